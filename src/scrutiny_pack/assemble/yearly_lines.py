"""A line of years, the comparators' published years beside it as lines of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from scrutiny_pack.assemble.alt_text import years_alt
from scrutiny_pack.assemble.chart_goals import with_targets
from scrutiny_pack.assemble.chart_parts import (
    Charted,
    Mark,
    caption,
    comparator_name,
    comparators,
    mark,
    ranges_of,
    short_period,
    title_of,
    unit_of,
)
from scrutiny_pack.config.charts import LineChart
from scrutiny_pack.measures.comparators import comparator_figure
from scrutiny_pack.measures.level import MONTHS_A_YEAR, level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.pack import Chart, Series
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Text, words


def yearly_line(entry: LineChart, speaker: Speaker) -> Charted:
    """The chart that `entry` asks for: a line for the authority and one for each comparator that has a figure in any of the years."""
    setting, rule = speaker.setting, speaker.setting.indicators[entry.line]
    periods = _years(entry, speaker)
    own = _marks(speaker, periods, lambda period: level(setting, entry.line, setting.area, period))
    lines: list[tuple[Text, str, list[Mark]]] = [(speaker.area(), "authority", own)]
    lines += [(comparator_name(speaker, key), key, _marks(speaker, periods, partial(_beside, entry, speaker, key))) for key in entry.beside]
    shown = [line for line in lines if line[1] == "authority" or any(isinstance(each.figure, Quantity) for each in line[2])]
    series = tuple(Series(name, role, tuple(each.point(labelled=each is marks[-1]) for each in marks)) for name, role, marks in shown)
    figures = comparators(speaker, entry.beside, entry.line, periods[-1])
    title = title_of(entry, rule)
    chart = Chart(
        entry.id, "line", title, unit_of(speaker, rule), series, (), ranges_of(entry.line, speaker), (), rule.decimals,
        years_alt(speaker, title, [(name, marks) for name, _, marks in shown]), caption(speaker, title, figures),
    )  # fmt: skip
    rows = tuple(zip([each.at for each in own], *([each.printed for each in marks] for _, _, marks in shown), strict=True))
    made = Charted(chart, (words(speaker.phrases.labels["period"]), *(name for name, _, _ in shown)), rows)
    return with_targets(made, entry.line, periods, [each.at for each in own], speaker, column=True) if entry.target else made


def _years(entry: LineChart, speaker: Speaker) -> list[Period]:
    """The years' periods, earliest first: the last day for what is measured at the month's end, else twelve months."""
    month = speaker.setting.month
    newest = month.at_end() if speaker.setting.indicators[entry.line].timing == "month_end" else month.window(MONTHS_A_YEAR)
    return [newest.shifted(-MONTHS_A_YEAR * back) for back in range(int(entry.last.split()[0]) - 1, -1, -1)]


def _marks(speaker: Speaker, periods: list[Period], figure_at: Callable[[Period], Quantity | Missing]) -> list[Mark]:
    return [mark(speaker, short_period(speaker, _as_year(period)), figure_at(period), str(period).replace(" ", "_")) for period in periods]


def _as_year(period: Period) -> Period:
    return Period(period.year, period.month, 0, MONTHS_A_YEAR, "year ending") if period.months == MONTHS_A_YEAR else period


def _beside(entry: LineChart, speaker: Speaker, key: str, period: Period) -> Quantity | Missing:
    """The comparator's figure of just this year: an older one is no mark of a newer year."""
    figure = comparator_figure(speaker.setting, key, entry.line, period)
    if isinstance(figure, Missing):
        return figure
    return figure.quantity if figure.quantity.period.covers_same_months(period) else Missing("no figure for this year")
