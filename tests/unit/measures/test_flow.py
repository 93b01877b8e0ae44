from __future__ import annotations

from decimal import Decimal

import pytest

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.flow import Flow
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.periods import parse_period


def count(value: int | None) -> Quantity | None:
    return None if value is None else Quantity("cla", "E08000028", parse_period("2022-07"), Decimal(value), Unit.COUNT, 0, "as given", ())


def flow(into: int, out: int, before: int | None = None, after: int | None = None) -> Flow:
    came, left = count(into), count(out)
    assert came and left
    return Flow(came, left, count(before), count(after))


@pytest.mark.parametrize(
    ("into", "out", "net", "direction"), [(187, 192, -5, "down"), (192, 187, 5, "up"), (190, 190, 0, "same"), (0, 0, 0, "same")]
)
def test_the_net_flow_is_who_came_less_who_left(into: int, out: int, net: int, direction: str) -> None:
    """Its direction is that of the number in care."""
    assert (net, direction) == (flow(into, out).net, flow(into, out).direction)


@pytest.mark.parametrize(("before", "after", "residual"), [(853, 837, -11), (853, 848, 0), (853, 850, 2)])
def test_what_flows_do_not_explain_is_left_over(before: int, after: int, residual: int) -> None:
    """853 + 187 - 192 is 848: 837 leaves 11 unexplained."""
    assert residual == flow(187, 192, before, after).residual


@pytest.mark.parametrize(("before", "after"), [(None, 837), (853, None), (None, None)])
def test_without_both_stocks_nothing_is_checked(before: int | None, after: int | None) -> None:
    """A missing stock is not taken for nought."""
    assert flow(187, 192, before, after).residual is None
