"""What every measure needs: the observations, the registry of indicators, the areas and comparators, and the pack's area and month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.config.schema import ComparatorEntry
from scrutiny_pack.data.areas import Areas
from scrutiny_pack.data.observations import Observations
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.sealed import Sealed
from scrutiny_pack.periods import Period, parse_reference


@dataclass(frozen=True)
class Setting:
    """The pack's figures and rules, for one area and month."""

    observations: Observations
    areas: Areas
    neighbours: Mapping[tuple[str, str], tuple[str, ...]]
    indicators: Mapping[str, IndicatorEntry]
    comparators: Mapping[str, ComparatorEntry]
    area: str
    month: Period
    registry_place: tuple[str, int]
    """File and line of the indicators file, for figures that are set there."""
    sealed: Sealed = field(default_factory=Sealed)
    """What must not be seen; `observations` holds no figure of it."""

    def period(self, reference: str, indicator: str) -> Period | Missing:
        """The period that `reference` means for `indicator`: the last day of the month where it is measured at the month's end."""
        meant = parse_reference(reference)
        if meant.fixed:
            return meant.fixed
        if meant.anchor == "latest published":
            newest = self.observations.latest(indicator, self.area, self.month, "published")
            return newest.period if newest else Missing("no published figure of the authority")
        back = {"latest": 0, "year_before": -12, "previous": -1}[meant.anchor or "latest"]
        month = self.month.shifted(back)
        if meant.months:
            return month.window(meant.months)
        return month.at_end() if self.indicators[indicator].timing == "month_end" else month
