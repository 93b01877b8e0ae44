"""The figures of one length, one after the other, that end with the pack's newest: a run stops where a figure is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny_pack.measures.breaks import apart
from scrutiny_pack.measures.level import MONTHS_A_YEAR, level, whole
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import MONTHS_IN, Period

MONTHS = {"month": 1, "quarter": 3, "year": MONTHS_A_YEAR}
LONGEST = 240
"""Nobody is told of more periods than this."""


@dataclass(frozen=True)
class Run:
    """Figures of neighbouring periods, earliest first, without a gap; the reason why it does not go back further, where there is one."""

    step: str
    figures: tuple[Quantity, ...]
    stopped: str = ""

    @property
    def last(self) -> Quantity:
        """The newest."""
        return self.figures[-1]

    @property
    def too_short(self) -> Missing:
        """Why nothing is made of so few figures."""
        count = len(self.figures)
        why = f"figures for {count} {self.step}{'' if count == 1 else 's'} in a row only: {self.stopped or 'no more are known'}"
        return Missing(why, supplied=True)


def periods_back(setting: Setting, indicator: str, step: str) -> Iterator[Period]:
    """The periods of `step` length back from the pack's month, newest first.

    Months end with the pack's month. Quarters are calendar quarters that were over by then. Years end like the newest yearly figure of
    the authority, or with the pack's month where it has none; for what is measured on a day they are that day of each year.
    """
    month, at_end = setting.month, setting.indicators[indicator].timing == "month_end"
    if step == "quarter":
        month = month.shifted(-(month.month % MONTHS_IN["quarter"]))
    if step == "year":
        month = _end_of_year(setting, indicator)
    for back in range(LONGEST):
        end = month.shifted(-back * MONTHS[step])
        if at_end:
            yield end.at_end()
        else:
            yield end if step == "month" else end.window(MONTHS[step])


def run_of(setting: Setting, indicator: str, step: str, most: int = LONGEST) -> Run | Missing:
    """The unbroken run of the pack's area that ends with its newest period; `Missing` where there is no figure for that one.

    A year of which a month is missing is no figure of a year, as the missing month may have been like no other.
    """
    newest: Period | None = None
    figures: list[Quantity] = []
    stopped = ""
    for period in periods_back(setting, indicator, step):
        newest = newest or period
        stopped = apart(setting, indicator, period, newest)
        figure = Missing(stopped) if stopped else whole(level(setting, indicator, setting.area, period))
        if isinstance(figure, Missing):
            if not figures:
                return figure
            stopped = stopped or figure.why
            break
        figures.append(figure)
        if len(figures) == most:
            stopped = ""
            break
    return Run(step, tuple(reversed(figures)), stopped)


def _end_of_year(setting: Setting, indicator: str) -> Period:
    lengths = (MONTHS_A_YEAR, 0)
    found = [fact.period for fact in setting.observations.of(indicator, setting.area)]
    ends = [period.end_month for period in found if period.months in lengths and period.last_day <= setting.month.last_day]
    return max(ends, default=setting.month)
