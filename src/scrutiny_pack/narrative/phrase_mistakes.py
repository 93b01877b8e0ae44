"""Whether a phrase pack can be used: every key of the shipped one and no other, words at each, and the slots that are filled into it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from babel import Locale
from pydantic_core import PydanticCustomError

from scrutiny_pack.fixed_words import CAPTION_LABEL
from scrutiny_pack.narrative.shipped_phrases import standard
from scrutiny_pack.narrative.template import SlotReference, TemplateError, parse_template, references
from scrutiny_pack.text import NUMBER

PLURAL_CLASSES = ("zero", "two", "few", "many")
"""Beside one and other, the classes that languages have for the nouns after a number."""

ORDINAL = ("kinds", "ordinal")
"""The table whose keys are the language's classes of ordinals: any of them, and `other` for the rest."""

NESTED = ("kinds",)
"""Fields with a table of phrases for each kind."""

OWN_KEYS = ("glossary",)
"""Fields whose keys are words themselves: another language has other ones."""

SENTENCES = ("defaults", "headlines")
"""Fields whose texts have the slots of measures."""

MAY_BE_EMPTY = ("article", "in_month", "same")
"""Keys that need no words: an article, what is said as of other periods, and what did not move, which has sentences of its own."""

MAY_BE_LEFT_OUT = ("area", "list", "steps", "title", "which")
"""Slots without which no figure, period or claim is lost; so is what a unit is of."""

CAPTIONS = (("fixed", "figure"), ("fixed", "table"))

UNITS = ("of", "per_of", "labels")

_SLOT = re.compile(r"\{([a-z_]+)\}")
_PATTERN = re.compile(r"(?:[^{}]|\{[a-z_]+\})*")

Way = tuple[str | int, ...]


class Mistake(NamedTuple):
    """What is wrong, and where inside the field it stands."""

    at: Way
    error: PydanticCustomError


def mistakes(field: str, written: object, language: str, typed: bool) -> Iterator[Mistake]:
    """All that is wrong with `field` as it is `written`, in plain tables, lists and texts; `typed` if a class has checked its keys."""
    if not typed:
        yield from _keys((field,), written, standard().get(field))
    for at, text in _leaves(written, ()):
        if at[-2:-1] == ("classes",):
            yield from (Mistake(at, error) for error in _class_errors(str(at[-1]), language))
        if error := _text_error((field, *at), text):
            yield Mistake(at, error)
    if field == "defaults" and isinstance(written, Mapping):
        for kind in standard()[field]:
            yield from _never_said(kind, written.get(kind, ()))


def _keys(way: Way, written: object, known: object) -> Iterator[Mistake]:
    """Keys that are missing and keys that nothing reads, of a table that the shipped pack has too."""
    if not isinstance(written, Mapping) or not isinstance(known, Mapping) or way[0] in OWN_KEYS:
        return
    choices = ("one", *PLURAL_CLASSES, "other") if way == ORDINAL else tuple(known)
    unknown = {key: difflib.get_close_matches(str(key), choices, 1) for key in written if key not in choices}
    needed = [key for key in (("other",) if way == ORDINAL else choices) if [key] not in unknown.values()]  # misspelt is told once
    if missing := [key for key in needed if key not in written or written[key] == []]:
        example = known[missing[0]] if isinstance(known[missing[0]], str) else "..."
        said = {"field": ".".join(map(str, way)), "keys": ", ".join(missing), "fix": f'add a line: {missing[0]}: "{example}"'}
        yield Mistake(way[1:], PydanticCustomError("phrase-missing", "{field} lacks {keys}", said))
    for key, near in unknown.items():
        fix = f'did you mean "{near[0]}"?' if near else f"take it out, or write one of: {', '.join(choices)}"
        yield Mistake((*way[1:], key), PydanticCustomError("unknown-key", '"{key}" is no phrase here', {"key": key, "fix": fix}))
    if len(way) == 1 and way[0] in NESTED:
        for key in known:
            yield from _keys((*way, key), written.get(key), known[key])


def _leaves(value: object, at: Way) -> Iterator[tuple[Way, str]]:
    """Each text inside `value`, with the way to it."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, Mapping | Sequence):
        for key, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _leaves(inner, (*at, key))


def _class_errors(name: str, language: str) -> Iterator[PydanticCustomError]:
    """A form that nothing would ever choose."""
    if not language:  # which has been told
        return
    known = [each for each in PLURAL_CLASSES if each in Locale.parse(language, sep="-").plural_form.tags]
    if name not in known:
        said = {"name": name, "language": language, "fix": f"write one of {', '.join(known)}" if known else "take it out"}
        yield PydanticCustomError("unknown-plural-class", '"{name}" is no plural class of {language}', said)


def _never_said(kind: str, sentences: Sequence[Mapping[str, str]]) -> Iterator[Mistake]:
    """A sentence that is always possible, before others: "was unchanged" would be said of every change."""
    from scrutiny_pack.narrative.attributes import may_be_unknown  # as below

    for place, sentence in enumerate(sentences[:-1]):
        try:
            parts = parse_template(sentence["text"])
        except TemplateError:  # which is told by itself
            continue
        if not any(may_be_unknown(kind, part.path) for part in parts if isinstance(part, SlotReference)):
            what = f'"{sentence["text"]}" can always be said, so that nothing behind it ever is'
            said = {"what": what, "fix": "keep the order of the shipped phrase pack's sentences, and their slots"}
            yield Mistake((kind, place, "text"), PydanticCustomError("phrase-slot", "{what}", said))


def _text_error(way: Way, text: str) -> PydanticCustomError | None:
    """What is wrong with the text at `way`."""
    if NUMBER.search(text):
        return PydanticCustomError("number-in-phrase", '"{text}" holds a number', {"text": text, "fix": "write a slot in its place"})
    if "\n" in text:
        said = {"key": _named(way), "fix": "write it on one line, or with >- in front of its lines"}
        return PydanticCustomError("phrase-lines", 'there is an end of a line in "{key}"', said)
    shipped = _shipped_at(("spans", "in_period") if way == ("spans", "in_month") else way)
    if not text.strip():
        if way[-1] in MAY_BE_EMPTY or (shipped is not None and not shipped.strip()):
            return None
        fix = f'write words, as "{shipped}" in English' if shipped else "write words"
        return PydanticCustomError("phrase-empty", 'there are no words in "{key}"', {"key": _named(way), "fix": fix})
    wrong = _wrong_sentence(way, text) if way[0] in SENTENCES else _wrong_slots(way, text, shipped)
    return PydanticCustomError("phrase-slot", "{what}", {"what": wrong[0], "fix": wrong[1]}) if wrong else None


def _named(way: Way) -> str:
    return next(str(step) for step in reversed(way) if isinstance(step, str))


def _shipped_at(way: Way) -> str | None:
    """What the shipped pack says there; of another class of ordinals what it says of the rest; `None` where it says nothing."""
    known: object = standard()
    for step in way:
        if not isinstance(known, Mapping):
            return None
        known = known.get(step, known.get("other") if known is _ordinals() else None)
    return known if isinstance(known, str) else None


def _ordinals() -> object:
    return standard()[ORDINAL[0]][ORDINAL[1]]


def _wrong_slots(way: Way, phrase: str, shipped: str | None) -> tuple[str, str] | None:
    """A slot that nothing fills, a brace by itself, or a slot without which something is lost; and what to do."""
    allowed = sorted(set(_SLOT.findall(shipped or "")))
    written = ", ".join(f"{{{slot}}}" for slot in allowed)
    found = _SLOT.findall(phrase)
    for slot in found:
        if slot not in allowed:
            near = difflib.get_close_matches(slot, allowed, 1)
            fix = f'did you mean "{{{near[0]}}}"?' if near else f"write one of {written}" if allowed else "take it out"
            return f'nothing is filled into "{{{slot}}}" of "{phrase}"', fix
    if not _PATTERN.fullmatch(phrase):
        return f'a brace stands by itself in "{phrase}"', f"write slots like {written}" if allowed else "take it out"
    may_lack = (*MAY_BE_LEFT_OUT, "of") if way[0] in UNITS else MAY_BE_LEFT_OUT
    if lost := [slot for slot in allowed if slot not in found and slot not in may_lack]:
        return f'"{phrase}" does not say "{{{lost[0]}}}"', f'write it in, as in "{shipped}"'
    if way in CAPTIONS and not CAPTION_LABEL.fullmatch(phrase):
        return (
            f'"{phrase}" is not one word and a number, so that an edited caption could not be read back',
            f'write it like "{shipped}", or {{n}}. and a word',
        )
    return None


def _wrong_sentence(way: Way, text: str) -> tuple[str, str] | None:
    from scrutiny_pack.narrative.attributes import (
        known_forms,
        names_of_phrases,
    )  # the attributes are said with phrases, so they import them

    try:
        slots = references(parse_template(text))
    except TemplateError as error:
        return f'{error.what} in "{text}"', error.fix
    for slot in slots:
        if slot.format and slot.format not in known_forms():
            return f'there is no format "{slot.format}", in "{text}"', f"write one of {', '.join(known_forms())}"
        choices = names_of_phrases(str(way[1]) if way[0] == "defaults" else "", slot.path)
        if slot.path[-1] not in choices:
            near = difflib.get_close_matches(slot.path[-1], choices, 1)
            fix = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(choices)}"
            return f'nothing is filled into "{{{slot.dotted}}}" of "{text}"', fix
    return None if slots else (f'no figure is said in "{text}"', "write slots, as in the shipped phrase pack")
