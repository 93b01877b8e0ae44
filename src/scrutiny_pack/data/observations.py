"""The table of observations: every figure that was read, with its place, and ways to look one up, a series, or the latest."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from scrutiny_pack.data.areas import Areas
from scrutiny_pack.data.rows import DataFile, FactsRead, IndicatorRule, Known, read_table
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact

_COLUMNS = tuple(field.name for field in dataclasses.fields(Fact))

_Key = tuple[str, str, int, int, int, int]


class Observations:
    """All figures of a pack's data files. `frame` has one row for each and a column for each field of `Fact`, in file order.

    `statistics` says of a group's figure, by `Fact.id`, whether it is published as a mean or a median; those that do not say are left out.
    """

    def __init__(self, facts: Iterable[Fact], statistics: Mapping[str, str] | None = None) -> None:
        self._facts = tuple(facts)
        self._statistics = dict(statistics or {})
        self.frame = pd.DataFrame({name: [getattr(fact, name) for fact in self._facts] for name in _COLUMNS}, dtype=object)
        self._by_key = {key_of(fact.indicator, fact.area, fact.period): fact for fact in reversed(self._facts)}
        self._newest_first: dict[tuple[str, str], list[Fact]] = {}
        for fact in sorted(self._facts, key=_recency, reverse=True):
            self._newest_first.setdefault((fact.indicator, fact.area), []).append(fact)

    def facts(self) -> Iterator[Fact]:
        """All figures, in file order."""
        return iter(self._facts)

    def find(self, indicator: str, area: str, period: Period) -> Fact | None:
        """The figure for exactly the months of `period`, whatever they are called there: 2020/21 is the year ending 2021-03."""
        return self._by_key.get(key_of(indicator, area, period))

    def of(self, indicator: str, area: str) -> Sequence[Fact]:
        """The figures of one indicator and area, the newest first."""
        return self._newest_first.get((indicator, area), ())

    def with_changed(self, changed: Mapping[str, Fact]) -> Observations:
        """The same figures, with those of these ids changed."""
        return Observations((changed.get(fact.id, fact) for fact in self._facts), self._statistics)

    def series(self, indicator: str, area: str, last_month: Period, months: int) -> tuple[Fact | None, ...]:
        """The monthly figures of the `months` months up to the end of `last_month`, earliest first; `None` where there is no row."""
        return tuple(self.find(indicator, area, month) for month in last_month.window(months).members())

    def latest(self, indicator: str, area: str, until: Period, status: str | None = None) -> Fact | None:
        """The newest figure with a value whose period ends by the end of `until`; of those that end together, the longest period's.

        With `status`, only figures of that status count.
        """
        for fact in self._newest_first.get((indicator, area), ()):
            if _is_known(fact) and fact.period.last_day <= until.last_day and status in (None, fact.status):
                return fact
        return None

    def new_series(self, indicator: str, area: str, after: Period, until: Period) -> Period | None:
        """The first period after `after`, up to `until`, with which a new series begins; `None` where it is one series throughout."""
        marked = [fact.period for fact in self._newest_first.get((indicator, area), ()) if fact.new_series]
        return next((period for period in reversed(marked) if after.last_day < period.last_day <= until.last_day), None)

    def newest_period(self, indicator: str, area: str, until: Period) -> Period | None:
        """The newest period that ends by the end of `until` and for which a row has a figure, or a symbol in its place."""
        facts = self._newest_first.get((indicator, area), ())
        return next((fact.period for fact in facts if fact.period.last_day <= until.last_day and (fact.reason or _is_known(fact))), None)

    @property
    def statistics(self) -> Mapping[str, str]:
        """All that `statistic` knows, by `Fact.id`."""
        return self._statistics

    def statistic(self, fact: Fact) -> str:
        """Whether a group's figure is published as a "mean" or a "median"; empty where its row does not say."""
        return self._statistics.get(fact.id, "")


def _is_known(fact: Fact) -> bool:
    """Whether there is a figure: a value, or counts to work it out from."""
    return fact.value is not None or (fact.numerator is not None and fact.denominator is not None)


def key_of(indicator: str, area: str, period: Period) -> _Key:
    """What makes a figure one and the same: indicator, area and the months that it covers."""
    return indicator, area, period.year, period.month, period.day, period.months


def _recency(fact: Fact) -> tuple[int, int]:
    return fact.period.last_day.toordinal(), fact.period.months


def read_observations(
    files: Sequence[DataFile],
    indicators: Mapping[str, IndicatorRule],
    areas: Areas,
    comparators: Collection[str],
    symbols: Mapping[str, str],
    problems: ProblemList,
) -> Observations:
    """All figures in `files`; what cannot be read, or stands there twice, goes to `problems` with its file, row and column.

    A row may be left unfilled: it has no value and no reason then. `comparators` are the keys that may follow an area's code (`/sn`).
    `symbols` are the user's own, as in `values.read_number`.
    """
    known = Known(indicators, areas, comparators, symbols)
    return gather([read_table(file, known, problems) for file in files], known, problems)


def gather(read: Iterable[FactsRead], known: Known, problems: ProblemList) -> Observations:
    """One table of all that was read, in order; a figure that stands in two places goes to `problems`."""
    facts: dict[_Key, Fact] = {}
    statistics: dict[str, str] = {}
    for file in read:
        statistics |= file.statistics
        for fact in file.facts:
            if _is_new(fact, facts, known.indicators[fact.indicator].of_people, problems):
                facts[key_of(fact.indicator, fact.area, fact.period)] = fact
    return Observations(facts.values(), statistics)


def _is_new(fact: Fact, facts: Mapping[_Key, Fact], discreet: bool, problems: ProblemList) -> bool:
    other = facts.get(key_of(fact.indicator, fact.area, fact.period))
    if other is None:
        return True
    place, there = _place(fact), _place(other)
    where = f"row {other.row}" if other.file == fact.file and not other.cell else str(there)
    about = f"{fact.indicator} for {fact.area}, {fact.period}"
    if _figure(fact) == _figure(other):
        problems.error("duplicate-row", place, f"{about}, stands in {where} already", "remove one of the two rows")
    else:
        what = f"{about}, is {_figure(fact)} here and {_figure(other)} in {where}"
        if discreet:
            what = f"{about}, has another figure in {where}"
        problems.error("conflicting-rows", place, what, "keep the right one of the two rows")
    return False


def _place(fact: Fact) -> Place:
    if not fact.cell:
        return Place(fact.file, row=fact.row)
    file, _, sheet = fact.file.partition("!")
    return Place(file, sheet=sheet, cell=fact.cell)


def _figure(fact: Fact) -> str:
    parts = [
        f"{name} {part.normalize():f}"
        for name, part in (("numerator", fact.numerator), ("denominator", fact.denominator))
        if part is not None
    ]
    whole = f"{fact.value.normalize():f}" if fact.value is not None else f"[{fact.reason}]" if fact.reason else ""
    return ", ".join(filter(None, [whole, *parts])) or "empty"
