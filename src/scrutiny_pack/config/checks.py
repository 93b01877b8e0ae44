"""Names in the pack YAML that must lead somewhere: indicators, comparators, bullets that are followed, ids used once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping

from scrutiny_pack.config.chart_names import twins_of
from scrutiny_pack.config.charts import ComparisonBars, GroupedBars, LineChart, MonthBars, ProcessChart
from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.config.measure_checks import nonsense_of
from scrutiny_pack.config.measure_entry import MeasureBase, Registry
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.config.sections import SectionEntry, TableBlock
from scrutiny_pack.errors import Place, ProblemList

Path = tuple[str | int, ...]
# "There were 40" points nowhere; "There the rate fell" does.
POINTING_BACK = re.compile(r"(This|It|Its|That|These|They|Their|Both|Such|Here|There(?! (is|are|was|were|has|have|had)\b))\b(?!')")
GENERATED = re.compile(r"(front|key)\..*|.*\.(headline|note|silent|figures)")
"""What an id must not look like, as the blocks that the program adds are called so."""


def check_references(
    config: PackConfig, places: Places, shown_as: str, indicators: Mapping[str, IndicatorEntry], problems: ProblemList
) -> None:
    """Note every name that leads nowhere, every id used twice, and every rule that the indicator does not allow."""
    check = _Check(config, places, shown_as, indicators, problems)
    check.ids()
    check.reserved_ids()
    check.sheets()
    for number, section in enumerate(config.sections):
        check.charts(("sections", number), section.charts)
        check.rows(("sections", number), section)
        for index, table in enumerate(section.tables):
            check.makes_sense(("sections", number, "tables", index), table)
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

    def reserved_ids(self) -> None:
        """Ids that end like a block that the program adds to a section or a chart of the pack, or begin like its front matter's."""
        owners = {identifier for identifier, _ in _ids(self.config)}
        for identifier, path in _ids(self.config):
            owner = identifier.rpartition(".")[0]
            if GENERATED.fullmatch(identifier) and (owner in owners or identifier.startswith(("front.", "key."))):
                fix = f"give it another id, such as {identifier.replace('.', '_')}"
                self.problems.error("reserved-id", self.place(path), f'the program itself gives the id "{identifier}" to a block', fix)

    def rows(self, path: Path, section: SectionEntry) -> None:
        """Rows of the author's own tables that are not as long as the header."""
        for index, block in enumerate(section.static):
            if not isinstance(block, TableBlock):
                continue
            for place, row in enumerate(block.rows):
                if len(row) != len(block.header):
                    what = f"the row and its header differ in length: {len(row)} and {len(block.header)}"
                    fix = "write a cell for each column of the header, and put quotes around a text with a comma in it"
                    self.problems.error("table-row", self.place((*path, "static", index, "rows", place)), what, fix)

    def makes_sense(self, path: Path, entry: object) -> None:
        """The measure or chart fits the unit of its indicators."""
        for slug, what, fix in nonsense_of(entry, Registry(self.indicators, self.config.comparators)):
            self.problems.error(slug, self.place(path), what, fix)

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
            self.makes_sense(here, chart)
            if twins := twins_of(chart, self.indicators, self.config.comparators):
                self.problems.error("duplicate-category", self.place(here), *twins)
            match chart:
                case LineChart():
                    named, beside = [("line", chart.line)], chart.beside
                case MonthBars():
                    named, beside = [("bars", chart.bars)], []
                case ComparisonBars():
                    named, beside = [("compare", chart.compare)], chart.beside
                case GroupedBars():
                    named, beside = [("groups", name) for name in chart.groups], []
                case ProcessChart():
                    named, beside = [("spc", chart.spc)], []
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
            self.followed((*path, "follows"), bullet.follows, others)
            return
        for text in filter(None, (bullet.text, *(variant.text for variant in bullet.variants))):
            if POINTING_BACK.match(text):
                what = f'the text begins with "{text.split()[0]}", and nothing says what that is'
                self.problems.error("follows-missing", self.place(path), what, "say follows: and the id of the bullet that it points to")

    def followed(self, path: Path, name: str, others: Collection[str]) -> None:
        """The bullet that is followed may have been taken out for a month: the sentence that stands alone is printed then."""
        if name in others:
            return
        what = f'there is no other bullet "{name}": the bullet that it follows is not there, so the default sentence is printed'
        near = difflib.get_close_matches(name, others, 1)
        meant = f'; did you mean "{near[0]}"?' if near else ""
        self.problems.warn("unknown-bullet", self.place(path), what, f"take out follows:, or put the bullet back{meant}")

    def measure(self, path: Path, entry: MeasureBase) -> None:
        self.makes_sense(path, entry)
        for name in entry.indicators_named():
            self.known("unknown-indicator", path, name, self.indicators, "indicator")
        for key in entry.comparators_named():
            self.known("unknown-comparator", (*path, "to"), key, self.config.comparators, "comparator")


def _ids(config: PackConfig) -> Iterator[tuple[str, Path]]:
    for number, section in enumerate(config.sections):
        yield section.id, ("sections", number, "id")
        for key in ("static", "charts", "tables", "bullets"):
            for index, entry in enumerate(getattr(section, key)):
                yield entry.id, ("sections", number, key, index, "id")
