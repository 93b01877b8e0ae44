"""What is known of a file before it is opened as a workbook."""

from __future__ import annotations

import zipfile

import pytest

from scrutiny_pack.data.workbook_package import is_workbook, may_be_opened
from scrutiny_pack.errors import ProblemList
from tests.unit.data.workbook_sheets import read_file, write_sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def told(path):
    problems = ProblemList()
    return may_be_opened(path, "data/x.xlsx", problems), [str(problem) for problem in problems.errors]


def it_knows_a_workbook_by_its_content(tmp_path):
    """The name of the file does not count."""
    workbook = write_sheet(tmp_path / "figures.csv", [["a"]])
    text = tmp_path / "figures.xlsx"
    text.write_text("a,b\n", encoding="utf-8")
    assert is_workbook(workbook)
    assert not is_workbook(text)
    assert not is_workbook(tmp_path / "missing.xlsx")
    assert told(workbook) == (True, [])


@pytest.mark.parametrize(
    ("content", "slug", "says"),
    [
        (b"", "damaged-workbook", "there is nothing in it"),
        (b"a;b\n", "not-an-xlsx", "is a text file"),
        (b"<!DOCTYPE html><html>", "not-an-xlsx", "is a web page"),
        (b"\0\1\2\3", "not-an-xlsx", "is not a workbook"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected-workbook", "password"),
        (OLE + "Workbook".encode("utf-16-le"), "not-an-xlsx", "of the old kind (.xls)"),
        (b"PK\x03\x04 and no more", "damaged-workbook", "damaged or not complete"),
    ],
)
def it_says_what_a_file_is_that_is_no_workbook(tmp_path, content, slug, says):
    """Each kind has its own message and way out."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    sound, messages = told(path)
    assert not sound
    assert messages[0].startswith(f"error[{slug}]: data/x.xlsx: ")
    assert says in messages[0]


def it_refuses_a_zip_that_is_no_workbook_or_declares_entities(tmp_path):
    """A Word document has no sheets, and Excel never writes a DOCTYPE."""
    other = tmp_path / "other.xlsx"
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("word/document.xml", "<a/>")
    assert "not an Excel workbook of the usual kind" in told(other)[1][0]
    with zipfile.ZipFile(write_sheet(tmp_path / "x.xlsx", [["a"]]), "a") as package:
        package.writestr("xl/extra.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert "declares entities" in told(tmp_path / "x.xlsx")[1][0]


def it_says_when_there_is_no_file(tmp_path):
    """A missing file and a folder are told as for CSV files."""
    assert "there is no such file" in told(tmp_path / "x.xlsx")[1][0]
    assert "this is a folder" in told(tmp_path)[1][0]


def it_meets_a_broken_part_with_a_message(tmp_path):
    """XML that ends in the middle is a damaged workbook, and no error of ours."""
    path = write_sheet(tmp_path / "x.xlsx", [["indicator", "period", "value"]])
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for broken in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"):
        with zipfile.ZipFile(path, "w") as new:
            for name, content in parts.items():
                new.writestr(name, content[: len(content) // 2] if name == broken else content)
        assert read_file(path)[1][0].startswith("error[damaged-workbook]: data/x.xlsx: "), broken


def it_asks_which_sheet_is_meant(tmp_path):
    """Of several sheets none is guessed; the one that is named may be written in other capitals."""
    rows = [["indicator", "period", "value"], ["referrals", "2024-04", 400]]
    path = write_sheet(tmp_path / "x.xlsx", rows, lambda sheet: sheet.parent.create_sheet("Notes"))
    assert 'there are several sheets: "Q1", "Notes"' in read_file(path)[1][0]
    assert read_file(path, sheet="q1 ")[1] == []
    assert 'did you mean "Notes"?' in read_file(path, sheet="Note")[1][0]
