"""The figure of a comparator: another area's, a group's as it was published, or worked out from the group's members."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, replace
from decimal import Decimal

from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.config.schema import ComparatorEntry
from scrutiny_pack.measures.level import from_fact
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact


@dataclass(frozen=True)
class ComparatorFigure:
    """A comparator's figure, and for a group how many `members` it has and how many were `used`; both 0 for a figure as published."""

    key: str
    quantity: Quantity
    used: int = 0
    members: int = 0

    @property
    def partial(self) -> bool:
        """Whether some members' figures are left out."""
        return self.used < self.members


def comparator_figure(setting: Setting, key: str, indicator: str, beside: Period) -> ComparatorFigure | Missing:
    """The comparator's figure for the months of `beside`, else its newest by the reporting month.

    Decimals are the indicator's, or those it was published with where they are fewer. A group's figure is the mean or median of its
    members' published figures, withheld ones left out; with too few it is missing.
    """
    entry, rule = setting.comparators[key], setting.indicators[indicator]
    if entry.neighbours is not None:
        return _group_figure(setting, key, entry, indicator, beside)
    area = setting.areas.region_of(setting.area).code if entry.area == "region" else entry.area or ""
    fact = setting.observations.find(indicator, area, beside) or setting.observations.latest(indicator, area, setting.month)
    return _as_published(fact, rule, key)


def _as_published(fact: Fact | None, rule: IndicatorEntry, key: str) -> ComparatorFigure | Missing:
    if fact is None:
        return Missing("no figure")
    figure = from_fact(fact, rule)
    if isinstance(figure, Missing):
        return figure
    decimals = rule.decimals if fact.decimals is None else min(rule.decimals, fact.decimals)
    return ComparatorFigure(key, replace(figure, decimals=decimals))


def _group_figure(setting: Setting, key: str, entry: ComparatorEntry, indicator: str, beside: Period) -> ComparatorFigure | Missing:
    codes = setting.neighbours.get((entry.neighbours or "", setting.area), ())
    period = _newest_period(setting, indicator, codes, beside)
    if period is not None:
        return _worked_out(setting, key, entry, indicator, codes, period)
    group = f"{setting.area}/{key}"
    fact = setting.observations.find(indicator, group, beside) or setting.observations.latest(indicator, group, setting.month)
    given = entry.statistic if fact is None else setting.observations.statistic(fact) or entry.statistic
    if given != entry.statistic:
        return Missing(f"published as a {given} only")
    return _as_published(fact, setting.indicators[indicator], key)


def _newest_period(setting: Setting, indicator: str, codes: tuple[str, ...], beside: Period) -> Period | None:
    if any(setting.observations.find(indicator, code, beside) for code in codes):
        return beside
    newest = [setting.observations.latest(indicator, code, setting.month) for code in codes]
    return max((fact.period for fact in newest if fact is not None), default=None)


def _worked_out(
    setting: Setting, key: str, entry: ComparatorEntry, indicator: str, codes: tuple[str, ...], period: Period
) -> ComparatorFigure | Missing:
    rule = setting.indicators[indicator]
    found = [setting.observations.find(indicator, code, period) for code in codes]
    figures = [figure for fact in found if fact and isinstance(figure := from_fact(fact, rule), Quantity)]
    if len(figures) < entry.at_least:
        return Missing(f"figures for {len(figures)} of {len(codes)} members, fewer than {entry.at_least}")
    values = [figure.value for figure in figures]
    value = statistics.median(values) if entry.statistic == "median" else sum(values, Decimal(0)) / len(values)
    facts = tuple(fact for fact in found if fact is not None)
    formula = f"{entry.statistic} of the published figures of {len(figures)} of {len(codes)} members"
    quantity = Quantity(indicator, f"{setting.area}/{key}", figures[0].period, value, figures[0].unit, rule.decimals, formula, facts)
    return ComparatorFigure(key, quantity, len(figures), len(codes))
