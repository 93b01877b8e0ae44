"""The whole pack's commentary: bullets in order, each worded for the place where it stands, with headlines, notes and findings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.config.sections import BulletEntry, SectionEntry
from scrutiny_pack.measures.ruling import rulings
from scrutiny_pack.narrative.claims import ConditionError
from scrutiny_pack.narrative.commentary import Commentary, Dropped, comment_on
from scrutiny_pack.narrative.finding import Finding
from scrutiny_pack.narrative.findings import findings_of
from scrutiny_pack.narrative.headlines import Claim, headline
from scrutiny_pack.narrative.key_claims import key_claims
from scrutiny_pack.narrative.kinds import kind_for
from scrutiny_pack.narrative.source_notes import comparators_of, main_comparator_month, short_note, source_note
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.template import TemplateError
from scrutiny_pack.text import Text


@dataclass(frozen=True)
class Printed:
    """A bullet as it is printed here: the sentence for its place, and the short form."""

    commentary: Commentary
    text: Text
    slide: Text
    stands_alone: bool
    """Whether the sentence that names indicator and period was taken, as the bullet it follows does not stand before it."""
    full: Text = Text()
    """The full sentence, where `text` is the short form."""

    @property
    def points_back(self) -> bool:
        """Whether what is printed points to the bullet before it, so that it says little elsewhere."""
        return self.commentary.entry.follows is not None and not self.stands_alone and not self.full


@dataclass(frozen=True)
class SectionStory:
    """One section in words."""

    entry: SectionEntry
    bullets: tuple[Printed, ...]
    headline: Text | None
    note: Text
    slide_note: Text
    claims: tuple[Claim, ...]
    """The claims that its key messages state."""
    silent: bool = False
    """Whether none of its bullets could be printed, one of them for want of figures: its charts would stand without a word."""
    withheld: bool = False
    """Whether none of its bullets is printed, and one for the reason that it would show a small number or give it back."""


@dataclass(frozen=True)
class Story:
    """The pack in words, what was found, and what is not printed."""

    sections: tuple[SectionStory, ...]
    findings: tuple[Finding, ...]
    dropped: tuple[Dropped, ...]


class BulletError(ValueError):
    """A bullet that cannot be understood, and the error that says why."""

    def __init__(self, bullet: str, cause: TemplateError | ConditionError) -> None:
        super().__init__(str(cause))
        self.bullet, self.cause = bullet, cause


def tell(config: PackConfig, speaker: Speaker) -> tuple[Story | None, tuple[BulletError, ...]]:
    """The story of the pack, and every bullet that cannot be understood; no story where there is one."""
    teller = _Teller(config, speaker)
    by_section = [(section, [teller.comment(bullet) for bullet in section.bullets]) for section in config.sections]
    if teller.errors:
        return None, tuple(teller.errors)
    kept = [(section, [entry for entry in entries if isinstance(entry, Commentary)]) for section, entries in by_section]
    dropped = [entry for _, entries in by_section for entry in entries if isinstance(entry, Dropped)]
    findings = findings_of([commentary for _, commentaries in kept for commentary in commentaries], speaker)
    sections = tuple(teller.section(section, commentaries, findings, dropped) for section, commentaries in kept)
    return Story(sections, findings, tuple(dropped)), ()


class _Teller:
    """Words the bullets of one pack, gathering those that cannot be understood."""

    def __init__(self, config: PackConfig, speaker: Speaker) -> None:
        self.config, self.speaker = config, speaker
        self.errors: list[BulletError] = []
        self.rulings = rulings(config)

    def comment(self, entry: BulletEntry, basis: frozenset[str] = frozenset()) -> Commentary | Dropped | None:
        """The commentary of one bullet under its rules; `None` with an error noted."""
        try:
            return comment_on(entry, self.speaker, self.rulings[entry.id], basis)
        except (TemplateError, ConditionError) as error:
            self.errors.append(BulletError(entry.id, error))
            return None

    def section(
        self, entry: SectionEntry, commentaries: Sequence[Commentary], findings: Sequence[Finding], dropped: Sequence[Dropped]
    ) -> SectionStory:
        """One section in words, comparators' periods beside them where they differ from the note's."""
        month = main_comparator_month(commentaries)
        worded: list[Commentary] = []
        for commentary in commentaries:
            said = self.comment(commentary.entry, self._basis(commentary, month))
            worded.append(said if isinstance(said, Commentary) else commentary)
        own = {commentary.id for commentary in worded}
        lacking = [each for each in dropped if each.id in {bullet.id for bullet in entry.bullets}]
        withheld = any(each.withheld for each in lacking)
        here = [finding for finding in findings if finding.bullet in own]
        return SectionStory(
            entry,
            tuple(_in_place(worded)),
            headline(worded, self.speaker),
            source_note(worded, here, self._unsaid(entry, lacking, worded), self.speaker),
            short_note(worded, self.speaker),
            tuple(key_claims(worded, self.speaker)),
            silent=not worded and not withheld and any(each.no_figure for each in lacking),
            withheld=bool(entry.bullets) and not worded and withheld,
        )

    def _unsaid(self, entry: SectionEntry, lacking: Sequence[Dropped], worded: Sequence[Commentary]) -> dict[str, list[str]]:
        """The names of what the section does not speak of, by the note's phrase that says why.

        What another bullet gives a figure of is not called withheld, although one of an earlier year is; what it compares has a comparator.
        That none was supplied is said only where there is none at all: of what has figures of other periods it would be untrue.
        """
        why = {"not_all_printed": {each.id for each in lacking if each.no_figure}}
        for each in lacking:
            if each.note:
                why.setdefault(each.note, set()).add(each.id)
        names = {phrase: self._names(entry, ids) for phrase, ids in why.items()}
        said = self._names(entry, {each.id for each in worded})
        compared = self._names(entry, {each.id for each in worded if comparators_of([each])})
        for phrase, untrue in (("not_available", said), ("no_comparator", compared)):
            names[phrase] = [name for name in names.get(phrase, []) if name not in untrue]
        none = [name for name in names["not_all_printed"] if name not in self._supplied]
        some = [name for name in names.pop("not_all_printed") if name in self._supplied]
        return {"not_printed": none, "not_all_printed": some} | names

    @cached_property
    def _supplied(self) -> frozenset[str]:
        """The names of the indicators of which the area has any figure, or a symbol in its place, by the pack's month."""
        setting = self.speaker.setting
        find = setting.observations.newest_period
        return frozenset(rule.name for key, rule in setting.indicators.items() if find(key, setting.area, setting.month))

    def _names(self, entry: SectionEntry, bullets: Collection[str]) -> list[str]:
        mains = [next(iter(bullet.measures.values())) for bullet in entry.bullets if bullet.id in bullets]
        return list(dict.fromkeys(self.speaker.setting.indicators[main.indicators_named()[0]].name for main in mains))

    def _basis(self, commentary: Commentary, month: object) -> frozenset[str]:
        """The comparators whose period must stand beside them: all, or those of another month than the note's."""
        inline = (commentary.entry.rules.basis or self.config.rules.basis) == "inline"
        compared = [entry for measure in commentary.measures.values() for entry in kind_for(type(measure)).compared(measure)]
        return frozenset(entry.key for entry in compared if inline or entry.figure.quantity.period.end_month != month)


def _in_place(commentaries: Sequence[Commentary]) -> list[Printed]:
    """Each bullet with the sentence for its place: one that points back stands alone unless what it follows is directly before it."""
    printed: list[Printed] = []
    before = ""
    for commentary in commentaries:
        alone = commentary.entry.follows not in (None, before)
        text = commentary.standalone if alone else commentary.text
        printed.append(Printed(commentary, text, commentary.standalone_slide if alone else commentary.slide, alone))
        before = commentary.id
    return printed
