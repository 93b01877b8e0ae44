"""Slot templates: text with {path}, {path|format} and [optional parts]. A closed grammar, not a language: nothing in it can run.

template = (literal | "{" name ("." name)* ["|" format] "}" | "[" template "]")*        {{ }} [[ ]] stand for the characters themselves
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

_PIECE = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{(?P<slot>[^{}]*)\}|(?P<open>\[)|(?P<close>\])|(?P<brace>[{}])")
_SLOT = re.compile(r"(?P<path>[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*)(?:\|(?P<format>[a-z]+))?")


class TemplateError(ValueError):
    """What is wrong with a template, how to mend it, and at which character (from 1)."""

    def __init__(self, what: str, fix: str, column: int) -> None:
        super().__init__(what)
        self.what, self.fix, self.column = what, fix, column


@dataclass(frozen=True)
class SlotReference:
    """A slot in a template: the path to a measure's attribute, and the format it is printed in."""

    path: tuple[str, ...]
    format: str
    column: int

    @property
    def dotted(self) -> str:
        """The path as it is written."""
        return ".".join(self.path)


@dataclass(frozen=True)
class Optional:
    """A part that is left out when a slot in it is unknown."""

    parts: Template


Template: TypeAlias = "tuple[str | SlotReference | Optional, ...]"


def parse_template(text: str) -> Template:
    """The parts of `text`, in order. Raises `TemplateError` at the first thing that is not of the grammar."""
    stack: list[list[str | SlotReference | Optional]] = [[]]
    end = opened = 0
    for piece in _PIECE.finditer(text):
        _add_literal(stack[-1], text[end : piece.start()])
        end = piece.end()
        if piece["slot"] is not None:
            stack[-1].append(_slot(piece["slot"], piece.start() + 1))
        elif piece["open"]:
            if len(stack) > 1:
                raise TemplateError("an optional part inside another", "close the first [ with ] before the next", piece.start() + 1)
            stack.append([])
            opened = piece.start() + 1
        elif piece["close"]:
            if len(stack) == 1:
                raise TemplateError('"]" without "["', "write ]] for the character itself", piece.start() + 1)
            inner = tuple(stack.pop())
            stack[-1].append(Optional(inner))
        elif piece["brace"]:
            raise TemplateError(
                f'"{piece["brace"]}" by itself', "write {name.attribute}, or {{ and }} for the characters", piece.start() + 1
            )
        else:
            _add_literal(stack[-1], piece.group()[0])
    _add_literal(stack[-1], text[end:])
    if len(stack) > 1:
        raise TemplateError('"[" is never closed', "close the optional part with ]", opened)
    return tuple(stack[0])


def references(template: Template) -> list[SlotReference]:
    """Every slot of `template`, optional parts included, in order."""
    found: list[SlotReference] = []
    for part in template:
        if isinstance(part, SlotReference):
            found.append(part)
        elif isinstance(part, Optional):
            found += references(part.parts)
    return found


def without_slots(text: str) -> str:
    """`text` with blanks in place of its slots, so that what is left was typed and stands at the same column."""
    return _PIECE.sub(lambda piece: piece.group() if piece["slot"] is None else " " * len(piece.group()), text)


def joined_slots(template: Template) -> SlotReference | None:
    """The first slot that would run into the one before it, or into a digit, with at most a comma or a full stop between: 1,234 of two."""
    flat = list(_flat(template))
    for place, part in enumerate(flat):
        if not isinstance(part, SlotReference):
            continue
        between = flat[place - 1] if place else " "
        if isinstance(between, SlotReference) or (between in {",", "."} and place > 1):
            return part
        after = flat[place + 1] if place + 1 < len(flat) else ""
        if isinstance(between, str) and _RUNS_ON.search(between[-2:]) or isinstance(after, str) and _RUNS_INTO.match(after):
            return part
    return None


_RUNS_ON = re.compile(r"\d[,.]?\Z")
_RUNS_INTO = re.compile(r"[,.]?\d")


def _flat(template: Template) -> Iterator[str | SlotReference]:
    for part in template:
        if isinstance(part, Optional):
            yield from _flat(part.parts)
        else:
            yield part


def _add_literal(parts: list[str | SlotReference | Optional], text: str) -> None:
    if not text:
        return
    if parts and isinstance(parts[-1], str):
        parts[-1] += text
    else:
        parts.append(text)


def _slot(inside: str, column: int) -> SlotReference:
    found = _SLOT.fullmatch(inside.strip())
    if not found:
        raise TemplateError(f'"{{{inside}}}" is not a slot', "write {name.attribute} or {name.attribute|format}", column)
    return SlotReference(tuple(found["path"].split(".")), found["format"] or "", column)
