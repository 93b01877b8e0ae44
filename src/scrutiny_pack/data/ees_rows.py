"""The cells of a published CSV file as they were written, with the line of each row: checked for shape, and nothing read yet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from scrutiny_pack.data.csv_files import read_records, read_text
from scrutiny_pack.errors import Place, ProblemList

Positions = npt.NDArray[np.intp]


@dataclass(frozen=True)
class EesRows:
    """The header's cells, the cells under it (`frame` has a column of text for each), and the editor's line of each row."""

    header: Sequence[str]
    frame: pd.DataFrame
    lines: Sequence[int]
    known: dict[int, tuple[Positions, Sequence[str]]] = field(default_factory=dict)
    """The different texts of the columns that were asked for."""

    def texts(self, place: int) -> tuple[Positions, Sequence[str]]:
        """The different texts in the column at `place`, and for each row which of them stands there."""
        if place not in self.known:
            codes, texts = pd.factorize(self.frame.iloc[:, place])
            self.known[place] = (codes, np.asarray(texts, dtype=object).tolist())
        return self.known[place]

    def cells(self, place: int, of: Positions) -> list[str]:
        """What stands in the column at `place` in the rows `of`."""
        codes, texts = self.texts(place)
        return [texts[code] for code in codes[of].tolist()]


def read_rows(path: Path, shown_as: str, problems: ProblemList) -> EesRows | None:
    """All rows of the file that are as long as its header; `None` when it cannot be read. `problems` gets what is wrong."""
    text = read_text(path, shown_as, problems)
    if text is None:
        return None
    frame = _read_at_once(text) if _is_regular(text) else None
    if frame is None:
        return _read_with_care(path, text, shown_as, problems)
    header = [cell.strip() for cell in frame.iloc[0].tolist()]
    return EesRows(header, frame.iloc[1:], range(2, len(frame) + 1))


def _is_regular(text: str) -> bool:
    """Whether each row is one line and has as many commas as the first, as far as the sum of them tells."""
    bare = re.sub('"[^"]*"', "", text) if '"' in text else text
    bare = bare.replace("\r\n", "\n").removesuffix("\n")
    if '"' in bare or "\r" in bare or "\n\n" in bare or text.count("\n") - text.endswith("\n") != bare.count("\n"):
        return False
    commas = bare.partition("\n")[0].count(",")
    lines = bare.count("\n") + 1
    return commas > 0 and lines > 1 and bare.count(",") == commas * lines


def _read_at_once(text: str) -> pd.DataFrame | None:
    """All cells; `None` when a row is longer than the first, for which another then is shorter."""
    try:
        return pd.read_csv(io.StringIO(text), header=None, dtype=str, na_filter=False)
    except pd.errors.ParserError:
        return None


def _read_with_care(path: Path, text: str, shown_as: str, problems: ProblemList) -> EesRows | None:
    """The rows of a file that is not quite as it was published, each with its line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    starts = [1]
    try:
        for row in reader:
            rows.append(row)
            starts.append(reader.line_num + 1)
    except csv.Error:
        # This reader finds the place, and says what is wrong there.
        read_records(path, shown_as, problems)
        return None
    filled = [(start, row) for start, row in zip(starts, rows, strict=False) if any(map(str.strip, row))]
    if not filled:
        problems.error("data-empty", Place(shown_as), "there is nothing in it", "download the file again")
        return None
    return _right_width([cell.strip() for cell in filled[0][1]], filled[1:], shown_as, problems)


def _right_width(header: list[str], rows: Sequence[tuple[int, list[str]]], shown_as: str, problems: ProblemList) -> EesRows | None:
    for start, row in rows:
        if len(row) != len(header):
            what = f"the header has {len(header)} fields, this row has {len(row)}"
            fix = "download the file again, or delete the row if it is a note below the figures"
            problems.error("field-count", Place(shown_as, row=start), what, fix)
    sound = [(start, row) for start, row in rows if len(row) == len(header)]
    if not sound:
        problems.error("data-empty", Place(shown_as), "there is a header and no row below it that can be read", "download the file again")
        return None
    return EesRows(header, pd.DataFrame([row for _, row in sound], dtype=str), [start for start, _ in sound])
