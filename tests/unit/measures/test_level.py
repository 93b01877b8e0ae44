from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.periods import parse_period
from tests.small_pack import LOCAL, Row, indicator, months_to, row, small_pack

YEAR = months_to("2022-07", 12)
COUNTS = [11, 7, 13, 9, 12, 8, 10, 14, 6, 15, 5, 17]
COHORTS = [40, 38, 51, 47, 44, 39, 42, 50, 37, 53, 36, 55]


def monthly(name: str, leave_out: tuple[int, ...] = (), **more: str) -> list[Row]:
    """A year of counts and cohorts, without the months at the places in `leave_out`."""
    return [
        row(name, month, of=pair, **more)
        for place, (month, pair) in enumerate(zip(YEAR, zip(COUNTS, COHORTS, strict=True), strict=True))
        if place not in leave_out
    ]


def figure(folder: Path, rows: list[Row], name: str, period: str = "12 months to 2022-07", **indicators: object) -> Quantity | Missing:
    return level(small_pack(folder, rows, indicators=indicators).setting, name, LOCAL, parse_period(period))


def quantity(*args: object, **more: object) -> Quantity:
    made = figure(*args, **more)  # type: ignore[arg-type]  # handed through
    assert isinstance(made, Quantity), made
    return made


def why(*args: object, **more: object) -> str:
    made = figure(*args, **more)  # type: ignore[arg-type]  # handed through
    assert isinstance(made, Missing), made
    return made.why


def test_a_percentage_is_pooled(tmp_path: Path) -> None:
    """Sum of numerators by sum of denominators, not the mean of twelve percentages."""
    made = quantity(tmp_path, monthly("share"), "share")
    assert Decimal(sum(COUNTS) * 100) / sum(COHORTS) == made.value
    assert made.value != sum(Decimal(n * 100) / d for n, d in zip(COUNTS, COHORTS, strict=True)) / 12
    assert (made.numerator, made.denominator, made.points, made.of_points) == (127, 532, 12, 12)
    assert str(made.shown) == "23.9"


def test_a_years_rate_divides_by_the_mean_population(tmp_path: Path) -> None:
    """A year of counts per 10,000 of the mean of the monthly populations."""
    rows = [row("rate", month, of=(count, 83_000 + 10 * place)) for place, (month, count) in enumerate(zip(YEAR, COUNTS, strict=True))]
    population = Decimal(sum(83_000 + 10 * place for place in range(12))) / 12
    assert Decimal(sum(COUNTS) * 10_000) / population == pytest.approx(quantity(tmp_path, rows, "rate").value)


@pytest.mark.parametrize(("period", "months"), [("2022-07", 1), ("3 months to 2022-07", 3), ("6 months to 2022-07", 6)])
def test_a_shorter_rate_is_annualised(period: str, months: int, tmp_path: Path) -> None:
    """The rate of a few months is what it would be over a year."""
    rows = [row("rate", month, of=(count, 83_000)) for month, count in zip(YEAR, COUNTS, strict=True)]
    expected = Decimal(sum(COUNTS[-months:])) * 12 / months * 10_000 / 83_000
    assert expected == pytest.approx(quantity(tmp_path, rows, "rate", period).value)


@pytest.mark.parametrize(
    ("period", "times"),
    [("2022 Q2", 4), ("6 months to 2022-06", 2), ("year ending 2022-03", 1), ("24 months to 2022-06", Decimal("0.5")), ("2022-06-30", 1)],
)
def test_one_row_of_several_months_is_a_yearly_rate_too(period: str, times: Decimal, tmp_path: Path) -> None:
    """A row's own numerator and denominator give the rate of a year, whatever its length; a date's rate is as it is."""
    made = quantity(tmp_path, [row("rate", period, of=(120, 80_000))], "rate", period)
    assert 15 * times == made.value


@pytest.mark.parametrize("period", ["2022-07-31", "2022-07", "12 months to 2022-07"])
def test_a_rate_of_a_day_is_not_scaled_to_a_year(period: str, tmp_path: Path) -> None:
    """As many are in care on the last day of a month whether its row is dated with the day or the month; of months it is the mean."""
    rows = [row("care", month, of=(405, 83000)) for month in months_to("2022-07", 12)]
    made = quantity(tmp_path, rows, "care", period, care=indicator("rate", "neutral", 1, timing="month_end"))
    assert str(made.shown) == "48.8"
    assert made.formula.endswith("/ 12 dates" if "months" in period else "x 10,000")


def test_a_rate_is_per_what_the_registry_says(tmp_path: Path) -> None:
    """Per 1,000 is a tenth of per 10,000."""
    rows = [row("rate", "2021-22", of=(830, 83_000))]
    assert quantity(tmp_path, rows, "rate", "2021-22", rate=indicator("rate", "neutral", 0, per="1000")).value == 10


def test_counts_are_summed(tmp_path: Path) -> None:
    """Twelve monthly counts make a year's, whether they stand under value or under numerator."""
    values = [row("number", month, count) for month, count in zip(YEAR, COUNTS, strict=True)]
    numerators = [row("number", month, of=(count, "")) for month, count in zip(YEAR, COUNTS, strict=True)]
    assert 127 == quantity(tmp_path, values, "number").value == quantity(tmp_path, numerators, "number").value


def test_eleven_of_twelve_months_are_said_to_be_eleven(tmp_path: Path) -> None:
    """The first month missing: pooled over eleven, with the months that had a figure."""
    made = quantity(tmp_path, monthly("share", leave_out=(0,)), "share")
    assert Decimal(sum(COUNTS[1:]) * 100) / sum(COHORTS[1:]) == made.value
    assert (made.points, made.of_points) == (11, 12)
    assert list(YEAR[1:]) == [str(month) for month in made.months_present]


def test_an_incomplete_rate_is_scaled_by_its_own_months(tmp_path: Path) -> None:
    """Eleven months are scaled by twelve elevenths."""
    rows = [row("rate", month, of=(count, 83_000)) for month, count in zip(YEAR[1:], COUNTS[1:], strict=True)]
    assert Decimal(sum(COUNTS[1:])) * 12 / 11 * 10_000 / 83_000 == pytest.approx(quantity(tmp_path, rows, "rate").value)


def test_nine_of_twelve_months_are_enough_and_eight_are_not(tmp_path: Path) -> None:
    """Three quarters of the months is the least."""
    assert quantity(tmp_path, monthly("share", leave_out=(0, 1, 2)), "share").points == 9
    assert why(tmp_path, monthly("share", leave_out=(0, 1, 2, 3)), "share") == "figures for 8 of 12 months only"


def test_without_the_last_month_there_is_no_figure(tmp_path: Path) -> None:
    """The window does not silently end a month earlier."""
    assert why(tmp_path, monthly("share", leave_out=(11,)), "share") == "no figure for the last month"


def test_a_count_needs_every_month(tmp_path: Path) -> None:
    """Eleven months' count is no year's."""
    assert why(tmp_path, [row("number", month, 5) for month in YEAR[1:]], "number") == "figures for 11 of 12 months only"


@pytest.mark.parametrize("symbol", ["c", "x", "z", "low", "u", "w"])
def test_a_withheld_month_is_never_nought(symbol: str, tmp_path: Path) -> None:
    """With one month withheld there is no sum and no percentage."""
    for name in ("share", "rate", "number"):
        rows = monthly(name, leave_out=(4,)) + [row(name, YEAR[4], symbol)]
        assert why(tmp_path, rows, name) == "a month is withheld or not available"


def test_a_withheld_figure_says_its_symbol(tmp_path: Path) -> None:
    """The symbol travels with the reason, to stand in the figure's place."""
    made = figure(tmp_path, [row("number", "2022-07", "c")], "number", "2022-07")
    assert isinstance(made, Missing)
    assert (made.symbol, made.why) == ("c", "withheld or not available [c]")


def test_a_given_row_beats_the_months(tmp_path: Path) -> None:
    """A row for exactly the period is printed as it is."""
    made = quantity(tmp_path, [*monthly("share"), row("share", "12 months to 2022-07", "19.95")], "share")
    assert (str(made.shown), made.formula, made.points, made.of_points) == ("20.0", "as given", 1, 1)


def test_a_year_is_the_same_whatever_it_is_called(tmp_path: Path) -> None:
    """A financial year's row is found as the year ending in March."""
    assert quantity(tmp_path, [row("rate", "2018-19", 312)], "rate", "year ending 2019-03").value == 312


def test_a_given_value_beats_its_own_counts(tmp_path: Path) -> None:
    """Value, numerator and denominator in one row: the value is printed, the counts stay beside it."""
    made = quantity(tmp_path, [row("share", "2022-07", "5.2", of=(21, 405))], "share", "2022-07")
    assert (Decimal("5.2"), 21, 405) == (made.value, made.numerator, made.denominator)


@pytest.mark.parametrize("denominator", ["0", "", "c"])
def test_nothing_is_divided_by_nought(denominator: str, tmp_path: Path) -> None:
    """A denominator of nought, or none, gives no figure and no error."""
    for name in ("share", "rate"):
        top = 0 if denominator == "0" else 5
        made = figure(tmp_path, [row(name, "2022-07", of=(top, denominator))], name, "2022-07")
        assert isinstance(made, Missing), (name, made)


def test_percentages_alone_are_never_averaged(tmp_path: Path) -> None:
    """Twelve percentages without their counts make no year's, and the reason is told."""
    rows = [row("share", month, 20) for month in YEAR]
    assert why(tmp_path, rows, "share") == "its months have no counts to put together"


def test_a_month_is_not_put_together_from_anything(tmp_path: Path) -> None:
    """A single month or date without a row has no figure, even beside others."""
    assert why(tmp_path, monthly("share", leave_out=(11,)), "share", "2022-07") == "no figure"
    assert why(tmp_path, monthly("share"), "share", "2022-07-31") == "no figure"
