"""A figure beside its comparators."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scrutiny_pack.config.entry import PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase, Nonsense, Registry, beside_totals, repeated


class GapEntry(MeasureBase):
    """A figure beside its comparators."""

    gap: IndicatorId
    """The indicator."""
    at: PeriodText = "latest"
    """The authority's period."""
    to: list[str] = Field(min_length=1)
    """Comparators, by key."""
    style: Literal["words", "amounts", "nearest"] = "words"
    """How {name.phrase} is worded: with bands, with amounts, or by which comparator is nearest."""
    words: Literal["side", "polarity"] = "side"
    """Above and below, or better and worse."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.gap,)

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """Its one period."""
        return ((self.gap, self.at),)

    def comparators_named(self) -> tuple[str, ...]:
        """What it is set beside."""
        return tuple(self.to)

    def nonsense(self, registry: Registry) -> list[Nonsense]:
        """A comparator twice, another area's total, better or worse of what is neutral."""
        found = repeated(self.to) + beside_totals(self.gap, self.to, registry)
        if self.words == "polarity" and registry.is_neutral(self.gap):
            what = f'"{self.gap}" is neutral, so nothing is better or worse'
            found.append(Nonsense("polarity-needed", what, "leave out words: polarity, or give the indicator a polarity"))
        return found
