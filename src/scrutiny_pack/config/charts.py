"""Charts and month tables of the pack YAML, each known by its second key."""

from __future__ import annotations

from typing import TypeAlias

from pydantic import Field

from scrutiny_pack.config.entry import Entry, Id, Months, MonthText, PeriodText, Prose, Span


class LineChart(Entry):
    """A line of months with comparators as level lines, or of years with comparators as lines."""

    id: Id
    """Unique in the pack."""
    line: Id
    """The indicator."""
    last: Span = Field("12 months", examples=["24 months"])
    """How many months, or years, it shows; over years the comparators are lines too."""
    beside: list[str] = []
    """Comparators, by key."""
    target: bool = False
    """Whether the indicator's targets are drawn, each over the months or years for which it holds."""
    title: str = ""
    """What is measured; left out, the indicator's label."""


class MonthBars(Entry):
    """A bar for each month: the indicator's count."""

    id: Id
    """Unique in the pack."""
    bars: Id
    """The indicator."""
    last: Months = Field("12 months", examples=["12 months"])
    """How many months it shows."""
    target: bool = False
    """Whether the count's targets are drawn, each over the months for which it holds."""
    title: str = ""
    """What is counted; left out, what the indicator `counts`, else its label."""


class ComparisonBars(Entry):
    """The authority's figure as a bar beside its comparators'."""

    id: Id
    """Unique in the pack."""
    compare: Id
    """The indicator."""
    at: PeriodText = "latest"
    """The authority's period."""
    beside: list[str] = Field(min_length=1)
    """Comparators, by key."""
    earlier: list[PeriodText] = []
    """Earlier periods of the authority, each a bar of its own."""
    title: str = ""
    """What is measured; left out, the indicator's label."""


class GroupedBars(Entry):
    """Groups of bars: an indicator each, with a bar for each period."""

    id: Id
    """Unique in the pack."""
    groups: list[Id] = Field(min_length=1)
    """The indicators."""
    at: list[PeriodText] = Field(min_length=1)
    """The periods, earliest first."""
    title: Prose
    """What is measured."""


class ProcessChart(Entry):
    """A line of months with its average and limits of ordinary variation; without limits for fewer than 12 months in a row."""

    id: Id
    """Unique in the pack."""
    spc: Id
    """The indicator."""
    last: Months = Field("24 months", examples=["24 months"])
    """How many months, the newest among them."""
    since: MonthText | None = None
    """Earlier months are left out, as in the measure `spc`."""
    title: str = ""
    """What is measured; left out, the indicator's label."""


class MonthTable(Entry):
    """A table with the count of each month."""

    id: Id
    """Unique in the pack."""
    months: Id
    """The indicator."""
    last: Months = Field("12 months", examples=["12 months"])
    """How many months it shows."""


ChartEntry: TypeAlias = LineChart | MonthBars | ComparisonBars | GroupedBars | ProcessChart
