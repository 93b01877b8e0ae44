"""A whole published file as a typed table: every figure of every area and year, for looking through and for summing up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from scrutiny_pack.data.ees import open_ees
from scrutiny_pack.data.ees_columns import LONGEST_SYMBOL
from scrutiny_pack.data.ees_measures import CellReader, EesFile
from scrutiny_pack.data.ees_names import folded_column, matches
from scrutiny_pack.data.values import Reason
from scrutiny_pack.errors import ProblemList

_Figures: TypeAlias = tuple[npt.NDArray[np.float64], npt.NDArray[np.int8]]

_NUMBER = re.compile("-?[0-9]+(?:\\.[0-9]+)?")
SYMBOLS = ("", *(reason.value for reason in Reason))

COLUMNS = ("area", "year", "row", "column", "value", "reason")
"""The columns that every table has; those of the file's labels follow."""


def ees_table(path: Path, shown_as: str, problems: ProblemList, symbols: Mapping[str, str] | None = None) -> pd.DataFrame:
    """All figures of a published file, one a row: `COLUMNS`, then the file's columns of labels under their own names.

    `value` is a float, NaN where there is none; `reason` then is the symbol. `row` is the editor's line. Rows of levels that are not read
    are left out. Empty when the file cannot be read; `problems` says why.
    """
    file = open_ees(path, shown_as, problems)
    if file is None:
        return pd.DataFrame(columns=list(COLUMNS))
    reader, typed = CellReader(symbols or {}), dict[str, float]()
    labels = [place for place in _unread(file) if _is_label(file, place)]
    figures = [_typed(file, place, reader, typed) for place in _unread(file) if place not in labels]
    reader.tell(shown_as, problems)
    return _stacked(file, [place for place in _unread(file) if place not in labels], figures, labels)


def _unread(file: EesFile) -> list[int]:
    """The positions of all columns but those that say of which area and time a row is, and what areas are called."""
    identifiers = {file.columns.positions[key] for key in file.names.identifiers if key in file.columns.positions}
    folded = [folded_column(name) for name in file.rows.header]
    return [place for place, name in enumerate(folded) if place not in identifiers and not matches(file.names.names, name)]


def _is_label(file: EesFile, place: int) -> bool:
    """Whether a column holds labels: the alias table says so, or there is neither a number nor a symbol in it."""
    known = file.names.tables[file.columns.table].labels
    if any(file.columns.positions.get(column) == place for column in known):
        return True
    texts = file.rows.texts(place)[1]
    return not any(_NUMBER.fullmatch(text) for text in texts) and any(len(text) > LONGEST_SYMBOL for text in texts)


def _typed(file: EesFile, place: int, reader: CellReader, known: dict[str, float]) -> _Figures:
    """The number, or the symbol's position in `SYMBOLS`, of each kept row; `known` are the numbers that were read before."""
    codes, texts = file.rows.texts(place)
    known |= {text: float(text) for text in texts if text not in known and _NUMBER.fullmatch(text)}
    values = np.array([known.get(text, np.nan) for text in texts], dtype=np.float64)
    symbols = np.zeros(len(texts), dtype=np.int8)
    for code in np.flatnonzero(np.isnan(values)).tolist():
        values[code], symbols[code] = _odd(file, place, code, reader)
    kept = codes[file.kept]
    return values[kept], symbols[kept]


def _odd(file: EesFile, place: int, code: int, reader: CellReader) -> tuple[float, int]:
    """What a text that is no plain number stands for; `reader` notes it with all its lines if it is nothing known."""
    codes, texts = file.rows.texts(place)
    lines = [file.rows.lines[row] for row in file.kept[codes[file.kept] == code].tolist()]
    found = reader.read([texts[code]] * len(lines), None, file.rows.header[place], lines)[:1]
    if found and isinstance(found[0], Decimal):
        return float(found[0]), 0
    return float("nan"), SYMBOLS.index(str(found[0] or "")) if found else 0


def _stacked(file: EesFile, places: Sequence[int], figures: Sequence[_Figures], labels: Sequence[int]) -> pd.DataFrame:
    """The figures of all columns, one under the other."""
    times = len(places)
    codes, areas = pd.factorize(file.areas.areas[file.kept])
    lines = np.asarray(file.rows.lines, dtype=np.int32)
    table: dict[str, object] = {
        "area": pd.Categorical.from_codes(np.tile(codes, times), pd.Index(areas, dtype=object)),
        "year": np.tile(file.areas.years[file.kept].astype(np.int16), times),
        "row": np.tile(lines[file.kept], times),
        "column": pd.Categorical.from_codes(
            np.repeat(np.arange(times), len(file.kept)), pd.Index([file.rows.header[place] for place in places], dtype=object)
        ),
        "value": np.concatenate([values for values, _ in figures] or [np.empty(0)]),
        "reason": pd.Categorical.from_codes(
            np.concatenate([symbols for _, symbols in figures] or [np.empty(0, dtype=np.int8)]), pd.Index(SYMBOLS, dtype=object)
        ),
    }
    for place in labels:
        which, texts = file.rows.texts(place)
        table[file.rows.header[place]] = pd.Categorical.from_codes(np.tile(which[file.kept], times), pd.Index(list(texts), dtype=object))
    return pd.DataFrame(table)
