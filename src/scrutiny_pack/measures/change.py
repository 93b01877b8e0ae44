"""The change between two figures, worked out from the figures as printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.figures import shown
from scrutiny_pack.measures.breaks import apart, not_later
from scrutiny_pack.measures.level import figure_at, lacking
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.significance import Outcome, tested_between
from scrutiny_pack.periods import Period

Direction = Literal["up", "down", "same"]
Goodness = Literal["good", "bad", "none"]

PERCENT_DECIMALS = 1
"""A relative change is printed with one decimal."""


@dataclass(frozen=True)
class Change:
    """From `start` to `end` of one indicator."""

    start: Quantity
    end: Quantity
    polarity: str
    tested: Outcome | None = None
    """Whether it is more than chance would make; `None` where nothing is tested."""

    @property
    def difference(self) -> Decimal:
        """End minus start, of the printed figures: members can check it with a pencil."""
        return self.end.shown - self.start.shown

    @property
    def direction(self) -> Direction:
        """Which way the printed figures went."""
        return "same" if not self.difference else "up" if self.difference > 0 else "down"

    @property
    def percent(self) -> Decimal | None:
        """The relative change in percent of the printed start, without sign; `None` from nought or less, where there is none."""
        if self.start.shown <= 0:
            return None
        return shown(abs(self.difference) * 100 / self.start.shown, PERCENT_DECIMALS)

    @property
    def goodness(self) -> Goodness:
        """Whether it went the good way, by polarity; "none" for a neutral indicator, for no change, and for one that chance would make."""
        return "none" if self.tested and self.tested.result == "similar" else goodness(self.difference, self.polarity)


def change(setting: Setting, indicator: str, start: str, end: str, test: str = "") -> Change | Missing:
    """The change of the pack's area between two periods; `Missing` where area or definition is not the same at both, or nothing passed."""
    periods = [period for reference in (start, end) if isinstance(period := setting.period(reference, indicator), Period)]
    if not_alike := apart(setting, indicator, *periods):
        return Missing(not_alike, supplied=True, note="apart")
    if len(periods) > 1 and (backwards := not_later(*periods)):
        return Missing(backwards, supplied=True)
    first, last = figure_at(setting, indicator, start), figure_at(setting, indicator, end)
    if isinstance(first, Missing) or isinstance(last, Missing):
        return lacking(first, last)
    rule = setting.indicators[indicator]
    tested = tested_between(first, last, test, stock=rule.timing == "month_end") if test else None
    return Change(first, last, rule.polarity, tested)


def goodness(difference: Decimal, polarity: str) -> Goodness:
    """Whether a signed `difference` is good: a positive one where high is good, a negative one where low is."""
    if polarity == "neutral" or not difference:
        return "none"
    return "good" if (difference > 0) == (polarity == "high") else "bad"
