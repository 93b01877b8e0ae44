"""What stands in an evidence file, read back: figures, periods and words that may be printed again, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from scrutiny_pack.limits import TEXT_CHARACTERS, VALUE_AT_MOST
from scrutiny_pack.periods import parse_period
from scrutiny_pack.text import Fact

WRONG = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What reading a file raises that is no evidence, or a damaged one."""
_DIGITS = 60
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no document may hold."""


def plain(text: object) -> str:
    """`text`, which may be printed. Raises `ValueError` for what is no text, is far too long or holds what no document may."""
    if not isinstance(text, str) or len(text) > TEXT_CHARACTERS or _UNPRINTABLE.search(text):
        raise ValueError("no text that may be printed")
    return text


def read_fact(entry: Mapping[str, Any]) -> Fact:
    """One figure with its place. Raises one of `WRONG` where it is none."""
    value, numerator, denominator = (_decimal(entry[name]) for name in ("value", "numerator", "denominator"))
    reason, status, source, vintage, file = (plain(entry[name]) for name in ("reason", "status", "source", "vintage", "file"))
    where = (plain(entry["indicator"]), plain(entry["area"]), parse_period(plain(entry["period"])))
    return Fact(
        *where, value, numerator, denominator, decimals_of(entry["decimals"]), reason, status, source, vintage, file, int(entry["row"])
    )


def read_goal(entry: Mapping[str, Any]) -> dict[str, object]:
    """A target or range by the keys of the indicators file, to be read by its class. Raises one of `WRONG` where it is none."""
    numbers = ("value", "from", "to", "tolerance")
    return {plain(key): _decimal(each) if key in numbers else plain(each) for key, each in entry.items()}


def decimals_of(entry: object) -> int | None:
    """With how many decimals a figure was printed; `None` where that is not said. Raises `ValueError` for what is no such number."""
    if entry is None:
        return None
    if not isinstance(entry, int) or not 0 <= entry <= _DIGITS:
        raise ValueError("no number of decimals")
    return entry


def _decimal(text: object) -> Decimal | None:
    if text is None:
        return None
    number = Decimal(plain(text))
    if not number.is_finite() or abs(number) > VALUE_AT_MOST or len(number.as_tuple().digits) > _DIGITS:
        raise ValueError("no figure")
    return number
