"""Figures of several releases brought together: the same cell from two files is one figure, and the newest release's where they differ."""

from __future__ import annotations

from collections.abc import Iterable

from scrutiny_pack.data.observations import key_of
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact

Key = tuple[str, str, int, int, int, int]
SAID_AT_MOST = 10
"""So many revised cells are named one by one; the rest are counted."""


def newest_of_each(facts: Iterable[Fact], people: frozenset[str], problems: ProblemList, own: str) -> list[Fact]:
    """One figure for each indicator, area and period, in the order in which they were met first.

    Two that differ are a revision: the newest release's is kept, the first file's of one release, and both are told, but for the indicators
    of `people`, whose figures may have to be withheld. Those of the area `own` are told first, its newest at the top.
    """
    kept: dict[Key, Fact] = {}
    revised: list[tuple[Fact, Fact]] = []
    for fact in facts:
        key = key_of(fact.indicator, fact.area, fact.period)
        other = kept.setdefault(key, fact)
        if other is fact or _same(other, fact):
            continue
        newer, older = (fact, other) if fact.source_date > other.source_date else (other, fact)
        kept[key] = newer
        revised.append((older, newer))
    # Only some are named one by one: a member asks about the authority's newest figures, not about a neighbour's of ten years ago.
    revised.sort(key=lambda pair: (pair[1].area != own, -pair[1].period.last_day.toordinal()))
    _tell(revised, people, problems)
    return list(kept.values())


def _same(one: Fact, other: Fact) -> bool:
    """Whether both say the same; a figure in one and a symbol in the other differ."""
    return (one.value, one.numerator, one.denominator, one.reason) == (other.value, other.numerator, other.denominator, other.reason)


def _tell(revised: list[tuple[Fact, Fact]], people: frozenset[str], problems: ProblemList) -> None:
    for older, newer in revised[:SAID_AT_MOST]:
        here, there = f"is {_shown(newer)} here", f"{_shown(older)} in {older.file}, row {older.row}"
        what = f"{_about(newer)} {here} and {there}"
        if newer.indicator in people:
            what = f"{_about(newer)} is another figure here than in {older.file}, row {older.row}"
        problems.warn("revised-figure", Place(newer.file, row=newer.row), what, _used(older, newer))
    if len(revised) > SAID_AT_MOST:
        newer = revised[-1][1]
        what = f"{len(revised) - SAID_AT_MOST} more figures differ between the files"
        problems.warn("revised-figure", Place(newer.file), what, "nothing: the newest release is used")


def _used(older: Fact, newer: Fact) -> str:
    release = "the newest release" if newer.source_date > older.source_date else "the file named first"
    return f"nothing: {release} is used"


def _about(fact: Fact) -> str:
    period: Period = fact.period
    return f"{fact.indicator} for {fact.area}, {period},"


def _shown(fact: Fact) -> str:
    if fact.value is not None:
        return f"{fact.value.normalize():f}"
    return f"[{fact.reason}]" if fact.reason else "worked out from counts"
