"""How many times in a row a figure moved one way, as printed, up to the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scrutiny_pack.measures.change import Direction, Goodness, goodness
from scrutiny_pack.measures.level import lacking
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.run import run_of
from scrutiny_pack.measures.setting import Setting


@dataclass(frozen=True)
class Streak:
    """The figures of the streak, earliest first: the one before the first move, and one for each move."""

    figures: tuple[Quantity, ...]
    step: str
    at_least: int
    open: bool
    """Whether nothing is known of before, so that the streak may be longer."""
    polarity: str

    @property
    def start(self) -> Quantity:
        """The figure before the first move."""
        return self.figures[0]

    @property
    def end(self) -> Quantity:
        """The newest figure."""
        return self.figures[-1]

    @property
    def count(self) -> int:
        """How many moves."""
        return len(self.figures) - 1

    @property
    def holds(self) -> bool:
        """Whether there are enough moves to speak of."""
        return self.count >= self.at_least

    @property
    def direction(self) -> Direction:
        """Which way, where there are enough."""
        difference = self.end.shown - self.start.shown
        return "same" if not self.holds or not difference else "up" if difference > 0 else "down"

    @property
    def goodness(self) -> Goodness:
        """Whether it is the good way, by polarity."""
        return goodness(self.end.shown - self.start.shown, self.polarity) if self.holds else "none"


def streak(setting: Setting, indicator: str, step: str, at_least: int) -> Streak | Missing:
    """The streak of the pack's area that ends with its newest figure; `Missing` where too few figures in a row are known to have one."""
    run = run_of(setting, indicator, step)
    if isinstance(run, Missing):
        return lacking(run)
    if len(run.figures) <= at_least:
        return run.too_short
    moves = _moves(run.figures)
    figures = run.figures[-moves - 1 :]
    return Streak(figures, step, at_least, len(figures) == len(run.figures), setting.indicators[indicator].polarity)


def _moves(figures: Sequence[Quantity]) -> int:
    """How many of the last moves went the way of the very last; a month without a move ends it."""
    differences = [later.shown - earlier.shown for earlier, later in pairwise(figures)]
    count = 0
    for difference in reversed(differences):
        if difference * differences[-1] <= 0:
            break
        count += 1
    return count
