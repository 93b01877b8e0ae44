"""Targets of an indicator: for a period a value or a range, with tolerance, status and source."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from scrutiny_pack.config.entry import Entry, Status
from scrutiny_pack.periods import parse_period


def _is_stretch(text: str) -> str:
    try:
        if parse_period(text).months:
            return text
    except ValueError:
        pass
    said = {"text": text, "fix": "write whole months, like 2022-23, 2022 Q1 or 12 months to 2023-03"}
    raise PydanticCustomError("not-a-period", '"{text}" is no stretch of months', said)


class PeriodTarget(Entry):
    """What a figure is to reach in one period."""

    period: Annotated[str, AfterValidator(_is_stretch)] = Field(alias="for", examples=["2022-23"])
    """The months in which a figure has to end for this target to hold."""
    value: Decimal | None = Field(None, examples=["85"])
    """The target: no less than this where high is good, no more than this where low is good."""
    low: Decimal | None = Field(None, alias="from")
    """Of a range: the lower end."""
    high: Decimal | None = Field(None, alias="to")
    """Of a range: the upper end."""
    tolerance: Decimal = Field(Decimal(0), ge=0)
    """By how much it may be missed and still count as within tolerance."""
    status: Status
    """Who set it: the council (local), a publication, or nobody (illustrative)."""
    source: str = ""
    """Where it is written down."""

    @model_validator(mode="after")
    def _one_or_two_ends(self) -> Self:
        both = self.low is not None and self.high is not None
        if both == (self.value is not None) or (not both and (self.low, self.high) != (None, None)):
            said = {"fix": "write value: 85, or from: 80 and to: 90"}
            raise PydanticCustomError("target-unclear", "a target is one value, or a range with both ends", said)
        if self.low is not None and self.high is not None and self.low > self.high:
            said = {"low": str(self.low), "high": str(self.high), "fix": "write the lower end after from:, and the higher after to:"}
            raise PydanticCustomError("out-of-order", "the range begins at {low} and ends at {high}", said)
        return self

    def ends(self, polarity: str) -> tuple[Decimal | None, Decimal | None]:
        """The lowest and the highest figure that meet it; `None` for an end that is open."""
        if self.value is None:
            return self.low, self.high
        return (self.value, None) if polarity == "high" else (None, self.value)
