"""The targets that hold in a row of periods, each over those that lie beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from scrutiny_pack.config.targets import PeriodTarget
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.target import target_for, targeted
from scrutiny_pack.periods import Period


@dataclass(frozen=True)
class Held:
    """A target over neighbouring periods, from the `first` to the `last` of those asked about, with its ends as figures of their own."""

    first: int
    last: int
    low: Quantity | None
    high: Quantity | None

    @property
    def ends(self) -> tuple[Quantity, ...]:
        """The ends that are not open."""
        return tuple(end for end in (self.low, self.high) if end is not None)


def held_over(setting: Setting, indicator: str, periods: Sequence[Period]) -> tuple[Held, ...]:
    """The targets that hold in `periods`, earliest first; one that was set again as it was is one."""
    rule, held = setting.indicators[indicator], [target_for(setting, indicator, period) for period in periods]
    found = []
    for _, run in groupby(range(len(periods)), key=lambda place: _as_set(held[place])):
        places = list(run)
        entry, period = held[places[0]], periods[places[-1]]
        if entry is None:
            continue
        blank = Quantity(indicator, setting.area, period, Decimal(0), Unit(rule.unit), rule.decimals, "", ())
        beside = targeted(setting, blank, entry)
        found.append(Held(places[0], places[-1], beside.low, beside.high))
    return tuple(found)


def _as_set(entry: PeriodTarget | None) -> tuple[object, ...]:
    return () if entry is None else (entry.value, entry.low, entry.high, entry.status)
