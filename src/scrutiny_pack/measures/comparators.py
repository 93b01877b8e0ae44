"""The figure of a comparator: another area's, a group's as it was published, or worked out from the group's members."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, replace
from decimal import Decimal

from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.config.schema import ComparatorEntry
from scrutiny_pack.measures.level import MONTHS_A_YEAR, from_fact
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact

ITSELF = "it is the authority itself"
"""Why a comparator has no figure for a pack about the region or country that it is."""


@dataclass(frozen=True)
class ComparatorFigure:
    """A comparator's figure, and for a group how many `members` it has and how many were `used`; both 0 for a figure as published."""

    key: str
    quantity: Quantity
    used: int = 0
    members: int = 0
    passed_over: Period | None = None
    """A newer period, of which there is no figure that could be taken."""

    @property
    def partial(self) -> bool:
        """Whether some members' figures are left out."""
        return self.used < self.members


def comparator_figure(setting: Setting, key: str, indicator: str, beside: Period) -> ComparatorFigure | Missing:
    """The comparator's figure for the months of `beside`, else its newest by the reporting month.

    Decimals are the indicator's, or those it was published with where they are fewer. A group's figure is the mean or median of its
    members' published figures, or their pooled counts; withheld ones are left out, and with too few it is missing.
    """
    found = _figure(setting, key, indicator, beside)
    if isinstance(found, Missing) or found.quantity.period.covers_same_months(beside):
        return found
    areas = _areas_behind(setting, key)
    given = [period for area in areas if (period := setting.observations.newest_period(indicator, area, setting.month))]
    newest = max(given, key=lambda period: period.last_day)
    return replace(found, passed_over=newest) if newest.last_day > found.quantity.period.last_day else found


def _areas_behind(setting: Setting, key: str) -> tuple[str, ...]:
    """The area whose figure a comparator is; for a group its members, and the group as an area of its own."""
    entry = setting.comparators[key]
    if entry.neighbours is not None:
        return (f"{setting.area}/{key}", *setting.neighbours.get((entry.neighbours, setting.area), ()))
    return (setting.areas.region_of(setting.area).code if entry.area == "region" else entry.area or "",)


def _figure(setting: Setting, key: str, indicator: str, beside: Period) -> ComparatorFigure | Missing:
    entry, rule = setting.comparators[key], setting.indicators[indicator]
    if entry.neighbours is not None:
        return _group_figure(setting, key, entry, indicator, beside)
    area = setting.areas.region_of(setting.area).code if entry.area == "region" else entry.area or ""
    if area == setting.area:
        return Missing(ITSELF, supplied=True)
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
    codes = tuple(code for code in setting.neighbours.get((entry.neighbours or "", setting.area), ()) if code != setting.area)
    period = _newest_period(setting, indicator, codes, beside, entry.at_least)
    group = f"{setting.area}/{key}"
    fact = setting.observations.find(indicator, group, beside) or setting.observations.latest(indicator, group, setting.month)
    if period is not None and (fact is None or fact.period.last_day <= period.last_day):
        return _worked_out(setting, key, entry, indicator, codes, period)
    if fact is None and not codes and (entry.neighbours or "", setting.area) in setting.neighbours:
        return Missing(f"the {entry.neighbours} list has no neighbours for this authority")
    given = entry.statistic if fact is None else setting.observations.statistic(fact) or entry.statistic
    if given != entry.statistic:
        return Missing(f"published as a {given} only")
    return _as_published(fact, setting.indicators[indicator], key)


def _newest_period(setting: Setting, indicator: str, codes: tuple[str, ...], beside: Period, enough: int) -> Period | None:
    """The months of `beside` where any member has them; else the newest that enough members have: one early bird does not decide."""
    if any(setting.observations.find(indicator, code, beside) for code in codes):
        return beside
    newest = [fact.period for code in codes if (fact := setting.observations.latest(indicator, code, setting.month))]
    ranked = sorted(set(newest), reverse=True)
    return next((period for period in ranked if _members_with(setting, indicator, codes, period) >= enough), ranked[0] if ranked else None)


def _members_with(setting: Setting, indicator: str, codes: tuple[str, ...], period: Period) -> int:
    found = [setting.observations.find(indicator, code, period) for code in codes]
    return sum(fact is not None and not fact.reason for fact in found)


def _worked_out(
    setting: Setting, key: str, entry: ComparatorEntry, indicator: str, codes: tuple[str, ...], period: Period
) -> ComparatorFigure | Missing:
    rule = setting.indicators[indicator]
    found = [setting.observations.find(indicator, code, period) for code in codes]
    figures = [figure for fact in found if fact and isinstance(figure := from_fact(fact, rule), Quantity)]
    if entry.statistic == "pooled":
        figures = [figure for figure in figures if _can_be_pooled(figure)]
    if len(figures) < entry.at_least:
        return Missing(f"figures for {len(figures)} of {len(codes)} members, fewer than {entry.at_least}")
    facts = tuple(fact for fact in found if fact is not None)
    value, formula = _pooled(figures, rule) if entry.statistic == "pooled" else _averaged(figures, entry.statistic)
    formula = f"{formula} of {len(figures)} of {len(codes)} members"
    quantity = Quantity(indicator, f"{setting.area}/{key}", figures[0].period, value, figures[0].unit, rule.decimals, formula, facts)
    return ComparatorFigure(key, quantity, len(figures), len(codes))


def _can_be_pooled(figure: Quantity) -> bool:
    return figure.numerator is not None and bool(figure.denominator)


def _averaged(figures: list[Quantity], statistic: str) -> tuple[Decimal, str]:
    """The mean or median of the figures, and how it was made."""
    values = [figure.value for figure in figures]
    value = statistics.median(values) if statistic == "median" else sum(values, Decimal(0)) / len(values)
    return value, f"{statistic} of the published figures"


def _pooled(figures: list[Quantity], rule: IndicatorEntry) -> tuple[Decimal, str]:
    """All numerators over all denominators, as if the members were one area, and how it was made."""
    top = sum((figure.numerator or Decimal(0) for figure in figures), Decimal(0))
    bottom = sum((figure.denominator or Decimal(0) for figure in figures), Decimal(0))
    times = Decimal({"percent": 100, "rate": rule.per}.get(rule.unit, 1))
    months = figures[0].period.months
    if rule.unit == "rate" and months:
        times = times * MONTHS_A_YEAR / months
    return top * times / bottom, f"sum of the numerators {top:,f} / sum of the denominators {bottom:,f} x {times:,f},"
