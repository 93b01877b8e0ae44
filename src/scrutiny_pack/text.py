"""Text whose every number is accounted for: words hold no digit, so a number is a slot (computed) or a literal (from the registry)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from scrutiny_pack.periods import Period

_DIGIT = r"[\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089\u2150-\u218b\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]"
"""A digit, or one of the signs that stand for a number: fractions such as a half, small and circled digits, Roman numerals."""

NUMBER = re.compile(rf"{_DIGIT}(?:(?:{_DIGIT}|[,.])*{_DIGIT})?")
"""A number as a reader sees it in running text: 1,234 or 20.0 (no sign, no unit)."""


@dataclass(frozen=True)
class Fact:
    """One figure that was read, or worked out from others that were read, with the place it stands at.

    `value` is `None` where there is no figure; `reason` then holds the symbol (`c`, `x`, `z`, `low`, `u`). `decimals` is how many it was
    published with. `status` is local, published or illustrative. `row` is the line that a text editor shows; a figure of a workbook has the
    sheet in `file` ("data/figures.xlsx!By month") and its `cell` ("D14").
    """

    indicator: str
    area: str
    period: Period
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    decimals: int | None
    reason: str
    status: str
    source: str
    source_date: str
    file: str
    row: int
    cell: str = ""
    new_series: bool = False
    """Whether a new series begins with it ([b]): earlier figures were counted in another way."""

    @property
    def id(self) -> str:
        """Unique in a pack: what it is and where it stands."""
        return f"{self.indicator}|{self.area}|{self.period}|{self.file}:{self.row}"


@dataclass(frozen=True)
class Slot:
    """A computed number in a text: how it is printed, and everything that is needed to check it.

    `path` is the slot's name in the template (`g.sn.amount`), `value` the unrounded result, `formula` the arithmetic in words.
    """

    printed: str
    path: str
    value: Decimal
    unit: str
    formula: str
    rounding: str
    facts: tuple[Fact, ...]

    def __str__(self) -> str:
        return self.printed


@dataclass(frozen=True)
class Literal:
    """Words with a number that is not a figure: part of a definition, a unit, a period, a name or an author's own text (`origin`)."""

    printed: str
    origin: str

    def __str__(self) -> str:
        return self.printed


@dataclass(frozen=True)
class Words:
    """Words without a number."""

    printed: str

    def __post_init__(self) -> None:
        if NUMBER.search(self.printed):
            raise ValueError(f"a number without an origin in {self.printed!r}")

    def __str__(self) -> str:
        return self.printed


@dataclass(frozen=True)
class Term:
    """A term with a long and a short form: the first in a document prints both, later ones the short one."""

    long: str
    short: str

    @property
    def printed(self) -> str:
        """The short form; `expand_terms` in `assemble` writes the long one where it comes first."""
        return self.short

    def __str__(self) -> str:
        return self.short


Part: TypeAlias = Slot | Literal | Words | Term


@dataclass(frozen=True)
class Text:
    """A printed text as its parts, in order."""

    parts: tuple[Part, ...] = ()

    @property
    def plain(self) -> str:
        """The text as it is printed."""
        return "".join(part.printed for part in self.parts)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The computed numbers, in order."""
        return tuple(part for part in self.parts if isinstance(part, Slot))

    @property
    def literals(self) -> tuple[Literal, ...]:
        """The numbers that are not figures, in order."""
        return tuple(part for part in self.parts if isinstance(part, Literal))

    def __str__(self) -> str:
        return self.plain

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __add__(self, other: Text) -> Text:
        return Text(self.parts + other.parts)


def words(text: str) -> Text:
    """`text`, which holds no number."""
    return Text((Words(text),)) if text else Text()


def authored(text: str, origin: str) -> Text:
    """`text` as somebody wrote it: each number in it becomes a literal of that `origin`."""
    parts: list[Part] = []
    end = 0
    for number in NUMBER.finditer(text):
        if number.start() > end:
            parts.append(Words(text[end : number.start()]))
        parts.append(Literal(number.group(), origin))
        end = number.end()
    if end < len(text):
        parts.append(Words(text[end:]))
    return Text(tuple(parts))


def joined(texts: Iterable[Text], between: str = "", last: str | None = None) -> Text:
    """`texts` one after the other with `between` between them, and `last` before the last one."""
    pieces = [text for text in texts if text]
    whole = Text()
    for index, piece in enumerate(pieces):
        if index:
            whole += words(last if last is not None and index == len(pieces) - 1 else between)
        whole += piece
    return whole


def reads_from_the_right(text: str) -> bool:
    """Whether most of its letters belong to scripts like Arabic or Hebrew: an English sentence may begin with a name in one of them."""
    directions = [unicodedata.bidirectional(letter) for letter in text]
    return sum(each in ("R", "AL") for each in directions) > directions.count("L")
