from __future__ import annotations

from decimal import Decimal

import pytest

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.expect import Expectation
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.periods import parse_period


def percent(value: str) -> Quantity:
    return Quantity("icpc_to_cpp", "E08000028", parse_period("2022-07"), Decimal(value), Unit.PERCENT, 0, "as given", ())


@pytest.mark.parametrize(
    ("value", "side", "distance"),
    [
        ("87", "within", 0),
        ("80", "within", 0),
        ("90", "within", 0),
        ("79.5", "within", 0),
        ("79.4", "below", 1),
        ("90.5", "above", 1),
        ("95", "above", 5),
    ],
)
def test_both_ends_are_within(value: str, side: str, distance: int) -> None:
    """Of the printed figure: 79.5 is printed 80, and 80 is within 80 to 90."""
    made = Expectation(percent(value), percent("80"), percent("90"))
    assert (side, distance) == (made.side, made.distance)
