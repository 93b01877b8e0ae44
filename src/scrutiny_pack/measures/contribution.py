"""How the parts of a count made its change, where the parts add up to it at both times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scrutiny_pack.measures.change import Change, change
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.setting import Setting


@dataclass(frozen=True)
class Contribution:
    """The change of the whole, and of its parts, those that moved most first."""

    whole: Change
    parts: tuple[Change, ...]

    @property
    def largest(self) -> Change | None:
        """The part that moved most the way of the whole; `None` where two moved as much, or none did."""
        moved = [part for part in self.parts if part.difference * self.whole.difference > 0]
        if not moved or (len(moved) > 1 and moved[0].difference == moved[1].difference):
            return None
        return moved[0]


def contribution(setting: Setting, whole: str, parts: Sequence[str], start: str, end: str) -> Contribution | Missing:
    """How the parts changed; `Missing` where a figure is, or where the printed parts do not add up to the printed whole at either time."""
    changes = [change(setting, indicator, start, end) for indicator in (whole, *parts)]
    for made in changes:
        if isinstance(made, Missing):
            return made
    total, *others = (made for made in changes if isinstance(made, Change))
    for name, period in (("start", total.start.period), ("end", total.end.period)):
        added = sum((getattr(part, name).shown for part in others), Decimal(0))
        figure = getattr(total, name).shown
        if added != figure:
            return Missing(f"the parts add up to {added:,f} for {period}, and {whole} is {figure:,f}", supplied=True)
    return Contribution(total, tuple(sorted(others, key=lambda part: -abs(part.difference))))
