"""What changed since the pack before: figures that were revised, claims that moved, new exceptions, bullets that are new or gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scrutiny_pack.assemble.last_pack import LastPack, OldBullet
from scrutiny_pack.measures.level import from_fact
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.sealed import SYMBOL
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.pack import Bullet, Chapter, Pack, Paragraph, Table
from scrutiny_pack.text import Fact, Text, authored, words

ORIGIN = "the pack before"
"""Where the numbers of an earlier pack come from; its own evidence has the rest."""


@dataclass(frozen=True)
class Since:
    """What changed, each as a row: what happened, to what, how it was and how it is."""

    revised: tuple[tuple[Text, ...], ...] = ()
    moved: tuple[tuple[Text, ...], ...] = ()
    exceptions: tuple[tuple[Text, ...], ...] = ()
    new: tuple[tuple[Text, ...], ...] = ()
    gone: tuple[tuple[Text, ...], ...] = ()

    @property
    def rows(self) -> tuple[tuple[Text, ...], ...]:
        """All of it, what matters most first."""
        return (*self.revised, *self.moved, *self.exceptions, *self.new, *self.gone)


def since(last: LastPack, pack: Pack, story: Story, speaker: Speaker) -> Since:
    """What `pack` says otherwise than the one before."""
    now = {printed.commentary.id: printed.commentary for section in story.sections for printed in section.bullets}
    teller = _Teller(last, speaker, _texts(pack), now)
    return Since(tuple(teller.revised()), tuple(teller.moved()), tuple(teller.exceptions(pack)), tuple(teller.new()), tuple(teller.gone()))


def since_chapter(found: Since, last: LastPack, speaker: Speaker) -> Chapter:
    """The chapter that says it; one sentence where nothing changed."""
    said = speaker.phrases.since
    title = filled(said["title"], month=speaker.month(last.month))
    if not found.rows:
        return Chapter("since", title, (Paragraph("since.none", "body", filled(said["none"], month=speaker.month(last.month))),))
    header = tuple(words(said[name]) for name in ("what", "about", "before", "now"))
    caption = filled(said["caption"], month=speaker.month(last.month))
    table = Table("since.table", caption, header, found.rows, words(said["description"]), numeric=False)
    return Chapter("since", title, (Paragraph("since.reading", "body", words(said["reading"])), table), slide=table)


def told_since(found: Since, last: LastPack) -> tuple[str, ...]:
    """The same in a line, for whoever builds the pack."""
    counted = {
        "figures revised": len(found.revised),
        "messages moved": len(found.moved),
        "new exceptions": len(found.exceptions),
        "new messages": len(found.new),
        "messages no longer printed": len(found.gone),
    }
    said = [f"{what}: {count}" for what, count in counted.items() if count]
    return (f"since the pack for {last.month}: {', '.join(said) if said else 'nothing changed'}",)


def _texts(pack: Pack) -> dict[str, Text]:
    """The bullets as they are printed, an editor's words among them."""
    return {block.id: block.text for section in pack.sections for block in section.blocks if isinstance(block, Bullet)}


class _Teller:
    """Compares both packs; of a figure that is hidden now, nothing earlier is said."""

    def __init__(self, last: LastPack, speaker: Speaker, texts: Mapping[str, Text], now: Mapping[str, Commentary]) -> None:
        self.last, self.speaker, self.texts, self.now = last, speaker, texts, now
        self.said = speaker.phrases.since

    def revised(self) -> Iterator[tuple[Text, ...]]:
        """Figures of the same indicator, area and period that are printed otherwise now."""
        seen: set[tuple[str, str, str]] = set()
        for before in self.last.facts:
            after = self._now(before)
            key = (before.indicator, before.area, str(before.period))
            if after is None or key in seen:
                continue
            seen.add(key)
            was, is_ = self._printed(before, after), self._printed(after, after)
            if was.plain != is_.plain:
                yield words(self.said["revised"]), self._about(after), authored(was.plain, ORIGIN), is_

    def moved(self) -> Iterator[tuple[Text, ...]]:
        """Bullets that claim something else: another side, band, direction or status."""
        for before in self.last.bullets.values():
            commentary = self.now.get(before.id)
            if commentary and before.id in self.texts and dict(commentary.claims) != dict(before.claims):
                yield words(self.said["moved"]), self._of(commentary), self._sentence(before), self.texts[before.id]

    def exceptions(self, pack: Pack) -> Iterator[tuple[Text, ...]]:
        """Indicators that are exceptions and were not, where both packs have that chapter."""
        tables = [block for block in pack.exceptions.blocks if isinstance(block, Table)] if pack.exceptions else []
        for row in (row for table in tables for row in table.rows):
            if self.last.exceptions is not None and row[0].plain not in self.last.exceptions:
                yield words(self.said["exception"]), row[0], words(self.said["no_exception"]), row[-1]

    def new(self) -> Iterator[tuple[Text, ...]]:
        """Bullets that the pack before did not print."""
        for identifier, text in self.texts.items():
            if identifier in self.now and identifier not in self.last.bullets:
                yield words(self.said["new"]), self._of(self.now[identifier]), words(self.said["not_printed"]), text

    def gone(self) -> Iterator[tuple[Text, ...]]:
        """Bullets that are not printed any more."""
        for before in self.last.bullets.values():
            if before.id not in self.texts:
                about = self._labels(before.facts[:1])
                yield words(self.said["gone"]), about, self._sentence(before), words(self.said["not_printed"])

    def _now(self, before: Fact) -> Fact | None:
        if before.indicator not in self.speaker.setting.indicators:
            return None
        return self.speaker.setting.observations.find(before.indicator, before.area, before.period)

    def _hidden(self, before: Fact) -> bool:
        """Whether a figure that was printed must not be seen now."""
        after, sealed = self._now(before), self.speaker.setting.sealed
        if after is not None and (sealed.hides(after) or after.reason == SYMBOL):
            return True
        rule = self.speaker.setting.indicators.get(before.indicator)
        count = before.value if rule and rule.unit == "count" and before.value is not None else before.numerator
        own = before.area == self.speaker.setting.area
        return bool(own and rule and rule.counts_people and count is not None and 0 < count < sealed.fewer_than)

    def _printed(self, fact: Fact, now: Fact) -> Text:
        """The figure as it is printed, or the word in its place."""
        if fact is not now and self._hidden(fact):
            return words(self.said["withheld"])
        figure = from_fact(fact, self.speaker.setting.indicators[fact.indicator])
        hidden = self.speaker.setting.sealed.hides(fact)
        if isinstance(figure, Quantity) and not hidden:
            return self.speaker.figure(figure, f"since.{fact.indicator}")
        symbol = figure.symbol if isinstance(figure, Missing) else SYMBOL
        return words(self.said["withheld" if hidden or symbol == SYMBOL else "no_figure"])

    def _sentence(self, before: OldBullet) -> Text:
        """What the pack before said; nothing of it where a figure behind it is hidden now."""
        if any(self._hidden(fact) for fact in before.facts):
            return words(self.said["withheld"])
        return authored(before.text, ORIGIN)

    def _about(self, fact: Fact) -> Text:
        setting = self.speaker.setting
        label = authored(setting.indicators[fact.indicator].label, "definition")
        period = self.speaker.period(fact.period, "short")
        if fact.area == setting.area:
            return filled(self.said["figure"], label=label, period=period)
        key = fact.area.partition("/")[2]
        known = fact.area in setting.areas
        name = self.speaker.comparator(key, alone=True) if key else authored(setting.areas.name(fact.area) if known else fact.area, "name")
        return filled(self.said["figure_of"], label=label, area=name, period=period)

    def _of(self, commentary: Commentary) -> Text:
        facts = [fact for slot in commentary.text.slots for fact in slot.facts]
        return self._labels(tuple(facts[:1]))

    def _labels(self, facts: tuple[Fact, ...]) -> Text:
        indicators = self.speaker.setting.indicators
        names = [indicators[fact.indicator].label for fact in facts if fact.indicator in indicators]
        return authored(names[0], "definition") if names else words(self.said["a_bullet"])
