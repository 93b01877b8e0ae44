"""Checks that figures fit each other: counts with rates, flows with stocks, and a year with its recent months."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.figures import shown
from scrutiny_pack.measures.bands import edges_of
from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.level import MONTHS_A_YEAR, level
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.setting import Setting


@dataclass(frozen=True)
class CountAndRate:
    """A count and its rate at one date; together they imply a population."""

    count: Quantity
    rate: Quantity
    per: int

    @property
    def population(self) -> tuple[Decimal, Decimal]:
        """The lowest and highest population that the printed count and rate allow."""
        count, rate, half = self.count.shown, self.rate.shown, self.rate.half_unit
        return count * self.per / (rate + half), count * self.per / (rate - half)

    def agrees_with(self, other: CountAndRate) -> bool:
        """Whether one population can be behind both."""
        low, high = self.population
        other_low, other_high = other.population
        return low <= other_high and other_low <= high


def count_and_rate(setting: Setting, rate: Quantity) -> CountAndRate | None:
    """The count that belongs to `rate`, by the registry's `rate_of`; `None` where there is none or the rate is too near nought."""
    rule = setting.indicators[rate.indicator]
    if rule.rate_of is None or rate.shown <= rate.half_unit:
        return None
    count = level(setting, rule.rate_of, rate.area, rate.period)
    return CountAndRate(count, rate, rule.per) if isinstance(count, Quantity) else None


@dataclass(frozen=True)
class Halves:
    """The two halves of a year's window."""

    first: Quantity
    second: Quantity


def contradicting_halves(setting: Setting, change: Change) -> Halves | None:
    """The halves of the year that `change` ends with, where they moved against it by the in-line band or more; else `None`.

    Only for a whole year of months: with a month missing the halves are not alike.
    """
    end, rule = change.end, setting.indicators[change.end.indicator]
    if end.period.months != MONTHS_A_YEAR or end.points != MONTHS_A_YEAR or not change.difference:
        return None
    half = MONTHS_A_YEAR // 2
    second = level(setting, end.indicator, end.area, end.period.window(half))
    first = level(setting, end.indicator, end.area, end.period.shifted(-half).window(half))
    if not isinstance(first, Quantity) or not isinstance(second, Quantity):
        return None
    moved = second.shown - first.shown
    against = moved * change.difference < 0
    return Halves(first, second) if against and abs(moved) >= _in_line_width(first, rule) else None


def _in_line_width(figure: Quantity, rule: IndicatorEntry) -> Decimal:
    edge = edges_of(rule).in_line
    return Decimal(edge[:-1]) * figure.shown / 100 if edge.endswith("%") else shown(Decimal(edge), rule.decimals)
