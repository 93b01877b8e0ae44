"""The wide sheet that officers keep: indicators down, periods across, with titles above, notes below and blank rows between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string

from scrutiny_pack.config.workbooks import PARTS, RowHolds
from scrutiny_pack.data.csv_files import did_you_mean
from scrutiny_pack.data.rows import Cells, DataFile, IndicatorRule
from scrutiny_pack.data.values import PERSONAL_COLUMNS, CellError, folded_words, quoted
from scrutiny_pack.data.workbook_cells import FigureText, SheetCell, figure_text
from scrutiny_pack.data.workbook_periods import Written, is_within_a_month, looks_like_a_month, mixed, unreadable, written_period
from scrutiny_pack.data.workbook_rows import ONLY_FIGURES, PercentCells, SheetCells, check_persons, listed
from scrutiny_pack.data.workbook_sheet import Sheet, cell_problem
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.figures import Unit
from scrutiny_pack.periods import Period

Labels = Callable[[str], tuple[RowHolds, ...]]


@dataclass(frozen=True)
class _Table:
    """What stands where: periods by column, and for each indicator the row of each of its parts."""

    periods: Mapping[int, Period]
    rows: Mapping[str, Mapping[str, int]]

    @property
    def used_rows(self) -> list[int]:
        """The rows that are read, in order."""
        return sorted({row for parts in self.rows.values() for row in parts.values()})


def wide_rows(
    sheet: Sheet, header: int, file: DataFile, area: str, indicators: Mapping[str, IndicatorRule], problems: ProblemList
) -> list[Cells]:
    """A row of cells for each figure of the sheet, whose periods stand in the row `header`; nothing when `problems` says why."""
    before = len(problems.errors)
    written = _periods(sheet, header, file, problems)
    if len(problems.errors) > before or not written:
        return []
    label_column = _label_column(sheet, header, min(written), file, indicators)
    rows = _indicator_rows(sheet, header, label_column, file, indicators, problems)
    table = _Table({column: each.period for column, each in written.items() if each.period}, rows)
    if not _may_be_read(sheet, header, label_column, table, problems):
        return []
    sheet.warn_hidden(table.used_rows, table.periods, problems)
    _warn_nameless(sheet, header, table, problems)
    return [cells for rule in _rules(table, indicators) for cells in _figures(sheet, rule, table, file, area, problems)]


def periods_across(sheet: Sheet, row: int) -> int:
    """How many periods stand in this `row`."""
    return sum(1 for cell in sheet.cells.get(row, {}).values() if (found := written_period(cell)) and found.period)


def _periods(sheet: Sheet, header: int, file: DataFile, problems: ProblemList) -> dict[int, Written]:
    first = column_index_from_string(file.sheet.first_column) if file.sheet.first_column else 1
    found: dict[int, Written] = {}
    seen: dict[Period, str] = {}
    for column, cell in sorted(sheet.cells.get(header, {}).items()):
        if column < first:
            continue
        written = written_period(cell)
        if written is None:
            if looks_like_a_month(cell):
                cell_problem(sheet, cell.reference, unreadable(cell), problems)
            continue
        found[column] = written
        if is_within_a_month(written):
            what = f"{quoted(cell.text)} is {written.period}, a day within a month"
            fix = "write the first day of each month, day first, such as 01/04/2024; or the month itself, such as 2024-04"
            problems.error("not-a-period", sheet.place(cell.reference), what, fix)
        if written.period in seen:
            what = f"{written.period} stands in {seen[written.period]} already"
            problems.error("duplicate-column", sheet.place(cell.reference), what, "correct one of the two, or delete its column")
        if written.period:
            seen[written.period] = cell.reference
    wrong = mixed(list(found.values()))
    if wrong:
        cell_problem(sheet, wrong[0].reference, wrong[1], problems)
    else:
        for each in found.values():
            if each.period is None:
                cell_problem(sheet, each.cell.reference, unreadable(each.cell), problems)
    return found


def _label_column(sheet: Sheet, header: int, first_figures: int, file: DataFile, indicators: Mapping[str, IndicatorRule]) -> int:
    if file.sheet.indicator_column:
        return column_index_from_string(file.sheet.indicator_column.upper())
    labels = _labels(file, indicators)
    known = {
        column: sum(1 for row in _data_rows(sheet, header, file) if labels(sheet.text(row, column))) for column in range(1, first_figures)
    }
    return max(known, key=lambda column: (known[column], -column), default=1)


def _labels(file: DataFile, indicators: Mapping[str, IndicatorRule]) -> Labels:
    meanings = {_folded(label): holds for label, holds in file.sheet.meanings().items()}
    if not meanings:
        for name, rule in indicators.items():
            meanings |= {_folded(label): (RowHolds(name, PARTS[0]),) for label in (rule.label, name) if label}
        meanings |= {part: (RowHolds("", part),) for part in PARTS[1:]}
    return lambda text: meanings.get(_folded(text), ())


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _data_rows(sheet: Sheet, header: int, file: DataFile) -> Iterator[int]:
    last = file.sheet.last_row or sheet.shape.last_row
    return (row for row in sheet.cells if header < row <= last)


def _indicator_rows(
    sheet: Sheet, header: int, column: int, file: DataFile, indicators: Mapping[str, IndicatorRule], problems: ProblemList
) -> dict[str, dict[str, int]]:
    labels = _labels(file, indicators)
    rows: dict[str, dict[str, int]] = {}
    above = ""
    for row in _data_rows(sheet, header, file):
        for holds in labels(sheet.text(row, column)):
            name = above = holds.indicator or above
            if name not in indicators:
                continue
            parts = rows.setdefault(name, {})
            if holds.part in parts:
                what = f"the {holds.part} of {name} stands in row {parts[holds.part]} already"
                fix = "rename or delete one of the two rows, or set last_row in the pack above the second"
                problems.error("duplicate-row", sheet.place(SheetCell(row, column, None).reference), what, fix)
            parts.setdefault(holds.part, row)
    _tell_absent(sheet, header, column, file, problems)
    if not rows and not file.sheet.rows:
        found = listed(sheet.text(row, column) for row in _data_rows(sheet, header, file))
        fix = f"say in the pack what each row holds: rows: {{label: {next(iter(indicators), 'id')}}}"
        problems.error("missing-row", sheet.place(), f"no row is called like an indicator; the rows are {found}", fix)
    return rows


def _tell_absent(sheet: Sheet, header: int, column: int, file: DataFile, problems: ProblemList) -> None:
    present = {_folded(sheet.text(row, column)): sheet.text(row, column) for row in _data_rows(sheet, header, file)}
    for label in file.sheet.rows:
        if _folded(label) not in present:
            reference = SheetCell(header, column, None).reference
            suggested = did_you_mean(label, filter(None, present.values()))
            fix = f"write the label under rows: as it stands in the sheet.{suggested}"
            where = f"column {reference.rstrip('0123456789')} below row {header}"
            problems.error("missing-row", sheet.place(), f"there is no row called {quoted(label)} in {where}", fix)


def _may_be_read(sheet: Sheet, header: int, label_column: int, table: _Table, problems: ProblemList) -> bool:
    before = len(problems.errors)
    for column, cell in sheet.cells.get(header, {}).items():
        if column != label_column and folded_words(cell.text) in PERSONAL_COLUMNS:
            what = "a column of this name describes people one by one"
            problems.error("person-level-data", sheet.place(cell.reference), what, ONLY_FIGURES)
    read = [cell for row in (header, *table.used_rows) for cell in sheet.cells.get(row, {}).values()]
    if not check_persons(sheet, read, table.periods, problems):
        return False
    sheet.check_merged([header, *table.used_rows], [label_column, *table.periods], problems)
    return len(problems.errors) == before


def _warn_nameless(sheet: Sheet, header: int, table: _Table, problems: ProblemList) -> None:
    """Warn of figures in a column without a heading among or right after the periods: the month was forgotten."""
    for column in range(min(table.periods), max(table.periods) + 2):
        if column in table.periods or sheet.text(header, column):
            continue
        found = [cell for row in table.used_rows if (cell := sheet.cell(row, column)) and isinstance(cell.value, int | float)]
        if found:
            what = f"there are figures in this column, and no month stands above them in row {header}: they are not read"
            problems.warn("missing-month", sheet.place(found[0].reference), what, "write the month above them, or delete them")


def _rules(table: _Table, indicators: Mapping[str, IndicatorRule]) -> Sequence[IndicatorRule]:
    return [indicators[name] for name in table.rows]


def _figures(sheet: Sheet, rule: IndicatorRule, table: _Table, file: DataFile, area: str, problems: ProblemList) -> Iterator[Cells]:
    rows = table.rows[rule.id]
    value_cells = [cell for column in table.periods if "value" in rows and (cell := sheet.cell(rows["value"], column))]
    if rule.unit is Unit.PERCENT and not PercentCells(value_cells).check(sheet, problems):
        return
    for column, period in table.periods.items():
        found = {part: cell for part, row in rows.items() if (cell := sheet.cell(row, column))}
        texts: dict[str, FigureText] = {}
        for part, cell in found.items():
            try:
                texts[part] = figure_text(cell, rule.unit if part == "value" else None)
            except CellError as error:
                cell_problem(sheet, cell.reference, error, problems)
        # A denominator alone is no figure: the month's numerator is still to come.
        if any(texts[part].text for part in PARTS[:2] if part in texts) and len(texts) == len(found):
            yield _figure(sheet, rule, period, texts, found, file, area, problems)


def _figure(
    sheet: Sheet, rule: IndicatorRule, period: Period, figures: Mapping[str, FigureText], found: Mapping[str, SheetCell],
    file: DataFile, area: str, problems: ProblemList,
) -> Cells:  # fmt: skip
    about = period.at_end() if rule.month_end and period.kind == "month" else period
    texts = {part: figure.text for part, figure in figures.items()}
    texts |= {"indicator": rule.id, "area": area, "period": about.notation()}
    texts |= {"decimals": figures["value"].decimals if "value" in figures else ""}
    texts |= {"source": file.sheet.source, "source_date": file.sheet.source_date}
    references = {part: cell.reference for part, cell in found.items()}
    first = next(found[part] for part in PARTS if part in found)
    return SheetCells(sheet, file, texts, references, first.row, problems)
