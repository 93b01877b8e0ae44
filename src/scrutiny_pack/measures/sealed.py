"""What must not be seen: the rows behind hidden figures, for sums only, and what may be said in a hidden figure's place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact

SYMBOL = "c"
"""What stands in a hidden figure's place."""

SMALL = "withheld: it is a small number"
GIVES_BACK = "withheld: it would give a small number back"

FigureKey: TypeAlias = tuple[str, str, int, int, int, int]
"""Indicator, area and the months or day of a figure, whatever its period is called."""


def figure_key(indicator: str, area: str, period: Period) -> FigureKey:
    """The key of one figure."""
    return indicator, area, period.year, period.month, period.day, period.months


@dataclass(frozen=True)
class Few:
    """A count of people too small to be shown, as it may be spoken of: fewer than 6, of 405.

    `denominator` is `None` where it must not be seen either. The `facts` hold no figure.
    """

    indicator: str
    area: str
    period: Period
    unit: Unit
    facts: tuple[Fact, ...]
    denominator: Decimal | None
    fewer_than: int
    points: int = 1
    of_points: int = 1

    @property
    def months_present(self) -> tuple[Period, ...]:
        """The months that had a figure, earliest first."""
        return tuple(fact.period for fact in self.facts)


@dataclass(frozen=True)
class Withheld(Missing):
    """A figure that is there and must not be seen; `few` where it may be spoken of as a small count."""

    few: Few | None = None


def given_back() -> Withheld:
    """In place of what would give a hidden figure back: a change, a gap, a flow."""
    return Withheld(GIVES_BACK, SYMBOL)


@dataclass(frozen=True)
class Sealed:
    """All that is hidden in a pack's figures.

    `rows` holds by their facts' ids the hidden rows as they were read: they may enter a sum and nothing else. `small` are the hidden counts
    that are small themselves. `shut` are sums that must not be shown; `open` those that may be although a part of them is hidden. A sum
    that is in neither was not foreseen and is shown only when none of its parts is hidden.
    """

    rows: Mapping[str, Fact] = field(default_factory=dict)
    small: frozenset[FigureKey] = frozenset()
    shut: frozenset[FigureKey] = frozenset()
    open: frozenset[FigureKey] = frozenset()
    fewer_than: int = 0
    """Counts under this are hidden; 0 where nothing is."""
    zeros_too: bool = False
    """Whether a count of 0 is hidden as well."""

    @property
    def indicators(self) -> frozenset[str]:
        """The indicators of which anything is hidden."""
        return frozenset(fact.indicator for fact in self.rows.values()) | {key[0] for key in self.shut}

    def row(self, fact: Fact) -> Fact:
        """The row as it was read, to be summed."""
        return self.rows.get(fact.id, fact)

    def hides(self, fact: Fact) -> bool:
        """Whether the figure of this row is hidden."""
        return fact.id in self.rows

    def instead_of(self, fact: Fact, unit: Unit) -> Withheld:
        """What stands in the place of a hidden row's figure."""
        few = Few(fact.indicator, fact.area, fact.period, unit, (fact,), fact.denominator, self.fewer_than)
        return self._withheld(few)

    def checked(self, total: Quantity, parts: tuple[Fact, ...]) -> Quantity | Withheld:
        """`total`, made from the rows behind `parts`, with `parts` as its facts; or what stands in its place."""
        key = figure_key(total.indicator, total.area, total.period)
        if key in self.shut or (key not in self.open and any(self.hides(part) for part in parts)):
            bottom = None if any(self.hides(part) and part.denominator is None for part in parts) else total.denominator
            counts = (total.points, total.of_points)
            return self._withheld(Few(total.indicator, total.area, total.period, total.unit, parts, bottom, self.fewer_than, *counts))
        return replace(total, facts=parts)

    def _withheld(self, few: Few) -> Withheld:
        if figure_key(few.indicator, few.area, few.period) in self.small:
            return Withheld(SMALL, SYMBOL, few)
        return given_back()
