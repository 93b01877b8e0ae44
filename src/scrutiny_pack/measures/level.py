"""One figure of one area and period: as it was given, divided from its counts, or put together from its months."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.data.changed_areas import before_or_after
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.sealed import Few, Withheld, given_back
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact

FEWEST_MONTHS = Decimal("0.75")
"""A window with a smaller share of its months is not printed: eight months say little about twelve."""

MONTHS_A_YEAR = 12


def level(setting: Setting, indicator: str, area: str, period: Period) -> Quantity | Missing:
    """The figure of `indicator` for `area` and `period`.

    There is none for a period in which the area was another: before a new authority began, or after an old one ended.
    A row for exactly this period is taken as given. Else a window is put together from its months: percentages divide the summed numerators
    by the summed denominators; rates divide the summed numerators by the mean denominator; counts are summed. A rate is always of a year:
    one divided from counts is scaled to twelve months, unless it is of a date.
    """
    rule = setting.indicators[indicator]
    if other := before_or_after(area, period):
        return Missing(other, supplied=True)
    fact = setting.observations.find(indicator, area, period)
    if fact is None and period.day and rule.timing == "month_end":
        fact = setting.observations.find(indicator, area, period.end_month)
    if fact is not None:
        return setting.sealed.instead_of(fact, Unit(rule.unit)) if setting.sealed.hides(fact) else from_fact(fact, rule)
    if period.months > 1:
        return pooled(setting, indicator, area, period)
    return Missing("no figure")


def figure_at(setting: Setting, indicator: str, reference: str) -> Quantity | Missing:
    """The figure of the pack's area for the period that `reference` means."""
    period = setting.period(reference, indicator)
    return period if isinstance(period, Missing) else level(setting, indicator, setting.area, period)


def spoken(figure: Quantity | Missing) -> Quantity | Few | Missing:
    """A figure, or in its place what may be said of a small count."""
    return figure.few if isinstance(figure, Withheld) and figure.few else figure


_Figure = TypeVar("_Figure")


def kept(made: _Figure | Missing) -> _Figure | Missing:
    """What was made of figures, or why there is none: of a hidden figure nothing is made."""
    return given_back() if isinstance(made, Withheld) else made


def whole(figure: Quantity | Missing) -> Quantity | Missing:
    """`figure`, or why there is none where some of its months are missing: beside figures of whole periods it would pass for one."""
    if isinstance(figure, Missing) or figure.points == figure.of_points:
        return figure
    return Missing(f"figures for {figure.points} of {figure.of_points} months only", supplied=True, note="too_few_months")


def lacking(*figures: Quantity | Missing) -> Missing:
    """Why nothing can be made of `figures`, one of which is missing."""
    return next(kept(figure) for figure in figures if isinstance(figure, Missing))


def from_fact(fact: Fact, rule: IndicatorEntry) -> Quantity | Missing:
    """The figure of one row: its value as given, or its numerator over its denominator."""
    unit = Unit(rule.unit)
    if fact.value is not None:
        # A publication's own rounding is all that is known of its figure; a local file's may have lost a nought at the end.
        published = fact.status == "published" and fact.decimals is not None
        decimals = min(rule.decimals, fact.decimals or 0) if published else rule.decimals
        parts = (fact.numerator, fact.denominator)
        return Quantity(fact.indicator, fact.area, fact.period, fact.value, unit, decimals, "as given", (fact,), *parts)
    if fact.reason:  # a symbol wins over counts beside it: they may be what it stands for
        return Missing(f"withheld or not available [{fact.reason}]", fact.reason, note="not_available")
    if fact.numerator is None:
        return Missing("no figure")
    return _divided((fact,), rule, fact.period)


def pooled(setting: Setting, indicator: str, area: str, period: Period) -> Quantity | Missing:
    """The figure of a window from its months; `Missing` when the last month, too many months, or a needed count is not there.

    Hidden months are summed with the others; the facts of the sum do not hold their figures.
    """
    rule = setting.indicators[indicator]
    series = setting.observations.series(indicator, area, period.end_month, period.months)
    months = tuple(fact and setting.sealed.row(fact) for fact in series)
    if any(fact is not None and fact.new_series for fact in months[1:]):
        return Missing("a new series begins within these months", supplied=True, note="apart")
    present = tuple(fact for fact in months if fact is not None and _counted(fact, rule) is not None)
    if any(fact is not None and fact.reason for fact in months):
        return Missing("a month is withheld or not available", supplied=True, note="not_available")
    if not present:
        return Missing("its months have no counts to put together" if any(months) else "no figure")
    if present[-1].period.end_month != period.end_month:
        return Missing("no figure for the last month")
    complete = len(present) == period.months
    if len(present) < FEWEST_MONTHS * period.months or (not complete and rule.unit == "count"):
        return Missing(f"figures for {len(present)} of {period.months} months only", supplied=True, note="too_few_months")
    total = _divided(present, rule, period)
    if isinstance(total, Missing):
        return total
    return setting.sealed.checked(total, tuple(shown for shown, fact in zip(series, months, strict=True) if shown and fact in present))


def _divided(facts: tuple[Fact, ...], rule: IndicatorEntry, period: Period) -> Quantity | Missing:
    """Numerators over denominators, by the unit's rule."""
    top = sum((_counted(fact, rule) or Decimal(0) for fact in facts), Decimal(0))
    known = [fact.denominator for fact in facts if fact.denominator is not None]
    unit, first = Unit(rule.unit), facts[0]
    if unit is Unit.COUNT:
        value, bottom, formula = top, None, _sum_of(facts, "counts", top)
    elif len(known) < len(facts) or not sum(known) or (unit is Unit.RATE and not all(known)):
        return Missing("no denominator, or a denominator of nought")
    elif unit is Unit.RATE:
        bottom = sum(known, Decimal(0)) / len(known)
        # A stock is of its day and not of a year, whichever way its rows are dated; of several days it is their mean.
        is_stock = rule.timing == "month_end"
        months = len(facts) if is_stock else sum(fact.period.months for fact in facts)
        scale = Decimal(1 if is_stock else MONTHS_A_YEAR) / months if months else Decimal(1)
        value = top * rule.per * scale / bottom
        formula = f"{_sum_of(facts, 'counts', top)} / mean population {bottom:,.0f} x {rule.per:,}"
        formula += (f" / {months} dates" if is_stock else f" x 12 / {months} months") if scale != 1 else ""
    else:
        bottom = sum(known, Decimal(0))
        times = Decimal(100) if unit is Unit.PERCENT else Decimal(1)
        value = top * times / bottom
        formula = f"{_sum_of(facts, 'numerators', top)} / {_sum_of(facts, 'denominators', bottom)}" + (" x 100" if times == 100 else "")
    expected = period.months if first.period != period else 1
    return Quantity(first.indicator, first.area, period, value, unit, rule.decimals, formula, facts, top, bottom, len(facts), expected)


def _counted(fact: Fact, rule: IndicatorEntry) -> Decimal | None:
    """What a row adds to a sum: its numerator; a count may be given as a value."""
    return fact.value if rule.unit == "count" and fact.value is not None else fact.numerator


def _sum_of(facts: tuple[Fact, ...], what: str, total: Decimal) -> str:
    return f"{total:,f}" if len(facts) == 1 else f"sum of {len(facts)} {what} {total:,f}"
