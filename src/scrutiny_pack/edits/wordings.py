"""What the program itself says in each block now, before any edit, with all that an edit of the block is compared with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from scrutiny_pack.config.sections import BulletEntry
from scrutiny_pack.edits.slots import Mention, digest, fact_mark, mentions_in, numbered_slots, slot_table
from scrutiny_pack.narrative.claims import claims_of
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.headlines import headline_said
from scrutiny_pack.narrative.kinds import leading
from scrutiny_pack.narrative.nodes import Measure
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Printed, SectionStory, Story
from scrutiny_pack.narrative.template import TemplateError, parse_template, references
from scrutiny_pack.pack import Chart, Link, Pack, Paragraph, Table
from scrutiny_pack.text import Literal as Number
from scrutiny_pack.text import Text

BlockKind = Literal["bullet", "headline", "key message", "prose", "note", "caption"]


@dataclass(frozen=True)
class Fingerprints:
    """Marks of the figures, the claims and the templates behind a text."""

    values: str = ""
    claims: str = ""
    template: str = ""


@dataclass(frozen=True)
class Wording:
    """One block as the program words it: `text` in its place, `alone` where nothing stands before it, `slide` the short form.

    `table` holds the words for each slot that an edit may use, `mentions` those slots that the texts print. `literals` are the numbers of
    definitions and units. `claims` are what the words assert, the wording chosen (`variant`) among them.
    """

    id: str
    kind: BlockKind
    section: str
    text: Text
    slide: Text = Text()
    alone: Text = Text()
    table: Mapping[str, Text] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    literals: tuple[str, ...] = ()
    claims: Mapping[str, str] = field(default_factory=dict)
    prints: Fingerprints = Fingerprints()
    indicators: tuple[str, ...] = ()
    follows: str = ""


def wordings(pack: Pack, story: Story, speaker: Speaker) -> dict[str, Wording]:
    """The wording of every block that an editor may change, by its id; `pack` as assembled, without any edit.

    What must be known before any figure is read (that some are illustrative, or small ones shown) is nobody's to change.
    """
    made: dict[str, Wording] = {}
    stories = {section.entry.id: section for section in story.sections}
    phrases = digest(speaker.phrases.model_dump_json())
    for section in story.sections:
        for printed in section.bullets:
            made[printed.commentary.id] = _of_bullet(printed, section.entry.id, speaker, phrases)
    for part in pack.sections:
        for block in part.blocks:
            match block:
                case Paragraph(role="headline"):
                    made[block.id] = _of_headline(block, stories[part.id], speaker, phrases)
                case Paragraph(role="note"):
                    made[block.id] = _plain(block.id, "note", part.id, block.text, speaker)
                case Paragraph() | Link():
                    made[block.id] = _plain(block.id, "prose", part.id, block.text, speaker)
                case Chart() | Table():
                    made[block.id] = _plain(block.id, "caption", part.id, block.caption, speaker)
    made |= {table.id: _plain(table.id, "caption", "", table.caption, speaker) for table in pack.appendix}
    for group in pack.key_messages:
        for message in group.messages:
            own = made[message.id.removeprefix("key.")]
            known = {(each.printed, each.same) for each in own.mentions}
            more = tuple(each for each in mentions_in(own.table, (message.text, message.slide)) if (each.printed, each.same) not in known)
            said = replace(own, id=message.id, kind="key message", text=message.text, slide=message.slide)
            made[message.id] = replace(said, mentions=own.mentions + more)
    return made


def _of_bullet(printed: Printed, section: str, speaker: Speaker, phrases: str) -> Wording:
    said = printed.commentary
    main = leading(said.measures)
    variant = "default" if printed.stands_alone else said.variant
    texts = (printed.text, printed.slide, said.text, said.standalone, said.slide, said.standalone_slide)
    return _measured(
        Wording(
            said.id,
            "bullet",
            section,
            printed.text,
            printed.slide,
            said.standalone,
            claims={**said.claims, "variant": variant},
            indicators=tuple(dict.fromkeys(name for entry in said.entry.measures.values() for name in entry.indicators_named())),
            follows=said.entry.follows or "",
        ),
        said.measures,
        texts,
        _templates(said.entry),
        speaker,
        phrases,
        main,
    )


def _of_headline(block: Paragraph, section: SectionStory, speaker: Speaker, phrases: str) -> Wording:
    said = headline_said([printed.commentary for printed in section.bullets], speaker)
    if said is None:
        return _plain(block.id, "prose", section.entry.id, block.text, speaker)
    _, measures, pattern = said
    claims = {path: claim for name, measure in measures.items() for path, claim in claims_of(name, measure).items()}
    indicators = _indicators([printed.commentary for printed in section.bullets])
    wording = Wording(block.id, "headline", section.entry.id, block.text, claims={**claims, "variant": pattern}, indicators=indicators)
    return _measured(wording, measures, (block.text,), [pattern], speaker, phrases)


def _indicators(commentaries: list[Commentary]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(name for said in commentaries for entry in said.entry.measures.values() for name in entry.indicators_named())
    )


def _measured(
    wording: Wording,
    measures: Mapping[str, Measure],
    texts: tuple[Text, ...],
    templates: list[str],
    speaker: Speaker,
    phrases: str,
    main: str = "",
) -> Wording:
    """`wording` with the slots of its `measures`, and its fingerprints."""
    table = slot_table(measures, speaker)
    # The default sentences call the main measure "m".
    table |= {f"m{name.removeprefix(main)}": text for name, text in table.items() if main and name.split(".")[0].split("|")[0] == main}
    values = [f"{name}={text.plain}" for name, text in table.items()]
    facts = sorted({fact_mark(fact) for text in table.values() for slot in text.slots for fact in slot.facts})
    prints = Fingerprints(digest(*values, *facts), digest(json.dumps(dict(wording.claims), sort_keys=True)), digest(phrases, *templates))
    names = list(dict.fromkeys(name for template in templates for name in _slots_in(template)))
    return replace(wording, table=table, mentions=mentions_in(table, texts, names), literals=_literals(texts), prints=prints)


def _plain(block: str, kind: BlockKind, section: str, text: Text, speaker: Speaker) -> Wording:
    """A text without measures: what it claims is the words around its numbers and periods."""
    table, blanked = numbered_slots(text, speaker.phrases.language)
    if kind == "prose":  # the pack's own words: there is nothing to fill, and nothing to move
        return Wording(block, kind, section, text, literals=_literals((text,)), prints=Fingerprints("", "", digest(text.plain)))
    values = digest(*(f"{name}={each.plain}" for name, each in table.items()))
    return Wording(
        block,
        kind,
        section,
        text,
        table=table,
        mentions=mentions_in(table, (text,)),
        literals=_literals((text,)),
        claims={"words": blanked},
        prints=Fingerprints(values, digest(blanked), digest(blanked)),
    )


def _literals(texts: tuple[Text, ...]) -> tuple[str, ...]:
    """The numbers in `texts` that are neither figures nor periods."""
    found = [part.printed for text in texts for part in text.parts if isinstance(part, Number) and part.origin != "period"]
    return tuple(dict.fromkeys(found))


def _templates(entry: BulletEntry) -> list[str]:
    texts = [entry.text, entry.slide, *(text for each in entry.variants for text in (each.text, each.slide))]
    return [text for text in texts if text]


def _slots_in(template: str) -> Iterator[str]:
    try:
        parsed = parse_template(template)
    except TemplateError:
        return
    for reference in references(parsed):
        yield f"{reference.dotted}|{reference.format}" if reference.format else reference.dotted
