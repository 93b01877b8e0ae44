"""A figure beside its target."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from scrutiny_pack.config.entry import PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase, Nonsense, Registry, without_target

Periods = Annotated[str, StringConstraints(pattern=r"^([2-9]|[1-9]\d) (months|quarters|years)$")]


class TargetEntry(MeasureBase):
    """A figure beside the indicator's target for its period."""

    target: IndicatorId
    """The indicator."""
    at: PeriodText = "latest"
    """The period."""
    last: Periods | None = Field(None, examples=["4 quarters"])
    """For how many periods to say whether the target was met, the newest among them."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.target,)

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """Its one period."""
        return ((self.target, self.at),)

    def nonsense(self, registry: Registry) -> list[Nonsense]:
        """An indicator without a target."""
        return without_target(self.target, registry)
