"""Series as a file gives them: a month that is left out in the middle, and months beside quarters in one indicator."""

from __future__ import annotations

import statistics
from collections.abc import Collection, Iterable
from decimal import Decimal

from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.figures import decimals_of
from scrutiny_pack.text import Fact

MONTHS_NAMED = 6
"""So many missing months are named one by one."""


def check_series(facts: Iterable[Fact], percentages: Collection[str], problems: ProblemList) -> None:
    """Note, for each indicator and area, months without a row between two that have one, and quarters among months.

    Years beside months are no mixture: a published year stands beside the council's own months. Of the indicators `percentages`, a figure
    that may be a fraction (0.212 among others like 20.7) is warned of.
    """
    facts = list(facts)
    for name in sorted(percentages):
        _check_fractions([fact for fact in facts if fact.indicator == name and fact.value is not None], problems)
    series: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        series.setdefault((fact.indicator, fact.area), []).append(fact)
    for found in series.values():
        months = sorted((fact for fact in found if fact.period.kind == "month"), key=lambda fact: fact.period)
        quarters = [fact for fact in found if fact.period.kind == "quarter"]
        if months and quarters:
            _tell_mixture(months[0], quarters[0], problems)
        _check_gaps(months, problems)


def _check_fractions(facts: list[Fact], problems: ProblemList) -> None:
    values = [fact.value for fact in facts if fact.value and fact.value > 1]
    usual = statistics.median(values) if values else Decimal(0)
    for fact in facts:
        if fact.value and 0 < fact.value <= 1 and decimals_of(f"{fact.value:f}") > 1 and 20 <= usual / fact.value <= 500:
            what = f"{fact.indicator} for {fact.area}, {fact.period}, is less than 1%, and others are about a hundred times as large"
            fix = "write 21.2 for 21.2%, not 0.212; nothing, if it is right"
            problems.warn("percent-as-fraction", _place(fact), what, fix)
            return


def _tell_mixture(month: Fact, quarter: Fact, problems: ProblemList) -> None:
    what = f"{quarter.indicator} for {quarter.area} is given by month ({month.period}, row {month.row}) and by quarter ({quarter.period})"
    fix = "give one of the two; a quarter is put together from its months where a bullet asks for 3 months"
    problems.error("mixed-frequency", _place(quarter), what, fix)


def _check_gaps(months: list[Fact], problems: ProblemList) -> None:
    if len(months) < 2:
        return
    there = {fact.period for fact in months}
    span = months[-1].period.months_since(months[0].period) + 1
    missing = [month for month in months[-1].period.window(span).members() if month not in there]
    # Two months a year apart are no series with a hole: where most months are missing, none is missed.
    if missing and len(missing) <= len(months):
        named = ", ".join(str(month) for month in missing[:MONTHS_NAMED]) + (" and more" if len(missing) > MONTHS_NAMED else "")
        what = f"{months[0].indicator} for {months[0].area} has no row for {named}"
        fix = "add the row; without it the line breaks there, and no change is worked out from it"
        problems.warn("missing-period", _place(months[0]), what, fix)


def _place(fact: Fact) -> Place:
    file, _, sheet = fact.file.partition("!")
    return Place(file, row=0 if fact.cell else fact.row, sheet=sheet, cell=fact.cell)
