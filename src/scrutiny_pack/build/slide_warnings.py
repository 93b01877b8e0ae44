"""What the officer should know of a deck that is sound: words that were cut or spread, a font that is not there, what a template held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from scrutiny_pack.build.office_fonts import is_common
from scrutiny_pack.build.parts import read_parts, relationships
from scrutiny_pack.build.slide import Slide
from scrutiny_pack.charts.fonts import stand_in
from scrutiny_pack.errors import Place, ProblemList

_LEFTOVERS = {"comments": "with comments", "customXml": "with data of another program", "tags": "with hidden tags"}
_SHOWN = 60
"""Letters of a long text that are quoted."""


def warn_of_words(slides: Iterable[Slide], deck: str, problems: ProblemList) -> None:
    """Warn of every title and line that was shortened, and every text that goes on on another slide, in the file `deck`."""
    for number, slide in enumerate(slides, 1):
        for slot, whole in slide.cut.items():
            if slot == "Title":
                what = f'slide {number}: the title "{_quoted(whole)}" does not fit on two lines, so it ends with "…"'
                problems.warn("long-title", Place(deck), what, "shorten the title; the presenter's notes have the whole of it")
            else:
                what = f'slide {number}: the {slot.lower()} "{_quoted(whole)}" does not fit, so it ends with "…"'
                problems.warn("text-too-long", Place(deck), what, "shorten it; the presenter's notes have the whole of it")
        for each in (line for lines in slide.texts.values() for line in lines if line.parts > 1):
            what = f'slide {number}: the text "{_quoted(each.note or each.text)}" is spread over {each.parts} slides'
            problems.warn("text-too-long", Place(deck), what, "shorten it, or give it a short form for the slide")


def warn_of_leftovers(template: bytes, shown_as: str, problems: ProblemList) -> None:
    """Warn of comments and other people's data in the file `template`: they are left out, and should not have been given away."""
    parts = read_parts(template)
    kinds = Counter(entry.kind for name in parts if not name.endswith(".rels") for entry in relationships(parts, name))
    told = [f"{kinds[kind]} part{'s' if kinds[kind] > 1 else ''} {called}" for kind, called in _LEFTOVERS.items() if kinds[kind]]
    if told:
        what = f"the template holds {' and '.join(told)}, which no deck gets"
        problems.warn("template-leftovers", Place(shown_as), what, "delete them in the template (File, Info, Inspect Document)")


def warn_of_fonts(families: Collection[str], template: str, problems: ProblemList) -> None:
    """Warn of every font of `template` that not all readers have, or that is not here, so that words are measured with another."""
    for family in sorted(families):
        if not is_common(family):
            what = f'the font "{family}" comes with neither Windows nor Office: readers without it see another'
            problems.warn("template-font", Place(template), what, "choose a font that all readers have, in the template's theme")
        elif other := stand_in(family):
            what = f'this computer has no font "{family}"; words are measured, and in a PDF printed, with {other}'
            problems.warn("template-font", Place(template), what, "look at the slides on a computer that has the font, or install it here")


def _quoted(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
