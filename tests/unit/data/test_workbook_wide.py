"""The wide sheet: what is read of it, what is passed over, and what is refused."""

from __future__ import annotations

import datetime

import pytest

from tests.unit.data.workbook_sheets import figures, read_file, write_sheet

APRIL, MAY = datetime.date(2024, 4, 1), datetime.date(2024, 5, 1)
TITLES = [["Performance report"], ["Year to May 2024"], []]
ROWS = {"Re-referrals (%)": "rereferrals", "In care": "cla"}


@pytest.fixture
def read(tmp_path):
    """A reader of rows, with what the pack says of the sheet: the figures and the messages."""

    def reader(*rows, change=lambda sheet: None, **entry):
        facts, messages = read_file(write_sheet(tmp_path / "x.xlsx", rows, change), **entry)
        return figures(facts), messages

    return reader


def it_reads_indicators_down_and_months_across(read):
    """Titles, blank rows and columns, other rows and notes are passed over; the cell of each figure is kept."""
    header = ["Measure", None, (APRIL, "mmm-yy"), None, (MAY, "mmm-yy"), "Target"]
    rows = [["Re-referrals (%)", None, 21.5, None, 20.1, 18], [], ["Staff", None, 3, None, 4], ["In care", None, 860, None, 858]]
    found, messages = read(*TITLES, header, *rows, ["Note: provisional"], rows=ROWS)
    assert messages == []
    assert found == [
        ("rereferrals", "2024-04", "21.5", "C5"),
        ("rereferrals", "2024-05", "20.1", "E5"),
        ("cla", "2024-04-30", "860", "C8"),
        ("cla", "2024-05-31", "858", "E8"),
    ]


def it_names_file_sheet_and_cell(tmp_path):
    """A fact says where it stands as the evidence prints it, with the pack's words for its source."""
    path = write_sheet(tmp_path / "x.xlsx", [["", "Apr 2024", "May 2024"], ["referrals", 400, 410]])
    facts, _ = read_file(path, source="Monthly report", source_date="2024-06-10")
    fact = facts[1]
    assert (fact.file, fact.row, fact.cell, fact.area) == ("data/x.xlsx!Q1", 2, "C2", "E08000028")
    assert (fact.status, fact.source, fact.source_date) == ("local", "Monthly report", "2024-06-10")


def it_puts_numerator_and_denominator_together(read):
    """Rows of counts become one figure, and one row may serve two indicators."""
    meanings = {"Referrals": ["referrals", "rereferrals denominator"], "Of which repeat": "rereferrals numerator"}
    found, messages = read(["", "2024-04", "2024-05"], ["Referrals", 400, 410], ["Of which repeat", 80, None], rows=meanings)
    assert messages == []
    assert found == [
        ("referrals", "2024-04", "400", "B2"),
        ("referrals", "2024-05", "410", "C2"),
        ("rereferrals", "2024-04", "80/400", "B3"),
    ]


def it_takes_parts_for_those_of_the_indicator_above(read):
    """`numerator` and `denominator` alone belong to the indicator in a row above."""
    found, messages = read(
        ["", "2024-04", "2024-05"], ["rereferrals", 20, 25], ["Numerator", 80, 100], ["Denominator", 400, 400], ["referrals", 400, 400]
    )
    assert messages == []
    assert found[:2] == [("rereferrals", "2024-04", "20", "B2"), ("rereferrals", "2024-05", "25", "C2")]
    assert len(found) == 4


def it_knows_rows_by_their_label_in_the_registry(read):
    """Without `rows` a label is an id or an indicator's label, whatever its case."""
    found, _ = read(["", "2024-04", "2024-05"], ["RE-REFERRALS within 12  months", 20, 21], ["cla", 860, 858])
    assert [each[0] for each in found] == ["rereferrals", "rereferrals", "cla", "cla"]


def it_leaves_months_that_are_not_filled_in(read):
    """An empty cell is no figure and no message; a symbol is a reason."""
    found, messages = read(["", "2024-04", "2024-05", "2024-06"], ["referrals", 400, None, "n/a"])
    assert messages == []
    assert found == [("referrals", "2024-04", "400", "B2"), ("referrals", "2024-06", "[x]", "D2")]


def it_reads_where_the_pack_says(read):
    """header_row, first_column, indicator_column and last_row stand before what is recognised."""
    rows = [["2023-04", "2023-05"], ["", "Code", "2024-03", "2024-04"], ["A", "referrals", 1, 2], ["B", "referrals", 3, 4]]
    found, messages = read(*rows, header_row="2", first_column="D", indicator_column="b", last_row="3")
    assert messages == []
    assert found == [("referrals", "2024-04", "2", "D3")]


@pytest.mark.parametrize(
    ("header", "says"),
    [
        (["", "Apr-24", 202405], "cell C1: the periods are not all written alike: with two digits for the year in B1, as a number in C1"),
        (["", "2024-04", "2024-05", "Jun 2O24"], 'error[not-a-period]: data/x.xlsx, sheet "Q1", cell D1: "Jun 2O24" is not a period'),
        (["", "2024-04", "April 2024"], 'error[duplicate-column]: data/x.xlsx, sheet "Q1", cell C1: 2024-04 stands in B1 already'),
        (["", "one", "two"], "error[missing-header]"),
        (["", "2024-04", "2024-05", "Jnue 2024"], 'cell D1: "Jnue 2024" is not a period'),
        (["", "04/01/2024", "04/02/2024"], 'cell B1: "04/01/2024" is 2024-01-04, a day within a month'),
    ],
)
def it_refuses_months_that_may_be_misread(read, header, says):
    """Two kinds, a misspelt month, a month twice, and no month at all are told with their cell."""
    found, messages = read(header, ["referrals", 1, 2, 3])
    assert found == []
    assert says in messages[0]
    assert "\n  fix: " in messages[0]


def it_says_which_row_is_missing(read):
    """A label in the pack that no row has is not passed over."""
    found, messages = read(["", "2024-04", "2024-05"], ["Re-referrals %", 20, 21], ["In care", 860, 858], rows=ROWS)
    assert len(found) == 2
    assert messages == [
        'error[missing-row]: data/x.xlsx, sheet "Q1": there is no row called "Re-referrals (%)" in column A below row 1\n'
        '  fix: write the label under rows: as it stands in the sheet. Did you mean "Re-referrals %"?'
    ]


def it_refuses_a_row_that_stands_twice(read):
    """Which of two rows counts is for the officer to say."""
    _, messages = read(["", "2024-04", "2024-05"], ["referrals", 1, 2], ["referrals", 3, 4])
    assert 'error[duplicate-row]: data/x.xlsx, sheet "Q1", cell A3: the value of referrals stands in row 2 already' in messages[0]


def it_refuses_merged_cells_only_where_it_reads(read):
    """A merged title or note does no harm; a merged figure does."""
    rows = (["Title"], [], ["", "2024-04", "2024-05"], ["referrals", 1, 2], [], ["Note"])
    assert read(*rows, change=lambda sheet: [sheet.merge_cells(area) for area in ("A1:C1", "A6:C6")])[1] == []
    assert "cell B4:C4" in read(*rows, change=lambda sheet: sheet.merge_cells("B4:C4"))[1][0]


def it_refuses_details_of_persons_and_repeats_none(read):
    """An NHS number in a row that is read stops the sheet; its value is not told."""
    found, messages = read(["", "Email", "2024-04", "2024-05"], ["referrals", "943 476 5919", 1, 2])
    assert found == []
    assert all(message.startswith("error[person-level-data]") for message in messages)
    assert len(messages) == 2
    assert not any("943" in message for message in messages)


def it_reads_percent_cells_as_percentages_and_never_mixes(read):
    """0.123 shown as 12.3% is 12.3; beside 12.3 it is refused; shares that are shown as numbers are asked about."""
    header = ["", "2024-04", "2024-05", "2024-06"]
    assert read(header, ["rereferrals", (0.123, "0.0%"), (0.1, "0%"), (0, "0.0%")]) == (
        [
            ("rereferrals", "2024-04", "12.3", "B2"),
            ("rereferrals", "2024-05", "10", "C2"),
            ("rereferrals", "2024-06", "0", "D2"),
        ],
        [],
    )
    found, messages = read(header, ["rereferrals", (0.123, "0.0%"), 12.3, 0])
    assert found == []
    assert messages[0].startswith('error[mixed-percent]: data/x.xlsx, sheet "Q1", cell C2: B2 is shown as a percentage, and C2 is not')
    assert read(header, ["rereferrals", 0.123, 0.11, 0.1])[1][0].startswith("warning[percent-or-share]")
    assert "the cell shows a percentage, and the figure here is none" in read(header, ["rate", (5.5, "0%"), 1, 2])[1][0]


def it_warns_of_figures_without_a_month_above(read):
    """A month that was forgotten in the heading would lose its column in silence; an empty column loses nothing."""
    found, messages = read(["", "2024-04", None, "2024-06", None, None], ["referrals", 400, 410, 420, 430, None], ["Staff", 1, 2, 3, 4, 5])
    assert [each[1] for each in found] == ["2024-04", "2024-06"]
    assert ["cell C2" in messages[0], "cell E2" in messages[1], len(messages)] == [True, True, 2]
    assert "warning[missing-month]" in messages[0] and "no month stands above them in row 1" in messages[0]
    assert read(["", "2024-04", None, "2024-06"], ["referrals", 400, None, 420])[1] == []
