"""A grouped table taken apart: by rows over several slides, and by columns where there is no room."""

from __future__ import annotations

import dataclasses

from scrutiny_pack.grouped_table import small_lines_of
from tests.sample_pack import sample_pack
from tests.sample_scorecard import HEADINGS, grouped, scorecard


def test_a_group_that_is_parted_has_its_name_over_both_parts() -> None:
    """Every row keeps its cells and its line; the second part begins with the name of the group that goes on."""
    whole = grouped(7)
    parts = (whole.part(0, 4), whole.part(4, 7))
    assert tuple(row for part in parts for row in part.rows) == whole.rows
    assert tuple(line for part in parts for line in part.lines) == whole.lines
    assert [[name.plain for name in part.groups] for part in parts] == [
        ["A topic of some length 0", "", "", "A topic of some length 1"],
        ["A topic of some length 1", "", "A topic of some length 2"],
    ]


def test_a_column_that_goes_takes_its_lines_with_it() -> None:
    """The other columns keep their order, and what may go next is the same column as before."""
    without = grouped().without(2)
    assert [head.plain for head in without.header] == [head for head in HEADINGS if "low to high" not in head]
    assert (without.lined, without.spare, set(without.lines)) == (0, (3,), {None})
    assert without.header[without.spare[0]].plain == "A year before"
    assert all(len(row) == len(without.header) for row in without.rows)


def test_a_column_that_goes_leaves_the_lines_of_another() -> None:
    """They move with their column."""
    without = grouped().without(1)
    assert without.header[without.lined].plain == "By month, low to high"
    assert without.lines == grouped().lines and without.spare == (1, 3)


def test_the_small_lines_of_a_pack_are_those_of_its_chapters() -> None:
    """Each once, though report and slides have a table each."""
    pack = dataclasses.replace(sample_pack(), scorecard=scorecard())
    assert list(small_lines_of(pack)) == [line for line in grouped().lines if line]
