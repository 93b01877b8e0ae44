"""The Word report on paper, as LibreOffice lays it out."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sample_pack import sample_pack
from tests.sample_report import report

pytestmark = pytest.mark.libreoffice


@pytest.fixture
def pages(to_pdf: Callable[[Path], Path], tmp_path: Path) -> list[str]:
    """The text of each page."""
    document = tmp_path / "report.docx"
    document.write_bytes(report())
    command = ["pdftotext", "-enc", "UTF-8", "-layout", str(to_pdf(document)), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]


def test_the_report_prints_all_its_texts_and_nothing_else(pages: list[str]) -> None:
    """Every bullet is on paper, and no field's instruction is: LibreOffice once printed those."""
    printed = " ".join(" ".join(pages).split())
    for section in sample_pack().sections:
        for bullet in section.bullets:
            assert bullet.text.plain in printed
    for instruction in ("SEQ", "HYPERLINK", "TOC \\", "PAGEREF"):
        assert instruction not in printed


def test_a_section_keeps_its_chart(pages: list[str]) -> None:
    """Heading, headline and caption stand on one page."""
    page = next(page for page in pages if "Figure 1:" in page)
    assert "Re-referrals fell from" in page
    assert page.index("Re-referrals fell from") < page.index("Figure 1:")


def test_every_page_but_the_cover_says_what_it_belongs_to(pages: list[str]) -> None:
    """Board, meeting, title and page number stand on each page; the cover has neither head nor foot."""
    assert "Page" not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        assert lines[0] == "Children's Services Scrutiny Board 10 October 2022"
        assert f"Key performance, July 2022 Page {number} of {len(pages)}" == lines[-1]
