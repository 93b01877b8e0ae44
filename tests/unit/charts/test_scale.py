"""Axes that start at zero, or say that they do not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_pack.charts.scale import INTERVALS, scale_for_lines, scale_from_zero, tick_text

VALUES = st.lists(st.decimals(-10_000, 10_000, places=1, allow_nan=False), min_size=1, max_size=12)


@given(VALUES, st.integers(0, 2))
def test_a_scale_from_zero_holds_zero_and_every_value(values: list[Decimal], decimals: int) -> None:
    """Bars always stand on zero, with a few ticks, evenly apart and no finer than the figures."""
    ticks = scale_from_zero(values, decimals).ticks
    assert 0 in ticks
    assert ticks[0] <= min(values) and max(values) <= ticks[-1]
    assert 2 <= len(ticks) <= INTERVALS + 1
    assert len({after - before for before, after in zip(ticks, ticks[1:], strict=False)}) == 1
    assert all(tick == round(tick, decimals) for tick in ticks)


@given(VALUES, st.integers(0, 2))
def test_a_scale_for_lines_holds_every_value(values: list[Decimal], decimals: int) -> None:
    """No line leaves its plot."""
    scale = scale_for_lines(values, decimals)
    assert all(0 <= scale.place(value, 0, 1) <= 1 for value in values)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["19.7", "22.7"], "18 19 20 21 22 23"),
        (["13.6", "22.7"], "0 5 10 15 20 25"),
        (["19.7"], "0 5 10 15 20"),
        (["0", "0"], "0 0.2 0.4 0.6 0.8 1"),
        (["97.5", "98"], "75 80 85 90 95 100"),
        (["-3", "5"], "-4 -2 0 2 4 6"),
        (["-9", "-8"], "-10 -8 -6 -4 -2 0"),
    ],
)
def test_lines_leave_zero_out_only_where_all_values_lie_far_from_it(values: list[str], ticks: str) -> None:
    """Values that all lie above six tenths of the largest may do without zero; a single one may not."""
    assert ticks == " ".join(tick_text(tick) for tick in scale_for_lines(map(Decimal, values), 1).ticks)


def test_whole_numbers_have_whole_ticks() -> None:
    """A count of children has no half on its axis."""
    assert tuple(tick_text(tick) for tick in scale_from_zero([Decimal(2)], 0).ticks) == ("0", "1", "2")


def test_ticks_are_written_without_needless_noughts() -> None:
    """Thousands are separated, and nothing stands after the point that need not."""
    assert [tick_text(Decimal(tick)) for tick in ("1.5E+3", "2.50", "0.0", "1E1")] == ["1,500", "2.5", "0", "10"]
