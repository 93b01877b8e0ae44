"""The change from one period to another; of counts only between periods of one length."""

from __future__ import annotations

from pydantic import Field

from scrutiny_pack.config.entry import PeriodText
from scrutiny_pack.config.measure_entry import IndicatorId, MeasureBase, Nonsense, Registry
from scrutiny_pack.periods import parse_reference


class ChangeEntry(MeasureBase):
    """The change from one period to another."""

    change: IndicatorId
    """The indicator."""
    start: PeriodText = Field(alias="from")
    """The earlier period."""
    end: PeriodText = Field("latest", alias="to")
    """The later period."""

    def indicators_named(self) -> tuple[str, ...]:
        """Its one indicator."""
        return (self.change,)

    def periods_asked(self) -> tuple[tuple[str, str], ...]:
        """Both periods."""
        return ((self.change, self.start), (self.change, self.end))

    def nonsense(self, registry: Registry) -> list[Nonsense]:
        """A count over a year beside a count of a month."""
        return unlike_lengths(self.change, self.start, self.end) if registry.is_total(self.change) else []


def unlike_lengths(indicator: str, start: str, end: str) -> list[Nonsense]:
    """What is wrong with a count's two periods where they differ in length."""
    months = [_months(text) for text in (start, end)]
    if None in months or months[0] == months[1]:
        return []
    what = f'"{indicator}" is a count, and "{start}" is {_long(months[0])} but "{end}" {_long(months[1])}'
    return [Nonsense("measure-periods", what, "compare periods of one length, as 12 months to year_before and 12 months to latest")]


def _months(text: str) -> int | None:
    """How many months a period counts, 1 for a date; `None` where only the figures tell."""
    reference = parse_reference(text)
    if reference.fixed:
        return reference.fixed.months or 1
    if reference.anchor == "latest published":
        return None
    return reference.months or 1


def _long(months: int | None) -> str:
    return "1 month" if months == 1 else f"{months} months"
