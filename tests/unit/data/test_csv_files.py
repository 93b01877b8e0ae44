"""CSV files as people save them: what is read, and what each broken one is told."""

from __future__ import annotations

import pytest

from scrutiny_pack import limits
from scrutiny_pack.data import csv_files
from scrutiny_pack.data.csv_files import read_csv
from scrutiny_pack.errors import ProblemList

GOOD = b"area,value\nE1,1\nE2,2\n"


@pytest.fixture
def read(tmp_path):
    """A reader of bytes as the file data/x.csv with the columns area, value and, if need be, note: rows and messages."""

    def reader(content: bytes, optional=("note",)):
        path = tmp_path / "x y.csv"
        path.write_bytes(content)
        problems = ProblemList()
        rows = read_csv(path, "data/x.csv", ("area", "value"), optional, problems, figures=("value",))
        return [(row.line, *row.cells.values()) for row in rows], [str(problem) for problem in problems.errors + problems.warnings]

    return reader


def slugs(messages):
    return [message.partition(":")[0] for message in messages]


def it_reads_rows_with_the_line_an_editor_shows(read):
    """Lines are counted through quoted line breaks and blank rows."""
    rows, messages = read(b'area,value,note\r\nE1,1,"two\r\nlines"\r\n\r\n,,\r\nE2,2,\r\n')
    assert rows == [(2, "E1", "1", "two\r\nlines"), (6, "E2", "2", "")]
    assert messages == []


@pytest.mark.parametrize("content", [GOOD, b"\xef\xbb\xbf" + GOOD, GOOD.replace(b"\n", b"\r\n"), GOOD.replace(b"\n", b"\r"), GOOD.rstrip()])
def it_reads_every_usual_way_of_saving(read, content):
    """A byte order mark, any line ending and a missing last one change nothing (D03)."""
    assert read(content) == ([(2, "E1", "1"), (3, "E2", "2")], [])


def it_finds_columns_in_any_order_and_case(read):
    """Headers are trimmed and case-folded (D14)."""
    rows, messages = read(b" Value ,AREA\n1,E1\n")
    assert rows == [(2, "E1", "1")]
    assert messages == []


@pytest.mark.parametrize("text", ["NA", "null", "None", "nan", "00123", "NO", "TRUE"])
def it_keeps_text_as_text(read, text):
    """Nothing is taken for missing or for a number (D18, D19)."""
    assert read(f"area,value\n{text},1\n".encode())[0] == [(2, text, "1")]


def it_composes_accents(read):
    """The same name is the same text, however its accents were typed (U07)."""
    assert read("area,value\nYnys Mo\u0302n,1\n".encode())[0] == [(2, "Ynys Môn", "1")]


def it_says_when_the_file_is_missing(tmp_path):
    """A missing file and a folder are told as the config calls them (D01)."""
    problems = ProblemList()
    assert read_csv(tmp_path / "none.csv", "data/none.csv", ("area",), (), problems) == []
    assert read_csv(tmp_path, "data", ("area",), (), problems) == []
    assert [str(problem) for problem in problems.errors] == [
        "error[data-missing]: data/none.csv: there is no such file\n  fix: check the path in the pack; it starts at the pack's own folder",
        "error[data-missing]: data: this is a folder, not a file\n  fix: name the CSV file in it",
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"area,value\n", b"area,value\n,\n"])
def it_says_when_there_is_no_data(read, content):
    """No bytes, and a header without rows, are told (D02)."""
    assert slugs(read(content)[1]) == ["error[data-empty]"]


def it_reads_windows_1252_with_a_warning(read):
    """A file of an old Excel is read, and its first letter that is not UTF-8 is named (D04)."""
    rows, messages = read("area,value\nE1,1\nYnys Môn,2\n".encode("cp1252"))
    assert rows == [(2, "E1", "1"), (3, "Ynys Môn", "2")]
    assert messages == [
        "warning[read-as-windows-1252]: data/x.csv, row 3: the file is not UTF-8 from here on, and was read as Windows-1252\n"
        '  fix: check names with accents; then open it in Excel and save it as "CSV UTF-8 (Comma delimited)"'
    ]


@pytest.mark.parametrize(
    ("content", "row"),
    [(b"area,value\nE\x81,1\n", 2), ("area,value\nE1,1\n".encode("utf-16"), 1), (b"area,value\nE\xe9\x01,1\n", 2)],
)
def it_refuses_other_encodings(read, content, row):
    """What is neither UTF-8 nor Windows-1252 is refused with the row."""
    rows, messages = read(content)
    assert rows == []
    assert slugs(messages) == ["error[encoding]"]
    assert f"data/x.csv, row {row}: " in messages[0]


def it_names_the_encoding_of_excels_unicode_text(read):
    """UTF-16 is recognised by its mark, and told by its name."""
    assert "the file is saved as UTF-16 (Excel's Unicode Text)" in read("area\tvalue\nE1\t1\n".encode("utf-16"))[1][0]


def it_notices_letters_that_are_already_lost(read):
    """The replacement character means that the letter is gone (D07)."""
    rows, messages = read("area,value\nYnys M\ufffdn,1\nE2,2\n".encode())
    assert rows == [(3, "E2", "2")]
    assert messages == [
        'error[lost-character]: data/x.csv, row 2, column "area": a letter was lost here before the file reached us (U+FFFD stands in its '
        'place)\n  fix: export the file again from where it came, as "CSV UTF-8"'
    ]


@pytest.mark.parametrize("text", ["Ynys MÃ´n", "Â£12", "childrenâ€™s"])
def it_notices_letters_encoded_twice(read, text):
    """UTF-8 that was once read as Windows-1252 is told with the text."""
    assert slugs(read(f"area,value\n{text},1\n".encode())[1]) == ["error[lost-character]"]


def it_leaves_welsh_and_french_letters_alone(read):
    """Names with real accents are not taken for a wrong encoding."""
    assert read("area,value\nTŷ Ŵyn Âr Élan São,1\n".encode())[1] == []


@pytest.mark.parametrize(("mark", "called"), [(";", '";"'), ("\t", "tab"), ("|", '"|"')])
def it_says_what_separates_the_columns(read, mark, called):
    """One column only, with another separator in it, is told as such (D08)."""
    rows, messages = read(GOOD.replace(b",", mark.encode()))
    assert rows == []
    assert messages == [
        f"error[one-column]: data/x.csv, row 1: there is one column only; it looks separated by {called}\n"
        '  fix: save it with commas: open it in Excel and save it as "CSV UTF-8 (Comma delimited)"'
    ]


def it_counts_the_fields_of_each_row(read):
    """A field too many or too few is an error, never a shifted figure (D09, D10)."""
    rows, messages = read(b"area,value\nE1,1,\nE2\nE3,3\n")
    assert rows == [(4, "E3", "3")]
    assert messages == [
        "error[field-count]: data/x.csv, row 2: the header has 2 fields, this row has 3\n"
        "  fix: put a text that holds a comma in quotation marks, or remove a comma too many",
        "error[field-count]: data/x.csv, row 3: the header has 2 fields, this row has 1\n"
        "  fix: add the missing commas, or delete the row if it is a note below the figures",
    ]


@pytest.mark.parametrize(
    "broken",
    [b'E1,"1\nE2,2\n', b'E1,"1\nE2,"2"\n', b'E1,"1\nE2,2\nE3,3",x\n', b'E1,"1"2\n', b'E1,"' + b"E2,2\n" * 40_000],
)
def it_names_the_row_where_a_quote_opens(read, broken):
    """A quotation mark without its partner is found where it opens, whatever it swallows (D11)."""
    rows, messages = read(b"area,value\nE0,0\n" + broken)
    assert rows in ([], [(2, "E0", "0")])
    assert messages == [
        "error[open-quote]: data/x.csv, row 3: a quotation mark opens here and is not closed before the next comma or the end of the row\n"
        '  fix: close it, or write "" for a quotation mark inside a text'
    ]


def it_refuses_two_columns_of_one_name(read):
    """Both positions of a repeated column are named (D13)."""
    rows, messages = read(b"area,value,value\nE1,1,2\n")
    assert rows == []
    assert messages == [
        'error[duplicate-column]: data/x.csv, row 1, column "value": columns 2 and 3 have the same name\n'
        "  fix: rename or remove one of them"
    ]


def it_warns_when_two_headers_become_the_same(read):
    """Headers that differ in case only are told, and the first is read (D14)."""
    rows, messages = read(b"area,value,Value\nE1,1,2\n")
    assert rows == [(2, "E1", "1")]
    assert messages == [
        'warning[duplicate-column]: data/x.csv, row 1, column "value": columns 2 and 3, "value" and "Value", are the same name; '
        "only the first is read\n  fix: rename or remove one of them"
    ]


def it_suggests_the_column_that_was_meant(read):
    """A missing column comes with those that were found and the nearest of them (D15)."""
    rows, messages = read(b"area,vaule\nE1,1\n", optional=())
    assert rows == []
    assert messages[0] == (
        'error[missing-column]: data/x.csv, row 1: there is no column "value"; the columns are "area", "vaule"\n'
        '  fix: rename the column "vaule" to "value"'
    )


def it_says_which_columns_are_not_read(read):
    """An unknown column, or a filled one without a name, is left out and told; an empty one at the end is not worth a word."""
    rows, messages = read(b"area,value,notes,,\nE1,1,a,,\nE2,2,b,c,\n")
    assert rows == [(2, "E1", "1"), (3, "E2", "2")]
    assert messages == [
        'warning[unknown-column]: data/x.csv, row 1, column "notes": this column is not known and is not read\n'
        '  fix: rename or remove it. Did you mean "note"?',
        'warning[unknown-column]: data/x.csv, row 3, column "4": this column has no name and is not read\n'
        "  fix: name the column in the header row, or empty it",
    ]


@pytest.mark.parametrize(
    ("character", "code"), [("\x00", "0000"), ("\x07", "0007"), ("\x1b", "001B"), ("\x85", "0085"), ("\uffff", "FFFF")]
)
def it_names_a_character_that_cannot_be_printed(read, character, code):
    """A control character stops here, with its row and column, not later in Word (D24)."""
    rows, messages = read(f"area,value\nE1,1\nE{character}2,2\n".encode())
    assert rows == [(2, "E1", "1")]
    assert messages == [
        f'error[bad-character]: data/x.csv, row 3, column "area": there is a character that cannot be printed, U+{code}\n'
        "  fix: delete it, or type the text again"
    ]


def it_names_such_a_character_in_the_header(read):
    """A column whose name cannot be printed is told by its position."""
    assert 'row 1, column "3": there is a character that cannot be printed, U+0000' in read(b"area,value,no\x00te\nE1,1,\n")[1][0]


@pytest.mark.parametrize("length", [10_001, 200_000])
def it_refuses_an_endless_field(read, length):
    """A field far longer than any label is told with its row (D26)."""
    rows, messages = read(b"area,value\nE1,1\n" + b"x" * length + b",2\n")
    assert messages == [
        "error[field-too-long]: data/x.csv, row 3: a field here is longer than 10,000 characters\n"
        "  fix: shorten it, or check for a missing quotation mark"
    ]
    assert rows in ([], [(2, "E1", "1")])


def it_refuses_a_file_that_is_too_big_before_reading(read, monkeypatch):
    """Bytes and rows are bounded, and the message names the bound (D26)."""
    monkeypatch.setattr(csv_files, "CSV_ROWS", 2)
    assert read(GOOD)[1] == [
        "error[data-too-big]: data/x.csv: the file has 3 rows; at most 2 are read\n  fix: keep only the rows that the pack needs"
    ]
    monkeypatch.setattr(csv_files, "CSV_BYTES", 4)
    assert read(GOOD)[1][0].startswith("error[data-too-big]: data/x.csv: the file has 0 MB; at most 0 MB are read")
    assert limits.CSV_BYTES == 200 * 1024 * 1024


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04rest", "is a workbook or another zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old or a password-protected workbook"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>", "is a web page"),
        (b"<HTML><body>", "is a web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "is a placeholder of Git LFS"),
        (b"%PDF-1.7", "is a PDF"),
    ],
)
def it_recognises_what_is_no_csv(read, content, says):
    """The first bytes tell what a file is, whatever its name."""
    rows, messages = read(content)
    assert rows == []
    assert slugs(messages) == ["error[not-a-csv]"]
    assert f"data/x.csv: the file {says}" in messages[0]


@pytest.mark.parametrize("column", ["Name", "DOB", "e-mail", "NHS_Number", "NI number", "Address", "Child ID"])
def it_refuses_columns_that_describe_people(read, column):
    """A column of a register stops the file, even an unread one (S12)."""
    rows, messages = read(f"area,value,{column}\nE1,1,\n".encode())
    assert rows == []
    assert messages == [
        f'error[person-level-data]: data/x.csv, row 1, column "{column.lower()}": a column of this name describes people one by one\n'
        "  fix: remove it: a pack is made from figures for areas, and no detail of a person may stand in its data"
    ]


def it_reads_a_column_called_name_where_the_layout_has_one(tmp_path):
    """An area's name is no person's name."""
    path = tmp_path / "areas.csv"
    path.write_text("code,name\nE1,Sandwell\n", encoding="utf-8")
    problems = ProblemList()
    assert len(read_csv(path, "areas.csv", ("code", "name"), (), problems)) == 1
    assert problems.errors == []


@pytest.mark.parametrize("detail", ["943 476 5919", "AB123456C", "B69 3DB", "jo@example.org"])
def it_never_prints_a_detail_of_a_person(read, detail):
    """The column and the first row are told, the detail is not, and no row of the file is used (S12)."""
    rows, messages = read(f"area,value,note\nE1,1,\nE2,2,{detail}\nE3,3,{detail}\n".encode())
    assert rows == []
    assert slugs(messages) == ["error[person-level-data]"]
    assert 'data/x.csv, row 3, column "note": this looks like a' in messages[0]
    assert detail not in messages[0]


def it_reads_large_sums_that_look_like_nhs_numbers(read):
    """A column of figures may hold ten digits."""
    assert read(b"area,value\nE1,9434765919\n") == ([(2, "E1", "9434765919")], [])
