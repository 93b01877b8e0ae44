"""Targets on a chart that asks for them: what is drawn, said and listed, and where each came from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from scrutiny_pack.assemble.chart_blocks import Charted, charted
from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.build.figures_csv import build_figures_csv
from scrutiny_pack.config.charts import ChartEntry
from tests.series import monthly
from tests.small_pack import Row, indicator, level_bullet, row, small_pack

OLD = {"for": "2021-22", "value": "20", "status": "local", "source": "Plan 2021"}
NEW = {"for": "2022-23", "value": "19", "status": "illustrative", "source": "Example"}
LINE = {"id": "c", "line": "share", "last": "12 months", "target": "on"}
VALUES = [20 + place for place in range(12)]


def made(
    folder: Path, entry: dict[str, Any], rows: list[Row], targets: list[dict[str, Any]], unit: str = "percent", **more: Any
) -> Charted:
    parsed: ChartEntry = TypeAdapter(ChartEntry).validate_python(entry)
    name = entry.get("line") or entry["bars"]
    rule = indicator(unit, targets=targets, **({"decimals": 0} if unit == "count" else {}), **more)
    found = charted(parsed, small_pack(folder, rows, indicators={name: rule}).speaker)
    assert found is not None
    return found


def test_a_line_shows_each_target_over_its_months(tmp_path: Path) -> None:
    """As steps, the illustrative one called so wherever it is printed; the other figures stay as they are."""
    found = made(tmp_path, LINE, monthly(VALUES), [OLD, NEW])
    assert [(goal.first, goal.last, goal.low, goal.high) for goal in found.chart.goals] == [(0, 7, None, 20), (8, 11, None, 19)]
    assert [(goal.label.plain, goal.short.plain) for goal in found.chart.goals] == [
        ("Target: no more than 20.0%", "Target: 20.0%"),
        ("Target: no more than 19.0%, illustrative", "Target: 19.0%, illustrative"),
    ]
    assert found.chart.alt.plain.endswith(
        " highest 31.0% in Jul 2022. Target until Mar 2022: no more than 20.0%. Target since Apr 2022: no more than 19.0%, illustrative."
    )
    assert [tuple(cell.plain for cell in cells) for cells in found.rows[-3:]] == [
        ("Jul 22", "31.0%"),
        ("Target, Aug 21 to Mar 22", "no more than 20.0%"),
        ("Target, Apr 22 to Jul 22", "no more than 19.0%, illustrative"),
    ]
    assert {fact.source for goal in found.chart.goals for slot in goal.label.slots for fact in slot.facts} == {"Plan 2021", "Example"}


def test_a_target_is_drawn_only_where_it_is_asked_for(tmp_path: Path) -> None:
    """Off as it comes; where none holds in these months, nothing is said of any."""
    for place, (entry, targets) in enumerate([(LINE | {"target": "off"}, [NEW]), (LINE, [OLD | {"for": "2018-19"}])]):
        found = made(tmp_path / str(place), entry, monthly(VALUES), targets)
        assert found.chart.goals == () and "arget" not in found.chart.alt.plain and len(found.rows) == 12


@pytest.mark.parametrize(
    ("months", "alt", "named"),
    [
        ("2022-23", " Target since Apr 2022: ", "Target, Apr 22 to Jul 22"),
        ("12 months to 2022-07", " Target: ", "Target, Aug 21 to Jul 22"),
        ("1 month to 2022-07", " Target since Jul 2022: ", "Target, Jul 22"),
        ("1 month to 2022-06", " Target until Jun 2022: ", "Target, Jun 22"),
    ],
)
def test_the_months_of_a_target_are_told(months: str, alt: str, named: str, tmp_path: Path) -> None:
    """In the alt text no more than is needed, in the table all of them."""
    found = made(tmp_path, LINE, monthly(VALUES), [OLD | {"for": months}])
    assert alt + "no more than 20.0%." in found.chart.alt.plain
    assert found.rows[-1][0].plain == named


def test_a_target_stands_where_months_are_missing_or_withheld_too(tmp_path: Path) -> None:
    """It does not depend on the figures."""
    found = made(tmp_path, LINE, monthly([20, None, "c", *VALUES[3:]]), [OLD])
    assert [(goal.first, goal.last) for goal in found.chart.goals] == [(0, 7)]


def test_a_range_has_both_ends(tmp_path: Path) -> None:
    """For a neutral indicator too."""
    both = {"for": "2022-23", "from": "18", "to": "22", "status": "local"}
    (goal,) = made(tmp_path, LINE, monthly(VALUES), [both], polarity="neutral").chart.goals
    assert (goal.low, goal.high, goal.label.plain, goal.short.plain) == (18, 22, "Target: 18.0% to 22.0%", "Target: 18.0% to 22.0%")


def test_bars_of_counts_show_theirs(tmp_path: Path) -> None:
    """Of the count that the bars show."""
    entry = {"id": "c", "bars": "number", "last": "6 months", "target": "on"}
    found = made(tmp_path, entry, monthly([5, 6, 7, 8, 9, 10], "number"), [OLD, NEW], "count", polarity="high")
    assert [(goal.first, goal.last, goal.low, goal.label.plain) for goal in found.chart.goals] == [
        (0, 1, 20, "Target: at least 20"),
        (2, 5, 19, "Target: at least 19, illustrative"),
    ]
    assert [row[1].plain for row in found.rows[-2:]] == ["at least 20", "at least 19, illustrative"]


@pytest.mark.parametrize("beside", [[], ["eng"]])
def test_a_line_of_years_has_the_target_in_a_column(beside: list[str], tmp_path: Path) -> None:
    """Each year's own; none where there was none."""
    rows = [row("share", f"12 months to {year}-07", 20) for year in (2020, 2021, 2022)]
    rows += [row("share", f"12 months to {year}-07", 21, area="eng") for year in (2020, 2021, 2022)]
    entry = LINE | {"last": "3 years", "beside": beside}
    found = made(tmp_path, entry, rows, [OLD, NEW])
    assert [cell.plain for cell in found.header] == ["Period", "Sandwell", *(["England"] if beside else []), "Target"]
    assert [cells[-1].plain for cells in found.rows] == ["none", "no more than 20.0%", "no more than 19.0%, illustrative"]
    assert [(goal.first, goal.last) for goal in found.chart.goals] == [(1, 1), (2, 2)]
    assert found.chart.alt.plain.endswith(
        " Target until year ending Jul 2021: no more than 20.0%. Target since year ending Jul 2022: no more than 19.0%, illustrative."
    )


def test_the_csv_lists_targets_with_their_source(tmp_path: Path) -> None:
    """And the pack says on its first page that it prints what is illustrative."""
    section = {"id": "s", "title": "Visits", "charts": [LINE], "bullets": [level_bullet()]}
    rows = [*monthly(VALUES), row("number", "2022-07", 5)]
    pack = small_pack(tmp_path, rows, sections=[section], indicators={"share": indicator(targets=[NEW])})
    built = assemble(pack.told(), pack.files, pack.speaker, "build")
    (line,) = [each for each in build_figures_csv(built).decode("utf-8-sig").splitlines() if "Target" in each]
    assert '"Target, Apr 22 to Jul 22, Sandwell","no more than 19.0%, illustrative"' in line
    assert line.endswith("share.target,E08000028,2022-07,illustrative,Example,")
    assert "front.illustrative" in [note.id for note in built.front_notes]
