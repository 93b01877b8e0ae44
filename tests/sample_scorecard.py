"""A scorecard made by hand, of as many rows and columns as a test needs."""

from __future__ import annotations

from decimal import Decimal

from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.charts.small_lines import draw_small_line
from scrutiny_pack.grouped_table import GroupedTable, SmallLine
from scrutiny_pack.pack import Chapter, Paragraph
from scrutiny_pack.text import Text, words
from tests.sample_pack import literal, slot

HEADINGS = ("Indicator", "Latest", "By month, low to high", "Target", "A year before", "Statistical neighbours", "West Midlands", "England")
LABEL = "Visits that were made within so many days of the first of them"


def line(number: int) -> SmallLine:
    """The small line of a row."""
    values = (Decimal(20), Decimal(21), None, Decimal(23 + number % 3), Decimal(22))
    return SmallLine(f"scorecard.{chr(ord('a') + number)}.line", values, Decimal(2), literal(f"Row {number}, by month from Mar 2022"))


def grouped(rows: int = 12, group: int = 3, label: str = LABEL, name: str = "A topic of some length") -> GroupedTable:
    """A table with a group of every so many rows, every other row with a small line."""
    cells = tuple(_row(number, label) for number in range(rows))
    return GroupedTable(
        "scorecard.table",
        words("All indicators"),
        tuple(map(words, HEADINGS)),
        cells,
        words("A row for each indicator"),
        numeric=False,
        groups=tuple(literal(f"{name} {place // group}") if place % group == 0 else Text() for place in range(rows)),
        lines=tuple(None if number % 2 else line(number) for number in range(rows)),
        lined=2,
        spare=(2, 4),
    )


def _row(number: int, label: str) -> tuple[Text, ...]:
    latest = slot(f"{number}.5%") + words("\n") + literal("year to Jul 2022")
    trend = words("–") if number % 2 else slot("20.0%") + words(" to ") + slot("24.0%")
    beside = slot("20.8%") + words("\n▼\u00a0slightly below")
    return (literal(f"{label} {number}"), latest, trend, slot("22.0%") + words(" or less\n✓\u00a0on target"), *([beside] * 4))


def scorecard(table: GroupedTable | None = None) -> Chapter:
    """The chapter with the table, on slides too."""
    shown = table or grouped()
    return Chapter("scorecard", words("Scorecard"), (Paragraph("scorecard.reading", "body", words("How it is read.")), shown), slide=shown)


def drawings(table: GroupedTable) -> dict[str, Drawing]:
    """The drawing of each small line."""
    return {each.id: draw_small_line(each) for each in table.lines if each is not None}
