"""The scale of a value axis: round ticks around the values, from zero unless a line chart may leave it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

INTERVALS = 6
"""At most, between ticks."""
WITHOUT_ZERO = Decimal("0.6")
"""Values that all lie above this share of the largest one may be drawn without zero."""
LEAST_SPAN = Decimal("0.2")
"""An axis without zero covers at least this share of the largest value, so that small differences do not look large."""


@dataclass(frozen=True)
class Scale:
    """Ticks in ascending order, evenly apart; the first and the last are the ends of the axis."""

    ticks: tuple[Decimal, ...]

    @property
    def from_zero(self) -> bool:
        """Whether zero is on the axis."""
        return self.ticks[0] <= 0 <= self.ticks[-1]

    def place(self, value: Decimal, start: float, end: float) -> float:
        """Where `value` stands on an axis drawn from `start` to `end`, in their unit."""
        low, high = self.ticks[0], self.ticks[-1]
        return start + (end - start) * float((value - low) / (high - low))


def scale_from_zero(values: Iterable[Decimal], decimals: int) -> Scale:
    """The scale for bars: it holds zero and all `values`. Ticks are whole numbers where `decimals` is 0."""
    known = (*values, Decimal(0))
    return _scale(min(known), max(known), decimals)


def scale_for_lines(values: Iterable[Decimal], decimals: int) -> Scale:
    """The scale for lines: without zero only where all `values` differ little and lie far from it."""
    known = tuple(values)
    low, high = min(known), max(known)
    if low == high or low <= high * WITHOUT_ZERO:
        return scale_from_zero(known, decimals)
    return _scale(low - max((high - low) / 8, high * LEAST_SPAN - (high - low)), high, decimals)


def tick_text(tick: Decimal) -> str:
    """A tick without its unit: 1,500 or 2.5."""
    plain = f"{tick:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _scale(low: Decimal, high: Decimal, decimals: int) -> Scale:
    high = high if high > low else low + 1
    exponent = max((high - low).adjusted() - 2, -decimals)
    while True:
        for digit in (1, 2, 5):
            step = Decimal(digit).scaleb(exponent)
            first = (low / step).to_integral_value(ROUND_FLOOR)
            last = (high / step).to_integral_value(ROUND_CEILING)
            if last - first <= INTERVALS:
                return Scale(tuple(step * number for number in range(int(first), int(last) + 1)))
        exponent += 1
