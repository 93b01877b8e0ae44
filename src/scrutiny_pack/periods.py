"""Periods as a type of their own: months, quarters, years, dates and windows, read from one notation and printed in one style."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["month", "quarter", "financial year", "year ending", "date", "window"]

MONTHS_IN: dict[str, int] = {"month": 1, "quarter": 3, "financial year": 12, "year ending": 12}
ACCEPTED = "2022-07, 2022 Q1, 2018-19, year ending 2021-03, 2022-07-31 or 12 months to 2022-07"


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of whole months that ends with (`year`, `month`), or a single date; ordered by its end.

    `months` is the length in months (0 for a date) and `day` the day of a date (0 otherwise). Quarters are calendar quarters; financial
    years run from April to March.
    """

    year: int
    month: int
    day: int = 0
    months: int = 1
    kind: Kind = "month"

    @property
    def end_month(self) -> Period:
        """The month in which the period ends."""
        return Period(self.year, self.month)

    @property
    def first_month(self) -> Period:
        """The month in which the period begins."""
        return self.end_month.shifted(1 - max(self.months, 1))

    @property
    def last_day(self) -> datetime.date:
        """The last day of the period."""
        return datetime.date(self.year, self.month, self.day or calendar.monthrange(self.year, self.month)[1])

    def shifted(self, months: int) -> Period:
        """The same kind of period, `months` later (earlier when negative); a month's last day stays a last day."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        day = self.day
        if day:
            longest = calendar.monthrange(year, month + 1)[1]
            at_end = day == calendar.monthrange(self.year, self.month)[1]
            day = longest if at_end else min(day, longest)
        return Period(year, month + 1, day, self.months, self.kind)

    def window(self, months: int) -> Period:
        """The `months` months that end with this period's last month."""
        return Period(self.year, self.month, 0, months, "window")

    def at_end(self) -> Period:
        """The last day of the period, as a date."""
        return Period(self.year, self.month, self.last_day.day, 0, "date")

    def members(self) -> tuple[Period, ...]:
        """The single months inside the period, earliest first; none for a date."""
        return tuple(Period(self.year, self.month).shifted(-back) for back in range(self.months - 1, -1, -1))

    def covers_same_months(self, other: Period) -> bool:
        """Whether both cover the same months, whatever they are called (a financial year and the year ending in March)."""
        return self.months == other.months and self.end_month == other.end_month and self.day == other.day

    def months_since(self, earlier: Period) -> int:
        """Whole months from the end of `earlier` to the end of this period."""
        return (self.year - earlier.year) * 12 + self.month - earlier.month

    def notation(self) -> str:
        """The period as data files and YAML write it; `parse_period` reads it back."""
        month = f"{self.year:04d}-{self.month:02d}"
        match self.kind:
            case "date":
                return f"{month}-{self.day:02d}"
            case "financial year":
                return f"{self.year - 1:04d}/{self.year % 100:02d}"
            case "year ending":
                return f"year ending {month}"
            case "quarter":
                return f"{self.year:04d} Q{self.month // 3}"
            case "window":
                return f"{self.months} months to {month}"
        return month

    def __str__(self) -> str:
        return self.notation()


_MONTH = r"(?P<y>\d{4})-(?P<m>\d{2})"
_NOTATIONS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("date", re.compile(_MONTH + r"-(?P<d>\d{2})")),
    ("date", re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})")),
    ("year ending", re.compile(r"year ending " + _MONTH)),
    ("window", re.compile(r"(?P<n>\d{1,3}) months? to " + _MONTH)),
    ("quarter", re.compile(r"(?P<y>\d{4})[ -]?[Qq](?P<q>[1-4])")),
    ("financial year", re.compile(r"(?P<y>\d{4})[/-](?P<s>\d{2})")),
    ("month", re.compile(_MONTH)),
)


def parse_period(text: str) -> Period:
    """The period that `text` stands for. Dates are day first or ISO; `2018-19` is a financial year, `2018-12` a month.

    Raises `ValueError` with a sentence for the user when it is none of the accepted notations or no real date.
    """
    folded = " ".join(text.split())
    for kind, pattern in _NOTATIONS:
        found = pattern.fullmatch(folded)
        if not found:
            continue
        period = _build(kind, {key: int(value) for key, value in found.groupdict().items()}, folded)
        if period:
            return period
    raise ValueError(f'"{text}" is not a period; write it like {ACCEPTED}')


def _build(kind: Kind, part: dict[str, int], text: str) -> Period | None:
    year = part["y"]
    if not 1900 <= year <= 2200:
        return None
    if kind == "financial year":
        follows = part["s"] == (year + 1) % 100
        return Period(year + 1, 3, 0, 12, kind) if follows and ("/" in text or part["s"] > 12 or not part["s"]) else None
    if kind == "quarter":
        return Period(year, part["q"] * 3, 0, 3, kind)
    if not 1 <= part["m"] <= 12:
        return None
    if kind == "date":
        day = part["d"]
        return Period(year, part["m"], day, 0, kind) if 1 <= day <= calendar.monthrange(year, part["m"])[1] else None
    if kind == "window" and not 1 <= part["n"] <= 120:
        return None
    return Period(year, part["m"], 0, part.get("n", MONTHS_IN.get(kind, 1)), kind)


Anchor = Literal["latest", "year_before", "previous", "latest published"]
ANCHORS: tuple[Anchor, ...] = ("latest", "year_before", "previous", "latest published")


@dataclass(frozen=True)
class PeriodReference:
    """A period as a pack names it: relative to the reporting month (`anchor`) or `fixed`, and the length of a window (0 for none)."""

    anchor: Anchor | None
    fixed: Period | None
    months: int

    @property
    def relative(self) -> bool:
        """Whether it moves with the reporting month."""
        return self.anchor is not None


def parse_reference(text: str) -> PeriodReference:
    """The period reference that `text` stands for: latest, year_before, previous, latest published, N months to one of these, or fixed.

    Raises `ValueError` with a sentence for the user.
    """
    folded = " ".join(text.split())
    for anchor in ANCHORS:
        if folded == anchor:
            return PeriodReference(anchor, None, 0)
        window = re.fullmatch(rf"(\d{{1,3}}) months? to {anchor}", folded)
        if window and anchor != "latest published" and 1 <= int(window[1]) <= 120:
            return PeriodReference(anchor, None, int(window[1]))
    try:
        return PeriodReference(None, parse_period(folded), 0)
    except ValueError:
        anchors = ", ".join(ANCHORS)
        raise ValueError(f'"{text}" is not a period; write {anchors}, 12 months to latest, or one like {ACCEPTED}') from None
