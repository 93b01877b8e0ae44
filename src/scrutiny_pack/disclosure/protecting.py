"""A pack's figures with small numbers taken out: what is hidden is gone from the table, and may enter sums through `Sealed` only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.disclosure.area_totals import totals_of
from scrutiny_pack.disclosure.asked import flows_asked, parts_asked, sums_asked
from scrutiny_pack.disclosure.cells import Cell, Limits, Relation
from scrutiny_pack.disclosure.closing import closed
from scrutiny_pack.disclosure.counts import Counted, People
from scrutiny_pack.measures.sealed import SYMBOL, FigureKey, Sealed, figure_key
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact


def protected(setting: Setting, config: PackConfig) -> Setting:
    """`setting` without the small numbers that the pack's rules hide; a restricted pack's setting as it is."""
    if config.pack.audience == "restricted":
        return setting
    rule = config.rules.small_numbers
    limits = Limits(0 if rule.hide_zeros else 1, rule.threshold)
    table = _Table(setting, limits)
    table.add_rows()
    table.add_sums(config)
    table.add_flows(config)
    table.add_parts(config)
    table.add_areas()
    table.hide()
    changed = {fact.id: table.redacted(fact) for fact in table.hidden_rows()}
    return replace(setting, observations=setting.observations.with_changed(changed), sealed=table.sealed())


@dataclass(frozen=True)
class _Entry:
    """One figure: a row, or (without a `fact`) a sum of rows that the pack asks for."""

    key: FigureKey
    counted: Counted
    fact: Fact | None

    @property
    def given(self) -> bool:
        """Whether the row holds any figure, be it beside a symbol that withholds it."""
        return self.fact is not None and (self.fact.value, self.fact.numerator) != (None, None)

    @property
    def withheld(self) -> bool:
        """Whether the file itself withholds it."""
        return self.fact is not None and self.fact.reason == SYMBOL and self.fact.value is None

    def name(self, what: str) -> str:
        """The name of one of its three counts."""
        return " ".join(map(str, (*self.key, self.fact.id if self.fact else "sum", what)))


class _Table:
    """All counts of people of a pack, as cells."""

    def __init__(self, setting: Setting, limits: Limits) -> None:
        self.setting, self.limits = setting, limits
        facts = list(setting.observations.facts())
        self.people = People(setting.indicators, facts)
        self.facts = [fact for fact in facts if self.people.counts(fact.indicator)]
        self.entries: dict[FigureKey, _Entry] = {}
        self.cells: dict[str, Cell] = {}
        self.relations: list[Relation] = []
        self.hidden: frozenset[str] = frozenset()

    def add_rows(self) -> None:
        """The counts of every row."""
        for fact in self.facts:
            entry = _Entry(figure_key(fact.indicator, fact.area, fact.period), self.people.counted(fact), fact)
            if entry.given or entry.withheld:
                self._add(entry)

    def add_sums(self, config: PackConfig) -> None:
        """The counts of every sum that the pack asks for and that no row gives."""
        for indicator, period in sums_asked(config, self.setting):
            key = figure_key(indicator, self.setting.area, period)
            if not self.people.counts(indicator) or key in self.entries:
                continue
            months = self.setting.observations.series(indicator, self.setting.area, period.end_month, period.months)
            counts = [self.people.counted(fact) for fact in months if fact is not None]
            if counts and not any(fact.reason for fact in months if fact is not None):
                self._add(_Entry(key, self.people.together(counts), None))

    def add_flows(self, config: PackConfig) -> None:
        """That those who came and left make the difference between the stocks."""
        for flow in flows_asked(config, self.setting):
            end = flow.over.at_end()
            before = end.shifted(-flow.over.months)
            figures = [(flow.stock, end, 1), (flow.stock, before, -1), (flow.into, flow.over, -1), (flow.out, flow.over, 1)]
            entries = [(self._entry(indicator, period), factor) for indicator, period, factor in figures]
            factors = {entry.name("number"): factor for entry, factor in entries if entry is not None}
            if len(factors) == len(figures):
                self.relations.append(Relation(factors))

    def add_parts(self, config: PackConfig) -> None:
        """That parts make their whole."""
        for whole, parts in parts_asked(config, self.setting):
            entries = [self._entry(indicator, period) for indicator, period in (whole, *parts)]
            if all(entry is not None for entry in entries):
                first, *others = (entry.name("number") for entry in entries if entry is not None)
                self.relations.append(Relation({first: 1} | dict.fromkeys(others, -1)))

    def add_areas(self) -> None:
        """That a region is the sum of its authorities, where all have rows and the figures add up: a rounded total gives nothing back."""
        alike: dict[tuple[str, tuple[int, ...]], dict[str, _Entry]] = {}
        for (indicator, area, *period), entry in self.entries.items():
            if entry.fact is not None:
                alike.setdefault((indicator, tuple(period)), {})[area] = entry
        for by_area in alike.values():
            for total, parts in totals_of(self.setting.areas, by_area):
                for what in ("number", "whole", "rest"):
                    factors = {by_area[total].name(what): 1} | {by_area[part].name(what): -1 for part in parts}
                    if factors.keys() <= self.cells.keys() and self._adds_up(factors):
                        self.relations.append(Relation(factors))

    def _adds_up(self, factors: Mapping[str, int]) -> bool:
        """Whether the cells with these factors come to nought, as far as their figures are known."""
        values = [(self.cells[name].value, factor) for name, factor in factors.items()]
        known = [value * factor for value, factor in values if value is not None]
        return len(known) < len(values) or not sum(known)

    def hide(self) -> None:
        """Hide what is small and what would give it back; a hidden whole or rest takes its number along, as the percentage shows both."""
        hidden = frozenset(name for name, cell in self.cells.items() if cell.small) | self.hidden
        while True:
            hidden |= self._along(hidden)
            self.hidden = closed(self.cells.values(), self.relations, hidden, self.limits)
            if not self._along(self.hidden) - self.hidden:
                return
            hidden = self.hidden

    def hidden_rows(self) -> list[Fact]:
        """The rows whose figure is hidden by us."""
        return [entry.fact for entry in self.entries.values() if entry.fact is not None and entry.given and self._hides(entry)]

    def redacted(self, fact: Fact) -> Fact:
        """A row without what must not be seen; the whole stays where nothing hangs on it."""
        entry = self.entries[figure_key(fact.indicator, fact.area, fact.period)]
        bottom = None if entry.name("whole") in self.hidden else fact.denominator
        return replace(fact, value=None, numerator=None, denominator=bottom, reason=SYMBOL)

    def sealed(self) -> Sealed:
        """What is hidden, for those who measure."""
        sums = [entry for entry in self.entries.values() if entry.fact is None]
        return Sealed(
            rows={fact.id: fact for fact in self.hidden_rows()},
            small=frozenset(key for key, entry in self.entries.items() if self.limits.covers(entry.counted.number)),
            shut=frozenset(entry.key for entry in sums if self._hides(entry)),
            open=frozenset(entry.key for entry in sums if not self._hides(entry)),
            fewer_than=self.limits.highest + 1,
            zeros_too=self.limits.lowest == 0,
        )

    def _along(self, hidden: frozenset[str]) -> frozenset[str]:
        """What is hidden along with `hidden` cells: the percentage of a row shows its number, its whole and its rest."""
        touched = [entry for entry in self.entries.values() if any(entry.name(what) in hidden for what in ("number", "whole", "rest"))]
        return frozenset(entry.name(what) for entry in touched for what in ("number", "rest")) & self.cells.keys()

    def _hides(self, entry: _Entry) -> bool:
        return entry.name("number") in self.hidden

    def _entry(self, indicator: str, period: Period) -> _Entry | None:
        keys = [figure_key(indicator, self.setting.area, each) for each in (period, period.end_month)]
        at_end = period.day and self.setting.indicators[indicator].timing == "month_end"
        return self.entries.get(keys[0]) or (self.entries.get(keys[1]) if at_end else None)

    def _add(self, entry: _Entry) -> None:
        counted = entry.counted
        self.entries[entry.key] = entry
        number, whole, rest = (entry.name(what) for what in ("number", "whole", "rest"))
        self.cells[number] = Cell(number, counted.parts, counted.number, entry.withheld or self.limits.covers(counted.number))
        if self.limits.covers(counted.beyond):
            self.hidden |= {number}
        if counted.whole is not None and counted.rest is not None:
            self.cells[whole] = Cell(whole, counted.whole_parts, counted.whole, self.limits.covers(counted.whole), last=True)
            rest_parts = frozenset((*part, "rest") for part in counted.parts)
            self.cells[rest] = Cell(rest, rest_parts, counted.rest, self.limits.covers(counted.rest))
            self.relations.append(Relation({number: 1, rest: 1, whole: -1}))
