"""A table whose rows stand in groups, with words under a figure and a small line in a cell: indicators as they are seen at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from scrutiny_pack.pack import Pack, Table
from scrutiny_pack.text import Text


@dataclass(frozen=True)
class SmallLine:
    """A line without axes that shows how a figure went; a value of `None` breaks it, and its last point is marked.

    It fills its height only where its values are `span` or more apart: what hardly moved looks as if it hardly moved.
    """

    id: str
    values: tuple[Decimal | None, ...]
    span: Decimal
    alt: Text


@dataclass(frozen=True)
class GroupedTable(Table):
    """A table with a name over each group of its rows. A new line in a cell parts a figure from what is said of it."""

    groups: tuple[Text, ...] = ()
    """For each row the name of the group that begins with it; empty for the others."""
    lines: tuple[SmallLine | None, ...] = ()
    """For each row its small line, in the cell that says its lowest and highest figure."""
    lined: int = 0
    """The column of the small lines; 0 where there is none."""
    spare: tuple[int, ...] = ()
    """The columns that can be left out where all have no room, the first to go first."""

    def part(self, start: int, end: int) -> GroupedTable:
        """The rows from `start` up to `end`; a group that is parted has its name over both parts."""
        named = next((name for name in reversed(self.groups[: start + 1]) if name), Text())
        groups = (named, *self.groups[start + 1 : end])
        return replace(self, rows=self.rows[start:end], groups=groups, lines=self.lines[start:end])

    def without(self, column: int) -> GroupedTable:
        """The table without `column`, and without the small lines where they stand in it."""

        def left(cells: tuple[Text, ...]) -> tuple[Text, ...]:
            return cells[:column] + cells[column + 1 :]

        def moved(place: int) -> int:
            return place - (place > column)

        return replace(
            self,
            header=left(self.header),
            rows=tuple(map(left, self.rows)),
            lines=(None,) * len(self.rows) if column == self.lined else self.lines,
            lined=0 if column == self.lined else moved(self.lined),
            spare=tuple(moved(place) for place in self.spare if place != column),
        )


def small_lines_of(pack: Pack) -> Iterator[SmallLine]:
    """Every small line that the documents of `pack` show."""
    for chapter in pack.chapters:
        for block in (*chapter.blocks, *(block for part in chapter.parts for block in part.blocks)):
            if isinstance(block, GroupedTable):
                yield from filter(None, block.lines)
