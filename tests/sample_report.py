"""The sample pack as a Word report, and ways to read one, for tests of what is built."""

from __future__ import annotations

import dataclasses
import struct
import zlib
from pathlib import Path

from docx.oxml.parser import parse_xml
from lxml import etree

from scrutiny_pack.build.parts import read_parts, write_parts
from scrutiny_pack.build.template import open_template
from scrutiny_pack.build.word import build_word
from scrutiny_pack.build.word_document import ReportChoices
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.front_entry import FrontEntry
from scrutiny_pack.pack import Chapter, ChapterPart, Marks, Pack, Paragraph, Table
from scrutiny_pack.text import words
from tests.sample_pack import literal, sample_pack, slot

REPORT = Path(__file__).parents[1] / "templates" / "scrutiny" / "report.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="160" height="80"><path d="M5 60L80 20L150 40" stroke="#12436D" fill="none"/></svg>'


def tiny_png() -> bytes:
    """One blue pixel."""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\x12\x43\x6d")), (b"IEND", b"")]
    packed = [struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def drawings_of(pack: Pack) -> dict[str, Drawing]:
    """A stand-in for each chart's drawing."""
    return {chart.id: Drawing(SVG, tiny_png(), 16, 8, ()) for section in pack.sections for chart in section.charts}


def report(pack: Pack | None = None, template: bytes | None = None, choices: ReportChoices | None = None) -> bytes:
    """The report of `pack`, of the sample pack without one."""
    pack = pack or sample_pack()
    return build_word(pack, drawings_of(pack), template or open_template(REPORT, "report.docx"), choices or ReportChoices())


def full_pack() -> Pack:
    """The sample pack with a front sheet, a scorecard that is too wide for an upright page, methods, a glossary and both marks."""
    details = [("report_to", "Report to", "The board"), ("director", "Director", "Director of Children's Services")]
    sheet = [FrontEntry(f"front_sheet.{key}", "detail", words(label), (words(text),)) for key, label, text in details]
    papers = (words("That the board notes the figures."), words("That it comments on them."))
    sheet += [
        FrontEntry("front_sheet.purpose", "prose", words("Purpose"), (words("To tell the board how services perform."),)),
        FrontEntry("front_sheet.recommendations", "list", words("Recommendations"), papers),
        FrontEntry("front_sheet.implications", "groups", words("Implications"), (words("None."),), (words("Financial"),)),
    ]
    header = tuple(map(words, ("Indicator", "Period", "Latest", "A year before", "Direction", "Neighbours", "West Midlands", "England")))
    row = (words("Re-referrals within a year of an earlier referral"), literal("July 2022"), slot("20.0%"), slot("22.6%"))
    cells = (*row, words("down, better"), *(slot("20.8%") + words(" (slightly below)") for _ in range(3)))
    card = Table("scorecard.table", words("All indicators"), header, (cells,) * 6, words("One row each"), numeric=False)
    reading = Paragraph("scorecard.reading", "body", words("Beside each figure stands where it is."))
    methods = ChapterPart("methods.comparisons", words("How figures are compared"), (Paragraph("methods.a", "body", words("As printed.")),))
    terms = Table(
        "glossary.terms", words("Words"), (words("Term"), words("Meaning")), ((words("Referral"), words("A request")),), words("Each")
    )
    return dataclasses.replace(
        sample_pack(),
        front_sheet=tuple(sheet),
        scorecard=Chapter("scorecard", words("Scorecard"), (reading, card)),
        appendices=(Chapter("methods", words("Methods"), (), (methods,)), Chapter("glossary", words("Glossary"), (terms,))),
        marks=Marks(literal("Draft: figures to July 2022"), words("Not for publication")),
    )


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """A part of the report, parsed."""
    return parse_xml(read_parts(data)[name])


def text_of(element: etree._Element) -> str:
    """The text that is printed, with a line for each paragraph."""
    return "\n".join("".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in element.iter(f"{W}p"))


def values(root: etree._Element, tag: str, attribute: str = "val") -> list[str]:
    """The attribute of every element `tag`, in order."""
    return [element.get(f"{W}{attribute}", "") for element in root.iter(f"{W}{tag}")]


def changed_template(**parts: bytes) -> bytes:
    """The shipped template with parts of its word folder replaced."""
    return write_parts(read_parts(REPORT.read_bytes()) | {f"word/{name}.xml": data for name, data in parts.items()})


def style_of(paragraph: etree._Element) -> str:
    """The id of the paragraph's style."""
    return next(iter(values(paragraph, "pStyle")), "")


def text_of_paragraph(paragraph: etree._Element) -> str:
    """The text of one paragraph."""
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
