"""Targets over the places for which they hold: a line with ticks towards where they are met, or a band with two edges, named directly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scrutiny_pack.charts.colours import WHITE
from scrutiny_pack.charts.end_labels import EndLabel
from scrutiny_pack.charts.plot import ROW, Plot
from scrutiny_pack.charts.sheet import BAND, COMPARED
from scrutiny_pack.charts.style import DARK_GREY, text_width
from scrutiny_pack.pack import Chart, Goal

WIDTH, HALO = 1.4, 3.4
"""Of the line, and of the white that parts it from bars."""
TICK, BETWEEN = 3.5, 12.0
"""Length of the ticks, and their distance."""
STEPS = 8
"""Places that are tried for a name along a target's line, and looked at between two marks."""


def goal_labels(chart: Chart) -> list[EndLabel]:
    """What stands at the end of the target that holds in the newest place."""
    now = [goal for goal in chart.goals if _holds_now(goal, chart)]
    return [EndLabel((goal.label.plain,), (goal.ends[0] + goal.ends[-1]) / 2, DARK_GREY) for goal in now]


def draw_goals(plot: Plot, chart: Chart) -> None:
    """Draw the targets, step by step, and name those that no longer hold beside their lines."""
    for goal in chart.goals:
        left, right = _reach(plot, goal)
        if len(goal.ends) > 1:
            low, high = (plot.y(end) for end in goal.ends)
            plot.sheet.box(left, low, right - left, high - low, plot.sheet.palette.tint, BAND)
        for end in goal.ends:
            _draw_line(plot, (left, right), (plot.y(end), plot.y(end)))
            _draw_ticks(plot, left, right, plot.y(end), 1 if end == goal.low else -1)
        if not _holds_now(goal, chart):
            _name(plot, chart, goal)
    for before, after in pairwise(chart.goals):
        if before.last + 1 == after.first:
            x = _reach(plot, after)[0]
            for old, new in ((before.low, after.low), (before.high, after.high)):
                if old is not None and new is not None:
                    _draw_line(plot, (x, x), (plot.y(old), plot.y(new)))


def _holds_now(goal: Goal, chart: Chart) -> bool:
    return goal.last == len(chart.series[0].points) - 1


def _reach(plot: Plot, goal: Goal) -> tuple[float, float]:
    """From where to where a target's line goes: half-way to the places beside it, or to the side of the plot."""
    last = len(plot.names) - 1
    left = plot.left if goal.first == 0 else plot.x(goal.first) - plot.pitch / 2
    return left, plot.right if goal.last == last else plot.x(goal.last) + plot.pitch / 2


def _draw_line(plot: Plot, xs: Sequence[float], ys: Sequence[float]) -> None:
    plot.sheet.line(xs, ys, WHITE, HALO, COMPARED)
    plot.sheet.line(xs, ys, DARK_GREY, WIDTH, COMPARED)


def _draw_ticks(plot: Plot, left: float, right: float, y: float, way: int) -> None:
    """Short strokes on the side on which the target is met, so that it can be told from all other lines without colour."""
    count = max(int((right - left) / BETWEEN), 1)
    for number in range(count):
        x = left + (number + 0.5) * (right - left) / count
        plot.sheet.line((x, x), (y, y + way * TICK), DARK_GREY, 1.0, COMPARED)


def _name(plot: Plot, chart: Chart, goal: Goal) -> None:
    """Write a target's value above or below its line, where the series leave most room; over bars, above the highest of them."""
    said, (left, right) = goal.short.plain, _reach(plot, goal)
    half = text_width(said) / 2
    first, last = max(left, plot.left) + half + 2, min(right, plot.right) - half - 2
    xs = [first + (last - first) * step / STEPS for step in range(STEPS + 1)] if last > first else [min(first, plot.right - half - 2)]
    above, below = plot.y(max(goal.ends)) + ROW, plot.y(min(goal.ends)) - ROW
    if chart.kind == "bars by month":
        spots = [(x, max([above, *(y + 2 * ROW for _, y in _marks(plot, chart, x, half))])) for x in xs]
        x, y = min(spots, key=lambda spot: spot[1])
    else:
        spots = [(x, y) for x in xs for y in (above, below) if plot.bottom + ROW / 2 <= y <= plot.top]
        x, y = max(spots or [(xs[0], below)], key=lambda spot: _room(plot, chart, spot[0], spot[1], half))
    plot.sheet.write((said,), x, y, "center", colour=DARK_GREY, backed=True)
    plot.sheet.labels.append(said)


def _marks(plot: Plot, chart: Chart, x: float, half: float) -> list[tuple[float, float]]:
    """Where marks stand over or under a label that reaches `half` to both sides of `x`."""
    spots = [(plot.x(place), point.value) for series in chart.series for place, point in enumerate(series.points)]
    return [(at, plot.y(value)) for at, value in spots if value is not None and abs(at - x) <= half + plot.pitch / 2]


def _room(plot: Plot, chart: Chart, x: float, y: float, half: float) -> float:
    """How far the nearest mark or line is from the middle row of a label."""
    distances = [plot.top - plot.bottom]
    for series in chart.series:
        values = [point.value for point in series.points]
        for place, (value, after) in enumerate(zip(values, [*values[1:], None], strict=True)):
            if value is not None:
                start, end = plot.y(value), plot.y(value if after is None else after)
                along = [(plot.x(place) + plot.pitch * step / STEPS, start + (end - start) * step / STEPS) for step in range(STEPS + 1)]
                distances += [abs(height - y) for at, height in along if abs(at - x) <= half + 3]
    return min(distances)
