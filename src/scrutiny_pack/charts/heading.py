"""The words over a chart: what is measured, and below it the unit and what each mark is."""

from __future__ import annotations

from scrutiny_pack.charts.rows import wrapped
from scrutiny_pack.charts.sheet import Sheet
from scrutiny_pack.charts.style import BODY, DARK_GREY, LEADING, TITLE
from scrutiny_pack.pack import Chart

EDGE = 2.0
"""White at the edges of a sheet, in points."""
BELOW = 9.0
"""Least white between the heading and what follows."""


def write_heading(sheet: Sheet, chart: Chart) -> float:
    """Write title and subtitle at the top left; how high what follows may reach."""
    top = sheet.height - EDGE
    for text, size, bold, colour in ((chart.title, TITLE, True, "#000000"), (chart.subtitle, BODY, False, DARK_GREY)):
        if not text:
            continue
        rows = wrapped(text.plain, sheet.width - 2 * EDGE, size, bold)
        height = len(rows) * size * LEADING
        sheet.write(rows, EDGE, top - height / 2, size=size, bold=bold, colour=colour)
        sheet.labels.append(text.plain)
        top -= height + 2
    return top - BELOW
