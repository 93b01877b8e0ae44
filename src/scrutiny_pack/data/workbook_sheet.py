"""The one sheet of a workbook that is read, as cells by row and column, with what is merged or hidden in it."""

from __future__ import annotations

import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import range_boundaries

from scrutiny_pack.data.csv_files import nearest
from scrutiny_pack.data.values import CellError
from scrutiny_pack.data.workbook_cells import SheetCell
from scrutiny_pack.data.workbook_package import may_be_opened
from scrutiny_pack.data.workbook_shape import SheetDamaged, SheetShape, SheetTooBig, read_shape
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.limits import SHEET_CELLS, SHEET_COLUMNS, SHEET_ROWS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_COPY_AGAIN = "open it in Excel, save it as a new .xlsx file, and use that"


@dataclass(frozen=True)
class Sheet:
    """A sheet's cells that hold something, by row and column; `shown_as` is the file's name in messages."""

    shown_as: str
    name: str
    cells: Mapping[int, Mapping[int, SheetCell]]
    shape: SheetShape

    def cell(self, row: int, column: int) -> SheetCell | None:
        """The cell there, or `None` when it is empty."""
        return self.cells.get(row, {}).get(column)

    def text(self, row: int, column: int) -> str:
        """The words in the cell there; empty when there is none."""
        cell = self.cell(row, column)
        return cell.text if cell else ""

    def place(self, reference: str = "") -> Place:
        """The place of the cell called `reference`, or of the sheet."""
        return Place(self.shown_as, sheet=self.name, cell=reference)

    def check_merged(self, rows: Iterable[int], columns: Iterable[int], problems: ProblemList) -> None:
        """Tell of each merged range that covers a cell in `rows` and `columns`: only its first cell holds anything."""
        rows, columns = set(rows), set(columns)
        for merged in self.shape.merged:
            left, top, right, bottom = (edge or 1 for edge in range_boundaries(merged))
            apart = rows.isdisjoint(range(top, min(bottom, SHEET_ROWS) + 1))
            if not (apart or columns.isdisjoint(range(left, min(right, SHEET_COLUMNS) + 1))):
                fix = "unmerge them (Home, Merge & Center), and write the text or figure into each cell that it belongs to"
                problems.error("merged-cells", self.place(merged), "these cells are merged, so all but the first are empty", fix)

    def warn_hidden(self, rows: Iterable[int], columns: Iterable[int], problems: ProblemList) -> None:
        """Tell which of the `rows` and `columns` that are read nobody sees in Excel."""
        hidden = sorted(self.shape.hidden_rows & set(rows))
        if hidden:
            what = f"{_listed('row', hidden)} hidden, and read all the same"
            problems.warn("hidden-rows", self.place(), what, "show the rows, or delete them if they do not count")
        letters = [SheetCell(1, column, None).reference[:-1] for column in sorted(self.shape.hidden_columns & set(columns))]
        if letters:
            what = f"{_listed('column', letters)} hidden, and read all the same"
            problems.warn("hidden-columns", self.place(), what, "show the columns, or delete them if they do not count")


def open_sheet(path: Path, shown_as: str, name: str, problems: ProblemList) -> Sheet | None:
    """The sheet called `name` of the workbook at `path`, or its only visible one; `None` when `problems` says why it cannot be read."""
    if not may_be_opened(path, shown_as, problems):
        return None
    try:
        with _opened(path) as workbook:
            sheet = _chosen(workbook, shown_as, name, problems)
            return _read(path, shown_as, sheet, problems) if sheet else None
    except SheetDamaged:
        problems.error("damaged-workbook", Place(shown_as), "the workbook cannot be unpacked", _COPY_AGAIN)
    return None


def sheet_titles(path: Path, shown_as: str, problems: ProblemList) -> list[tuple[str, str]]:
    """The title of each sheet of the workbook at `path`, and whether it is "visible"; nothing when `problems` says why."""
    if not may_be_opened(path, shown_as, problems):
        return []
    try:
        with _opened(path) as workbook:
            return [(sheet.title, sheet.sheet_state) for sheet in workbook.worksheets]
    except SheetDamaged:
        problems.error("damaged-workbook", Place(shown_as), "the workbook cannot be unpacked", _COPY_AGAIN)
    return []


@contextmanager
def _opened(path: Path) -> Iterator[Workbook]:
    """The workbook, cell by cell as it is asked for; whatever a broken one makes openpyxl raise is `SheetDamaged`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they are about drawings and lists of choices, which are not read
        try:
            workbook = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            try:
                yield workbook
            finally:
                workbook.close()
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            OSError,
            SyntaxError,
            TypeError,
            ValueError,
            zipfile.BadZipFile,
            zlib.error,
        ) as error:
            raise SheetDamaged(str(error)) from error


def _chosen(workbook: Workbook, shown_as: str, name: str, problems: ProblemList) -> Worksheet | None:
    sheets = {sheet.title: sheet for sheet in workbook.worksheets}
    visible = [title for title, sheet in sheets.items() if sheet.sheet_state == "visible"]
    called = [title for title in sheets if title == name] or [title for title in sheets if _folded(title) == _folded(name)]
    only = visible if len(visible) == 1 else list(sheets) if len(sheets) == 1 else []
    found = called if name else only
    if not found:
        _tell_missing(shown_as, name, list(sheets), problems)
        return None
    if found[0] not in visible:
        what = "this sheet is hidden, and read all the same"
        problems.warn("hidden-sheet", Place(shown_as, sheet=found[0]), what, "show the sheet in Excel and check what stands in it")
    return sheets[found[0]]


def _tell_missing(shown_as: str, name: str, titles: list[str], problems: ProblemList) -> None:
    listed = ", ".join(f'"{title}"' for title in titles)
    if name:
        near = nearest(name, titles)
        what = f'there is no sheet "{name}"; the sheets are {listed}'
        fix = f'did you mean "{near}"?' if near else "write the name of one of these after sheet:"
    else:
        what = f"there are several sheets: {listed}"
        fix = f'say which one is meant: sheet: "{titles[0] if titles else ""}"'
    problems.error("missing-sheet", Place(shown_as), what, fix)


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()


def _read(path: Path, shown_as: str, sheet: Worksheet, problems: ProblemList) -> Sheet | None:
    try:
        # openpyxl keeps the part's name to itself, and nothing else says which part a sheet is.
        with zipfile.ZipFile(path) as package, package.open(getattr(sheet, "_worksheet_path")) as xml:  # noqa: B009
            shape = read_shape(xml)
    except SheetTooBig as error:
        most = f"{SHEET_ROWS:,} rows, {SHEET_COLUMNS:,} columns and {SHEET_CELLS:,} cells"
        what = f"the sheet is in use as far as {error.cell}; at most {most} are read"
        fix = f"delete the stray cell {error.cell}, with its row and column; or keep the figures alone in a sheet of their own"
        problems.error("sheet-too-big", Place(shown_as, sheet=sheet.title, cell=error.cell), what, fix)
        return None
    rows = sheet.iter_rows(1, max(shape.last_row, 1), 1, max(shape.last_column, 1))
    cells = {number: found for number, row in enumerate(rows, 1) if (found := _cells(number, row, shape))}
    if not cells:
        problems.error("data-empty", Place(shown_as, sheet=sheet.title), "there is nothing in this sheet", "fill in the figures")
        return None
    return Sheet(shown_as, sheet.title, cells, shape)


def _cells(row: int, written: Iterable[object], shape: SheetShape) -> dict[int, SheetCell]:
    found = {}
    for column, each in enumerate(written, 1):
        if each is EMPTY_CELL:
            continue
        value = getattr(each, "value", None)
        if isinstance(value, str):
            value = unicodedata.normalize("NFC", value)
        cell = SheetCell(
            row, column, value, getattr(each, "number_format", None) or "General", is_error=getattr(each, "data_type", "") == "e"
        )
        if shape.not_calculated and cell.reference in shape.not_calculated:
            found[column] = replace(cell, value=None, not_calculated=True)
        elif value is not None and value != "":
            found[column] = cell
    return found


def _listed(noun: str, named: list[int] | list[str]) -> str:
    if len(named) == 1:
        return f"{noun} {named[0]} is"
    shown = ", ".join(map(str, named[:10])) + (" and others" if len(named) > 10 else "")
    return f"{noun}s {shown} are"


def cell_problem(sheet: Sheet, reference: str, error: CellError, problems: ProblemList) -> None:
    """Tell what is wrong with the cell called `reference`."""
    problems.error(error.slug, sheet.place(reference), error.what, error.fix)
