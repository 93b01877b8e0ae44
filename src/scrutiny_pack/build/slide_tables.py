"""A real table on a slide: a header row that a screen reader knows as one, quiet rules instead of a grid, no merged cells."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide as PptxSlide
from pptx.util import Emu, Pt

from scrutiny_pack.build.fit import Box
from scrutiny_pack.build.slide_colours import header_fill
from scrutiny_pack.build.slide_offer import Area
from scrutiny_pack.build.slide_text import add_run
from scrutiny_pack.build.table_fit import ACROSS, TableFit, fit_table
from scrutiny_pack.pack import Table

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own "No Style, No Grid", so that a board's template cannot colour cells into bad contrast."""
_RULE = 9525


def place_table(slide: PptxSlide, table: Table, area: Area, box: Box, language: str) -> Any:
    """Add `table` at the top left of `area`, as wide as it needs; returns the frame."""
    fit = fit_table(table, box)
    size = (Emu(sum(round(Pt(width)) for width in fit.widths)), Emu(round(Pt(fit.height))))
    frame: Any = slide.shapes.add_table(len(table.rows) + 1, len(table.header), area.left, area.top, *size)
    frame.name = f"sp:table:{table.id}"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", table.description.plain)
    drawn, header = frame.table, header_fill(slide.slide_layout)
    drawn._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_STYLE
    drawn.horz_banding, drawn.first_col = False, True
    for column, width in zip(drawn.columns, fit.widths, strict=True):
        column.width = Emu(round(Pt(width)))
    for row, height, texts in zip(drawn.rows, (fit.header, *fit.rows), (table.header, *table.rows), strict=True):
        row.height = Emu(round(Pt(height)))
        for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            head = texts is table.header
            _write(cell, text.plain, language, fit, bold=head or number == 0, right=table.numeric and number > 0)
            _colour(cell, header if head else "")
    return frame


def _write(cell: Any, text: str, language: str, fit: TableFit, bold: bool, right: bool) -> None:
    paragraph = cell._tc.txBody.find(qn("a:p"))
    if right:
        paragraph.append(etree.Element(qn("a:pPr"), {"algn": "r"}))
    if text:
        add_run(paragraph, text, language, bold).set("sz", str(fit.size * 100))
    etree.SubElement(paragraph, qn("a:endParaRPr"), {"lang": language, "sz": str(fit.size * 100)})
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Pt(ACROSS)
    cell.margin_top = cell.margin_bottom = Pt(fit.down)


def _colour(cell: Any, head: str) -> None:
    """Colour a cell of the header, on `head` of the scheme, or of the body."""
    rule = '<a:schemeClr val="accent2"/>' if head else '<a:schemeClr val="bg2"><a:lumMod val="75000"/></a:schemeClr>'
    properties = cell._tc.get_or_add_tcPr()
    line = f'<a:lnB {nsdecls("a")} w="{_RULE * (3 if head else 1)}"><a:solidFill>{rule}</a:solidFill></a:lnB>'
    properties.append(parse_xml(line))
    fill = f'<a:solidFill {nsdecls("a")}><a:schemeClr val="{head}"/></a:solidFill>' if head else f"<a:noFill {nsdecls('a')}/>"
    properties.append(parse_xml(fill))
    colour = f'<a:solidFill {nsdecls("a")}><a:schemeClr val="{"bg1" if head else "tx1"}"/></a:solidFill>'
    for run in cell._tc.iter(qn("a:rPr")):
        run.insert(0, parse_xml(colour))
