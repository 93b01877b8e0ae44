"""A whole published file as a typed table: every figure of every area and year, for looking through and for summing up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pandas as pd

from scrutiny_pack.data.ees import open_ees
from scrutiny_pack.data.ees_measures import CellReader, EesFile
from scrutiny_pack.data.ees_names import folded_column, matches
from scrutiny_pack.data.values import Reason
from scrutiny_pack.errors import ProblemList

_Typed: TypeAlias = tuple[float, str]

_NUMBER = re.compile("-?[0-9]+(?:\\.[0-9]+)?")
_SYMBOL_CHARACTERS = 3

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
    cells = list(zip(*(file.rows.rows[row] for row in file.kept), strict=True)) or [()] * len(file.rows.header)
    lines = [file.rows.lines[row] for row in file.kept]
    reader, typed = CellReader(symbols or {}), dict[str, _Typed]()
    labels = [place for place in _unread(file) if _is_label(file, place, cells[place])]
    columns = {
        file.rows.header[place]: _typed(cells[place], file.rows.header[place], lines, reader, typed)
        for place in _unread(file)
        if place not in labels
    }
    reader.tell(shown_as, problems)
    return _stacked(file, columns, lines, {file.rows.header[place]: cells[place] for place in labels})


def _unread(file: EesFile) -> list[int]:
    """The positions of all columns but those that say of which area and time a row is, and what areas are called."""
    identifiers = {file.columns.positions[key] for key in file.names.identifiers if key in file.columns.positions}
    folded = [folded_column(name) for name in file.rows.header]
    return [place for place, name in enumerate(folded) if place not in identifiers and not matches(file.names.names, name)]


def _is_label(file: EesFile, place: int, cells: Sequence[str]) -> bool:
    """Whether a column holds labels: the alias table says so, or there is neither a number nor a symbol in it."""
    known = file.names.tables[file.columns.table].labels
    if any(file.columns.positions.get(column) == place for column in known):
        return True
    texts = set(cells)
    return not any(_NUMBER.fullmatch(text) for text in texts) and any(len(text) > _SYMBOL_CHARACTERS for text in texts)


def _typed(cells: Sequence[str], column: str, lines: Sequence[int], reader: CellReader, known: dict[str, _Typed]) -> list[_Typed]:
    """The number, or the symbol, that stands in each cell; `known` are those that were read before."""
    odd = {}
    for text in set(cells) - known.keys():
        if _NUMBER.fullmatch(text):
            known[text] = (float(text), "")
        else:
            where = [line for line, cell in zip(lines, cells, strict=True) if cell == text]
            figure = reader.read([text] * len(where), None, column, where)[0]
            odd[text] = (float(figure), "") if isinstance(figure, Decimal) else (float("nan"), str(figure or ""))
    here = known | odd if odd else known
    return [here[text] for text in cells]


def _stacked(
    file: EesFile, columns: Mapping[str, Sequence[_Typed]], lines: Sequence[int], labels: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """The figures of all columns, one under the other."""
    times, rows = len(columns), len(lines)
    figures = [figure for column in columns.values() for figure in column]

    def repeated(texts: Sequence[str]) -> pd.Categorical:
        codes = {text: code for code, text in enumerate(dict.fromkeys(texts))}
        return pd.Categorical.from_codes(np.tile([codes[text] for text in texts], times), pd.Index(list(codes), dtype=object))

    symbols = {"": 0, **{reason.value: code for code, reason in enumerate(Reason, 1)}}
    table = {
        "area": repeated([file.areas.areas[row] for row in file.kept]),
        "year": np.tile(np.asarray([file.areas.years[row] for row in file.kept], dtype=np.int16), times),
        "row": np.tile(np.asarray(lines, dtype=np.int32), times),
        "column": pd.Categorical.from_codes(np.repeat(np.arange(times), rows), pd.Index(list(columns), dtype=object)),
        "value": np.fromiter((value for value, _ in figures), dtype=np.float64, count=len(figures)),
        "reason": pd.Categorical.from_codes([symbols[reason] for _, reason in figures], pd.Index(list(symbols), dtype=object)),
    }
    return pd.DataFrame(table | {name: repeated(texts) for name, texts in labels.items()})
