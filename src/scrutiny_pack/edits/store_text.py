"""The edits store as the text of a YAML file: sorted, one fact a line, texts as blocks, so that two people's changes merge line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from scrutiny_pack.edits.model import StoreFile

HEAD = """\
# Editors' words for this pack. Written by scrutiny-pack (edits, review); each revision is kept, the last that nobody rejected is printed.
"""
_PLAIN = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.@+/:-]*[A-Za-z0-9_])?")
_BLOCK = re.compile(r"\S(?:.*\S)?(?:\n\S(?:.*\S)?)*")
_AS_BLOCK_FROM = 40
"""A text of so many characters stands in a block of its own."""


def store_text(store: StoreFile) -> str:
    """`store` as YAML; the same store gives the same text, whatever order its parts came in."""
    written = {"version": store.version}
    lines = [HEAD.rstrip("\n"), *_mapping(written, 0)]
    if store.edits:
        lines.append("edits:")
        for block in sorted(store.edits):
            lines.append(f"  {block}:")
            for language in sorted(store.edits[block]):
                lines.append(f"    {language}:")
                for revision in store.edits[block][language]:
                    lines += _item(revision.model_dump(exclude_defaults=True) | {"rev": revision.rev, "state": revision.state}, 6)
    if store.notes:
        lines.append("notes:")
        for block in sorted(store.notes):
            lines.append(f"  {block}:")
            for note in store.notes[block]:
                lines += _item(note.model_dump(exclude_defaults=True), 4)
    return "\n".join(lines) + "\n"


_ORDER = ("rev", "onto", "state", "kind", "edited", "template", "slide", "slide_template")
"""What is looked for first stands first; the rest follows in the order of the class."""


def _item(entry: Mapping[str, object], indent: int) -> list[str]:
    first = {name: entry[name] for name in _ORDER if name in entry}
    lines = _mapping(first | dict(entry), indent + 2)
    return [" " * indent + "- " + lines[0].lstrip(), *lines[1:]]


def _mapping(entry: Mapping[str, object], indent: int) -> list[str]:
    return [line for name, value in entry.items() for line in _entry(name, value, indent)]


def _entry(name: str, value: object, indent: int) -> Iterator[str]:
    start = f"{' ' * indent}{_scalar(name)}:"
    match value:
        case dict():
            if value:
                yield start
                yield from _mapping(value, indent + 2)
        case str() if len(value) >= _AS_BLOCK_FROM and _BLOCK.fullmatch(value) and value.isprintable():
            yield f"{start} |-"
            yield f"{' ' * (indent + 2)}{value}"
        case str() if "\n" in value and _BLOCK.fullmatch(value) and value.replace("\n", "").isprintable():
            yield f"{start} |-"
            yield from (f"{' ' * (indent + 2)}{line}" for line in value.split("\n"))
        case list():
            yield from _list(start, value, indent)
        case _:
            yield f"{start} {_scalar(value)}"


def _list(start: str, values: Sequence[object], indent: int) -> Iterator[str]:
    if values:
        yield start
        yield from (f"{' ' * (indent + 2)}- {_scalar(value)}" for value in values)


def _scalar(value: object) -> str:
    text = str(value)
    if _PLAIN.fullmatch(text):
        return text
    # JSON's quoted text is YAML's too; what an editor would not show is written by its number.
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(character if character.isprintable() else _numbered(ord(character)) for character in quoted)


def _numbered(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
