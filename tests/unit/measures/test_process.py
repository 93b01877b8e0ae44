from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from scrutiny_pack.measures.process import Special, limits_of, signals

often = settings(max_examples=300, deadline=None)
SERIES = some.lists(some.integers(0, 400).map(lambda tenths: Decimal(tenths) / 10), min_size=12, max_size=40)
STEADY = some.lists(some.integers(195, 205).map(lambda tenths: Decimal(tenths) / 10), min_size=12, max_size=40)


def decimals(*values: object) -> list[Decimal]:
    return [Decimal(str(value)) for value in values]


@pytest.mark.parametrize(
    ("values", "low", "average", "high"),
    [
        # statprocon's published example of an XmR chart (README): natural process limits -20.7 and 85.7
        ((10, 50, 40, 30), "-20.7", "32.5", "85.7"),
        # The accounts receivable of Wheeler and Chambers, Understanding Statistical Process Control, 3rd edition, page 386: the last
        # moving range, 1737, is over 3.267 times the average of 355.9 and is left out, as Making Data Count has it.
        ((5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200), "3451.1", "4135.5", "4819.9"),
    ],
)
def test_limits_agree_with_published_series(values: Sequence[int], low: str, average: str, high: str) -> None:
    """To the decimal printed there; the second series with outlying ranges left out."""
    limits = limits_of(decimals(*values), 1)
    assert (low, average, high) == (str(limits.low), str(limits.average), str(limits.high))


def independent(values: Sequence[Decimal]) -> tuple[float, float, float, float]:
    """Average, limits and moving range with numpy, from the rules as they are written for the NHS."""
    series = np.array([float(value) for value in values])
    ranges = np.abs(np.diff(series))
    if ranges.any():
        ranges = ranges[ranges < 3.267 * ranges.mean()]
    return series.mean() - 2.66 * ranges.mean(), series.mean(), series.mean() + 2.66 * ranges.mean(), ranges.mean()


@often
@given(some.one_of(SERIES, STEADY))
def test_limits_agree_with_numpy(values: list[Decimal]) -> None:
    """To the two decimals asked for."""
    limits = limits_of(values, 2)
    low, average, high, spread = independent(values)
    assert (float(limits.low), float(limits.average), float(limits.high)) == pytest.approx((low, average, high), abs=0.00501)
    assert float(limits.moving_range) == pytest.approx(spread)


@often
@given(some.one_of(SERIES, STEADY))
def test_signals_agree_with_a_brute_search(values: list[Decimal]) -> None:
    """Every window of seven and of three is looked at by itself, with the same printed limits."""
    limits = limits_of(values, 2)
    expected: list[set[tuple[str, int]]] = [set() for _ in values]
    size = range(len(values))
    for place in size:
        if values[place] > limits.high:
            expected[place].add(("beyond", 1))
        if values[place] < limits.low:
            expected[place].add(("beyond", -1))
    for first in range(len(values) - 6):
        seven = values[first : first + 7]
        for way in (1, -1):
            if all((value - limits.average) * way > 0 for value in seven):
                for place in range(first, first + 7):
                    expected[place].add(("side", way))
            if all((later - earlier) * way > 0 for earlier, later in zip(seven, seven[1:], strict=False)):
                for place in range(first, first + 7):
                    expected[place].add(("trend", way))
    third = Decimal("2.66") * limits.moving_range * 2 / 3
    for first in range(len(values) - 2):
        for way in (1, -1):
            near = [
                p for p in range(first, first + 3) if third < (values[p] - limits.average) * way and limits.low <= values[p] <= limits.high
            ]
            for place in near if len(near) >= 2 else ():
                expected[place].add(("near", way))
    assert [{(each.signal, each.way) for each in found} for found in signals(values, limits)] == expected


@pytest.mark.parametrize(
    ("values", "last"),
    [
        ([20, 21] * 8 + [28], [("beyond", 1)]),
        ([20, 21] * 8 + [13], [("beyond", -1)]),
        ([20, 22] * 8 + [20] * 6, []),
        ([20, 22] * 8 + [20] * 7, [("side", -1)]),
        ([20, 23] * 8 + [20, 20.5, 21, 21.5, 22, 22.5, 23], [("trend", 1)]),
        ([20, 23] * 8 + [20, 20.5, 21, 21.5, 22, 22.5, 22.5], []),
        ([20, 21] * 8 + [22.9, 20.5, 22.9], [("near", 1)]),
        ([20, 21] * 8 + [22.9, 20.5, 18.3], []),
        ([20, 20] * 8, []),
    ],
)
def test_each_rule_at_its_edge(values: list[float], last: list[tuple[str, int]]) -> None:
    """Six on one side are ordinary and seven are not; a tie ends a trend; two of three count on one side only; a flat line is ordinary."""
    series = decimals(*values)
    assert [Special(*each) for each in last] == list(signals(series, limits_of(series, 2))[-1])  # type: ignore[arg-type]
