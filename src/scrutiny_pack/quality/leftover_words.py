"""Words that no reader should meet: "nan" where a figure should be, a slot that was not filled, two spaces where a word is missing.

Words that stand in the pack itself were written by a person, who may have meant them: of those there is a warning at most. What is
printed and was not in the pack's words is a mistake of ours.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.fixed_words import FixedWords
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.accessibility import CORE
from scrutiny_pack.quality.opened import Opened, paragraphs, printed, values
from scrutiny_pack.text import Literal, Slot, Text

NOT_A_FIGURE = re.compile(r"(?<![\w.\-])(?:nan|NaN|[-+−]?inf|None|null|[-−]0(?:\.0+)?)(?![\w.]*\d|\w)")
"""What a program prints for a figure that is missing, without bound, or nothing with a sign."""
_UNFILLED = re.compile(r"[{}]")
_GAP = re.compile(r"[^\s.!?:;] {2,}\S+")
"""Inside a sentence: between sentences many people type two spaces."""


class _Rule(NamedTuple):
    """A kind of word that no reader should meet."""

    slug: str
    pattern: re.Pattern[str]
    what: str
    fix: str


_RULES = (
    _Rule("leftover-word", NOT_A_FIGURE, "a word of programs stands where a figure should", "look at the figures that it is about"),
    _Rule("leftover-brace", _UNFILLED, "there is a brace, as of a slot that was not filled", "write the slot as the documentation has it"),
    _Rule("leftover-space", _GAP, "there are two spaces, as where a word is missing", "look whether a word is missing, and take one out"),
)
_USUAL = {"None", "null"}
"""Words that people use: "None of the ten neighbours"."""
_ALT = ".//@descr | .//w:tblCaption/@w:val | .//w:tblDescription/@w:val"


def check_words(opened: Opened, pack: Pack, problems: ProblemList) -> None:
    """Note each such word in what is printed, in alt texts, in the presenter's notes and in the document's properties."""
    check_texts(((opened.place(part), text) for part, text in _texts(opened)), pack, problems)
    _check_chart_labels(opened.place(), pack, problems)


def check_texts(texts: Iterable[tuple[Place, str]], pack: Pack, problems: ProblemList) -> None:
    """Note each such word in `texts`, each of which has its place."""
    own = _own_words(pack)
    for place, text in dict.fromkeys(texts):
        for slug, pattern, what, fix in _RULES:
            for word in sorted(set(pattern.findall(text)) - (own & _USUAL)):
                note = problems.warn if word in own else problems.error
                note(slug, place, f'{what}: "{_around(word, text)}"', fix)


def _texts(opened: Opened) -> Iterator[tuple[str, str]]:
    """Every text that reaches a reader, with its part."""
    for part in opened.written:
        root = opened.roots[part]
        yield from ((part, printed(paragraph)) for paragraph in paragraphs(root))
        yield from ((part, alt) for alt in values(root, _ALT))
    if CORE in opened.roots:
        yield from ((CORE, str(text)) for text in opened.roots[CORE].itertext())


def _around(word: str, text: str) -> str:
    """The stretch of `text` that `word` stands in."""
    start = max(text.find(word) - 30, 0)
    end = start + len(word) + 60
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def _check_chart_labels(place: Place, pack: Pack, problems: ProblemList) -> None:
    # Labels are drawn as lines: in the file nobody can read them any more.
    for chart in (chart for section in pack.sections for chart in section.charts):
        for label in chart.labels:
            if any(NOT_A_FIGURE.search(slot.printed) for slot in label.slots):
                what = f'the chart "{chart.id}" has the label "{label}"'
                problems.error("leftover-word", place, what, "look at the figures that the chart shows")


_NO_FIXED = FixedWords(**dict.fromkeys((field.name for field in dataclasses.fields(FixedWords)), ""))
"""Fixed words are patterns with braces of ours, which nobody meant to be printed."""


def _own_words(pack: Pack) -> frozenset[str]:
    """The words, braces and gaps of this kind that a person wrote: none of them is in a slot, or where an empty slot was."""
    own: set[str] = set()
    for text in _texts_of(dataclasses.replace(pack, fixed=_NO_FIXED)):
        written = "".join("\0" if isinstance(part, Slot) else part.printed for part in text.parts)
        own.update(NOT_A_FIGURE.findall(written), _UNFILLED.findall(written))
        own.update(_GAP.findall("".join(part.printed or "\0" for part in text.parts)))
    return frozenset(own)


def _texts_of(part: object) -> Iterator[Text]:
    """Every text of the pack, at whatever depth."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, str):
        yield Text((Literal(part, "name"),))
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts_of(each)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from _texts_of(getattr(part, field.name))
