"""Whether a figure differs from a comparator, or from itself at another time, by more than chance would; only where its counts are known.

A comparator is taken as exact, apart from its rounding: the figure's own interval holds it, or does not. Two figures of the authority are
tested against each other where they count different events: not where their months overlap, nor where they are stocks, as who is there on
one day may be there on the other too, and how many are is not known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.figures import Unit, shown
from scrutiny_pack.measures.intervals import (
    CONFIDENCE,
    FEWEST_EVENTS,
    Interval,
    byar,
    exact_poisson,
    two_proportions,
    two_rates,
    wilson,
    z_of,
)
from scrutiny_pack.measures.quantity import Quantity

Result = Literal["significant", "similar", "not_tested"]
ALERT = "99.8%"
"""How sure a test has to be for an alert: a pack makes many comparisons, and at 95% one in twenty is a false alarm."""


@dataclass(frozen=True)
class Outcome:
    """The result of one test, and how it was made."""

    result: Result
    confidence: str
    """95% or 99.8%."""
    method: str = ""
    detail: str = ""
    """The interval, or how many standard errors; for what was not tested the reason."""
    alert: bool = False
    """Whether it is significant at 99.8% too."""


def tested_beside(figure: Quantity, other: Quantity, confidence: str) -> Outcome:
    """Whether the comparator lies outside the figure's own interval, wherever its rounding left it."""
    lacks = _lacks(figure)
    if lacks:
        return Outcome("not_tested", confidence, detail=lacks)
    low, high = _limits(figure, confidence)
    said = f"{figure.shown} ({low} to {high}) against {other.shown}"

    def outside(level: str) -> bool:
        least, most = _limits(figure, level)
        return not least - other.half_unit <= other.shown <= most + other.half_unit and figure.shown != other.shown

    return _outcome(outside, confidence, _interval_name(figure), said)


def tested_between(start: Quantity, end: Quantity, confidence: str, stock: bool) -> Outcome:
    """Whether the second figure differs from the first; not for a `stock`, nor for stretches of time that overlap."""
    lacks = _lacks(start) or _lacks(end) or _not_apart(start, end, stock)
    if lacks:
        return Outcome("not_tested", confidence, detail=lacks)
    (events, of), (other_events, other_of) = _counts(end), _counts(start)
    if end.unit is Unit.PERCENT:
        errors, method = two_proportions(events, of, other_events, other_of), "score test of two proportions"
    else:
        errors, method = two_rates(events, of, other_events, other_of), "score test of two rates"
    if errors is None:
        return Outcome("not_tested", confidence, detail="the counts are too small")
    size = abs(errors)

    def outside(level: str) -> bool:
        return size > z_of(CONFIDENCE[level]) and start.shown != end.shown

    said = f"{errors:.2f} standard errors, against {z_of(CONFIDENCE[confidence]):.2f}"
    return _outcome(outside, confidence, method, said)


def _outcome(outside: Callable[[str], bool], confidence: str, method: str, detail: str) -> Outcome:
    return Outcome("significant" if outside(confidence) else "similar", confidence, method, detail, outside(ALERT))


def _limits(figure: Quantity, confidence: str) -> tuple[Decimal, Decimal]:
    """The interval as the evidence prints it."""
    interval, places = interval_of(figure, confidence), figure.decimals + 1
    return shown(Decimal(interval.low), places), shown(Decimal(interval.high), places)


def interval_of(figure: Quantity, confidence: str) -> Interval:
    """The interval of a figure whose counts are known, in its own unit."""
    level = CONFIDENCE[confidence]
    events, of = _counts(figure)
    if figure.unit is Unit.PERCENT:
        return wilson(events, of, level).times(100)
    interval = byar(events, level) if events >= FEWEST_EVENTS else exact_poisson(int(events), level)
    return interval.times(float(figure.value) / events if events else 1.0)


def _interval_name(figure: Quantity) -> str:
    if figure.unit is Unit.PERCENT:
        return "Wilson score interval"
    return "Byar's interval" if _counts(figure)[0] >= FEWEST_EVENTS else "exact Poisson interval"


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
    count = figure.value if figure.unit is Unit.COUNT else figure.numerator
    if count is None:
        return "its counts are not known"
    if count < 0 or count != count.to_integral_value():
        return "what it counts is no whole number"
    return _lacks_whole(figure, count) if figure.unit is Unit.PERCENT else _lacks_scale(figure, count)


def _lacks_whole(figure: Quantity, count: Decimal) -> str:
    whole = figure.denominator
    if not whole:
        return "its counts are not known"
    if abs(count * 100 / whole - figure.value) > figure.half_unit:
        return "its counts do not give the figure"
    return "" if count <= whole else "its counts are no share of a whole"


def _lacks_scale(figure: Quantity, count: Decimal) -> str:
    """What a count stands for is the rate over it: of nothing counted, or of a rate of nought, that is not known."""
    return "it counts none" if figure.unit is Unit.RATE and not (count and figure.value) else ""


def _not_apart(start: Quantity, end: Quantity, stock: bool) -> str:
    """Why the two figures are not two samples of their own."""
    if set(start.period.members()) & set(end.period.members()):
        return "the two periods overlap"
    if stock or not (start.period.months and end.period.months):
        return "what was there on one day may still be there on the other"
    return ""
