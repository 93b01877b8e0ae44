"""What stands in a published file: a table of Explore Education Statistics, or LAIT's long data."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from scrutiny_pack.config.published import lait_measures
from scrutiny_pack.data.area_names import AreaNames
from scrutiny_pack.data.ees import open_ees
from scrutiny_pack.data.ees_measures import EesFile
from scrutiny_pack.data.ees_names import MeasureSource, folded_column, matches
from scrutiny_pack.data.ees_rows import read_rows
from scrutiny_pack.data.ees_unplaced import tell_unplaced
from scrutiny_pack.data.lait import lait_period
from scrutiny_pack.data.lait_table import UnreadableTableError, lait_table
from scrutiny_pack.data.overview import Overview, first_of, in_data_folder, span, symbol_of
from scrutiny_pack.data.values import CellError, quoted, read_number
from scrutiny_pack.errors import Problem, ProblemList

NAMES_NOT_KNOWN = ("unknown-publication", "unknown-columns")
"""A release with names that are not known is no broken file: what would map them is told with the rest."""

NO_MEASURE = "none that an indicator can name; the table is known, and none of its figures is read yet"

_EES = "published table (Explore Education Statistics)"


def overview_of_ees(path: Path, shown_as: str, problems: ProblemList) -> Overview:
    """What stands in a published table; what is broken goes to `problems`, and names that are not known into the overview."""
    noted = ProblemList()
    file = open_ees(path, shown_as, noted)
    if file is None:
        return _of_unknown(path, shown_as, noted, problems)
    sources = file.names.sources(file.columns.table, sorted(file.names.measures))
    readable = tell_unplaced(file, sources, noted)
    table = file.names.tables[file.columns.table]
    years = sorted(set(file.areas.years[file.kept].tolist()))
    return Overview(
        _EES,
        {
            "Publication": file.names.publications[table.publication].name,
            "Table": table.name if file.columns.recognised else f"{table.name}, as far as its names are known",
            "Release": str(file.areas.newest),
            **({} if sources else {"Measures": NO_MEASURE}),
        },
        rows=len(file.kept),
        areas=set(file.areas.areas[file.kept].tolist()),
        periods=span(map(str, years), "year"),
        measures=readable,
        symbols=_symbols(file),
        not_understood=[*_unknown_names(noted, problems), *_left_over(file), *_unreadable(file, sources)],
        paste=f"- {{file: {in_data_folder(path)}, status: published}}" if sources else "",
    )


def _of_unknown(path: Path, shown_as: str, noted: ProblemList, problems: ProblemList) -> Overview:
    lines = _unknown_names(noted, problems)
    rows = read_rows(path, shown_as, ProblemList()) if lines else None
    return Overview(_EES, {"Publication": "not known"}, rows=len(rows.lines) if rows else None, not_understood=lines)


def _unknown_names(noted: ProblemList, problems: ProblemList) -> list[str]:
    """What is said of names that are not known, in lines; everything else goes on to `problems`."""
    said: list[Problem] = []
    for problem in [*noted.errors, *noted.warnings]:
        if problem.slug in NAMES_NOT_KNOWN:
            said.append(problem)
        elif problem.severity == "error":
            problems.errors.append(problem)
        else:
            problems.warnings.append(problem)
    return [line for problem in said for line in (problem.what, f"fix: {problem.fix}")]


def _left_over(file: EesFile) -> list[str]:
    """The columns that nothing is known of; where a measure lacks one of them the message of that says more."""
    names = [file.rows.header[place] for place in file.columns.unplaced]
    return [f"columns that are not read: {', '.join(map(quoted, names))}"] if names else []


def _figure_columns(file: EesFile) -> list[int]:
    """The positions of all columns but those of areas, times, names and labels."""
    placed = file.columns.positions
    apart = {placed[key] for key in file.names.identifiers if key in placed}
    apart |= {placed[key] for key in file.names.tables[file.columns.table].labels if key in placed}
    known = [folded_column(name) for name in file.rows.header]
    return [place for place, name in enumerate(known) if place not in apart and not matches(file.names.names, name)]


def _symbols(file: EesFile) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for place in _figure_columns(file):
        codes, texts = file.rows.texts(place)
        symbols = [code for code, text in enumerate(texts) if symbol_of(text)]
        if symbols:
            often = np.bincount(codes[file.kept], minlength=len(texts))
            counts += Counter({texts[code].strip(): int(often[code]) for code in symbols})
    return counts


def _unreadable(file: EesFile, sources: Mapping[str, MeasureSource]) -> list[str]:
    """What stands in the place of a figure and is neither number nor symbol."""
    labels = file.names.tables[file.columns.table].labels
    wanted = dict.fromkeys(column for source in sources.values() for column in source.columns if column not in labels)
    lines = []
    for column in (name for name in wanted if name in file.columns.positions):
        place = file.columns.positions[column]
        odd = [text for text in file.rows.texts(place)[1] if _is_odd(text)]
        if odd:
            lines += first_of(f"neither figures nor symbols, in column {quoted(file.rows.header[place])}:", odd)
    return lines


def _is_odd(text: str) -> bool:
    try:
        read_number(text, None, {})
    except CellError:
        return True
    return False


def overview_of_lait(path: Path, shown_as: str, names: AreaNames, problems: ProblemList) -> Overview:
    """What stands in LAIT's long data; areas are led to their codes by `names`."""
    try:
        table = lait_table(path)
    except UnreadableTableError as error:
        error.tell(shown_as, problems)
        return Overview("LAIT")
    pairs = table[["area", "number"]].astype(str).drop_duplicates("area").itertuples(index=False, name=None)
    codes = {area: names.code(number) or names.code(area) for area, number in pairs}
    written = {str(text): int(count) for text, count in table["written"].value_counts().items() if symbol_of(str(text))}
    shorts = set(table["measure"].cat.categories.astype(str))
    known = [key for key, measure in lait_measures().measures.items() if measure.short in shorts]
    years = {str(text): lait_period(str(text), "year") for text in table["years"].cat.categories}
    ends = sorted({period.year for period in years.values() if period})
    overview = Overview("LAIT, long data", {"Publication": lait_measures().source})
    overview.not_understood += first_of("years", [text for text, period in years.items() if period is None])
    overview.not_understood += first_of("areas", [area for area, code in codes.items() if not code])
    others = len(shorts) - len({lait_measures().measures[key].short for key in known})
    if others:
        overview.not_understood.append(f"{others} other measures of the tool, which no indicator can name")
    return dataclasses.replace(
        overview,
        rows=len(table),
        areas=set(codes.values()) - {""},
        periods=span(map(str, ends), "year"),
        measures=known,
        symbols=written,
        paste=f"- {{file: {in_data_folder(path)}, status: published}}",
    )
