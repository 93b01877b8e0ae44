"""Decks as they are shown: LibreOffice makes a PDF of one, and every word has its place in it; and a pack that leaves no room at all."""

from __future__ import annotations

import io
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.shapes.base import BaseShape

from scrutiny_pack.pack import Pack, Paragraph, Section
from scrutiny_pack.text import words
from tests.sample_pack import section
from tests.sample_slides import bullet, chart, large_pack, month_table

TOOLS = ("soffice", "pdftotext")
TOLERANCE = 3.0
"""Points by which a letter's box may stand out of its placeholder: descenders and side bearings."""


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


def tight_pack() -> Pack:
    """The crowded parts of the crowded pack only, for templates of which there are many."""
    whole = crowded_pack()
    return replace(whole, sections=(whole.sections[0], *whole.sections[-3:]))


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


def strays(data: bytes, folder: Path) -> list[tuple[str, Word]]:
    """Every word of the deck `data` that is printed off its slide or outside the boxes of its shapes, with the slide's title."""
    presentation = Presentation(io.BytesIO(data))
    pages = rendered(data, folder)
    assert len(pages) == len(presentation.slides)
    found = []
    for slide, (width, height, printed) in zip(presentation.slides, pages, strict=True):
        assert printed
        boxes = [_edges(shape) for shape in slide.shapes]
        page = (0, 0, width, height)
        found += [
            (slide.shapes.title.text, word) for word in printed if not _inside(word, page) or not any(_inside(word, box) for box in boxes)
        ]
    return found
