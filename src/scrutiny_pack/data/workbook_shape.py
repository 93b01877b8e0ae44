"""The shape of a sheet, from its XML and before any cell is read: its reach, what is merged or hidden, and formulas without a result."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from openpyxl.utils import column_index_from_string

from scrutiny_pack.limits import SHEET_CELLS, SHEET_COLUMNS, SHEET_ROWS

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class SheetTooBig(Exception):
    """The sheet reaches further than is read, or holds more cells; `cell` is the one that is too far."""

    def __init__(self, cell: str) -> None:
        super().__init__(cell)
        self.cell = cell


class SheetDamaged(Exception):
    """The sheet's XML cannot be read."""


@dataclass
class SheetShape:
    """What is known of a sheet: its last used row and column, and by row, column, range or cell what is out of the ordinary."""

    last_row: int = 0
    last_column: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    not_calculated: set[str] = field(default_factory=set)


def read_shape(xml: IO[bytes]) -> SheetShape:
    """The shape of the sheet in `xml`, in memory that does not grow with it. Raises `SheetTooBig` at the first cell that is too far."""
    reader = _ShapeReader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.buffer_text = True
    try:
        while block := xml.read(1 << 16):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise SheetDamaged(str(error)) from error
    return reader.shape


class _ShapeReader:
    def __init__(self) -> None:
        self.shape = SheetShape()
        self._row = self._column = self._cells = 0
        self._text_result = self._formula = self._filled = self._in_value = False

    def refuse(self, *_: object) -> None:
        """Stop at a declaration of entities."""
        raise SheetDamaged("a declaration of entities")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note what an element says when it opens."""
        match name.rpartition(":")[2]:
            case "c":
                self._start_cell(attributes)
            case "f":
                self._formula = True
            case "v" | "is":
                self._in_value = True
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0
                if _is_true(attributes.get("hidden")):
                    self.shape.hidden_rows.add(self._row)
            case "col" if _is_true(attributes.get("hidden")):
                last = min(int(attributes["max"]), SHEET_COLUMNS)
                self.shape.hidden_columns |= set(range(int(attributes["min"]), last + 1))
            case "mergeCell":
                self.shape.merged.append(attributes.get("ref", ""))

    def characters(self, text: str) -> None:
        """Note that a cell holds something."""
        if self._in_value and text.strip():
            self._filled = True

    def end(self, name: str) -> None:
        """Note what is known of an element when it closes."""
        match name.rpartition(":")[2]:
            case "v" | "is":
                self._in_value = False
            case "c" if self._filled or self._formula:
                self._end_cell()

    def _start_cell(self, attributes: dict[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = column_index_from_string(found[1]) if found else self._column + 1
        self._row = int(found[2]) if found else self._row
        self._reference = attributes.get("r", "")
        # A formula whose result is an empty text has an empty value, too, but says that it is a text.
        self._text_result = attributes.get("t") == "str"
        self._formula = self._filled = False

    def _end_cell(self) -> None:
        self._cells += 1
        if self._row > SHEET_ROWS or self._column > SHEET_COLUMNS or self._cells > SHEET_CELLS:
            raise SheetTooBig(self._reference)
        self.shape.last_row = max(self.shape.last_row, self._row)
        self.shape.last_column = max(self.shape.last_column, self._column)
        if self._formula and not self._filled and not self._text_result:
            self.shape.not_calculated.add(self._reference)
        self._formula = self._filled = False


def _is_true(text: str | None) -> bool:
    return text in ("1", "true")
