"""Where the authority stands among others."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scrutiny_pack.config.entry import PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase, Nonsense, Registry


class RankEntry(MeasureBase):
    """The place of the authority's figure among those of the neighbours, of the region's authorities, or of the country's."""

    rank: IndicatorId
    """The indicator."""
    to: str
    """Among whom: a comparator, by key; of a region or country its authorities."""
    at: PeriodText = "latest published"
    """The period, which has to be the others' too."""
    order: Literal["best", "highest", "lowest"] = "best"
    """What the first is; a neutral indicator has no best."""
    at_least: int = Field(80, ge=50, le=100)
    """With figures for a smaller percentage of the others there is no rank."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.rank,)

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """Its one period."""
        return ((self.rank, self.at),)

    def comparators_named(self) -> tuple[str, ...]:
        """Among whom."""
        return (self.to,)

    def areas_ranked(self) -> tuple[str, ...]:
        """Those that it is ranked among."""
        return (self.to,)

    def nonsense(self, registry: Registry) -> list[Nonsense]:
        """Counts, and the best of what is neutral."""
        found = []
        if registry.is_total(self.rank):
            what = f'"{self.rank}" is a count, and areas of unlike size are not ranked by it'
            found.append(Nonsense("measure-unit", what, "rank a rate or a percentage"))
        if self.order == "best" and registry.is_neutral(self.rank):
            what = f'"{self.rank}" is neutral, so none of its figures is the best'
            found.append(Nonsense("polarity-needed", what, "write order: highest or order: lowest, or give the indicator a polarity"))
        return found
