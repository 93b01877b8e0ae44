"""The tidy sheet: a row for each figure, with the same columns as a CSV file, titles above it and notes below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny_pack.data.csv_files import did_you_mean, nearest
from scrutiny_pack.data.rows import FIGURES, NO_FIGURES, OPTIONAL, REQUIRED, Cells, DataFile, IndicatorRule
from scrutiny_pack.data.values import PERSONAL_COLUMNS, CellError, folded_words
from scrutiny_pack.data.workbook_cells import SheetCell, check_sound, figure_text
from scrutiny_pack.data.workbook_periods import Written, mixed, unreadable, written_period
from scrutiny_pack.data.workbook_rows import ONLY_FIGURES, PercentCells, SheetCells, check_characters, check_persons, listed
from scrutiny_pack.data.workbook_sheet import Sheet, cell_problem
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.figures import Unit

COLUMNS = (*REQUIRED, *OPTIONAL)
_TOLD_APART_BY = {"indicator", "period"}


@dataclass(frozen=True)
class _Table:
    """Where the columns stand, and which rows are read."""

    columns: Mapping[str, int]
    rows: tuple[int, ...]


def is_tidy_header(sheet: Sheet, row: int) -> bool:
    """Whether this `row` names the columns of a tidy sheet."""
    names = {_folded(cell) for cell in sheet.cells.get(row, {}).values()}
    return names >= _TOLD_APART_BY


def tidy_rows(
    sheet: Sheet, header: int, file: DataFile, area: str, indicators: Mapping[str, IndicatorRule], problems: ProblemList
) -> list[Cells]:
    """A row of cells for each row below the row `header`; nothing when `problems` says why the sheet cannot be read."""
    columns = _columns(sheet, header, problems)
    if columns is None:
        return []
    table = _Table(
        columns, tuple(row for row in sheet.cells if header < row <= (file.sheet.last_row or row) and _is_read(sheet, row, columns))
    )
    if not _may_be_read(sheet, header, table, problems):
        return []
    sheet.warn_hidden(table.rows, columns.values(), problems)
    unsound = _percentages(sheet, table, indicators, problems) | _periods(sheet, table, problems)
    rows = [_row(sheet, row, table, file, area, indicators, problems) for row in table.rows if row not in unsound]
    return [cells for cells in rows if cells]


def _folded(cell: SheetCell) -> str:
    return cell.text.casefold().replace(" ", "_")


def _columns(sheet: Sheet, header: int, problems: ProblemList) -> dict[str, int] | None:
    before = len(problems.errors)
    found: dict[str, int] = {}
    for column, cell in sorted(sheet.cells.get(header, {}).items()):
        name, place = _folded(cell), sheet.place(cell.reference)
        if name in found:
            first = SheetCell(header, found[name], None).reference
            what = f"the columns at {first} and {cell.reference} have the same name"
            problems.error("duplicate-column", place, what, "rename or remove one of them")
        elif name in COLUMNS:
            found[name] = column
        elif folded_words(name.replace("_", " ")) in PERSONAL_COLUMNS:
            problems.error("person-level-data", place, "a column of this name describes people one by one", ONLY_FIGURES)
        else:
            suggested = did_you_mean(cell.text, COLUMNS)
            problems.warn("unknown-column", place, "this column is not known and is not read", f"rename or remove it.{suggested}")
    _tell_missing(sheet, header, found, problems)
    return found if len(problems.errors) == before else None


def _tell_missing(sheet: Sheet, header: int, found: Mapping[str, int], problems: ProblemList) -> None:
    written = [cell.text for cell in sheet.cells.get(header, {}).values()]
    for name in sorted(_TOLD_APART_BY - found.keys()):
        near = nearest(name, [text for text in written if text.casefold() not in COLUMNS])
        fix = f'rename the column "{near}" to "{name}"' if near else f'add a column "{name}" in row {header}'
        what = f'there is no column "{name}"; the columns are {listed(written)}'
        problems.error("missing-column", sheet.place(), what, fix)
    if not {"value", "numerator"} & found.keys():
        problems.error("missing-column", sheet.place(), *NO_FIGURES)


def _is_read(sheet: Sheet, row: int, columns: Mapping[str, int]) -> bool:
    """Whether a row is a figure's, and not a heading or a note: those have words in one column, and neither period nor figure."""
    return any(sheet.cell(row, columns[name]) for name in ("period", *FIGURES) if name in columns)


def _may_be_read(sheet: Sheet, header: int, table: _Table, problems: ProblemList) -> bool:
    before = len(problems.errors)
    all_cells = [cell for row in (header, *table.rows) for cell in sheet.cells[row].values()]
    figures = [table.columns[name] for name in FIGURES if name in table.columns]
    if not check_persons(sheet, all_cells, figures, problems):
        return False
    sheet.check_merged([header, *table.rows], table.columns.values(), problems)
    if not table.rows:
        problems.error("data-empty", sheet.place(), f"there is no figure below row {header}", "fill in the figures")
    return len(problems.errors) == before


def _periods(sheet: Sheet, table: _Table, problems: ProblemList) -> set[int]:
    """The rows whose period cannot be read; all are, where the column writes its periods in several ways."""
    written: list[Written] = []
    unsound = set()
    for row in table.rows:
        cell = sheet.cell(row, table.columns["period"])
        found = written_period(cell) if cell else None
        if found:
            written.append(found)
        elif cell:
            unsound.add(row)
            cell_problem(sheet, cell.reference, unreadable(cell), problems)
    wrong = mixed(written)
    if wrong:
        cell_problem(sheet, wrong[0].reference, wrong[1], problems)
        return set(table.rows)
    for each in written:
        if each.period is None:
            unsound.add(each.cell.row)
            cell_problem(sheet, each.cell.reference, unreadable(each.cell), problems)
    return unsound


def _percentages(sheet: Sheet, table: _Table, indicators: Mapping[str, IndicatorRule], problems: ProblemList) -> set[int]:
    """The rows of indicators whose figures are partly shown as percentages, and partly not."""
    by_indicator: dict[str, list[SheetCell]] = {}
    for row in table.rows:
        rule = indicators.get(sheet.text(row, table.columns["indicator"]))
        cell = sheet.cell(row, table.columns.get("value", 0))
        if cell and rule and rule.unit is Unit.PERCENT:
            by_indicator.setdefault(rule.id, []).append(cell)
    mixed_up = [cells for cells in by_indicator.values() if not PercentCells(cells).check(sheet, problems)]
    return {cell.row for cells in mixed_up for cell in cells}


def _row(
    sheet: Sheet, row: int, table: _Table, file: DataFile, area: str, indicators: Mapping[str, IndicatorRule], problems: ProblemList
) -> Cells | None:
    before = len(problems.errors)
    rule = indicators.get(sheet.text(row, table.columns["indicator"]))
    texts, references = {"area": area, "source": file.sheet.source, "source_date": file.sheet.source_date}, {}
    for name, column in table.columns.items():
        cell = sheet.cell(row, column)
        references[name] = SheetCell(row, column, None).reference
        if cell is None:
            texts.setdefault(name, "")
            continue
        try:
            texts |= _texts(name, cell, rule)
        except CellError as error:
            cell_problem(sheet, cell.reference, error, problems)
        check_characters(sheet, cell, problems)
    return SheetCells(sheet, file, texts, references, row, problems) if len(problems.errors) == before else None


def _texts(name: str, cell: SheetCell, rule: IndicatorRule | None) -> dict[str, str]:
    if name == "value":
        figure = figure_text(cell, rule.unit if rule else None)
        return {"value": figure.text, "decimals": figure.decimals}
    if name in ("numerator", "denominator"):
        return {name: figure_text(cell, None).text}
    check_sound(cell)
    if name == "period":
        found = written_period(cell)
        period = found.period if found else None
        at_end = period and rule and rule.month_end and period.kind == "month"
        return {name: str(period.at_end() if period and at_end else period or "")}
    return {name: cell.text}
