"""Titles and names with {month}, {area} and {region} in them; {{ and }} stand for the characters themselves."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

PLACEHOLDERS = ("month", "area", "region")
"""What may stand between braces."""
FRONT_SHEET = (*PLACEHOLDERS, "committee", "meeting")
"""What may stand between them on the front sheet, which is printed for one board."""

_PIECE = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}]*)\}|(?P<brace>[{}])")


def pieces(text: str, names: Sequence[str] = PLACEHOLDERS) -> Iterator[tuple[str, str]]:
    """The words of `text` and the placeholders after them, in order: ("Performance, ", "month"); the last has none."""
    words, end = "", 0
    for found in _PIECE.finditer(text):
        words += text[end : found.start()]
        end = found.end()
        if found["name"] in names:
            yield words, found["name"]
            words = ""
        else:
            words += found.group()[0] if found.group() in ("{{", "}}") else found.group()
    yield words + text[end:], ""


def wrong_with(text: str, names: Sequence[str] = PLACEHOLDERS) -> tuple[str, str] | None:
    """What is wrong with the first brace in `text` that is neither a placeholder's nor doubled, and what to do; `None` if nothing is."""
    written = [f"{{{name}}}" for name in names]
    allowed = f"{', '.join(written[:-1])} or {written[-1]}"
    for found in _PIECE.finditer(text):
        if found["brace"]:
            what = f'"{found["brace"]}" by itself (at character {found.start() + 1} of the text)'
            return what, f"write {allowed}, or {{{{ and }}}} for the characters"
        if found["name"] is not None and found["name"] not in names:
            what = f'"{found.group()}" cannot stand here (at character {found.start() + 1} of the text)'
            near = difflib.get_close_matches(found["name"].lower(), names, 1)
            return what, f'did you mean "{{{near[0]}}}"?' if near else f"write {allowed}"
    return None
