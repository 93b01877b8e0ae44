"""What the lines and bars of a chart promise: zero at their foot, gaps where nothing is known, one strong mark."""

from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from scrutiny_pack.charts.draw import compose, draw
from scrutiny_pack.charts.palette import ANALYSIS_FUNCTION
from scrutiny_pack.charts.sheet import BARS, Sheet
from scrutiny_pack.charts.style import BASE_LINE, drawing_settings
from scrutiny_pack.pack import Chart
from tests.unit.charts.sample_charts import CHARTS, THREE_LEVELS, chart, months, series


def composed(drawn: Chart) -> Sheet:
    with drawing_settings("test"):
        return compose(drawn)


def bars_of(sheet: Sheet) -> list[Rectangle]:
    return [
        box for box in sheet.figure.findobj(Rectangle) if box.get_zorder() == BARS and box.get_transform() is not sheet.figure.transFigure
    ]


def lines_of(sheet: Sheet, colour: str) -> list[Line2D]:
    return [line for line in sheet.figure.findobj(Line2D) if line.get_color() == colour and line.get_linewidth() > 0]


@pytest.mark.parametrize("name", ["counts by month", "falls and rises"])
def test_every_bar_stands_on_the_zero_line(name: str) -> None:
    """Bars begin at zero, upwards or downwards."""
    sheet = composed(CHARTS[name])
    (zero,) = (line.get_ydata()[0] for line in lines_of(sheet, BASE_LINE))
    bars = bars_of(sheet)
    assert bars
    assert all(zero in (pytest.approx(bar.get_y()), pytest.approx(bar.get_y() + bar.get_height())) for bar in bars)


def test_bars_are_as_long_as_their_values() -> None:
    """Twice the value is twice the bar."""
    bars = bars_of(composed(chart("bars beside comparators", series("x", ["a", "a", "a"], ["10", "20", "5"]))))
    assert pytest.approx([10, 20, 5]) == [bar.get_width() / bars[0].get_width() * 10 for bar in bars]
    assert len({bar.get_y() for bar in bars}) == 3


def test_a_missing_month_breaks_the_line_and_says_why() -> None:
    """The line is drawn before and after the gap, never across it, and the reason is printed once."""
    drawn = chart("line", series("Sandwell", months(6), ["1", "2", "-", "-", "3", "4"], labelled="last"))
    assert [len(line.get_xdata()) for line in lines_of(composed(drawn), ANALYSIS_FUNCTION.authority)] == [2, 2]
    assert draw(drawn).labels.count("not available") == 1


def test_a_line_does_not_lead_to_a_new_series() -> None:
    """Six figures of which the fourth begins a new series are two lines of three."""
    sound = chart("line", series("Sandwell", months(6), ["1", "2", "3", "7", "8", "9"], labelled="last"))
    points = [replace(point, begins=place == 3) for place, point in enumerate(sound.series[0].points)]
    drawn = replace(sound, series=(replace(sound.series[0], points=tuple(points)),))
    assert [len(line.get_xdata()) for line in lines_of(composed(drawn), ANALYSIS_FUNCTION.authority)] == [3, 3]


def test_a_missing_bar_is_a_reason_not_a_zero() -> None:
    """Eleven bars are drawn for eleven figures of twelve months."""
    assert len(bars_of(composed(CHARTS["counts by month"]))) == 11
    assert "not available" in draw(CHARTS["counts by month"]).labels


@pytest.mark.parametrize("name", ["counts by month", "many bars", "four groups of three", "counts beside targets"])
def test_no_text_covers_a_bar(name: str) -> None:
    """Values stand over their bars and reasons in the gaps, never on a neighbour."""
    with drawing_settings("test"):
        sheet = compose(CHARTS[name])
        said = [(text.get_text(), text.get_tightbbox()) for text in sheet.figure.texts]
        bars = [bar.get_window_extent().padded(-1) for bar in bars_of(sheet)]
    assert [words for words, box in said for bar in bars if box.overlaps(bar)] == []


def test_a_value_of_a_last_month_that_is_missing_stands_at_its_own_point() -> None:
    """The line's end names the authority only; the older figure is not shown as the latest."""
    drawn = chart("line", series("Sandwell", months(3), ["5", "6", "-"]), decimals=0)
    with drawing_settings("test"):
        said = [text.get_text() for text in compose(drawn).figure.texts]
    assert "Sandwell" in said and "6%" in said and "Sandwell 6%" not in said


def test_the_authority_is_the_one_strong_line() -> None:
    """Comparators are thinner, and each has a dash and a colour of its own."""
    places = ["2019", "2020"]
    three = [series(name, places, ["1", "2"], role) for name, role in (("Sandwell", "authority"), ("Neighbours", "sn"), ("England", "eng"))]
    drawn = [line for line in composed(chart("line", *three)).figure.findobj(Line2D) if line.get_linewidth() > 1.2]
    strong = [line for line in drawn if line.get_color() == ANALYSIS_FUNCTION.authority]
    assert [line.get_linewidth() for line in strong] == [2.5]
    others = [line for line in drawn if line.get_color() != ANALYSIS_FUNCTION.authority]
    assert len(others) == 2 and all(line.get_linewidth() < 2 for line in others)
    assert len({str(line._unscaled_dash_pattern) for line in drawn}) == 3
    assert len({line.get_color() for line in drawn}) == 3


def test_the_authority_s_bar_is_the_strong_one() -> None:
    """Only the marked bars are dark blue."""
    bars = bars_of(composed(CHARTS["four areas"]))
    assert [to_hex(bar.get_facecolor()).upper() == ANALYSIS_FUNCTION.authority for bar in bars] == [True, False, False]


def test_months_are_thinned_and_the_last_is_kept() -> None:
    """Of two years' months at most ten are named, evenly, the latest always."""
    labels = draw(CHARTS["two years beside three levels"]).labels
    named = [months(24).index(label) for label in labels if label in months(24)]
    assert len(named) <= 10 and named[-1] == 23
    assert len({after - before for before, after in zip(named, named[1:], strict=False)}) == 1


def test_an_axis_that_does_not_start_at_zero_says_so() -> None:
    """The words are printed exactly where they are needed."""
    assert "The axis does not start at zero" in draw(chart("line", series("Sandwell", months(3), ["20", "21", "22"]))).labels
    assert "The axis does not start at zero" not in draw(chart("line", series("Sandwell", months(3), ["2", "21", "22"]))).labels
    assert (
        "The axis does not start at zero"
        not in draw(chart("bars by month", series("Sandwell", months(3), ["20", "21", "22"]), levels=THREE_LEVELS)).labels
    )


def test_every_level_and_value_is_named() -> None:
    """Nothing is left out where lines lie close together."""
    labels = draw(CHARTS["two years beside three levels"]).labels
    assert {level.label.plain for level in THREE_LEVELS} | {"Sandwell", "19.7%"} <= set(labels)
    assert {f"{value}%" for value in ("46.3", "52.0", "44.0", "99.9")} <= set(draw(CHARTS["four groups of three"]).labels)
