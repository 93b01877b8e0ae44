"""What changed since the pack before: exceptions, messages that moved, figures that were revised, bullets that are new or gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from scrutiny_pack.assemble.last_pack import LastPack, OldBullet
from scrutiny_pack.assemble.once_printed import indicator_of, may_be_said
from scrutiny_pack.assemble.redefined import ORIGIN, Redefined
from scrutiny_pack.assemble.revisions import Revisions
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.pack import Bullet, Chapter, Pack, Paragraph, Table
from scrutiny_pack.text import Fact, Text, authored, joined, words

ON_SLIDES = 12
"""So many rows are on slides, which takes three or four of them; the report has all."""
_TEST, _NOT_TESTED = "test", "not_tested"
Row = tuple[Text, ...]
"""What happened, to what, how it was and how it is."""


@dataclass(frozen=True)
class Since:
    """What changed, by what happened, what matters most first."""

    exception: tuple[Row, ...] = ()
    reason: tuple[Row, ...] = ()
    resolved: tuple[Row, ...] = ()
    unjudged: tuple[Row, ...] = ()
    moved: tuple[Row, ...] = ()
    target: tuple[Row, ...] = ()
    revised: tuple[Row, ...] = ()
    regrouped: tuple[Row, ...] = ()
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
    teller, redefined = _Teller(last, pack, story, speaker), Redefined(last, speaker)
    return Since(
        exception=tuple(teller.exceptions()),
        reason=tuple(teller.reasons()),
        resolved=tuple(teller.resolved(judged=True)),
        unjudged=tuple(teller.resolved(judged=False)),
        moved=tuple(teller.moved()),
        target=tuple(redefined.targets()),
        revised=tuple(teller.revisions.rows()),
        regrouped=tuple(teller.revisions.made_otherwise()),
        defined=tuple(redefined.rows()),
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
    if found.other_rules and (found.exception or found.reason or found.resolved):
        blocks.append(Paragraph("since.rules", "note", words(said["other_rules"])))
    return Chapter("since", title, tuple(blocks), slide=_for_slides(table, caption, speaker))


def _for_slides(table: Table, caption: Text, speaker: Speaker) -> Table:
    """The rows that matter most, and how many there are: nobody reads a dozen slides of revised figures."""
    if len(table.rows) <= ON_SLIDES:
        return table
    shown, of = (authored(str(count), "rows") for count in (ON_SLIDES, len(table.rows)))
    first = filled(speaker.phrases.since["on_slides"], caption=caption, n=shown, of=of)
    return replace(table, rows=table.rows[:ON_SLIDES], caption=first)


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
        self.printed = {printed.commentary.id: printed for section in story.sections for printed in section.bullets}
        self.now = {name: printed.commentary for name, printed in self.printed.items()}
        # As they are printed, an editor's words among them.
        self.texts = {block.id: block.text for section in pack.sections for block in section.blocks if isinstance(block, Bullet)}
        self.revisions = Revisions(last, speaker)

    def exceptions(self) -> Iterator[Row]:
        """Indicators that are listed as exceptions and were none, where both packs have that chapter."""
        for name, _, row in self._listed():
            if self.last.exceptions is not None and name not in self.last.exceptions:
                before = "no_exception" if self.last.judged is None or name in self.last.judged else "not_looked_at"
                yield words(self.said["exception"]), row[0], words(self.said[before]), row[-1]

    def reasons(self) -> Iterator[Row]:
        """Exceptions that breach a rule which they did not breach before."""
        for name, rules, row in self._listed():
            before = (self.last.exceptions or {}).get(name)
            if before is not None and before.why and before.rules and not set(rules) <= set(before.rules):
                yield words(self.said["reason"]), row[0], self._again(before.why, before.facts, edited=False), row[-1]

    def _listed(self) -> Iterator[tuple[str, tuple[str, ...], Row]]:
        """The exceptions of this pack that have a row, with the rules that they breach."""
        rows = [row for table in self.pack.exceptions.tables for row in table.rows] if self.pack.exceptions else []
        return zip(self.pack.breaching, self.pack.breached, rows, strict=False)

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
                was, now = self._sentence(before), self._alone(before.id)
                if was.plain != now.plain:
                    yield words(self.said["moved"]), self._of(commentary), was, now

    def new(self) -> Iterator[Row]:
        """Bullets that the pack before did not print."""
        for identifier in self.texts:
            if identifier in self.now and identifier not in self.last.bullets:
                yield words(self.said["new"]), self._of(self.now[identifier]), words(self.said["not_printed"]), self._alone(identifier)

    def gone(self) -> Iterator[Row]:
        """Bullets that are not printed any more."""
        for before in self.last.bullets.values():
            if before.id not in self.texts:
                about = self._labels(before.facts[:1])
                yield words(self.said["gone"]), about, self._sentence(before), words(self.said["not_printed"])

    def _alone(self, identifier: str) -> Text:
        """What a bullet says now; of one that points back the sentence that says what it is about, where no editor chose the words."""
        printed, text = self.printed[identifier], self.texts[identifier]
        return printed.commentary.standalone if printed.points_back and text.plain == printed.text.plain else text

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
    """Whether a claim that both make is another now, or they have none in common; what only one of them is asked says nothing.

    A test is none that nobody asks for: "below" without one is "similar to" with one, by figures that are the same.
    """
    shared = before.keys() & after.keys()
    tests = {name for name in before.keys() ^ after.keys() if name.rpartition(".")[2] == _TEST}
    now_tested = any({before.get(name, _NOT_TESTED), after.get(name, _NOT_TESTED)} != {_NOT_TESTED} for name in tests)
    compared = any(before[name] != after[name] for name in shared) or bool(shared and now_tested)
    return compared or (not shared and bool(before) and bool(after))
