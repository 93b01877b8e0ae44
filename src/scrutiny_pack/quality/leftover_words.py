"""Words that no reader should meet: "nan" where a figure should be, a slot that was not filled, two spaces where a word is missing.

Words that stand in the pack itself were written by a person, who may have meant them: of those there is a warning at most. What is
printed and was not in the pack's words is a mistake of ours.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from scrutiny_pack.errors import ProblemList
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.accessibility import CORE
from scrutiny_pack.quality.opened import Opened, paragraphs, printed, values
from scrutiny_pack.text import Literal, Slot, Text

NOT_A_FIGURE = re.compile(r"(?<![\w.\-])(?:nan|NaN|[-+−]?inf|None|null|[-−]0(?:\.0+)?)(?![\w.]*\d|\w)")
"""What a program prints for a figure that is missing, without bound, or nothing with a sign."""
UNFILLED = re.compile(r"[{}]")
GAP = re.compile(r"[^\s.!?:;] {2,}\S+")
"""Two spaces inside a sentence: the word between them is missing. Between sentences many people type two."""
_USUAL = {"None", "null"}
"""Words that people use: "None of the ten neighbours"."""
_ALT = ".//@descr | .//w:tblCaption/@w:val | .//w:tblDescription/@w:val"


def check_words(opened: Opened, pack: Pack, problems: ProblemList) -> None:
    """Note each such word in what is printed, in alt texts, in the presenter's notes and in the document's properties."""
    own = _own_words(pack)
    for part, text in dict.fromkeys(_texts(opened)):
        for word in sorted(set(NOT_A_FIGURE.findall(text)) - (own & _USUAL)):
            _note(
                opened,
                part,
                "leftover-word",
                f'it says "{word}" where a figure should be: "{_short(text, word)}"',
                word in own,
                problems,
            )
        for brace in sorted(set(UNFILLED.findall(text))):
            what = f'there is a "{brace}" in "{_short(text, brace)}", as in a slot that was not filled'
            _note(opened, part, "leftover-brace", what, brace in own, problems)
        for gap in sorted(set(GAP.findall(text))):
            what = f'there are two spaces in "{_short(text, gap)}": a word may be missing'
            _note(opened, part, "leftover-space", what, gap in own, problems)
    _check_chart_labels(opened, pack, problems)


def _note(opened: Opened, part: str, slug: str, what: str, own: bool, problems: ProblemList) -> None:
    fix = "look at the text in the pack; if it is meant, leave it as it is"
    if own:
        problems.warn(slug, opened.place(part), what, fix)
    else:
        problems.error(slug, opened.place(part), what, "look at the figures that it is about, and " + fix)


def _texts(opened: Opened) -> Iterator[tuple[str, str]]:
    """Every text that reaches a reader, with its part."""
    for part in opened.written:
        root = opened.roots[part]
        yield from ((part, printed(paragraph)) for paragraph in paragraphs(root))
        yield from ((part, alt) for alt in values(root, _ALT))
    if CORE in opened.roots:
        yield from ((CORE, str(text)) for text in opened.roots[CORE].itertext())


def _short(text: str, word: str) -> str:
    """The stretch of `text` around `word`."""
    start = max(text.find(word) - 30, 0)
    end = start + len(word) + 60
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def _check_chart_labels(opened: Opened, pack: Pack, problems: ProblemList) -> None:
    # Labels are drawn as lines: in the file nobody can read them any more.
    for chart in (chart for section in pack.sections for chart in section.charts):
        for label in chart.labels:
            if any(NOT_A_FIGURE.search(slot.printed) for slot in label.slots):
                what = f'the chart "{chart.id}" has the label "{label}"'
                problems.error("leftover-word", opened.place(), what, "look at the figures that the chart shows")


def _own_words(pack: Pack) -> frozenset[str]:
    """The words, braces and gaps of this kind that a person wrote: none of them is in a slot, or where an empty slot was."""
    own: set[str] = set()
    for text in _texts_of(pack):
        written = "".join("\0" if isinstance(part, Slot) else part.printed for part in text.parts)
        own.update(NOT_A_FIGURE.findall(written), UNFILLED.findall(written))
        own.update(GAP.findall("".join(part.printed or "\0" for part in text.parts)))
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
