"""What is drawn in one chart must be told apart by its name: two bars or lines of one name would be taken for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scrutiny_pack.config.charts import ComparisonBars, GroupedBars, LineChart
from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.config.schema import ComparatorEntry


def twins_of(chart: object, indicators: Mapping[str, IndicatorEntry], comparators: Mapping[str, ComparatorEntry]) -> tuple[str, str] | None:
    """What is wrong with the names in a `chart`, and what to do; `None` where each stands for itself."""
    match chart:
        case GroupedBars():
            named = [(name, indicators[name].label) for name in chart.groups if name in indicators]
            fix = "give each indicator a label of its own, or take one out of the chart"
            return _twins(named, fix) or _twins([(at, at) for at in chart.at], "name each period once")
        case ComparisonBars() | LineChart():
            # A region may turn out to be England, but a name with a slot in it is filled only when the pack is told.
            known = [(key, comparators[key]) for key in dict.fromkeys(chart.beside) if key in comparators]
            named = [(key, entry.plural if entry.neighbours and entry.plural else entry.name) for key, entry in known]
            return _twins(named, "give each comparator a name of its own, or take one out of the chart")
    return None


def _twins(named: Iterable[tuple[str, str]], fix: str) -> tuple[str, str] | None:
    seen: dict[str, str] = {}
    for key, name in named:
        folded = " ".join(name.split()).casefold()
        if folded in seen:
            return f'"{name}" would stand in the chart twice: for {seen[folded]} and for {key}', fix
        seen[folded] = key
    return None
