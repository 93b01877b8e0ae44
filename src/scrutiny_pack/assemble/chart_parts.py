"""What charts are made of: a figure with its label and place, comparators as levels and bars, names and units."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_pack.config.charts import ChartEntry, ComparisonBars, GroupedBars, LineChart, MonthBars, ProcessChart
from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.comparators import ComparatorFigure, comparator_figure
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.narrative.nodes import capitalised
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.pack import Chart, Level, Point, Range
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Text, authored, joined, words


@dataclass(frozen=True)
class Mark:
    """One mark of a chart: its place, its figure (or why there is none), and the figure as printed."""

    at: Text
    figure: Quantity | Missing
    printed: Text

    def point(self, labelled: bool = True) -> Point:
        """The mark as it is drawn."""
        if isinstance(self.figure, Missing):
            return Point(self.at, None, Text(), self.printed.plain)
        begins = any(fact.new_series for fact in self.figure.facts)
        return Point(self.at, self.figure.value, self.printed if labelled else Text(), begins=begins)


@dataclass(frozen=True)
class Charted:
    """A chart and the rows of the table behind it: the header, then a name and the printed figures a row."""

    chart: Chart
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


def indicators_of_chart(entry: ChartEntry) -> tuple[str, ...]:
    """The indicators that a chart shows."""
    match entry:
        case LineChart():
            return (entry.line,)
        case MonthBars():
            return (entry.bars,)
        case ComparisonBars():
            return (entry.compare,)
        case GroupedBars():
            return tuple(entry.groups)
        case ProcessChart():
            return (entry.spc,)


def mark(speaker: Speaker, at: Text, figure: Quantity | Missing, path: str) -> Mark:
    """A mark; in place of a figure stands its symbol, such as [c], or "not available" where there is not even that."""
    if isinstance(figure, Missing):
        return Mark(at, figure, words(f"[{figure.symbol}]" if figure.symbol else speaker.phrases.labels["not_available"]))
    return Mark(at, figure, speaker.figure(figure, path))


def title_of(entry: ChartEntry, rule: IndicatorEntry | None) -> Text:
    """What is measured: the chart's own title, else the indicator's label."""
    return authored(entry.title or (rule.label if rule else ""), "definition")


def unit_of(speaker: Speaker, rule: IndicatorEntry) -> Text:
    """The unit in words, for a subtitle."""
    labels = speaker.phrases.labels
    match Unit(rule.unit):
        case Unit.PERCENT:
            return filled(labels["percent"], of=authored(rule.of, "definition"))
        case Unit.RATE:
            return filled(labels["rate"], n=authored(f"{rule.per:,}", "unit"), of=authored(rule.of, "definition"))
        case Unit.DAYS:
            return capitalised(words(speaker.phrases.days.many))
    return words(labels["number"])


def short_period(speaker: Speaker, period: Period) -> Text:
    """A period beside a name on a chart: 2020-21 for a year ending in March, Jul 2022, 31 Jul 2022, 12 months to Jul 2022."""
    if period.kind == "year ending" and period.month == 3:
        return speaker.period(Period(period.year, 3, 0, 12, "financial year"))
    return speaker.period(period, "short")


def comparator_name(speaker: Speaker, key: str) -> Text:
    """A comparator's name by itself, as on a chart: Statistical neighbours, West Midlands."""
    group = speaker.setting.comparators[key].neighbours is not None
    return capitalised(speaker.comparator(key, alone=group))


def comparators(speaker: Speaker, keys: list[str], indicator: str, beside: Period) -> list[ComparatorFigure]:
    """The comparators that have a figure, in order."""
    found = [comparator_figure(speaker.setting, key, indicator, beside) for key in keys]
    return [figure for figure in found if isinstance(figure, ComparatorFigure)]


def level_of(speaker: Speaker, figure: ComparatorFigure) -> Level:
    """A comparator as a level line: England 22.7%, 2020-21."""
    name, period = comparator_name(speaker, figure.key), short_period(speaker, figure.quantity.period)
    value = speaker.figure(figure.quantity, f"{figure.key}.value")
    return Level(filled(speaker.phrases.labels["level"], name=name, value=value, period=period), figure.key, figure.quantity.value)


def caption(speaker: Speaker, title: Text, figures: list[ComparatorFigure]) -> Text:
    """What the figure shows, in words under it."""
    labels, area = speaker.phrases.labels, speaker.area()
    if not figures:
        return filled(labels["caption"], title=title, area=area)
    names = [speaker.comparator(figure.key, alone=True) for figure in figures]
    beside = joined(names, speaker.phrases.comma, speaker.phrases.and_)
    return filled(labels["caption_beside"], title=title, area=area, names=beside)


def ranges_of(indicator: str, speaker: Speaker) -> tuple[Range, ...]:
    """The indicator's expected range, as a band."""
    expected = speaker.setting.indicators[indicator].expected
    return () if expected is None else (Range(words(speaker.phrases.labels["expected"]), expected.low, expected.high),)
