"""The evidence file: for every printed text its numbers, each with where it comes from, as JSON; also the baseline for reading edits back.

`texts_of` lists every text that the documents print, so a number that is not in the evidence cannot be in a document.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from scrutiny_pack.config.indicators import Expected, IndicatorEntry
from scrutiny_pack.config.targets import PeriodTarget
from scrutiny_pack.edits.baseline import Baseline, baseline_json
from scrutiny_pack.grouped_table import GroupedTable
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.kinds import kind_for
from scrutiny_pack.narrative.story import Printed, Story
from scrutiny_pack.pack import Block, Bullet, Chapter, Chart, Link, Pack, Paragraph, Section, Table
from scrutiny_pack.text import Fact, Slot, Text, words

VERSION = 1


def texts_of(pack: Pack) -> Iterator[tuple[str, str, Text]]:
    """Every text that either document may print: the id of its block, what it is there, and the text."""
    yield from _of_front(pack)
    for group in pack.key_messages:
        yield group.id, "heading", group.title
        for message in group.messages:
            yield message.id, "text", message.text
            yield message.id, "slide", message.slide
    for section in pack.sections:
        yield from _of_section(section)
    for table in pack.appendix:
        yield from _of_table(table)
    for chapter in pack.chapters:
        yield from _of_chapter(chapter)


def _of_front(pack: Pack) -> Iterator[tuple[str, str, Text]]:
    yield "front.title", "title", pack.title
    yield "front.subtitle", "subtitle", pack.subtitle
    yield "front.committee", "committee", pack.committee
    yield "front.meeting", "date", pack.meeting
    yield "front.draft", "mark", pack.marks.draft
    yield "front.restricted", "mark", pack.marks.restricted
    for entry in pack.front_sheet:
        yield entry.id, "label", entry.label
        for name in entry.names:
            yield entry.id, "label", name
        for identifier, text in entry.by_id:
            yield identifier, "text", text
        for identifier, text in entry.lines:
            yield identifier, "line", text
    for note in pack.front_notes:
        yield note.id, "note", note.text


def _of_chapter(chapter: Chapter) -> Iterator[tuple[str, str, Text]]:
    yield chapter.id, "heading", chapter.title
    for block in chapter.blocks:
        yield from _of_block(block)
    if chapter.slide:
        yield from _of_table(chapter.slide)
    yield chapter.id, "slide", chapter.slide_text
    for part in chapter.parts:
        yield part.id, "heading", part.title
        for block in part.blocks:
            yield from _of_block(block)


def _of_section(section: Section) -> Iterator[tuple[str, str, Text]]:
    yield section.id, "heading", section.title
    for block in section.blocks:
        yield from _of_block(block)
    yield f"{section.id}.slide_note", "slide note", section.slide_note


def _of_block(block: Block) -> Iterator[tuple[str, str, Text]]:
    match block:
        case Paragraph():
            yield block.id, block.role, block.text
        case Link():
            yield block.id, "link", block.text
        case Bullet():
            yield block.id, "text", block.text
            yield block.id, "slide", block.slide
            yield block.id, "full", block.full
        case Table():
            yield from _of_table(block)
        case Chart():
            yield block.id, "alt", block.alt
            yield block.id, "caption", block.caption
            yield block.id, "headline", block.headline
            for label in block.labels:
                yield block.id, "label", label


def _of_table(table: Table) -> Iterator[tuple[str, str, Text]]:
    yield table.id, "caption", table.caption
    yield table.id, "description", table.description
    for cell in (*table.header, *(cell for row in table.rows for cell in row)):
        yield table.id, "cell", cell
    if isinstance(table, GroupedTable):
        yield from _of_groups(table)


def _of_groups(table: GroupedTable) -> Iterator[tuple[str, str, Text]]:
    for name, row, line in zip(table.groups, table.rows, table.lines, strict=True):
        if name:
            yield table.id, "group", name
            yield table.id, "cell", name + words("\n") + row[0]  # as the report and the slides print it
        if line is not None:
            yield table.id, "alt", line.alt


def evidence(
    pack: Pack,
    story: Story,
    build: Mapping[str, Any],
    baselines: Mapping[str, Baseline] | None = None,
    documents: Mapping[str, Any] | None = None,
    registry: Mapping[str, IndicatorEntry] | None = None,
) -> bytes:
    """The evidence of one build as UTF-8 JSON with sorted keys; `build` says with what it was made.

    `baselines` are the blocks that an editor may change, `documents` readings of the documents as they were written: with both, what was
    edited can be read back. `registry` says what the indicators count, so that the next pack can tell whether they still do.
    """
    facts: dict[str, Fact] = {}
    blocks = _blocks(pack, story, baselines or {}, facts)
    content = {
        "version": VERSION,
        "build": dict(build),
        "pack": _head(pack),
        "blocks": list(blocks.values()),
        "facts": {identifier: _fact(fact) for identifier, fact in sorted(facts.items())},
        "indicators": {
            name: _indicator(rule)
            for name, rule in sorted((registry or {}).items())
            if any(fact.indicator == name for fact in facts.values())
        },
        "documents": dict(documents or {}),
        "dropped": [{"id": dropped.id, "why": dropped.why} for dropped in story.dropped],
        "findings": [{"slug": finding.slug, "bullet": finding.bullet, "says": finding.text.plain} for finding in story.findings],
    }
    if pack.exceptions:
        found = list(_exceptions(pack, pack.exceptions))
        content["exceptions"] = {"rules": dict(pack.exception_rules), "judged": list(pack.judged), "found": found}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _blocks(pack: Pack, story: Story, baselines: Mapping[str, Baseline], facts: dict[str, Fact]) -> dict[str, dict[str, Any]]:
    """Every block that is printed, by its id; the facts behind its numbers are added to `facts`."""
    blocks: dict[str, dict[str, Any]] = {}
    for identifier, kind, text in texts_of(pack):
        if text:
            block = blocks.setdefault(identifier, {"id": identifier, "texts": [], "literals": []})
            _add(block, kind, text, facts)
    for section in story.sections:
        for printed in section.bullets:
            if printed.commentary.id in blocks:  # an editor may have left it out
                blocks[printed.commentary.id] |= _of_bullet(printed, section.entry.id, facts)
    for message in (message for group in pack.key_messages for message in group.messages):
        if message.ranked:
            blocks[message.id] |= {"section": message.section, "ranked": dict(message.ranked)}
    for identifier, baseline in baselines.items():
        if identifier in blocks:
            blocks[identifier] |= {"state": baseline.state, "baseline": baseline_json(baseline)}
    return blocks


def _exceptions(pack: Pack, chapter: Chapter) -> Iterator[dict[str, Any]]:
    """The indicators that breach a rule, which, and with why and by which figures where they are listed."""
    rows = [row for table in chapter.tables for row in table.rows]
    for (indicator, rules), row in zip_longest(zip(pack.breaching, pack.breached, strict=True), rows):
        found: dict[str, Any] = {"indicator": indicator, "rules": list(rules)}
        if row:
            facts = dict.fromkeys(fact.id for cell in row for slot in cell.slots for fact in slot.facts)
            found |= {"label": row[0].plain, "why": row[-1].plain, "facts": list(facts)}
        yield found


def _add(block: dict[str, Any], kind: str, text: Text, facts: dict[str, Fact]) -> None:
    facts |= {fact.id: fact for slot in text.slots for fact in slot.facts}
    entry: dict[str, Any] = {"kind": kind, "text": text.plain}
    if text.slots:
        entry["slots"] = [_slot(slot) for slot in text.slots]
    if entry not in block["texts"]:
        block["texts"].append(entry)
    for literal in text.literals:
        known = {"printed": literal.printed, "origin": literal.origin}
        if known not in block["literals"]:
            block["literals"].append(known)


def _slot(slot: Slot) -> dict[str, Any]:
    return {
        "printed": slot.printed,
        "path": slot.path,
        "value": str(slot.value),
        "unit": slot.unit,
        "formula": slot.formula,
        "rounding": slot.rounding,
        "facts": [fact.id for fact in slot.facts],
    }


def _indicator(rule: IndicatorEntry) -> dict[str, Any]:
    """What an indicator counts and is to reach, so that the next pack can tell whether it still does."""
    return {
        "label": rule.label,
        "definition": rule.definition,
        "unit": [rule.unit, rule.of, str(rule.per)],
        "decimals": rule.decimals,
        "polarity": rule.polarity,
        "targets": [_written(target) for target in rule.targets],
        "expected": _written(rule.expected) if rule.expected else None,
    }


def _written(goal: PeriodTarget | Expected) -> dict[str, Any]:
    """A target or range by the keys of the indicators file."""
    written: dict[str, Any] = goal.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return written


def _fact(fact: Fact) -> dict[str, Any]:
    numbers: Sequence[str] = ("value", "numerator", "denominator")
    return {
        "indicator": fact.indicator,
        "area": fact.area,
        "period": str(fact.period),
        **{name: None if getattr(fact, name) is None else str(getattr(fact, name)) for name in numbers},
        "decimals": fact.decimals,
        "reason": fact.reason,
        "status": fact.status,
        "source": fact.source,
        "vintage": fact.source_date,
        "file": fact.file,
        "row": fact.row,
        "cell": fact.cell,
    }


def _of_bullet(printed: Printed, section: str, facts: dict[str, Fact]) -> dict[str, Any]:
    """What a bullet claims; of one that points back also the sentence that says by itself what it is about."""
    commentary = printed.commentary
    variant = "default" if printed.stands_alone else commentary.variant
    said = {"section": section, "variant": variant, "claims": dict(commentary.claims), "state": "generated", **_tests(commentary)}
    if not printed.points_back:
        return said
    alone: dict[str, Any] = {"id": commentary.id, "texts": [], "literals": []}
    _add(alone, "text", commentary.standalone, facts)
    return said | {"alone": alone["texts"][0]}


def _tests(commentary: Commentary) -> dict[str, Any]:
    """The tests that were made of a bullet's measures, and those that could not be, with the reason; nothing where none was asked for."""
    made = {
        ".".join(filter(None, (name, path))): dataclasses.asdict(test)
        for name, measure in commentary.measures.items()
        for path, test in kind_for(type(measure)).tests(measure).items()
    }
    return {"tests": made} if made else {}


def _head(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "board": pack.board,
        "area": pack.area_code,
        "month": str(pack.month),
        "meeting": pack.meeting_date.isoformat() if pack.meeting_date else None,
        "title": pack.title.plain,
        "language": pack.language,
    }
