"""A grouped table on a slide: the name of a group over its first row, and small lines as the ground of their cells.

A cell of PowerPoint's holds no picture, and one that lay over the table would stay where it is when a row grows. A ground grows with its
cell. It has no alt text of its own: the cell says the lowest and the highest figure, and the presenter's notes say the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide as PptxSlide
from pptx.util import Pt

from scrutiny_pack.build.grouped_fit import BOLD
from scrutiny_pack.build.slide_colours import header_fill
from scrutiny_pack.build.slide_grouped_fit import BESIDE, LINE_HEIGHT
from scrutiny_pack.build.slide_line_grounds import ground_of_cell
from scrutiny_pack.build.slide_offer import Area
from scrutiny_pack.build.slide_table_parts import Line, colour_cell, new_table, write_cell
from scrutiny_pack.build.table_fit import TableFit
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.grouped_table import GroupedTable

_CLEAR = 2.0
"""How far the words of a cell stay off the small line over them."""


@dataclass(frozen=True)
class GroupedWriter:
    """Writes `table`, as it was fitted, on a slide; `drawings` has its small lines."""

    slide: PptxSlide
    table: GroupedTable
    fit: TableFit
    drawings: Mapping[str, Drawing]
    language: str

    def place(self, area: Area) -> Any:
        """Add the table at the top left of `area`; returns the frame."""
        frame, accent = new_table(self.slide, self.table, self.fit, area), header_fill(self.slide.slide_layout)
        head, *rows = frame.table.rows
        for cell, text in zip(head.cells, self.table.header, strict=True):
            self._write(cell, [Line(text.plain, bold=True)])
            cell.vertical_anchor = MSO_ANCHOR.BOTTOM
            colour_cell(cell, accent)
        for number, row in enumerate(rows):
            ends = bool(self.table.groups[number + 1 : number + 2] and self.table.groups[number + 1])
            for column, cell in enumerate(row.cells):
                self._write(cell, self._lines(number, column, accent))
                colour_cell(cell, rule=accent if ends else "", ground=self._ground(cell, number, column))
        return frame

    def _write(self, cell: Any, lines: list[Line]) -> None:
        write_cell(cell, lines, self.language, self.fit, BESIDE)
        cell.vertical_anchor = MSO_ANCHOR.TOP

    def _lines(self, row: int, column: int, accent: str) -> list[Line]:
        """The lines of a cell: the name of the group that begins over its own words, its figure over what is said of it."""
        first, *others = self.table.rows[row][column].plain.split("\n")
        lines = [Line(first, bold=column == BOLD), *map(Line, others)]
        name = self.table.groups[row].plain
        return [Line(name, bold=True, colour=accent), *lines] if name and not column else lines

    def _ground(self, cell: Any, row: int, column: int) -> Any:
        """The small line behind a cell, over its words, which are moved down."""
        line = self.table.lines[row] if column == self.table.lined else None
        if line is None:
            return None
        cell.margin_top = Pt(self.fit.down + LINE_HEIGHT)
        size = self.fit.widths[column], self.fit.rows[row]
        return ground_of_cell(self.slide, self.drawings[line.id], size, (BESIDE, self.fit.down), LINE_HEIGHT - _CLEAR)
