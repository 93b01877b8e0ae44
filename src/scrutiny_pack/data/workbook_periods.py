"""Periods as people write them in workbooks: dates, "Apr-24", "April 2024", 202404 and our own notation; never two kinds in one place."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from scrutiny_pack.data.values import CellError, quoted
from scrutiny_pack.data.workbook_cells import SheetCell
from scrutiny_pack.periods import Period, parse_period

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_NUMBERS = {name: number for number, month in enumerate(MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}
_NAMED = re.compile(r"(?P<month>[a-z]{3,9})[\s\-/.'’,]*(?P<year>\d{4}|\d{2})", re.IGNORECASE)
_BEGINS_LIKE_A_MONTH = re.compile(rf"({'|'.join(month[:3] for month in MONTHS)})[a-z]{{0,6}}[\s\-/.'’,]*\S*\d", re.IGNORECASE)
_WORD_AND_YEAR = re.compile(r"(?P<word>[a-z]{3,10})[\s\-/.'’,]*(?:\d{4}|\d{2})", re.IGNORECASE)
_LIKE_ENOUGH = 0.75
_YEAR_MONTH = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])")
# Excel counts days from 1900: these are the years 1954 to 2119.
_SERIALS = (20_000, 80_000)
_FIX = "write them all as dates, such as 01/04/2024, or all as 2024-04"


class Kind(Enum):
    """How a period is written; those of one kind cannot be mistaken for another."""

    FULL = "as a date or in full"
    SHORT = "with two digits for the year"
    NUMBER = "as a number"
    SERIAL = "as a number of days"


@dataclass(frozen=True)
class Written:
    """A period with how it is written; without a period where it is one only for Excel."""

    cell: SheetCell
    period: Period | None
    kind: Kind


def written_period(cell: SheetCell) -> Written | None:
    """The period in `cell`, or `None` when what stands there is none."""
    value = cell.value
    if isinstance(value, datetime.datetime | datetime.date):
        return Written(cell, _of_date(value, cell), Kind.FULL)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = " ".join(str(int(value) if isinstance(value, float) and value.is_integer() else value).split())
    number = _YEAR_MONTH.fullmatch(text)
    if number:
        return Written(cell, Period(int(number[1]), int(number[2])), Kind.NUMBER)
    if not isinstance(value, str):
        return Written(cell, None, Kind.SERIAL) if _SERIALS[0] <= value < _SERIALS[1] else None
    named = _NAMED.fullmatch(text)
    if named and named["month"].lower() in _NUMBERS:
        short = len(named["year"]) == 2
        year = int(named["year"]) + (2000 if short else 0)
        return Written(cell, Period(year, _NUMBERS[named["month"].lower()]), Kind.SHORT if short else Kind.FULL)
    try:
        return Written(cell, _of_text(parse_period(text)), Kind.FULL)
    except ValueError:
        return None


def looks_like_a_month(cell: SheetCell) -> bool:
    """Whether the text in `cell` is like a month with a year, a slip of the keyboard in it or not: to pass it over would lose figures."""
    if not isinstance(cell.value, str):
        return False
    text = cell.value.strip()
    word = _WORD_AND_YEAR.fullmatch(text)
    misspelt = word and difflib.get_close_matches(word["word"].lower(), [*MONTHS, *(month[:3] for month in MONTHS)], 1, _LIKE_ENOUGH)
    return bool(_BEGINS_LIKE_A_MONTH.match(text) or misspelt)


def is_within_a_month(written: Written) -> bool:
    """Whether a date was typed as text that is neither the first nor the last day of its month: months first, or figures of one day."""
    return isinstance(written.cell.value, str) and written.period is not None and written.period.kind == "date"


def unreadable(cell: SheetCell) -> CellError:
    """What is wrong with a `cell` in which no period can be read."""
    if isinstance(cell.value, int | float):
        return CellError("not-a-period", f"{cell.value} is a number and not a period", f"format the cell as a date; or {_FIX}")
    return CellError("not-a-period", f"{quoted(str(cell.value))} is not a period", _FIX)


def mixed(written: Sequence[Written]) -> tuple[SheetCell, CellError] | None:
    """A cell that writes its period otherwise than others do, with what is wrong; `None` when all are of one kind."""
    first_of: dict[Kind, SheetCell] = {}
    for each in written:
        first_of.setdefault(each.kind, each.cell)
    if len(first_of) < 2:
        return None
    shown = ", ".join(f"{kind.value} in {cell.reference}" for kind, cell in first_of.items())
    unclear = [cell for kind, cell in first_of.items() if kind is not Kind.FULL]
    return unclear[-1 if len(unclear) == len(first_of) else 0], CellError(
        "mixed-periods", f"the periods are not all written alike: {shown}", _FIX
    )


def _of_text(period: Period) -> Period:
    """A date that is typed stands for its month when it is the month's first or last day, as one that Excel knows does."""
    month = period.end_month
    return month if period.kind == "date" and period.day in (1, month.last_day.day) else period


def _of_date(value: datetime.date, cell: SheetCell) -> Period:
    """A date stands for its month when its day is not shown, or is the month's first or last; people enter months so."""
    month = Period(value.year, value.month)
    if value.day in (1, month.last_day.day) or not cell.shows_day:
        return month
    return Period(value.year, value.month, value.day, 0, "date")
