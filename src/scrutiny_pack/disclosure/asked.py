"""The sums and flows that a pack asks for: what is shown besides the rows themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny_pack.config.charts import ChartEntry, ComparisonBars, GroupedBars, LineChart
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.config.sections import SectionEntry
from scrutiny_pack.measures.level import MONTHS_A_YEAR
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period


@dataclass(frozen=True)
class FlowAsked:
    """Two flows over the months of one period, and the stock that stands before and after them."""

    into: str
    out: str
    stock: str
    over: Period


def sums_asked(config: PackConfig, setting: Setting) -> Iterator[tuple[str, Period]]:
    """Indicators of the pack's area with the periods of several months that measures and charts name."""
    for section in config.sections:
        for indicator, reference in figures_asked(section):
            period = setting.period(reference, indicator)
            if isinstance(period, Period) and period.months > 1:
                yield indicator, period


def figures_asked(section: SectionEntry) -> list[tuple[str, str]]:
    """The indicators that a section's measures and charts name, each with what it says of the period."""
    named = [pair for bullet in section.bullets for entry in bullet.measures.values() for pair in entry.periods_asked()]
    return named + [pair for chart in section.charts for pair in _of_chart(chart)]


def flows_asked(config: PackConfig, setting: Setting) -> Iterator[FlowAsked]:
    """The flows that are told with their stock."""
    entries = [entry for section in config.sections for bullet in section.bullets for entry in bullet.measures.values()]
    for flow in filter(None, (entry.stock_flow() for entry in entries)):
        period = setting.period(flow.over, flow.into)
        if isinstance(period, Period):
            yield FlowAsked(flow.into, flow.out, flow.stock, period)


def _of_chart(entry: ChartEntry) -> list[tuple[str, str]]:
    match entry:
        case ComparisonBars():
            return [(entry.compare, reference) for reference in (*entry.earlier, entry.at)]
        case GroupedBars():
            return [(indicator, reference) for indicator in entry.groups for reference in entry.at]
        case LineChart() if "year" in entry.last:
            return [(entry.line, f"{MONTHS_A_YEAR} months to latest")]
    return []


def parts_asked(config: PackConfig, setting: Setting) -> Iterator[tuple[tuple[str, Period], tuple[tuple[str, Period], ...]]]:
    """The counts that are told with the parts that add up to them, each with its period."""
    entries = [entry for section in config.sections for bullet in section.bullets for entry in bullet.measures.values()]
    for whole, parts, reference in (each for entry in entries for each in entry.parts_of()):
        periods = [setting.period(reference, name) for name in (whole, *parts)]
        known = [(name, period) for name, period in zip((whole, *parts), periods, strict=True) if isinstance(period, Period)]
        if len(known) == len(periods):
            yield known[0], tuple(known[1:])
