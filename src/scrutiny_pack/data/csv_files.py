"""CSV files as rows with the line that an editor shows: encoding, separators, quotes and characters are checked, nothing is guessed."""

from __future__ import annotations

import codecs
import csv
import difflib
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny_pack.data.values import PERSONAL_COLUMNS, PERSONAL_DETAILS, folded_words, personal_detail, quoted
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.limits import CSV_BYTES, CSV_ROWS, FIELD_CHARACTERS

_SAVE = 'open it in Excel and save it as "CSV UTF-8 (Comma delimited)"'

# The beginning of a file tells what it is, whatever its name says.
_NOT_CSV: tuple[tuple[bytes, str, str], ...] = (
    (b"pk\x03\x04", "is a workbook or another zip file, not a CSV file", _SAVE),
    (b"\xd0\xcf\x11\xe0", "is an old or a password-protected workbook, not a CSV file", f"remove the password; then {_SAVE}"),
    (b"<!doctype html", "is a web page, not a CSV file", "download the file again; the website may have asked you to sign in"),
    (b"<html", "is a web page, not a CSV file", "download the file again; the website may have asked you to sign in"),
    (b"version https://git-lfs", "is a placeholder of Git LFS, not the file itself", "fetch the real file (git lfs pull) and use that"),
    (b"%pdf", "is a PDF, not a CSV file", "ask for the figures as a CSV file"),
)

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# UTF-8 that was once read as Windows-1252 and saved again: "MÃ´n" for "Môn", "Â£" for "£".
_TWICE_ENCODED = re.compile("[ÃÂ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€.")


@dataclass(frozen=True)
class CsvRow:
    """One data row: its first `line` as an editor shows it, and its trimmed `cells` by column (in lower case)."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class _Record:
    """The fields of one record as written, and its first and last line."""

    first: int
    last: int
    fields: list[str]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence that names the entry of `known` nearest to `name`, with a space before it; empty when none is near."""
    near = nearest(name, known)
    return f' Did you mean "{near}"?' if near else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The entry of `known` that is written most like `name`, or an empty text."""
    folded = {entry.casefold(): entry for entry in sorted(known)}
    found = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.65)
    return folded[found[0]] if found else ""


def read_csv(
    path: Path, shown_as: str, required: Sequence[str], optional: Sequence[str], problems: ProblemList, figures: Collection[str] = ()
) -> list[CsvRow]:
    """The rows of the CSV file at `path`, which messages call `shown_as`; text is NFC, blank rows are left out.

    Columns are found by name, in any order: all of `required` must be there, those of `optional` may be, others are told and not read.
    `figures` are the columns of numbers. A file or row that cannot be read goes to `problems` and is left out of the result; so is the
    whole file when it holds details of persons.
    """
    text = read_text(path, shown_as, problems)
    if text is None:
        return []
    records = _records(text, shown_as, problems)
    top = next(records, None)
    if top is None:
        problems.error("data-empty", Place(shown_as), "there is nothing in it", "fill in a header row and the figures")
        return []
    header = _Header(top, required, optional, figures, shown_as)
    if not header.check(problems):
        return []
    rows = _checked_rows(header, records, _Doubts(text), problems)
    header.check_unnamed(rows, problems)
    return [CsvRow(record.first, header.cells(record)) for record in rows]


def read_records(path: Path, shown_as: str, problems: ProblemList) -> list[tuple[int, list[str]]]:
    """Each record's line and trimmed fields: for published tables whose header stands lower down, or names two columns alike."""
    text = read_text(path, shown_as, problems)
    if text is None:
        return []
    return [(record.first, [field.strip() for field in record.fields]) for record in _records(text, shown_as, problems)]


def read_text(path: Path, shown_as: str, problems: ProblemList) -> str | None:
    """The text of a CSV file, or `None` when it is none: what it is instead, and how it is saved, goes to `problems`."""
    content = _read_bytes(path, shown_as, problems)
    if content is None:
        return None
    beginning = content[:1024].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for signature, what, fix in _NOT_CSV:
        if beginning.startswith(signature):
            problems.error("not-a-csv", Place(shown_as), f"the file {what}", fix)
            return None
    text = _decoded(content, shown_as, problems)
    return None if text is None else unicodedata.normalize("NFC", text)


def _read_bytes(path: Path, shown_as: str, problems: ProblemList) -> bytes | None:
    place = Place(shown_as)
    if path.is_dir():
        problems.error("data-missing", place, "this is a folder, not a file", "name the CSV file in it")
        return None
    try:
        size = path.stat().st_size
        if size > CSV_BYTES:
            problems.error("data-too-big", place, f"the file has {size >> 20} MB; at most {CSV_BYTES >> 20} MB are read", _FEWER_ROWS)
            return None
        content = path.read_bytes()
    except FileNotFoundError:
        problems.error("data-missing", place, "there is no such file", "check the path in the pack; it starts at the pack's own folder")
        return None
    except OSError:
        problems.error("data-missing", place, "the file cannot be opened", "close it in other programs, and check that you may read it")
        return None
    lines = content.count(b"\n")
    if lines > CSV_ROWS:
        problems.error("data-too-big", place, f"the file has {lines:,} rows; at most {CSV_ROWS:,} are read", _FEWER_ROWS)
        return None
    return content


_FEWER_ROWS = "keep only the rows that the pack needs"


def _decoded(content: bytes, shown_as: str, problems: ProblemList) -> str | None:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        problems.error("encoding", Place(shown_as, row=1), "the file is saved as UTF-16 (Excel's Unicode Text)", _SAVE)
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(shown_as, row=content.count(b"\n", 0, error.start) + 1)
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        place = Place(shown_as, row=content.count(b"\n", 0, error.start) + 1)
        text = "\0"
    if _UNPRINTABLE.search(text):
        problems.error("encoding", place, "there is a letter here that is neither UTF-8 nor Windows-1252", _SAVE)
        return None
    what = "the file is not UTF-8 from here on, and was read as Windows-1252"
    problems.warn("read-as-windows-1252", place, what, f"check names with accents; then {_SAVE}")
    return text


def _records(text: str, shown_as: str, problems: ProblemList) -> Iterator[_Record]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        first = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error) and reader.line_num == first:
                problems.error("field-too-long", Place(shown_as, row=first), *_too_long())
            else:
                problems.error("open-quote", Place(shown_as, row=first), *_OPEN_QUOTE)
            return
        if any(field.strip() for field in fields):
            yield _Record(first, reader.line_num, fields)


_OPEN_QUOTE = (
    "a quotation mark opens here and is not closed before the next comma or the end of the row",
    'close it, or write "" for a quotation mark inside a text',
)


def _too_long() -> tuple[str, str]:
    return f"a field here is longer than {FIELD_CHARACTERS:,} characters", "shorten it, or check for a missing quotation mark"


class _Header:
    """The header row: which column stands where, and what is wrong with it."""

    def __init__(self, record: _Record, required: Sequence[str], optional: Sequence[str], figures: Collection[str], shown_as: str) -> None:
        self.line = record.first
        self.written = [field.strip() for field in record.fields]
        self.names = [" ".join(field.split()).casefold() for field in record.fields]
        self.required = required
        self.known = (*required, *optional)
        self.figures = figures
        self.shown_as = shown_as
        self.positions = {name: self.names.index(name) for name in self.known if name in self.names}

    def place(self, position: int, line: int = 0) -> Place:
        """The place of the column at `position`, in the header or in the row at `line`."""
        return Place(self.shown_as, row=line or self.line, column=self.names[position] or str(position + 1))

    def cells(self, record: _Record) -> dict[str, str]:
        """The cells of `record` that are read, by column."""
        return {name: record.fields[position].strip() for name, position in self.positions.items()}

    def check(self, problems: ProblemList) -> bool:
        """Tell what is wrong with the header, and whether the rows can be read at all."""
        before = len(problems.errors)
        place = Place(self.shown_as, row=self.line)
        separators = [mark for mark in ";\t|" if mark in self.written[0]]
        if len(self.names) == 1 and separators:
            mark = "tab" if separators[0] == "\t" else f'"{separators[0]}"'
            problems.error("one-column", place, f"there is one column only; it looks separated by {mark}", f"save it with commas: {_SAVE}")
            return False
        self._check_repeated(problems)
        for position, name in enumerate(self.names):
            self._check_name(position, name, problems)
        for name in self.required:
            if name not in self.names:
                problems.error("missing-column", place, *self._missing(name))
        return len(problems.errors) == before

    def check_unnamed(self, records: Iterable[_Record], problems: ProblemList) -> None:
        """Tell of a column that holds something in `records` and has no name; Excel leaves empty ones at the end."""
        unnamed = [position for position, name in enumerate(self.names) if not name]
        for position in unnamed:
            filled = next((record for record in records if record.fields[position].strip()), None)
            if filled:
                what = "this column has no name and is not read"
                problems.warn("unknown-column", self.place(position, filled.first), what, "name the column in the header row, or empty it")

    def _check_repeated(self, problems: ProblemList) -> None:
        for position, name in enumerate(self.names):
            first = self.names.index(name)
            if not name or first == position:
                continue
            both = f"columns {first + 1} and {position + 1}"
            if self.written[first] == self.written[position]:
                problems.error("duplicate-column", self.place(position), f"{both} have the same name", "rename or remove one of them")
            else:
                what = f'{both}, "{self.written[first]}" and "{self.written[position]}", are the same name; only the first is read'
                problems.warn("duplicate-column", self.place(position), what, "rename or remove one of them")

    def _check_name(self, position: int, name: str, problems: ProblemList) -> None:
        if name in self.known or not name:
            return
        if _UNPRINTABLE.search(name):
            problems.error("bad-character", Place(self.shown_as, row=self.line, column=str(position + 1)), *_bad_character(name))
        elif folded_words(name) in PERSONAL_COLUMNS:
            problems.error("person-level-data", self.place(position), "a column of this name describes people one by one", _ONLY_FIGURES)
        else:
            suggested = did_you_mean(name, set(self.known) - set(self.names))
            problems.warn(
                "unknown-column", self.place(position), "this column is not known and is not read", f"rename or remove it.{suggested}"
            )

    def _missing(self, name: str) -> tuple[str, str]:
        found = ", ".join(f'"{written}"' for written in self.written if written)
        near = nearest(name, [column for column in self.names if column not in self.known])
        fix = f'rename the column "{near}" to "{name}"' if near else f'add a column "{name}"; the names stand in the first row'
        if not near and not set(self.known) & set(self.names):
            # Not a file of figures at all, perhaps: nothing of it is repeated, as it may be anybody's.
            return (
                f'there is no column "{name}", nor any other that is known',
                "check that this is the right file, and that it is a CSV file",
            )
        return f'there is no column "{name}"; the columns are {found}', fix


_ONLY_FIGURES = "remove it: a pack is made from figures for areas, and no detail of a person may stand in its data"


def _bad_character(text: str) -> tuple[str, str]:
    found = _UNPRINTABLE.search(text)
    return f"there is a character that cannot be printed, U+{ord(found.group()):04X}" if found else "", "delete it, or type the text again"


class _Doubts:
    """Whether a whole file gives any reason to look at its cells one by one: most files give none, and looking takes time."""

    def __init__(self, text: str) -> None:
        self.characters = bool(_UNPRINTABLE.search(text) or "\ufffd" in text or _TWICE_ENCODED.search(text))
        self.persons = any(pattern.search(text) for pattern in PERSONAL_DETAILS.values())


def _checked_rows(header: _Header, records: Iterator[_Record], doubts: _Doubts, problems: ProblemList) -> list[_Record]:
    before = len(problems.errors)
    rows = []
    personal: set[int] = set()
    for record in records:
        if not _right_shape(header, record, problems):
            continue
        if doubts.persons:
            personal |= _tell_personal(header, record, personal, problems)
        if not doubts.characters or _right_characters(header, record, problems):
            rows.append(record)
    if personal:
        # Any later message would repeat cells of this file.
        return []
    if not rows and len(problems.errors) == before:
        problems.error("data-empty", Place(header.shown_as), "there is a header and no row below it", "fill in the figures")
    return rows


def _right_shape(header: _Header, record: _Record, problems: ProblemList) -> bool:
    place = Place(header.shown_as, row=record.first)
    fields = len(record.fields)
    too_long = max(map(len, record.fields)) > FIELD_CHARACTERS
    if fields == len(header.names) and not too_long:
        return True
    if record.last > record.first:
        problems.error("open-quote", place, *_OPEN_QUOTE)
    elif too_long:
        problems.error("field-too-long", place, *_too_long())
    else:
        more = "put a text that holds a comma in quotation marks, or remove a comma too many"
        fewer = "add the missing commas, or delete the row if it is a note below the figures"
        what = f"the header has {len(header.names)} fields, this row has {fields}"
        problems.error("field-count", place, what, more if fields > len(header.names) else fewer)
    return False


def _tell_personal(header: _Header, record: _Record, told: set[int], problems: ProblemList) -> set[int]:
    found = set()
    for position, field in enumerate(record.fields):
        kind = "" if position in told else personal_detail(field, header.names[position] in header.figures)
        if kind:
            found.add(position)
            problems.error("person-level-data", header.place(position, record.first), f"this looks like {kind}", _ONLY_FIGURES)
    return found


def _right_characters(header: _Header, record: _Record, problems: ProblemList) -> bool:
    before = len(problems.errors)
    for position, field in enumerate(record.fields):
        place = header.place(position, record.first)
        if _UNPRINTABLE.search(field):
            problems.error("bad-character", place, *_bad_character(field))
        elif "\ufffd" in field:
            what = "a letter was lost here before the file reached us (U+FFFD stands in its place)"
            problems.error("lost-character", place, what, 'export the file again from where it came, as "CSV UTF-8"')
        elif _TWICE_ENCODED.search(field):
            what = f"{quoted(field)} was saved in the wrong encoding"
            problems.error("lost-character", place, what, 'correct the letters, or export the file again as "CSV UTF-8"')
    return len(problems.errors) == before
