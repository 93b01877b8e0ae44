"""A figure beside the range that is expected of it."""

from __future__ import annotations

from scrutiny_pack.config.entry import PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase, Nonsense, Registry


class ExpectEntry(MeasureBase):
    """A figure beside the indicator's expected range."""

    expect: IndicatorId
    """The indicator."""
    at: PeriodText = "latest"
    """The period."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.expect,)

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """Its one period."""
        return ((self.expect, self.at),)

    def nonsense(self, registry: Registry) -> list[Nonsense]:
        """An indicator without an expected range."""
        if self.expect not in registry.indicators or registry.indicators[self.expect].expected is not None:
            return []
        fix = "add expected: {from: 80, to: 90, status: local} to the indicator"
        return [Nonsense("no-expected-range", f'"{self.expect}" has no expected range', fix)]
