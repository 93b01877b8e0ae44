"""Local workbooks: one sheet of an .xlsx file, tidy or wide, read into the same facts as a CSV file, each with its sheet and cell."""

from __future__ import annotations

from typing import Literal

from scrutiny_pack.data.rows import DataFile, FactsRead, Known, read_rows
from scrutiny_pack.data.workbook_sheet import Sheet, open_sheet
from scrutiny_pack.data.workbook_tidy import is_tidy_header, tidy_rows
from scrutiny_pack.data.workbook_wide import periods_across, wide_rows
from scrutiny_pack.errors import ProblemList

Layout = Literal["tidy", "wide"]

HEADER_WITHIN = 50
"""Titles and notes above a table take fewer rows than this."""

READERS = {"tidy": tidy_rows, "wide": wide_rows}


def read_workbook(file: DataFile, area: str, known: Known, problems: ProblemList) -> FactsRead:
    """The figures of the sheet that `file` names; `area` is that of a sheet, or row, that says none.

    What cannot be read goes to `problems` with its sheet and cell; a sheet that holds details of persons is not read at all.
    """
    sheet = open_sheet(file.path, file.shown_as, file.sheet.sheet, problems)
    found = recognised(sheet, file, problems) if sheet else None
    if not sheet or not found:
        return FactsRead((), {})
    layout, header = found
    before = len(problems.errors)
    rows = READERS[layout](sheet, header, file, file.sheet.area or area, known.indicators, problems)
    if not rows and len(problems.errors) == before:
        problems.error("data-empty", sheet.place(), f"there is no figure below row {header}", "fill in the figures")
    return read_rows(rows, known)


def recognised(sheet: Sheet, file: DataFile, problems: ProblemList) -> tuple[Layout, int] | None:
    """The layout, and the row of the columns' names or periods: as the pack says, or as they are recognised."""
    within = [file.sheet.header_row] if file.sheet.header_row else list(sheet.cells)[:HEADER_WITHIN]
    if file.sheet.layout != "wide":
        for row in within:
            if is_tidy_header(sheet, row):
                return "tidy", row
    if file.sheet.layout != "tidy":
        for fewest in (2, 1):
            for row in within:
                if periods_across(sheet, row) >= fewest:
                    return "wide", row
    if file.sheet.layout == "tidy" and file.sheet.header_row:
        return "tidy", file.sheet.header_row
    _tell_unknown(sheet, file, problems)
    return None


def _tell_unknown(sheet: Sheet, file: DataFile, problems: ProblemList) -> None:
    before = len(problems.errors)
    sheet.check_merged(range(1, HEADER_WITHIN), range(1, sheet.shape.last_column + 1), problems)
    if len(problems.errors) > before:
        return
    where = f"row {file.sheet.header_row}" if file.sheet.header_row else f"the first {HEADER_WITHIN} rows"
    what = f"there is no row of months, and none with the columns indicator and period, in {where}"
    fix = "write the months across one row, as dates or as 2024-04, and name that row: header_row: 4"
    problems.error("missing-header", sheet.place(), what, fix)
