"""The rows of the scorecard: for each indicator that the bullets speak of its newest figure, and all that is set beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from scrutiny_pack.measures.breaks import apart
from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.gap import Compared, Gap
from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.target import Targeted, target_for, targeted
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.findings import quantities_of
from scrutiny_pack.narrative.nodes import Measure
from scrutiny_pack.narrative.story import SectionStory

A_YEAR = 12


@dataclass(frozen=True)
class Row:
    """What is known of one indicator: its newest figure, the change over a year, its target and its comparators."""

    section: SectionStory
    """The first that speaks of it."""
    latest: Quantity
    year: Change | Missing
    """From a year before; `Missing` says why there is no figure to set beside it."""
    target: Targeted | None = None
    """A target, or an expected range."""
    compared: dict[str, Compared] = field(default_factory=dict)


def rows_of(sections: Sequence[SectionStory], setting: Setting) -> tuple[Row, ...]:
    """The indicators by section, in the order in which the bullets come to them."""
    said = [(section, measure) for section in sections for measure in _measures(printed.commentary for printed in section.bullets)]
    first: dict[str, SectionStory] = {}
    newest: dict[str, Quantity] = {}
    for section, measure in said:
        for quantity in quantities_of(measure):
            first.setdefault(quantity.indicator, section)
            if quantity.indicator not in newest or _newness(quantity) > _newness(newest[quantity.indicator]):
                newest[quantity.indicator] = quantity
    measures = [measure for _, measure in said]
    return tuple(_row(first[name], latest, measures, setting) for name, latest in newest.items())


def _measures(commentaries: Iterable[Commentary]) -> Iterable[Measure]:
    return (measure for commentary in commentaries for measure in commentary.measures.values())


def _newness(quantity: Quantity) -> tuple[object, int]:
    """Later is newer; of figures that end on one day the one of the longer period says more."""
    return quantity.period.last_day, quantity.period.months


def _row(section: SectionStory, latest: Quantity, measures: Sequence[Measure], setting: Setting) -> Row:
    row = Row(section, latest, _change(latest, measures, setting), _set_in_file(latest, setting))
    for measure in measures:
        if isinstance(measure, Gap) and _same(measure.quantity, latest):
            row = replace(row, compared=row.compared | {entry.key: entry for entry in measure.compared})
        elif isinstance(measure, Targeted) and _same(measure.quantity, latest):
            row = replace(row, target=measure)
    return row


def _same(quantity: Quantity, latest: Quantity) -> bool:
    return (quantity.indicator, quantity.period) == (latest.indicator, latest.period)


def _change(latest: Quantity, measures: Sequence[Measure], setting: Setting) -> Change | Missing:
    """The change over the year that a bullet speaks of, with its test, or else the one between both figures, untested."""
    before = latest.period.shifted(-A_YEAR)
    for measure in measures:
        if isinstance(measure, Change) and _same(measure.end, latest) and measure.start.period == before:
            return measure
    if not_alike := apart(setting, latest.indicator, before, latest.period):
        return Missing(not_alike, supplied=True, note="apart")
    start = level(setting, latest.indicator, latest.area, before)
    return start if isinstance(start, Missing) else Change(start, latest, setting.indicators[latest.indicator].polarity)


def _set_in_file(latest: Quantity, setting: Setting) -> Targeted | None:
    """The newest figure beside the target that the indicators file has for its period."""
    entry = target_for(setting, latest.indicator, latest.period)
    return targeted(setting, latest, entry) if entry else None
