"""How the gap to a comparator changed."""

from __future__ import annotations

from pydantic import Field

from scrutiny_pack.config.entry import PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase, Nonsense, Registry, beside_totals


class GapChangeEntry(MeasureBase):
    """The gap to one comparator at two times, where both have figures of the very same months."""

    gap_change: IndicatorId
    """The indicator."""
    to: str
    """The comparator, by key."""
    start: PeriodText = Field(alias="from")
    """The earlier period."""
    end: PeriodText = Field("latest published", alias="until")
    """The later period."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.gap_change,)

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """Both periods."""
        return ((self.gap_change, self.start), (self.gap_change, self.end))

    def comparators_named(self) -> tuple[str, ...]:
        """What it is set beside."""
        return (self.to,)

    def nonsense(self, registry: Registry) -> list[Nonsense]:
        """Another area's total."""
        return beside_totals(self.gap_change, [self.to], registry)
