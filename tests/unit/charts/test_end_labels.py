"""Labels that are moved apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_pack.charts.end_labels import spread

BLOCKS = st.lists(st.tuples(st.floats(0, 150), st.floats(9, 40)), min_size=1, max_size=8)


@given(BLOCKS)
def test_labels_keep_their_order_and_do_not_overlap(blocks: list[tuple[float, float]]) -> None:
    """Whatever is wanted, blocks that fit are apart, in order and inside."""
    wanted, heights = zip(*blocks, strict=True)
    room = max(150.0, sum(heights))
    places = spread(wanted, heights, 0, room)
    stacked = sorted(zip(wanted, range(len(wanted)), places, heights, strict=True))
    for (_, _, below, low), (_, _, above, high) in pairwise(stacked):
        assert below + low / 2 <= above - high / 2 + 1e-6
    assert all(height / 2 - 1e-6 <= place <= room - height / 2 + 1e-6 for place, height in zip(places, heights, strict=True))


def test_labels_that_are_apart_stay_where_they_are() -> None:
    """Nothing moves without need."""
    assert spread([20, 60, 40], [10, 10, 10], 0, 100) == (20, 60, 40)


def test_labels_that_collide_move_by_the_same_amount() -> None:
    """Each goes half the way."""
    assert pytest.approx((45, 55)) == spread([50, 50], [10, 10], 0, 100)


def test_labels_at_the_edge_stay_inside() -> None:
    """The lowest label does not hang below the plot."""
    assert pytest.approx((5, 15)) == spread([0, 0], [10, 10], 0, 100)


def test_too_many_labels_are_spread_evenly() -> None:
    """Where there is no room they share it, rather than leave the picture."""
    assert pytest.approx((2.5, 7.5)) == spread([1, 9], [10, 10], 0, 10)
