"""How the parts of a count made its change."""

from __future__ import annotations

from collections import Counter

from pydantic import Field

from scrutiny_pack.config.entry import PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase, Nonsense, PartsOf, Registry
from scrutiny_pack.config.measures.change import unlike_lengths


class ContributionEntry(MeasureBase):
    """The change of a count and of the parts that add up to it."""

    contribution: IndicatorId
    """The indicator of the whole."""
    parts: list[IndicatorId] = Field(min_length=2, max_length=6)
    """The indicators of its parts: all of them, so that they add up."""
    start: PeriodText = Field(alias="from")
    """The earlier period."""
    end: PeriodText = Field("latest", alias="to")
    """The later period."""

    def indicators_named(self) -> tuple[str, ...]:
        """The whole and its parts."""
        return (self.contribution, *self.parts)

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """Both periods, of all."""
        return tuple((name, period) for name in self.indicators_named() for period in (self.start, self.end))

    def parts_of(self) -> tuple[PartsOf, ...]:
        """The parts, which add up to the whole in both periods."""
        return tuple(PartsOf(self.contribution, tuple(self.parts), period) for period in (self.start, self.end))

    def nonsense(self, registry: Registry) -> list[Nonsense]:
        """What is no count, one indicator in two places, and periods of unlike length."""
        found = []
        for name, times in Counter(self.indicators_named()).items():
            if name in registry.indicators and not registry.is_total(name):
                what = f'"{name}" is a {registry.indicators[name].unit}, and only counts add up'
                found.append(Nonsense("measure-unit", what, "name the indicators that hold the counts"))
            if times > 1:
                found.append(Nonsense("measure-unit", f'"{name}" stands {times} times in one whole', "name each part once"))
        return found + unlike_lengths(self.contribution, self.start, self.end)
