from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from scrutiny_pack.assemble.chart_blocks import Charted, charted
from scrutiny_pack.config.charts import ChartEntry
from tests.small_pack import COMPARATORS, Row, indicator, months_to, row, small_pack

YEAR = months_to("2022-07", 12)
LINE = {"id": "c", "line": "share", "last": "12 months", "beside": ["sn", "eng"]}
COMPARE = {"id": "c", "compare": "share", "at": "latest", "earlier": ["year_before"], "beside": ["sn", "reg", "eng"]}
GROUPED = {"id": "c", "groups": ["number", "rate"], "at": ["year_before", "latest"], "title": "Visits"}


def monthly(missing: tuple[int, ...] = (), withheld: tuple[int, ...] = ()) -> list[Row]:
    rows = [row("share", month, of=(20 + place, 100)) for place, month in enumerate(YEAR) if place not in (*missing, *withheld)]
    return rows + [row("share", YEAR[place], "c") for place in withheld]


OTHERS = [row("share", "year ending 2021-03", "22.7", area="eng"), row("share", "2020-21", "20.8", area="reg")]


def made(folder: Path, entry: dict[str, Any], rows: list[Row], **more: Any) -> Charted | None:
    parsed: ChartEntry = TypeAdapter(ChartEntry).validate_python(entry)
    return charted(parsed, small_pack(folder, rows, **more).speaker)


def chart_of(*args: Any, **more: Any) -> Charted:
    found = made(*args, **more)
    assert found is not None
    return found


def test_a_line_has_a_point_for_each_month(tmp_path: Path) -> None:
    """Earliest first; only the last is labelled, and each comparator is a level line with its year."""
    chart = chart_of(tmp_path, LINE, monthly() + OTHERS).chart
    (series,) = chart.series
    assert [point.at.plain for point in series.points][::11] == ["Aug 21", "Jul 22"]
    assert [point.value for point in series.points] == list(range(20, 32))
    assert [point.label.plain for point in series.points if point.label] == ["31.0%"]
    assert [(level.label.plain, level.role) for level in chart.levels] == [("England 22.7%, 2020-21", "eng")]
    assert (series.name.plain, chart.title.plain, chart.subtitle.plain) == ("Sandwell", "Repeat visits", "Percentage of visits, each month")


def test_a_line_breaks_where_a_month_has_no_figure(tmp_path: Path) -> None:
    """Nothing is drawn as nought; the table says [c], or not available."""
    found = chart_of(tmp_path, LINE, monthly(missing=(3,), withheld=(5,)))
    points = found.chart.series[0].points
    assert (points[3].value, points[5].value) == (None, None)
    assert (points[3].reason, points[5].reason) == ("not available", "[c]")
    assert (found.rows[3][1].plain, found.rows[5][1].plain) == ("not available", "[c]")
    assert 0 not in {point.value for point in points}


def test_alt_text_tells_last_lowest_highest_and_levels(tmp_path: Path) -> None:
    """From the figures that the chart shows."""
    alt = chart_of(tmp_path, LINE, monthly() + OTHERS).chart.alt.plain
    assert alt == (
        "Line chart of Repeat visits, Aug 2021 to Jul 2022. Sandwell: 31.0% in Jul 2022, lowest 20.0% in Aug 2021, "
        "highest 31.0% in Jul 2022. England 22.7%."
    )


def test_alt_text_names_the_months_that_have_figures(tmp_path: Path) -> None:
    """Not those at either end that have none."""
    alt = chart_of(tmp_path, LINE, monthly(missing=(0, 11))).chart.alt.plain
    assert alt.startswith("Line chart of Repeat visits, Sept 2021 to Jun 2022. Sandwell: 30.0% in Jun 2022")
    assert alt.endswith(" Only 10 of the 12 months have a figure that is shown.")


def test_a_monthly_rate_is_said_to_be_a_yearly_one(tmp_path: Path) -> None:
    """Each point is what the month would be over a year."""
    rows = [row("rate", month, of=(83, 83_000)) for month in YEAR]
    chart = chart_of(tmp_path, {"id": "c", "line": "rate"}, rows).chart
    assert chart.subtitle.plain == "Per 10,000 children, each month as a yearly rate"
    assert {point.value for point in chart.series[0].points} == {120}


def test_bars_by_month_are_counts(tmp_path: Path) -> None:
    """The numerator of a percentage, the value of a count, nothing where there is neither."""
    numerators = chart_of(tmp_path / "n", {"id": "c", "bars": "share"}, monthly()).chart
    assert [point.label.plain for point in numerators.series[0].points][:2] == ["20", "21"]
    values = chart_of(tmp_path / "v", {"id": "c", "bars": "number"}, [row("number", month, 1200) for month in YEAR]).chart
    assert {point.label.plain for point in values.series[0].points} == {"1,200"}
    assert made(tmp_path / "p", {"id": "c", "bars": "share"}, [row("share", month, 20) for month in YEAR]) is None


def test_bars_beside_comparators_name_area_and_period(tmp_path: Path) -> None:
    """The authority's first, as strong ones; comparators without a figure are left out."""
    rows = [row("share", "2021-07", "22.6"), row("share", "2022-07", "20.0"), *OTHERS]
    chart = chart_of(tmp_path, COMPARE, rows).chart
    points = chart.series[0].points
    assert [point.at.plain for point in points] == [
        "Sandwell, Jul 2021",
        "Sandwell, Jul 2022",
        "West Midlands, 2020-21",
        "England, 2020-21",
    ]
    assert [point.label.plain for point in points] == ["22.6%", "20.0%", "20.8%", "22.7%"]
    assert chart.strong == (0, 1)
    assert chart.alt.plain.endswith("Sandwell, Jul 2022 20.0%; West Midlands, 2020-21 20.8%; England, 2020-21 22.7%.")
    assert chart.caption.plain == "Repeat visits: Sandwell beside the West Midlands and England"


def test_grouped_bars_have_a_series_for_each_period(tmp_path: Path) -> None:
    """The last is the strong one; a missing bar keeps its place."""
    rows = [row("number", "2021-07", 430), row("number", "2022-07", 405), row("rate", "2022-07", 500)]
    found = chart_of(tmp_path, GROUPED, rows)
    assert [(series.name.plain, series.role) for series in found.chart.series] == [("Jul 2021", "earlier"), ("Jul 2022", "authority")]
    assert [[point.value for point in series.points] for series in found.chart.series] == [[430, None], [405, 500]]
    assert [[cell.plain for cell in line] for line in found.rows] == [["Visits", "430", "405"], ["The visit rate", "not available", "500"]]


@pytest.mark.parametrize("entry", [LINE, COMPARE, GROUPED, {"id": "c", "bars": "share"}])
def test_a_chart_without_a_figure_is_none(entry: dict[str, Any], tmp_path: Path) -> None:
    """Not an empty frame."""
    assert made(tmp_path, entry, [row("share", "2022-07", "c")]) is None


def test_every_label_of_a_chart_is_traced(tmp_path: Path) -> None:
    """Numbers on a chart are slots with facts, or literals."""
    chart = chart_of(tmp_path, LINE, monthly() + OTHERS).chart
    assert all(slot.facts for text in (*chart.labels, chart.alt) for slot in text.slots)


def test_an_expected_range_is_drawn(tmp_path: Path) -> None:
    """As a band with its two ends."""
    indicators = {"share": indicator(expected={"from": "80", "to": "90", "status": "local"})}
    (band,) = chart_of(tmp_path, LINE, monthly(), indicators=indicators).chart.ranges
    assert (band.low, band.high, band.label.plain) == (80, 90, "Expected range")


def test_names_with_numbers_can_be_drawn(tmp_path: Path) -> None:
    """Units and comparators whose names hold one."""
    comparators = {"eng": COMPARATORS["eng"] | {"name": "Group 3"}}
    rows = [row("rate", "2022-07", 500), row("rate", "2020-21", 585, area="eng")]
    entry = {"id": "c", "compare": "rate", "beside": ["eng"]}
    chart = chart_of(
        tmp_path, entry, rows, comparators=comparators, indicators={"rate": indicator("rate", "neutral", 0, of="aged 0 to 17")}
    ).chart
    assert chart.subtitle.plain == "Per 10,000 aged 0 to 17"
    assert chart.caption.plain.endswith("Sandwell beside Group 3")
