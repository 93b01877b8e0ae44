"""A slot template filled from measures."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from scrutiny_pack.config.sections import BulletEntry
from scrutiny_pack.narrative.attributes import known_forms, known_names, say, step
from scrutiny_pack.narrative.nodes import Measure, Node, capitalised
from scrutiny_pack.narrative.ones import with_ones
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.template import (
    Optional,
    SlotReference,
    Template,
    TemplateError,
    joined_slots,
    parse_template,
    references,
    without_slots,
)
from scrutiny_pack.text import NUMBER, Literal, Part, Text, Words, authored

RESERVED = re.compile(r"\b(?:in)?significan(?:t|tly|ce)\b", re.IGNORECASE)
"""Words that only a test may say."""


def rendered(text: str, speaker: Speaker, measures: Mapping[str, Measure], basis: frozenset[str]) -> Text | None:
    """`text` with its slots filled; `None` where a slot outside an optional part is unknown.

    Raises `TemplateError` for a name, attribute or format that cannot be.
    """
    said = _filled(parse_template(text), speaker, measures, basis)
    few = speaker.phrases.few.partition("{")[0]
    said = with_ones(said, speaker.phrases) if said else said
    return capitalised(said) if said and few and said.plain.startswith(few) else said


def check_wording(text: str, speaker: Speaker, measures: Mapping[str, Measure], entry: BulletEntry) -> None:
    """Raise `TemplateError` for what is wrong with an author's `text`, whether or not it will be printed this month.

    A number typed in it must be part of the definition of an indicator that the bullet names: a figure belongs in a data file, where it
    can be traced.
    """
    template = parse_template(text)
    for reference in references(template):
        _node(reference, speaker, measures)
    if reserved := RESERVED.search(without_slots(text)):
        what = f'the word "{reserved.group()}" is typed, and no test stands behind it'
        fix = "write {c.significantly} for a change, or {g.phrase} for a gap, and test: 95% in the rules; or take the word out"
        raise TemplateError(what, fix, reserved.start() + 1)
    allowed = definition_numbers(speaker, {name for measure in entry.measures.values() for name in measure.indicators_named()})
    for number in NUMBER.finditer(without_slots(text)):
        if number.group() not in allowed:
            fix = "write a slot in its place, or put it into the indicator's definition if it is part of that"
            raise TemplateError(f'the number "{number.group()}" is typed, not computed', fix, number.start() + 1)
    if joined := joined_slots(template):
        what = f"{{{joined.dotted}}} would run into the number beside it, and both be read as one"
        raise TemplateError(what, "write a space or a word between the two", joined.column)


def definition_numbers(speaker: Speaker, indicators: Iterable[str]) -> set[str]:
    """The numbers in the registry's words for `indicators`."""
    found: set[str] = set()
    for name in indicators:
        rule = speaker.setting.indicators[name]
        found.update(NUMBER.findall(f"{rule.name} {rule.subject} {rule.label} {rule.definition} {rule.per:,}"))
    return found


def _filled(template: Template, speaker: Speaker, measures: Mapping[str, Measure], basis: frozenset[str]) -> Text | None:
    whole = Text()
    for part in template:
        if isinstance(part, str):
            whole += authored(part, "definition")
            continue
        if isinstance(part, Optional):
            whole += _filled(part.parts, speaker, measures, basis) or Text()
            continue
        said = _said(part, speaker, measures, basis)
        if said is None:
            return None
        whole += said
    return _tidy(whole) if whole else None


def _said(reference: SlotReference, speaker: Speaker, measures: Mapping[str, Measure], basis: frozenset[str]) -> Text | None:
    if reference.path[0] == "terms" and len(reference.path) == 2 and reference.path[1] in speaker.terms:
        return Text((speaker.terms[reference.path[1]],))
    node = _node(reference, speaker, measures)
    return None if node is None else say(speaker, node, reference.dotted, reference.format, basis)


def _node(reference: SlotReference, speaker: Speaker, measures: Mapping[str, Measure]) -> Node | None:
    first, *rest = reference.path
    if first == "terms":
        if len(rest) != 1 or rest[0] not in speaker.terms:
            raise _unknown(reference, "terms has no", ".".join(rest), tuple(speaker.terms))
        return None
    if first not in measures:
        raise _unknown(reference, "this bullet has no measure", first, (*measures, "terms"))
    if reference.format and reference.format not in known_forms():
        raise _unknown(reference, "there is no format", reference.format, known_forms())
    node: Node | None = measures[first]
    for name in rest:
        if node is None:
            return None
        try:
            node = step(speaker, node, name)
        except KeyError:
            raise _unknown(reference, f"{first} has no", name, known_names(type(node), tuple(speaker.setting.comparators))) from None
    return node


def _unknown(reference: SlotReference, what: str, name: str, choices: tuple[str, ...]) -> TemplateError:
    near = difflib.get_close_matches(name, choices, 1)
    fix = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(dict.fromkeys(choices))}" if choices else "take it out"
    return TemplateError(f'{what} "{name}", in the slot {{{reference.dotted}}}', fix, reference.column)


def _tidy(text: Text) -> Text:
    """`text` with neighbouring words made one part, so that evidence stays short."""
    parts: list[Part] = []
    for part in text.parts:
        last = parts[-1] if parts else None
        if isinstance(part, Words) and isinstance(last, Words):
            parts[-1] = Words(last.printed + part.printed)
        elif not isinstance(part, Literal | Words) or part.printed:
            parts.append(part)
    return Text(tuple(parts))
