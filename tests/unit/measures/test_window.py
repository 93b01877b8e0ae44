from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.window import Window, window
from scrutiny_pack.periods import parse_period
from tests.small_pack import Row, bullet, months_to, row, small_pack

YEAR = months_to("2022-07", 12)
COUNTS = [11, 7, 13, 9, 12, 8, 10, 14, 6, 15, 5, 17]
PERIOD = parse_period("12 months to 2022-07")


def shares(leave_out: tuple[int, ...] = ()) -> list[Row]:
    return [
        row("share", month, of=(count, 40 + place))
        for place, (month, count) in enumerate(zip(YEAR, COUNTS, strict=True))
        if place not in leave_out
    ]


def numbers(leave_out: tuple[int, ...] = ()) -> list[Row]:
    return [row("number", month, count) for place, (month, count) in enumerate(zip(YEAR, COUNTS, strict=True)) if place not in leave_out]


def made(folder: Path, rows: list[Row], name: str, by: str = "pooled") -> Window:
    found = window(small_pack(folder, rows).setting, name, PERIOD, by)
    assert isinstance(found, Window), found
    return found


def why(folder: Path, rows: list[Row], name: str, by: str = "pooled") -> str:
    found = window(small_pack(folder, rows).setting, name, PERIOD, by)
    assert isinstance(found, Missing), found
    return found.why


def test_the_lowest_and_highest_month_are_named(tmp_path: Path) -> None:
    """Each with its own month, to be printed with it."""
    found = made(tmp_path, shares(), "share")
    percentages = [Decimal(count * 100) / (40 + place) for place, count in enumerate(COUNTS)]
    assert (min(percentages), max(percentages)) == (found.low.value, found.high.value)  # type: ignore[union-attr]  # complete window
    assert (str(found.low.period), str(found.high.period)) == ("2022-06", "2022-07")  # type: ignore[union-attr]  # complete window


def test_the_earliest_of_equal_months_is_taken(tmp_path: Path) -> None:
    """Equal as printed is equal."""
    rows = [row("share", month, of=(10, 100)) for month in YEAR]
    found = made(tmp_path, rows, "share")
    assert (YEAR[0], YEAR[0]) == (str(found.low.period), str(found.high.period))  # type: ignore[union-attr]  # complete window


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("pooled", Decimal(127)),
        ("sum", Decimal(127)),
        ("mean", Decimal(127) / 12),
        ("min", Decimal(5)),
        ("max", Decimal(17)),
        ("annualised", Decimal(127)),
    ],
)
def test_counts_are_put_together_as_asked(by: str, expected: Decimal, tmp_path: Path) -> None:
    """Sum, mean, lowest, highest and yearly count of twelve months."""
    assert expected == made(tmp_path, numbers(), "number", by).quantity.value


def test_half_a_years_count_is_doubled_when_annualised(tmp_path: Path) -> None:
    """Six months times twelve by six."""
    found = window(small_pack(tmp_path, numbers()).setting, "number", parse_period("6 months to 2022-07"), "annualised")
    assert isinstance(found, Window)
    assert sum(COUNTS[6:]) * 2 == found.quantity.value


def test_a_mean_of_months_is_not_the_pooled_figure(tmp_path: Path) -> None:
    """It is the mean of the twelve percentages, and its formula says so."""
    found = made(tmp_path, shares(), "share", "mean").quantity
    percentages = [Decimal(count * 100) / (40 + place) for place, count in enumerate(COUNTS)]
    assert sum(percentages) / 12 == pytest.approx(found.value)
    assert found.formula == "mean of 12 monthly figures"
    assert made(tmp_path, shares(), "share").quantity.value == Decimal(sum(COUNTS) * 100) / sum(40 + place for place in range(12))


def test_a_window_of_eleven_months_ranges_over_those(tmp_path: Path) -> None:
    """With the first month missing the figure and its range are of the eleven others."""
    found = made(tmp_path, shares((0,)), "share")
    assert (found.quantity.points, found.quantity.of_points) == (11, 12)
    assert found.low is not None and found.high is not None


@pytest.mark.parametrize("by", ["pooled", "mean", "min", "max", "sum", "annualised"])
def test_a_withheld_month_withholds_the_window(by: str, tmp_path: Path) -> None:
    """Not one way of putting months together goes round it."""
    rows = [*numbers((4,)), row("number", YEAR[4], "c")]
    assert why(tmp_path, rows, "number", by) == "a month is withheld or not available"


def test_a_given_figure_without_its_months_has_no_range(tmp_path: Path) -> None:
    """A year's row and three months: the year is printed, and nobody is told its lowest month."""
    rows = [*shares(tuple(range(9))), row("share", "12 months to 2022-07", "20.0")]
    found = made(tmp_path, rows, "share")
    assert (Decimal("20.0"), None, None) == (found.quantity.value, found.low, found.high)


@pytest.mark.parametrize("by", ["mean", "min", "max"])
def test_single_months_are_not_taken_for_a_year(by: str, tmp_path: Path) -> None:
    """Three months have a mean and a lowest, but not those of twelve, though the year's own figure is given."""
    rows = [*shares(tuple(range(9))), row("share", "12 months to 2022-07", "20.0")]
    assert why(tmp_path, rows, "share", by) == "figures for 3 of 12 months only"


@pytest.mark.parametrize("name", ["share", "rate"])
def test_percentages_and_rates_have_no_sum(name: str, tmp_path: Path) -> None:
    """Twelve monthly rates, each of a year, do not add up to anything."""
    rows = [row(name, month, of=(count, 83)) for month, count in zip(YEAR, COUNTS, strict=True)]
    assert why(tmp_path, rows, name, "sum") == "percentages, rates and ratios of months have no sum"


def test_pooled_and_annualised_rates_are_the_same(tmp_path: Path) -> None:
    """A rate is of a year already."""
    rows = [row("rate", month, of=(count, 83_000)) for month, count in zip(YEAR, COUNTS, strict=True)]
    assert made(tmp_path, rows, "rate").quantity.value == made(tmp_path, rows, "rate", "annualised").quantity.value


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("sum", "In the 12 months to July 2022, the number of visits was 127"),
        ("mean", "In the 12 months to July 2022, the number of visits was 11, the mean of its months"),
        ("max", "In July 2022, the number of visits was 17, the highest of any month in the 12 months to July 2022"),
        ("min", "In June 2022, the number of visits was 5, the lowest of any month in the 12 months to July 2022"),
    ],
)
def test_the_default_sentence_says_how_the_figure_was_made(by: str, expected: str, tmp_path: Path) -> None:
    """What is another figure than that of all months together does not pass for it."""
    asked = bullet({"w": {"window": "number", "over": "12 months to latest", "by": by}})
    assert small_pack(tmp_path, numbers(), [asked]).text() == f"{expected}; by month it ranged from 5 to 17."


def test_a_count_that_is_scaled_to_a_year_says_so(tmp_path: Path) -> None:
    """60 in six months are not 120 in six months; a rate is of a year always, which its unit says."""
    half = {"over": "6 months to latest", "by": "annualised"}
    asked = [bullet({"w": {"window": name} | half}, id=f"s.{name}") for name in ("number", "rate")]
    rows = [*(row("number", month, 10) for month in YEAR), *(row("rate", month, of=(10, 1200)) for month in YEAR)]
    pack = small_pack(tmp_path, rows, asked)
    said = "In the 6 months to July 2022, the number of visits was 120, as a yearly figure; by month it ranged from 10 to 10."
    assert pack.text("s.number") == said
    assert pack.slide("s.number") == "Visits: 120 in 6 months to Jul 2022, as a yearly figure"
    assert "as a yearly figure" not in pack.text("s.rate")


def test_of_a_window_without_some_months_the_highest_is_that_of_those_that_are_known(tmp_path: Path) -> None:
    """The missing ones may have been higher."""
    asked = bullet({"w": {"window": "share", "over": "12 months to latest", "by": "max"}})
    assert "the highest of any month in 10 of the 12 months to July 2022" in small_pack(tmp_path, shares((3, 6)), [asked]).text()
