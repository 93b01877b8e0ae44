"""One figure."""

from __future__ import annotations

from scrutiny_pack.config.entry import PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase


class LevelEntry(MeasureBase):
    """One figure: of a month, a date, a year or a window."""

    level: IndicatorId
    """The indicator."""
    at: PeriodText = "latest"
    """The period."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.level,)

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """Its one period."""
        return ((self.level, self.at),)
