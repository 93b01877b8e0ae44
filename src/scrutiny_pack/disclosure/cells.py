"""A shown or hidden count as a sum of months and dates, so that what gives it away is arithmetic and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Part: TypeAlias = tuple[str, ...]
"""One month or date of one count: what a sum is made of."""


@dataclass(frozen=True)
class Cell:
    """One count of people: what it is the sum of, and its value where it is known to us.

    `small` ones are hidden for their own sake; they lie between `Limits.lowest` and `Limits.highest`, which readers know.
    """

    name: str
    parts: frozenset[Part]
    value: Decimal | None
    small: bool = False
    last: bool = False
    """Whether it is hidden for another's sake only when nothing else will do."""

    @property
    def single(self) -> bool:
        """Whether it is no sum."""
        return len(self.parts) == 1


@dataclass(frozen=True)
class Relation:
    """Cells that add up to nought with these factors, as those who came and left do with those before and after."""

    factors: Mapping[str, int]


@dataclass(frozen=True)
class Limits:
    """The smallest and the largest count that is hidden for its own sake."""

    lowest: int
    highest: int

    def covers(self, value: Decimal | None) -> bool:
        """Whether a count of this size is hidden."""
        return value is not None and self.lowest <= value <= self.highest
