"""The deck as it is shown: LibreOffice makes a PDF of it, and every word is inside its placeholder and on its slide."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.shapes.base import BaseShape

from scrutiny_pack.build.powerpoint import build_powerpoint
from scrutiny_pack.build.template import open_template
from scrutiny_pack.pack import Pack, Paragraph, Section
from scrutiny_pack.text import words
from tests.sample_pack import section
from tests.sample_slides import bullet, chart, drawings, large_pack, month_table
from tests.shipped_boards import BOARDS

TEMPLATES = Path(__file__).parents[2] / "templates"
TOOLS = ("soffice", "pdftotext")
TOLERANCE = 3.0
"""Points by which a letter's box may stand out of its placeholder: descenders and side bearings."""

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not all(map(shutil.which, TOOLS)) and not os.environ.get("CI"), reason="needs LibreOffice and poppler's tools"),
]


@dataclass(frozen=True)
class Word:
    """A word on a page, with its corners in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def crowded_pack() -> Pack:
    """A pack with the longest texts that a slide may have, in every slot."""
    pack = large_pack(9)
    long = words(
        "Of the children in need whose assessment ended in the year, nearly two in three waited for longer than neighbours do, on the whole"
    )
    entries = [bullet(f"long.{letter}", long) for letter in "abcdefg"]
    part = section(
        "Assessments that were completed within the time that guidance expects, by team and by month", chart("long.trend"), entries
    )
    headline = Paragraph("long.headline", "headline", long + words(", though the gap to England has narrowed in the last quarter"))
    crowded = replace(part, blocks=(headline, *part.blocks[1:]), slide_note=long + words("; ") + long)
    prose = Section("prose", words("Prose"), tuple(Paragraph(f"prose.{n}", "body", long + words(". ") + long) for n in "abcdefghij"))
    tables = Section("rows", words("Rows"), (month_table(40),))
    return replace(
        pack, title=long, subtitle=long, committee=words("Joint committee " * 5), sections=(*pack.sections, crowded, prose, tables)
    )


def rendered(data: bytes, folder: Path) -> list[tuple[float, float, list[Word]]]:
    """Width, height and words of every page of the PDF that LibreOffice makes of the deck `data`."""
    (folder / "deck.pptx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*office, str(folder / "deck.pptx")], check=True, capture_output=True, timeout=180)
    subprocess.run(["pdftotext", "-bbox", str(folder / "deck.pdf"), str(folder / "words.html")], check=True, timeout=60)
    root = etree.fromstring((folder / "words.html").read_bytes(), etree.HTMLParser())
    return [
        (float(page.get("width")), float(page.get("height")), [_word(element) for element in page.iter("word")])
        for page in root.iter("page")
    ]


def _word(element: etree._Element) -> Word:
    corners = (float(element.get(side)) for side in ("xmin", "ymin", "xmax", "ymax"))
    return Word(element.text or "", *corners)


def _edges(shape: BaseShape) -> tuple[float, float, float, float]:
    left, top = shape.left.pt - TOLERANCE, shape.top.pt - TOLERANCE
    return left, top, left + shape.width.pt + 2 * TOLERANCE, top + shape.height.pt + 2 * TOLERANCE


def _inside(word: Word, edges: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = edges
    return left <= word.left <= word.right <= right and top <= word.top <= word.bottom <= bottom


@pytest.fixture(params=BOARDS)
def template(request: pytest.FixtureRequest) -> bytes:
    """The slides of each shipped board."""
    name = BOARDS[request.param].slides
    return open_template(TEMPLATES / request.param / name, name)


@pytest.mark.parametrize("pack", [large_pack(), crowded_pack()], ids=["large", "crowded"])
def it_shows_no_word_outside_its_placeholder_or_its_slide(pack: Pack, template: bytes, tmp_path: Path) -> None:
    """Every printed word lies in the box of a placeholder or table on its slide."""
    data = build_powerpoint(pack, drawings(pack), template)
    presentation = Presentation(io.BytesIO(data))
    pages = rendered(data, tmp_path)
    assert len(pages) == len(presentation.slides)
    for slide, (width, height, found) in zip(presentation.slides, pages, strict=True):
        assert found
        boxes = [_edges(shape) for shape in slide.shapes]
        for word in found:
            assert word.left >= 0 and word.top >= 0 and word.right <= width and word.bottom <= height, word
            assert any(_inside(word, box) for box in boxes), (slide.shapes.title.text, word)


def it_prints_every_planned_word(template: bytes, tmp_path: Path) -> None:
    """What is in the file is on the page: nothing hides behind a picture's edge or under a fill of its own colour."""
    pack = large_pack()
    data = build_powerpoint(pack, drawings(pack), template)
    for slide, (_, _, found) in zip(Presentation(io.BytesIO(data)).slides, rendered(data, tmp_path), strict=True):
        printed = re.sub(r"\s", "", "".join(word.text for word in found))
        for shape in slide.placeholders:
            for paragraph in shape.text_frame.paragraphs:
                words_of_it = paragraph.text.split()
                assert all(word in printed for word in words_of_it), (slide.shapes.title.text, paragraph.text)
