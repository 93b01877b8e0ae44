"""The columns of a grouped table: as wide as they need to be, narrower where that costs fewest lines, left out where there is no room."""

from __future__ import annotations

import pytest

from scrutiny_pack.build.column_narrowing import narrowed
from scrutiny_pack.build.grouped_fit import Letters, cell_lines, fit_grouped, needed_width
from tests.sample_scorecard import HEADINGS, grouped

LETTERS = Letters(9, "Arial", 7)


class Words:
    """A column of cells whose words are ten wide each."""

    def __init__(self, *cells: int) -> None:
        self.cells, self.least, self.wanted = cells, 10.0, max(cells) * 10.0

    def lines(self, width: float) -> list[int]:
        """As many lines as words have no room side by side."""
        return [-(-cell // int(width // 10)) for cell in self.cells]

    def names(self, _: float) -> int:
        """Nothing stands over the rows."""
        return 0


def test_what_has_room_is_not_broken() -> None:
    """With all the room that it needs, every cell but an indicator's name is on the lines that it was given."""
    table = grouped()
    fit = fit_grouped(table, needed_width(table, LETTERS) + 1, LETTERS)
    assert fit.table == table
    for row, lines in zip(table.rows, cell_lines(table, fit.widths, LETTERS), strict=True):
        assert lines[0] == 2
        assert lines[1] == 2 and lines[3:] == [cell.plain.count("\n") + 1 for cell in row[3:]]


@pytest.mark.parametrize("width", [560.0, 640.0, 700.0, 900.0])
def test_columns_never_take_more_than_there_is(width: float) -> None:
    """Nor is one narrower than its longest word while all have room for theirs."""
    fit = fit_grouped(grouped(), width, LETTERS)
    assert sum(fit.widths) <= width + 0.05
    for column, wide in enumerate(fit.widths):
        words = [word for row in fit.table.rows for word in row[column].plain.replace("\n", " ").split(" ")]
        assert max(LETTERS.width(word) for word in words) <= wide + 0.01


def test_small_lines_go_first_and_then_the_year_before() -> None:
    """Where the longest words of all columns have no room side by side; what is left keeps its order."""
    widths = range(500, 250, -10)
    heads = dict.fromkeys(tuple(head.plain for head in fit_grouped(grouped(), width, LETTERS).table.header) for width in widths)
    without_lines = tuple(head for head in HEADINGS if "low to high" not in head)
    assert list(heads) == [HEADINGS, without_lines, tuple(head for head in without_lines if head != "A year before")]


def test_a_table_that_nothing_can_be_spared_of_is_made_to_fit() -> None:
    """Better a broken word than a table that leaves the page."""
    fit = fit_grouped(grouped(), 150, LETTERS)
    assert sum(fit.widths) == pytest.approx(150) and len(fit.widths) == len(HEADINGS) - 2


def test_width_is_taken_where_it_costs_no_line() -> None:
    """One long cell of a row that is high anyway gives way; cells that would make rows higher do not."""
    assert narrowed([Words(4, 1), Words(2, 2), Words(2, 1)], 60) == pytest.approx((20, 20, 20), abs=0.01)


def test_what_was_taken_wrongly_is_given_back() -> None:
    """Step by step the wrong columns lose: in eight lines. One column that has all its room, and two that have little, take seven."""
    columns = [Words(3, 1, 3), Words(1, 1, 3), Words(1, 3, 3)]
    found = narrowed(columns, 50)
    assert sum(found) == pytest.approx(50)
    lines = zip(*(column.lines(width) for column, width in zip(columns, found, strict=True)), strict=True)
    assert sum(max(row) for row in lines) == 7
