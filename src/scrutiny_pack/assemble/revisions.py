"""Figures that were revised since the pack before, as printed: of one indicator and area a few, or the newest and how many more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from scrutiny_pack.assemble.last_pack import LastPack, OldGroup
from scrutiny_pack.assemble.once_printed import figure_now, is_hidden, may_be_said
from scrutiny_pack.assemble.redefined import ORIGIN, counted_otherwise
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.comparators import comparator_figure
from scrutiny_pack.measures.level import from_fact
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.sealed import SYMBOL
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact, Text, authored, words

TOLD_SINGLY = 3
"""Of more revised figures of one indicator and area the newest is told, and the others are counted."""


@dataclass(frozen=True)
class _Revised:
    """One figure: of what, how it was printed, how it is, and the rows behind it now."""

    indicator: str
    area: str
    period: Period
    was: Text
    now: Text
    facts: tuple[Fact, ...]
    otherwise: bool = False
    """Whether it is no revision: a group's figure that is made from other areas, or in another way."""


def _made(facts: tuple[Fact, ...], formula: str) -> tuple[frozenset[str], str]:
    """From which areas' figures a group's is made, and by which statistic, which its formula begins with."""
    return frozenset(fact.area for fact in facts if fact.value is not None or fact.numerator is not None), formula.partition(" ")[0]


class Revisions:
    """Compares the figures of both packs; of one that is hidden now, nothing earlier is said."""

    def __init__(self, last: LastPack, speaker: Speaker) -> None:
        self.last, self.speaker, self.setting = last, speaker, speaker.setting
        self.said = speaker.phrases.since
        self.members = {fact.id for group in last.groups for fact in group.facts}

    def rows(self) -> Iterator[tuple[Text, ...]]:
        """The rows, in the order of the pack before."""
        groups: dict[tuple[str, str], list[_Revised]] = {}
        for each in (each for each in self.found if not each.otherwise):
            groups.setdefault((each.indicator, each.area), []).append(each)
        for revised in groups.values():
            if len(revised) <= TOLD_SINGLY:
                yield from (self._row(each, 0) for each in revised)
            else:
                yield self._row(max(revised, key=lambda each: each.period.last_day), len(revised) - 1)

    def made_otherwise(self) -> Iterator[tuple[Text, ...]]:
        """The groups' figures that are others because the group or its statistic is: that is no revision."""
        for each in (each for each in self.found if each.otherwise):
            yield self._row(each, 0)

    @cached_property
    def found(self) -> tuple[_Revised, ...]:
        """Every figure that is printed otherwise."""
        return tuple(self._found())

    def _found(self) -> Iterator[_Revised]:
        seen: set[tuple[str, str, str]] = set()
        for before in self.last.facts:
            after, key = figure_now(before, self.setting), (before.indicator, before.area, str(before.period))
            if after is None or key in seen or before.id in self.members or counted_otherwise(self.last, before.indicator, self.setting):
                continue
            seen.add(key)
            was, now = self._printed(before, hidden=is_hidden(before, self.setting)), self._printed(after, self.setting.sealed.hides(after))
            if was.plain != now.plain:
                yield _Revised(*key[:2], after.period, self._as_then(before, was), now, (after,))
        for group in self.last.groups:
            yield from self._of_group(group, seen)

    def _of_group(self, group: OldGroup, seen: set[tuple[str, str, str]]) -> Iterator[_Revised]:
        """A comparator's figure that was made from its members' and is another for the same months."""
        first, comparators = group.facts[0], self.setting.comparators
        name = next((part for part in reversed(group.path.split(".")) if part in comparators and comparators[part].neighbours), "")
        key = (first.indicator, name, str(first.period))
        if (
            not name
            or key in seen
            or first.indicator not in self.setting.indicators
            or counted_otherwise(self.last, first.indicator, self.setting)
        ):
            return
        seen.add(key)
        now = comparator_figure(self.setting, name, first.indicator, first.period)
        if isinstance(now, Missing) or not now.quantity.period.covers_same_months(first.period):
            return
        said, last = self.speaker.figure(now.quantity, f"since.{first.indicator}.{name}"), self.last.indicators.get(first.indicator)
        decimals = now.quantity.decimals if last is None or last.decimals is None else last.decimals
        as_then = self.speaker.figure(replace(now.quantity, decimals=decimals), "then")
        if group.printed not in (said.plain, as_then.plain):
            area, sayable = f"{self.setting.area}/{name}", may_be_said(group.facts, edited=False, setting=self.setting)
            was = authored(group.printed, ORIGIN) if sayable else words(self.said["withheld"])
            otherwise = _made(group.facts, group.formula) != _made(now.quantity.facts, now.quantity.formula)
            yield _Revised(first.indicator, area, now.quantity.period, was, said, now.quantity.facts, otherwise)

    def _printed(self, fact: Fact, hidden: bool) -> Text:
        """The figure as it is printed, or the word in its place."""
        figure = from_fact(fact, self.setting.indicators[fact.indicator])
        if isinstance(figure, Quantity) and not hidden:
            return self.speaker.figure(figure, f"since.{fact.indicator}")
        symbol = figure.symbol if isinstance(figure, Missing) else SYMBOL
        return words(self.said["withheld" if hidden or symbol == SYMBOL else "no_figure"])

    def _as_then(self, fact: Fact, said: Text) -> Text:
        """What the pack before printed where this one would print `said`: with the decimals of then."""
        last, rule = self.last.indicators.get(fact.indicator), self.setting.indicators[fact.indicator]
        if said.slots and last is not None and last.decimals is not None:
            figure = from_fact(fact, rule.model_copy(update={"decimals": last.decimals}))
            if isinstance(figure, Quantity):
                said = self.speaker.figure(figure, f"since.{fact.indicator}")
        return authored(said.plain, ORIGIN) if said.slots else said

    def _row(self, revised: _Revised, others: int) -> tuple[Text, ...]:
        about = self._about(revised)
        if others:
            number = Number(Decimal(others), Unit.COUNT, "other figures of the indicator that were revised", revised.facts)
            about = filled(self.said["and_others"], figure=about, n=self.speaker.number(number, f"since.{revised.indicator}.others"))
        return words(self.said["regrouped" if revised.otherwise else "revised"]), about, revised.was, revised.now

    def _about(self, revised: _Revised) -> Text:
        label = authored(self.setting.indicators[revised.indicator].label, "definition")
        period, area = self.speaker.period(revised.period, "short"), revised.area
        if area == self.setting.area:
            return filled(self.said["figure"], label=label, period=period)
        key = area.partition("/")[2]
        known = area in self.setting.areas
        name = self.speaker.comparator(key, alone=True) if key else authored(self.setting.areas.name(area) if known else area, "name")
        return filled(self.said["figure_of"], label=label, area=name, period=period)
