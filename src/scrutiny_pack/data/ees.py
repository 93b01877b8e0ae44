"""Explore Education Statistics files, any release: the figures that a pack names, or a whole file as typed observations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from scrutiny_pack.data.ees_areas import areas_and_years
from scrutiny_pack.data.ees_columns import place_columns
from scrutiny_pack.data.ees_measures import CellReader, EesFile, measure_facts
from scrutiny_pack.data.ees_names import ees_names
from scrutiny_pack.data.ees_rows import read_rows
from scrutiny_pack.data.ees_unplaced import tell_unplaced
from scrutiny_pack.data.rows import IndicatorRule
from scrutiny_pack.data.wanted import Wanted
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.text import Fact

_NOTHING: Mapping[str, str] = {}


def read_ees(
    path: Path,
    shown_as: str,
    wanted: Wanted,
    problems: ProblemList,
    columns: Mapping[str, str] = _NOTHING,
    symbols: Mapping[str, str] = _NOTHING,
) -> list[Fact]:
    """The figures in a published file that `wanted` names, measure by measure in the order of the file.

    `columns` are the user's own names of columns and labels, by ours; `symbols` as in `values.read_number`. A rate for which the release
    has only the count has no value yet: see `rates.derive_rates`. What cannot be read or placed goes to `problems`.
    """
    file = open_ees(path, shown_as, problems, wanted.areas, columns)
    return facts_in(file, wanted, problems, symbols) if file else []


def facts_in(file: EesFile, wanted: Wanted, problems: ProblemList, symbols: Mapping[str, str] = _NOTHING) -> list[Fact]:
    """The figures of `wanted` in a file that is open, as `read_ees` gives them."""
    published = {rule.published for rule in wanted.indicators.values() if rule.published}
    sources = file.names.sources(file.columns.table, sorted(published))
    reader = CellReader(symbols)
    facts = [
        fact
        for key in tell_unplaced(file, sources, problems)
        for fact in measure_facts(file, sources[key], _rules(wanted, key), reader, problems)
    ]
    reader.tell(file.shown_as, problems)
    return facts


def open_ees(
    path: Path, shown_as: str, problems: ProblemList, areas: frozenset[str] | None = None, columns: Mapping[str, str] = _NOTHING
) -> EesFile | None:
    """A published file with its columns placed and the rows of `areas` found (all areas when left out); `None` when it cannot be read."""
    names = ees_names()
    rows = read_rows(path, shown_as, problems)
    placed = place_columns(rows, names, columns, shown_as, problems) if rows else None
    found = areas_and_years(rows, placed.positions, names, shown_as, problems) if rows and placed else None
    if rows is None or placed is None or found is None:
        return None
    if areas is not None:
        found = found.under_codes(areas)
    wanted = (found.areas != "") & (found.years > 0)
    if areas is not None:
        wanted &= pd.Index(found.areas).isin(list(areas))
    return EesFile(shown_as, rows, placed, found, np.flatnonzero(wanted), names)


def _rules(wanted: Wanted, key: str) -> list[IndicatorRule]:
    return [rule for rule in wanted.indicators.values() if rule.published == key]
