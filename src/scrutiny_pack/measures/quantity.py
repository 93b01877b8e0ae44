"""A figure ready to be printed, with all that it was made from; and the reason where there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from scrutiny_pack.figures import Unit, shown
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact


@dataclass(frozen=True)
class Missing:
    """Why there is no figure, as a clause: "no figure for the last month"; `symbol` where one stands in the figure's place."""

    why: str
    symbol: str = ""
    supplied: bool = field(default=False, kw_only=True)
    """Whether the figures are there, and nothing may be made of them all the same."""
    note: str = field(default="", kw_only=True)
    """The phrase of a section's note that says why nothing is said, where it has one for it."""


@dataclass(frozen=True)
class Quantity:
    """One computed figure.

    `value` is unrounded and in `unit` (percent, rate per so many a year, count...); `shown` is what every reader sees. `numerator` and
    `denominator` are what it was divided from, where that is known. `points` of `of_points` months had a figure.
    """

    indicator: str
    area: str
    period: Period
    value: Decimal
    unit: Unit
    decimals: int
    formula: str
    facts: tuple[Fact, ...]
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    points: int = 1
    of_points: int = 1

    @property
    def shown(self) -> Decimal:
        """The value as printed, half up to its decimals."""
        return shown(self.value, self.decimals)

    @property
    def half_unit(self) -> Decimal:
        """Half a unit of the last printed digit: what rounding may have hidden."""
        return Decimal(5).scaleb(-self.decimals - 1)

    @property
    def months_present(self) -> tuple[Period, ...]:
        """The months that had a figure, withheld ones too, earliest first."""
        return tuple(fact.period for fact in self.facts if fact.value is not None or fact.numerator is not None or fact.reason == "c")
