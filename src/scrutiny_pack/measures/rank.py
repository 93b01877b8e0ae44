"""Where the authority stands among others of one period: from the best by polarity, or from the highest or lowest."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.figures import shown
from scrutiny_pack.measures.level import figure_at, from_fact, lacking
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.text import Fact

Order = Literal["best", "highest", "lowest"]

FEWEST_FOR_QUARTERS = 8
"""With fewer areas a quarter is one area, or none."""


@dataclass(frozen=True)
class Rank:
    """The authority's figure and those of the others, the authority's own not among them."""

    quantity: Quantity
    key: str
    order: Order
    others: tuple[Quantity, ...]
    members: int
    """How many others there are, those without a figure among them."""
    polarity: str

    @property
    def from_high(self) -> bool:
        """Whether the first is the highest."""
        return self.order == "highest" or (self.order == "best" and self.polarity == "high")

    @property
    def count(self) -> int:
        """How many areas are ranked, the authority among them."""
        return len(self.others) + 1

    @property
    def place(self) -> int:
        """The place: one more than there are areas before it; areas that are alike share the better place."""
        return 1 + sum(1 for value in self._others if self._before(value))

    @property
    def ties(self) -> int:
        """How many others have the same printed figure."""
        return sum(1 for value in self._others if value == self._own)

    @property
    def quarter(self) -> int | None:
        """The quarter that the place is in, 1 for the first; `None` with few areas, or where those that tie lie across an edge."""
        if self.count < FEWEST_FOR_QUARTERS:
            return None
        quarters = {1 + 4 * (place - 1) // self.count for place in (self.place, self.place + self.ties)}
        return quarters.pop() if len(quarters) == 1 else None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All figures that were ranked."""
        return tuple(fact for figure in (self.quantity, *self.others) for fact in figure.facts)

    @property
    def _decimals(self) -> int:
        """Figures are ranked as the least exact of them was published."""
        return min(figure.decimals for figure in (self.quantity, *self.others))

    @property
    def _own(self) -> Decimal:
        return shown(self.quantity.shown, self._decimals)

    @property
    def _others(self) -> list[Decimal]:
        return [shown(figure.shown, self._decimals) for figure in self.others]

    def _before(self, value: Decimal) -> bool:
        return value > self._own if self.from_high else value < self._own


def rank(setting: Setting, indicator: str, key: str, reference: str, order: Order, at_least: int) -> Rank | Missing:
    """The rank of the pack's area among the areas of a comparator; `Missing` where fewer than `at_least` percent of them have a figure.

    All figures are of the very same months; a withheld one counts as none.
    """
    figure = figure_at(setting, indicator, reference)
    if isinstance(figure, Missing):
        return lacking(figure)
    codes = members_of(setting, key)
    if not codes:
        return Missing(f"{key} has no other areas")
    rule = setting.indicators[indicator]
    facts = [setting.observations.find(indicator, code, figure.period) for code in codes]
    others = tuple(made for fact in facts if fact is not None and isinstance(made := from_fact(fact, rule), Quantity))
    if len(others) * 100 < at_least * len(codes) or not others:
        return Missing(f"figures for {len(others)} of {len(codes)} areas only for {figure.period}, under {at_least}%")
    return Rank(figure, key, order, others, len(codes), rule.polarity)


def members_of(setting: Setting, key: str) -> tuple[str, ...]:
    """The other authorities that a comparator is made of: the neighbours, those of a region, or all of a country."""
    entry, areas = setting.comparators[key], setting.areas.by_code
    if entry.neighbours is not None:
        codes = setting.neighbours.get((entry.neighbours, setting.area), ())
    else:
        around = setting.areas.region_of(setting.area).code if entry.area == "region" else entry.area or ""
        country = around in areas and areas[around].kind == "country"
        codes = tuple(code for code, area in areas.items() if area.kind == "authority" and (country or area.region == around))
    return tuple(code for code in codes if code != setting.area)
