"""Series as a file gives them: a month that is left out in the middle, and months beside quarters in one indicator."""

from __future__ import annotations

from collections.abc import Iterable

from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.text import Fact

MONTHS_NAMED = 6
"""So many missing months are named one by one."""


def check_series(facts: Iterable[Fact], problems: ProblemList) -> None:
    """Note, for each indicator and area, months without a row between two that have one, and quarters among months.

    Years beside months are no mixture: a published year stands beside the council's own months.
    """
    series: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        series.setdefault((fact.indicator, fact.area), []).append(fact)
    for found in series.values():
        months = sorted((fact for fact in found if fact.period.kind == "month"), key=lambda fact: fact.period)
        quarters = [fact for fact in found if fact.period.kind == "quarter"]
        if months and quarters:
            _tell_mixture(months[0], quarters[0], problems)
        _check_gaps(months, problems)


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
