"""The workbook of a new pack, ready to fill in: instructions, a sheet with a column a month, and a sheet with a row a figure."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

FIRST_MONTH = datetime.date(2023, 4, 1)
EXAMPLE_MONTHS = 24
EMPTY_MONTHS = 12
HEADER_ROW = 4

READ_ME = (
    "How to fill in this workbook",
    "By month: type each month's figures into the column of that month. Leave a month empty until you have its figures.",
    "If there is no figure, write why: [c] withheld, [x] not available, [z] not applicable. Never write 0 for a figure that is missing.",
    "More months: write the next month's first day into row 4, after the last. More indicators: add a row here and a line under rows: in "
    "pack.yaml.",
    "Figures: a row for each figure that stands alone, such as a published figure of your region or of England.",
    "Numbers may be formulas; save the workbook in Excel, so that their results are saved too. Do not merge cells.",
    "Only figures for whole areas belong here: no names, dates of birth, numbers or addresses of people.",
    "The figures up to March 2025 are made-up examples. Type yours over them, and change status: illustrative to status: local in "
    "pack.yaml.",
)
ROWS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("Referrals", "Referrals received in the month", (412, 398, 431, 405, 362, 389, 440, 426, 371, 418, 409, 433)),
    ("Re-referrals", "Of these, within 12 months of an earlier one", (91, 88, 97, 86, 80, 83, 95, 90, 79, 87, 84, 88)),
    ("", "", ()),
    ("Child protection plans", "Children on a plan on the last day", (402, 408, 411, 405, 399, 396, 401, 407, 403, 398, 394, 391)),
    ("Children looked after", "Children in care on the last day", (868, 871, 866, 862, 865, 859, 857, 861, 858, 854, 851, 849)),
)
"""Label, what to count, and the first example year; the second is a little lower."""
SECOND_YEAR = 0.97
COLUMNS = ("indicator", "area", "period", "value", "decimals", "status", "source", "source_date")
RELEASE = ("published", "DfE, children in need statistics", "2024-10-31")
PUBLISHED: tuple[tuple[str | float, ...], ...] = (
    ("rereferrals", "E12000005", "year ending 2024-03", 20.7, 1, *RELEASE),
    ("rereferrals", "E92000001", "year ending 2024-03", 22.4, 1, *RELEASE),
)
_TIME = (1980, 1, 1, 0, 0, 0)
_SAVED = datetime.datetime(2025, 4, 1)


def starter_workbook() -> bytes:
    """The workbook as .xlsx, the same bytes every time."""
    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title = "Read me"
    _write_read_me(first)
    _write_months(workbook.create_sheet("By month"))
    _write_figures(workbook.create_sheet("Figures"))
    workbook.properties.title = "Figures"
    workbook.properties.creator = ""
    workbook.properties.created = _SAVED
    content = io.BytesIO()
    workbook.save(content)
    return _same_every_time(content.getvalue())


def _write_read_me(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 100
    for row, text in enumerate(READ_ME, 1):
        cell = sheet.cell(row, 1, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet["A1"].font = Font(bold=True, size=14)


def _write_months(sheet: Worksheet) -> None:
    sheet["A1"], sheet["A1"].font = "Figures by month", Font(bold=True, size=14)
    sheet["A2"] = "Type each month's figures into its column; leave a month empty until you have them."
    _write_header(sheet, HEADER_ROW, ("Indicator", "What to count"))
    for number in range(EXAMPLE_MONTHS + EMPTY_MONTHS):
        years, month = divmod(FIRST_MONTH.month - 1 + number, 12)
        cell = sheet.cell(HEADER_ROW, 3 + number, datetime.date(FIRST_MONTH.year + years, month + 1, 1))
        cell.number_format, cell.font = "mmm-yy", Font(bold=True)
        sheet.column_dimensions[get_column_letter(3 + number)].width = 9
    for row, (label, what, year) in enumerate(ROWS, HEADER_ROW + 1):
        if label:
            sheet.cell(row, 1, label)
            sheet.cell(row, 2, what)
        for number, figure in enumerate((*year, *(round(figure * SECOND_YEAR) for figure in year))):
            sheet.cell(row, 3 + number, figure).number_format = "#,##0"
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 42
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 3).coordinate


def _write_figures(sheet: Worksheet) -> None:
    _write_header(sheet, 1, COLUMNS)
    for row, figures in enumerate(PUBLISHED, 2):
        for column, figure in enumerate(figures, 1):
            sheet.cell(row, column, figure)
    # As text, or Excel makes a date of 2024-04.
    for row in range(2, 200):
        sheet.cell(row, COLUMNS.index("period") + 1).number_format = "@"
    for column, width in enumerate((16, 12, 22, 10, 10, 12, 34, 14), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def _write_header(sheet: Worksheet, row: int, names: Sequence[str]) -> None:
    for column, name in enumerate(names, 1):
        sheet.cell(row, column, name).font = Font(bold=True)


def _same_every_time(content: bytes) -> bytes:
    """The same package without the time of day: openpyxl writes when it saved, and the zip when each part was made."""
    repacked = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(repacked, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            text = old.read(part.filename)
            if part.filename == "docProps/core.xml":
                text = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{_SAVED:%Y-%m-%dT%H:%M:%SZ}".encode(), text)
            new.writestr(info, text)
    return repacked.getvalue()
