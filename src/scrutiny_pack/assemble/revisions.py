"""Figures that were revised since the pack before, as printed: of one indicator and area a few, or the newest and how many more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scrutiny_pack.assemble.last_pack import LastPack, OldGroup
from scrutiny_pack.assemble.once_printed import figure_now, is_hidden
from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.comparators import comparator_figure
from scrutiny_pack.measures.level import from_fact
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.sealed import SYMBOL
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact, Text, authored, words

ORIGIN = "the pack before"
"""Where the numbers of an earlier pack come from; its own evidence has the rest."""
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


def unit_of(rule: IndicatorEntry) -> tuple[str, ...]:
    """What an indicator's figures are of, as the evidence has it."""
    return rule.unit, rule.of, str(rule.per)


class Revisions:
    """Compares the figures of both packs; of one that is hidden now, nothing earlier is said."""

    def __init__(self, last: LastPack, speaker: Speaker) -> None:
        self.last, self.speaker, self.setting = last, speaker, speaker.setting
        self.said = speaker.phrases.since
        self.members = {fact.id for group in last.groups for fact in group.facts}

    def rows(self) -> Iterator[tuple[Text, ...]]:
        """The rows, in the order of the pack before."""
        groups: dict[tuple[str, str], list[_Revised]] = {}
        for each in self._found():
            groups.setdefault((each.indicator, each.area), []).append(each)
        for revised in groups.values():
            if len(revised) <= TOLD_SINGLY:
                yield from (self._row(each, 0) for each in revised)
            else:
                yield self._row(max(revised, key=lambda each: each.period.last_day), len(revised) - 1)

    def counted_otherwise(self, indicator: str) -> bool:
        """Whether the indicator counts something else now, so that its figures are not to be set beside those before."""
        before, rule = self.last.indicators.get(indicator), self.setting.indicators.get(indicator)
        return before is not None and rule is not None and (before.definition, before.unit) != (rule.definition, unit_of(rule))

    def _found(self) -> Iterator[_Revised]:
        seen: set[tuple[str, str, str]] = set()
        for before in self.last.facts:
            after, key = figure_now(before, self.setting), (before.indicator, before.area, str(before.period))
            if after is None or key in seen or before.id in self.members or self.counted_otherwise(before.indicator):
                continue
            seen.add(key)
            was, now = self._printed(before, hidden=is_hidden(before, self.setting)), self._printed(after, self.setting.sealed.hides(after))
            if was.plain != now.plain:
                yield _Revised(*key[:2], after.period, was, now, (after,))
        for group in self.last.groups:
            yield from self._of_group(group, seen)

    def _of_group(self, group: OldGroup, seen: set[tuple[str, str, str]]) -> Iterator[_Revised]:
        """A comparator's figure that was made from its members' and is another for the same months."""
        first, comparators = group.facts[0], self.setting.comparators
        name = next((part for part in reversed(group.path.split(".")) if part in comparators and comparators[part].neighbours), "")
        key = (first.indicator, name, str(first.period))
        if not name or key in seen or first.indicator not in self.setting.indicators or self.counted_otherwise(first.indicator):
            return
        seen.add(key)
        now = comparator_figure(self.setting, name, first.indicator, first.period)
        if isinstance(now, Missing) or not now.quantity.period.covers_same_months(first.period):
            return
        said = self.speaker.figure(now.quantity, f"since.{first.indicator}.{name}")
        if said.plain != group.printed:
            area = f"{self.setting.area}/{name}"
            yield _Revised(first.indicator, area, now.quantity.period, authored(group.printed, ORIGIN), said, now.quantity.facts)

    def _printed(self, fact: Fact, hidden: bool) -> Text:
        """The figure as it is printed, or the word in its place."""
        figure = from_fact(fact, self.setting.indicators[fact.indicator])
        if isinstance(figure, Quantity) and not hidden:
            said = self.speaker.figure(figure, f"since.{fact.indicator}")
            return said if figure_now(fact, self.setting) is fact else authored(said.plain, ORIGIN)
        symbol = figure.symbol if isinstance(figure, Missing) else SYMBOL
        return words(self.said["withheld" if hidden or symbol == SYMBOL else "no_figure"])

    def _row(self, revised: _Revised, others: int) -> tuple[Text, ...]:
        about = self._about(revised)
        if others:
            number = Number(Decimal(others), Unit.COUNT, "other figures of the indicator that were revised", revised.facts)
            about = filled(self.said["and_others"], figure=about, n=self.speaker.number(number, f"since.{revised.indicator}.others"))
        return words(self.said["revised"]), about, revised.was, revised.now

    def _about(self, revised: _Revised) -> Text:
        label = authored(self.setting.indicators[revised.indicator].label, "definition")
        period, area = self.speaker.period(revised.period, "short"), revised.area
        if area == self.setting.area:
            return filled(self.said["figure"], label=label, period=period)
        key = area.partition("/")[2]
        known = area in self.setting.areas
        name = self.speaker.comparator(key, alone=True) if key else authored(self.setting.areas.name(area) if known else area, "name")
        return filled(self.said["figure_of"], label=label, area=name, period=period)
