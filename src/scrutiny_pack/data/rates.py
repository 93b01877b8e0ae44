"""Percentages and rates that a release does not publish, worked out from its counts as DfE does."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from scrutiny_pack.data.changed_areas import same_authority
from scrutiny_pack.data.values import Reason
from scrutiny_pack.figures import shown
from scrutiny_pack.text import Fact

PER = 10_000
"""Published rates are per 10,000 children."""

WORKED_OUT = "worked out from counts"
"""What a source says of a figure that is not published itself."""

_HIDING_FIRST = (Reason.WITHHELD, Reason.UNRELIABLE, Reason.NOT_AVAILABLE, Reason.NOT_APPLICABLE, Reason.LOW, Reason.NONE_RECORDED)


def summed(parts: Sequence[Decimal | Reason | None]) -> Decimal | Reason:
    """The sum of day bands, or the reason why there is none: one withheld band withholds the sum."""
    reasons = [part for part in parts if isinstance(part, Reason)]
    if reasons:
        return min(reasons, key=_HIDING_FIRST.index)
    numbers = [part for part in parts if isinstance(part, Decimal)]
    return sum(numbers, Decimal(0)) if numbers and len(numbers) == len(parts) else Reason.NOT_AVAILABLE


def percentage(numerator: Decimal, denominator: Decimal, decimals: int) -> Decimal | Reason:
    """`numerator` as a percentage of `denominator`, rounded half up; not applicable where there is nothing to be a part of."""
    return shown(numerator * 100 / denominator, decimals) if denominator else Reason.NOT_APPLICABLE


def rate(numerator: Decimal, denominator: Decimal, decimals: int) -> Decimal | Reason:
    """`numerator` per 10,000 of `denominator`, rounded half up; not applicable where nobody lives."""
    return shown(numerator * PER / denominator, decimals) if denominator else Reason.NOT_APPLICABLE


def derive_rates(facts: Iterable[Fact], population: Iterable[Fact]) -> list[Fact]:
    """`facts`, with a rate wherever there is only a count: the count over the population of the year before, times 10,000.

    `population` are figures for children aged under 18 in the middle of a year: the rate for March 2022 is on mid-2021. Only a fact
    without value, reason and denominator is filled in; the population then is its denominator, and its source says so. Where there is no
    population of its area or of the same authority under its other code, the fact stays as it was.
    """
    people = {(fact.area, fact.period.year): fact for fact in population if fact.value}
    return [_with_rate(fact, people) if _lacks_rate(fact) else fact for fact in facts]


def _lacks_rate(fact: Fact) -> bool:
    return fact.value is None and not fact.reason and fact.numerator is not None and fact.denominator is None


def _with_rate(fact: Fact, people: Mapping[tuple[str, int], Fact]) -> Fact:
    year = fact.period.year - 1
    found = next((people[code, year] for code in (fact.area, *same_authority(fact.area)) if (code, year) in people), None)
    if found is None or found.value is None or fact.numerator is None:
        return fact
    value = rate(fact.numerator, found.value, fact.decimals or 0)
    source = f"{fact.source}, {WORKED_OUT} and the population of mid-{year}"
    assert isinstance(value, Decimal)  # a population of nought is left out above
    return dataclasses.replace(fact, value=value, denominator=found.value, source=source)
