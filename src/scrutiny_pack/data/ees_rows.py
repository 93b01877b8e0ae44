"""The rows of a published CSV file as they were written, with the line of each: checked for shape, and nothing read yet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny_pack.data.csv_files import read_records, read_text
from scrutiny_pack.errors import Place, ProblemList


@dataclass(frozen=True)
class EesRows:
    """The header's cells, the rows under it as lists of cells, and the line on which each row begins in an editor."""

    header: Sequence[str]
    rows: Sequence[list[str]]
    lines: Sequence[int]


def read_rows(path: Path, shown_as: str, problems: ProblemList) -> EesRows | None:
    """All rows of the file that are as long as its header; `None` when it cannot be read. `problems` gets what is wrong."""
    text = read_text(path, shown_as, problems)
    if text is None:
        return None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        # The slow reader finds the place, and says what is wrong there.
        read_records(path, shown_as, problems)
        return None
    if not rows:
        problems.error("data-empty", Place(shown_as), "there is nothing in it", "download the file again")
        return None
    # Each row is a line of its own unless a text in quotation marks runs over several.
    starts = range(1, len(rows) + 1) if reader.line_num == len(rows) else _starts(text)
    return _checked(rows, starts, shown_as, problems)


def _starts(text: str) -> list[int]:
    reader = csv.reader(io.StringIO(text, newline=""))
    return [1, *(reader.line_num + 1 for _ in reader)]


def _checked(rows: list[list[str]], starts: Sequence[int], shown_as: str, problems: ProblemList) -> EesRows | None:
    header = [cell.strip() for cell in rows[0]]
    width = len(header)
    if len(rows) > 1 and set(map(len, rows)) == {width}:
        return EesRows(header, rows[1:], starts[1 : len(rows)])
    sound = [index for index in range(1, len(rows)) if len(rows[index]) == width]
    if len(sound) < len(rows) - 1:
        _tell_widths(rows, starts, width, shown_as, problems)
    if not sound:
        problems.error("data-empty", Place(shown_as), "there is a header and no row below it", "download the file again")
        return None
    return EesRows(header, [rows[index] for index in sound], [starts[index] for index in sound])


def _tell_widths(rows: Sequence[list[str]], starts: Sequence[int], width: int, shown_as: str, problems: ProblemList) -> None:
    for row, start in zip(rows[1:], starts[1:], strict=False):
        if len(row) != width and any(map(str.strip, row)):
            what = f"the header has {width} fields, this row has {len(row)}"
            fix = "download the file again, or delete the row if it is a note below the figures"
            problems.error("field-count", Place(shown_as, row=start), what, fix)
