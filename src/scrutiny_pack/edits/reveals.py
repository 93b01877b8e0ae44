"""Whether a person's words tell a figure that is withheld: every number that was typed is looked for among those that are hidden."""

from __future__ import annotations

import re
import unicodedata

from scrutiny_pack.edits.model import Revision
from scrutiny_pack.figures import shown
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.template import without_slots
from scrutiny_pack.text import NUMBER, Fact

IN_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
    )  # "one" is a pronoun too
}
_PEOPLE = re.compile(
    rf"\b({'|'.join(IN_WORDS)})\s+(?:[^\W\d]+\s+)?(?:people|persons|children|boys|girls|families|parents|pupils|care leavers)\b",
    re.IGNORECASE,
)
"""A number of people in words, whatever the sentence is about."""


def hidden_numbers(setting: Setting) -> frozenset[str]:
    """Every number that is withheld, as it would be printed."""
    return frozenset(number for fact in setting.sealed.rows.values() for number in _numbers_of(fact, setting))


def _numbers_of(fact: Fact, setting: Setting) -> set[str]:
    rule = setting.indicators.get(fact.indicator)
    found = {f"{figure:,f}" for figure in (fact.numerator, fact.value) if figure is not None}
    if rule is not None and fact.value is not None:
        found.add(f"{shown(fact.value, rule.decimals):,f}")
    if fact.numerator is not None and fact.denominator:
        found.add(f"{shown(fact.numerator / fact.denominator * 100, rule.decimals if rule else 1):f}")
    return {number.replace(",", "") for number in found} | found


def numbers_typed(revision: Revision, literals: tuple[str, ...], words_too: bool) -> set[str]:
    """The numbers in the words of `revision` that stand for no slot, but for those of definitions; amounts in words too, if asked for."""
    known = {number for literal in literals for number in NUMBER.findall(literal)} - set(revision.typed_numbers)
    words = [revision.template or revision.edited, revision.slide_template or revision.slide]
    # As it is read, not as it is written: a circled or a wide 4 is a 4.
    texts = [unicodedata.normalize("NFKC", without_slots(text)) for text in words]
    found = {number for text in texts for number in NUMBER.findall(text)}
    found |= {number.lstrip("0") for number in found}
    found |= {IN_WORDS[word.casefold()] for text in texts for word in _PEOPLE.findall(text)}
    found |= {number for word in revision.typed_numbers for number in NUMBER.findall(word)}
    if words_too:
        found |= {IN_WORDS[word.casefold()] for word in revision.typed_numbers if word.casefold() in IN_WORDS}
    return found - known
