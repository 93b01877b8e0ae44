"""The closed list of what a template may ask of each measure, and how each is said. Nothing else can be reached from a template."""

from __future__ import annotations

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.sealed import Few
from scrutiny_pack.narrative.gap_phrases import FORMS
from scrutiny_pack.narrative.kinds import kinds, worded
from scrutiny_pack.narrative.nodes import Covered, Node, Phrase, Said, Small, capitalised
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import Text


def step(speaker: Speaker, node: Node, name: str) -> Node | None:
    """The attribute `name` of `node`; `None` where this one has no such figure. Raises `KeyError` for a name that is not on the list."""
    words = worded(type(node))
    if words is None:
        raise KeyError(name)
    parts = words.parts(node) if words.parts else {}
    if name in parts:
        return parts[name]
    if name in words.attributes:
        return words.attributes[name](speaker, node)
    if words.inherits:
        return step(speaker, words.figure(node), name)
    raise KeyError(name)


def say(speaker: Speaker, node: Node, path: str, form: str, basis: frozenset[str]) -> Text | None:
    """The words for `node` in the format `form`; `None` where it cannot be said truthfully."""
    match node:
        case Said(text):
            return text
        case Number():
            return speaker.number(node, path, form)
        case Small(of):
            return speaker.few(of, path)
        case Few():
            return speaker.few(node, path) if node.unit is Unit.COUNT else None
        case Covered(quantity, preposition, capital):
            text = speaker.when(quantity, form) if preposition else speaker.covered(quantity, form)
            return capitalised(text) if capital else text
        case Phrase(said):
            return said(speaker, path.rpartition(".")[0], form, basis)
    words = worded(type(node))
    if words is not None and words.said is not None:
        return words.said(speaker, node)
    figure = words.figure(node) if words else None
    if isinstance(figure, Quantity):
        return speaker.figure(figure, path, form)
    return speaker.few(figure, path) if figure and figure.unit is Unit.COUNT else None


def known_names(kind: type, comparators: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The names that a template may ask of a measure of `kind`, for messages."""
    words = worded(kind)
    if words is None:
        return ()
    return (*words.attributes, *(comparators if words.parts else ()), *(known_names(Quantity) if words.inherits else ()))


def names_of_phrases(kind: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """The names that may stand last in the slot `path` of a phrase pack: of a default sentence of this `kind`, or of a headline (none)."""
    letters = (
        {"m": kinds()[kind].measure if kind in kinds() else Quantity}
        if kind
        else {letter: each.measure for each in kinds().values() for letter in each.letters}
    )
    if len(path) == 1 or path[0] not in letters:
        return () if path[0] in letters and len(path) > 1 else tuple(letters)
    if len(path) == 2:
        return known_names(letters[path[0]])
    return tuple(dict.fromkeys(name for each in kinds().values() for part in each.worded for name in known_names(part)))


def may_be_unknown(kind: str, path: tuple[str, ...]) -> bool:
    """Whether the slot `path` of a default sentence of this `kind` may have nothing to say, as its own description tells."""
    if len(path) > 2:
        tables = [words.about for each in kinds().values() for words in each.worded.values()]
    else:
        words = worded(kinds()[kind].measure)
        tables = [part.about for part in (words, worded(Quantity) if words and words.inherits else None) if part]
    said = " ".join(table.get(path[-1], "") for table in tables)
    return "unknown" in said or "where it is known" in said


def known_forms() -> tuple[str, ...]:
    """All formats."""
    return ("long", "short", *FORMS)
