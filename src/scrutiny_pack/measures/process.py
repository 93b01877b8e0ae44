"""Limits of ordinary variation for a series (an XmR chart), and what in it is beyond them, by the rules of the NHS's Making Data Count.

They are those of the R package NHSRplotthedots, version 0.2.2, as its defaults have them. The limits lie 2.66 average moving ranges from
the average; moving ranges of 3.267 averages or more are left out first (Nelson 1982; the Excel tools of Making Data Count leave none out).
Beyond ordinary variation are: a point outside the limits; seven points in a row each higher, or each lower, than the one before; two of
three points in a row in the outer third towards one limit, where all three are on that side of the average; seven points in a row on one
side of the average. A point on the average is on neither side, one on a limit is within, and two equal points end a trend.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from scrutiny_pack.figures import shown

Signal = Literal["beyond", "side", "trend", "near", "none"]

FEWEST_POINTS = 12
TIMES = Decimal("2.66")
TOO_WIDE = Decimal("3.267")
ROW = 7


@dataclass(frozen=True)
class Limits:
    """The average and the limits, rounded to what is printed of them, so that nothing is said that the printed figures do not bear out."""

    average: Decimal
    low: Decimal
    high: Decimal
    moving_range: Decimal
    """The average moving range, unrounded."""

    def side(self, value: Decimal) -> int:
        """1 above the average, -1 below it, 0 on it."""
        return (value > self.average) - (value < self.average)

    def is_beyond(self, value: Decimal) -> bool:
        """Whether it lies outside the limits."""
        return value > self.high or value < self.low

    def is_near(self, value: Decimal) -> bool:
        """Whether it lies in the outer third, inside a limit."""
        return not self.is_beyond(value) and abs(value - self.average) > TIMES * self.moving_range * 2 / 3


def limits_of(values: Sequence[Decimal], decimals: int) -> Limits:
    """The limits of a series, with so many decimals.

    Where only ranges of nought would be kept, none is left out: limits on the average itself would call every figure a signal.
    """
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    mean = _mean(ranges)
    kept = [each for each in ranges if each < TOO_WIDE * mean]
    average, spread = _mean(values), _mean(kept) if any(kept) else mean
    low, middle, high = (shown(average + times * spread, decimals) for times in (-TIMES, Decimal(0), TIMES))
    return Limits(middle, low, high, spread)


@dataclass(frozen=True)
class Special:
    """What is beyond ordinary variation about one point: the signal, and its side or way (1 up, -1 down)."""

    signal: Signal
    way: int
    length: int = 1
    """How many points of the stretch there are up to this one; of the last three, how many are near the limit."""


def signals(values: Sequence[Decimal], limits: Limits) -> list[tuple[Special, ...]]:
    """For each point all that is beyond ordinary variation about it; nothing for most."""
    found: list[list[Special]] = [[] for _ in values]
    for place, value in enumerate(values):
        if limits.is_beyond(value):
            found[place].append(Special("beyond", limits.side(value)))
    moves = [(later > earlier) - (later < earlier) for earlier, later in pairwise(values)]
    for first, last, way in _rows(moves, ROW - 1):
        _mark(found, "trend", way, first, last + 1)
    for place, way, length in _near(values, limits):
        found[place].append(Special("near", way, length))
    for first, last, way in _rows([limits.side(value) for value in values], ROW):
        _mark(found, "side", way, first, last)
    return [tuple(each) for each in found]


def _mark(found: list[list[Special]], signal: Signal, way: int, first: int, last: int) -> None:
    for place in range(first, last + 1):
        found[place].append(Special(signal, way, place - first + 1))


def _rows(ways: Sequence[int], enough: int) -> Iterator[tuple[int, int, int]]:
    """The first and last place of each stretch of `enough` or more that are alike and not 0, and which way they are."""
    first = 0
    for place in range(1, len(ways) + 1):
        if place == len(ways) or ways[place] != ways[first]:
            if ways[first] and place - first >= enough:
                yield first, place - 1, ways[first]
            first = place


def _near(values: Sequence[Decimal], limits: Limits) -> Iterator[tuple[int, int, int]]:
    """The points near a limit, of which two lie among three in a row that are all on its side: place, side, how many of the last three."""
    near = [limits.side(value) if limits.is_near(value) else 0 for value in values]
    sides = [limits.side(value) for value in values]
    for place, way in enumerate(near):
        threes = [range(first, first + 3) for first in range(max(place - 2, 0), min(place, len(values) - 3) + 1)]
        if way and any(sum(near[each] == way for each in three) > 1 and {sides[each] for each in three} == {way} for three in threes):
            yield place, way, sum(each == way for each in near[max(place - 2, 0) : place + 1])


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)
