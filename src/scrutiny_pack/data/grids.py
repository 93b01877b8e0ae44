"""A small published table as rows of text, from a CSV file or a workbook's first sheet; its header is found by the columns' names."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_pack.data.csv_files import read_records
from scrutiny_pack.data.values import folded_words
from scrutiny_pack.data.workbook_package import is_workbook
from scrutiny_pack.errors import Place, ProblemList

if TYPE_CHECKING:
    from scrutiny_pack.data.workbook_sheet import Sheet

HEADER_WITHIN = 20
"""A header row stands among the first so many rows: notes and codes above it are short."""


@dataclass(frozen=True)
class GridRow:
    """One row as written: its `line` and its trimmed `fields`."""

    line: int
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table below its header: for each column, by its folded name, the position of the first one that is called so."""

    columns: Mapping[str, int]
    rows: tuple[GridRow, ...]

    def cell(self, row: GridRow, *names: str) -> str:
        """The first field of `row` that is filled, among the columns called one of `names`; empty where there is none."""
        for name in names:
            position = self.columns.get(name)
            if position is not None and position < len(row.fields) and row.fields[position]:
                return row.fields[position]
        return ""


def read_grid(
    path: Path, shown_as: str, is_header: Callable[[Mapping[str, int]], bool], expected: str, problems: ProblemList
) -> Grid | None:
    """The table at `path` below the first row whose column names (folded: "SN_1P" is "sn 1p") satisfy `is_header`.

    What cannot be opened, or has no such row, goes to `problems`; `expected` names the columns in the fix.
    """
    before = len(problems.errors)
    rows = _rows(path, shown_as, problems)
    if len(problems.errors) > before:
        return None
    for index, row in enumerate(rows[:HEADER_WITHIN]):
        columns = _columns(row.fields)
        if is_header(columns):
            return Grid(columns, tuple(rows[index + 1 :]))
    if not rows:
        problems.error("data-empty", Place(shown_as), "there is nothing in it", "download the file again")
    else:
        what = f"no row among the first {HEADER_WITHIN} is a header that is known"
        problems.error("missing-column", Place(shown_as), what, f"name the columns {expected}")
    return None


def _columns(fields: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for position, field in enumerate(fields):
        columns.setdefault(folded_words(field.replace("_", " ")), position)
    columns.pop("", None)
    return columns


def _rows(path: Path, shown_as: str, problems: ProblemList) -> list[GridRow]:
    if not is_workbook(path):
        return [GridRow(line, tuple(fields)) for line, fields in read_records(path, shown_as, problems)]
    from scrutiny_pack.data.workbook_sheet import open_sheet  # most packs have no workbook, and reading one takes a library of its own

    sheet = open_sheet(path, shown_as, "", problems)
    return [_sheet_row(sheet, line) for line in sorted(sheet.cells)] if sheet else []


def _sheet_row(sheet: Sheet, line: int) -> GridRow:
    columns = range(1, max(sheet.cells[line]) + 1)
    return GridRow(line, tuple(unicodedata.normalize("NFC", sheet.text(line, column)) for column in columns))
