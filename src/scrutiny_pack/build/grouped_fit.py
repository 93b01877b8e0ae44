"""How a grouped table fits: the widths of its columns and the lines of its rows, measured; columns that have no room go. In points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from scrutiny_pack.build.column_narrowing import narrowed
from scrutiny_pack.build.fit import line_count, width_of, words_of
from scrutiny_pack.charts.small_lines import WIDTH_CM
from scrutiny_pack.grouped_table import GroupedTable

BOLD = 1
"""The column whose figures are bold: what is newest is what is looked for."""
_LABEL_LINES = 2
"""So many lines an indicator's name may take, where there is room for more columns besides."""
_STEP = 4.0
_AT_MOST = 1.5
"""By how much a column is widened over what stands in it: figures far apart are hard to read along."""


@dataclass(frozen=True)
class Letters:
    """The letters of a table: their size and family, and the space left and right of the words of a cell, together."""

    size: float
    family: str
    across: float
    small_line: float = WIDTH_CM * 72 / 2.54
    """How wide a small line is."""
    names_inside: bool = False
    """Whether the name of a group stands in the first cell alone; else it moves the whole row down."""

    def width(self, text: str, bold: bool = False) -> float:
        """How wide `text` is on one line, with what stands beside it."""
        return width_of(text, self.size, self.family, bold) + self.across + 1

    def lines(self, text: str, column: float, bold: bool = False) -> int:
        """How many lines `text` takes in a column so wide, each new line of its own among them."""
        room = max(column - self.across, self.size)
        return sum(line_count(line, room, self.size, self.family, bold) for line in text.split("\n"))


@dataclass(frozen=True)
class GroupedFit:
    """A grouped table with as many of its columns as there is room for, and their widths."""

    table: GroupedTable
    widths: tuple[float, ...]


def fit_grouped(table: GroupedTable, width: float, letters: Letters) -> GroupedFit:
    """`table` in `width`: a column that can be spared goes where the longest words of all have no room."""
    columns = [_Column(table, number, letters) for number in range(len(table.header))]
    if sum(column.least for column in columns) > width and table.spare:
        return fit_grouped(table.without(table.spare[0]), width, letters)
    wanted = [column.wanted for column in columns]
    if sum(wanted) > width:
        return GroupedFit(table, narrowed(columns, width))
    headed = [column.headed for column in columns]
    return GroupedFit(table, tuple(_widened(headed if sum(headed) <= width else wanted, width, columns[0].whole)))


def needed_width(table: GroupedTable, letters: Letters) -> float:
    """How wide `table` is with every cell as it is meant to be."""
    return sum(_Column(table, number, letters).wanted for number in range(len(table.header)))


def name_lines(table: GroupedTable, row: int, column: float, letters: Letters) -> int:
    """How many lines the name of the group over a row takes; none where no group begins."""
    name = table.groups[row].plain
    return letters.lines(name, column, bold=True) if name else 0


def cell_lines(table: GroupedTable, widths: Iterable[float], letters: Letters) -> list[list[int]]:
    """For each row how many lines each of its cells takes, the names of groups among them where they stand in the first."""
    by_column = (_Column(table, number, letters).lines(width) for number, width in enumerate(widths))
    return [list(row) for row in zip(*by_column, strict=True)]


def header_lines(table: GroupedTable, widths: Iterable[float], letters: Letters) -> int:
    """How many lines the headings take."""
    return max(letters.lines(cell.plain, column, bold=True) for cell, column in zip(table.header, widths, strict=True))


@dataclass(frozen=True)
class _Column:
    """One column of a table, measured."""

    table: GroupedTable
    number: int
    letters: Letters

    @property
    def cells(self) -> list[str]:
        """What its cells say."""
        return [row[self.number].plain for row in self.table.rows]

    def lines(self, width: float) -> list[int]:
        """How many lines each cell takes in a column so wide; a small line is one, and a name that stands in the cell counts."""
        counts = [sum(self.letters.lines(text, width, bold) for text, bold in self._paragraphs(cell)) for cell in self.cells]
        if not self.number and self.letters.names_inside:
            return [count + self._name(row, width) for row, count in enumerate(counts)]
        if not self._is_lined:
            return counts
        return [count + (line is not None) for count, line in zip(counts, self.table.lines, strict=True)]

    def names(self, width: float) -> int:
        """How many lines the names of all groups take over its rows; only the first column has them."""
        apart = not self.number and not self.letters.names_inside
        return sum(self._name(row, width) for row in range(len(self.table.rows))) if apart else 0

    @cached_property
    def least(self) -> float:
        """Room for its longest word, and for its small line."""
        heads = [self.table.header[self.number].plain, *self._names]
        words = [self.letters.width(word, bold=True) for text in heads for word in words_of(text)]
        words += [self.letters.width(word, bold) for cell in self.cells for text, bold in self._paragraphs(cell) for word in words_of(text)]
        return max([*words, *([self.letters.small_line + self.letters.across] if self._is_lined else [])])

    @cached_property
    def wanted(self) -> float:
        """Room for every line of its cells; an indicator's name may take two."""
        if self.number:
            return max([self.least, *(self.letters.width(text, bold) for cell in self.cells for text, bold in self._paragraphs(cell))])
        width = max([self.least, *(self.letters.width(name, bold=True) for name in self._names)])
        while any(self.letters.lines(cell, width) > _LABEL_LINES for cell in self.cells):
            width += _STEP
        return width

    @property
    def headed(self) -> float:
        """The same, and room for its heading on one line."""
        return max(self.wanted, self.letters.width(self.table.header[self.number].plain, bold=True))

    @property
    def whole(self) -> float:
        """Room for every cell on one line."""
        return max(self.letters.width(cell) for cell in self.cells)

    def _paragraphs(self, cell: str) -> list[tuple[str, bool]]:
        """What of a cell begins a line of its own, and whether it is bold: the newest figure is."""
        return [(text, self.number == BOLD and not place) for place, text in enumerate(cell.split("\n"))]

    def _name(self, row: int, width: float) -> int:
        return name_lines(self.table, row, width, self.letters)

    @property
    def _names(self) -> list[str]:
        return [] if self.number else [name.plain for name in self.table.groups if name]

    @property
    def _is_lined(self) -> bool:
        return bool(self.number) and self.number == self.table.lined


def _widened(wanted: list[float], width: float, whole: float) -> list[float]:
    """What is left over goes to the names first, as far as it helps them, and then to all others alike."""
    spare = width - sum(wanted)
    names = min(max(whole - wanted[0], 0.0), spare / 2)
    each = (spare - names) / max(len(wanted) - 1, 1)
    return [wanted[0] + names, *(min(column + each, column * _AT_MOST) for column in wanted[1:])]
