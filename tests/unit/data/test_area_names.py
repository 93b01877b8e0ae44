"""Areas by name and number: which spellings lead to a code, and what is told where none does."""

from __future__ import annotations

import openpyxl
import pytest

from scrutiny_pack.data.area_names import AreaNames, NamedArea, read_area_names
from scrutiny_pack.data.areas import Area, Areas
from scrutiny_pack.errors import ProblemList

LOOK_UP = """la_code,new_la_code,la_name,region_code,region_name
333,E08000028,Sandwell,E12000005,West Midlands
801,E06000023,"Bristol, City of",E12000009,South West
342,E08000013,St. Helens,E12000002,North West
201,E09000001,City of London,E13000001,Inner London
839,E06000058,"Bournemouth, Christchurch and Poole",E12000009,South West
"""


@pytest.fixture
def read(tmp_path):
    """A reader of texts as the CSV files x0.csv, x1.csv...: the names, and the messages."""

    def reader(*texts):
        files = []
        for number, text in enumerate(texts):
            path = tmp_path / f"x{number}.csv"
            path.write_text(text, encoding="utf-8")
            files.append((path, path.name))
        problems = ProblemList()
        return read_area_names(files, problems), [str(problem) for problem in problems.errors + problems.warnings]

    return reader


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Sandwell", "E08000028"),
        ("  SANDWELL ", "E08000028"),
        ("E08000028", "E08000028"),
        ("333", "E08000028"),
        ("333.0", "E08000028"),
        ("Bristol", "E06000023"),
        ("St Helens", "E08000013"),
        ("Bournemouth, Christchurch & Poole", "E06000058"),
        ("West Midlands", "E12000005"),
        ("Sandwel", ""),
        ("999", ""),
        ("", ""),
    ],
)
def it_leads_each_spelling_to_its_code(read, written, code):
    """Case, points, "&", a qualifier at the end, three-digit numbers and codes themselves; anything else leads nowhere."""
    names, messages = read(LOOK_UP)
    assert messages == []
    assert names.code(written) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Durham", "E06000047"),
        ("County Durham", "E06000047"),
        ("Bedford Borough", "E06000055"),
        ("Bedford", "E06000055"),
        ("Herefordshire", "E06000019"),
        ("Herefordshire, County of", "E06000019"),
        ("Kingston Upon Hull, City of", "E06000010"),
        ("Kingston upon Hull", "E06000010"),
        ("Yorkshire and the Humber", "E12000003"),
        ("Yorkshire and The Humber", "E12000003"),
        ("London (Inner)", "E13000001"),
        ("Inner London", "E13000001"),
        ("London", "E12000007"),
        ("England", "E92000001"),
        ("970", "E92000001"),
        ("Dorset (Pre LG)", "E10000009"),
    ],
)
def it_knows_what_publications_call_areas(read, written, code):
    """The names that differ between publications are known without any file."""
    names, _ = read()
    assert names.code(written) == code


def it_keeps_the_city_and_the_region_of_london_apart(read):
    """ "City of" is left out at the end of a name only."""
    names, _ = read(LOOK_UP)
    assert (names.code("City of London"), names.code("London")) == ("E09000001", "E12000007")


def it_reads_a_name_with_letters_written_in_two_parts():
    """An accent that is a letter of its own is the same name (NFC)."""
    names = AreaNames([NamedArea("W06000001", "Ynys M\u00f4n")])
    assert names.code("Ynys Mo\u0302n") == "W06000001"


def it_never_guesses_between_two_areas_of_one_name():
    """Somerset has had two codes: the name leads to neither, and both are suggested."""
    names = AreaNames([NamedArea("E10000027", "Somerset"), NamedArea("E06000066", "Somerset", "933")])
    assert names.code("Somerset") == ""
    assert names.suggestion("Somerset") == " Did you mean E10000027 (Somerset) or E06000066 (Somerset)?"
    assert names.code("933") == "E06000066"


def it_suggests_the_area_that_was_meant(read):
    """A misspelt name leads to the code to write; words that are no area's lead nowhere (M09)."""
    names, _ = read(LOOK_UP)
    assert names.suggestion("Sandwel") == " Did you mean E08000028 (Sandwell)?"
    assert names.suggestion("Source: ONS") == ""


def it_takes_numbers_from_a_workbook_without_codes(tmp_path):
    """LAIT's list of numbers and names lends its numbers to the areas that another file names."""
    book = openpyxl.Workbook()
    book.active.append(("LA Number", "LA Name", "Region", "Type"))
    book.active.append((333, "Sandwell", "West Midlands", "MD"))
    book.active.append((999, "Nowhere", "West Midlands", "MD"))
    book.save(tmp_path / "list.xlsx")
    own = tmp_path / "areas.csv"
    own.write_text("code,name,kind,region\nE08000028,Sandwell,authority,E12000005\n", encoding="utf-8")
    problems = ProblemList()
    names = read_area_names([(tmp_path / "list.xlsx", "list.xlsx"), (own, "areas.csv")], problems)
    assert problems.errors + problems.warnings == []
    assert (names.code("333"), names.code("999")) == ("E08000028", "")


def it_knows_a_packs_own_areas():
    """The areas of the pack, and the aliases."""
    names = AreaNames.of(Areas([Area("E08000028", "Sandwell", "authority", "E12000005")]))
    assert (names.code("sandwell"), names.code("Durham"), names.name("E08000028")) == ("E08000028", "E06000047", "Sandwell")


def it_tells_a_file_that_lists_no_areas(read):
    """A table of anything else is an error with the columns to name."""
    _, messages = read("indicator,value\na,1\n")
    assert messages == [
        "error[missing-column]: x0.csv: no row among the first 20 is a header that is known\n"
        '  fix: name the columns like "new_la_code", "old_la_code" and "la_name"'
    ]
