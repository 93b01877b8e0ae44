from __future__ import annotations

from decimal import Decimal

import pytest

from scrutiny_pack.data.series_checks import check_series
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.periods import parse_period
from scrutiny_pack.text import Fact


def found(*periods: str) -> ProblemList:
    facts = [
        Fact("visits", "E08000028", parse_period(period), Decimal(5), None, None, 0, "", "local", "", "", "data/local.csv", row)
        for row, period in enumerate(periods, 2)
    ]
    problems = ProblemList()
    check_series(facts, (), problems)
    return problems


def test_a_month_left_out_in_the_middle_is_warned_of() -> None:
    """The month is named; one that is missing at either end is not a gap in the series."""
    (warning,) = found("2022-05", "2022-03", "2022-07").warnings
    assert (warning.slug, warning.what) == ("missing-period", "visits for E08000028 has no row for 2022-04, 2022-06")
    assert found("2022-05", "2022-06", "2022-07").warnings == []


def test_months_and_quarters_do_not_mix() -> None:
    """A row of each is named; years beside months are sound."""
    (error,) = found("2022-05", "2022 Q2").errors
    assert error.slug == "mixed-frequency"
    assert "by month (2022-05, row 2) and by quarter (2022 Q2)" in error.what
    assert found("2022-05", "2021/22", "year ending 2021-03").errors == []


@pytest.mark.parametrize(("value", "warned"), [("0.212", True), ("0.9", False), ("0.02", False), ("0", False), ("12.5", False)])
def test_a_fraction_among_percentages_is_warned_of(value: str, warned: bool) -> None:
    """0.212 is printed as 0.2% beside 20.7%: one of the two was typed in another way."""
    facts = [
        Fact("share", area, parse_period("2022-07"), Decimal(figure), None, None, 1, "", "local", "", "", "data/local.csv", 2)
        for area, figure in (("E08000028", value), ("E12000005", "20.7"), ("E92000001", "22.4"))
    ]
    problems = ProblemList()
    check_series(facts, {"share"}, problems)
    assert [problem.slug for problem in problems.warnings] == (["percent-as-fraction"] if warned else [])
