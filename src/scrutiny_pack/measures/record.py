"""Whether the newest figure is the highest or lowest since when, of the figures that are known one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.measures.change import Goodness, goodness
from scrutiny_pack.measures.level import lacking
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.run import run_of
from scrutiny_pack.measures.setting import Setting

Which = Literal["highest", "lowest", "neither"]

ENOUGH = {"month": 6, "quarter": 4, "year": 3}
"""So many earlier figures in a row have to be beaten before anybody is told of a record."""


@dataclass(frozen=True)
class Record:
    """The newest figure, whether it is a record, and the figures it was set beside, earliest first."""

    quantity: Quantity
    which: Which
    since: Quantity | None
    """The newest earlier figure that was as high, or as low; `None` where none of those known was."""
    known: tuple[Quantity, ...]
    step: str
    at_least: int
    polarity: str

    @property
    def all_time(self) -> bool:
        """Whether it beats all figures that are known without a gap."""
        return self.which != "neither" and self.since is None

    @property
    def goodness(self) -> Goodness:
        """Whether it is a good record, by polarity."""
        return "none" if self.which == "neither" else goodness(Decimal(1 if self.which == "highest" else -1), self.polarity)


def record(setting: Setting, indicator: str, step: str, at_least: int | None) -> Record | Missing:
    """Whether the newest figure of the pack's area is a record; `Missing` where fewer in a row are known than it would have to beat.

    Figures before a gap are not looked at: what is not known may have been higher.
    """
    run, enough = run_of(setting, indicator, step), at_least or ENOUGH[step]
    if isinstance(run, Missing):
        return lacking(run)
    if len(run.figures) <= enough:
        return run.too_short
    ways: tuple[tuple[Which, int], ...] = (("highest", 1), ("lowest", -1))
    for which, sign in ways:
        beaten = _beaten(run.figures, sign)
        if beaten >= enough:
            since = run.figures[-beaten - 2] if beaten < len(run.figures) - 1 else None
            return Record(run.last, which, since, run.figures, step, enough, setting.indicators[indicator].polarity)
    return Record(run.last, "neither", None, run.figures, step, enough, setting.indicators[indicator].polarity)


def _beaten(figures: tuple[Quantity, ...], sign: int) -> int:
    """How many figures directly before the newest one it beats, as printed."""
    newest = figures[-1].shown
    count = 0
    for figure in reversed(figures[:-1]):
        if (newest - figure.shown) * sign <= 0:
            break
        count += 1
    return count
