"""The Word report on paper, as LibreOffice lays it out."""

from __future__ import annotations

import dataclasses
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from scrutiny_pack.pack import Chart, Paragraph
from scrutiny_pack.text import words
from tests.sample_pack import sample_pack
from tests.sample_report import W, report
from tests.word_templates import template

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


def test_nothing_that_belongs_together_is_parted_in_any_template(to_pdf: Callable[[Path], Path], tmp_path: Path) -> None:
    """In a template whose styles hold nothing together, no page ends with a heading or headline, and each caption has its picture."""
    document = tmp_path / "report.docx"
    pack = sample_pack()
    first = pack.sections[1]
    sections = []
    for letter in "abcdefghij":
        chart = dataclasses.replace(first.charts[0], id=f"{letter}.trend")
        said = words("Words that fill a line or two of the page. " * (3 + len(sections)))
        extra = tuple(Paragraph(f"{letter}.{name}", "body", said) for name in "xy")
        blocks = tuple(chart if isinstance(block, Chart) else block for block in first.blocks)
        sections.append(dataclasses.replace(first, id=letter, title=words(f"Section {letter}"), blocks=(*blocks, *extra)))
    loose = template(lambda made: [held.getparent().remove(held) for held in list(made.styles.element.iter(f"{W}keepNext"))])
    document.write_bytes(report(dataclasses.replace(pack, key_messages=(), appendix=(), sections=tuple(sections)), loose))
    pdf = to_pdf(document)
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    reader = PdfReader(pdf)
    seen = 0
    for number, page in enumerate(text.split("\f")[:-1]):
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        assert "Contents" in lines or not lines[-2].startswith(("Section ", "Re-referrals fell from")), (number, lines[-2])
        captions = [line for line in lines if line.startswith("Figure ")]
        resources = reader.pages[number]["/Resources"].get_object().get("/XObject", {}).get_object()
        assert len([each for each in resources.values() if each.get_object()["/Subtype"] == "/Image"]) >= bool(captions), number
        seen += len(captions)
    assert seen == len(sections)
