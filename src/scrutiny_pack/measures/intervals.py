"""Confidence intervals and tests: Wilson for proportions, Byar for counts, two proportions and two rates beside each other.

All are two-sided, and none has a correction for continuity. Wilson: E. B. Wilson 1927. Byar: Breslow and Day 1987, for counts of ten and
more; for fewer the exact interval of a Poisson count, as England's public health guidance has it. The tests are the score tests of equal
proportions and of equal rates, whose spread is that of both samples taken together.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

CONFIDENCE = {"95%": 0.95, "99.8%": 0.998}
FEWEST_EVENTS = 10
"""Byar's approximation is not used for smaller counts, nor is a test of two rates."""
FEWEST_EXPECTED = 5
"""A test of proportions needs so many expected in each of its four cells."""
MOST_EXPECTED = 100
"""More than any limit of a count under ten."""


@dataclass(frozen=True)
class Interval:
    """The lower and the upper limit."""

    low: float
    high: float

    def times(self, factor: float) -> Interval:
        """Both limits multiplied."""
        return Interval(self.low * factor, self.high * factor)


@lru_cache
def z_of(confidence: float) -> float:
    """The number of standard errors: 1.959964 for 95%."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def wilson(events: float, of: float, confidence: float) -> Interval:
    """Wilson's score interval of a proportion, from 0 to 1."""
    z, share = z_of(confidence), events / of
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    return Interval(max((middle - half) / whole, 0.0), min((middle + half) / whole, 1.0))


def byar(events: float, confidence: float) -> Interval:
    """Byar's interval of a count; `ValueError` for a small one, for which it is not good enough."""
    if events < FEWEST_EVENTS:
        raise ValueError(f"fewer than {FEWEST_EVENTS} events")
    z, above = z_of(confidence), events + 1
    low = events * (1 - 1 / (9 * events) - z / (3 * math.sqrt(events))) ** 3
    return Interval(low, above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3)


def exact_poisson(events: int, confidence: float) -> Interval:
    """The exact interval of a small count: its limits are the means that would make so few, or so many, events just unlikely enough."""
    tail = (1 - confidence) / 2
    low = _mean_where(lambda mean: 1 - _at_most(events - 1, mean) > tail) if events else 0.0
    return Interval(low, _mean_where(lambda mean: _at_most(events, mean) < tail))


def _at_most(events: int, mean: float) -> float:
    """How likely a Poisson count is to be at most `events`."""
    return math.exp(-mean) * math.fsum(mean**count / math.factorial(count) for count in range(events + 1))


def _mean_where(passed: Callable[[float], bool]) -> float:
    """The mean from which on `passed` holds, found by halving."""
    low, high = 0.0, float(MOST_EXPECTED)
    while low < (middle := (low + high) / 2) < high:
        low, high = (low, middle) if passed(middle) else (middle, high)
    return high


def two_proportions(events: float, of: float, other_events: float, other_of: float) -> float | None:
    """How many standard errors the first proportion is above the second; `None` where too few are expected to tell."""
    together = (events + other_events) / (of + other_of)
    expected = [size * share for size in (of, other_of) for share in (together, 1 - together)]
    if min(expected) < FEWEST_EXPECTED:
        return None
    return (events / of - other_events / other_of) / math.sqrt(together * (1 - together) * (1 / of + 1 / other_of))


def two_rates(events: float, exposure: float, other_events: float, other_exposure: float) -> float | None:
    """How many standard errors the first rate is above the second; `None` where either count is too small to tell."""
    if min(events, other_events) < FEWEST_EVENTS:
        return None
    together = (events + other_events) / (exposure + other_exposure)
    return (events / exposure - other_events / other_exposure) / math.sqrt(together * (1 / exposure + 1 / other_exposure))
