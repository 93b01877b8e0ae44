"""What every table on a slide is made of: a frame without a style, cells with words in them, quiet rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide as PptxSlide
from pptx.util import Emu, Pt

from scrutiny_pack.build.slide_offer import Area
from scrutiny_pack.build.slide_text import add_run
from scrutiny_pack.build.table_fit import TableFit
from scrutiny_pack.pack import Table

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own "No Style, No Grid", so that a board's template cannot colour cells into bad contrast."""
_RULE = 9525
_QUIET = '<a:schemeClr val="bg2"><a:lumMod val="75000"/></a:schemeClr>'


@dataclass(frozen=True)
class Line:
    """One line of a cell; `colour` is the scheme's name of a colour other than that of the cell's words."""

    text: str
    bold: bool = False
    colour: str = ""


def new_table(slide: PptxSlide, table: Table, fit: TableFit, area: Area) -> Any:
    """The frame of `table` at the top left of `area`, its cells empty, its columns and rows as they were fitted."""
    size = (Emu(sum(round(Pt(width)) for width in fit.widths)), Emu(round(Pt(fit.height))))
    frame: Any = slide.shapes.add_table(len(table.rows) + 1, len(table.header), area.left, area.top, *size)
    frame.name = f"sp:table:{table.id}"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", table.description.plain)
    drawn = frame.table
    drawn._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_STYLE
    drawn.horz_banding, drawn.first_col = False, True
    for column, width in zip(drawn.columns, fit.widths, strict=True):
        column.width = Emu(round(Pt(width)))
    for row, height in zip(drawn.rows, (fit.header, *fit.rows), strict=True):
        row.height = Emu(round(Pt(height)))
    return frame


def write_cell(cell: Any, lines: Sequence[Line], language: str, fit: TableFit, beside: float, *, right: bool = False) -> None:
    """Write `lines` into a cell, as one paragraph, with the space of `beside` left and right of them."""
    paragraph, size = cell._tc.txBody.find(qn("a:p")), {"lang": language, "sz": str(fit.size * 100)}
    if right:
        paragraph.append(etree.Element(qn("a:pPr"), {"algn": "r"}))
    for number, line in enumerate(lines):
        if number:
            etree.SubElement(etree.SubElement(paragraph, qn("a:br")), qn("a:rPr"), size)
        if line.text:
            properties = add_run(paragraph, line.text, language, line.bold)
            properties.set("sz", size["sz"])
            if line.colour:
                properties.insert(0, _solid(line.colour))
    etree.SubElement(paragraph, qn("a:endParaRPr"), size)
    cell.margin_left = cell.margin_right = Pt(beside)
    cell.margin_top = cell.margin_bottom = Pt(fit.down)


def colour_cell(cell: Any, head: str = "", *, rule: str = "", ground: etree._Element | None = None) -> None:
    """Colour a cell of the header, on `head` of the scheme, or of the body: its words, its ground, and the rule below it.

    The rule is strong in the header, and where it is in a colour of its own.
    """
    properties = cell._tc.get_or_add_tcPr()
    colour = '<a:schemeClr val="accent2"/>' if head else f'<a:schemeClr val="{rule}"/>' if rule else _QUIET
    width = _RULE * (3 if head else 2 if rule else 1)
    properties.append(parse_xml(f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill>{colour}</a:solidFill></a:lnB>'))
    plain = _solid(head) if head else parse_xml(f"<a:noFill {nsdecls('a')}/>")
    properties.append(plain if ground is None else ground)
    for run in cell._tc.iter(qn("a:rPr")):
        if run.find(qn("a:solidFill")) is None:
            run.insert(0, _solid("bg1" if head else "tx1"))


def _solid(colour: str) -> Any:
    return parse_xml(f'<a:solidFill {nsdecls("a")}><a:schemeClr val="{colour}"/></a:solidFill>')
