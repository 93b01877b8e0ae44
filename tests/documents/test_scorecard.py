"""The scorecard of the shipped boards as it is shown: on few pages and slides, every word in its table, every indicator once."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from tests.built_boards import built_board
from tests.rendered_slides import TOOLS, strays
from tests.shipped_boards import BOARDS

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not all(map(shutil.which, TOOLS)) and not os.environ.get("CI"), reason="needs LibreOffice and poppler's tools"),
]
ROWS = {"scrutiny": 21, "corporate-parenting": 9, "safeguarding-partnership": 12}
"""How many indicators each board's bullets speak of."""


@pytest.fixture(scope="module", params=[name for name in BOARDS if name != "leadership-team"])
def board(request: pytest.FixtureRequest) -> tuple[str, dict[str, Path]]:
    """A board's name, and its documents by ending."""
    return request.param, {path.suffix: path for path in built_board(request.param).files}


def test_the_report_has_it_on_two_pages_at_most(board: tuple[str, dict[str, Path]], to_pdf: Callable[[Path], Path]) -> None:
    """Its header stands on each of them, on a page on its side, and its pages follow each other."""
    pdf = to_pdf(board[1][".docx"])
    pages = (
        subprocess.run(["pdftotext", "-enc", "UTF-8", "-layout", str(pdf), "-"], capture_output=True, check=True)
        .stdout.decode()
        .split("\f")
    )
    found = [number for number, page in enumerate(pages) if re.search(r"Indicator\s+Latest", page)]
    assert found in ([found[0]], [found[0], found[0] + 1])
    signs = sum(len(re.findall(r"\b(?:year to|months to|31) \w+ 20\d\d", pages[number])) for number in found)
    assert signs == ROWS[board[0]]


def test_the_deck_has_it_on_three_slides_at_most(board: tuple[str, dict[str, Path]], tmp_path: Path) -> None:
    """Every indicator once, in letters of one size, and no word outside its table."""
    data = board[1][".pptx"].read_bytes()
    slides = [slide for slide in Presentation(io.BytesIO(data)).slides if slide.shapes.title.text.startswith("Scorecard")]
    assert len(slides) <= 3
    tables = [next(shape.table for shape in slide.shapes if shape.has_table) for slide in slides]
    assert sum(len(table.rows) - 1 for table in tables) == ROWS[board[0]]
    assert {
        run.font.size.pt for table in tables for row in table.rows for cell in row.cells for run in cell.text_frame.paragraphs[0].runs
    } == {14}
    assert [stray for stray in strays(data, tmp_path) if stray[0].startswith("Scorecard")] == []
