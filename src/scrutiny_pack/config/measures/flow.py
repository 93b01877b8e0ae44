"""Those who came and those who left in a period."""

from __future__ import annotations

from collections import Counter

from pydantic import Field

from scrutiny_pack.config.entry import Entry, PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase, Nonsense, Registry, StockFlow


class Flows(Entry):
    """What comes in and what goes out."""

    into: IndicatorId = Field(alias="in")
    """The indicator of those who came."""
    out: IndicatorId
    """The indicator of those who left."""


class FlowEntry(MeasureBase):
    """Those who came and those who left in a period."""

    flow: Flows
    """The two indicators."""
    over: PeriodText
    """The period."""
    stock: IndicatorId | None = None
    """The indicator of how many there are at the end; the flows are checked against it."""

    def indicators_named(self) -> tuple[str, ...]:
        """The flows and the stock."""
        return tuple(filter(None, (self.flow.into, self.flow.out, self.stock)))

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """Both flows over the period."""
        return ((self.flow.into, self.over), (self.flow.out, self.over))

    def stock_flow(self) -> StockFlow | None:
        """The flows, where they are told with their stock."""
        return StockFlow(self.flow.into, self.flow.out, self.stock, self.over) if self.stock else None

    def nonsense(self, registry: Registry) -> list[Nonsense]:
        """What is no count, and one indicator in two places."""
        found = []
        names = self.indicators_named()
        for name in dict.fromkeys(names):
            if name in registry.indicators and not registry.is_total(name):
                what = f'"{name}" is a {registry.indicators[name].unit}, and only counts can flow in and out'
                found.append(Nonsense("measure-unit", what, "name the indicator that holds the count"))
        fix = "name one indicator for those who came, and others for those who left and the stock"
        for name, times in Counter(names).items():
            if times > 1:
                found.append(Nonsense("measure-unit", f'"{name}" stands {times} times in one flow', fix))
        return found
