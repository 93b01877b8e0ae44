from __future__ import annotations

from decimal import Decimal

import pytest

from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.bands import band, materiality
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.periods import parse_period
from tests.small_pack import indicator

OWN = {"bands": {"in_line": "1", "slightly": "4"}}


def rule(unit: str = "percent", decimals: int = 1, **more: object) -> IndicatorEntry:
    return IndicatorEntry.model_validate(indicator(unit, "low", decimals, **more))


def quantity(value: str, decimals: int = 1) -> Quantity:
    return Quantity("share", "E08000028", parse_period("2022-07"), Decimal(value), Unit.PERCENT, decimals, "as given", ())


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("gap", "expected"), [("0", "in_line"), ("0.4", "in_line"), ("0.5", "slightly"), ("1.9", "slightly"), ("2.0", "clear"), ("9", "clear")]
)
def test_points_have_half_open_bands(gap: str, expected: str, sign: int) -> None:
    """Under 0.5 points is in line, under 2 slightly; the edge belongs to the wider band, on both sides."""
    assert expected == band(quantity(str(20 + sign * Decimal(gap))), quantity("20"), rule(), guard=False)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(("gap", "expected"), [("4.9", "in_line"), ("5", "slightly"), ("9.9", "slightly"), ("10", "clear")])
@pytest.mark.parametrize("unit", ["rate", "count", "money", "days", "ratio"])
def test_other_units_are_relative_to_the_comparator(unit: str, gap: str, expected: str, sign: int) -> None:
    """Under 5% of the comparator is in line, under 10% slightly: of 200 twice as much as of 100."""
    for comparator in (100, 200):
        size = Decimal(gap) * comparator / 100
        assert expected == band(quantity(str(comparator + sign * size)), quantity(str(comparator)), rule(unit), guard=False)


@pytest.mark.parametrize(("gap", "expected"), [("0.9", "in_line"), ("1.0", "slightly"), ("3.9", "slightly"), ("4.0", "clear")])
def test_an_indicator_may_have_its_own_bands(gap: str, expected: str) -> None:
    """In points."""
    assert expected == band(quantity(str(20 + Decimal(gap))), quantity("20"), rule(**OWN), guard=False)


@pytest.mark.parametrize(("figure", "expected"), [("20.1", "in_line"), ("21.9", "in_line"), ("22.0", "slightly"), ("24.0", "clear")])
def test_own_bands_may_be_relative(figure: str, expected: str) -> None:
    """Shares of the comparator for a percentage too, where its entry says so."""
    own = {"bands": {"in_line": "10%", "slightly": "20%"}}
    assert expected == band(quantity(figure), quantity("20"), rule(**own), guard=False)


def test_bands_are_of_printed_figures() -> None:
    """20.449 and 19.951 are printed 20.4 and 20.0: in line; 20.45 and 20.0 are half a point apart."""
    assert band(quantity("20.449"), quantity("19.951"), rule(), guard=False) == "in_line"
    assert band(quantity("20.45"), quantity("20.04"), rule(), guard=False) == "slightly"


@pytest.mark.parametrize(
    ("figure", "decimals", "guarded", "open_"),
    [
        ("8.5", 0, "in_line", "slightly"), ("9.5", 0, "in_line", "slightly"),
        ("8.4", 0, "slightly", "slightly"), ("9.6", 0, "slightly", "slightly"),
        ("8.5", 1, "slightly", "slightly"), ("9.0", 0, "in_line", "in_line"),
    ],
)  # fmt: skip
def test_the_guard_holds_what_rounding_may_have_made(figure: str, decimals: int, guarded: str, open_: str) -> None:
    """A gap of up to exactly half a unit of the comparator's last digit is in line with the guard on, and only then."""
    assert guarded == band(quantity(figure), quantity("9", decimals), rule(), guard=True)
    assert open_ == band(quantity(figure), quantity("9", decimals), rule(), guard=False)


@pytest.mark.parametrize("guard", [True, False])
def test_equal_figures_are_in_line(guard: bool) -> None:
    """Whatever the bands: of nought, and beside nought."""
    none = {"bands": {"in_line": "0", "slightly": "0"}}
    assert band(quantity("20"), quantity("20"), rule(**none), guard) == "in_line"
    assert band(quantity("0"), quantity("0"), rule("rate"), guard) == "in_line"


def test_anything_is_clear_of_nought() -> None:
    """A share of nought is nought, so any gap is wider."""
    assert band(quantity("0.6"), quantity("0"), rule("rate"), guard=True) == "clear"


@pytest.mark.parametrize(
    ("difference", "beside", "unit", "expected"),
    [("-2.6", "22.6", "percent", "5.2"), ("-127", "650", "rate", "3.9"), ("5", "0", "rate", "20"), ("0", "9", "percent", "0")],
)  # fmt: skip
def test_materiality_counts_in_line_bands(difference: str, beside: str, unit: str, expected: str) -> None:
    """2.6 points are 5.2 bands of half a point; 127 of 650 are 3.9 bands of a twentieth; what rose from nought is as what doubled."""
    assert Decimal(expected) == round(materiality(Decimal(difference), Decimal(beside), rule(unit)), 1)
