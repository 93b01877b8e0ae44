"""The whole pack: front matter, key messages, sections and the appendix of figures, with terms expanded where they come first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from scrutiny_pack.assemble.breaches import Breaches, breaches_of
from scrutiny_pack.assemble.exceptions import exceptions_of
from scrutiny_pack.assemble.front_sheet import front_sheet_of
from scrutiny_pack.assemble.glossary import glossary_of
from scrutiny_pack.assemble.many_tests import many_tests
from scrutiny_pack.assemble.methods import methods_of
from scrutiny_pack.assemble.printed import facts_of, report_texts, texts_of_tables
from scrutiny_pack.assemble.scorecard import scorecard_of
from scrutiny_pack.assemble.sections import front_words, section_of
from scrutiny_pack.assemble.short_form import in_short_form
from scrutiny_pack.assemble.terms import with_terms_expanded
from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.fixed_words import FixedWords
from scrutiny_pack.narrative.headlines import Claim
from scrutiny_pack.narrative.key_claims import without_repeats
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import SectionStory, Story
from scrutiny_pack.pack import Chapter, KeyMessage, KeyMessageGroup, Marks, Pack, Paragraph, Section, Table
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Text, authored, words

GROUPS = {"good": "good", "bad": "look", "none": "changed"}
"""Under which heading a claim stands, by whether it is good."""


def assemble(story: Story, files: PackFiles, speaker: Speaker, build_id: str, final: bool = False, found: Breaches | None = None) -> Pack:
    """The pack for one board, as it is printed without edits; a `final` one is not marked as a draft."""
    said = for_board(story, files)
    return completed(assembled(said, files, speaker, build_id, final, found), said, files, speaker)


def for_board(story: Story, files: PackFiles) -> Story:
    """`story` in the board's length."""
    return in_short_form(story) if files.board.tone.length == "short" else story


def assembled(story: Story, files: PackFiles, speaker: Speaker, build_id: str, final: bool = False, found: Breaches | None = None) -> Pack:
    """The pack for one board, before edits and without what explains it; `found` is what breaches a rule in more than `story` holds."""
    sections, tables = _sections(story, speaker)
    head, meeting = files.config.pack, files.config.pack.meetings.get(files.board_name)
    day = speaker.period(Period(meeting.date.year, meeting.date.month, meeting.date.day, 0, "date")) if meeting else Text()
    rules, alone = files.exception_rules, files.board.only == "exceptions"
    found = breaches_of(story, rules, speaker) if found is None and files.has_exceptions else found
    exceptions = exceptions_of(found, rules, speaker) if found else None
    scorecard = None if alone else scorecard_of(story, speaker)
    return Pack(
        id=head.id,
        board=files.board_name,
        title=front_words(head.title, speaker),
        subtitle=front_words(head.subtitle, speaker),
        area_code=head.area,
        area_name=speaker.area().plain,
        month=head.period,
        committee=authored(files.board.committee, "board.yaml"),
        meeting_date=meeting.date if meeting else None,
        language=speaker.phrases.language,
        front_notes=tuple(_front_notes(sections, tables, [each for each in (exceptions, scorecard) if each], files, speaker)),
        key_messages=() if alone else _key_messages(story.sections, files, speaker),
        sections=sections,
        appendix=tables,
        build_id=build_id,
        for_other_area=head.area != files.own_area,
        meeting=day,
        front_sheet=front_sheet_of(files, speaker, day),
        scorecard=scorecard,
        exceptions=exceptions,
        breaching=tuple(breach.latest.indicator for breach in found.all) if found else (),
        breached=tuple(breach.rules for breach in found.all) if found else (),
        exception_rules=tuple((name, str(value)) for name, value in rules.model_dump().items()) if found else (),
        judged=tuple(figure.indicator for figure in found.judged) if found else (),
        marks=_marks(speaker, head.audience == "restricted", final),
        fixed=FixedWords(**{field.name: speaker.phrases.fixed[field.name] for field in fields(FixedWords)}),
        numbered_paragraphs=files.board.numbered_paragraphs,
    )


def _sections(story: Story, speaker: Speaker) -> tuple[tuple[Section, ...], tuple[Table, ...]]:
    """The sections that have something in them, and the tables of figures behind all charts."""
    made = [section_of(section, speaker) for section in story.sections]
    return tuple(section for section, _ in made if section.blocks), tuple(table for _, tables in made for table in tables)


def completed(pack: Pack, story: Story, files: PackFiles, speaker: Speaker) -> Pack:
    """`pack` with its terms expanded where they come first, and with what explains it, made from what it prints.

    The pack's audience decides what is said of small numbers.
    """
    pack = with_terms_expanded(pack)
    chapters = [chapter for chapter in (pack.exceptions, pack.scorecard) if chapter]
    listed = [table for chapter in chapters for table in chapter.tables]
    texts = list(report_texts(pack.key_messages, pack.sections, (*pack.appendix, *listed)))
    methods = methods_of(texts, story.findings, bool(pack.marks.restricted), many_tests(story, speaker), speaker)
    glossary = glossary_of(texts, files.config, speaker.phrases)
    return replace(pack, appendices=(methods, glossary) if glossary else (methods,))


def _marks(speaker: Speaker, restricted: bool, final: bool) -> Marks:
    said = speaker.phrases.appendices
    draft = Text() if final else filled(said["draft"], month=speaker.month(speaker.setting.month))
    return Marks(draft, words(said["restricted_mark"]) if restricted else Text())


def _front_notes(
    sections: Iterable[Section], tables: Sequence[Table], chapters: Sequence[Chapter], files: PackFiles, speaker: Speaker
) -> list[Paragraph]:
    """What must be known before any figure is read."""
    labels = speaker.phrases.labels
    notes = []
    if files.config.pack.audience == "restricted":
        notes.append(Paragraph("front.restricted", "note", authored(labels["restricted"], "title")))
    figures = {table.id.removesuffix(".figures"): table for table in tables}
    if any(_prints_illustrative(section, figures) for section in sections):
        notes.append(Paragraph("front.illustrative", "note", authored(labels["illustrative"], "title")))
    elif any(_shows_illustrative(chapter, speaker) for chapter in chapters):
        notes.append(Paragraph("front.illustrative", "note", authored(labels["illustrative_alone"], "title")))
    return notes


def _shows_illustrative(chapter: Chapter, speaker: Speaker) -> bool:
    """Whether a small line, or any cell, is of figures that are illustrative; in the scorecard a target that is says so itself."""
    told = {fact.indicator for fact in facts_of(texts_of_tables(chapter)) if fact.status == "illustrative"}
    return bool(told if chapter.id == "exceptions" else told & speaker.setting.indicators.keys())


def _prints_illustrative(section: Section, figures: dict[str, Table]) -> bool:
    texts = [text for bullet in section.bullets for text in (bullet.text, bullet.slide)]
    behind = [figures[chart.id] for chart in section.charts if chart.id in figures]
    texts += [cell for table in (*section.tables, *behind) for row in table.rows for cell in row]
    return any(fact.status == "illustrative" for text in texts for slot in text.slots for fact in slot.facts)


def _key_messages(sections: Sequence[SectionStory], files: PackFiles, speaker: Speaker) -> tuple[KeyMessageGroup, ...]:
    rules, labels = files.config.key_messages, speaker.phrases.labels
    at_most = min(rules.in_group, rules.on_slide) if files.board.tone.length == "short" else rules.in_group
    grouped: dict[str, list[tuple[str, Claim]]] = {key: [] for key in GROUPS.values()}
    for section in sections:
        for claim in section.claims:
            grouped[GROUPS[claim.goodness]].append((section.entry.id, claim))
    groups = []
    for key, entries in grouped.items():
        chosen = without_repeats(entries, at_most)
        placed = [(claim, _message(section, claim, place < rules.on_slide)) for place, (section, claim) in enumerate(chosen)]
        messages = tuple(message for _, message in sorted(placed, key=lambda each: -each[0].rank))
        if messages:
            groups.append(KeyMessageGroup(f"key.{key}", authored(labels[key], "title"), messages))
    return tuple(groups)


def _message(section: str, claim: Claim, on_slide: bool) -> KeyMessage:
    said = claim.commentary
    ranked = {
        "measure": claim.name,
        "kind": claim.kind,
        "goodness": claim.goodness,
        "score": f"{claim.score:.2f}",
        "rank": f"{claim.rank:f}",
    }
    return KeyMessage(f"key.{said.id}", section, said.standalone, said.standalone_slide, on_slide, ranked)
