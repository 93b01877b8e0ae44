"""Sheets for the tests of workbooks: rows of cells written with openpyxl, and read back by the real reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scrutiny_pack.config.workbooks import WorkbookEntry
from scrutiny_pack.data.areas import Area, Areas
from scrutiny_pack.data.rows import DataFile, IndicatorRule, Known
from scrutiny_pack.data.workbooks import read_workbook
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.figures import Unit
from scrutiny_pack.text import Fact

SANDWELL = "E08000028"
KNOWN = Known(
    {
        "rereferrals": IndicatorRule("rereferrals", Unit.PERCENT, label="Re-referrals within 12 months"),
        "referrals": IndicatorRule("referrals", Unit.COUNT),
        "cla": IndicatorRule("cla", Unit.COUNT, month_end=True, label="Children looked after"),
        "rate": IndicatorRule("rate", Unit.RATE),
    },
    Areas([Area(SANDWELL, "Sandwell", "authority", "E12000005"), Area("E12000005", "West Midlands", "region", "")]),
    {"sn"},
    {"n/a": "x"},
)


def write_sheet(path: Path, rows: Sequence[Sequence[Any]], change: Callable[[Worksheet], None] = lambda sheet: None) -> Path:
    """A workbook with one sheet, "Q1", of these `rows`; a pair in place of a cell is its value and number format."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Q1"
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if isinstance(value, tuple):
                sheet.cell(number, column, value[0]).number_format = value[1]
            elif value is not None:
                sheet.cell(number, column, value)
    change(sheet)
    workbook.save(path)
    return path


def read_file(path: Path, **entry: Any) -> tuple[list[Fact], list[str]]:
    """The facts in the workbook at `path`, and the messages; `entry` is what the pack says of it."""
    problems = ProblemList()
    file = DataFile(path, "data/x.xlsx", "local", WorkbookEntry.model_validate(entry))
    read = read_workbook(file, SANDWELL, KNOWN, problems)
    return list(read.facts), [str(problem) for problem in problems.errors + problems.warnings]


def figures(facts: Sequence[Fact]) -> list[tuple[str, str, str, str]]:
    """What was read, for comparing: indicator, period, figure and cell."""
    return [(fact.indicator, str(fact.period), _figure(fact), fact.cell) for fact in facts]


def _figure(fact: Fact) -> str:
    if fact.value is not None:
        return str(fact.value)
    return f"[{fact.reason}]" if fact.reason else f"{fact.numerator}/{fact.denominator}"
