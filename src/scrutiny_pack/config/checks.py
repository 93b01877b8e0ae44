"""Names in the pack YAML that must lead somewhere: indicators, comparators, bullets that are followed, ids used once."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

from scrutiny_pack.config.charts import ComparisonBars, GroupedBars, LineChart, MonthBars
from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.config.measures import ChangeEntry, ExpectEntry, FlowEntry, GapEntry, LevelEntry, MeasureEntry, ShareEntry, WindowEntry
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.errors import Place, ProblemList

Path = tuple[str | int, ...]
POINTING_BACK = ("This ", "It ", "That ", "These ", "They ")


def check_references(
    config: PackConfig, places: Places, shown_as: str, indicators: Mapping[str, IndicatorEntry], problems: ProblemList
) -> None:
    """Note every name that leads nowhere, every id used twice, and every rule that the indicator does not allow."""
    check = _Check(config, places, shown_as, indicators, problems)
    check.ids()
    check.sheets()
    for number, section in enumerate(config.sections):
        check.charts(("sections", number), section.charts)
        for index, table in enumerate(section.tables):
            check.known("unknown-indicator", ("sections", number, "tables", index, "months"), table.months, indicators, "indicator")
        for index, bullet in enumerate(section.bullets):
            check.bullet(("sections", number, "bullets", index), number, index)
            for name, entry in bullet.measures.items():
                check.measure(("sections", number, "bullets", index, "measures", name), entry)


class _Check:
    def __init__(
        self, config: PackConfig, places: Places, shown_as: str, indicators: Mapping[str, IndicatorEntry], problems: ProblemList
    ) -> None:
        self.config, self.places, self.shown_as, self.indicators, self.problems = config, places, shown_as, indicators, problems

    def place(self, path: Path) -> Place:
        return Place(self.shown_as, self.places.line(path))

    def known(self, slug: str, path: Path, name: str, choices: Collection[str], what: str) -> None:
        if name in choices:
            return
        near = difflib.get_close_matches(name, choices, 1)
        fix = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(choices) or 'none, as none is defined'}"
        self.problems.error(slug, self.place(path), f'there is no {what} "{name}"', fix)

    def ids(self) -> None:
        seen: dict[str, int] = {}
        for identifier, path in _ids(self.config):
            line = self.places.line(path)
            if identifier in seen:
                what = f'the id "{identifier}" is used on lines {seen[identifier]} and {line}'
                self.problems.error(
                    "duplicate-id", Place(self.shown_as, line), what, "give each bullet, chart, table and block an id of its own"
                )
            seen.setdefault(identifier, line)

    def sheets(self) -> None:
        for index, entry in enumerate(self.config.data):
            for label, meanings in entry.meanings().items():
                for meaning in meanings:
                    if meaning.indicator:
                        path = ("data", index, "rows", label)
                        self.known("unknown-indicator", path, meaning.indicator, self.indicators, "indicator")

    def charts(self, path: Path, charts: Collection[object]) -> None:
        for index, chart in enumerate(charts):
            here = (*path, "charts", index)
            match chart:
                case LineChart():
                    named, beside = [("line", chart.line)], chart.beside
                case MonthBars():
                    named, beside = [("bars", chart.bars)], []
                case ComparisonBars():
                    named, beside = [("compare", chart.compare)], chart.beside
                case GroupedBars():
                    named, beside = [("groups", name) for name in chart.groups], []
                case _:
                    continue
            for key, name in named:
                self.known("unknown-indicator", (*here, key), name, self.indicators, "indicator")
            for key in beside:
                self.known("unknown-comparator", (*here, "beside"), key, self.config.comparators, "comparator")

    def bullet(self, path: Path, section: int, index: int) -> None:
        bullet = self.config.sections[section].bullets[index]
        others = [entry.id for each in self.config.sections for entry in each.bullets if entry.id != bullet.id]
        if bullet.follows is not None:
            self.known("unknown-bullet", (*path, "follows"), bullet.follows, others, "bullet")
            return
        for text in filter(None, (bullet.text, *(variant.text for variant in bullet.variants))):
            if text.startswith(POINTING_BACK):
                what = f'the text begins with "{text.split()[0]}", and nothing says what that is'
                self.problems.error("follows-missing", self.place(path), what, "say follows: and the id of the bullet that it points to")

    def measure(self, path: Path, entry: MeasureEntry) -> None:
        for name in _indicators(entry):
            self.known("unknown-indicator", path, name, self.indicators, "indicator")
        if isinstance(entry, GapEntry):
            for key in entry.to:
                self.known("unknown-comparator", (*path, "to"), key, self.config.comparators, "comparator")
            rule = self.indicators.get(entry.gap)
            if rule and entry.words == "polarity" and rule.polarity == "neutral":
                what = f'"{entry.gap}" is neutral, so nothing is better or worse'
                self.problems.error(
                    "polarity-needed", self.place(path), what, "leave out words: polarity, or give the indicator a polarity"
                )
        if isinstance(entry, ExpectEntry) and entry.expect in self.indicators and self.indicators[entry.expect].expected is None:
            fix = "add expected: {from: 80, to: 90, status: local} to the indicator"
            self.problems.error("no-expected-range", self.place(path), f'"{entry.expect}" has no expected range', fix)


def _indicators(entry: MeasureEntry) -> tuple[str, ...]:
    match entry:
        case LevelEntry(level=name) | ShareEntry(share=name) | WindowEntry(window=name) | ChangeEntry(change=name):
            return (name,)
        case GapEntry(gap=name) | ExpectEntry(expect=name):
            return (name,)
        case FlowEntry():
            return tuple(filter(None, (entry.flow.into, entry.flow.out, entry.stock)))


def _ids(config: PackConfig) -> Iterator[tuple[str, Path]]:
    for number, section in enumerate(config.sections):
        yield section.id, ("sections", number, "id")
        for key in ("static", "charts", "tables", "bullets"):
            for index, entry in enumerate(getattr(section, key)):
                yield entry.id, ("sections", number, key, index, "id")
