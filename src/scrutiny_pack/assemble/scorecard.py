"""The scorecard: a row for each indicator that the bullets speak of, with target and comparators, in words as well as signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scrutiny_pack.assemble.scorecard_rows import Row, rows_of
from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.expect import Expectation
from scrutiny_pack.measures.gap import Compared
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.target import Targeted
from scrutiny_pack.narrative.kinds.target import goal_text
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.pack import Chapter, Paragraph, Table
from scrutiny_pack.text import Text, authored, words

AT_LEAST = 2
"""Fewer indicators than this need no table to be seen together."""


def scorecard_of(story: Story, speaker: Speaker) -> Chapter | None:
    """The scorecard of the pack; `None` where its bullets speak of fewer indicators than `AT_LEAST`."""
    said = speaker.phrases.scorecard
    rows = rows_of(story.sections, speaker.setting)
    if len(rows) < AT_LEAST:
        return None
    keys = [key for key in speaker.setting.comparators if any(key in row.compared for row in rows)]
    whole, small = _Columns(speaker, rows, keys).tables()
    blocks = [Paragraph("scorecard.reading", "body", filled(said["reading"], area=speaker.area()))]
    if any(cell.plain == said["none"] for row in whole.rows for cell in row):
        blocks.append(Paragraph("scorecard.note", "note", words(said["note"])))
    return Chapter("scorecard", words(said["title"]), (*blocks, whole), slide=small)


class _Columns:
    """The columns of the scorecard, those that no row fills left out."""

    def __init__(self, speaker: Speaker, rows: Sequence[Row], keys: Sequence[str]) -> None:
        self.speaker, self.rows, self.keys = speaker, rows, keys
        self.said = speaker.phrases.scorecard
        self.targets = any(row.target for row in rows)

    def tables(self) -> tuple[Table, Table]:
        """The report's table, and the slide's: fewer columns, as its letters are larger."""
        shared = [self.direction(), *([self.target()] if self.targets else []), *map(self.comparator, self.keys)]
        whole = [self.indicator(), self.section(), self.period(), self.latest(), self.year_before(), *shared]
        return self._table("scorecard.table", whole), self._table("scorecard.slide", [self.indicator(), self.dated(), *shared])

    def _table(self, identifier: str, columns: Iterable[Sequence[Text]]) -> Table:
        header, *rows = zip(*columns, strict=True)
        return Table(identifier, words(self.said["caption"]), header, tuple(rows), words(self.said["description"]), numeric=False)

    def _column(self, name: str, cells: Iterable[Text]) -> list[Text]:
        return [words(self.said[name]), *cells]

    def indicator(self) -> list[Text]:
        """What the row is about."""
        labels = self.speaker.setting.indicators
        return self._column("indicator", (authored(labels[row.latest.indicator].label, "definition") for row in self.rows))

    def section(self) -> list[Text]:
        """Under which heading the report speaks of it."""
        return self._column("section", (authored(row.section.entry.title, "title") for row in self.rows))

    def period(self) -> list[Text]:
        """What the newest figure is of."""
        return self._column("period", (self.speaker.period(row.latest.period, "short") for row in self.rows))

    def latest(self) -> list[Text]:
        """The newest figure."""
        return self._column("latest", map(self._latest, self.rows))

    def dated(self) -> list[Text]:
        """The newest figure with its period."""
        cells = (
            filled(self.said["dated"], value=self._latest(row), period=self.speaker.period(row.latest.period, "short")) for row in self.rows
        )
        return self._column("latest", cells)

    def year_before(self) -> list[Text]:
        """The figure of a year before, or why there is none."""
        return self._column("year_before", map(self._year_before, self.rows))

    def direction(self) -> list[Text]:
        """Which way it went since."""
        return self._column("direction", map(self._direction, self.rows))

    def target(self) -> list[Text]:
        """Whether the target is met."""
        return self._column("target", map(self._target, self.rows))

    def comparator(self, key: str) -> list[Text]:
        """A comparator's figure and where the authority stands to it."""
        name = self.speaker.comparator(key, alone=True).plain.removeprefix("the ")
        header = authored(name[:1].upper() + name[1:], "name")
        return [header, *(self._compared(row.compared.get(key), row.latest.indicator) for row in self.rows)]

    def _latest(self, row: Row) -> Text:
        return self.speaker.figure(row.latest, f"{row.latest.indicator}.latest")

    def _year_before(self, row: Row) -> Text:
        if isinstance(row.year, Change):
            return self.speaker.figure(row.year.start, f"{row.latest.indicator}.year_before")
        return words(self.said[_why(row.year)])

    def _direction(self, row: Row) -> Text:
        if isinstance(row.year, Missing):
            return words(self.said["none"])
        way = words(self.said[row.year.direction])
        if row.year.tested and row.year.tested.result == "similar":
            return filled(self.said["direction_chance"], direction=way)
        return way if row.year.goodness == "none" else filled(self.said[f"direction_{row.year.goodness}"], direction=way)

    def _target(self, row: Row) -> Text:
        target, name = row.target, row.latest.indicator
        if target is None:
            return words(self.said["none"])
        status = self._range(target) if isinstance(target, Expectation) else self._status(target)
        return filled(self.said["targeted"], status=words(status), goal=goal_text(self.speaker, target, name))

    def _status(self, target: Targeted) -> str:
        phrases = self.speaker.phrases.kinds["target"]
        return f"{phrases[f'{target.status}_symbol']}\u00a0{phrases[f'{target.status}_word']}"

    def _range(self, target: Targeted) -> str:
        return self.said[f"range_{target.side}"]

    def _compared(self, entry: Compared | None, name: str) -> Text:
        if entry is None:
            return words(self.said["none"])
        value = self.speaker.figure(entry.figure.quantity, f"{name}.{entry.key}")
        return filled(self.said["compared"], value=value, standing=words(self.said[_standing(entry)]))


def _standing(entry: Compared) -> str:
    """Where the authority stands: what a test says where one was made, else the band of the printed gap."""
    result = entry.tested.result if entry.tested else "not_tested"
    if result == "similar":
        return "similar"
    if result == "significant" or entry.band == "clear":
        return entry.side
    return "in_line" if entry.band == "in_line" else f"slightly_{entry.side}"


def _why(missing: Missing) -> str:
    """The word that stands in the place of a figure."""
    if missing.note == "apart":
        return "apart"
    return "withheld" if missing.symbol == "c" else "unavailable" if missing.symbol else "none"
