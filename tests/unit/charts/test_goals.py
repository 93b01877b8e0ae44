"""Targets on a chart: where their lines go, which way their ticks point, and where their names stand."""

from __future__ import annotations

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from scrutiny_pack.charts.draw import compose, draw
from scrutiny_pack.charts.goals import TICK, WIDTH
from scrutiny_pack.charts.palette import ANALYSIS_FUNCTION
from scrutiny_pack.charts.sheet import BAND, Sheet
from scrutiny_pack.charts.style import DARK_GREY, drawing_settings
from scrutiny_pack.pack import Chart, Goal
from tests.unit.charts.sample_charts import BANDS, CHARTS, COUNTED, MONTHLY, MOVED, chart, goal, months, series


def composed(drawn: Chart) -> Sheet:
    with drawing_settings("test"):
        return compose(drawn)


def strokes(sheet: Sheet, width: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The dark lines of one width, each from its start to its end."""
    lines = [line for line in sheet.figure.findobj(Line2D) if line.get_color() == DARK_GREY and line.get_linewidth() == width]
    return [tuple(zip(*line.get_data(), strict=True)) for line in lines]  # type: ignore[misc]


def levels(sheet: Sheet) -> list[tuple[float, float, float]]:
    """The level lines of targets: height, from, to."""
    return [(start[1], start[0], end[0]) for start, end in strokes(sheet, WIDTH) if start[1] == end[1]]


def marks(sheet: Sheet) -> list[tuple[float, float]]:
    """The authority's marks."""
    lines = [line for line in sheet.figure.findobj(Line2D) if line.get_color() == ANALYSIS_FUNCTION.authority and line.get_marker() == "o"]
    return [spot for line in lines for spot in zip(*line.get_data(), strict=True)]


def test_a_target_is_as_high_as_its_value_and_as_long_as_it_holds() -> None:
    """From half-way before its first place to half-way after its last, or to the side of the plot."""
    values = ["10", "20", "20", "10", "10", "20"]
    drawn = chart("line", series("Sandwell", months(6), values), goals=[goal("a", "b", (1, 2), "20"), goal("c", "d", (4, 5), "10")])
    sheet = composed(drawn)
    (first, second), spots = levels(sheet), marks(sheet)
    step = spots[1][0] - spots[0][0]
    assert first == pytest.approx((spots[1][1], spots[1][0] - step / 2, spots[2][0] + step / 2))
    assert second[:2] == pytest.approx((spots[4][1], spots[4][0] - step / 2))
    assert second[2] > spots[5][0]
    assert len(strokes(sheet, WIDTH)) == 2  # no step joins what does not lie side by side


def test_a_target_that_moves_is_a_step() -> None:
    """An upright line joins the old and the new one where one ends and the other begins."""
    sheet = composed(CHARTS["a target that moved"])
    old, new = levels(sheet)
    assert old[2] == pytest.approx(new[1])
    upright = [(start, end) for start, end in strokes(sheet, WIDTH) if start[0] == end[0]]
    assert upright == [(pytest.approx((new[1], old[0])), pytest.approx((new[1], new[0])))]


@pytest.mark.parametrize(("low", "high", "ways"), [("20", "", {1}), ("", "20", {-1}), ("19", "21", {1, -1})])
def test_ticks_point_to_where_the_target_is_met(low: str, high: str, ways: set[int]) -> None:
    """Up from the least, down from the most, inwards from both ends: it is told from a comparator without colour."""
    sheet = composed(chart("line", series("Sandwell", months(24), MONTHLY), goals=[goal("a", "b", (0, 23), low, high)]))
    ticks = [(start, end) for start, end in strokes(sheet, 1.0) if start[0] == end[0]]
    assert {round((end[1] - start[1]) / TICK) for start, end in ticks} == ways
    heights = sorted({height for height, _, _ in levels(sheet)})
    if len(heights) == 2:
        assert all(heights[0] < end[1] < heights[1] for _, end in ticks)
    assert len(ticks) >= 20 * len(heights)


def test_a_target_with_two_ends_is_a_band() -> None:
    """Between its edges, in the light colour, for as long as it holds."""
    sheet = composed(CHARTS["a target with two ends"])
    bands = [box for box in sheet.figure.findobj(Rectangle) if box.get_zorder() == BAND and box.get_y()]
    lines = levels(sheet)
    assert [(box.get_y(), box.get_x(), box.get_x() + box.get_width()) for box in bands] == [pytest.approx(each) for each in lines[::2]]
    assert [box.get_y() + box.get_height() for box in bands] == [pytest.approx(height) for height, _, _ in lines[1::2]]


NAMED = {"a target that moved": MOVED, "a target with two ends": BANDS, "counts beside targets": COUNTED}


@pytest.mark.parametrize(("name", "goals"), NAMED.items())
def test_each_target_is_named_once(name: str, goals: tuple[Goal, Goal]) -> None:
    """The newest at its line's end in full, an older one beside its line by its value."""
    labels = draw(CHARTS[name]).labels
    assert [label for label in labels if label.startswith("Target")] == [goals[0].short.plain, goals[1].label.plain]


@pytest.mark.parametrize("name", ["a target that moved", "a target with two ends"])
def test_a_name_beside_a_target_stands_clear_of_the_authority_s_line(name: str) -> None:
    """Where the line leaves room, no mark lies behind it."""
    with drawing_settings("test"):
        sheet = compose(CHARTS[name])
        (box,) = [text.get_tightbbox() for text in sheet.figure.texts if text.get_text().startswith(("Target: 21.0%", "Target: 19.0%"))]
        scale = sheet.figure.dpi / 72
    assert [spot for spot in marks(sheet) if box.x0 <= spot[0] * scale <= box.x1 and box.y0 <= spot[1] * scale <= box.y1] == []


def test_the_axis_holds_a_target_far_from_the_figures() -> None:
    """It is drawn where it is, not at the edge."""
    sheet = composed(chart("line", series("Sandwell", months(3), ["20", "21", "22"]), goals=[goal("a", "b", (0, 2), "60")]))
    ((height, _, _),) = levels(sheet)
    low, high = marks(sheet)[0][1], marks(sheet)[2][1]
    assert (height - low) / (high - low) == pytest.approx(20)
    assert height < max(text.get_position()[1] for text in sheet.figure.texts) - 20
