"""Whether a figure differs from a comparator, or from itself at another time, by more than chance would; only where its counts are known.

A comparator is taken as exact: the figure's own interval holds it, or does not. Two figures of the authority are tested against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.figures import Unit, shown
from scrutiny_pack.measures.intervals import CONFIDENCE, FEWEST_EVENTS, Interval, byar, two_proportions, two_rates, wilson, z_of
from scrutiny_pack.measures.quantity import Quantity

Result = Literal["significant", "similar", "not_tested"]


@dataclass(frozen=True)
class Outcome:
    """The result of one test, and how it was made."""

    result: Result
    confidence: str
    """95% or 99.8%."""
    method: str = ""
    detail: str = ""
    """The interval, or how many standard errors; for what was not tested the reason."""


def tested_beside(figure: Quantity, other: Quantity, confidence: str) -> Outcome:
    """Whether the printed comparator lies outside the figure's own interval."""
    lacks = _lacks(figure)
    if lacks:
        return Outcome("not_tested", confidence, detail=lacks)
    interval = interval_of(figure, confidence)
    places = figure.decimals + 1
    low, high = (shown(Decimal(limit), places) for limit in (interval.low, interval.high))  # as the evidence prints them
    outside = not low <= other.shown <= high and figure.shown != other.shown
    method = "Wilson score interval" if figure.unit is Unit.PERCENT else "Byar's interval"
    said = f"{figure.shown} ({low} to {high}) against {other.shown}"
    return Outcome("significant" if outside else "similar", confidence, method, said)


def tested_between(start: Quantity, end: Quantity, confidence: str) -> Outcome:
    """Whether the second figure differs from the first; only for stretches of time that do not overlap."""
    lacks = _lacks(start) or _lacks(end) or _overlap(start, end)
    if lacks:
        return Outcome("not_tested", confidence, detail=lacks)
    (events, of), (other_events, other_of) = _counts(end), _counts(start)
    if end.unit is Unit.PERCENT:
        errors, method = two_proportions(events, of, other_events, other_of), "score test of two proportions"
    else:
        errors, method = two_rates(events, of, other_events, other_of), "score test of two rates"
    if errors is None:
        return Outcome("not_tested", confidence, detail="the counts are too small")
    bound = z_of(CONFIDENCE[confidence])
    outside = abs(errors) > bound and start.shown != end.shown
    return Outcome("significant" if outside else "similar", confidence, method, f"{errors:.2f} standard errors, against {bound:.2f}")


def interval_of(figure: Quantity, confidence: str) -> Interval:
    """The interval of a figure whose counts are known, in its own unit."""
    level = CONFIDENCE[confidence]
    events, of = _counts(figure)
    if figure.unit is Unit.PERCENT:
        return wilson(events, of, level).times(100)
    return byar(events, level).times(float(figure.value) / events)


def _counts(figure: Quantity) -> tuple[float, float]:
    """What was counted, and of how many or in how much time."""
    if figure.unit is Unit.COUNT:
        return float(figure.value), float(max(figure.period.months, 1))
    if figure.unit is Unit.PERCENT:
        return float(figure.numerator or 0), float(figure.denominator or 0)
    # A rate is of a year: what it was counted in is the population, times the months that were counted.
    return float(figure.numerator or 0), float((figure.numerator or Decimal(0)) / figure.value)


def _lacks(figure: Quantity) -> str:
    """Why a figure cannot be tested; empty where it can."""
    if figure.unit not in (Unit.PERCENT, Unit.RATE, Unit.COUNT):
        return f"there is no test of {figure.unit.value}"
    if figure.unit is Unit.PERCENT:
        if figure.numerator is None or not figure.denominator:
            return "its counts are not known"
        if abs(figure.numerator * 100 / figure.denominator - figure.value) > figure.half_unit:
            return "its counts do not give the figure"
        return "" if 0 <= figure.numerator <= figure.denominator else "its counts are no share of a whole"
    count = figure.value if figure.unit is Unit.COUNT else figure.numerator
    if count is None:
        return "its counts are not known"
    return f"it counts fewer than {FEWEST_EVENTS}" if count < FEWEST_EVENTS or not figure.value else ""


def _overlap(start: Quantity, end: Quantity) -> str:
    return "the two periods overlap" if set(start.period.members()) & set(end.period.members()) else ""
