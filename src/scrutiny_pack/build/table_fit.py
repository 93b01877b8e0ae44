"""Tables that fit their slide: widths of columns and heights of rows, measured, and the rows cut where a slide is full. In points."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scrutiny_pack.build.fit import LINE, Box, line_count, spread, width_of, words_of
from scrutiny_pack.pack import Table

ACROSS = 7.0
"""The space left and right of the words of a cell."""
SIZES = ((16, 5.0), (14, 3.0))
"""The size of the words and the space above and below them: the first with which the whole table fits, else the last."""
_WIDEST = 2.0
"""By how much a column is widened over its longest text: figures far apart are hard to read along."""


@dataclass(frozen=True)
class TableFit:
    """How a table is set: the size of its words, the space above and below them, widths of columns, heights of header and rows."""

    size: int
    down: float
    widths: tuple[float, ...]
    header: float
    rows: tuple[float, ...]

    @property
    def height(self) -> float:
        """The whole table's height."""
        return self.header + sum(self.rows)


def fit_table(table: Table, box: Box) -> TableFit:
    """`table` in `box`, at the largest size at which it fits; at the smallest where it does not."""
    for size, down in SIZES[:-1]:
        fit = _fit(table, box, size, down)
        if fit.height <= box.height and _unbroken(table, box.family, size) <= box.width:
            return fit
    return _fit(table, box, *SIZES[-1])


def tables_that_fit(table: Table, box: Box) -> tuple[Table, ...]:
    """`table` in as few tables as fit `box` one by one, each with the header."""
    fit = fit_table(table, box)
    parts: list[Table] = []
    start = 0
    for count in spread(fit.rows, box.height - fit.header):
        parts.append(replace(table, rows=table.rows[start : start + count]))
        start += count
    return tuple(parts) or (table,)


def _fit(table: Table, box: Box, size: int, down: float) -> TableFit:
    widths = _column_widths(table, box, size)
    header, *rows = (
        _lines([text.plain for text in row], widths, box.family, size, bold=not number) * LINE * size + 2 * down
        for number, row in enumerate((table.header, *table.rows))
    )
    return TableFit(size, down, widths, header, tuple(rows))


def _lines(cells: list[str], widths: tuple[float, ...], family: str, size: int, bold: bool) -> int:
    lines = (
        line_count(cell, max(width - 2 * ACROSS, size), size, family, bold or not column)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return max(lines, default=1)


def _columns(table: Table) -> list[list[str]]:
    return [[row[column].plain for row in (table.header, *table.rows)] for column in range(len(table.header))]


def _column_widths(table: Table, box: Box, size: int) -> tuple[float, ...]:
    longest = [max(width_of(text, size, box.family, True) for text in column) + 2 * ACROSS + 1 for column in _columns(table)]
    if sum(longest) <= box.width:
        wider = min(box.width / sum(longest), _WIDEST)
        return tuple(width * wider for width in longest)
    least = _least_widths(table, box.family, size)
    spare = box.width - sum(least)
    if spare < 0:
        return tuple(width * box.width / sum(least) for width in least)
    wanted = [full - width for full, width in zip(longest, least, strict=True)]
    return tuple(width + spare * share / sum(wanted) for width, share in zip(least, wanted, strict=True))


def _least_widths(table: Table, family: str, size: int) -> list[float]:
    return [
        max(width_of(word, size, family, True) for text in column for word in words_of(text) or [""]) + 2 * ACROSS + 1
        for column in _columns(table)
    ]


def _unbroken(table: Table, family: str, size: int) -> float:
    return sum(_least_widths(table, family, size))
