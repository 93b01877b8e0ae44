"""Figures of several releases brought together: the same cell from two files is one figure, and the newest release's where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scrutiny_pack.data.observations import key_of
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact

Key = tuple[str, str, int, int, int, int]
SAID_AT_MOST = 10
"""So many revised cells are named one by one; the rest are counted."""


def newest_of_each(facts: Iterable[Fact], people: frozenset[str], problems: ProblemList) -> list[Fact]:
    """One figure for each indicator, area and period, in the order in which they were met first.

    Two that differ are a revision: the newest release's is kept and both are told, but for the indicators of `people`, whose figures may
    have to be withheld. Two of one release that differ are an error.
    """
    kept: dict[Key, Fact] = {}
    revised: list[tuple[Fact, Fact]] = []
    for fact in facts:
        key = key_of(fact.indicator, fact.area, fact.period)
        other = kept.setdefault(key, fact)
        if other is fact or _same(other, fact):
            continue
        older, newer = sorted((other, fact), key=lambda each: each.source_date)
        if older.source_date == newer.source_date:
            _conflict(other, fact, people, problems)
            continue
        kept[key] = newer
        revised.append((older, newer))
    _tell(revised, people, problems)
    return list(kept.values())


def _same(one: Fact, other: Fact) -> bool:
    """Whether both say the same; a figure in one and a symbol in the other differ."""
    return (one.value, one.numerator, one.denominator, one.reason) == (other.value, other.numerator, other.denominator, other.reason)


def _conflict(one: Fact, other: Fact, people: frozenset[str], problems: ProblemList) -> None:
    what = f"{_about(other)} is {_shown(other, people)} here and {_shown(one, people)} in {one.file}, row {one.row}"
    problems.error("conflicting-rows", Place(other.file, row=other.row), what, "take one of the two files, or the row, out")


def _tell(revised: list[tuple[Fact, Fact]], people: frozenset[str], problems: ProblemList) -> None:
    for older, newer in revised[:SAID_AT_MOST]:
        what = f"{_about(newer)} was {_shown(older, people)} in {older.file}, row {older.row}, and is {_shown(newer, people)} now"
        problems.warn("revised-figure", Place(newer.file, row=newer.row), what, "nothing: the newest release is used")
    if len(revised) > SAID_AT_MOST:
        newer = revised[-1][1]
        what = f"{len(revised) - SAID_AT_MOST} more figures were revised between the releases"
        problems.warn("revised-figure", Place(newer.file), what, "nothing: the newest release is used")


def _about(fact: Fact) -> str:
    period: Period = fact.period
    return f"{fact.indicator} for {fact.area}, {period},"


def _shown(fact: Fact, people: frozenset[str]) -> str:
    if fact.indicator in people:
        return "another figure"
    if fact.value is not None:
        return f"{fact.value.normalize():f}"
    return f"[{fact.reason}]" if fact.reason else "worked out from counts"
