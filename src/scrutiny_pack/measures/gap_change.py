"""How the gap to a comparator changed between two periods, of which both have a figure of both."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.measures.breaks import apart, not_later
from scrutiny_pack.measures.change import Goodness, goodness
from scrutiny_pack.measures.comparators import ComparatorFigure, comparator_figure
from scrutiny_pack.measures.level import figure_at, lacking, whole
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period

Movement = Literal["narrowed", "widened", "crossed", "opened", "closed", "same", "rounding"]


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
        """What became of the printed gap; with the guard on, "rounding" where the rounding of the figures could have made the move."""
        before, after = self.start.difference, self.end.difference
        if before == after:
            return "same"
        if self.guard and abs(after - before) <= self.rounding:
            return "rounding"
        if not after or not before:
            return "opened" if after else "closed"
        if before * after < 0:
            return "crossed"
        return "narrowed" if self.amount < 0 else "widened"

    @property
    def rounding(self) -> Decimal:
        """What the rounding of all four figures may have added to the difference of the gaps."""
        return sum((then.quantity.half_unit + then.figure.quantity.half_unit for then in (self.start, self.end)), Decimal(0))

    @property
    def moved(self) -> bool:
        """Whether the gap moved by more than rounding."""
        return self.movement not in ("same", "rounding")

    @property
    def goodness(self) -> Goodness:
        """Whether the figure moved the good way beside the comparator, by polarity."""
        return goodness(self.end.difference - self.start.difference, self.polarity) if self.moved else "none"


def gap_change(setting: Setting, indicator: str, key: str, start: str, end: str, guard: bool) -> GapChange | Missing:
    """The change of the gap of the pack's area; `Missing` unless both have a figure for the very months of both periods.

    The two periods are of one length and one after the other, and neither area nor definition changed between them, of neither side.
    """
    gaps: list[GapThen] = []
    for reference in (start, end):
        figure = whole(figure_at(setting, indicator, reference))
        if isinstance(figure, Missing):
            return lacking(figure)
        beside = comparator_figure(setting, key, indicator, figure.period)
        if isinstance(beside, Missing):
            return Missing(f"{key}: {beside.why}", beside.symbol)
        if not beside.quantity.period.covers_same_months(figure.period):
            return Missing(f"{key} has no figure for {figure.period}")
        gaps.append(GapThen(figure, beside))
    first, last = (gap.quantity.period for gap in gaps)
    if wrong := not_later(first, last) or _unlike(first, last):
        return Missing(wrong, supplied=True)
    if not_alike := _broken(setting, *gaps):
        return Missing(not_alike, supplied=True, note="apart")
    return GapChange(gaps[0], gaps[1], setting.indicators[indicator].polarity, guard)


def _unlike(first: Period, last: Period) -> str:
    """Why a month's gap is not set beside a year's."""
    return "" if first.months == last.months else f"{first} and {last} are not of one length"


def _broken(setting: Setting, start: GapThen, end: GapThen) -> str:
    """Why the gaps are not of the same two things: of the authority, or of an area behind the comparator's figure at both times."""
    periods = (start.quantity.period, end.quantity.period)
    before, after = ({fact.area for fact in then.figure.quantity.facts if not fact.reason} for then in (start, end))
    found = (apart(setting, start.quantity.indicator, *periods, area=area) for area in (setting.area, *sorted(before & after)))
    return next(filter(None, found), "")
