"""A real table on a slide: a header row that a screen reader knows as one, quiet rules instead of a grid, no merged cells."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide as PptxSlide

from scrutiny_pack.build.fit import Box
from scrutiny_pack.build.slide_colours import header_fill
from scrutiny_pack.build.slide_offer import Area
from scrutiny_pack.build.slide_table_parts import Line, colour_cell, new_table, write_cell
from scrutiny_pack.build.table_fit import ACROSS, fit_table
from scrutiny_pack.pack import Table


def place_table(slide: PptxSlide, table: Table, area: Area, box: Box, language: str) -> Any:
    """Add `table` at the top left of `area`, as wide as it needs; returns the frame."""
    fit = fit_table(table, box)
    frame, header = new_table(slide, table, fit, area), header_fill(slide.slide_layout)
    for row, texts in zip(frame.table.rows, (table.header, *table.rows), strict=True):
        for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            head = texts is table.header
            line = Line(text.plain, bold=head or number == 0)
            write_cell(cell, [line], language, fit, ACROSS, right=table.numeric and number > 0)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            colour_cell(cell, header if head else "")
    return frame
