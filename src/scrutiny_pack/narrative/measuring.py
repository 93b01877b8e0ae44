"""From a measure's entry in the YAML to the measure itself."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from scrutiny_pack.config.measures import ChangeEntry, ExpectEntry, FlowEntry, GapEntry, LevelEntry, MeasureEntry, ShareEntry, WindowEntry
from scrutiny_pack.data.changed_areas import not_one_area
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.expect import Expectation
from scrutiny_pack.measures.flow import Flow
from scrutiny_pack.measures.gap import gap
from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.sealed import Withheld, given_back
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.window import window
from scrutiny_pack.narrative.attributes import Measure
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact


def indicators_of(entry: MeasureEntry) -> tuple[str, ...]:
    """The indicators that a measure names, the main one first."""
    match entry:
        case LevelEntry():
            return (entry.level,)
        case ShareEntry():
            return (entry.share,)
        case WindowEntry():
            return (entry.window,)
        case ChangeEntry():
            return (entry.change,)
        case GapEntry():
            return (entry.gap,)
        case ExpectEntry():
            return (entry.expect,)
        case FlowEntry():
            return tuple(filter(None, (entry.flow.into, entry.flow.out, entry.stock)))


def kind_of(entry: MeasureEntry) -> str:
    """The measure's kind, as the YAML and the phrase pack name it."""
    return type(entry).__name__.removesuffix("Entry").lower()


def measured(setting: Setting, entry: MeasureEntry, guard: bool) -> Measure | Missing:
    """The measure that `entry` asks for, of the pack's area."""
    match entry:
        case LevelEntry():
            return _spoken(_level(setting, entry.level, entry.at))
        case ShareEntry():
            share = _level(setting, entry.share, entry.at)
            if isinstance(share, Quantity) and (share.numerator is None or share.denominator is None):
                return Missing("no numerator and denominator")
            return _spoken(share)
        case WindowEntry():
            period = setting.period(entry.over, entry.window)
            return period if isinstance(period, Missing) else _kept(window(setting, entry.window, period, entry.by))
        case ChangeEntry():
            return _change(setting, entry)
        case GapEntry():
            figure = _level(setting, entry.gap, entry.at)
            return _lacking(figure) if isinstance(figure, Missing) else gap(setting, figure, entry.to, entry.style, entry.words, guard)
        case FlowEntry():
            return _flow(setting, entry)
        case ExpectEntry():
            return _expectation(setting, entry)


def _level(setting: Setting, indicator: str, reference: str) -> Quantity | Missing:
    period = setting.period(reference, indicator)
    return period if isinstance(period, Missing) else level(setting, indicator, setting.area, period)


def _change(setting: Setting, entry: ChangeEntry) -> Change | Missing:
    periods = [setting.period(reference, entry.change) for reference in (entry.start, entry.end)]
    apart = not_one_area(setting.area, *sorted(period for period in periods if isinstance(period, Period)))
    if apart:
        return Missing(apart, supplied=True)
    start, end = _level(setting, entry.change, entry.start), _level(setting, entry.change, entry.end)
    if isinstance(start, Missing) or isinstance(end, Missing):
        return _lacking(start, end)
    return Change(start, end, setting.indicators[entry.change].polarity)


def _spoken(figure: Quantity | Missing) -> Measure | Missing:
    """A figure, or in its place what may be said of a small count."""
    return figure.few if isinstance(figure, Withheld) and figure.few else figure


_Figure = TypeVar("_Figure")


def _kept(made: _Figure | Missing) -> _Figure | Missing:
    """What was made of figures, or why there is none: of a hidden figure nothing is made."""
    return given_back() if isinstance(made, Withheld) else made


def _lacking(*figures: Quantity | Missing) -> Missing:
    """Why nothing can be made of `figures`, one of which is missing."""
    return next(_kept(figure) for figure in figures if isinstance(figure, Missing))


def _flow(setting: Setting, entry: FlowEntry) -> Flow | Missing:
    into, out = _level(setting, entry.flow.into, entry.over), _level(setting, entry.flow.out, entry.over)
    if isinstance(into, Missing) or isinstance(out, Missing):
        return _lacking(into, out)
    before = after = None
    if entry.stock is not None:
        end = into.period.at_end()
        after = level(setting, entry.stock, setting.area, end)
        before = level(setting, entry.stock, setting.area, end.shifted(-into.period.months))
    return Flow(into, out, *(stock if isinstance(stock, Quantity) else None for stock in (before, after)))


def _expectation(setting: Setting, entry: ExpectEntry) -> Expectation | Missing:
    figure, rule = _level(setting, entry.expect, entry.at), setting.indicators[entry.expect]
    if isinstance(figure, Missing) or rule.expected is None:
        return _lacking(figure) if isinstance(figure, Missing) else Missing("no expected range")
    return Expectation(figure, _end(setting, figure, rule.expected.low), _end(setting, figure, rule.expected.high))


def _end(setting: Setting, figure: Quantity, value: Decimal) -> Quantity:
    expected = setting.indicators[figure.indicator].expected
    status, source = (expected.status, expected.source) if expected else ("", "")
    fact = Fact(
        f"{figure.indicator}.expected", figure.area, figure.period, value, None, None, None, "", status, source, "", *setting.registry_place
    )
    return Quantity(figure.indicator, figure.area, figure.period, value, Unit(figure.unit), figure.decimals, "as set", (fact,))
