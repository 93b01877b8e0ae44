"""What an editor's words should not say: rules as a table, each with why; warnings only, as the words are a person's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from scrutiny_pack.config.indicators import IndicatorEntry

_MOVED = (
    r"above|below|higher|lower|more|less|fewer|rise|rose|risen|fall|fell|fallen|increased?|decreased?|up|down|grew|dropped|"
    r"worse|better"
)
_PER_CENT = rf"(?:\d%\s+(?:points?\s+)?(?:{_MOVED})\b|\b(?:{_MOVED})\s+(?:by\s+|of\s+)?\d[\d.,]*%(?!\s*(?:to|in|of)\b))"
_ABBREVIATION = re.compile(r"\b[A-Z]{2,6}s?\b")


@dataclass(frozen=True)
class Lint:
    """One thing in an edit's words that a reader may stumble over, and what to write instead."""

    what: str
    fix: str


@dataclass(frozen=True)
class _Rule:
    pattern: re.Pattern[str]
    what: str
    fix: str
    applies: Callable[[list[IndicatorEntry]], bool] = lambda _: True


def _of_percentages(indicators: list[IndicatorEntry]) -> bool:
    return any(str(each.unit) == "percent" for each in indicators)


def _neutral(indicators: list[IndicatorEntry]) -> bool:
    return bool(indicators) and all(each.polarity == "neutral" for each in indicators)


_RULES = (
    _Rule(
        re.compile(_PER_CENT, re.IGNORECASE),
        'a difference of two percentages is written with "%"',
        'write "percentage points"',
        _of_percentages,
    ),
    _Rule(
        re.compile(r"\b(?:in)?significan(?:t|tly|ce)\b", re.IGNORECASE),
        '"significant" says that a test was made',
        "leave it out, or say what was tested",
    ),
    _Rule(
        re.compile(r"\b(?:now|currently|at present|last year|this year|recently|to date)\b", re.IGNORECASE),
        "a word for the time will be wrong when the next figures come",
        "write the month or the year",
    ),
    _Rule(
        re.compile(r"\b(?:better|worse|improv\w*|deteriorat\w*|good|poor|poorly|encouraging|worrying|concerning)\b", re.IGNORECASE),
        "the indicator is neutral, and the words judge it",
        "say above or below, rose or fell",
        _neutral,
    ),
    _Rule(re.compile(r"(?:^|(?<=[.!?] ))\d"), "a sentence starts with a numeral", "start it with a word"),
    _Rule(re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b"), "a date has an ending", "write 31 July 2022"),
)


_CLAIMED = {
    "direction": {
        "up": re.compile(r"\b(?:rose|risen|rises?|rising|increas(?:e[sd]?|ing)|grew|grown|climbed|up)\b", re.IGNORECASE),
        "down": re.compile(r"\b(?:fell|fallen|falls?|falling|decreas(?:e[sd]?|ing)|declined?|dropped|down)\b", re.IGNORECASE),
    },
    "side": {
        "above": re.compile(r"\b(?:above|higher)\b", re.IGNORECASE),
        "below": re.compile(r"\b(?:below|lower)\b", re.IGNORECASE),
    },
}
"""The words that assert what the figures claim, by kind of claim."""
_DENIED = re.compile(
    r"(?:\b(?:not|never|hardly)|n['’]t)\s+(?:\w+\s+){0,2}?(?:rise|rose|risen|fall|fallen|increased?|decreased?|change|above|below|higher|lower)\b",
    re.IGNORECASE,
)


def contrary(text: str, generated: str, claims: Mapping[str, str]) -> Iterator[Lint]:
    """Words of `text` for a direction or a side that none of the `claims` has, and that the `generated` text does not say either."""
    for kind, words in _CLAIMED.items():
        held = {claim for name, claim in claims.items() if name.rpartition(".")[2] == kind}
        for claim, pattern in words.items():
            found = pattern.search(text)
            if held and claim not in held and found and not pattern.search(generated):
                yield Lint(
                    f'"{found.group()}": the figures say nothing of the kind ({", ".join(sorted(held))})', "say what the figures say"
                )
    denied = _DENIED.search(text)
    if denied and claims and not _DENIED.search(generated):
        yield Lint(f'"{denied.group()}": the words deny what a figure may say', "look whether it is so, or say it without a denial")


def lint(text: str, indicators: list[IndicatorEntry], known: frozenset[str], typed: Iterable[str] = ()) -> Iterator[Lint]:
    """What may be wrong with `text` about these `indicators`; `known` are abbreviations that the pack explains or uses itself.

    `typed` are the numbers in it that no figure of the bullet is.
    """
    for rule in _RULES:
        found = rule.pattern.search(text)
        if found and rule.applies(indicators):
            yield Lint(f'"{found.group().strip()}": {rule.what}', rule.fix)
    for word in dict.fromkeys(_ABBREVIATION.findall(text)):
        if word not in known and word.rstrip("s") not in known and not re.search(rf"\({re.escape(word)}\)", text):
            yield Lint(f'"{word}": an abbreviation that the pack does not explain', "write it out, or add it to the pack's terms")
    for number in typed:
        yield Lint(f'"{number}": a number that is none of the printed figures', "check it, and give its source")
