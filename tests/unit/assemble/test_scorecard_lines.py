"""The scorecard's small lines: which rows have one, what stands under it, and the same in words for those who do not see it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.scorecard import scorecard_of
from scrutiny_pack.grouped_table import GroupedTable
from scrutiny_pack.pack import Chapter
from tests.small_pack import Row, bullet, indicator, months_to, row, small_pack

BULLETS = [bullet({"l": {"level": "share"}}, id="s.share"), bullet({"l": {"level": "rate"}}, id="s.rate")]
JUNE = bullet({"l": {"level": "share", "at": "2022-06"}}, id="s.share")
RATE = row("rate", "2022-07", "523")
TARGET = {"for": "2022-23", "value": "20", "status": "local"}
SHARES = ["21", "24.5", "23", "18.2", "19", "20"]


def months(values: list[str] = SHARES, name: str = "share") -> list[Row]:
    """A figure for each of the last months."""
    return [row(name, month, value) for month, value in zip(months_to("2022-07", len(values)), values, strict=True)]


def chapter(folder: Path, rows: list[Row], **more: Any) -> Chapter:
    """The scorecard of a share and a rate."""
    pack = small_pack(folder, rows, more.pop("bullets", BULLETS), **more)
    made = scorecard_of(pack.told(), pack.speaker)
    assert made is not None
    return made


def table(folder: Path, rows: list[Row], **more: Any) -> GroupedTable:
    """Its table in the report."""
    return next(block for block in chapter(folder, rows, **more).blocks if isinstance(block, GroupedTable))


def note(folder: Path, rows: list[Row], **more: Any) -> str:
    """What stands before it in small letters."""
    return next(block.text.plain for block in chapter(folder, rows, **more).blocks if block.id == "scorecard.note")  # type: ignore[union-attr]


def test_a_line_stands_over_the_lowest_and_the_highest_figure(tmp_path: Path) -> None:
    """The heading says by what it goes."""
    shown = table(tmp_path, [*months(), RATE])
    assert (shown.lined, shown.header[2].plain) == (2, "By month, low to high")
    assert [row[2].plain for row in shown.rows] == ["18.2% to 24.5%", "–"]
    assert [line and line.id for line in shown.lines] == ["scorecard.share.line", None]


def test_a_line_is_said_in_words(tmp_path: Path) -> None:
    """From when to when, how much is known, its first, last, lowest and highest figure; every number is traced."""
    (line, _) = table(tmp_path, [*months(), RATE]).lines
    assert line is not None
    assert line.alt.plain == (
        "Repeat visits, by month from Feb 2022 to Jul 2022, 6 of 6 known: 21.0% at first, 20.0% at last, lowest 18.2% in May 2022, "
        "highest 24.5% in Mar 2022."
    )
    assert [slot.printed for slot in line.alt.slots] == ["21.0%", "20.0%", "18.2%", "24.5%"]
    assert all(slot.facts for slot in line.alt.slots)


def test_a_withheld_month_breaks_the_line_and_is_in_no_word(tmp_path: Path) -> None:
    """Neither its figure nor a range that holds it is told; the note says why a line is broken."""
    rows = [*months(["21", "24.5", "c", "18.2", "19", "20"]), RATE]
    (line, _) = table(tmp_path, rows).lines
    assert line is not None
    assert line.values == (Decimal("21.0"), Decimal("24.5"), None, Decimal("18.2"), Decimal("19.0"), Decimal("20.0"))
    assert "5 of 6 known" in line.alt.plain
    assert "It is broken where a figure is missing or not shown." in note(tmp_path / "again", rows)
    assert "broken" not in note(tmp_path / "whole", [*months(), RATE])


@pytest.mark.parametrize("newest", ["c", "x", ""])
def test_what_is_not_known_after_the_last_figure_is_not_counted_before_it(newest: str, tmp_path: Path) -> None:
    """From February to June there are five months, and all five are known; the picture leaves July's place free."""
    (line, _) = table(tmp_path, [*months([*SHARES[:5], newest]), RATE], bullets=[JUNE, BULLETS[1]]).lines
    assert line is not None and line.values[-1] is None
    assert "from Feb 2022 to Jun 2022, 5 of 5 known" in line.alt.plain


def test_a_line_fills_its_height_only_where_it_moves_by_more_than_slightly(tmp_path: Path) -> None:
    """The edge of the indicator's own bands counts, of a rate as a share of its highest figure."""
    rows = [*months(), *months(["500", "510", "520", "530", "540", "550"], "rate")]
    assert [line and line.span for line in table(tmp_path / "usual", rows).lines] == [Decimal(2), Decimal(55)]
    own = {"share": indicator(bands={"in_line": "1", "slightly": "4"})}
    assert [line and line.span for line in table(tmp_path / "own", rows, indicators=own).lines] == [Decimal(4), Decimal(55)]


def test_lines_by_months_and_by_years_are_told_apart(tmp_path: Path) -> None:
    """Where not all go by the same, each says it itself."""
    years = [row("rate", f"year ending 20{year}-03", 500 + year) for year in range(17, 23)]
    shown = table(tmp_path, [*months(), *years, RATE])
    assert shown.header[2].plain == "Low to high"
    assert [row[2].plain for row in shown.rows] == ["18.2% to 24.5%, by month", "517 to 522, by year"]


def test_a_rate_of_a_month_is_said_to_be_scaled(tmp_path: Path) -> None:
    """Only where such a line is there."""
    rates = months(["500", "510", "520", "530", "540", "550"], "rate")
    assert "A rate of less than a year is scaled to one." in note(tmp_path / "rate", [*months(), *rates])
    assert "scaled to one" not in note(tmp_path / "share", [*months(), RATE])
    years = [row("rate", f"year ending 20{year}-03", 500 + year) for year in range(17, 23)]
    assert "scaled to one" not in note(tmp_path / "years", [*months(), *years, RATE])
    days = {"rate": indicator("rate", "neutral", 0, timing="month_end")}
    assert "scaled to one" not in note(tmp_path / "days", [*months(), *rates], indicators=days)


def test_the_lines_are_the_first_to_go_and_then_the_year_before(tmp_path: Path) -> None:
    """Where a template is too narrow for all columns."""
    shown = table(tmp_path, [*months(), RATE], indicators={"share": indicator(targets=[TARGET])})
    assert [shown.header[place].plain for place in shown.spare] == ["By month, low to high", "A year before"]


def test_without_a_line_there_is_no_column_and_no_word_of_it(tmp_path: Path) -> None:
    """A column of dashes would say nothing."""
    rows = [*months(["19", "20"]), RATE]
    shown = table(tmp_path, rows)
    assert (shown.lined, shown.lines) == (0, (None, None))
    assert [head.plain for head in shown.header] == ["Indicator", "Latest", "A year before"]
    assert note(tmp_path / "again", rows) == "A dash means that the report has no such figure, or sets none beside it."


def test_how_many_figures_a_line_takes_is_said(tmp_path: Path) -> None:
    """In the note on dashes."""
    assert "in place of a small line, that fewer than 5 figures of one kind are known" in note(tmp_path, [*months(), RATE])
