"""What an edit may be filled with: every number and period of a bullet's measures by its name, and those that were really printed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel.dates import get_month_names

from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.narrative.attributes import known_names, say, step
from scrutiny_pack.narrative.kinds import worded
from scrutiny_pack.narrative.nodes import Covered, Measure, Node, Phrase, Said
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.text import Fact, Slot, Text, authored

FORMS = ("", "bare", "short", "long")
"""The formats in which a number or a period is looked for, the plainest first."""
_FORMS_OF = {Said: ("",), Covered: ("", "short")}
"""What is said the same way in every other format."""
_DEEPEST = 4
_PREPOSITION = re.compile(r"\.(?:[Ww]hen|late|dated)\b")


@dataclass(frozen=True)
class Mention:
    """A slot as it was printed: its name (`c.to`, `c.to.period|short`), its words, and a mark that equal figures share."""

    slot: str
    printed: str
    same: str


def slot_table(measures: Mapping[str, Measure], speaker: Speaker) -> dict[str, Text]:
    """Every number and every period that can be said of `measures`, by the name of its slot; phrases are left out, as they claim more."""
    table: dict[str, Text] = {}
    for name, measure in measures.items():
        for path, node in _nodes(speaker, name, measure, 1):
            plain = ""
            for form in _FORMS_OF.get(type(node), FORMS):
                said = say(speaker, node, path, form, frozenset())
                if said is not None and (not form or said.plain != plain) and _is_one(said):
                    table[f"{path}|{form}" if form else path] = said
                plain = said.plain if said is not None and not form else plain
    return table


def _nodes(speaker: Speaker, path: str, node: Node, depth: int) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Phrase):
        return
    yield path, node
    if depth == _DEEPEST:
        return
    kind = worded(type(node))
    parts = tuple(kind.parts(node)) if kind and kind.parts else ()
    for name in dict.fromkeys(known_names(type(node), parts)):
        child = step(speaker, node, name)
        if child is not None and child is not node:
            yield from _nodes(speaker, f"{path}.{name}", child, depth + 1)
        elif child is node and isinstance(node, Quantity) and not path.endswith(".value"):
            yield f"{path}.{name}", node


def _is_one(said: Text) -> bool:
    """Whether `said` is one number, or one period and nothing else that counts."""
    if said.slots:
        return len(said.slots) == 1
    return bool(said.literals) and all(literal.origin == "period" for literal in said.literals)


def mentions_in(table: Mapping[str, Text], texts: Iterable[Text], preferred: Sequence[str] = ()) -> tuple[Mention, ...]:
    """The slots of `table` that `texts` print: those with a name in `preferred` first, then those with the plainest name."""
    whole = list(texts)
    printed = "\n".join(text.plain for text in whole)
    figures = {_mark(slot) for text in whole for slot in text.slots}
    rank = {name: place for place, name in enumerate(preferred)}

    def is_printed(name: str) -> bool:
        said = table[name]
        if not (_stands_in(said.plain, printed) and all(_mark(slot) in figures for slot in said.slots)):
            return False
        # A preposition is the sentence's own word, and a bare number is no period, unless the pack's template says so.
        return bool(said.slots) or name in rank or not (said.plain.isdigit() or _PREPOSITION.search(name))

    ordered = sorted(
        filter(is_printed, table),
        key=lambda name: (rank.get(name, len(rank)), name.startswith("m."), name.count("|"), len(name), name),
    )
    first: dict[tuple[str, str], Mention] = {}
    for name in ordered:
        mention = Mention(name, table[name].plain, _same(table[name]))
        first.setdefault((mention.printed, mention.same), mention)
    return tuple(first.values())


def _stands_in(words: str, text: str) -> bool:
    return words in text and re.search(rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d|%)", text) is not None


def _same(said: Text) -> str:
    return _mark(said.slots[0]) if said.slots else "period"


def _mark(slot: Slot) -> str:
    return digest(str(slot.value), slot.unit, *sorted(fact.id for fact in slot.facts))


def numbered_slots(text: Text, language: str) -> tuple[dict[str, Text], str]:
    """The numbers and periods of a text that has no measures of its own, by their place (`n1`, `p1`), and the text with blanks for them."""
    table: dict[str, Text] = {}
    blanked = words_between = ""
    for part in (*text.parts, None):
        if part is not None and not isinstance(part, Slot):
            words_between += part.printed
            continue
        for said, is_period in _split(words_between, language):
            if is_period:
                table[f"p{sum(name[0] == 'p' for name in table) + 1}"] = authored(said, "period")
            blanked += "…" if is_period else said
        words_between = ""
        if part is not None:
            table[f"n{sum(name[0] == 'n' for name in table) + 1}"] = Text((part,))
            blanked += "…"
    return table, blanked


def _split(words: str, language: str) -> Iterator[tuple[str, bool]]:
    """`words` cut at the periods in them, and whether each piece is one."""
    end = 0
    for found in period_pattern(language).finditer(words):
        yield words[end : found.start()], False
        yield found.group(), True
        end = found.end()
    yield words[end:], False


@cache
def month_words(language: str) -> frozenset[str]:
    """The months' names, long and short."""
    names = [get_month_names(width, locale=language.replace("-", "_")) for width in ("wide", "abbreviated")]
    return frozenset(str(name) for each in names for name in each.values())


@cache
def period_pattern(language: str) -> re.Pattern[str]:
    """A month with its year, and with its day if it has one; or a year that spans two."""
    months = "|".join(sorted(map(re.escape, month_words(language)), key=len, reverse=True))
    return re.compile(rf"(?:\b\d{{1,2}} )?\b(?:{months}) \d{{4}}\b|\b\d{{4}}-\d{{2}}\b")


def digest(*parts: str) -> str:
    """A short mark of `parts`, the same for the same ones."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def fact_mark(fact: Fact) -> str:
    """A fact without the place where it stands: moving a row changes no figure."""
    figures = (fact.value, fact.numerator, fact.denominator)
    return "|".join(map(str, (fact.indicator, fact.area, fact.period, *figures, fact.reason, fact.source_date)))
