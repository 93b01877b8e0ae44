"""Where the authority stands among others of one period: from the best by polarity, or from the highest or lowest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.config.schema import ComparatorEntry
from scrutiny_pack.data.areas import Areas
from scrutiny_pack.data.changed_areas import before_or_after
from scrutiny_pack.data.known_areas import authorities_of
from scrutiny_pack.figures import shown
from scrutiny_pack.measures.level import figure_at, from_fact, lacking, whole
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
    outside: bool = False
    """Whether the authority is none of the areas of the comparator, as beside those of another region."""

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
        """The quarter that the place is in, 1 for the first; `None` with few areas, or where it or its ties lie across an edge.

        Of 11 areas the third takes up what is from 2/11 to 3/11 of the order, which is neither in the first quarter nor out of it: counted
        from the other end it would be in the fourth otherwise, and its mirror image in the third.
        """
        if self.count < FEWEST_FOR_QUARTERS:
            return None
        first, last = 4 * (self.place - 1) // self.count, (4 * (self.place + self.ties) - 1) // self.count
        return 1 + first if first == last else None

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

    All figures are of the very same months; a withheld one counts as none. A region or a country has no place among authorities.
    """
    if (own := setting.areas.by_code[setting.area]).kind != "authority":
        return Missing(f"{own.name} is a {own.kind}, and authorities are ranked", supplied=True)
    figure = whole(figure_at(setting, indicator, reference))
    if isinstance(figure, Missing):
        return lacking(figure)
    members = members_of(setting.comparators[key], setting.area, setting.areas, setting.neighbours)
    group = [code for code in members if not before_or_after(code, figure.period)]
    codes = [code for code in group if code != setting.area]
    if not codes:
        return Missing(f"{key} has no other areas")
    rule = setting.indicators[indicator]
    facts = [setting.observations.find(indicator, code, figure.period) for code in codes]
    others = tuple(made for fact in facts if fact is not None and isinstance(made := from_fact(fact, rule), Quantity))
    if len(others) * 100 < at_least * len(codes) or not others:
        return Missing(f"figures for {len(others)} of {len(codes)} areas only for {figure.period}, under {at_least}%")
    return Rank(figure, key, order, others, len(codes), rule.polarity, outside=setting.area not in group)


def members_of(entry: ComparatorEntry, own: str, areas: Areas, neighbours: Mapping[tuple[str, str], tuple[str, ...]]) -> tuple[str, ...]:
    """The authorities that a comparator is made of: the `own` one with its neighbours, those of a region, or all of a country."""
    if entry.neighbours is not None:
        return (own, *neighbours.get((entry.neighbours, own), ()))
    return authorities_of(areas, areas.region_of(own).code if entry.area == "region" else entry.area or "")
