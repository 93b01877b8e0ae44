"""Words in a placeholder: a paragraph each, in the pack's language, with the size that was measured where the template's is too large."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.slide import Slide as PptxSlide

from scrutiny_pack.build.fit import Box, fitting_size, words_of
from scrutiny_pack.build.slide import HEADING_SPACE, Line
from scrutiny_pack.text import reads_from_the_right

BULLET_INDENT, BULLET_SPACE = 15.0, 6.0
"""How far a bullet of ours is set in, and how far it stands from the one before it, in points."""
_EMU = 12700


Bullets = Literal["", "theirs", "ours"]
"""Whether the paragraphs of a text have no bullets, the template's, or those that we give them."""


def fill(
    slide: PptxSlide, body: Any, lines: Sequence[Line], box: Box, language: str, size: float | None = None, bullets: Bullets = ""
) -> None:
    """Write `lines` into the text `body`, which has the room of `box`: at `size`, else at the largest at which they fit."""
    write_lines(slide, body, lines, language, bullets)
    if size is not None:
        set_size(body, size)
        return
    fitting = fitting_size([line.plain for line in lines], box) or box.floor
    if fitting < box.size:
        # PowerPoint takes the stored scale until somebody edits the text, and LibreOffice works out its own.
        scale = math.ceil(fitting / box.size * 100_000)
        etree.SubElement(body.find(qn("a:bodyPr")), qn("a:normAutofit"), {"fontScale": str(scale)})


def set_size(body: Any, size: float) -> None:
    """Set all words of `body` in letters of `size`."""
    for properties in body.iter(qn("a:rPr"), qn("a:endParaRPr")):
        properties.set("sz", str(round(size * 100)))


def write_lines(slide: PptxSlide, body: Any, lines: Sequence[Line], language: str, bullets: Bullets = "") -> None:
    """Put `lines` in the place of the paragraphs of the text `body`; prose and headings have no bullet."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for number, line in enumerate(lines):
        paragraph = etree.SubElement(body, qn("a:p"))
        if bullets:
            _set_bullet(paragraph, line, bullets, first=number == 0)
        if line.label:
            add_run(paragraph, f"{line.label}: ", language, bold=True)
        run = add_run(paragraph, line.text, language, bold=line.heading)
        if line.address:
            link = slide.part.relate_to(line.address, RT.HYPERLINK, is_external=True)
            etree.SubElement(run, qn("a:hlinkClick"), {qn("r:id"): link})
        if reads_from_the_right(line.plain):
            _turn_around(paragraph)
        etree.SubElement(paragraph, qn("a:endParaRPr"), {"lang": language})


def _turn_around(paragraph: etree._Element) -> None:
    properties = paragraph.find(qn("a:pPr"))
    if properties is None:
        properties = etree.Element(qn("a:pPr"))
        paragraph.insert(0, properties)
    properties.set("rtl", "1")


def _set_bullet(paragraph: etree._Element, line: Line, bullets: Bullets, first: bool) -> None:
    """Say what the template does not: no bullet for prose, and one for a bullet where the template has none; a heading stands apart."""
    if not line.prose and bullets == "theirs":
        return
    indent = 0 if line.prose else round(BULLET_INDENT * _EMU)
    properties = etree.SubElement(paragraph, qn("a:pPr"), {"marL": str(indent), "indent": str(-indent)})
    before = HEADING_SPACE if line.heading else BULLET_SPACE if bullets == "ours" else 0
    if before and not first:
        etree.SubElement(etree.SubElement(properties, qn("a:spcBef")), qn("a:spcPts"), {"val": str(round(before * 100))})
    if line.prose:
        etree.SubElement(properties, qn("a:buNone"))
    else:
        etree.SubElement(properties, qn("a:buFont"), {"typeface": "Arial"})
        etree.SubElement(properties, qn("a:buChar"), {"char": "•"})


def add_run(paragraph: etree._Element, text: str, language: str, bold: bool = False) -> etree._Element:
    """A run with `text` at the end of `paragraph`; returns its properties."""
    run = etree.SubElement(paragraph, qn("a:r"))
    properties = etree.SubElement(run, qn("a:rPr"), {"lang": language} | ({"b": "1"} if bold else {}))
    etree.SubElement(run, qn("a:t")).text = " ".join(words_of(text)) + (" " if text.endswith(" ") else "")
    return properties
