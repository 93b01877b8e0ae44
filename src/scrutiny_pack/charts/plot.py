"""The plot that lines and upright bars share: a value axis, places in order, and words where a figure is missing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from scrutiny_pack.charts.heading import EDGE
from scrutiny_pack.charts.rows import widest, wrapped
from scrutiny_pack.charts.scale import Scale, tick_text
from scrutiny_pack.charts.sheet import BEHIND, Sheet
from scrutiny_pack.charts.style import BASE_LINE, BODY, DARK_GREY, GRID, GRID_WIDTH, LEADING, text_width
from scrutiny_pack.pack import Chart, Series

ROW = BODY * LEADING
PLACES_NAMED = 10
"""Most names under the horizontal axis of a chart over time."""
LINE_INSET = 6.0
"""How far inside the plot a line starts and ends."""


@dataclass(frozen=True)
class Plot:
    """A rectangle on a sheet, in points: values from bottom to top, places from left to right, the outer ones `inset` from the sides.

    `names` are the places' names in rows; a place that is not named has none.
    """

    sheet: Sheet
    scale: Scale
    names: tuple[tuple[str, ...], ...]
    left: float
    right: float
    bottom: float
    top: float
    inset: float

    @property
    def pitch(self) -> float:
        """The distance of two places."""
        return _pitch(self.right - self.left, self.inset, len(self.names))

    @property
    def base(self) -> float:
        """How high zero stands, or the foot of an axis without it."""
        return self.y(Decimal(0)) if self.scale.from_zero else self.bottom

    def x(self, place: int) -> float:
        """Where the middle of a place is; a single one stands where the last would."""
        return self.left + self.inset + place * self.pitch if len(self.names) > 1 else self.right - self.inset

    def y(self, value: Decimal) -> float:
        """How high `value` stands."""
        return self.scale.place(value, self.bottom, self.top)


def plot_over_time(sheet: Sheet, scale: Scale, names: Sequence[str], top: float, room: float, bars: bool = False) -> Plot:
    """A plot whose places are named at most ten times, evenly, the last one always; `room` is kept free to the right of it."""
    left, right = EDGE + _room_for_ticks(scale), sheet.width - EDGE - room
    inset = (right - left) / len(names) / 2 if bars else LINE_INSET
    pitch = _pitch(right - left, inset, len(names))
    step = math.ceil(len(names) / PLACES_NAMED)
    while step < len(names) and not all(fits(name, pitch * step - 6) for name in names):
        step += 1
    named = range((len(names) - 1) % step, len(names), step)
    width = pitch * step - 6 if len(names) > 1 else right - left
    rows = tuple(wrapped(name, width) if place in named else () for place, name in enumerate(names))
    return Plot(sheet, scale, rows, left, right, _foot(scale, rows), top, inset)


def plot_of_groups(sheet: Sheet, scale: Scale, names: Sequence[str], top: float, room: float) -> Plot:
    """A plot in which each place is named, in up to three rows."""
    left, right = EDGE + _room_for_ticks(scale), sheet.width - EDGE - room
    inset = (right - left) / len(names) / 2
    rows = tuple(wrapped(name, 2 * inset - 6, at_most=3) for name in names)
    return Plot(sheet, scale, rows, left, right, _foot(scale, rows), top, inset)


def all_values(chart: Chart) -> tuple[Decimal, ...]:
    """Every value that is drawn, those of levels, ranges and targets too. Raises `ValueError` when no mark has one."""
    marks = [point.value for series in chart.series for point in series.points if point.value is not None]
    if not marks:
        raise ValueError("nothing to draw")
    across = [*(level.value for level in chart.levels), *(end for band in chart.ranges for end in (band.low, band.high))]
    return (*marks, *across, *(end for goal in chart.goals for end in goal.ends))


def draw_axes(plot: Plot, names: Sequence[str], not_from_zero: str) -> None:
    """Light lines at the ticks, a darker one at zero, and the words around them; `names` are the places' before wrapping.

    `not_from_zero` is written below an axis that does not start there.
    """
    sheet = plot.sheet
    for tick in plot.scale.ticks:
        y = plot.y(tick)
        sheet.write((tick_text(tick),), plot.left - 5, y, "right", colour=DARK_GREY)
        sheet.line((plot.left, plot.right), (y, y), GRID, GRID_WIDTH, BEHIND)
    if plot.scale.from_zero:
        sheet.line((plot.left, plot.right), (plot.base, plot.base), BASE_LINE, 1.0, BEHIND)
    for place, rows in enumerate(plot.names):
        if rows:
            half = widest(rows) / 2
            x = min(max(plot.x(place), EDGE + half), sheet.width - EDGE - half)
            sheet.write(rows, x, plot.bottom - 5 - len(rows) * ROW / 2, "center", colour=DARK_GREY)
            sheet.labels.append(names[place])
    if not plot.scale.from_zero:
        sheet.write((not_from_zero,), plot.left, EDGE + ROW / 2, colour=DARK_GREY)
        sheet.labels.append(not_from_zero)


def write_gaps(plot: Plot, series: Sequence[Series], reach: float) -> None:
    """Where a figure is missing, print why just above the axis: along it where that fits, else upright.

    `reach` is how far, in pitches, the white at a gap extends beyond its first and last place.
    """
    reasons = [
        next((each.points[place].reason for each in series if each.points[place].value is None), "") for place in range(len(plot.names))
    ]
    for reason, run in groupby(range(len(reasons)), key=lambda place: reasons[place]):
        places = tuple(run)
        if reason:
            middle, room = (plot.x(places[0]) + plot.x(places[-1])) / 2, (len(places) - 1 + 2 * reach) * plot.pitch - 6
            write_reason(plot, reason, middle, room)


def write_reason(plot: Plot, reason: str, x: float, room: float) -> None:
    """Print why there is no figure at `x`, along the axis if `room` points are enough for it."""
    plot.sheet.labels.append(reason)
    if fits(reason, room):
        rows = wrapped(reason, room)
        x = min(max(x, plot.left + widest(rows) / 2), plot.right - widest(rows) / 2)
        plot.sheet.write(rows, x, plot.base + 4 + len(rows) * ROW / 2, "center", colour=DARK_GREY, backed=True)
    else:
        rows = wrapped(reason, plot.top - plot.base - 8)
        plot.sheet.write(rows, x, plot.base + 5, colour=DARK_GREY, upright=True, backed=True)


def fits(text: str, room: float) -> bool:
    """Whether `text` stands in two rows of `room` points with each of its words whole."""
    return room > 0 and " ".join(wrapped(text, room)) == " ".join(text.split())


def _pitch(width: float, inset: float, count: int) -> float:
    return (width - 2 * inset) / max(count - 1, 1)


def _room_for_ticks(scale: Scale) -> float:
    return max(text_width(tick_text(tick)) for tick in scale.ticks) + 5


def _foot(scale: Scale, names: Sequence[tuple[str, ...]]) -> float:
    return EDGE + max(len(rows) for rows in names) * ROW + 5 + (0 if scale.from_zero else ROW + 2)
