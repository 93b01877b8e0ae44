"""Draw a chart of the pack."""

from __future__ import annotations

from collections.abc import Callable

from scrutiny_pack.charts.bars import draw_bars_by_month, draw_grouped_bars
from scrutiny_pack.charts.beside import draw_bars_beside, height_of_bars
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.charts.lines import draw_lines
from scrutiny_pack.charts.palette import ANALYSIS_FUNCTION, Palette
from scrutiny_pack.charts.sheet import HEIGHT_CM, POINTS_PER_CM, Sheet
from scrutiny_pack.charts.style import drawing_settings
from scrutiny_pack.pack import Chart, ChartKind

DRAWN_BY: dict[ChartKind, Callable[[Sheet, Chart], None]] = {
    "line": draw_lines,
    "bars by month": draw_bars_by_month,
    "bars beside comparators": draw_bars_beside,
    "grouped bars": draw_grouped_bars,
}
AROUND_CM, BAR_CM = 2.6, 1.05
"""Heading and axis of bars that lie beside each other, and the room for each where there are few: two bars do not need a whole page's width
of white between them."""


def draw(chart: Chart, palette: Palette = ANALYSIS_FUNCTION, height_cm: float = HEIGHT_CM) -> Drawing:
    """`chart` as a picture in the colours and font of `palette`, 16 cm wide and `height_cm` high.

    Bars that lie beside each other take the height that their number needs. The same chart and palette give the same bytes, in any thread.
    Raises `ValueError` when no point has a value: a sentence says so instead.
    """
    with drawing_settings(chart.id, palette.font):
        return compose(chart, palette, height_cm).finish()


def height_of(chart: Chart, height_cm: float = HEIGHT_CM) -> float:
    """How high `chart` is where most charts are `height_cm` high: bars that lie beside each other take what their number needs."""
    if chart.kind != "bars beside comparators":
        return height_cm
    roomy = min(HEIGHT_CM, AROUND_CM + BAR_CM * len(chart.series[0].points))
    return round(max(roomy, height_of_bars(chart) / POINTS_PER_CM + AROUND_CM), 1)


def compose(chart: Chart, palette: Palette = ANALYSIS_FUNCTION, height_cm: float = HEIGHT_CM) -> Sheet:
    """The sheet with all of `chart` on it, before it becomes bytes; within `drawing_settings` only."""
    sheet = Sheet(height_of(chart, height_cm), palette)
    DRAWN_BY[chart.kind](sheet, chart)
    return sheet
