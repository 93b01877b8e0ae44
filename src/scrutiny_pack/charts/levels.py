"""Comparators that are one published figure, and expected ranges: lines and bands across the plot, named at their ends."""

from __future__ import annotations

from scrutiny_pack.charts.colours import readable
from scrutiny_pack.charts.end_labels import EndLabel
from scrutiny_pack.charts.palette import Palette
from scrutiny_pack.charts.plot import Plot
from scrutiny_pack.charts.sheet import BAND, COMPARED
from scrutiny_pack.charts.style import DARK_GREY, DASHES, looks
from scrutiny_pack.pack import Chart


def comparator_looks(chart: Chart) -> tuple[int, ...]:
    """A number for each comparator's look: first those of the series that are not the authority's, then those of the levels."""
    return looks([*(series.role for series in chart.series if series.role != "authority"), *(level.role for level in chart.levels)])


def level_looks(chart: Chart) -> tuple[int, ...]:
    """A number for the look of each level."""
    looked = comparator_looks(chart)
    return looked[len(looked) - len(chart.levels) :]


def level_labels(chart: Chart, palette: Palette) -> list[EndLabel]:
    """What stands at the ends of the levels and ranges."""
    colours = [readable(palette.comparator(look)) for look in level_looks(chart)]
    named = [EndLabel((level.label.plain,), level.value, colour) for level, colour in zip(chart.levels, colours, strict=True)]
    return named + [EndLabel((band.label.plain,), (band.low + band.high) / 2, DARK_GREY) for band in chart.ranges]


def draw_levels(plot: Plot, chart: Chart) -> None:
    """Draw ranges as light bands and levels as thin lines, each in its own colour and dash, across the plot."""
    for band in chart.ranges:
        low, high = plot.y(band.low), plot.y(band.high)
        plot.sheet.box(plot.left, low, plot.right - plot.left, high - low, plot.sheet.palette.tint, BAND)
    for level, look in zip(chart.levels, level_looks(chart), strict=True):
        y = plot.y(level.value)
        plot.sheet.line((plot.left, plot.right), (y, y), plot.sheet.palette.comparator(look), 1.5, COMPARED, DASHES[look % len(DASHES)])
