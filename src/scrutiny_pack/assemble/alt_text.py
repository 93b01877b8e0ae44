"""Alt text from the figures that a chart shows: what it is, the latest value, the range, the comparators."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_pack.assemble.chart_parts import Mark, comparator_name
from scrutiny_pack.measures.comparators import ComparatorFigure
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.text import Text, authored, joined


def series_alt(speaker: Speaker, title: Text, marks: Sequence[Mark], figures: Sequence[ComparatorFigure], bars: bool = False) -> Text:
    """Alt text of a series of months: first and last month, latest, lowest and highest figure, and each level line."""
    known = [(mark.printed, mark.figure) for mark in marks if isinstance(mark.figure, Quantity)]
    if not known:
        return Text()
    low, lowest = min(known, key=lambda pair: pair[1].shown)
    high, highest = max(known, key=lambda pair: pair[1].shown)
    last, latest = known[-1]
    levels = [
        filled(
            speaker.phrases.alt["level"],
            name=comparator_name(speaker, figure.key),
            value=speaker.figure(figure.quantity, f"{figure.key}.value"),
        )
        for figure in figures
    ]
    said = filled(
        speaker.phrases.alt["months" if bars else "line"],
        title=title,
        start=speaker.month(known[0][1].period, short=True),
        end=speaker.month(latest.period, short=True),
        area=speaker.area(),
        last=last,
        low=low,
        low_at=speaker.month(lowest.period, short=True),
        high=high,
        high_at=speaker.month(highest.period, short=True),
        levels=joined(levels),
    )
    return said + _gaps(speaker, len(known), len(marks))


def _gaps(speaker: Speaker, known: int, asked: int) -> Text:
    """How many months have a figure, where not all have: the lowest of those that are shown need not be the lowest."""
    if known == asked:
        return Text()
    counts = {"k": authored(str(known), "period"), "n": authored(str(asked), "period")}
    return filled(speaker.phrases.alt["gaps"], **counts)


def bars_alt(speaker: Speaker, title: Text, marks: Sequence[Mark]) -> Text:
    """Alt text of bars beside each other: each name with its figure."""
    pattern = speaker.phrases.alt["bar"]
    bars = [filled(pattern, name=mark.at, value=mark.printed) for mark in marks]
    return filled(speaker.phrases.alt["bars"], title=title, bars=joined(bars, "; "))


def years_alt(speaker: Speaker, title: Text, lines: Sequence[tuple[Text, Sequence[Mark]]]) -> Text:
    """Alt text of lines over years: the first and last year, and each line's latest figure."""
    years = [mark.at for mark in lines[0][1]]
    pattern = speaker.phrases.alt["bar"]
    latest = [filled(pattern, name=name, value=marks[-1].printed) for name, marks in lines]
    return filled(speaker.phrases.alt["years"], title=title, start=years[0], end=years[-1], latest=joined(latest, "; "))
