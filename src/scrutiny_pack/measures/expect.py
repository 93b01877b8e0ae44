"""A figure beside the range that is expected of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.level import figure_at, lacking
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.text import Fact


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


def expectation(setting: Setting, indicator: str, reference: str) -> Expectation | Missing:
    """The figure of the pack's area beside the range of the indicators file."""
    figure, rule = figure_at(setting, indicator, reference), setting.indicators[indicator]
    if isinstance(figure, Missing) or rule.expected is None:
        return lacking(figure) if isinstance(figure, Missing) else Missing("no expected range")
    return Expectation(figure, _end(setting, figure, rule.expected.low), _end(setting, figure, rule.expected.high))


def _end(setting: Setting, figure: Quantity, value: Decimal) -> Quantity:
    expected = setting.indicators[figure.indicator].expected
    status, source = (expected.status, expected.source) if expected else ("", "")
    fact = Fact(
        f"{figure.indicator}.expected", figure.area, figure.period, value, None, None, None, "", status, source, "", *setting.registry_place
    )
    return Quantity(figure.indicator, figure.area, figure.period, value, Unit(figure.unit), figure.decimals, "as set", (fact,))
