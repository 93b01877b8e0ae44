"""How the gap to a comparator changed between two periods, of which both have a figure of both."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.measures.breaks import apart
from scrutiny_pack.measures.change import Goodness, goodness
from scrutiny_pack.measures.comparators import ComparatorFigure, comparator_figure
from scrutiny_pack.measures.level import figure_at, lacking
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting

Movement = Literal["narrowed", "widened", "crossed", "opened", "closed", "same"]


@dataclass(frozen=True)
class GapThen:
    """The figure and the comparator's, of one period."""

    quantity: Quantity
    figure: ComparatorFigure

    @property
    def difference(self) -> Decimal:
        """Figure minus comparator, as printed."""
        return self.quantity.shown - self.figure.quantity.shown

    @property
    def side(self) -> Literal["above", "below", "same"]:
        """On which side of the comparator the figure stands."""
        return "same" if not self.difference else "above" if self.difference > 0 else "below"


@dataclass(frozen=True)
class GapChange:
    """The gap at two times."""

    start: GapThen
    end: GapThen
    polarity: str
    guard: bool

    @property
    def key(self) -> str:
        """The comparator's key."""
        return self.end.figure.key

    @property
    def amount(self) -> Decimal:
        """By how much the printed gap grew; less than nought where it shrank."""
        return abs(self.end.difference) - abs(self.start.difference)

    @property
    def movement(self) -> Movement:
        """What became of the printed gap; "same" too where the comparator's own rounding could have made the difference."""
        before, after = self.start.difference, self.end.difference
        if before == after or (self.guard and abs(after - before) <= self.rounding):
            return "same"
        if not after or not before:
            return "opened" if after else "closed"
        if before * after < 0:
            return "crossed"
        return "narrowed" if self.amount < 0 else "widened"

    @property
    def rounding(self) -> Decimal:
        """What the rounding of the comparator's two figures may have added to the difference of the gaps."""
        return self.start.figure.quantity.half_unit + self.end.figure.quantity.half_unit

    @property
    def goodness(self) -> Goodness:
        """Whether the figure moved the good way beside the comparator, by polarity."""
        return "none" if self.movement == "same" else goodness(self.end.difference - self.start.difference, self.polarity)


def gap_change(setting: Setting, indicator: str, key: str, start: str, end: str, guard: bool) -> GapChange | Missing:
    """The change of the gap of the pack's area; `Missing` unless both have a figure for the very months of both periods."""
    gaps: list[GapThen] = []
    for reference in (start, end):
        figure = figure_at(setting, indicator, reference)
        if isinstance(figure, Missing):
            return lacking(figure)
        beside = comparator_figure(setting, key, indicator, figure.period)
        if isinstance(beside, Missing):
            return Missing(f"{key}: {beside.why}", beside.symbol)
        if not beside.quantity.period.covers_same_months(figure.period):
            return Missing(f"{key} has no figure for {figure.period}")
        gaps.append(GapThen(figure, beside))
    if not_alike := apart(setting, indicator, *(gap.quantity.period for gap in gaps)):
        return Missing(not_alike, supplied=True, note="apart")
    return GapChange(gaps[0], gaps[1], setting.indicators[indicator].polarity, guard)
