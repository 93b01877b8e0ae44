"""What every measure kind says of itself in the YAML: its key, the indicators and comparators it names, the sums it asks for, its sense."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import StringConstraints

from scrutiny_pack.config.entry import Entry
from scrutiny_pack.config.indicators import IndicatorEntry

if TYPE_CHECKING:
    from scrutiny_pack.config.schema import ComparatorEntry

IndicatorId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]


class Nonsense(NamedTuple):
    """What makes no sense of a measure or chart: the error's slug, what is wrong and what to do."""

    slug: str
    what: str
    fix: str


class StockFlow(NamedTuple):
    """Those who came and left over a period, and the stock that stands before and after."""

    into: str
    out: str
    stock: str
    over: str


class PartsOf(NamedTuple):
    """A count and the counts that add up to it in one period."""

    whole: str
    parts: tuple[str, ...]
    period: str


@dataclass(frozen=True)
class Registry:
    """What a measure may name: the pack's indicators and comparators."""

    indicators: Mapping[str, IndicatorEntry]
    comparators: Mapping[str, ComparatorEntry]

    def is_total(self, indicator: str) -> bool:
        """Whether it is a count, which is no measure of another area's."""
        return indicator in self.indicators and self.indicators[indicator].unit == "count"

    def is_neutral(self, indicator: str) -> bool:
        """Whether nothing about it is better or worse."""
        return indicator in self.indicators and self.indicators[indicator].polarity == "neutral"


class MeasureBase(Entry):
    """One measure as the YAML writes it; its kind is its first key."""

    @property
    def kind(self) -> str:
        """The kind, as the YAML and the phrase pack name it."""
        return kind_of(type(self))

    def indicators_named(self) -> tuple[str, ...]:
        """The indicators that it names, the main one first."""
        raise NotImplementedError

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """Each indicator with each period whose figure it may print: sums of months among them must not give small numbers back."""
        return ()

    def comparators_named(self) -> tuple[str, ...]:
        """The comparators that it names, by key."""
        return ()

    def areas_ranked(self) -> tuple[str, ...]:
        """The comparators, by key, of whose areas it needs every single figure."""
        return ()

    def stock_flow(self) -> StockFlow | None:
        """The flows that it tells with their stock, if it does."""
        return None

    def parts_of(self) -> tuple[PartsOf, ...]:
        """The counts that it tells with the parts that add up to them."""
        return ()

    def nonsense(self, registry: Registry) -> list[Nonsense]:
        """All that makes no sense of it; names that lead nowhere are passed over, as others tell of them."""
        return []


def kind_of(entry: type[MeasureBase]) -> str:
    """The kind that `entry` reads: its first key."""
    return next(iter(entry.model_fields))


def without_target(indicator: str, registry: Registry) -> list[Nonsense]:
    """An indicator that has no target, where one is asked for."""
    if indicator not in registry.indicators or registry.indicators[indicator].targets:
        return []
    fix = "add targets: [{for: 2022-23, value: 85, tolerance: 2, status: local}] to the indicator"
    return [Nonsense("no-target", f'"{indicator}" has no target', fix)]


def repeated(keys: tuple[str, ...] | list[str]) -> list[Nonsense]:
    """The comparators that stand twice in one list."""
    twice = [key for key, times in Counter(keys).items() if times > 1]
    return [Nonsense("duplicate-comparator", f'the comparator "{key}" stands twice here', "keep one of the two") for key in twice]


def beside_totals(indicator: str, keys: tuple[str, ...] | list[str], registry: Registry) -> list[Nonsense]:
    """Areas beside a count: the total of another area is no measure of it."""
    comparators = registry.comparators
    areas = [key for key in dict.fromkeys(keys) if key in comparators and comparators[key].neighbours is None]
    if not areas or not registry.is_total(indicator):
        return []
    what = f'"{indicator}" is a count, and the total of another area ({", ".join(areas)}) is no measure of it'
    return [Nonsense("measure-unit", what, "compare a rate or a percentage, or take these comparators out")]
