from __future__ import annotations

from decimal import Decimal

import pytest

from scrutiny_pack.figures import Unit, decimals_of, plural, printed, shown


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("2.25", 1, "2.3"), ("1.005", 2, "1.01"), ("8.45", 1, "8.5"), ("2.5", 0, "3"), ("0.5", 0, "1"), ("-2.5", 0, "-3"),
        ("12.449", 1, "12.4"), ("12.451", 1, "12.5"), ("19.95", 1, "20.0"), ("99.95", 1, "100.0"), ("7", 1, "7.0"), ("405", 0, "405"),
    ],
)  # fmt: skip
def test_halves_are_rounded_away_from_nought(value: str, decimals: int, expected: str) -> None:
    """Rounding is half up on decimals, never to even and never by binary fractions."""
    assert expected == str(shown(Decimal(value), decimals))


@pytest.mark.parametrize(("value", "decimals"), [("-0.04", 1), ("-0.4", 0), ("-0", 0), ("-0.000", 2)])
def test_nought_has_no_sign(value: str, decimals: int) -> None:
    """What rounds to nought is printed without a minus."""
    assert "-" not in str(shown(Decimal(value), decimals))
    assert "-" not in printed(shown(Decimal(value), decimals), Unit.PERCENT)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("1234", Unit.COUNT, "1,234"), ("1234567", Unit.COUNT, "1,234,567"), ("999", Unit.COUNT, "999"), ("-1234", Unit.COUNT, "-1,234"),
        ("20.0", Unit.PERCENT, "20.0%"), ("-2.6", Unit.PERCENT, "-2.6%"), ("1234.5", Unit.RATE, "1,234.5"), ("0", Unit.COUNT, "0"),
        ("1200", Unit.MONEY, "£1,200"), ("-1200", Unit.MONEY, "-£1,200"), ("2.6", Unit.POINTS, "2.6"), ("1.0", Unit.POINTS, "1.0"),
    ],
)  # fmt: skip
def test_a_figure_is_printed_one_way(value: str, unit: Unit, expected: str) -> None:
    """Thousands have commas, and the unit's sign stands where readers expect it."""
    assert expected == printed(Decimal(value), unit)


@pytest.mark.parametrize(
    ("value", "expected"), [("1", "one"), ("1.0", "one"), ("1.1", "many"), ("0.9", "many"), ("0", "many"), ("0.0", "many"), ("2", "many")]
)
def test_only_one_is_singular(value: str, expected: str) -> None:
    """The singular is for 1 and 1.0."""
    assert expected == plural(Decimal(value), "one", "many")


@pytest.mark.parametrize(("text", "expected"), [("9", 0), ("8.3", 1), ("585.41", 2), ("20.0", 1)])
def test_decimals_are_those_written(text: str, expected: int) -> None:
    """A figure has as many decimals as it was written with."""
    assert expected == decimals_of(text)
