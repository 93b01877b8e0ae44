"""A figure with its count and what that is part of."""

from __future__ import annotations

from scrutiny_pack.config.entry import PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase


class ShareEntry(MeasureBase):
    """A figure with its count and the count that it is part of."""

    share: IndicatorId
    """The indicator."""
    at: PeriodText = "latest"
    """The period."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.share,)

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """Its one period."""
        return ((self.share, self.at),)
