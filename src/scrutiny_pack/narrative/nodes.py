"""What a slot can lead to besides figures and numbers: words, periods, small counts and phrases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.sealed import Few
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.text import Text, words

Measure: TypeAlias = object
"""What one of the kinds measures: a class of `measures/`, worded by the kind's file in `kinds/`."""

Node: TypeAlias = object
"""A measure, a part of one, a `Number`, or one of the classes below."""

Attribute: TypeAlias = "Callable[[Speaker, Any], Node | None]"
"""What a name after the dot gives; `None` where this measure has no such thing."""


@dataclass(frozen=True)
class Said:
    """A text that is the same in every format."""

    text: Text


@dataclass(frozen=True)
class Covered:
    """The period of a figure."""

    quantity: Quantity | Few
    preposition: bool = False
    capital: bool = False


@dataclass(frozen=True)
class Small:
    """A hidden count in words: fewer than 6."""

    of: Few


@dataclass(frozen=True)
class Phrase:
    """A measure's own phrase: `said` takes the speaker, the measure's name, the format and the comparators whose period is to be told."""

    said: Callable[[Speaker, str, str, frozenset[str]], Text | None]
    value: Decimal | None = None
    """The number that a condition compares, where it is about one."""


def capitalised(text: Text) -> Text:
    """`text` with a capital first letter."""
    if not text.parts or not text.plain[0].islower():
        return text
    first = text.parts[0].printed
    return words(first[0].upper() + first[1:]) + Text(text.parts[1:])


def yes(true: bool) -> str:
    """A claim that is true or false."""
    return "true" if true else "false"
