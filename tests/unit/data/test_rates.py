"""Percentages and rates worked out from counts, and the authorities whose population stands under another code."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scrutiny_pack.data.changed_areas import changed_areas, explain_area, same_authority
from scrutiny_pack.data.rates import derive_rates, percentage, summed
from scrutiny_pack.data.values import Reason
from scrutiny_pack.periods import Period, parse_period
from scrutiny_pack.text import Fact


def fact(area, period, value=None, numerator=None, denominator=None, reason="", decimals=1):
    def decimal(number):
        return None if number is None else Decimal(number)

    return Fact(
        "referrals", area, parse_period(period), decimal(value), decimal(numerator), decimal(denominator), decimals, reason, "published",
        "DfE, children in need statistics, 2025 release", "2025", "c1.csv", 2,
    )  # fmt: skip


def people(area, year, number):
    return fact(area, f"{year}-06-30", value=number)


def test_a_rate_is_on_the_population_of_the_year_before():
    """840 plans in March 2022 over 84,907 children in the middle of 2021 are 98.9 per 10,000; 2022's own population has no part in it."""
    population = [people("E08000028", 2020, "84000"), people("E08000028", 2021, "84907"), people("E08000028", 2022, "86000")]
    (rate,) = derive_rates([fact("E08000028", "2022-03-31", numerator="840")], population)
    assert (rate.value, rate.numerator, rate.denominator) == (Decimal("98.9"), Decimal(840), Decimal(84907))
    assert rate.source == "DfE, children in need statistics, 2025 release, worked out from counts and the population of mid-2021"


def test_a_year_uses_the_middle_of_the_year_before_it_ends():
    """The year that ends in March 2022 is on mid-2021 too, and a rate is rounded half up to as many decimals as DfE publishes."""
    (rate,) = derive_rates([fact("E08000028", "year ending 2022-03", numerator="85", decimals=0)], [people("E08000028", 2021, "100000")])
    assert rate.value == Decimal(9)
    (rate,) = derive_rates([fact("E08000028", "year ending 2022-03", numerator="85", decimals=1)], [people("E08000028", 2021, "100000")])
    assert rate.value == Decimal("8.5")


@pytest.mark.parametrize(
    "given",
    [
        fact("E08000028", "2022-03-31", value="99", numerator="840"),
        fact("E08000028", "2022-03-31", reason="c"),
        fact("E08000028", "2022-03-31", numerator="840", denominator="1000"),
        fact("E08000029", "2022-03-31", numerator="840"),
        fact("E08000028", "2025-03-31", numerator="840"),
    ],
)
def test_nothing_else_is_filled_in(given):
    """A published figure, a withheld one, one with its own denominator and one without a population stay as they are."""
    assert derive_rates([given], [people("E08000028", 2021, "84907"), people("E08000028", 2024, "0")]) == [given]


def test_a_new_code_finds_the_population_under_the_old_one():
    """North Yorkshire's code changed in 2023 and its boundaries did not: its earlier population serves, Dorset's does not."""
    facts = [fact("E06000065", "2022-03-31", numerator="430"), fact("E06000059", "2019-03-31", numerator="1")]
    moved, other = derive_rates(facts, [people("E10000023", 2021, "113710"), people("E10000009", 2018, "75000")])
    assert moved.value == Decimal("37.8")
    assert other.value is None


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ([Decimal(1), Decimal(2)], Decimal(3)),
        ([Decimal(0), Decimal(0)], Decimal(0)),
        ([Decimal(1), Reason.WITHHELD], Reason.WITHHELD),
        ([Reason.NOT_APPLICABLE, Reason.WITHHELD, Reason.UNRELIABLE], Reason.WITHHELD),
        ([Reason.LOW, Decimal(5)], Reason.LOW),
        ([Reason.LOW, Reason.NOT_APPLICABLE, Reason.NOT_AVAILABLE], Reason.NOT_AVAILABLE),
        ([Decimal(1), None], Reason.NOT_AVAILABLE),
        ([], Reason.NOT_AVAILABLE),
    ],
)
def test_a_sum_is_withheld_with_any_of_its_bands(bands, expected):
    """One band without a figure leaves the sum without one, and being withheld is the reason that is told first."""
    assert summed(bands) == expected


def test_a_percentage_is_rounded_half_up():
    """1 of 16 is 6.3%, and nothing of nothing is not applicable."""
    assert percentage(Decimal(1), Decimal(16), 1) == Decimal("6.3")
    assert percentage(Decimal(0), Decimal(0), 1) is Reason.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "E10000021",
            "Northamptonshire ended on 31 March 2021; since 1 April 2021 there are North Northamptonshire (E06000061) and "
            "West Northamptonshire (E06000062) instead",
        ),
        ("E06000063", "Cumberland began on 1 April 2023; earlier figures are those of Cumbria (E10000006)"),
        (
            "E06000028",
            "Bournemouth ended on 31 March 2019; since 1 April 2019 there is Bournemouth, Christchurch and Poole (E06000058) instead",
        ),
        ("E10000023", "North Yorkshire has had the code E06000065 since 1 April 2023; E10000023 was its code until 31 March 2023"),
        ("E08000038", "Barnsley has had the code E08000038 since 1 April 2025; earlier figures may stand under E08000016"),
        ("E08000019", "Sheffield has had the code E08000039 since 1 April 2025; E08000019 was its code until 31 March 2025"),
        ("E10000022", "Northumberland has had the code E06000057 since 1 April 2013; E10000022 was its code until 31 March 2009"),
        ("E06000066", "Somerset has had the code E06000066 since 1 April 2023; earlier figures may stand under E10000027"),
        ("E06000059", "Dorset began on 1 April 2019; earlier figures are those of Dorset (E10000009)"),
        ("E08000028", None),
    ],
)
def test_an_area_that_changed_is_explained(code, sentence):
    """The sentence says what became of an area, or what was there before it, and since when."""
    assert explain_area(code) == sentence


def test_the_table_of_changed_areas_is_whole():
    """Each code that ended leads to codes that began the day after, and only those with one forerunner of the same name are the same."""
    areas = changed_areas()
    for area in areas.values():
        assert bool(area.ended) == bool(area.became)
        assert area.ended or area.since
        for later in area.became:
            assert Period(int(area.ended[:4]), 4, 1, 0, "date").notation() == areas[later].since
    alike = [{code, *same_authority(code)} for code in areas if same_authority(code)]
    assert {areas[code].name for codes in alike for code in codes} == {
        *("Buckinghamshire", "North Yorkshire", "Somerset", "Barnsley", "Sheffield", "Gateshead"),
        *("Northumberland", "Cornwall", "County Durham", "Shropshire", "Wiltshire"),
    }  # fmt: skip
    assert all(len({areas[code].name for code in codes}) == 1 for codes in alike)
