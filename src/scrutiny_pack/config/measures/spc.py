"""The newest months with their limits of ordinary variation."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scrutiny_pack.config.entry import MonthText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase


class SpcEntry(MeasureBase):
    """Whether the newest figure is within ordinary variation: the rules of the NHS's Making Data Count, for 12 figures or more."""

    spc: IndicatorId
    """The indicator."""
    by: Literal["month", "quarter"] = "month"
    """Figures of which length."""
    last: int = Field(24, ge=3, le=120)
    """Of how many figures, the newest among them; with fewer than 12 there are no limits."""
    since: MonthText | None = None
    """Figures of earlier months are left out: the month since which the service has been another, as people who know it say."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.spc,)
