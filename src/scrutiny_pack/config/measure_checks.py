"""Measures and charts that make no sense for the unit: flows of percentages, totals beside England's, periods of unlike length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from scrutiny_pack.config.charts import ComparisonBars, GroupedBars, LineChart
from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.config.measures import ChangeEntry, FlowEntry, GapEntry, MeasureEntry
from scrutiny_pack.config.schema import ComparatorEntry
from scrutiny_pack.periods import parse_reference


class Nonsense(NamedTuple):
    """What makes no sense of a measure or chart: the error's slug, what is wrong and what to do."""

    slug: str
    what: str
    fix: str


def nonsense_of(
    entry: MeasureEntry | object, indicators: Mapping[str, IndicatorEntry], comparators: Mapping[str, ComparatorEntry]
) -> list[Nonsense]:
    """All that makes no sense of one measure or chart; names that lead nowhere are passed over, as others tell of them."""
    match entry:
        case FlowEntry():
            return _of_flow(entry, indicators)
        case ChangeEntry() if _is_total(entry.change, indicators):
            return _of_change(entry, indicators[entry.change])
        case GapEntry(gap=indicator, to=keys) | ComparisonBars(compare=indicator, beside=keys) | LineChart(line=indicator, beside=keys):
            return _repeated(keys) + (_beside_totals(indicator, keys, comparators) if _is_total(indicator, indicators) else [])
        case GroupedBars():
            return _of_groups(entry, indicators)
    return []


def _is_total(name: str, indicators: Mapping[str, IndicatorEntry]) -> bool:
    return name in indicators and indicators[name].unit == "count"


def _of_flow(entry: FlowEntry, indicators: Mapping[str, IndicatorEntry]) -> list[Nonsense]:
    names = [name for name in (entry.flow.into, entry.flow.out, entry.stock) if name]
    found = []
    for name in dict.fromkeys(names):
        if name in indicators and indicators[name].unit != "count":
            what = f'"{name}" is a {indicators[name].unit}, and only counts can flow in and out'
            found.append(Nonsense("measure-unit", what, "name the indicator that holds the count"))
    for name, times in Counter(names).items():
        if times > 1:
            what = f'"{name}" stands {times} times in one flow'
            found.append(
                Nonsense("measure-unit", what, "name one indicator for those who came, and others for those who left and the stock")
            )
    return found


def _of_change(entry: ChangeEntry, rule: IndicatorEntry) -> list[Nonsense]:
    start, end = (_months(text, rule) for text in (entry.start, entry.end))
    if start is None or end is None or start == end:
        return []
    what = f'"{entry.change}" is a count, and "{entry.start}" is {_long(start)} but "{entry.end}" {_long(end)}'
    return [Nonsense("measure-periods", what, "compare periods of one length, as 12 months to year_before and 12 months to latest")]


def _months(text: str, rule: IndicatorEntry) -> int | None:
    """How many months a period counts, 1 for a date; `None` where only the figures tell."""
    reference = parse_reference(text)
    if reference.fixed:
        return reference.fixed.months or 1
    if reference.anchor == "latest published":
        return None
    return reference.months or 1


def _long(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"


def _beside_totals(indicator: str, keys: list[str], comparators: Mapping[str, ComparatorEntry]) -> list[Nonsense]:
    areas = [key for key in dict.fromkeys(keys) if key in comparators and comparators[key].neighbours is None]
    if not areas:
        return []
    what = f'"{indicator}" is a count, and the total of another area ({", ".join(areas)}) is no measure of it'
    return [Nonsense("measure-unit", what, "compare a rate or a percentage, or take these comparators out")]


def _repeated(keys: list[str]) -> list[Nonsense]:
    twice = [key for key, times in Counter(keys).items() if times > 1]
    return [Nonsense("duplicate-comparator", f'the comparator "{key}" stands twice here', "keep one of the two") for key in twice]


def _of_groups(entry: GroupedBars, indicators: Mapping[str, IndicatorEntry]) -> list[Nonsense]:
    units = {indicators[name].unit for name in entry.groups if name in indicators}
    if len(units) < 2:
        return []
    what = f"one chart cannot show {' and '.join(sorted(units))} side by side"
    return [Nonsense("measure-unit", what, "write a chart for each unit")]
