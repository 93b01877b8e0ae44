"""A figure beside its comparators: for each the printed gap, its side, its band and whether it is better or worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.measures.bands import Band, band
from scrutiny_pack.measures.change import Goodness, goodness
from scrutiny_pack.measures.comparators import ComparatorFigure, comparator_figure
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.significance import Outcome, tested_beside

Side = Literal["above", "below", "same"]
_BOTH = {"good", "bad"}


@dataclass(frozen=True)
class Compared:
    """One comparator and where the figure stands to it."""

    quantity: Quantity
    figure: ComparatorFigure
    band: Band
    goodness: Goodness
    tested: Outcome | None = None
    """Whether the gap is more than chance would make; `None` where nothing is tested."""

    @property
    def difference(self) -> Decimal:
        """Figure minus comparator, as printed."""
        return self.quantity.shown - self.figure.quantity.shown

    @property
    def key(self) -> str:
        """The comparator's key."""
        return self.figure.key

    @property
    def side(self) -> Side:
        """On which side of the comparator the figure stands."""
        return "same" if not self.difference else "above" if self.difference > 0 else "below"


@dataclass(frozen=True)
class Gap:
    """The authority's figure, the comparators that have one too, and those that have none with the reason."""

    quantity: Quantity
    compared: tuple[Compared, ...]
    missing: tuple[tuple[str, Missing], ...]
    style: str
    words: str

    @property
    def nearest_holds(self) -> bool:
        """Whether "away from the first, closer to the others" is true: the first is apart, by its band and test; others are nearer.

        Nor is it said in words of better and worse where another is apart the other way: "better than the first" would hide "worse".
        """
        if len(self.compared) < 2 or self.compared[0].band == "in_line":
            return False
        first, *others = self.compared
        if first.tested is not None and first.tested.result == "similar":
            return False
        if self.words == "polarity" and any(other.band != "in_line" and {first.goodness, other.goodness} == _BOTH for other in others):
            return False
        return all(abs(other.difference) < abs(first.difference) for other in others)


def gap(setting: Setting, quantity: Quantity, keys: Sequence[str], style: str, words: str, ruling: Ruling) -> Gap | Missing:
    """The gap of `quantity` to each comparator in `keys`; `Missing` when none of them has a figure."""
    rule = setting.indicators[quantity.indicator]
    compared, missing = [], []
    for key in keys:
        figure = comparator_figure(setting, key, quantity.indicator, quantity.period)
        if isinstance(figure, Missing):
            missing.append((key, figure))
            continue
        difference = quantity.shown - figure.quantity.shown
        tested = tested_beside(quantity, figure.quantity, ruling.test) if ruling.test else None
        within = band(quantity, figure.quantity, rule, ruling.guard)
        by_chance = tested is not None and tested.result == "similar"
        compared.append(Compared(quantity, figure, within, "none" if by_chance else goodness(difference, rule.polarity), tested))
    if not compared:
        return Missing("no comparator has a figure", supplied=True, note="no_comparator")
    return Gap(quantity, tuple(compared), tuple(missing), style, words)
