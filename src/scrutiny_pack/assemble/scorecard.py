"""The scorecard: a row for each indicator that the bullets speak of, with target and comparators, in words as well as signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from scrutiny_pack.assemble.scorecard_cells import Cells
from scrutiny_pack.assemble.scorecard_lines import Lines
from scrutiny_pack.assemble.scorecard_rows import Row, rows_of, spoken_of_only
from scrutiny_pack.grouped_table import GroupedTable
from scrutiny_pack.measures.course import AT_LEAST as FEWEST
from scrutiny_pack.narrative.nodes import capitalised
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.pack import Chapter, Paragraph
from scrutiny_pack.text import Text, authored, joined, words

AT_LEAST = 2
"""Fewer indicators than this need no table to be seen together."""

_Column = tuple[Text, ...]
"""A heading and the cells under it."""


def scorecard_of(story: Story, speaker: Speaker) -> Chapter | None:
    """The scorecard of the pack; `None` where its bullets speak of fewer indicators than `AT_LEAST`."""
    rows = rows_of(story.sections, speaker.setting)
    if len(rows) < AT_LEAST:
        return None
    said, card = speaker.phrases.scorecard, _Scorecard(speaker, rows)
    whole = card.whole()
    blocks = [Paragraph("scorecard.reading", "body", filled(said["reading"], area=speaker.area()))]
    if note := card.note(whole, spoken_of_only(story.sections, rows)):
        blocks.append(Paragraph("scorecard.note", "note", note))
    return Chapter("scorecard", words(said["title"]), (*blocks, whole), slide=card.short())


class _Scorecard:
    """The columns of the scorecard, those that no row fills left out."""

    def __init__(self, speaker: Speaker, rows: Sequence[Row]) -> None:
        self._speaker, self._rows, self._said = speaker, rows, speaker.phrases.scorecard
        self._cells = Cells(speaker, rows)
        self._lines = Lines(speaker, [row.latest.indicator for row in rows])
        self._keys = [key for key in speaker.setting.comparators if any(key in row.compared for row in rows)]
        self._targets = any(row.target for row in rows)

    def whole(self) -> GroupedTable:
        """The report's table."""
        return self._table("scorecard.table", "label", self._column(words(self._said["latest"]), self._cells.latest))

    def short(self) -> GroupedTable:
        """The slide's: its letters are larger, so that indicators have their short names and the unit stands with the figure."""
        latest = self._column(words(self._said["latest"]), lambda row: self._cells.latest(row, unit=True))
        made = self._table("scorecard.slide", "name", latest)
        return replace(made, caption=joined([made.caption, self._dated()], ". ")) if self._keys else made

    def note(self, table: GroupedTable, left: Sequence[str]) -> Text:
        """How the lines are read, to when the comparators' figures go, what a dash means and what was `left` out, as far as it is so."""
        said = [self._lines.reading()] if self._lines else []
        if self._keys:
            said.append(self._dated())
        if any(cell.plain == self._said["none"] for row in table.rows for cell in row):
            n = authored(str(FEWEST), "the rule for small lines")
            said.append(filled(self._said["dash_lines"], n=n) if self._lines else words(self._said["dash"]))
        if left:
            registry = self._speaker.setting.indicators
            names = joined([authored(registry[name].label, "definition") for name in left], "; ")
            said.append(filled(self._said["left"], names=names))
        return joined(said, " ")

    def _dated(self) -> Text:
        """The months to which the comparators' figures go: where they are older than the latest ones, the table alone does not tell it."""
        figures = (entry.figure.quantity for row in self._rows for entry in row.compared.values())
        months = sorted({figure.period.end_month for figure in figures})
        phrases = self._speaker.phrases
        return filled(self._said["comparators"], months=joined(map(self._speaker.month, months), phrases.comma, phrases.and_))

    def _table(self, identifier: str, name: str, latest: _Column) -> GroupedTable:
        registry = self._speaker.setting.indicators
        first = self._column(
            words(self._said["indicator"]), lambda row: authored(getattr(registry[row.latest.indicator], name), "definition")
        )
        columns = [first, latest]
        lined = len(columns) if self._lines else 0
        if self._lines:
            columns.append((self._lines.header(), *self._lines.cells()))
        if self._targets:
            columns.append(self._column(self._cells.target_header(), self._cells.target))
        before = len(columns)
        columns += [self._column(words(self._said["year_before"]), self._cells.year_before), *map(self._comparator, self._keys)]
        header, *rows = zip(*columns, strict=True)
        return GroupedTable(
            identifier, words(self._said["caption"]), header, tuple(rows), words(self._said["description"]), numeric=False,
            groups=self._groups(), lines=self._lines.drawn(), lined=lined, spare=tuple(filter(None, (lined, before))),
        )  # fmt: skip

    def _groups(self) -> tuple[Text, ...]:
        """Over the first row of each section its title, where there is more than one."""
        titles = [row.section.entry.title for row in self._rows]
        if len(set(titles)) == 1:
            return (Text(),) * len(titles)
        return tuple(authored(title, "title") if title != before else Text() for before, title in pairwise(["", *titles]))

    def _comparator(self, key: str) -> _Column:
        name = self._speaker.comparator(key, alone=True).plain.removeprefix(self._speaker.phrases.spans.article)
        return self._column(capitalised(authored(name, "name")), lambda row: self._cells.compared(row, key))

    def _column(self, header: Text, cell: Callable[[Row], Text]) -> _Column:
        return (header, *map(cell, self._rows))
