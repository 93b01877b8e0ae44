"""How a grouped table fits: the widths of its columns and the lines of its rows, measured; columns that have no room go. In points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny_pack.build.fit import line_count, width_of, words_of
from scrutiny_pack.charts.small_lines import WIDTH_CM
from scrutiny_pack.grouped_table import GroupedTable

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
    least = [_least(table, column, letters) for column in range(len(table.header))]
    if sum(least) > width and table.spare:
        return fit_grouped(table.without(table.spare[0]), width, letters)
    wanted = [max(_wanted(table, column, letters), narrowest) for column, narrowest in enumerate(least)]
    if sum(wanted) > width:
        return GroupedFit(table, tuple(_narrowed(table, wanted, least, width, letters)))
    headed = [max(column, letters.width(head.plain, bold=True)) for column, head in zip(wanted, table.header, strict=True)]
    return GroupedFit(table, tuple(_widened(headed if sum(headed) <= width else wanted, width, _whole(table, letters))))


def needed_width(table: GroupedTable, letters: Letters) -> float:
    """How wide `table` is with every cell as it is meant to be."""
    return sum(max(_wanted(table, column, letters), _least(table, column, letters)) for column in range(len(table.header)))


def row_lines(table: GroupedTable, row: int, widths: Iterable[float], letters: Letters) -> tuple[int, int]:
    """How many lines the name of the group over a row takes, and how many the row."""
    across = tuple(widths)
    name = table.groups[row].plain
    above = letters.lines(name, across[0], bold=True) if name else 0
    return above, max(letters.lines(cell.plain, column) for cell, column in zip(table.rows[row], across, strict=True))


def header_lines(table: GroupedTable, widths: Iterable[float], letters: Letters) -> int:
    """How many lines the headings take."""
    return max(letters.lines(cell.plain, column, bold=True) for cell, column in zip(table.header, widths, strict=True))


def _widened(wanted: list[float], width: float, whole: float) -> list[float]:
    """What is left over goes to the names first, as far as it helps them, and then to all others alike."""
    spare = width - sum(wanted)
    names = min(max(whole - wanted[0], 0.0), spare / 2)
    each = (spare - names) / max(len(wanted) - 1, 1)
    return [wanted[0] + names, *(min(column + each, column * _AT_MOST) for column in wanted[1:])]


def _narrowed(table: GroupedTable, wanted: list[float], least: list[float], width: float, letters: Letters) -> list[float]:
    """What is lacking comes step by step from the column in which it costs the fewest lines; of equal ones from that with the most to give."""
    if sum(least) >= width:
        return [narrowest * width / sum(least) for narrowest in least]
    widths = list(wanted)
    rows = [[letters.lines(cell.plain, column) for cell, column in zip(row, widths, strict=True)] for row in table.rows]
    names = _name_lines(table, widths[0], letters)
    while (lacking := sum(widths) - width) > 0:
        found = []
        for column, narrowest in enumerate(least):
            step = min(_STEP, lacking, widths[column] - narrowest)
            if step > 0:
                lines = [letters.lines(row[column].plain, widths[column] - step) for row in table.rows]
                over = names if column else _name_lines(table, widths[0] - step, letters)
                cost = over + sum(max(*others[:column], *others[column + 1 :], now) for others, now in zip(rows, lines, strict=True))
                found.append(((cost, narrowest - widths[column]), column, step, lines, over))
        _, column, step, lines, names = min(found)
        widths[column] -= step
        for row, now in zip(rows, lines, strict=True):
            row[column] = now
    return widths


def _name_lines(table: GroupedTable, column: float, letters: Letters) -> int:
    """How many lines the names of all groups take."""
    return sum(letters.lines(name.plain, column, bold=True) for name in table.groups if name)


def _least(table: GroupedTable, column: int, letters: Letters) -> float:
    """Room for the longest word of a column, and for its small line."""
    heads = [table.header[column].plain, *((name.plain for name in table.groups) if not column else ())]
    words = [letters.width(word, bold=True) for text in heads for word in words_of(text)]
    words += [letters.width(word) for row in table.rows for word in words_of(row[column].plain)]
    return max([*words, *([letters.small_line + letters.across] if column and column == table.lined else [])])


def _wanted(table: GroupedTable, column: int, letters: Letters) -> float:
    """Room for every line of a column's cells; an indicator's name may take two."""
    if column:
        return max(letters.width(line) for row in table.rows for line in row[column].plain.split("\n"))
    width = _least(table, 0, letters)
    while any(letters.lines(row[0].plain, width) > _LABEL_LINES for row in table.rows):
        width += _STEP
    return max([width, *(letters.width(name.plain, bold=True) for name in table.groups)])


def _whole(table: GroupedTable, letters: Letters) -> float:
    """Room for every name on one line."""
    return max(letters.width(row[0].plain) for row in table.rows)
