"""A typed text tied back to the figures: which numbers are slots, which were typed, and what was added that no figure says."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scrutiny_pack.edits.additions import added_text
from scrutiny_pack.edits.baseline import Baseline
from scrutiny_pack.edits.cleaned import cleaned
from scrutiny_pack.edits.slots import Mention, month_words
from scrutiny_pack.text import NUMBER

NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundreds?|thousands?|half|halved|halving|thirds?|quarters?|"
    "twice|doubled?|doubling|tripled?|trebled?"
)
"""Amounts in words: with other figures they may be as wrong as a digit."""
_AMOUNT = re.compile(rf"\b(?:{NUMBER_WORDS})\b", re.IGNORECASE)
_TOKEN = re.compile(r"\d[\d,.]*\d%?|\d%?|\w+|[^\w\s]")


@dataclass(frozen=True)
class Captured:
    """A typed text as it can be kept: with slots where a figure was printed."""

    text: str
    template: str
    slots: Mapping[str, str] = field(default_factory=dict)
    typed_numbers: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    printed: str
    slot: str
    """Empty where it stands for more than one."""


def capture(text: str, baseline: Baseline) -> Captured:
    """`text`, typed by an editor in the place of `baseline`, with its numbers and periods tied to the slots that printed them.

    A number that stands for several figures is told by the words around it, if they are as they were; else it is `ambiguous`. One that no
    slot printed and that is no number of a definition (in its own place) is `typed`. Sentences without a slot that were not there before,
    and words put into another, are `added`.
    """
    whole = cleaned(text)
    spans = _spans(whole, baseline)
    tied = [span for span in spans if span.slot]
    typed = _typed(_blanked(whole, spans), baseline)
    template, end = "", 0
    for span in tied:
        template += _escaped(whole[end : span.start]) + f"{{{span.slot}}}"
        end = span.end
    slots = {span.slot: span.printed for span in tied}
    ambiguous = tuple(dict.fromkeys(span.printed for span in spans if not span.slot))
    places = [(span.start, span.end) for span in tied]
    added = added_text(whole, places, (baseline.text, baseline.slide), in_place=not baseline.slots_of)
    return Captured(whole, template + _escaped(whole[end:]), slots, typed, ambiguous, added)


def _spans(whole: str, baseline: Baseline) -> list[_Span]:
    """Where a slot's words stand in `whole`, in order and apart: the longest are looked for first."""
    by_words: dict[str, list[Mention]] = {}
    for mention in baseline.mentions:
        by_words.setdefault(mention.printed, []).append(mention)
    taken: list[_Span] = []
    for words in sorted(by_words, key=lambda words: (-len(words), words)):
        places = [each for each in _places(words, whole) if not any(each[0] < span.end and span.start < each[1] for span in taken)]
        slots = _slots_at(places, words, by_words[words], whole, baseline)
        taken += [_Span(start, end, words, slot) for (start, end), slot in zip(places, slots, strict=True)]
    return [_unless_elsewhere(span, whole, baseline) for span in sorted(taken, key=lambda span: span.start)]


def _unless_elsewhere(span: _Span, whole: str, baseline: Baseline) -> _Span:
    """`span`, without its slot where its number stands between the words that another figure stood between: it was typed over that one."""
    here = _beside(whole, span.start, span.end)
    stood = {words: [_beside(baseline.text, *place) for place in _places(words, baseline.text)] for words, _ in baseline.sequence}
    own = stood.get(span.printed, [])
    if not own or "" in here or any(here[0] == place[0] or here[1] == place[1] for place in own):
        return span
    return replace(span, slot="") if any(here in places for words, places in stood.items() if words != span.printed) else span


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The word before and the word after the piece of `text` from `start` to `end`."""
    before, after = re.findall(r"[\w-]+", text[:start]), re.findall(r"[\w-]+", text[end:])
    return before[-1].casefold() if before else "", after[0].casefold() if after else ""


def _places(words: str, whole: str) -> list[tuple[int, int]]:
    before = r"(?<![\w£$€])(?<!\d[.,])(?<![\s(][+−-])(?<!^[+−-])" if words[0].isalnum() else ""
    after = r"(?![\w%])(?![.,]\d)" if words[-1].isalnum() else r"(?!\w)"
    return [found.span() for found in re.finditer(before + re.escape(words) + after, whole)]


def _slots_at(places: Sequence[tuple[int, int]], words: str, mentions: Sequence[Mention], whole: str, baseline: Baseline) -> list[str]:
    """The slot at each of `places`, where `words` stand; empty where it could be one of several."""
    if len({mention.same for mention in mentions}) == 1:
        return [mentions[0].slot] * len(places)
    before = _places(words, baseline.text)
    named = [name for printed, name in baseline.sequence if printed == words]
    if not places or len(before) != len(named) or not all(named):
        return [""] * len(places)
    partner = _aligned(baseline.text, whole)
    slots = [next((named[index] for index, old in enumerate(before) if partner.get(old[0]) == place[0]), "") for place in places]
    if len(places) == len(named) and slots.count("") == 1:
        left = [name for name in named if name not in slots]
        slots = [slot or (left[0] if len(left) == 1 else "") for slot in slots]
    return slots


def _aligned(old: str, new: str) -> dict[int, int]:
    """Where each word of `old` that was kept, with a neighbour that was kept too, stands in `new`: by the place of its first letter."""
    before, after = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    matcher = difflib.SequenceMatcher(None, [each.group() for each in before], [each.group() for each in after], autojunk=False)
    return {
        before[start + step].start(): after[place + step].start()
        for start, place, size in matcher.get_matching_blocks()
        if size > 2
        for step in range(size)
    }


def _blanked(whole: str, spans: Sequence[_Span]) -> str:
    for span in spans:
        whole = whole[: span.start] + " " * (span.end - span.start) + whole[span.end :]
    return whole


def _typed(left: str, baseline: Baseline) -> tuple[str, ...]:
    """The numbers in what is `left` when slots are taken out: digits, months and amounts in words that the program did not print there."""
    known = {_around(each, baseline.text) for each in NUMBER.finditer(baseline.text)}
    known |= {_around(each, baseline.slide) for each in NUMBER.finditer(baseline.slide)}
    allowed = {number for literal in baseline.literals for number in NUMBER.findall(literal)}
    found = [
        (each.start(), each.group())
        for each in NUMBER.finditer(left)
        if each.group() not in allowed or not any(_alike(_around(each, left), place) for place in known)
    ]
    said = {word.casefold() for word in re.findall(r"\w+", f"{baseline.text} {baseline.slide}")}
    months = month_words(baseline.language)
    in_words = [each for each in re.finditer(r"\b[^\W\d_]+\b", left) if each.group() in months and not _is_may_as_verb(each, left)]
    amounts = [each for each in _AMOUNT.finditer(left) if each.group().casefold() not in said]
    printed = {word for word in months if word in re.findall(r"\w+", _without_mentions(baseline))}
    found += [(each.start(), each.group()) for each in (*in_words, *amounts) if each.group() not in printed]
    return tuple(dict.fromkeys(word for _, word in sorted(found)))


def _is_may_as_verb(found: re.Match[str], text: str) -> bool:
    """Whether "May" opens a sentence, or "Mar" and the like stand within another word's abbreviation: only months are meant here."""
    return found.group() == "May" and re.match(r"\s+(?:be|have|not|need|reflect)\b", text[found.end() :]) is not None


def _without_mentions(baseline: Baseline) -> str:
    text = baseline.text
    for mention in sorted(baseline.mentions, key=lambda mention: -len(mention.printed)):
        text = text.replace(mention.printed, " ")
    return text


def _around(found: re.Match[str], text: str) -> tuple[str, str, str]:
    """A number with the word before and the word after it."""
    return found.group(), *_beside(text, found.start(), found.end())


def _alike(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or one[2] == other[2])


def _escaped(text: str) -> str:
    return re.sub(r"([{}\[\]])", r"\1\1", text)
