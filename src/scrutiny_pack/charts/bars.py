"""Upright bars: one for each month, or a group of them for each place. Their axis always starts at zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import cycle

from scrutiny_pack.charts.colours import mixed, readable
from scrutiny_pack.charts.end_labels import room_for, write_end_labels
from scrutiny_pack.charts.goals import draw_goals, goal_labels
from scrutiny_pack.charts.heading import BELOW, EDGE, write_heading
from scrutiny_pack.charts.levels import draw_levels, level_labels
from scrutiny_pack.charts.palette import Palette
from scrutiny_pack.charts.plot import ROW, Plot, all_values, draw_axes, plot_of_groups, plot_over_time, write_gaps, write_reason
from scrutiny_pack.charts.rows import wrapped
from scrutiny_pack.charts.scale import scale_from_zero
from scrutiny_pack.charts.sheet import BARS, Sheet
from scrutiny_pack.charts.style import text_width
from scrutiny_pack.pack import Chart, Point, Series

LABEL_WIDTHS = (104.0, 70.0)
"""Widest row of a label at a level's end: the second where the bars' own labels need the room."""
BAR, GROUP = 0.68, 0.74
"""Share of a place that its bar, or its group of bars, takes."""
WIDEST = 58.0
"""Widest bar of a group, in points."""
STRIPE = 4.5
"""Distance of two stripes along the side of a bar."""
PATCH_WIDTH = 14.0
"""Of a patch in the key."""


@dataclass(frozen=True)
class Look:
    """How the bars of one series are filled; `stripes` is the colour of slanted lines across them."""

    fill: str
    edge: str = ""
    stripes: str = ""


STRIPED, PLAIN = 0.35, 0.62
"""Share of its colour in a bar with stripes, and in one without."""


def looks_of(palette: Palette) -> tuple[Look, ...]:
    """The looks of a group's bars: the authority's, then the comparators' colours, every other one with stripes."""
    others = []
    for number, colour in enumerate(palette.comparators):
        dark, striped = readable(colour), number % 2 == 0
        others.append(Look(mixed(colour, STRIPED if striped else PLAIN), dark, dark if striped else ""))
    return (Look(palette.authority), *others)


def draw_bars_by_month(sheet: Sheet, chart: Chart) -> None:
    """Draw `chart`, of kind `bars by month`, on `sheet`."""
    series = chart.series[0]
    scale, names = scale_from_zero(all_values(chart), chart.decimals), [point.at.plain for point in series.points]
    ends, top = level_labels(chart, sheet.palette) + goal_labels(chart), write_heading(sheet, chart)
    said = _widest_label(chart)
    for width in LABEL_WIDTHS:
        plot = plot_over_time(sheet, scale, names, top, room_for(ends, width), bars=True)
        if said < 2 * plot.inset:
            break
    upright = said >= 2 * plot.inset
    plot = _with_headroom(plot, chart, upright)
    draw_axes(plot, names, chart.not_from_zero.plain)
    draw_levels(plot, chart)
    draw_goals(plot, chart)
    for place, point in enumerate(series.points):
        draw_patch(sheet, _bar(plot, plot.x(place), 2 * plot.inset * BAR, point), Look(sheet.palette.authority))
        _write_value(plot, plot.x(place), point, upright, backed=not chart.ranges)
    write_gaps(plot, chart.series, reach=0.5)
    write_end_labels(plot, ends, width)


def draw_grouped_bars(sheet: Sheet, chart: Chart) -> None:
    """Draw `chart`, of kind `grouped bars`, on `sheet`: the series are told apart by lightness and stripes, and by a key over the plot."""
    scale, names = scale_from_zero(all_values(chart), chart.decimals), [point.at.plain for point in chart.series[0].points]
    ends, said = level_labels(chart, sheet.palette), _widest_label(chart)
    looks = _looks(chart.series, looks_of(sheet.palette))
    top = _write_key(sheet, [series.name.plain for series in chart.series], looks, write_heading(sheet, chart))
    plot = plot_of_groups(sheet, scale, names, top, room_for(ends, LABEL_WIDTHS[0]))
    pitch = min(2 * plot.inset * GROUP / len(chart.series), WIDEST)
    upright = said >= pitch
    plot = _with_headroom(plot, chart, upright)
    draw_axes(plot, names, chart.not_from_zero.plain)
    draw_levels(plot, chart)
    for number, series in enumerate(chart.series):
        for place, point in enumerate(series.points):
            x = plot.x(place) + (number - (len(chart.series) - 1) / 2) * pitch
            draw_patch(sheet, _bar(plot, x, pitch - 2, point), looks[number])
            _write_value(plot, x, point, upright, backed=not chart.ranges)
            if point.value is None and point.reason:
                write_reason(plot, point.reason, x, pitch - 4)
    write_end_labels(plot, ends, LABEL_WIDTHS[0])


def _widest_label(chart: Chart) -> float:
    """How many points a bar must have to itself for the widest of all labels to stand above it."""
    return max(text_width(point.label.plain) for series in chart.series for point in series.points) + 3


def _with_headroom(plot: Plot, chart: Chart, upright: bool) -> Plot:
    """`plot`, lower by what the labels over its highest bars need to stay below the heading."""
    top = plot.top
    for point in (point for series in chart.series for point in series.points if point.label and point.value is not None):
        share = plot.scale.place(point.value or Decimal(0), 0, 1)
        needed = text_width(point.label.plain) + 6 if upright else ROW
        if share > 0:
            top = min(top, plot.bottom + (plot.top + BELOW / 2 - needed - plot.bottom) / share)
    return replace(plot, top=top)


def _bar(plot: Plot, x: float, width: float, point: Point) -> tuple[float, float, float, float]:
    """The bar's box: left, bottom, width, height; without a value it has no height."""
    end = plot.base if point.value is None else plot.y(point.value)
    return x - width / 2, min(plot.base, end), width, abs(end - plot.base)


def _write_value(plot: Plot, x: float, point: Point, upright: bool, backed: bool) -> None:
    if point.value is None or not point.label:
        return
    said, end = point.label.plain, plot.y(point.value)
    plot.sheet.labels.append(said)
    if upright:
        plot.sheet.write((said,), x, max(plot.base, end) + 4, upright=True, backed=backed)
    else:
        plot.sheet.write((said,), x, end - 8 if point.value < 0 else end + 7, "center", backed=backed)


def draw_patch(sheet: Sheet, box: tuple[float, float, float, float], look: Look) -> None:
    """Fill a box (left, bottom, width, height) with a look. Stripes are lines of their own: not every office program knows patterns."""
    left, bottom, width, height = box
    if height:
        sheet.box(left, bottom, width, height, look.fill, BARS, look.edge)
    if not look.stripes:
        return
    for step in range(1, int((width + height) / STRIPE) + 1):
        along = step * STRIPE
        xs = (left + max(along - height, 0), left + min(along, width))
        ys = (bottom + min(along, height), bottom + max(along - width, 0))
        sheet.line(xs, ys, look.stripes, 0.7, BARS)


def _looks(series: Sequence[Series], looks: Sequence[Look]) -> list[Look]:
    """The authority's newest bars in the strong colour, the others in the next ones."""
    strong = [index for index, each in enumerate(series) if each.role == "authority"][-1:] or [0]
    others = cycle(looks[1:])
    return [looks[0] if index in strong else next(others) for index in range(len(series))]


def _write_key(sheet: Sheet, names: Sequence[str], looks: Sequence[Look], top: float) -> float:
    """A patch and a name for each series from the left, in as many rows as they need; how high the plot may reach."""
    x, y = EDGE, top - 2
    for number, name in enumerate(names):
        if x > EDGE and x + PATCH_WIDTH + 4 + text_width(name) > sheet.width - EDGE:
            x, y = EDGE, y - ROW - 2
        draw_patch(sheet, (x, y - 4, PATCH_WIDTH, 8), looks[number])
        row = wrapped(name, sheet.width - 2 * EDGE - PATCH_WIDTH - 4, at_most=1)
        sheet.write(row, x + PATCH_WIDTH + 4, y)
        sheet.labels.append(name)
        x += PATCH_WIDTH + 4 + text_width(name) + 16
    return y - ROW - 2
