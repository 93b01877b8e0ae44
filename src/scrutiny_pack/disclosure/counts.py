"""The counts of people in a pack's rows: the number that an indicator counts, what it is a part of, and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.disclosure.cells import Part
from scrutiny_pack.figures import shown
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact

MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Counted:
    """The counts of one row or sum, each with the months or dates that it is made of; `None` where it is not known or counts no people."""

    number: Decimal | None
    whole: Decimal | None
    parts: frozenset[Part]
    whole_parts: frozenset[Part]
    beyond: Decimal | None = None
    """The rest where it can be worked out from a figure that stands in another row."""

    @property
    def rest(self) -> Decimal | None:
        """Those that are in the whole and not in the number."""
        return None if self.number is None or self.whole is None else self.whole - self.number


class People:
    """Reads the counts of people out of rows."""

    def __init__(self, indicators: Mapping[str, IndicatorEntry], facts: Iterable[Fact]) -> None:
        self._indicators = indicators
        facts = list(facts)
        self._bottoms = {self._bottom_key(fact): fact.denominator for fact in facts if fact.denominator and indicators[fact.indicator].of}
        self._stocks = {
            (fact.area, fact.period.end_month, fact.value): self._parts(fact)
            for fact in facts
            if self.counts(fact.indicator) and indicators[fact.indicator].unit == "count" and fact.period.months <= 1
        }

    def counts(self, indicator: str) -> bool:
        """Whether the indicator, or for a rate the count behind it, counts people."""
        rule = self._indicators[indicator]
        behind = self._indicators.get(rule.rate_of) if rule.rate_of else None
        return rule.counts_people or bool(behind and behind.counts_people)

    def counted(self, fact: Fact) -> Counted:
        """The counts of one row; what is given as a percentage or a rate only is worked out as a reader would."""
        rule = self._indicators[fact.indicator]
        whole = fact.denominator if rule.unit == "percent" else None
        number = fact.value if rule.unit == "count" and fact.value is not None else fact.numerator
        beyond = None
        if number is None and fact.value is not None:
            number, bottom = self._worked_out(fact, rule)
            beyond = bottom - number if rule.unit == "percent" and number is not None and bottom is not None else None
        same = self._stocks.get((fact.area, fact.period.end_month, whole)) if whole is not None else None
        return Counted(number, whole, self._parts(fact), same or self._parts(fact, "whole"), beyond)

    def together(self, counts: Iterable[Counted]) -> Counted:
        """The counts of a sum of rows."""
        counts = list(counts)
        numbers, wholes = [each.number for each in counts], [each.whole for each in counts]
        parts, whole_parts = ([getattr(each, name) for each in counts] for name in ("parts", "whole_parts"))
        return Counted(_sum(numbers), _sum(wholes), frozenset().union(*parts), frozenset().union(*whole_parts))

    def _worked_out(self, fact: Fact, rule: IndicatorEntry) -> tuple[Decimal | None, Decimal | None]:
        bottom = fact.denominator or self._bottoms.get(self._bottom_key(fact))
        if bottom is None or fact.value is None or rule.unit not in ("percent", "rate"):
            return None, None
        per = Decimal(100)
        if rule.unit == "rate":
            per = Decimal(rule.per) * (Decimal(MONTHS_A_YEAR) / fact.period.months if fact.period.months else 1)
        return shown(fact.value * bottom / per, 0), bottom

    def _bottom_key(self, fact: Fact) -> tuple[str, str, Period]:
        """What a percentage or rate is of, for which area and month."""
        return self._indicators[fact.indicator].of, fact.area, fact.period.end_month

    def _parts(self, fact: Fact, what: str = "") -> frozenset[Part]:
        rule = self._indicators[fact.indicator]
        family = rule.rate_of if rule.rate_of and not what else fact.indicator
        period = fact.period
        at_end = period.kind == "date" and rule.timing == "month_end" and period == period.end_month.at_end()
        months = (period.end_month,) if at_end else period.members() or (period,)
        return frozenset((family, fact.area, what, str(month)) for month in months)


def _sum(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None
