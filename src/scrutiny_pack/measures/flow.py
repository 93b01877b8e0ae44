"""Those who came and those who left, checked against how many there were before and after."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scrutiny_pack.measures.change import Direction
from scrutiny_pack.measures.level import figure_at, lacking, level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting


@dataclass(frozen=True)
class Flow:
    """The two flows of one period, and the stocks at its two ends where they are known."""

    into: Quantity
    out: Quantity
    before: Quantity | None
    after: Quantity | None

    @property
    def net(self) -> Decimal:
        """Came minus left, as printed."""
        return self.into.shown - self.out.shown

    @property
    def direction(self) -> Direction:
        """Which way the net flow goes."""
        return "same" if not self.net else "up" if self.net > 0 else "down"

    @property
    def residual(self) -> Decimal | None:
        """What the flows leave unexplained: the stock after, less the stock before and the net flow."""
        if self.before is None or self.after is None:
            return None
        return self.after.shown - (self.before.shown + self.net)


def flow(setting: Setting, into: str, out: str, stock: str | None, over: str) -> Flow | Missing:
    """The flows of the pack's area over a period, with the stock at its two ends where it is known."""
    came, left = figure_at(setting, into, over), figure_at(setting, out, over)
    if isinstance(came, Missing) or isinstance(left, Missing):
        return lacking(came, left)
    before = after = None
    if stock is not None:
        end = came.period.at_end()
        after = level(setting, stock, setting.area, end)
        before = level(setting, stock, setting.area, end.shifted(-came.period.months))
    return Flow(came, left, *(each if isinstance(each, Quantity) else None for each in (before, after)))
