"""Limits and signals beside numpy, a brute search, and figures that others have printed.

The reference is the R package NHSRplotthedots: its tests and snapshots were read, not run. Wheeler's figures are quoted from the tests of
the package statprocon, which name the pages; the book was not at hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from scrutiny_pack.figures import shown
from scrutiny_pack.measures import process
from scrutiny_pack.measures.process import TIMES, Limits, Special, limits_of, signals

often = settings(max_examples=300, deadline=None)
SERIES = some.lists(some.integers(0, 400).map(lambda tenths: Decimal(tenths) / 10), min_size=12, max_size=40)
STEADY = some.lists(some.integers(195, 205).map(lambda tenths: Decimal(tenths) / 10), min_size=12, max_size=40)


def decimals(*values: object) -> list[Decimal]:
    return [Decimal(str(value)) for value in values]


NORMAL = decimals(
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285, -0.44566197,
    1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141,
)  # fmt: skip
"""R's set.seed(123); rnorm(20), the series of the tests of NHSRplotthedots."""
OUTLYING = [*NORMAL[:14], Decimal(10), *NORMAL[15:]]
SOFTWARE = decimals(5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200)
"""Wheeler, Making Sense of Data, page 382: data set to use when verifying software."""


@pytest.mark.parametrize(
    ("values", "places", "low", "average", "high"),
    [
        # NHSRplotthedots, tests/testthat/_snaps/ptd_spc_standard.md: the first two of three series, and (ptd_spc.md) each half of the first
        (NORMAL, 5, "-3.01138", "0.14162", "3.29463"),
        (OUTLYING, 6, "-2.383666", "0.669416", "3.722497"),
        (NORMAL[:10], 2, "-2.60", "0.07", "2.75"),
        (NORMAL[10:], 2, "-3.28", "0.21", "3.70"),
        # Wheeler, Making Sense of Data, table 9.1, accident rates of two groups, as quoted in the tests of the package statprocon
        (decimals(43, 40, 37, 33, 30, 33, 34, 35, 29, 33, 31, 39), 1, "25.6", "34.8", "43.9"),
        (decimals(35, 37, 33, 32, 27, 29, 31, 22, 25, 30, 24, 19), 1, "18.0", "28.7", "39.3"),
        # statprocon's manual
        (decimals(10, 50, 40, 30), 1, "-20.7", "32.5", "85.7"),
    ],
)
def test_limits_agree_with_published_series(values: Sequence[Decimal], places: int, low: str, average: str, high: str) -> None:
    """To the decimals printed there; the second series with outlying ranges left out. Of table 9.1 only the limits were at hand."""
    limits = limits_of(values, places)
    assert (low, average, high) == (str(limits.low), str(limits.average), str(limits.high))


@pytest.mark.parametrize(
    ("values", "places", "low", "average", "high"),
    [
        # The third of the three series of NHSRplotthedots, screen_outliers = FALSE
        (OUTLYING, 6, "-4.596625", "0.669416", "5.935457"),
        # Wheeler, as above, quoted in the tests of statprocon
        (SOFTWARE, 2, "3188.72", "4135.50", "5082.28"),
    ],
)
def test_limits_with_all_ranges_agree_with_published_series(
    values: Sequence[Decimal], places: int, low: str, average: str, high: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Wheeler and the Excel tools of Making Data Count have them: no range is left out, where none is called too wide."""
    monkeypatch.setattr(process, "TOO_WIDE", Decimal(1000))
    limits = limits_of(values, places)
    assert (low, average, high) == (str(limits.low), str(limits.average), str(limits.high))


def test_a_range_as_wide_as_3_267_averages_is_left_out() -> None:
    """Wheeler's data to verify software: the average range is 355.93, its limit 1163.19, and the last range, 1737, is beyond it."""
    ranges = [abs(later - earlier) for earlier, later in pairwise(SOFTWARE)]
    assert (shown(sum(ranges) / len(ranges), 2), ranges[-1]) == (Decimal("355.93"), 1737)
    assert limits_of(SOFTWARE, 2).moving_range == sum(ranges[:-1]) / len(ranges[:-1])


def test_no_range_is_left_out_where_only_noughts_would_stay() -> None:
    """One figure apart from many equal ones: limits on the average would call each of them a signal, as NHSRplotthedots does."""
    values = decimals(*[20] * 6, 28, *[20] * 6)
    limits = limits_of(values, 2)
    assert (str(limits.low), str(limits.average), str(limits.high)) == ("17.07", "20.62", "24.16")
    assert [place for place, found in enumerate(signals(values, limits)) if any(each.signal == "beyond" for each in found)] == [6]


def independent(values: Sequence[Decimal]) -> tuple[float, float, float, float]:
    """Average, limits and moving range with numpy, from the rules as they are written for the NHS."""
    series = np.array([float(value) for value in values])
    ranges = np.abs(np.diff(series))
    if ranges.any():
        kept = ranges[ranges < 3.267 * ranges.mean()]
        ranges = kept if kept.any() else ranges
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
            three = range(first, first + 3)
            near = [p for p in three if third < (values[p] - limits.average) * way and limits.low <= values[p] <= limits.high]
            beside = all((values[p] - limits.average) * way > 0 for p in three)
            for place in near if beside and len(near) >= 2 else ():
                expected[place].add(("near", way))
    assert [{(each.signal, each.way) for each in found} for found in signals(values, limits)] == expected


@pytest.mark.parametrize(
    ("values", "last"),
    [
        ([20, 21] * 8 + [28], [("beyond", 1)]),
        ([20, 21] * 8 + [13], [("beyond", -1)]),
        ([20, 22] * 8 + [20] * 6, []),
        ([20, 22] * 8 + [20] * 7, [("side", -1, 7)]),
        ([20, 22] * 8 + [20] * 9, [("side", -1, 9)]),
        ([21, 19, *[20] * 6, 21, 19, *[20] * 6], []),
        ([20, 23] * 8 + [20, 20.5, 21, 21.5, 22, 22.5, 23], [("trend", 1, 7)]),
        ([20, 23] * 8 + [23, 22.5, 22, 21.5, 21, 20.5, 20], [("trend", -1, 7)]),
        ([20, 23] * 8 + [20, 20.5, 21, 21.5, 22, 22.5, 22.5], []),
        ([20, 23] * 8 + [20, 20.5, 21, 21, 21.5, 22, 22.5], []),
        ([20, 20.5, 21, 21.5, 22, 22.5, 23] * 3, [("beyond", 1), ("trend", 1, 7)]),
        ([20, 21] * 8 + [22.9, 21.5, 22.9], [("near", 1, 2)]),
        ([20, 21] * 8 + [20, 22.9, 22.9], []),
        ([20, 21] * 8 + [22.9, 20.5, 22.9], []),
        ([20, 21] * 8 + [22.9, 20.5, 18.3], []),
        ([20, 20] * 8, []),
    ],
)
def test_each_rule_at_its_edge(values: list[float], last: list[tuple[str, int]]) -> None:
    """Six on one side are ordinary and seven are not, nor is a point on the average on either side; a tie ends a trend, and each rise is a
    trend of its own; two of three count where all three are on one side; a flat line is ordinary."""
    series = decimals(*values)
    assert [Special(*each) for each in last] == list(signals(series, limits_of(series, 2))[-1])  # type: ignore[arg-type]


LIMITS = Limits(Decimal(20), Decimal(14), Decimal(26), Decimal(6) / TIMES)
"""The outer third begins at 24."""


@pytest.mark.parametrize(
    ("values", "flagged"),
    [
        # NHSRplotthedots, tests of ptd_two_in_three and ptd_part_of_two_in_three: near (25) or not (21), all on one side
        ((25, 21, 25), (0, 2)), ((21, 25, 25), (1, 2)), ((25, 25, 21), (0, 1)), ((21, 21, 25, 21, 25, 21, 21), (2, 4)),
        ((25, 21, 21, 25), ()), ((25, 21, 21, 25, 25), (3, 4)),
        # The same on both sides of the average: none
        ((25, 15, 25), ()), ((21, 15, 25), ()), ((25, 15, 21), ()), ((19, 21, 15, 25, 19, 21, 19), ()),
        # The third on the average, or beyond the limit
        ((25, 20, 25), ()), ((27, 25, 25), (1, 2)), ((27, 25, 21), ()), ((25, 27, 21), ()), ((25, 26, 21), (0, 1)), ((24, 25, 21), ()),
    ],
)  # fmt: skip
def test_two_of_three_are_those_of_the_nhs_package(values: tuple[int, ...], flagged: tuple[int, ...]) -> None:
    """A point on the limit is within; one beyond it is no longer near; one where the outer third begins is not yet."""
    found = signals(decimals(*values), LIMITS)
    assert tuple(place for place, each in enumerate(found) if any(special.signal == "near" for special in each)) == flagged


@pytest.mark.parametrize(
    ("values", "flagged"),
    [
        # NHSRplotthedots, tests of ptd_seven_point_trend
        (range(1, 7), ()), ((1, 2, 3, 3, 4, 5, 6), ()), (range(1, 8), range(7)), ((2, *range(1, 8), 3), range(1, 8)),
        (range(7, 0, -1), range(7)), ((2, *range(7, 0, -1), 3), range(1, 8)),
    ],
)  # fmt: skip
def test_trends_are_those_of_the_nhs_package(values: Sequence[int], flagged: Sequence[int]) -> None:
    """Seven points and six moves, all of them one way; the whole stretch is flagged."""
    found = signals(decimals(*values), limits_of(decimals(*values), 2))
    assert [place for place, each in enumerate(found) if any(special.signal == "trend" for special in each)] == list(flagged)


@pytest.mark.parametrize(
    ("sides", "flagged"),
    [([1] * 6, ()), ([1] * 6 + [-1], ()), ([1] * 8 + [-1], range(8)), ([-1] * 8 + [1], range(8)), ([1] * 6 + [0, 1], ())],
)
def test_stretches_on_one_side_are_those_of_the_nhs_package(sides: list[int], flagged: Sequence[int]) -> None:
    """NHSRplotthedots, tests of ptd_seven_point_one_side_mean; a point on the average ends a stretch."""
    found = signals([LIMITS.average + side for side in sides], LIMITS)
    assert [place for place, each in enumerate(found) if any(special.signal == "side" for special in each)] == list(flagged)


def test_near_points_on_both_sides_are_ordinary() -> None:
    """NHSRplotthedots, test of ptd_spc_standard: 1 and -1 in turn, then 5.5 and -5.5, which are common cause variation."""
    values = decimals(*[1, -1] * 7, 5.5, -5.5)
    limits = limits_of(values, 2)
    assert limits.is_near(values[-1])
    assert signals(values, limits)[-2:] == [(), ()]
