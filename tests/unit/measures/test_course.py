"""How an indicator went: figures of one kind, with a gap wherever one is missing, hidden or of another kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.measures.course import AT_LEAST, Course, course
from tests.small_pack import Row, indicator, months_to, row, small_pack

YEARS = [f"year ending 20{year}-03" for year in range(16, 23)]
QUARTERS = [f"{year} Q{quarter}" for year in (2021, 2022) for quarter in (1, 2, 3, 4)][:6]


def made(folder: Path, rows: list[Row], **rules: Any) -> Course | None:
    """The course of the share."""
    return course(small_pack(folder, rows, indicators={"share": indicator(**rules)}).setting, "share")


def months(count: int = 8, **changed: dict[str, Any]) -> list[Row]:
    """A figure for each of the last months, 1 more each; `changed` gives what differs in a month, as m2022_03."""
    given = {name.removeprefix("m").replace("_", "-"): more for name, more in changed.items()}
    return [row("share", month, 20 + place) | given.get(month, {}) for place, month in enumerate(months_to("2022-07", count))]


def shown(known: Course | None) -> list[float | None]:
    """Its figures as printed."""
    assert known is not None
    return [None if figure is None else float(figure.shown) for figure in known.figures]


def test_months_are_taken_where_enough_of_them_are_known(tmp_path: Path) -> None:
    """From the first that is known up to the pack's month, at most two years back."""
    known = made(tmp_path, months(30))
    assert known is not None and known.step == "month"
    assert shown(known) == [float(26 + place) for place in range(24)]


@pytest.mark.parametrize("count", [AT_LEAST - 1, AT_LEAST])
def test_fewer_figures_than_a_trend_takes_are_no_course(count: int, tmp_path: Path) -> None:
    """Five are enough, four are not."""
    assert (made(tmp_path, months(count)) is not None) is (count == AT_LEAST)


@pytest.mark.parametrize(("periods", "step"), [(QUARTERS, "quarter"), (YEARS, "year")])
def test_longer_periods_are_taken_where_there_are_no_months(periods: list[str], step: str, tmp_path: Path) -> None:
    """Quarters before years."""
    known = made(tmp_path, [row("share", period, 20 + place) for place, period in enumerate(periods)])
    assert known is not None and (known.step, len(known.known)) == (step, len(periods))


def test_few_months_do_not_stand_in_the_way_of_years(tmp_path: Path) -> None:
    """Local months have begun only lately; the published years go back further."""
    published = [row("share", period, 30, status="published") for period in YEARS]
    known = made(tmp_path, [*published, *months(3)])
    assert known is not None and known.step == "year"


@pytest.mark.parametrize("gone", [None, {"value": "c"}, {"value": "x"}], ids=["no row", "withheld", "not available"])
def test_what_is_not_known_is_a_gap(gone: dict[str, str] | None, tmp_path: Path) -> None:
    """Nothing is drawn there, and nothing between its neighbours."""
    rows = [each for each in months(8, m2022_03=gone or {}) if gone or each["period"] != "2022-03"]
    assert shown(made(tmp_path, rows)) == [20, 21, 22, None, 24, 25, 26, 27]


def test_a_small_number_is_a_gap(tmp_path: Path) -> None:
    """A count that is withheld is not drawn, and neither is what would give it back."""
    counts = [40, 41, 3, 43, 44, 45, 46, 47]
    rows = [row("share", month, of=(count, 100)) for count, month in zip(counts, months_to("2022-07", 8), strict=True)]
    assert shown(made(tmp_path, rows, counts_people=True)) == [40, 41, None, 43, 44, 45, 46, 47]


def test_a_newest_month_that_is_missing_is_a_gap_at_the_end(tmp_path: Path) -> None:
    """The line then ends before the others do."""
    assert shown(made(tmp_path, months(8)[:-1])) == [20, 21, 22, 23, 24, 25, 26, None]


def test_figures_of_before_a_changed_definition_are_left_out(tmp_path: Path) -> None:
    """They are not of the same thing."""
    assert shown(made(tmp_path, months(8), changed="2022-02")) == [22, 23, 24, 25, 26, 27]


def test_figures_of_before_a_new_series_are_left_out(tmp_path: Path) -> None:
    """So are those that were counted in another way."""
    assert shown(made(tmp_path, months(8, m2022_02={"value": "22[b]"}))) == [22, 23, 24, 25, 26, 27]


def test_figures_of_another_status_are_no_part_of_it(tmp_path: Path) -> None:
    """Published figures are no earlier part of local ones, nor is an illustrative one among them."""
    first, second = months(8, m2022_04={"status": "illustrative"}), {"status": "published"}
    rows = [each | second if place < 2 else each for place, each in enumerate(first)]
    assert shown(made(tmp_path, rows)) == [22, 23, None, 25, 26, 27]
