"""The measures of a bullet as the YAML writes them: each is known by its first key."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from scrutiny_pack.config.entry import Entry, PeriodText

IndicatorId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]


class LevelEntry(Entry):
    """One figure: of a month, a date, a year or a window."""

    level: IndicatorId
    """The indicator."""
    at: PeriodText = "latest"
    """The period."""


class ShareEntry(Entry):
    """A figure with its count and the count that it is part of."""

    share: IndicatorId
    """The indicator."""
    at: PeriodText = "latest"
    """The period."""


class WindowEntry(Entry):
    """Several months taken together, with their lowest and highest."""

    window: IndicatorId
    """The indicator."""
    over: PeriodText
    """The months, as "12 months to latest"."""
    by: Literal["pooled", "mean", "min", "max", "sum", "annualised"] = "pooled"
    """How the months are put together: pooled divides the sum of the numerators by the sum of the denominators."""


class ChangeEntry(Entry):
    """The change from one period to another."""

    change: IndicatorId
    """The indicator."""
    start: PeriodText = Field(alias="from")
    """The earlier period."""
    end: PeriodText = Field("latest", alias="to")
    """The later period."""


class GapEntry(Entry):
    """A figure beside its comparators."""

    gap: IndicatorId
    """The indicator."""
    at: PeriodText = "latest"
    """The authority's period."""
    to: list[str] = Field(min_length=1)
    """Comparators, by key."""
    style: Literal["words", "amounts", "nearest"] = "words"
    """How {name.phrase} is worded: with bands, with amounts, or by which comparator is nearest."""
    words: Literal["side", "polarity"] = "side"
    """Above and below, or better and worse."""


class Flows(Entry):
    """What comes in and what goes out."""

    into: IndicatorId = Field(alias="in")
    """The indicator of those who came."""
    out: IndicatorId
    """The indicator of those who left."""


class FlowEntry(Entry):
    """Those who came and those who left in a period."""

    flow: Flows
    """The two indicators."""
    over: PeriodText
    """The period."""
    stock: IndicatorId | None = None
    """The indicator of how many there are at the end; the flows are checked against it."""


class ExpectEntry(Entry):
    """A figure beside the indicator's expected range."""

    expect: IndicatorId
    """The indicator."""
    at: PeriodText = "latest"
    """The period."""


MeasureEntry: TypeAlias = LevelEntry | ShareEntry | WindowEntry | ChangeEntry | GapEntry | FlowEntry | ExpectEntry
