"""Workbooks that something is wrong with: the base pack's local figures as a sheet, changed as each case needs it."""

from __future__ import annotations

import csv
import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

FILE = "data/figures.xlsx"
MONTHS = [(2021, month) for month in range(7, 13)] + [(2022, month) for month in range(1, 8)]
VALUE, PERIOD = 4, 3
BEYOND = 107_000_000
"""Bytes that a small file unpacks to."""


def tidy_sheet(pack: Path) -> Workbook:
    """The local figures as a tidy sheet."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Figures"
    with (pack / "data" / "local.csv").open(encoding="utf-8", newline="") as file:
        for row, fields in enumerate(csv.reader(file), 1):
            for column, field in enumerate(fields, 1):
                sheet.cell(row, column, float(field) if row > 1 and column == VALUE else field)
    return workbook


def wide_sheet(pack: Path) -> Workbook:
    """The local figures with the months across, in row 4, below two titles."""
    rows: dict[str, dict[str, float]] = {}
    with (pack / "data" / "local.csv").open(encoding="utf-8", newline="") as file:
        for each in csv.DictReader(file):
            rows.setdefault(each["indicator"], {})[each["period"]] = float(each["value"])
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "By month"
    sheet["A1"], sheet["A2"], sheet["A4"] = "Performance report", "Year to July 2022", "Measure"
    sheet.merge_cells("A1:H1")
    for column, (year, month) in enumerate(MONTHS, 3):
        sheet.cell(4, column, datetime.date(year, month, 1)).number_format = "mmm-yy"
        for row, indicator in ((6, "rereferrals"), (8, "plans")):
            sheet.cell(row, 1, indicator)
            sheet.cell(row, column, rows[indicator][f"{year}-{month:02d}"])
    sheet["A10"] = "Notes: figures are provisional"
    return workbook


def _text(pack: Path) -> None:
    (pack / FILE).write_bytes((pack / "data" / "local.csv").read_bytes())


def _password(pack: Path) -> None:
    (pack / FILE).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(1024))


def _truncated(pack: Path) -> None:
    tidy_sheet(pack).save(pack / FILE)
    (pack / FILE).write_bytes((pack / FILE).read_bytes()[:-2000])


def _expanding(pack: Path) -> None:
    tidy_sheet(pack).save(pack / FILE)
    with zipfile.ZipFile(pack / FILE, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet2.xml", b" " * BEYOND)


def _tidy(change: Callable[[Worksheet], None]) -> Callable[[Path], None]:
    def make(pack: Path) -> None:
        workbook = tidy_sheet(pack)
        change(workbook.worksheets[0])
        workbook.save(pack / FILE)

    return make


def _wide(change: Callable[[Worksheet], None]) -> Callable[[Path], None]:
    def make(pack: Path) -> None:
        workbook = wide_sheet(pack)
        change(workbook.worksheets[0])
        workbook.save(pack / FILE)

    return make


def _no_change(_sheet: Worksheet) -> None:
    """As it is."""


def _hide(sheet: Worksheet) -> None:
    sheet.sheet_state = "veryHidden"
    sheet.parent.create_sheet("Cover")["A1"] = "Performance"
    sheet.parent.active = 1


def _hide_rows(sheet: Worksheet) -> None:
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["D"].hidden = True


def _formula(sheet: Worksheet) -> None:
    sheet.cell(14, VALUE, "=D13-0.1")


def _excel_error(sheet: Worksheet) -> None:
    sheet.cell(14, VALUE, "#DIV/0!")


def _as_percent(sheet: Worksheet, rows: range) -> None:
    for row in rows:
        cell = sheet.cell(row, VALUE)
        cell.value, cell.number_format = float(str(cell.value)) / 100, "0.0%"


def _real_dates(sheet: Worksheet) -> None:
    for row in range(2, sheet.max_row + 1):
        year, month = str(sheet.cell(row, PERIOD).value).split("-")
        sheet.cell(row, PERIOD, datetime.date(int(year), int(month), 1)).number_format = "dd/mm/yyyy"


def _four_kinds(sheet: Worksheet) -> None:
    sheet.cell(2, PERIOD, datetime.date(2021, 7, 1)).number_format = "dd/mm/yyyy"
    sheet.cell(3, PERIOD, 44409)
    sheet.cell(4, PERIOD, "Sep-21")
    sheet.cell(5, PERIOD, 202110)


def _stray_cell(sheet: Worksheet) -> None:
    sheet["XFD1048576"] = 1


WORKBOOK_MAKERS: dict[str, Callable[[Path], None]] = {
    "workbook_that_is_text": _text,
    "workbook_with_password": _password,
    "workbook_cut_short": _truncated,
    "workbook_that_expands": _expanding,
    "workbook": _tidy(_no_change),
    "hidden_sheet": _tidy(_hide),
    "hidden_rows": _tidy(_hide_rows),
    "formula_without_result": _tidy(_formula),
    "excel_error": _tidy(_excel_error),
    "percent_cells": _tidy(lambda sheet: _as_percent(sheet, range(2, 15))),
    "mixed_percent": _tidy(lambda sheet: _as_percent(sheet, range(2, 5))),
    "real_dates": _tidy(_real_dates),
    "four_kinds_of_period": _tidy(_four_kinds),
    "merged_header": _wide(lambda sheet: sheet.merge_cells("C4:D4")),
    "merged_label": _wide(lambda sheet: sheet.merge_cells("A6:A7")),
    "stray_cell": _tidy(_stray_cell),
    "wide_workbook": _wide(_no_change),
}
"""The makers by the name that a case's `made` gives."""
