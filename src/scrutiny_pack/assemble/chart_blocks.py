"""Charts: from an entry in the YAML to what is drawn, with alt text and the table of its figures."""

from __future__ import annotations

from dataclasses import replace

from scrutiny_pack.assemble.alt_text import bars_alt, series_alt
from scrutiny_pack.assemble.chart_goals import with_targets
from scrutiny_pack.assemble.chart_parts import (
    Charted,
    Mark,
    caption,
    comparator_name,
    comparators,
    level_of,
    mark,
    ranges_of,
    short_period,
    title_of,
    unit_of,
)
from scrutiny_pack.assemble.process_chart import process_chart
from scrutiny_pack.assemble.yearly_lines import yearly_line
from scrutiny_pack.config.charts import ChartEntry, ComparisonBars, GroupedBars, LineChart, MonthBars, ProcessChart
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.comparators import ComparatorFigure
from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.pack import Chart, Series
from scrutiny_pack.text import Text, authored, words


def charted(entry: ChartEntry, speaker: Speaker) -> Charted | None:
    """The chart that `entry` asks for; `None` when not one of its marks has a figure."""
    match entry:
        case LineChart():
            made = yearly_line(entry, speaker) if "year" in entry.last else _with_targets(_line(entry, speaker), entry, speaker)
        case MonthBars():
            made = _with_targets(_month_bars(entry, speaker), entry, speaker)
        case ComparisonBars():
            made = _comparison(entry, speaker)
        case GroupedBars():
            made = _grouped(entry, speaker)
        case ProcessChart():
            found = process_chart(entry, speaker)
            if found is None:
                return None
            made = found
    drawn = any(point.value is not None for series in made.chart.series for point in series.points)
    below = words(speaker.phrases.labels["not_from_zero"])
    return replace(made, chart=replace(made.chart, not_from_zero=below)) if drawn else None


def month_marks(speaker: Speaker, indicator: str, months: int, counts: bool) -> list[Mark]:
    """A mark for each of the last `months` months: the indicator's figure, or its numerator where `counts`."""
    setting = speaker.setting
    found: list[Mark] = []
    at_end = setting.indicators[indicator].timing == "month_end"
    for month in setting.month.window(months).members():
        figure = level(setting, indicator, setting.area, month.at_end() if at_end else month)
        if counts:
            figure = _count(figure)
        found.append(mark(speaker, speaker.axis_month(month), figure, str(month)))
    return found


def _count(figure: Quantity | Missing) -> Quantity | Missing:
    """A month's numerator as a figure of its own; a count given as a value is one already."""
    if isinstance(figure, Missing) or figure.unit is Unit.COUNT:
        return figure
    if figure.numerator is None:
        return Missing("no count")
    return replace(figure, value=figure.numerator, unit=Unit.COUNT, decimals=0, formula="the numerator")


def _line(entry: LineChart, speaker: Speaker) -> Charted:
    labels, setting = speaker.phrases.labels, speaker.setting
    rule, months = setting.indicators[entry.line], int(entry.last.split()[0])
    marks = month_marks(speaker, entry.line, months, counts=False)
    figures = comparators(speaker, entry.beside, entry.line, setting.month.window(12))
    last = len(marks) - 1
    points = tuple(each.point(labelled=place == last) for place, each in enumerate(marks))
    pattern = labels["each_month_annualised" if rule.unit == "rate" else "each_month"]
    title = title_of(entry, rule)
    levels = tuple(level_of(speaker, figure) for figure in figures)
    chart = Chart(
        entry.id, "line", title, filled(pattern, unit=unit_of(speaker, rule)),
        (Series(speaker.area(), "authority", points),), levels, ranges_of(entry.line, speaker), (), rule.decimals,
        series_alt(speaker, title, marks, figures), caption(speaker, title, figures),
    )  # fmt: skip
    rows = [(each.at, each.printed) for each in marks] + [_comparator_row(speaker, figure) for figure in figures]
    return Charted(chart, (words(labels["month"]), speaker.area()), tuple(rows))


def _with_targets(made: Charted, entry: LineChart | MonthBars, speaker: Speaker) -> Charted:
    """`made`, over months, with the targets where they are asked for."""
    if not entry.target:
        return made
    indicator = entry.line if isinstance(entry, LineChart) else entry.bars
    months = speaker.setting.month.window(int(entry.last.split()[0])).members()
    return with_targets(made, indicator, months, [speaker.month(month, short=True) for month in months], speaker)


def _month_bars(entry: MonthBars, speaker: Speaker) -> Charted:
    labels, rule = speaker.phrases.labels, speaker.setting.indicators[entry.bars]
    marks = month_marks(speaker, entry.bars, int(entry.last.split()[0]), counts=True)
    title = authored(entry.title or rule.counts or rule.label, "definition")
    series = Series(speaker.area(), "authority", tuple(each.point() for each in marks))
    chart = Chart(
        entry.id, "bars by month", title, words(labels["number_each_month"]), (series,), (), (), (), 0,
        series_alt(speaker, title, marks, [], bars=True), caption(speaker, title, []),
    )  # fmt: skip
    return Charted(chart, (words(labels["month"]), speaker.area()), tuple((each.at, each.printed) for each in marks))


def _comparison(entry: ComparisonBars, speaker: Speaker) -> Charted:
    labels, setting = speaker.phrases.labels, speaker.setting
    rule = setting.indicators[entry.compare]
    own = [_own_mark(speaker, entry.compare, reference) for reference in (*entry.earlier, entry.at)]
    latest = own[-1].figure
    # A withheld figure has its period too: beside it, a comparator of an earlier year would be set beside those of this one.
    asked = latest.period if isinstance(latest, Quantity) else setting.period(entry.at, entry.compare)
    beside = setting.month if isinstance(asked, Missing) else asked
    figures = comparators(speaker, entry.beside, entry.compare, beside)
    marks = own + [_comparator_mark(speaker, figure) for figure in figures]
    title = title_of(entry, rule)
    chart = Chart(
        entry.id, "bars beside comparators", title, unit_of(speaker, rule),
        (Series(title, "authority", tuple(each.point() for each in marks)),), (), ranges_of(entry.compare, speaker), tuple(range(len(own))),
        rule.decimals, bars_alt(speaker, title, marks), caption(speaker, title, figures),
    )  # fmt: skip
    return Charted(chart, (words(labels["area"]), unit_of(speaker, rule)), tuple((each.at, each.printed) for each in marks))


def _grouped(entry: GroupedBars, speaker: Speaker) -> Charted:
    labels, setting = speaker.phrases.labels, speaker.setting
    title = title_of(entry, None)
    columns = [_column(entry, reference, speaker) for reference in entry.at]
    series = tuple(
        Series(name, "authority" if place == len(columns) - 1 else "earlier", tuple(each.point() for each in marks))
        for place, (name, marks) in enumerate(columns)
    )
    rule = setting.indicators[entry.groups[0]]
    chart = Chart(
        entry.id, "grouped bars", title, unit_of(speaker, rule), series, (), (), (), rule.decimals,
        bars_alt(speaker, title, _named_apart(speaker, columns)), caption(speaker, title, []),
    )  # fmt: skip
    header = (words(labels["indicator"]), *(name for name, _ in columns))
    rows = [(first.at, *(marks[place].printed for _, marks in columns)) for place, first in enumerate(columns[0][1])]
    return Charted(chart, header, tuple(rows))


def _column(entry: GroupedBars, reference: str, speaker: Speaker) -> tuple[Text, list[Mark]]:
    """The marks of one period, an indicator each, and the period's name."""
    marks = []
    for indicator in entry.groups:
        name = authored(speaker.setting.indicators[indicator].label, "definition")
        marks.append(mark(speaker, name, _own_figure(speaker, indicator, reference), f"{indicator}.{reference.replace(' ', '_')}"))
    period = speaker.setting.period(reference, entry.groups[0])
    return (authored(reference, "period") if isinstance(period, Missing) else short_period(speaker, period)), marks


def _own_figure(speaker: Speaker, indicator: str, reference: str) -> Quantity | Missing:
    period = speaker.setting.period(reference, indicator)
    return period if isinstance(period, Missing) else level(speaker.setting, indicator, speaker.setting.area, period)


def _own_mark(speaker: Speaker, indicator: str, reference: str) -> Mark:
    figure = _own_figure(speaker, indicator, reference)
    name = speaker.area()
    period = speaker.setting.period(reference, indicator)
    at = name if isinstance(period, Missing) else filled(speaker.phrases.labels["bar"], name=name, period=short_period(speaker, period))
    if isinstance(figure, Quantity):
        at = _bar_name(speaker, name, figure)
    return mark(speaker, at, figure, reference.replace(" ", "_"))


def _comparator_mark(speaker: Speaker, figure: ComparatorFigure) -> Mark:
    at = _bar_name(speaker, comparator_name(speaker, figure.key), figure.quantity)
    return Mark(at, figure.quantity, speaker.figure(figure.quantity, f"{figure.key}.value"))


def _comparator_row(speaker: Speaker, figure: ComparatorFigure) -> tuple[Text, ...]:
    each = _comparator_mark(speaker, figure)
    return each.at, each.printed


def _bar_name(speaker: Speaker, name: Text, quantity: Quantity) -> Text:
    return filled(speaker.phrases.labels["bar"], name=name, period=short_period(speaker, quantity.period))


def _named_apart(speaker: Speaker, columns: list[tuple[Text, list[Mark]]]) -> list[Mark]:
    """All marks by names that tell them apart: the period, the indicator, or both."""
    if len(columns) == 1:
        return columns[0][1]
    if len(columns[0][1]) == 1:
        return [replace(marks[0], at=period) for period, marks in columns]
    pattern = speaker.phrases.labels["bar"]
    return [replace(mark, at=filled(pattern, name=mark.at, period=period)) for period, marks in columns for mark in marks]
