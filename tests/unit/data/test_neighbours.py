"""Neighbour lists: every form gives the same lists, and an area without neighbours has none for a reason."""

from __future__ import annotations

import openpyxl
import pytest

from scrutiny_pack.data.area_names import AreaNames, NamedArea
from scrutiny_pack.data.neighbours import read_neighbour_list, why_none
from scrutiny_pack.errors import ProblemList

NAMES = AreaNames(
    [
        NamedArea("E08000028", "Sandwell", "333"),
        NamedArea("E08000031", "Wolverhampton", "336"),
        NamedArea("E08000030", "Walsall", "335"),
        NamedArea("E06000063", "Cumberland", "942"),
    ]
)
LISTS = {("2021", "E08000028"): ("E08000031", "E08000030"), ("2021", "E06000063"): ()}

WIDE = """LA num,LA Name,LA number,GOInd,GOReg,SN1,SNP,SN2,SNP,
333,Sandwell,333,10,West Midlands,336,Very Close,335,Close,
942,Cumberland,942,5,North West,-,-,-,-,
"""
WIDE_LATER = "old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P\n333,Sandwell,336,Close ,335,Close \n942,Cumberland,-,-,-,-\n"
TIDY = """model,la_code,la_name,region,rank,sn_code,sn_name,closeness
2021,333,Sandwell,West Midlands,2,335,Walsall,Close
2021,333,Sandwell,West Midlands,1,336,Wolverhampton,Close
2021,942,Cumberland,North West,1,-,-,-
"""
OURS = "list,area,rank,neighbour\n2021,E08000028,2,E08000030\n2021,E08000028,1,E08000031\n"


@pytest.fixture
def read(tmp_path):
    """A reader of text as the file neighbours_2021.csv: the lists, and the messages."""

    def reader(text, name="neighbours_2021.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8-sig")
        problems = ProblemList()
        return read_neighbour_list(path, name, NAMES, problems), [str(problem) for problem in problems.errors + problems.warnings]

    return reader


@pytest.mark.parametrize("text", [WIDE, WIDE_LATER, TIDY], ids=["wide", "wide of 2025", "tidy"])
def it_reads_every_published_form(read, text):
    """Numbers become codes, in order of rank; "-" is an area without neighbours, and nothing to complain of."""
    assert read(text) == (LISTS, [])


def it_reads_our_own_form(read):
    """List, area, rank and neighbour with codes."""
    assert read(OURS) == ({("2021", "E08000028"): ("E08000031", "E08000030")}, [])


def it_reads_the_workbook_with_three_header_rows(tmp_path):
    """Letters and numbers stand above the names of the columns; the year is in the file's name."""
    book = openpyxl.Workbook()
    for cells in (
        ("A", "B", "C", "D", "E", 3, 4, 5, 6, None),
        (1, 2, 3, 4, 5, 6, 7, 8, 9, None),
        ("LA num", "LA Name", "LA number", "GOInd", "GOReg", "SN1", "SNP", "SN2", "SNP", None),
        (333, "Sandwell", 333, 10, "West Midlands", 336, "Very Close", 335, "Close", ""),
        (942, "Cumberland", 942, 5, "North West", "-", "-", "-", "-", None),
        (None,) * 10,
    ):
        book.active.append(cells)
    book.save(tmp_path / "sn_april_2021.xlsx")
    problems = ProblemList()
    assert read_neighbour_list(tmp_path / "sn_april_2021.xlsx", "sn.xlsx", NAMES, problems) == LISTS
    assert problems.errors + problems.warnings == []


@pytest.mark.parametrize(
    ("name", "area", "why"),
    [
        ("2021", "E08000028", ""),
        ("2021", "E06000063", "the 2021 list has no neighbours for Cumberland"),
        ("2021", "E08000030", "Walsall is not in the 2021 list"),
        ("2025", "E08000028", 'there is no neighbour list "2025"; the file has 2021'),
    ],
)
def it_says_why_there_are_no_neighbours(read, name, area, why):
    """No list, not in the list, or in the list with none."""
    lists, _ = read(WIDE)
    assert why_none(lists, name, area, NAMES) == why


def it_never_counts_an_area_among_its_own_neighbours(read):
    """An area in its own list is left out, or it would be compared with itself (M13)."""
    lists, messages = read(WIDE.replace("336,Very Close", "333,Very Close"))
    assert (lists["2021", "E08000028"], messages) == (("E08000030",), [])


def it_tells_numbers_that_lead_to_no_area(read):
    """They are left out and told once, with the first of them."""
    lists, messages = read(WIDE + "201,City of London,201,3,London (Inner),999,Close,336,Close,\n")
    assert lists == LISTS
    assert [text.partition("\n")[0] for text in messages] == [
        'warning[unknown-area]: neighbours_2021.csv, row 4: "201" leads to no area that is known; it is left out of the lists'
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TIDY.replace(",2,335", ",two,335"), 'error[value-not-a-number]: neighbours_2021.csv, row 2, column "rank": "two" is not a rank'),
        (
            TIDY.replace(",2,335", ",1,335"),
            "error[conflicting-rows]: neighbours_2021.csv, row 3: E08000031 as neighbour 1 of 333: the area has this neighbour, "
            "or one of this rank, already",
        ),
        ("a,b\n1,2\n", "error[missing-column]: neighbours_2021.csv: no row among the first 20 is a header that is known"),
        ("", "error[data-empty]: neighbours_2021.csv: there is nothing in it"),
    ],
    ids=["rank", "twice", "another table", "empty"],
)
def it_tells_what_is_wrong_with_a_list(read, text, message):
    """Each mistake with its place, and the rest is read."""
    _, messages = read(text)
    assert [text.partition("\n")[0] for text in messages] == [message]
