"""Two counts as so many for every ten."""

from __future__ import annotations

from pydantic import Field

from scrutiny_pack.config.entry import PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase, Nonsense, Registry


class RatioEntry(MeasureBase):
    """How many of one count there are for every ten of another, in one period."""

    ratio: IndicatorId
    """The indicator of which it is said how many there are."""
    to: IndicatorId
    """The indicator of those they are counted for."""
    at: PeriodText = "latest"
    """The period."""
    per: int = Field(10, ge=1, le=1000)
    """For every how many."""

    def indicators_named(self) -> tuple[str, ...]:
        """Both."""
        return (self.ratio, self.to)

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """The period, of both."""
        return ((self.ratio, self.at), (self.to, self.at))

    def nonsense(self, registry: Registry) -> list[Nonsense]:
        """What is no count, and an indicator beside itself."""
        names = [name for name in self.indicators_named() if name in registry.indicators and not registry.is_total(name)]
        fix = "name the indicator that holds the count"
        found = [
            Nonsense("measure-unit", f'"{name}" is a {registry.indicators[name].unit}, and a ratio is of two counts', fix) for name in names
        ]
        if self.ratio == self.to:
            found.append(Nonsense("measure-unit", f'"{self.ratio}" is set beside itself', "name another indicator after to:"))
        return found
