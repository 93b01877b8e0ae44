"""Several months taken together: the figure of them all, with the lowest and the highest month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from scrutiny_pack.measures.level import MONTHS_A_YEAR, level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period


@dataclass(frozen=True)
class Window:
    """The months' figure as asked for, and the lowest and highest single month (the earliest of equals)."""

    quantity: Quantity
    low: Quantity
    high: Quantity


def window(setting: Setting, indicator: str, period: Period, by: str) -> Window | Missing:
    """The window of the pack's area; `by` is pooled, mean, min, max, sum or annualised.

    Pooled and annualised rates are the same, as a rate is always of a year.
    """
    months = [level(setting, indicator, setting.area, month) for month in period.members()]
    known = [month for month in months if isinstance(month, Quantity)]
    together = level(setting, indicator, setting.area, period)
    if isinstance(together, Missing):
        return together
    if not known:
        return Missing("no monthly figures")
    low, high = min(known, key=lambda month: month.shown), max(known, key=lambda month: month.shown)
    return Window(_taken(together, known, low, high, by), low, high)


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
        case "annualised" if together.unit == "count":
            scaled = total * MONTHS_A_YEAR / len(known)
            return replace(together, value=scaled, formula=f"sum of {len(known)} monthly figures x 12 / {len(known)}", facts=facts)
    return together
