"""The tidy sheet: the same columns and checks as a CSV file, with sheet and cell in every message."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_pack.text import Fact
from tests.unit.data.workbook_sheets import figures, read_file, write_sheet

HEADER = ["Indicator", "Area", "Period", "Value", "Source date"]
GOOD = ["referrals", "E08000028", "2024-04", 400, datetime.date(2024, 5, 2)]


@pytest.fixture
def read(tmp_path):
    """A reader of rows, with what the pack says of the sheet: the facts and the messages."""

    def reader(*rows, change=lambda sheet: None, **entry):
        return read_file(write_sheet(tmp_path / "x.xlsx", rows, change), **entry)

    return reader


def it_reads_a_row_for_each_figure(read):
    """Names of columns may have capitals and spaces; a title above and a note below are passed over."""
    facts, messages = read(["Our figures"], [], HEADER, GOOD, ["cla", "E08000028", datetime.date(2024, 4, 30), "[c]"], [], ["Source: us"])
    assert messages == []
    assert figures(facts) == [("referrals", "2024-04", "400", "D4"), ("cla", "2024-04-30", "[c]", "D5")]
    assert isinstance(facts[0], Fact)
    assert facts[0].source_date == "2024-05-02"


def it_needs_no_area_where_there_is_one_only(read):
    """Without the column the pack's area is meant, or the one that the entry names."""
    rows = (["indicator", "period", "value"], ["referrals", "2024-04", 400])
    assert read(*rows)[0][0].area == "E08000028"
    assert read(*rows, area="E12000005")[0][0].area == "E12000005"


def it_keeps_periods_that_are_written_in_full(read):
    """Dates and our own notation can stand in one column: neither can be mistaken."""
    facts, messages = read(
        HEADER,
        GOOD,
        ["rereferrals", "E12000005", "year ending 2023-03", 21.5],
        ["referrals", "E08000028", (datetime.date(2024, 5, 1), "mmm-yy"), 4],
    )
    assert messages == []
    assert [str(fact.period) for fact in facts] == ["2024-04", "year ending 2023-03", "2024-05"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (["refferals", *GOOD[1:]], 'error[unknown-indicator]: data/x.xlsx, sheet "Q1", cell A2: "refferals" is not an indicator'),
        (["referrals", "E0800028", "2024-04", 1], 'error[unknown-area]: data/x.xlsx, sheet "Q1", cell B2: "E0800028" is not the code'),
        (["referrals", "E08000028", "spring", 1], 'error[not-a-period]: data/x.xlsx, sheet "Q1", cell C2: "spring" is not a period'),
        (["referrals", "E08000028", None, 1], 'error[not-a-period]: data/x.xlsx, sheet "Q1", cell C2'),
        (["referrals", "E08000028", "2024-04", "many"], 'error[value-not-a-number]: data/x.xlsx, sheet "Q1", cell D2: "many"'),
        (["referrals", "E08000028", "2024-04", True], 'error[value-not-a-number]: data/x.xlsx, sheet "Q1", cell D2: there is a yes or no'),
        (["referrals", "E08000028", "2024-04", datetime.date(2024, 2, 1)], "cell D2: there is a date or a time here"),
        (["referrals", "E08000028", "2024-04", 4.5], 'error[out-of-range]: data/x.xlsx, sheet "Q1", cell D2: 4.5 is not a whole number'),
        (["rereferrals", "E08000028", "2024-04", 104], 'error[out-of-range]: data/x.xlsx, sheet "Q1", cell D2: 104 is above 100'),
        (["referrals", "E08000028", "2024-04", "#N/A"], 'error[excel-error]: data/x.xlsx, sheet "Q1", cell D2: Excel shows an error'),
        (["referrals", "E08000028", "2024-04", "=1+1"], 'error[formula-not-calculated]: data/x.xlsx, sheet "Q1", cell D2'),
    ],
)
def it_names_the_cell_of_what_it_refuses(read, row, says):
    """Each mistake has its slug and cell, and a way out; the other rows are read."""
    facts, messages = read(HEADER, row, ["referrals", "E08000028", "2024-05", 410])
    assert len(messages) == 1
    assert says in messages[0]
    assert "\n  fix: " in messages[0]
    assert figures(facts) == [("referrals", "2024-05", "410", "D3")]


def it_reads_no_date_out_of_a_bare_number(read):
    """45383 is 1 April 2024 for Excel alone; beside others it is the one that is told."""
    bare = ["referrals", "E08000028", 45383, 1]
    assert "cell C2: 45383 is a number and not a period" in read(HEADER, bare)[1][0]
    assert 'error[mixed-periods]: data/x.xlsx, sheet "Q1", cell C3: ' in read(HEADER, GOOD, bare)[1][0]


@pytest.mark.parametrize(
    ("header", "slug"),
    [
        (["Indicator", "Period", "Amount"], "missing-column"),
        (["Indicator", "Period", "Value", "value"], "duplicate-column"),
        (["Indicator", "Period", "Value", "Date of birth"], "person-level-data"),
    ],
)
def it_refuses_columns_that_cannot_be_read(read, header, slug):
    """Missing and repeated columns and those about people stop the sheet."""
    facts, messages = read(header, ["referrals", "2024-04", 400, "x"])
    assert facts == []
    assert any(message.startswith(f"error[{slug}]") for message in messages)


def it_warns_of_columns_that_it_does_not_read(read):
    """Nothing that was typed is left out without a word."""
    _, messages = read([*HEADER, "Comment"], [*GOOD, "late"])
    assert [message.partition(":")[0] for message in messages] == ["warning[unknown-column]"]


def it_reads_fifteen_digits_and_no_dust(read):
    """What a computer adds to 0.3 after the sixteenth digit was typed by nobody; the format says how many decimals are shown."""
    facts, _ = read(HEADER, ["rate", "E08000028", "2024-04", 0.1 + 0.2], ["rate", "E08000028", "2024-05", (585.41234, "0.0")])
    assert [(str(fact.value), fact.decimals) for fact in facts] == [("0.3", 1), ("585.41234", 1)]
