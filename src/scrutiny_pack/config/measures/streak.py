"""A figure that moved one way several times in a row."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase


class StreakEntry(MeasureBase):
    """How many times in a row the figure moved one way, up to the newest."""

    streak: IndicatorId
    """The indicator."""
    by: Literal["month", "quarter", "year"] = "month"
    """Figures of which length; quarters are calendar quarters, years end like the newest yearly figure."""
    at_least: int = Field(3, ge=2, le=24)
    """How many moves one way are worth saying."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.streak,)
