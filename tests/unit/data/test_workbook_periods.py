"""Periods as people write them in workbooks."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_pack.data.workbook_cells import SheetCell
from scrutiny_pack.data.workbook_periods import Kind, mixed, written_period


@pytest.mark.parametrize(
    ("value", "number_format", "period", "kind"),
    [
        (datetime.datetime(2024, 4, 1), "mmm-yy", "2024-04", Kind.FULL),
        (datetime.datetime(2024, 4, 30), "dd/mm/yyyy", "2024-04", Kind.FULL),
        (datetime.datetime(2024, 4, 12), "mmm-yy", "2024-04", Kind.FULL),
        (datetime.datetime(2024, 4, 12), "dd/mm/yyyy", "2024-04-12", Kind.FULL),
        ("April 2024", "General", "2024-04", Kind.FULL),
        ("Sept 2024", "General", "2024-09", Kind.FULL),
        ("2024-04", "General", "2024-04", Kind.FULL),
        ("2018-19", "General", "2018/19", Kind.FULL),
        ("13/04/2024", "General", "2024-04-13", Kind.FULL),
        ("01/04/2024", "General", "2024-04", Kind.FULL),
        ("30/4/2024", "General", "2024-04", Kind.FULL),
        ("Apr-24", "General", "2024-04", Kind.SHORT),
        ("Apr '24", "General", "2024-04", Kind.SHORT),
        (202404, "General", "2024-04", Kind.NUMBER),
        ("202404", "General", "2024-04", Kind.NUMBER),
        (202404.0, "0", "2024-04", Kind.NUMBER),
        (45383, "General", "None", Kind.SERIAL),
    ],
)
def it_reads_a_period_as_it_is_written(value, number_format, period, kind):
    """Each way of writing has one meaning, and is known as a kind of its own where it could be mixed up."""
    found = written_period(SheetCell(1, 1, value, number_format))
    assert found is not None
    assert (str(found.period), found.kind) == (period, kind)


@pytest.mark.parametrize("value", ["Target", "Total", "YTD", 12.5, True, "", "Aprilish 24", "32/04/2024", 202413])
def it_takes_nothing_else_for_a_period(value):
    """Words, figures and impossible dates are no periods."""
    assert written_period(SheetCell(1, 1, value)) is None


def it_finds_the_first_of_a_second_kind():
    """One cell of each kind is named."""
    cells = [SheetCell(1, 1, "2024-04"), SheetCell(2, 1, "May 2024"), SheetCell(3, 1, 202406)]
    found = mixed([written for cell in cells if (written := written_period(cell))])
    assert found is not None
    assert found[0].reference == "A3"
    assert found[1].what == "the periods are not all written alike: as a date or in full in A1, as a number in A3"
