"""The noun after a 1, and the verb beside the two, in the singular: "1 child was" where a text says "{l} children were"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from scrutiny_pack.figures import Unit
from scrutiny_pack.narrative.phrases import PhrasePack
from scrutiny_pack.text import Part, Slot, Text, Words


def with_ones(text: Text, phrases: PhrasePack) -> Text:
    """`text` with the phrase pack's nouns and verbs put into the singular beside each count that is printed as 1."""
    nouns = {each.many: each.one for each in phrases.ones}
    verbs = {each.many: each.one for each in phrases.one_verbs}
    parts: list[Part] = list(text.parts)
    for place, part in enumerate(parts[:-1]):
        after = parts[place + 1]
        if not (isinstance(part, Slot) and part.printed == "1" and part.unit == Unit.COUNT and isinstance(after, Words)):
            continue
        said = _after(after.printed, nouns, verbs)
        if said == after.printed:
            continue
        parts[place + 1] = replace(after, printed=said)
        before = parts[place - 1] if place else None
        if isinstance(before, Words):
            parts[place - 1] = replace(before, printed=_before(before.printed, verbs))
    return Text(tuple(parts))


def _after(said: str, nouns: Mapping[str, str], verbs: Mapping[str, str]) -> str:
    """What follows the 1, beginning with a noun of the list and perhaps a verb."""
    found = re.match(rf" ({_any(nouns)})\b(?!-)", said) if nouns else None
    if not found:
        return said
    rest = said[found.end() :]
    verb = re.match(rf" ({_any(verbs)})\b", rest) if verbs else None
    rest = f" {verbs[verb[1]]}{rest[verb.end() :]}" if verb else rest
    return f" {nouns[found[1]]}{rest}"


def _before(said: str, verbs: Mapping[str, str]) -> str:
    """What stands before the 1: there were."""
    found = re.search(rf"\b({_any(verbs)}) \Z", said) if verbs else None
    return f"{said[: found.start()]}{verbs[found[1]]} " if found else said


def _any(words: Mapping[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
