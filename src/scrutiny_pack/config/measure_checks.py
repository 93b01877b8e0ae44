"""Measures and charts that make no sense for the unit: flows of percentages, totals beside England's, periods of unlike length."""

from __future__ import annotations

from scrutiny_pack.config.charts import ComparisonBars, GroupedBars, LineChart, MonthBars, MonthTable
from scrutiny_pack.config.measure_entry import MeasureBase, Nonsense, Registry, beside_totals, repeated, without_target

NOT_COUNTED = ("money", "days", "ratio")
"""Units of figures that are no number of anything: a percentage has its numerator, and a rate its count."""


def nonsense_of(entry: MeasureBase | object, registry: Registry) -> list[Nonsense]:
    """All that makes no sense of one measure or chart; names that lead nowhere are passed over, as others tell of them."""
    match entry:
        case MeasureBase():
            return entry.nonsense(registry)
        case ComparisonBars(compare=indicator, beside=keys):
            return repeated(keys) + beside_totals(indicator, keys, registry)
        case LineChart(line=indicator, beside=keys):
            of_target = without_target(indicator, registry) if entry.target else []
            return repeated(keys) + beside_totals(indicator, keys, registry) + of_target
        case MonthBars(bars=indicator):
            return _of_months(indicator, registry) or (_of_target(indicator, registry) if entry.target else [])
        case MonthTable(months=indicator):
            return _of_months(indicator, registry)
        case GroupedBars():
            return _of_groups(entry, registry)
    return []


def _of_months(indicator: str, registry: Registry) -> list[Nonsense]:
    rule = registry.indicators.get(indicator)
    if rule is None or rule.unit not in NOT_COUNTED:
        return []
    what = f"the number of each month is asked for, and {indicator} is no count and has none behind it: its unit is {rule.unit}"
    return [Nonsense("measure-unit", what, f"draw it as a line: line: {indicator}")]


def _of_target(indicator: str, registry: Registry) -> list[Nonsense]:
    """A target of a percentage or rate over bars that show what it counts."""
    rule = registry.indicators.get(indicator)
    if rule is None or rule.unit == "count":
        return without_target(indicator, registry)
    what = f"the bars are numbers, and a target of {indicator} is a {rule.unit}"
    return [Nonsense("measure-unit", what, f"draw it as a line: line: {indicator}")]


def _of_groups(entry: GroupedBars, registry: Registry) -> list[Nonsense]:
    units = {registry.indicators[name].unit for name in entry.groups if name in registry.indicators}
    if len(units) < 2:
        return []
    what = f"one chart cannot show {' and '.join(sorted(units))} side by side"
    return [Nonsense("measure-unit", what, "write a chart for each unit")]
