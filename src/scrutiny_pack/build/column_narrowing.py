"""Columns made narrower where a table is too wide, so that its rows take as few lines as they can. In points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Protocol

STEP = 4.0
_MOVES = (STEP, 3 * STEP, 7 * STEP)
"""How much of its width one column may give to another at a time."""
_EXACT = 0.01


class Column(Protocol):
    """What must be known of a column: the least width that it can have, the one that it is meant to have, and its lines at any width."""

    @property
    def least(self) -> float:
        """Room for its longest word."""

    @property
    def wanted(self) -> float:
        """Room for all that it says, as it is meant to be."""

    def lines(self, width: float) -> list[int]:
        """How many lines each of its cells takes."""

    def names(self, width: float) -> int:
        """How many lines stand over its rows besides."""


def narrowed(columns: Sequence[Column], width: float) -> tuple[float, ...]:
    """The widths of `columns`, which are `width` together: nothing is narrower than its longest word, unless all are."""
    least = sum(column.least for column in columns)
    if least >= width:
        return tuple(column.least * width / least for column in columns)
    return _Narrowing(columns).within(width)


class _Narrowing:
    """The columns of one table while they are made narrower."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._widths = [column.wanted for column in columns]
        self._known: dict[tuple[int, float], tuple[list[int], int]] = {}

    def within(self, width: float) -> tuple[float, ...]:
        """The widths that are `width` together and take the fewest lines that single moves lead to."""
        while (lacking := sum(self._widths) - width) > _EXACT:
            self._take(lacking)
        while self._exchange():
            pass
        return tuple(self._widths)

    def _take(self, lacking: float) -> None:
        """Take a step from the column in which it costs the fewest lines; of such from that with the most to give."""
        choices = []
        for place, column in enumerate(self._columns):
            step = min(STEP, lacking, self._widths[place] - column.least)
            if step > 0:
                choices.append((self._cost({place: -step}), column.least - self._widths[place], place, step))
        _, _, place, step = min(choices)
        self._widths[place] -= step

    def _exchange(self) -> bool:
        """Move width from one column to another where that saves most lines; says whether any were saved."""
        best, now = None, self._cost({})
        for giver, taker in permutations(range(len(self._columns)), 2):
            for step in _MOVES:
                if self._widths[giver] - step >= self._columns[giver].least:
                    cost = self._cost({giver: -step, taker: step})
                    if cost < now:
                        best, now = (giver, taker, step), cost
        if best is None:
            return False
        giver, taker, step = best
        self._widths[giver] -= step
        self._widths[taker] += step
        return True

    def _cost(self, changes: dict[int, float]) -> int:
        """How many lines the whole table takes with these changes of widths."""
        found = [self._measured(place, width + changes.get(place, 0.0)) for place, width in enumerate(self._widths)]
        rows: list[tuple[int, ...]] = list(zip(*(lines for lines, _ in found), strict=True))
        return sum(max(row) for row in rows) + sum(names for _, names in found)

    def _measured(self, place: int, width: float) -> tuple[list[int], int]:
        key = place, round(width, 2)
        if key not in self._known:
            self._known[key] = self._columns[place].lines(width), self._columns[place].names(width)
        return self._known[key]
