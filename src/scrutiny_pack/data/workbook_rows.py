"""Rows of a sheet as the tidy reader knows them: cells as text by column name, each with the cell of the sheet that it comes from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scrutiny_pack.data.csv_files import CsvRow
from scrutiny_pack.data.rows import Cells, DataFile
from scrutiny_pack.data.values import CellError, personal_detail, quoted
from scrutiny_pack.data.workbook_cells import SheetCell
from scrutiny_pack.data.workbook_sheet import Sheet, cell_problem
from scrutiny_pack.errors import Place, ProblemList

ONLY_FIGURES = "remove it: a pack is made from figures for areas, and no detail of a person may stand in its data"
_FEWEST_SHARES = 3


class SheetCells(Cells):
    """One row, or one figure of a wide sheet: `texts` by column name, and the `references` of the cells that they come from."""

    def __init__(
        self, sheet: Sheet, file: DataFile, texts: Mapping[str, str], references: Mapping[str, str], row: int, problems: ProblemList
    ) -> None:
        super().__init__(file, CsvRow(row, texts), problems)
        self._sheet = sheet
        self._references = references

    def place(self, column: str = "") -> Place:
        """The cell that holds `column`, or the figure."""
        return self._sheet.place(self._references.get(column) or self._figure())

    def written_at(self) -> tuple[str, int, str]:
        """File with its sheet, row and cell of the figure."""
        return f"{self.file.shown_as}!{self._sheet.name}", self.row.line, self._figure()

    def _figure(self) -> str:
        columns = ("value", "numerator", "denominator", "indicator")
        return next((self._references[name] for name in columns if self._references.get(name)), "")


@dataclass(frozen=True)
class PercentCells:
    """Number cells of one indicator that holds percentages, from one row or column."""

    cells: Sequence[SheetCell]

    def check(self, sheet: Sheet, problems: ProblemList) -> bool:
        """Tell of figures shown as percentages beside others that are not: one kind would be read a hundred times too small."""
        numbers = [cell for cell in self.cells if cell.is_number and cell.value]
        percent = next((cell for cell in numbers if cell.is_percent), None)
        plain = next((cell for cell in numbers if not cell.is_percent), None)
        if percent and plain:
            what = f"{percent.reference} is shown as a percentage, and {plain.reference} is not"
            second = max(percent, plain, key=lambda cell: (cell.row, cell.column))
            problems.error("mixed-percent", sheet.place(second.reference), what, "format all of them as percentages, or none")
            return False
        if len(numbers) >= _FEWEST_SHARES and plain and all(isinstance(n.value, int | float) and abs(n.value) <= 1 for n in numbers):
            what = "these percentages are all 1 or less: they look like shares, and are read as percentages"
            fix = "if 0.123 means 12.3%, format the cells as percentages"
            problems.warn("percent-or-share", sheet.place(plain.reference), what, fix)
        return True


def check_persons(sheet: Sheet, cells: Iterable[SheetCell], figures: Iterable[int], problems: ProblemList) -> bool:
    """Whether no cell looks like a detail of one person; those that do are told, one a column. `figures` are the columns of numbers."""
    told: set[int] = set()
    in_figures = set(figures)
    for cell in cells:
        kind = "" if cell.column in told else personal_detail(cell.text, cell.column in in_figures)
        if kind:
            told.add(cell.column)
            problems.error("person-level-data", sheet.place(cell.reference), f"this looks like {kind}", ONLY_FIGURES)
    return not told


def check_characters(sheet: Sheet, cell: SheetCell, problems: ProblemList) -> None:
    """Tell of a character in `cell` that no document can hold."""
    for character in cell.text:
        if unicodedata.category(character) == "Cc" or character == "\ufffd":
            what = f"there is a character that cannot be printed, U+{ord(character):04X}"
            cell_problem(sheet, cell.reference, CellError("bad-character", what, "delete it, or type the text again"), problems)
            return


def listed(names: Iterable[str]) -> str:
    """`names` in quotation marks, the first twenty."""
    found = [quoted(name) for name in names if name]
    return ", ".join(found[:20]) + (" and others" if len(found) > 20 else "")
