"""A grouped table over as few slides as can be read: letters, columns and headings alike on all of them. In points."""

from __future__ import annotations

from scrutiny_pack.build.fit import LINE, Box, spread
from scrutiny_pack.build.grouped_fit import Letters, cell_lines, fit_grouped, header_lines, name_lines
from scrutiny_pack.build.table_fit import SIZES, TableFit
from scrutiny_pack.charts.small_lines import HEIGHT_CM, WIDTH_CM
from scrutiny_pack.grouped_table import GroupedTable

SIZE = SIZES[-1][0]
"""The smallest letters that can be read from the back of a room: at a larger size there would be more slides."""
BESIDE, DOWN = 5.0, 2.0
"""The space left and right of the words of a cell, and above and below them."""
LINE_HEIGHT = LINE * SIZE
"""How high one line of words is, and a small line."""


def parts_of(table: GroupedTable, box: Box) -> tuple[tuple[GroupedTable, TableFit], ...]:
    """`table` in as few parts as fit `box` one by one, each as it is set; what has no room in width is left out."""
    letters = Letters(SIZE, box.family, 2 * BESIDE, LINE_HEIGHT * WIDTH_CM / HEIGHT_CM)
    fit = fit_grouped(table, box.width, letters)
    whole, widths = fit.table, fit.widths
    head = header_lines(whole, widths, letters) * LINE_HEIGHT + 2 * DOWN
    names = [name_lines(whole, row, widths[0], letters) for row in range(len(whole.rows))]
    lines = [max(first + above, *others) for above, (first, *others) in zip(names, cell_lines(whole, widths, letters), strict=True)]
    heights = tuple(count * LINE_HEIGHT + 2 * DOWN for count in lines)
    parts, start = [], 0
    for count in spread(heights, box.height - head):
        end = start + count
        parts.append((whole.part(start, end), TableFit(SIZE, DOWN, widths, head, heights[start:end])))
        start = end
    return tuple(parts)
