"""What an editor says that no figure does: whole sentences without a slot, and words put into a sentence beside its slots."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scrutiny_pack.edits.cleaned import compared

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"'“‘(]?[A-Z0-9])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_GRAMMAR = """
    a about above again all also an and any are as at be been before below between both but by can did do does down each either far for
    from had has have here how if in into is it its just less like line low lower high higher more most much near no not of off on one
    only or other our ours out over own per same similar slightly some still such than that the their them then there these they this
    those through to too under until up us very was we well were what when where will with within would
"""
_OF_FIGURES = """
    average averages figure figures number percent percentage cent point points rate share compared comparing against children month months
    year years rise rose risen rising fall fell fallen falling drop dropped fewer increase increased decrease decreased stood stands
    reached remains remained
"""
_OF_REASONS = """
    after although because caused causing chiefly despite driven due following largely mainly mostly owing partly reflecting reflects
    since so thanks therefore though unless whereas which while who whose
"""
_SAYS_NOTHING = frozenset(f"{_GRAMMAR} {_OF_FIGURES}".split())
"""Words of grammar, and words for what the figures themselves say: the claims tell when those do not hold any more."""
_SAYS_WHY = frozenset(_OF_REASONS.split())
"""Words that begin a statement of the editor's own, however short it is."""
_ENOUGH = 2
"""So many words more than were taken out in the same place are a statement; fewer are another way to say the same."""


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    said: str


def added_text(whole: str, slots: Sequence[tuple[int, int]], generated: Sequence[str], in_place: bool) -> tuple[str, ...]:
    """What `whole` says that none of the `generated` texts does; `slots` are the places of its slots.

    A sentence without a slot counts whole; in one with a slot, the words that were put into it. `in_place` says that it stands in the
    place of the first generated text, so that other words for the same are no addition.
    """
    known = {compared(sentence).rstrip(".!?") for text in generated for sentence in _SENTENCE.split(text)}
    alone: list[tuple[int, str]] = []
    free: list[tuple[int, int]] = []
    start = 0
    for sentence in _SENTENCE.split(whole):
        place = whole.index(sentence, start)
        start = place + len(sentence)
        if any(place <= slot[0] < start for slot in slots):
            continue
        free.append((place, start))
        if sentence and compared(sentence).rstrip(".!?") not in known:
            alone.append((place, sentence))
    within = _within(whole, [*slots, *free], generated, in_place)
    return tuple(text for _, text in sorted([*alone, *within]))


def _within(whole: str, apart: Sequence[tuple[int, int]], generated: Sequence[str], in_place: bool) -> Iterator[tuple[int, str]]:
    """The words put into the sentences of `whole`, each run with its place; what stands at the places `apart` is left out."""
    new = [word for word in _words(whole) if not any(start <= word.start < end for start, end in apart)]
    old = _words(generated[0]) if in_place else []
    known = {word.said for text in generated for word in _words(text)}
    kept = {word.said for word in new}
    matcher = difflib.SequenceMatcher(None, [word.said for word in old], [word.said for word in new], autojunk=False)
    for change, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        run = new[new_from:new_to]
        come = [word for word in run if word.said not in known and word.said not in _SAYS_NOTHING]
        told = [word for word in come if word.said not in _SAYS_WHY]
        gone = [word for word in old[old_from:old_to] if word.said not in kept and word.said not in _SAYS_NOTHING]
        gives_reason = any(one.said in _SAYS_WHY and other.said not in _SAYS_WHY for one, other in pairwise(come))
        if change != "equal" and (gives_reason or len(told) - len(gone) >= _ENOUGH):
            yield from _pieces(whole, come[0].start, run[-1].end, apart)


def _pieces(whole: str, start: int, end: int, apart: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """The words of `whole` from `start` to `end`, in pieces where a slot stands between: its figure will be another."""
    words = [word for word in _words(whole) if word.said not in _SAYS_NOTHING]
    for slot_start, slot_end in sorted((*apart, (end, end))):
        if start <= slot_start <= end:
            if telling := [word for word in words if start <= word.start < slot_start]:
                yield start, whole[telling[0].start : telling[-1].end]
            start = slot_end


def _words(text: str) -> list[_Word]:
    """The words of `text`, without the difference between one and many."""
    return [_Word(found.start(), found.end(), _said(found, text)) for found in _WORD.finditer(text)]


def _said(found: re.Match[str], text: str) -> str:
    word = found.group().casefold()
    # Behind a comma "as" gives a reason; elsewhere it is grammar.
    return "because" if word == "as" and text[: found.start()].rstrip().endswith(",") else _one(word)


def _one(word: str) -> str:
    singular = word.replace("’", "'").removesuffix("'s")
    return singular if singular in _SAYS_NOTHING | _SAYS_WHY or len(singular) < 4 else singular.removesuffix("s")
