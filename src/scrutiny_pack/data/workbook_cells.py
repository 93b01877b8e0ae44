"""One cell of a sheet, and the figure in it: what Excel shows as 12.3% is 12.3, whatever number lies behind it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from openpyxl.utils import get_column_letter

from scrutiny_pack.data.values import CellError, quoted
from scrutiny_pack.figures import Unit

Value: TypeAlias = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None

# Words in quotation marks, escaped characters, and colours or locales in brackets say nothing of the number.
_NO_DIGITS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_FIXED = re.compile(r"[#0,]*0(?:\.(0+))?%?")
_MOST_DECIMALS = 9
_SURE_DIGITS = 15
"""Excel keeps so many digits; what comes after them is dust of binary arithmetic."""


@dataclass(frozen=True)
class SheetCell:
    """A cell that holds something: its place, its value, how Excel shows it, and whether it is a formula without a result, or an error."""

    row: int
    column: int
    value: Value
    number_format: str = "General"
    not_calculated: bool = False
    is_error: bool = False

    @property
    def reference(self) -> str:
        """The cell as Excel calls it: D14."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """The cell's words: dates as 2024-04-01, whole numbers without a point, and nothing for an empty cell."""
        if self.value is None or isinstance(self.value, str):
            return " ".join((self.value or "").split())
        if isinstance(self.value, datetime.datetime):
            return self.value.date().isoformat()
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return f"{_plain(self.value):f}"
        return str(self.value)

    @property
    def is_number(self) -> bool:
        """Whether the cell holds a number, and not a text that looks like one."""
        return isinstance(self.value, int | float) and not isinstance(self.value, bool)

    @property
    def is_percent(self) -> bool:
        """Whether Excel shows the number as a percentage."""
        return "%" in _NO_DIGITS.sub("", self.number_format)

    @property
    def shows_day(self) -> bool:
        """Whether Excel shows the day of a date."""
        return "d" in _NO_DIGITS.sub("", self.number_format).lower()


@dataclass(frozen=True)
class FigureText:
    """A figure as a CSV file would have it, and the decimals that Excel shows; empty where the digits themselves say it."""

    text: str
    decimals: str = ""


def figure_text(cell: SheetCell | None, unit: Unit | None) -> FigureText:
    """The figure in `cell` for an indicator of this `unit`; `None` for a numerator or denominator. Nothing for an empty cell.

    Raises `CellError` for what is no figure: a date, yes or no, an error of Excel, a formula that was never worked out, or a percentage
    where none belongs.
    """
    if cell is None:
        return FigureText("")
    check_sound(cell)
    if isinstance(cell.value, bool | datetime.date | datetime.time | datetime.timedelta):
        what = "a date or a time" if not isinstance(cell.value, bool) else "a yes or no"
        raise CellError(
            "value-not-a-number", f"there is {what} here, not a number", "format the cell as a number and type the figure again"
        )
    if not isinstance(cell.value, int | float):
        return FigureText(cell.text)
    number = _plain(cell.value)
    if cell.is_percent:
        if unit is not Unit.PERCENT:
            what = "the cell shows a percentage, and the figure here is none"
            raise CellError("value-not-a-number", what, "format the cell as a number, or set the unit of the indicator to percent")
        number = number.scaleb(2)
    return FigureText(f"{number:f}", _decimals(cell, number))


def check_sound(cell: SheetCell) -> None:
    """Refuse a `cell` that holds nothing to read, though it looks as if it did, with `CellError`."""
    if cell.not_calculated:
        fix = "open the workbook in Excel, let it calculate, and save it"
        raise CellError("formula-not-calculated", "there is a formula here whose result was never saved", fix)
    if cell.is_error:
        what = f"Excel shows an error here, {quoted(str(cell.value))}"
        raise CellError("excel-error", what, "correct the formula, or write one of [c] [x] [z] [low] if there is no figure")


def _plain(number: int | float) -> Decimal:
    exact = Decimal(f"{number:.{_SURE_DIGITS}g}")
    return Decimal(f"{exact:f}")


def _decimals(cell: SheetCell, number: Decimal) -> str:
    fixed = _FIXED.fullmatch(_NO_DIGITS.sub("", cell.number_format.split(";")[0]).strip())
    if fixed:
        return str(min(len(fixed[1] or ""), _MOST_DECIMALS))
    exponent = number.as_tuple().exponent
    return str(_MOST_DECIMALS) if isinstance(exponent, int) and -exponent > _MOST_DECIMALS else ""
