"""Whether a phrase pack can be used: every key that the shipped one has, and no slot that nothing is filled into."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from scrutiny_pack.config.nodes import read_nodes
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.template import TemplateError, parse_template, references
from scrutiny_pack.shipped import shipped_folder

SHIPPED = "en-GB"
ANY_OF_FIELD = ("expected", "net")
"""Fields all of whose phrases are filled with the same slots."""

NESTED = ("kinds",)
"""Fields with a table of phrases for each kind."""

OWN_KEYS = ("glossary",)
"""Fields whose keys are words themselves: another language has other ones."""

_SLOT = re.compile(r"\{([a-z_]+)\}")
_PATTERN = re.compile(r"(?:[^{}]|\{[a-z_]+\})*")


def missing_keys(field: str, written: Iterable[str]) -> list[str]:
    """The keys of the table called `field` that are not among those `written`."""
    if field in OWN_KEYS:
        return []
    needed = flat(_shipped().get(field)) if field in NESTED else _shipped().get(field)
    return [key for key in needed if key not in set(written)] if isinstance(needed, dict) else []


def shipped_phrase(field: str, key: str) -> str:
    """What the shipped phrase pack has at `key` of `field`, for an example."""
    phrase = (flat(_shipped()[field]) if field in NESTED else _shipped()[field])[key]
    return phrase if isinstance(phrase, str) else "..."


def wrong_slot(field: str, written: object) -> tuple[str, str] | None:
    """What is wrong with the first phrase of `field` that has a slot of no use, and what to do; `None` if nothing is."""
    if field in ("defaults", "headlines"):
        return _wrong_sentence(field, written)
    shipped = _shipped().get(field)
    if field in NESTED:
        shipped, written = flat(shipped), flat(written)
    phrases = written.items() if isinstance(written, Mapping) else [("", written)]
    for key, phrase in phrases:
        if not isinstance(phrase, str):
            continue
        known = shipped.get(key, "") if isinstance(shipped, dict) and field not in ANY_OF_FIELD else shipped
        allowed = sorted({slot for text in _texts(known) for slot in _SLOT.findall(text)})
        if wrong := _wrong_pattern(phrase, allowed):
            return wrong
    return None


def _wrong_pattern(phrase: str, allowed: list[str]) -> tuple[str, str] | None:
    written = ", ".join(f"{{{slot}}}" for slot in allowed)
    for slot in _SLOT.findall(phrase):
        if slot not in allowed:
            near = difflib.get_close_matches(slot, allowed, 1)
            fix = f'did you mean "{{{near[0]}}}"?' if near else f"write one of {written}" if allowed else "take it out"
            return f'nothing is filled into "{{{slot}}}" of "{phrase}"', fix
    if not _PATTERN.fullmatch(phrase):
        return f'a brace stands by itself in "{phrase}"', f"write slots like {written}" if allowed else "take it out"
    return None


def _wrong_sentence(field: str, written: object) -> tuple[str, str] | None:
    from scrutiny_pack.narrative.attributes import (
        known_forms,
        names_of_phrases,
    )  # the attributes are said with phrases, so they import them

    sentences = [("", text) for text in written] if isinstance(written, list) else []
    if isinstance(written, Mapping):
        sentences = [(kind, text) for kind, entries in written.items() for entry in entries for text in _texts(entry)]
    for kind, text in sentences:
        try:
            slots = references(parse_template(text))
        except TemplateError as error:
            return f'{error.what} in "{text}"', error.fix
        for slot in slots:
            if slot.format and slot.format not in known_forms():
                return f'there is no format "{slot.format}", in "{text}"', f"write one of {', '.join(known_forms())}"
            choices = names_of_phrases(kind, slot.path)
            if slot.path[-1] not in choices:
                near = difflib.get_close_matches(slot.path[-1], choices, 1)
                fix = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(choices)}"
                return f'nothing is filled into "{{{slot.dotted}}}" of "{text}"', fix
    return None


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    entries = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for entry in entries for text in _texts(entry)]


def flat(value: object) -> dict[str, Any]:
    """Tables of tables as one: "target.on" for `on` of `target`."""
    tables = value.items() if isinstance(value, Mapping) else ()
    return {f"{kind}.{key}": phrase for kind, table in tables if isinstance(table, Mapping) for key, phrase in table.items()}


def merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`own` words over those of `base`, table by table; a list takes the place of the whole list."""
    both = dict(base)
    for key, value in own.items():
        known = both.get(key)
        both[key] = merged(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
    return both


@lru_cache
def shipped_pack(name: str) -> Mapping[str, Any] | None:
    """The shipped phrase pack of this name as it is written, over the one that it is like; `None` where there is none."""
    path = shipped_folder("config") / "phrases" / f"{name}.yaml"
    if not re.fullmatch(r"[A-Za-z]+(-[A-Za-z]+)*", name) or not path.is_file():
        return None
    read, _ = read_nodes(path.read_bytes(), name, ProblemList())
    written = read if isinstance(read, dict) else {}
    base = shipped_pack(str(written["like"])) if "like" in written else None
    return merged(base, written) if base else written


def shipped_names() -> list[str]:
    """The shipped phrase packs."""
    return sorted(path.stem for path in (shipped_folder("config") / "phrases").glob("*.yaml"))


def _shipped() -> Mapping[str, Any]:
    """The shipped phrase pack as it is written; it is never checked against itself here, so reading it cannot go in a circle."""
    return shipped_pack(SHIPPED) or {}
