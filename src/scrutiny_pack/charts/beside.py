"""Bars that lie beside each other, one for each area or date: names at the left, values at the bars' ends, the authority's bar strong."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scrutiny_pack.charts.end_labels import spread
from scrutiny_pack.charts.heading import BELOW, EDGE, write_heading
from scrutiny_pack.charts.levels import level_labels, level_looks
from scrutiny_pack.charts.plot import ROW, all_values
from scrutiny_pack.charts.rows import widest, wrapped
from scrutiny_pack.charts.scale import Scale, scale_from_zero, tick_text
from scrutiny_pack.charts.sheet import BAND, BARS, BEHIND, COMPARED, Sheet
from scrutiny_pack.charts.style import BASE_LINE, DARK_GREY, DASHES, GRID, GRID_WIDTH, text_width
from scrutiny_pack.pack import Chart, Point

NAMES_WIDTH = 150.0
"""Widest row of a name at the left, in points."""
THICKEST, BAR = 24.0, 0.66
"""Thickest bar in points, and the share of its slot that a bar takes."""
SLOT = ROW + 1.5
"""Least height of a bar with its name."""
BETWEEN = 10.0
"""White between two labels above the bars, in points."""


@dataclass(frozen=True)
class _Field:
    """Where the bars lie: a rectangle on the sheet with a scale from left to right and equal slots from the top."""

    sheet: Sheet
    scale: Scale
    left: float
    right: float
    bottom: float
    top: float
    count: int

    def x(self, value: Decimal) -> float:
        return self.scale.place(value, self.left, self.right)

    @property
    def slot(self) -> float:
        return (self.top - self.bottom) / self.count

    def y(self, index: int) -> float:
        return self.top - (index + 0.5) * self.slot


def height_of_bars(chart: Chart) -> float:
    """How many points the bars need to be told apart, without heading and axis."""
    return len(chart.series[0].points) * SLOT


def draw_bars_beside(sheet: Sheet, chart: Chart) -> None:
    """Draw `chart`, of kind `bars beside comparators`, on `sheet`."""
    points, scale = chart.series[0].points, scale_from_zero(all_values(chart), chart.decimals)
    at_most = 1 if sheet.height / len(points) < 3 * ROW else 2
    names = [wrapped(point.at.plain, NAMES_WIDTH, at_most=at_most) for point in points]
    names_end = EDGE + max(map(widest, names))
    said = max(text_width(point.label.plain, bold=True) for point in points) + 5
    left = names_end + 7 + (said if scale.ticks[0] < 0 else 0)
    right = sheet.width - EDGE - max(said, text_width(tick_text(scale.ticks[-1])) / 2)
    across = _named_across(sheet, chart)
    top = write_heading(sheet, chart) + BELOW / 2 - max((len(rows) * ROW + 4 for _, rows, _, _ in across), default=0)
    field = _Field(sheet, scale, left, right, EDGE + ROW + 4, top, len(points))
    _draw_axis(field)
    _draw_across(field, chart)
    _write_across(field, across)
    for index, (point, rows) in enumerate(zip(points, names, strict=True)):
        sheet.write(rows, names_end, field.y(index), "right")
        sheet.labels.append(point.at.plain)
        _draw_bar(field, point, index, index in chart.strong, backed=not chart.ranges)


def _draw_axis(field: _Field) -> None:
    for tick in field.scale.ticks:
        x, zero = field.x(tick), not tick
        field.sheet.line((x, x), (field.bottom, field.top), BASE_LINE if zero else GRID, 1.0 if zero else GRID_WIDTH, BEHIND)
        field.sheet.write((tick_text(tick),), x, field.bottom - 4 - ROW / 2, "center", colour=DARK_GREY)


def _draw_across(field: _Field, chart: Chart) -> None:
    """Ranges as bands and levels as lines, from top to bottom."""
    for band in chart.ranges:
        low, high = field.x(band.low), field.x(band.high)
        field.sheet.box(low, field.bottom, high - low, field.top - field.bottom, field.sheet.palette.tint, BAND)
    for level, look in zip(chart.levels, level_looks(chart), strict=True):
        x = field.x(level.value)
        field.sheet.line((x, x), (field.bottom, field.top), field.sheet.palette.comparator(look), 1.5, COMPARED, DASHES[look % len(DASHES)])


def _named_across(sheet: Sheet, chart: Chart) -> list[tuple[str, tuple[str, ...], Decimal, str]]:
    """For each level and range its label, the label's rows, the value it belongs to and its colour."""
    labels = level_labels(chart, sheet.palette)
    room = (sheet.width - 2 * EDGE) / max(len(labels), 1) - BETWEEN
    return [(label.texts[0], wrapped(label.texts[0], room), label.value, label.colour) for label in labels]


def _write_across(field: _Field, named: list[tuple[str, tuple[str, ...], Decimal, str]]) -> None:
    """Write the labels above the bars, moved apart, with a thin line from each that had to move."""
    wanted, widths = [field.x(value) for _, _, value, _ in named], [widest(rows) + BETWEEN for _, rows, _, _ in named]
    places = spread(wanted, widths, EDGE, field.sheet.width - EDGE)
    for (text, rows, _, colour), x, width, place in zip(named, wanted, widths, places, strict=True):
        half = (width - BETWEEN) / 2
        start = min(max(x, place - half), place + half)
        if start != x:
            field.sheet.line((start, x), (field.top + 4, field.top), colour, 0.6, COMPARED)
        field.sheet.write(rows, place, field.top + 4 + len(rows) * ROW / 2, "center", colour=colour)
        field.sheet.labels.append(text)


def _draw_bar(field: _Field, point: Point, index: int, strong: bool, backed: bool) -> None:
    y, zero = field.y(index), field.x(Decimal(0))
    if point.value is None:
        if point.reason:
            field.sheet.write((point.reason,), zero + 5, y, colour=DARK_GREY, backed=backed)
            field.sheet.labels.append(point.reason)
        return
    thick, end, below = min(field.slot * BAR, THICKEST), field.x(point.value), point.value < 0
    field.sheet.box(
        min(zero, end), y - thick / 2, abs(end - zero), thick, field.sheet.palette.authority if strong else field.sheet.palette.faded, BARS
    )
    if point.label:
        field.sheet.write((point.label.plain,), end + (-4 if below else 4), y, "right" if below else "left", bold=strong, backed=backed)
        field.sheet.labels.append(point.label.plain)
