"""The indicators file: what each indicator measures, and how its figures are worded."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from scrutiny_pack.config.entry import Entry, Id, MonthText, Prose, Status
from scrutiny_pack.config.targets import PeriodTarget


class BandEdges(Entry):
    """Half-open bands of a gap: under the first "in line", under the second "slightly"."""

    in_line: str
    """In percentage points for a percentage (0.5), else relative to the comparator (5%)."""
    slightly: str
    """As `in_line`."""

    @field_validator("in_line", "slightly")
    @classmethod
    def _is_edge(cls, text: str) -> str:
        if re.fullmatch(r"\d+(\.\d+)?%?", text):
            return text
        raise PydanticCustomError(
            "not-a-number", '"{text}" is not a band', {"text": text, "fix": "write points like 0.5, or a share like 5%"}
        )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        of_one_kind = self.in_line.endswith("%") == self.slightly.endswith("%")
        if of_one_kind and Decimal(self.in_line.rstrip("%")) > Decimal(self.slightly.rstrip("%")):
            said = {"in_line": self.in_line, "slightly": self.slightly, "fix": "write the smaller one as in_line"}
            raise PydanticCustomError("out-of-order", "in_line, {in_line}, is wider than slightly, {slightly}", said)
        return self


class Expected(Entry):
    """A range that is expected, with where it comes from."""

    low: Decimal = Field(alias="from")
    """The lower end."""
    high: Decimal = Field(alias="to")
    """The upper end."""
    status: Status
    """Who set it: the council (local), a publication, or nobody (illustrative)."""
    source: str = ""
    """Where it is written down."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            said = {"low": str(self.low), "high": str(self.high), "fix": "write the lower end after from:, and the higher after to:"}
            raise PydanticCustomError("out-of-order", "the range begins at {low} and ends at {high}", said)
        return self


class IndicatorEntry(Entry):
    """One indicator: what is measured, and how its figures are worded."""

    name: Prose = Field(examples=["Re-referrals"])
    """The short name that a headline begins with."""
    subject: Prose = Field(examples=["the percentage of referrals that were re-referrals"])
    """The name inside a sentence, singular."""
    label: Prose = Field(examples=["Re-referrals within 12 months"])
    """The name in tables and on charts."""
    definition: Prose
    """What is counted, as the publication has it."""
    unit: Literal["count", "percent", "rate", "money", "days", "ratio"]
    """The unit decides the words: the difference of two percentages is always percentage points."""
    of: str = ""
    """What the unit is of: "referrals" for 20.0% of referrals, "children" for 523 per 10,000 children."""
    per: int = Field(10000, ge=1)
    """For a rate: how many it is per."""
    decimals: int = Field(ge=0, le=3)
    """How many decimals are printed."""
    polarity: Literal["high", "low", "neutral"]
    """Whether high or low is good; a neutral one is never called better or worse."""
    minimum: Decimal | None = None
    """The least that a figure may be; left out, what its unit allows."""
    maximum: Decimal | None = None
    """The most that a figure may be; left out, what its unit allows."""
    bands: BandEdges | None = None
    """Its own bands; left out, those of its unit."""
    timing: Literal["month", "month_end"] = "month"
    """Whether a figure is about a month or about its last day."""
    counts: str = ""
    """The numerator's name in tables and charts of counts."""
    counts_people: bool = False
    """Whether the numerator counts people."""
    rate_of: Id | None = None
    """For a rate: the indicator that holds the count."""
    expected: Expected | None = None
    """The expected range."""
    targets: list[PeriodTarget] = []
    """Its targets, each for a period of its own."""
    changed: MonthText | None = None
    """The month since which figures are of another definition: nothing is set beside earlier ones."""
    not_like_for_like: str = ""
    """Why the comparator's figure is not quite the same measure; stands in the source note."""
    published_code: str = ""
    """The code in the publication."""


class IndicatorsFile(Entry):
    """The indicators file."""

    version: Literal["1"]
    """The version of this format."""
    indicators: dict[Id, IndicatorEntry] = Field(min_length=1)
    """The indicators, by id."""
