"""The rows of the scorecard: for each indicator that the bullets speak of its newest figure, and all that is set beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.breaks import apart
from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.gap import Compared, Gap
from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.sealed import SYMBOL, Few
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.target import Target, Targeted, target_for, targeted
from scrutiny_pack.measures.window import Window
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.findings import quantities_of
from scrutiny_pack.narrative.nodes import Measure
from scrutiny_pack.narrative.story import SectionStory
from scrutiny_pack.text import Fact

A_YEAR = 12
ROUNDS_TO_NOUGHT = "low"
"""A symbol that stands for a figure, if not for which."""


@dataclass(frozen=True)
class Row:
    """What is known of one indicator: its newest figure, the change over a year, its target and its comparators."""

    section: SectionStory
    """The first that speaks of it."""
    latest: Quantity
    year: Change | Missing
    """From a year before; `Missing` says why there is no figure to set beside it."""
    targets: tuple[Targeted, ...] = ()
    """Its target and its expected range, those that are missed first."""
    compared: dict[str, Compared] = field(default_factory=dict)
    newer: Fact | None = None
    """The newest row after that figure that has one, or that withholds it; a symbol for "not available" is neither."""

    @property
    def target(self) -> Targeted | None:
        """The one that is told where there is room for one."""
        return next(iter(self.targets), None)

    @property
    def is_newer_withheld(self) -> bool:
        """Whether there is a newer figure that must not be seen."""
        return self.newer is not None and self.newer.reason == SYMBOL


def rows_of(sections: Sequence[SectionStory], setting: Setting) -> tuple[Row, ...]:
    """The indicators by section, in the order in which the bullets come to them."""
    said = [(section, measure) for section in sections for measure in _measures(printed.commentary for printed in section.bullets)]
    first: dict[str, SectionStory] = {}
    newest: dict[str, tuple[Quantity, Measure]] = {}
    for section, measure in said:
        for quantity in _figures(measure):
            first.setdefault(quantity.indicator, section)
            if quantity.indicator not in newest or _newness(quantity, measure) > _newness(*newest[quantity.indicator]):
                newest[quantity.indicator] = quantity, measure
    measures = [measure for _, measure in said]
    return tuple(_row(first[name], latest, measures, setting) for name, (latest, _) in newest.items())


def spoken_of_only(sections: Sequence[SectionStory], rows: Sequence[Row]) -> tuple[str, ...]:
    """The indicators of which the bullets say no more than that there are few: they have no row."""
    said = [measure for section in sections for measure in _measures(printed.commentary for printed in section.bullets)]
    known = {row.latest.indicator for row in rows}
    return tuple(dict.fromkeys(few.indicator for few in said if isinstance(few, Few) and few.indicator not in known))


def _measures(commentaries: Iterable[Commentary]) -> Iterator[Measure]:
    return (measure for commentary in commentaries for measure in commentary.measures.values())


def _figures(measure: Measure) -> tuple[Quantity, ...]:
    """The figures of `measure`; of months, whatever is said of them, the one of all together, as those that it is set beside are made."""
    return (measure.together,) if isinstance(measure, Window) else quantities_of(measure)


def _newness(quantity: Quantity, measure: Measure) -> tuple[object, bool, bool, int]:
    """Later is newer; of figures that end on one day the one that a bullet judges says more, and then the one of the longer period."""
    return quantity.period.last_day, isinstance(measure, Targeted), isinstance(measure, Gap), quantity.period.months


def _row(section: SectionStory, latest: Quantity, measures: Sequence[Measure], setting: Setting) -> Row:
    about = [measure for measure in measures if isinstance(measure, Gap | Targeted) and _same(measure.quantity, latest)]
    compared = compared_in(measure for measure in about if isinstance(measure, Gap))
    targets = _targets(latest, [measure for measure in about if isinstance(measure, Targeted)], setting)
    return Row(section, latest, _change(latest, measures, setting), targets, compared, _newer(latest, setting))


def compared_in(gaps: Iterable[Gap]) -> dict[str, Compared]:
    """Where `gaps` say that the figure stands, by comparator: the last word counts, but no band against a test that was made."""
    found: dict[str, Compared] = {}
    for entry in (entry for gap in gaps for entry in gap.compared):
        if entry.key not in found or is_tested(entry) or not is_tested(found[entry.key]):
            found[entry.key] = entry
    return found


def is_tested(entry: Compared) -> bool:
    """Whether the gap was tested with a result."""
    return entry.tested is not None and entry.tested.result != "not_tested"


def _targets(latest: Quantity, told: Sequence[Targeted], setting: Setting) -> tuple[Targeted, ...]:
    """Those of the bullets, and without a target among them the one of the indicators file: missed ones first, a target before a range."""
    by_kind = {type(each): each for each in told}
    if Target not in by_kind and (own := _set_in_file(latest, setting)):
        by_kind[Target] = own
    ranked = sorted(by_kind.items(), key=lambda entry: (entry[1].status != "off", entry[0] is not Target))
    return tuple(target for _, target in ranked)


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
    """The newest figure beside the target that the indicators file has for its period.

    It does not say whether a count is one of a month or of a year: that only a bullet does, by the figure that it sets beside it.
    """
    if latest.unit is Unit.COUNT and latest.period.months:
        return None
    entry = target_for(setting, latest.indicator, latest.period)
    return targeted(setting, latest, entry) if entry else None


def _newer(latest: Quantity, setting: Setting) -> Fact | None:
    """The newest row that ends after `latest`, by the pack's month, and has a figure or hides one."""
    rows = setting.observations.of(latest.indicator, setting.area)
    after = (fact for fact in rows if latest.period.last_day < fact.period.last_day <= setting.month.last_day)
    return next((fact for fact in after if _is_figure(fact)), None)


def _is_figure(fact: Fact) -> bool:
    is_known = fact.value is not None or None not in (fact.numerator, fact.denominator)
    return is_known if not fact.reason else fact.reason in (SYMBOL, ROUNDS_TO_NOUGHT)
