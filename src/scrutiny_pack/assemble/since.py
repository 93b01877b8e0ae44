"""What changed since the pack before: exceptions, messages that moved, figures that were revised, bullets that are new or gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from scrutiny_pack.assemble.last_pack import LastPack, OldBullet
from scrutiny_pack.assemble.once_printed import indicator_of, may_be_said
from scrutiny_pack.assemble.revisions import ORIGIN, Revisions
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.pack import Bullet, Chapter, Pack, Paragraph, Table
from scrutiny_pack.text import Fact, Text, authored, joined, words

Row = tuple[Text, ...]
"""What happened, to what, how it was and how it is."""


@dataclass(frozen=True)
class Since:
    """What changed, by what happened, what matters most first."""

    exception: tuple[Row, ...] = ()
    resolved: tuple[Row, ...] = ()
    unjudged: tuple[Row, ...] = ()
    moved: tuple[Row, ...] = ()
    revised: tuple[Row, ...] = ()
    defined: tuple[Row, ...] = ()
    new: tuple[Row, ...] = ()
    gone: tuple[Row, ...] = ()
    other_rules: bool = False
    """Whether exceptions were found by other rules then."""

    @property
    def by_kind(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows by the name of what happened."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "other_rules"}

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of it."""
        return tuple(row for rows in self.by_kind.values() for row in rows)


def since(last: LastPack, pack: Pack, story: Story, speaker: Speaker, alone: bool = False) -> Since:
    """What `pack` says otherwise than the one before.

    Where it prints what stands out `alone`, a bullet is not new or gone for being about another exception than before: that is told itself.
    """
    teller = _Teller(last, pack, story, speaker)
    return Since(
        exception=tuple(teller.exceptions()),
        resolved=tuple(teller.resolved(judged=True)),
        unjudged=tuple(teller.resolved(judged=False)),
        moved=tuple(teller.moved()),
        revised=tuple(teller.revisions.rows()),
        defined=tuple(teller.defined()),
        new=() if alone else tuple(teller.new()),
        gone=() if alone else tuple(teller.gone()),
        other_rules=bool(pack.exceptions) and last.exceptions is not None and dict(last.exception_rules) != dict(pack.exception_rules),
    )


def since_chapter(found: Since, last: LastPack, speaker: Speaker) -> Chapter:
    """The chapter that says it; one sentence where nothing changed."""
    said, month = speaker.phrases.since, speaker.month(last.month)
    title = filled(said["title"], month=month)
    if not found.rows:
        none = filled(said["none"], month=month)
        return Chapter("since", title, (Paragraph("since.none", "body", none),), slide_text=none)
    header = tuple(words(said[name]) for name in ("what", "about", "before", "now"))
    caption = filled(said["caption"], month=month)
    table = Table("since.table", caption, header, found.rows, words(said["description"]), numeric=False)
    blocks: list[Paragraph | Table] = [Paragraph("since.reading", "body", words(said["reading"])), table]
    if found.other_rules and (found.exception or found.resolved):
        blocks.append(Paragraph("since.rules", "note", words(said["other_rules"])))
    return Chapter("since", title, tuple(blocks), slide=table)


def told_since(found: Since, last: LastPack, speaker: Speaker) -> tuple[str, ...]:
    """The same in a line, for whoever builds the pack."""
    said, month = speaker.phrases.since, speaker.month(last.month)
    if not found.rows:
        return (filled(said["none"], month=month).plain,)
    counted = [f"{said[name]}: {len(rows)}" for name, rows in found.by_kind.items() if rows]
    return (f"{filled(said['title'], month=month).plain}: {'; '.join(counted)}",)


class _Teller:
    """Compares both packs; of a figure that is hidden now, nothing earlier is said."""

    def __init__(self, last: LastPack, pack: Pack, story: Story, speaker: Speaker) -> None:
        self.last, self.pack, self.speaker = last, pack, speaker
        self.said = speaker.phrases.since
        self.now = {printed.commentary.id: printed.commentary for section in story.sections for printed in section.bullets}
        # As they are printed, an editor's words among them.
        self.texts = {block.id: block.text for section in pack.sections for block in section.blocks if isinstance(block, Bullet)}
        self.revisions = Revisions(last, speaker)

    def exceptions(self) -> Iterator[Row]:
        """Indicators that are listed as exceptions and were none, where both packs have that chapter."""
        rows = [row for table in self.pack.exceptions.tables for row in table.rows] if self.pack.exceptions else []
        for name, row in zip(self.pack.breaching, rows, strict=False):  # those that are not listed have no row
            if self.last.exceptions is not None and name not in self.last.exceptions:
                yield words(self.said["exception"]), row[0], words(self.said["no_exception"]), row[-1]

    def resolved(self, judged: bool) -> Iterator[Row]:
        """Indicators that were listed as exceptions and are none; or could not be judged, of which no more is said than that."""
        listed = self.last.exceptions if self.pack.exceptions and self.last.exceptions else {}
        what, now = (words(self.said[name]) for name in (("resolved", "no_exception") if judged else ("unjudged", "not_judged")))
        for name, before in listed.items():
            if before.why and name not in self.pack.breaching and (name in self.pack.judged) == judged:
                yield what, self._label(name), self._again(before.why, before.facts, edited=False), now

    def moved(self) -> Iterator[Row]:
        """Bullets that claim something else: another side, band, direction or status."""
        for before in self.last.bullets.values():
            commentary = self.now.get(before.id)
            if commentary and before.id in self.texts and _moved(before.claims, commentary.claims):
                yield words(self.said["moved"]), self._of(commentary), self._sentence(before), self.texts[before.id]

    def defined(self) -> Iterator[Row]:
        """Indicators that count something else now."""
        for name, before in self.last.indicators.items():
            if self.revisions.counted_otherwise(name):
                rule = self.speaker.setting.indicators[name]
                same = before.definition == rule.definition
                now = words(self.said["other_unit"]) if same else authored(rule.definition, "definition")
                yield words(self.said["defined"]), self._label(name), authored(before.definition, ORIGIN), now

    def new(self) -> Iterator[Row]:
        """Bullets that the pack before did not print."""
        for identifier, text in self.texts.items():
            if identifier in self.now and identifier not in self.last.bullets:
                yield words(self.said["new"]), self._of(self.now[identifier]), words(self.said["not_printed"]), text

    def gone(self) -> Iterator[Row]:
        """Bullets that are not printed any more."""
        for before in self.last.bullets.values():
            if before.id not in self.texts:
                about = self._labels(before.facts[:1])
                yield words(self.said["gone"]), about, self._sentence(before), words(self.said["not_printed"])

    def _sentence(self, before: OldBullet) -> Text:
        """What the pack before said, where it may be said again."""
        return self._again(before.text, before.facts, before.edited)

    def _again(self, text: str, behind: tuple[Fact, ...], edited: bool) -> Text:
        """`text`; nothing of it where a figure behind it is hidden now, or is of an indicator that nobody can look at now."""
        if any(indicator_of(fact) not in self.speaker.setting.indicators for fact in behind):
            return words(self.said["indicator_gone"])
        if not may_be_said(behind, edited, self.speaker.setting):
            return words(self.said["withheld"])
        return authored(text, ORIGIN)

    def _of(self, commentary: Commentary) -> Text:
        return self._labels(tuple(fact for slot in commentary.text.slots for fact in slot.facts)[:1])

    def _labels(self, facts: tuple[Fact, ...]) -> Text:
        return joined(self._label(indicator_of(fact)) for fact in facts) or words(self.said["a_bullet"])

    def _label(self, indicator: str) -> Text:
        rule, before = self.speaker.setting.indicators.get(indicator), self.last.indicators.get(indicator)
        if rule is not None:
            return authored(rule.label, "definition")
        return authored(before.label, ORIGIN) if before is not None else words(self.said["a_bullet"])


def _moved(before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether a claim that both make is another now, or they have none in common; what only one of them is asked says nothing."""
    shared = before.keys() & after.keys()
    return any(before[name] != after[name] for name in shared) or (not shared and bool(before) and bool(after))
