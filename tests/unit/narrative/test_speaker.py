from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.periods import parse_period
from tests.small_pack import COMPARATORS, LOCAL, indicator, months_to, row, small_pack


@pytest.fixture
def speaker(tmp_path: Path) -> Speaker:
    comparators = {
        "med": COMPARATORS["sn"] | {"statistic": "median"},
        "quoted": {"name": "Wales", "area": "E92000001", "statistic": "median"},
    }
    return small_pack(tmp_path, [row("number", "2022-07", 5)], comparators=comparators).speaker


@pytest.mark.parametrize(
    ("period", "long", "short"),
    [
        ("2022-07", "July 2022", "Jul 2022"), ("2022-09", "September 2022", "Sept 2022"), ("2022-07-31", "31 July 2022", "31 Jul 2022"),
        ("2022-07-01", "1 July 2022", "1 Jul 2022"), ("2018-19", "2018-19", "2018-19"), ("1999/00", "1999-00", "1999-00"),
        ("12 months to 2022-07", "the 12 months to July 2022", "12 months to Jul 2022"),
        ("year ending 2021-03", "the year ending March 2021", "year ending Mar 2021"),
        ("2022 Q1", "the 3 months to March 2022", "3 months to Mar 2022"),
    ],
)  # fmt: skip
def test_a_period_is_said_one_way(period: str, long: str, short: str, speaker: Speaker) -> None:
    """In British style, without st, nd or rd; short ones drop the article."""
    assert (long, short) == (speaker.period(parse_period(period)).plain, speaker.period(parse_period(period), "short").plain)


@pytest.mark.parametrize(
    ("missing", "expected", "short"),
    [
        ((), "the 12 months to July 2022", "12 months to Jul 2022"),
        ((0,), "the 11 months from September 2021 to July 2022", "11 months from Sept 2021 to Jul 2022"),
        ((0, 1), "the 10 months from October 2021 to July 2022", "10 months from Oct 2021 to Jul 2022"),
        ((5,), "11 of the 12 months to July 2022", "11 of the 12 months to Jul 2022"),
        ((0, 5), "10 of the 12 months to July 2022", "10 of the 12 months to Jul 2022"),
    ],
)  # fmt: skip
def test_an_incomplete_window_names_the_months_it_covers(missing: tuple[int, ...], expected: str, short: str, tmp_path: Path) -> None:
    """From the first month that has a figure; with a hole inside, how many of how many."""
    rows = [row("share", month, of=(5, 10)) for place, month in enumerate(months_to("2022-07", 12)) if place not in missing]
    made = small_pack(tmp_path, rows)
    quantity = level(made.setting, "share", LOCAL, parse_period("12 months to 2022-07"))
    assert isinstance(quantity, Quantity)
    assert (expected, short) == (made.speaker.covered(quantity).plain, made.speaker.covered(quantity, "short").plain)
    assert made.speaker.when(quantity).plain == f"in {expected}"


@pytest.mark.parametrize(
    ("unit", "value", "plain", "short", "long"),
    [
        ("percent", "20", "20.0%", "20.0%", "20.0% of visits"),
        ("rate", "1523.04", "1,523.0", "1,523.0 per 10,000", "1,523.0 per 10,000 children"),
        ("count", "1405", "1,405", "1,405", "1,405"), ("money", "1250.5", "£1,250.5", "£1,250.5", "£1,250.5"),
        ("days", "12.35", "12.4", "12.4 days", "12.4 days"),
    ],
)  # fmt: skip
def test_a_figure_has_its_units_words(unit: str, value: str, plain: str, short: str, long: str, tmp_path: Path) -> None:
    """By itself, short and long; each form is one traced number and its words."""
    decimals = 0 if unit == "count" else 1
    made = small_pack(tmp_path, [row("share", "2022-07", value)], indicators={"share": indicator(unit, "neutral", decimals)})
    quantity = level(made.setting, "share", LOCAL, parse_period("2022-07"))
    assert isinstance(quantity, Quantity)
    said = [made.speaker.figure(quantity, "l", form) for form in ("", "short", "long")]
    assert [plain, short, long] == [text.plain for text in said]
    assert all(len(text.slots) == 1 and text.slots[0].facts == quantity.facts for text in said)


@pytest.mark.parametrize(
    ("value", "unit", "per", "expected", "bare"),
    [
        ("1.0", Unit.POINTS, 0, "1.0 percentage point", "1.0"), ("1", Unit.POINTS, 0, "1 percentage point", "1"),
        ("1.1", Unit.POINTS, 0, "1.1 percentage points", "1.1"),
        ("0.1", Unit.POINTS, 0, "0.1 percentage points", "0.1"), ("0", Unit.POINTS, 0, "0 percentage points", "0"),
        ("62", Unit.RATE, 10_000, "62 per 10,000", "62"),
        ("1234", Unit.COUNT, 0, "1,234", "1,234"), ("53.7", Unit.PERCENT, 0, "53.7%", "53.7%"),
    ],
)  # fmt: skip
def test_a_number_has_its_unit(value: str, unit: Unit, per: int, expected: str, bare: str, speaker: Speaker) -> None:
    """Points in words, rates per so many, and nothing but the number where it is bare."""
    number = Number(Decimal(value), unit, "worked out", (), per)
    assert (expected, bare) == (speaker.number(number, "n").plain, speaker.number(number, "n", "bare").plain)


def test_comparators_have_two_names(speaker: Speaker) -> None:
    """Before a noun and alone; {region} is the authority's own."""
    assert [
        speaker.comparator("sn").plain,
        speaker.comparator("sn", alone=True).plain,
    ] == ["statistical neighbour", "statistical neighbours"]
    assert [speaker.comparator("reg").plain, speaker.comparator("reg", alone=True).plain] == ["West Midlands", "the West Midlands"]
    assert speaker.comparator("eng", alone=True).plain == "England"


def test_a_group_has_its_statistics_noun(speaker: Speaker) -> None:
    """Mean is "average"; only a group's figure is a median."""
    assert [speaker.statistic("sn"), speaker.statistic("sn", several=True)] == ["average", "averages"]
    assert [speaker.statistic("med"), speaker.statistic("med", several=True)] == ["median", "medians"]
    assert speaker.statistic("quoted") == "average"
