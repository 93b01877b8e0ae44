"""Line charts: the authority strong, comparators thinner with dashes and markers of their own, each named at its line's end."""

from __future__ import annotations

from scrutiny_pack.charts.colours import readable
from scrutiny_pack.charts.end_labels import EndLabel, room_for, write_end_labels
from scrutiny_pack.charts.goals import draw_goals, goal_labels
from scrutiny_pack.charts.heading import write_heading
from scrutiny_pack.charts.levels import comparator_looks, draw_levels, level_labels
from scrutiny_pack.charts.palette import Palette
from scrutiny_pack.charts.plot import Plot, all_values, draw_axes, plot_over_time, write_gaps
from scrutiny_pack.charts.scale import scale_for_lines
from scrutiny_pack.charts.sheet import COMPARED, STRONG, Sheet
from scrutiny_pack.charts.style import DASHES, MARKERS
from scrutiny_pack.pack import Chart, Series

LABEL_WIDTH = 104.0
"""Widest row of a label at a line's end, in points: "Statistical neighbours" fits."""
MANY = 14
"""Beyond so many points the markers are smaller."""


def draw_lines(sheet: Sheet, chart: Chart) -> None:
    """Draw `chart`, of kind `line`, on `sheet`."""
    scale = scale_for_lines(all_values(chart), chart.decimals)
    names = [point.at.plain for point in chart.series[0].points]
    looks = _looks(chart)
    labels = [_end_label(series, look, sheet.palette) for series, look in zip(chart.series, looks, strict=True) if _known(series)]
    labels += level_labels(chart, sheet.palette) + goal_labels(chart)
    plot = plot_over_time(sheet, scale, names, write_heading(sheet, chart), room_for(labels, LABEL_WIDTH))
    draw_axes(plot, names, chart.not_from_zero.plain)
    draw_levels(plot, chart)
    draw_goals(plot, chart)
    for series, look in zip(chart.series, looks, strict=True):
        _draw_series(plot, series, look)
    write_gaps(plot, chart.series, reach=1)
    write_end_labels(plot, labels, LABEL_WIDTH)


def _looks(chart: Chart) -> list[int | None]:
    """For each series the number of a comparator's look, or `None` for the authority."""
    looks = iter(comparator_looks(chart))
    return [None if series.role == "authority" else next(looks) for series in chart.series]


def _end_label(series: Series, look: int | None, palette: Palette) -> EndLabel:
    """What stands at the line's end: its name and, unless the last figure is missing, that point's label."""
    value = next(point.value for point in reversed(series.points) if point.value is not None)
    last = series.points[-1]
    texts = (series.name.plain, last.label.plain if last.value is not None else "")
    colour = palette.authority if look is None else readable(palette.comparator(look))
    return EndLabel(tuple(filter(None, texts)), value, colour, bold=look is None)


def _draw_series(plot: Plot, series: Series, look: int | None) -> None:
    marker, size = ("o", 5.0) if look is None else (MARKERS[look % len(MARKERS)], 4.0)
    small = 0.75 if len(series.points) > MANY else 1.0
    colour = plot.sheet.palette.authority if look is None else plot.sheet.palette.comparator(look)
    dashes = () if look is None else DASHES[look % len(DASHES)]
    width, layer = (2.5, STRONG) if look is None else (1.5, COMPARED)
    for run in _runs(plot, series):
        xs, ys = zip(*run, strict=True)
        plot.sheet.line(xs, ys, colour, width, layer, dashes)
        plot.sheet.line(xs, ys, colour, 0, layer, marker=marker, marker_size=size * small)
    _write_point_labels(plot, series, colour, bold=look is None)


def _runs(plot: Plot, series: Series) -> list[list[tuple[float, float]]]:
    """The spots that a line joins: it stops where a figure is missing, and before one with which a new series begins."""
    runs: list[list[tuple[float, float]]] = [[]]
    for place, point in enumerate(series.points):
        if point.value is None or point.begins:
            runs.append([])
        if point.value is not None:
            runs[-1].append((plot.x(place), plot.y(point.value)))
    return [run for run in runs if run]


def _write_point_labels(plot: Plot, series: Series, colour: str, bold: bool) -> None:
    """Label the points that ask for it, but the one at the line's end: above a point, below it where the line goes up from there."""
    values = [point.value for point in series.points]
    for place, point in enumerate(series.points[:-1]):
        if point.label and point.value is not None:
            beside = [value for value in (*values[max(place - 1, 0) : place], *values[place + 1 : place + 2]) if value is not None]
            under = bool(beside) and all(value > point.value for value in beside)
            y = plot.y(point.value) + (-10 if under else 10)
            plot.sheet.write((point.label.plain,), plot.x(place), y, "center", colour=readable(colour), bold=bold, backed=True)
            plot.sheet.labels.append(point.label.plain)


def _known(series: Series) -> bool:
    return any(point.value is not None for point in series.points)
