"""Limits of ordinary variation for a series (an XmR chart), and what in it is beyond them, by the rules of the NHS's Making Data Count.

The limits lie 2.66 average moving ranges from the average; moving ranges of 3.267 averages or more are left out first. Beyond ordinary
variation are: a point outside the limits; seven points in a row on one side of the average; seven points in a row each higher, or each
lower, than the one before; two of three points in a row in the outer third towards one limit.
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
    """The limits of a series, with so many decimals."""
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    mean = _mean(ranges)
    kept = [each for each in ranges if each < TOO_WIDE * mean]
    average, spread = _mean(values), _mean(kept) if kept else mean
    low, middle, high = (shown(average + times * spread, decimals) for times in (-TIMES, Decimal(0), TIMES))
    return Limits(middle, low, high, spread)


@dataclass(frozen=True)
class Special:
    """What is beyond ordinary variation about one point: the signal, and its side or way (1 up, -1 down)."""

    signal: Signal
    way: int


def signals(values: Sequence[Decimal], limits: Limits) -> list[tuple[Special, ...]]:
    """For each point all that is beyond ordinary variation about it; nothing for most."""
    found: list[list[Special]] = [[] for _ in values]
    for place, value in enumerate(values):
        if limits.is_beyond(value):
            found[place].append(Special("beyond", limits.side(value)))
    for first, last, way in _rows([limits.side(value) for value in values], ROW):
        for place in range(first, last + 1):
            found[place].append(Special("side", way))
    moves = [(later > earlier) - (later < earlier) for earlier, later in pairwise(values)]
    for first, last, way in _rows(moves, ROW - 1):
        for place in range(first, last + 2):
            found[place].append(Special("trend", way))
    for place, way in _near(values, limits):
        found[place].append(Special("near", way))
    return [tuple(dict.fromkeys(each)) for each in found]


def _rows(ways: Sequence[int], enough: int) -> Iterator[tuple[int, int, int]]:
    """The first and last place of each stretch of `enough` or more that are alike and not 0, and which way they are."""
    first = 0
    for place in range(1, len(ways) + 1):
        if place == len(ways) or ways[place] != ways[first]:
            if ways[first] and place - first >= enough:
                yield first, place - 1, ways[first]
            first = place


def _near(values: Sequence[Decimal], limits: Limits) -> Iterator[tuple[int, int]]:
    """The points near one limit of which two lie among three in a row, with their side; each once."""
    told: set[int] = set()
    for first in range(len(values) - 2):
        three = range(first, first + 3)
        for way in (1, -1):
            near = [place for place in three if limits.is_near(values[place]) and limits.side(values[place]) == way]
            for place in near if len(near) > 1 else ():
                if place not in told:
                    told.add(place)
                    yield place, way


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)
