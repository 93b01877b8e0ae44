"""Two counts of one period as so many for every ten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.figures import shown
from scrutiny_pack.measures.level import figure_at, lacking
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting

FAR_OFF = Decimal("0.1")
"""A whole number that is off by more than this share of the ratio is no "about": 1 for every 10 may be one for every 7, or for every 20."""
MOST = 10_000
"""For every so many, and no more."""


@dataclass(frozen=True)
class Ratio:
    """How many of `quantity` there are for every `per` of `base`."""

    quantity: Quantity
    base: Quantity
    per: int

    @property
    def value(self) -> Decimal:
        """How many, unrounded, of the printed counts."""
        return self.quantity.shown * self.per / self.base.shown

    @property
    def amount(self) -> Decimal:
        """How many, as a whole number."""
        return shown(self.value, 0)

    @property
    def rounded(self) -> bool:
        """Whether it is only about so many."""
        return self.amount != self.value

    @property
    def side(self) -> Literal["more", "fewer", "same"]:
        """Whether there are more than of the other, by the printed counts."""
        return "same" if self.quantity.shown == self.base.shown else "more" if self.quantity.shown > self.base.shown else "fewer"

    @property
    def close(self) -> bool:
        """Whether the whole number is close to the ratio."""
        return abs(self.amount - self.value) <= FAR_OFF * self.value


def ratio(setting: Setting, indicator: str, base: str, reference: str, per: int) -> Ratio | Missing:
    """The ratio of two counts of the pack's area; `Missing` where the second is nought, or both are not of the same months.

    It is for every `per`, or for ten times as many, and so on, until a whole number is close: 10 of 200 are 5 for every 100.
    """
    figure, other = figure_at(setting, indicator, reference), figure_at(setting, base, reference)
    if isinstance(figure, Missing) or isinstance(other, Missing):
        return lacking(figure, other)
    if not other.shown:
        return Missing(f"there were none of {base}", supplied=True)
    if not figure.period.covers_same_months(other.period):
        return Missing(f"{indicator} is of {figure.period} and {base} of {other.period}", supplied=True)
    close = next((made for made in _scaled(figure, other, per) if made.close), None)
    return close or Missing(
        f"{figure.shown:,f} of {indicator} and {other.shown:,f} of {base} are no whole number for every so many", supplied=True
    )


def _scaled(figure: Quantity, base: Quantity, per: int) -> Iterator[Ratio]:
    while per <= MOST:
        yield Ratio(figure, base, per)
        per *= 10
