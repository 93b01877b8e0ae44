"""What a data entry may say of a workbook: which sheet, and how its cells are laid out. A tidy sheet needs `sheet` at most."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from scrutiny_pack.config.entry import AreaCode, Entry

_MEANING = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*( (value|numerator|denominator))?")


def _checked_meaning(text: str) -> str:
    if _MEANING.fullmatch(text):
        return text
    fix = "write an indicator's id, alone or with a space and numerator or denominator after it"
    raise PydanticCustomError("row-meaning", '"{text}" does not say what the row holds', {"text": text, "fix": fix})


Column = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{1,3}$")]
RowMeaning = Annotated[str, AfterValidator(_checked_meaning)]


PARTS = ("value", "numerator", "denominator")
"""What a row of a wide sheet may hold of an indicator."""


class RowHolds(NamedTuple):
    """What a row holds: an indicator's id, empty for that of the indicator above, and one of `PARTS`."""

    indicator: str
    part: str


class WorkbookEntry(Entry):
    """How a sheet of a workbook is read; every key may be left out where the sheet speaks for itself."""

    sheet: str = Field("", examples=["By month"])
    """The sheet's name; left out, the only one that is not hidden."""
    layout: Literal["tidy", "wide"] | None = None
    """`tidy`: a row for each figure, columns named as in a CSV file. `wide`: indicators down, periods across.
    Left out, it is recognised."""
    header_row: int | None = Field(None, ge=1, examples=["4"])
    """The row with the columns' names or the periods; left out, the first that looks like one, below any titles."""
    first_column: Column | None = Field(None, examples=["C"])
    """Wide: the first column that holds figures; left out, the first under a period."""
    last_row: int | None = Field(None, ge=1, examples=["40"])
    """The last row that holds figures; nothing below it is read. A wide sheet's notes need no such line: rows without a known label are
    passed over."""
    indicator_column: Column | None = Field(None, examples=["A"])
    """Wide: the column with the rows' labels; left out, the one left of the figures that holds the labels."""
    rows: dict[str, RowMeaning | list[RowMeaning]] = Field({}, examples=["{Re-referrals (%): rereferrals}"])
    """Wide: what each row holds, by its label: an indicator's id, or the id with `numerator` or `denominator`; `numerator` or `denominator`
    alone is that of the indicator above it. One row may serve several: [rereferrals denominator, referrals numerator]. Left out, a label is
    an id, or the label in the indicators file."""
    area: AreaCode | None = None
    """The area of all figures of a sheet that has no column for it; left out, the pack's own."""
    source: str = ""
    """Where the figures come from, as the source note prints it; a tidy sheet may have a column for it instead."""
    source_date: str = Field("", examples=["2022-08-15"])
    """The day on which the figures were taken."""

    def meanings(self) -> Mapping[str, tuple[RowHolds, ...]]:
        """What each row holds, by its label."""
        return {label: tuple(map(_holds, [said] if isinstance(said, str) else said)) for label, said in self.rows.items()}


def _holds(said: str) -> RowHolds:
    indicator, _, part = said.partition(" ")
    return RowHolds("", indicator) if indicator in PARTS[1:] and not part else RowHolds(indicator, part or PARTS[0])
