"""Several months taken together."""

from __future__ import annotations

from typing import Literal

from scrutiny_pack.config.entry import PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase


class WindowEntry(MeasureBase):
    """Several months taken together, with their lowest and highest."""

    window: IndicatorId
    """The indicator."""
    over: PeriodText
    """The months, as "12 months to latest"."""
    by: Literal["pooled", "mean", "min", "max", "sum", "annualised"] = "pooled"
    """How the months are put together: pooled divides the sum of the numerators by the sum of the denominators."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.window,)

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """The whole window."""
        return ((self.window, self.over),)
