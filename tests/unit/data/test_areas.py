"""Areas and neighbour lists: what is looked up, and which mistakes in the files are told."""

from __future__ import annotations

import pytest

from scrutiny_pack.data.areas import Area, read_areas, read_neighbours
from scrutiny_pack.errors import ProblemList

AREAS = """code,name,kind,region
E08000028,Sandwell,authority,E12000005
E08000031,Wolverhampton,authority,E12000005
W06000001,Isle of Anglesey,authority,W92000004
E12000005,West Midlands,region,
E92000001,England,country,
W92000004,Wales,country,
"""


@pytest.fixture
def read(tmp_path):
    """A reader of text as the file data/x.csv by one of the two readers: what was read, and the messages."""

    def reader(text, by=read_areas):
        path = tmp_path / "x.csv"
        path.write_text(text, encoding="utf-8")
        problems = ProblemList()
        return by(path, "data/x.csv", problems), [str(problem) for problem in problems.errors + problems.warnings]

    return reader


def it_knows_an_area_by_its_code(read):
    """Name, kind and region are found by code."""
    areas, messages = read(AREAS)
    assert messages == []
    assert areas.by_code["E08000028"] == Area("E08000028", "Sandwell", "authority", "E12000005")
    assert areas.name("E92000001") == "England"
    assert "E08000028" in areas
    assert "Sandwell" not in areas


def it_knows_the_region_of_an_area(read):
    """An authority lies in its region, or its country where there are no regions; these are their own."""
    areas, _ = read(AREAS)
    codes = ("E08000028", "W06000001", "E12000005", "E92000001")
    assert [areas.region_of(code).name for code in codes] == ["West Midlands", "Wales", "West Midlands", "England"]


def it_suggests_the_area_that_was_meant(read):
    """A misspelt code or name leads to the code to write (M09)."""
    areas, _ = read(AREAS)
    assert areas.suggestion("Sandwel") == " Did you mean E08000028 (Sandwell)?"
    assert areas.suggestion("e08000028") == " Did you mean E08000028 (Sandwell)?"
    assert areas.suggestion("Source: ONS") == ""
    assert areas.suggestion("") == ""


def it_keeps_an_area_called_na(read):
    """A name that other programs take for missing stays a name (D18)."""
    areas, _ = read(AREAS + "NA,None,country,\n")
    assert areas.name("NA") == "None"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "E08000028,Sandwell,authority,E12000005",
            'error[duplicate-row]: data/x.csv, row 8, column "code": E08000028 stands in row 2 already',
        ),
        (
            "E08000028,Dudley,authority,E12000005",
            'error[conflicting-rows]: data/x.csv, row 8, column "code": E08000028 stands in row 2 already, as Sandwell',
        ),
        ("E1,Dudley,authority,", 'error[unknown-area]: data/x.csv, row 8, column "region": Dudley has no region'),
        (
            "E1,Dudley,authority,West Midland",
            'error[unknown-area]: data/x.csv, row 8, column "region": "West Midland" is not the code of a region in this file',
        ),
        (
            "E1,Dudley,authority,E08000028",
            'error[unknown-area]: data/x.csv, row 8, column "region": "E08000028" is not the code of a region in this file',
        ),
        ("E1,East,region,E92000001", 'error[unknown-area]: data/x.csv, row 8, column "region": East is a region and lies in no region'),
        ("E1,Dudley,auhtority,E12000005", 'error[unknown-kind]: data/x.csv, row 8, column "kind": "auhtority" is not a kind of area'),
        ("E1,,authority,E12000005", 'error[missing-value]: data/x.csv, row 8, column "name": the name is empty'),
    ],
)
def it_tells_what_is_wrong_with_a_row(read, row, message):
    """Each mistake is told with its row and column, and a fix."""
    _, messages = read(AREAS + row + "\n")
    assert [text.partition("\n")[0] for text in messages] == [message]


def it_suggests_the_region_that_was_meant(read):
    """A region's name in place of its code leads to the code."""
    _, messages = read(AREAS + "E1,Dudley,authority,West Midland\n")
    assert messages[0].endswith("fix: write the region's code, and give the region a row. Did you mean E12000005 (West Midlands)?")


def it_puts_neighbours_in_order_of_rank(read):
    """Neighbours come by list and area, nearest first, whatever the order of the rows."""
    lists, messages = read(
        "list,area,rank,neighbour\n2021,E1,10,E5\n2021,E1,2,E3\n2025,E1,1,E4\n2021,E1,1,E2\n2021,E2,1,E1\n", by=read_neighbours
    )
    assert messages == []
    assert lists == {("2021", "E1"): ("E2", "E3", "E5"), ("2025", "E1"): ("E4",), ("2021", "E2"): ("E1",)}


def it_never_counts_an_area_among_its_own_neighbours(read):
    """An area in its own list is left out, or it would be compared with itself (M13)."""
    lists, messages = read("list,area,rank,neighbour\n2021,E1,1,E1\n2021,E1,2,E2\n", by=read_neighbours)
    assert (lists, messages) == ({("2021", "E1"): ("E2",)}, [])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("2021,E1,1,E2", "error[duplicate-row]: data/x.csv, row 3: E2 as neighbour 1: row 2 has E2 as neighbour 1"),
        ("2021,E1,1,E3", "error[conflicting-rows]: data/x.csv, row 3: E3 as neighbour 1: row 2 has E2 as neighbour 1"),
        ("2021,E1,4,E2", "error[conflicting-rows]: data/x.csv, row 3: E2 as neighbour 4: row 2 has E2 as neighbour 1"),
        ("2021,E1,first,E3", 'error[value-not-a-number]: data/x.csv, row 3, column "rank": "first" is not a rank'),
        ("2021,E1,0,E3", 'error[value-not-a-number]: data/x.csv, row 3, column "rank": "0" is not a rank'),
    ],
)
def it_tells_what_is_wrong_with_a_list(read, row, message):
    """Repeated ranks or neighbours, and ranks that are none, are told with both rows."""
    _, messages = read(f"list,area,rank,neighbour\n2021,E1,1,E2\n{row}\n", by=read_neighbours)
    assert [text.partition("\n")[0] for text in messages] == [message]
