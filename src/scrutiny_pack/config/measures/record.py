"""A figure that is the highest or lowest since some time."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase


class RecordEntry(MeasureBase):
    """Whether the newest figure is the highest or lowest since when."""

    record: IndicatorId
    """The indicator."""
    by: Literal["month", "quarter", "year"] = "month"
    """Figures of which length; quarters are calendar quarters, years end like the newest yearly figure."""
    at_least: int | None = Field(None, ge=2, le=120)
    """How many earlier figures in a row it has to beat; left out, 6 months, 4 quarters or 3 years."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.record,)
