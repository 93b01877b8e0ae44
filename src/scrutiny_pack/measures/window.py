"""Several months taken together: the figure of them all, with the lowest and the highest month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.level import MONTHS_A_YEAR, level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.sealed import Withheld, given_back
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period

OF_SINGLE_MONTHS = ("mean", "min", "max", "sum")
"""What can only be said with every month's own figure."""

NOT_SUMMED = (Unit.PERCENT, Unit.RATE, Unit.RATIO)


@dataclass(frozen=True)
class Window:
    """The months' figure as asked for, and the lowest and highest single month (the earliest of equals).

    There is no lowest or highest where not every month has a figure that the window's own figure covers.
    """

    quantity: Quantity
    low: Quantity | None
    high: Quantity | None
    together: Quantity
    """The figure of the months as a `level` has it, whatever was asked for."""
    by: str = "pooled"

    @property
    def made(self) -> str:
        """By what its figure is another than that of the months together: mean, min, max or annualised; else empty."""
        is_same = self.by in ("pooled", "sum") or (self.by == "annualised" and self.together.unit is not Unit.COUNT)
        return "" if is_same or self.together.period.months == 1 else self.by


def window(setting: Setting, indicator: str, period: Period, by: str) -> Window | Missing:
    """The window of the pack's area; `by` is pooled, mean, min, max, sum or annualised.

    Pooled and annualised rates are the same, as a rate is always of a year. A figure made from the single months is `Missing` where one of
    them is, and so is a sum of percentages, rates or ratios.
    """
    months = [level(setting, indicator, setting.area, month) for month in period.members()]
    known = [month for month in months if isinstance(month, Quantity)]
    together = level(setting, indicator, setting.area, period)
    if isinstance(together, Missing):
        return together
    if by == "sum" and together.unit in NOT_SUMMED:
        return Missing("percentages, rates and ratios of months have no sum")
    covered = together.points if together.of_points > 1 else period.months
    if len(known) >= covered:
        low, high = min(known, key=lambda month: month.shown), max(known, key=lambda month: month.shown)
        return Window(_taken(together, known, low, high, by), low, high, together, by)
    if by in OF_SINGLE_MONTHS:
        if any(isinstance(month, Withheld) for month in months):
            return given_back()
        return Missing(f"figures for {len(known)} of {period.months} months only", supplied=True, note="too_few_months")
    return Window(_annualised(together) if by == "annualised" else together, None, None, together, by)


def _taken(together: Quantity, known: list[Quantity], low: Quantity, high: Quantity, by: str) -> Quantity:
    facts = tuple(fact for month in known for fact in month.facts)
    total = sum((month.value for month in known), Decimal(0))
    match by:
        case "min":
            return low
        case "max":
            return high
        case "mean":
            return replace(together, value=total / len(known), formula=f"mean of {len(known)} monthly figures", facts=facts)
        case "sum":
            return replace(together, value=total, formula=f"sum of {len(known)} monthly figures", facts=facts)
        case "annualised":
            return _annualised(together)
    return together


def _annualised(together: Quantity) -> Quantity:
    """A count of several months as a yearly one; a rate is of a year already."""
    if together.unit is not Unit.COUNT:
        return together
    months = together.period.months
    return replace(together, value=together.value * MONTHS_A_YEAR / months, formula=f"{together.formula} x 12 / {months} months")
