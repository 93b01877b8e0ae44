from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.measures.held_targets import held_over
from scrutiny_pack.periods import Period, parse_period
from tests.small_pack import indicator, level_bullet, row, small_pack

MONTHS = parse_period("2022-07").window(12).members()
OLD = {"for": "2021-22", "value": "20", "status": "local"}
NEW = {"for": "2022-23", "value": "19", "status": "local"}


def held(folder: Path, targets: list[dict[str, str]], periods: tuple[Period, ...] = MONTHS, **more: Any) -> list[tuple[Any, ...]]:
    """First and last place, and both ends, of each target that holds in the twelve months to July 2022."""
    made = small_pack(folder, [row("number", "2022-07", 5)], [level_bullet()], indicators={"share": indicator(targets=targets, **more)})
    shown = [[None if end is None else end.shown for end in (each.low, each.high)] for each in held_over(made.setting, "share", periods)]
    return [(each.first, each.last, *ends) for each, ends in zip(held_over(made.setting, "share", periods), shown, strict=True)]


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ([OLD, NEW], [(0, 7, None, 20), (8, 11, None, 19)]),
        ([NEW, OLD], [(0, 7, None, 20), (8, 11, None, 19)]),
        ([OLD, NEW | {"value": "20"}], [(0, 11, None, 20)]),
        ([OLD, NEW | {"value": "20", "status": "illustrative"}], [(0, 7, None, 20), (8, 11, None, 20)]),
        ([NEW], [(8, 11, None, 19)]),
        ([OLD | {"for": "2021 Q4"}, NEW | {"for": "2022 Q2"}], [(2, 4, None, 20), (8, 10, None, 19)]),
        ([OLD | {"for": "2018-19"}], []),
    ],
    ids=["moved", "in any order", "set again", "set again by nobody", "newer", "with a gap", "long ago"],
)
def test_each_target_holds_for_its_own_months(targets: list[dict[str, str]], expected: list[tuple[Any, ...]], tmp_path: Path) -> None:
    """August 2021 is the first of twelve; a target that was set again as it was is one, unless one of the two is illustrative."""
    assert held(tmp_path, targets) == expected


def test_the_end_that_is_open_follows_polarity(tmp_path: Path) -> None:
    """The least where high is good; a range has both ends."""
    assert held(tmp_path / "a", [NEW], polarity="high") == [(8, 11, 19, None)]
    both = {"for": "2022-23", "from": "18", "to": "20.5", "status": "local"}
    assert held(tmp_path / "b", [both], polarity="neutral") == [(8, 11, 18, Decimal("20.5"))]


def test_days_and_years_have_the_target_of_their_last_month(tmp_path: Path) -> None:
    """31 March 2022 and the year that ends then are of 2021-22."""
    days = tuple(parse_period(day) for day in ("2021-03-31", "2022-03-31", "2022-04-30"))
    assert held(tmp_path / "a", [OLD], days, timing="month_end") == [(1, 1, None, 20)]
    years = tuple(parse_period(f"12 months to {year}-03") for year in (2021, 2022, 2023))
    assert held(tmp_path / "b", [OLD, NEW], years) == [(1, 1, None, 20), (2, 2, None, 19)]
