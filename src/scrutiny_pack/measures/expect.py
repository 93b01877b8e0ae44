"""A figure beside the range that is expected of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.measures.quantity import Quantity


@dataclass(frozen=True)
class Expectation:
    """The figure and the two ends of its range, both ends within."""

    quantity: Quantity
    low: Quantity
    high: Quantity

    @property
    def side(self) -> Literal["within", "below", "above"]:
        """Where the printed figure stands."""
        if self.quantity.shown < self.low.shown:
            return "below"
        return "above" if self.quantity.shown > self.high.shown else "within"

    @property
    def distance(self) -> Decimal:
        """How far outside the range the printed figure is; 0 within."""
        return max(self.low.shown - self.quantity.shown, self.quantity.shown - self.high.shown, Decimal(0))
