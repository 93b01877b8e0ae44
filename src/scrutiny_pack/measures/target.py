"""A figure beside the target for its period: met, missed by no more than the tolerance, or missed; and for how many periods it was met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice
from typing import Literal

from scrutiny_pack.config.targets import PeriodTarget
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.breaks import apart
from scrutiny_pack.measures.level import figure_at, lacking, level, whole
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.run import periods_back
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period, parse_period
from scrutiny_pack.text import Fact

Status = Literal["on", "near", "off"]


@dataclass(frozen=True)
class Targeted:
    """A figure and the ends of its target, which are within; an end that is left open is `None`."""

    quantity: Quantity
    low: Quantity | None
    high: Quantity | None
    tolerance: Decimal = Decimal(0)

    @property
    def side(self) -> Literal["within", "below", "above"]:
        """Where the printed figure stands."""
        if self.low is not None and self.quantity.shown < self.low.shown:
            return "below"
        return "above" if self.high is not None and self.quantity.shown > self.high.shown else "within"

    @property
    def distance(self) -> Decimal:
        """How far outside the target the printed figure is; 0 within."""
        under = self.low.shown - self.quantity.shown if self.low is not None else Decimal(0)
        over = self.quantity.shown - self.high.shown if self.high is not None else Decimal(0)
        return max(under, over, Decimal(0))

    @property
    def status(self) -> Status:
        """Whether the target is met; nearly, where it is missed by no more than the tolerance."""
        if not self.distance:
            return "on"
        return "near" if self.distance <= self.tolerance else "off"

    @property
    def ends(self) -> tuple[Quantity, ...]:
        """The ends that are not open."""
        return tuple(end for end in (self.low, self.high) if end is not None)


@dataclass(frozen=True)
class Target(Targeted):
    """A figure beside its target, with what became of earlier periods where that is asked for."""

    entry: PeriodTarget | None = None
    step: str = ""
    earlier: tuple[Targeted, ...] = ()
    """Each period that can be judged, the newest last, each beside the target of its own time."""
    asked: tuple[Period, ...] = ()
    """The periods that were asked for, the newest last."""
    moved: tuple[PeriodTarget, ...] = field(default=())
    """The targets that held in these periods, where they were not all the same."""

    @property
    def met(self) -> tuple[Targeted, ...]:
        """The periods on target."""
        return tuple(each for each in self.earlier if each.status == "on")


def target_for(setting: Setting, indicator: str, period: Period) -> PeriodTarget | None:
    """The target of the indicators file that holds for the last month of `period`."""
    for entry in setting.indicators[indicator].targets:
        if period.end_month in parse_period(entry.period).members():
            return entry
    return None


def target(setting: Setting, indicator: str, reference: str, last: str) -> Target | Missing:
    """The figure of the pack's area beside its target; `last` may ask how it went up to then, as in "4 quarters".

    What a count is to reach in a month it is not to reach in a quarter: of a count, periods of another length say nothing.
    """
    figure = figure_at(setting, indicator, reference)
    if isinstance(figure, Missing):
        return lacking(figure)
    entry = target_for(setting, indicator, figure.period)
    if entry is None:
        return Missing(f"there is no target for {figure.period}", supplied=True)
    now = targeted(setting, figure, entry)
    count, step = _asked(last)
    then = replace(setting, month=figure.period.end_month)
    asked = tuple(islice(periods_back(then, indicator, step), count))[::-1] if step else ()
    if asked and figure.unit is Unit.COUNT and any(period.months != figure.period.months for period in asked):
        return Missing(f"a target for {figure.period} is none for {asked[-1]}: a count of other months is another", supplied=True)
    judged = [each for period in asked if (each := _judged(setting, figure, period))]
    entries = [held for held, _ in judged]
    moved = tuple(dict.fromkeys(entries)) if len({(held.value, held.low, held.high) for held in entries}) > 1 else ()
    return Target(now.quantity, now.low, now.high, now.tolerance, entry, step, tuple(each for _, each in judged), asked, moved)


def _judged(setting: Setting, now: Quantity, period: Period) -> tuple[PeriodTarget, Targeted] | None:
    """The target of `period` and the figure beside it; `None` without either, or where the figure is not of one thing with `now`."""
    held, then = target_for(setting, now.indicator, period), whole(level(setting, now.indicator, setting.area, period))
    if held is None or isinstance(then, Missing) or apart(setting, now.indicator, period, now.period):
        return None
    return held, targeted(setting, then, held)


def targeted(setting: Setting, figure: Quantity, entry: PeriodTarget) -> Targeted:
    """A figure beside one target: no less than it where high is good, no more where low is, between both ends of a range."""
    low, high = entry.ends(setting.indicators[figure.indicator].polarity)
    return Targeted(
        figure,
        None if low is None else end_of(setting, figure, low, "target", entry.status, entry.source),
        None if high is None else end_of(setting, figure, high, "target", entry.status, entry.source),
        entry.tolerance,
    )


def end_of(setting: Setting, figure: Quantity, value: Decimal, what: str, status: str, source: str) -> Quantity:
    """One end of a target or range as a figure of its own, so that it is traced to the indicators file.

    It keeps its own decimals: beside a figure that was published without, a target of 20.5 is none of 21.
    """
    place = setting.registry_place
    decimals = max(figure.decimals, -int(value.normalize().as_tuple().exponent))
    fact = Fact(f"{figure.indicator}.{what}", figure.area, figure.period, value, None, None, None, "", status, source, "", *place)
    return Quantity(figure.indicator, figure.area, figure.period, value, Unit(figure.unit), decimals, "as set", (fact,))


def _asked(last: str) -> tuple[int, str]:
    count, _, step = last.partition(" ")
    return (int(count), step.removesuffix("s")) if last else (0, "")


def illustrative(ends: Sequence[Quantity]) -> bool:
    """Whether nobody set the target: it is there to show how the pack works."""
    return any(fact.status == "illustrative" for end in ends for fact in end.facts)
