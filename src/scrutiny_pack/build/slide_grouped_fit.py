"""A grouped table over as few slides as can be read: letters, columns and headings alike on all of them. In points."""

from __future__ import annotations

from itertools import accumulate, pairwise

from scrutiny_pack.build.fit import LINE, Box, spread
from scrutiny_pack.build.grouped_fit import GroupedFit, Letters, cell_lines, fit_grouped, header_lines
from scrutiny_pack.build.table_fit import SIZES, TableFit
from scrutiny_pack.charts.small_lines import HEIGHT_CM, WIDTH_CM
from scrutiny_pack.grouped_table import GroupedTable

SIZE = SIZES[-1][0]
"""The smallest letters that can be read from the back of a room: at a larger size there would be more slides."""
BESIDE, DOWN, ROOMY = 4.0, 1.0, 4.0
"""The space left and right of the words of a cell, and above and below them at least, and where there is room."""
EDGE = 8.0
"""How far a table that is spread over its slide stays off what is below it."""
LINE_HEIGHT = LINE * SIZE
"""How high one line of words is, and a small line."""


def parts_of(table: GroupedTable, box: Box) -> tuple[tuple[GroupedTable, TableFit], ...]:
    """`table` in as few parts as fit `box` one by one, each as it is set; what has no room in width is left out."""
    letters = Letters(SIZE, box.family, 2 * BESIDE, LINE_HEIGHT * WIDTH_CM / HEIGHT_CM, names_inside=True)
    fit = fit_grouped(table, box.width, letters)
    head = _height(header_lines(fit.table, fit.widths, letters))
    parts = _parted(fit, letters, box.height - head)
    heights = [tuple(_height(max(lines)) for lines in cell_lines(part, fit.widths, letters)) for part in parts]
    spare = min((box.height - EDGE - head - sum(rows)) / (2 * len(rows) + 2) for rows in heights)
    more = max(min(spare, ROOMY - DOWN), 0.0)
    return tuple(
        (part, TableFit(SIZE, DOWN + more, fit.widths, head + 2 * more, tuple(height + 2 * more for height in rows)))
        for part, rows in zip(parts, heights, strict=True)
    )


def _parted(fit: GroupedFit, letters: Letters, room: float) -> list[GroupedTable]:
    """The table in parts whose rows fit `room`: where a group goes on, its name stands over the first row again and takes some of it."""
    heights = [_height(max(lines)) for lines in cell_lines(fit.table, fit.widths, letters)]
    within = room
    for _ in heights:
        ends = list(accumulate(spread(heights, within)))
        parts = [fit.table.part(start, end) for start, end in pairwise([0, *ends])]
        over = max(sum(_height(max(lines)) for lines in cell_lines(part, fit.widths, letters)) for part in parts) - room
        if over <= 0 or len(parts) == len(heights):
            break
        within -= over
    return parts


def _height(lines: int) -> float:
    return lines * LINE_HEIGHT + 2 * DOWN
