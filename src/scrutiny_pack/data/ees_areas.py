"""Of which area and which year each row of a published table is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scrutiny_pack.data.changed_areas import same_authority
from scrutiny_pack.data.csv_files import nearest
from scrutiny_pack.data.ees_columns import IDENTIFIERS_NEEDED
from scrutiny_pack.data.ees_names import EesNames, folded_label, matches
from scrutiny_pack.data.ees_rows import EesRows
from scrutiny_pack.data.values import quoted
from scrutiny_pack.errors import Place, ProblemList

_CODE = re.compile("[EKNSW][0-9]{8}")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_TWO_YEARS = re.compile("((?:19|20)[0-9]{2})[-/]?([0-9]{2})")


@dataclass(frozen=True)
class RowAreas:
    """For each row: the code of its area and the year in which its period ends. An empty code or year 0: the row is not read."""

    areas: npt.NDArray[np.object_]
    years: npt.NDArray[np.int64]

    @property
    def newest(self) -> int:
        """The newest year of all rows: that of the release."""
        return int(self.years.max(initial=0))

    def under_codes(self, wanted: Iterable[str]) -> RowAreas:
        """The same rows, those of an authority's other code under its `wanted` one, but for years that stand under the wanted one too."""
        areas = self.areas.copy()
        for code in sorted(wanted):
            for other in same_authority(code):
                elsewhere = (areas == other) & ~np.isin(self.years, self.years[areas == code])
                areas[elsewhere] = code
        return RowAreas(areas, self.years)


def areas_and_years(rows: EesRows, positions: Mapping[str, int], names: EesNames, shown_as: str, problems: ProblemList) -> RowAreas | None:
    """The area and year of each row; `None` when the columns for that are not there. What is odd is told once, with its first row.

    Rows of other levels (schools, districts) are passed over. 2024 and 202324 are both the year that ends in 2024.
    """
    missing = [name for name in IDENTIFIERS_NEEDED if name not in positions]
    if missing:
        what = f"no column is known to be {' or '.join(missing)}; the columns are {', '.join(map(quoted, rows.header[:20]))}"
        lines = ", ".join(f'{name}: "its name here"' for name in missing)
        problems.error("missing-column", Place(shown_as, row=1), what, f"write beside the file in the pack: columns: {{{lines}}}")
        return None
    codes = [key for key in ("geographic_level", *names.levels) if key in positions]
    times = [key for key in ("time_period", "time_identifier") if key in positions]
    place = Place(shown_as)
    _tell_holders(rows, positions, names, place, problems)
    areas = _each(rows, [positions[key] for key in codes], lambda cells: _code(dict(zip(codes, cells, strict=True)), names), "")
    years = _each(rows, [positions[key] for key in times], lambda cells: _year(cells, names), 0)
    _tell(areas, "unknown-area", place, "correct the code; a row of no area does not belong here", problems)
    _tell(years, "not-a-period", place, "correct the year, or take the row out", problems)
    return RowAreas(areas.found, years.found.astype(np.int64))


def _tell_holders(rows: EesRows, positions: Mapping[str, int], names: EesNames, file: Place, problems: ProblemList) -> None:
    """Note each level whose codes stand in a column that is not known, with the line of YAML that names it."""
    codes, levels = rows.texts(positions["geographic_level"])
    for holder, patterns in names.levels.items():
        places = [place for place, level in enumerate(levels) if matches(patterns, folded_label(level))]
        if holder in positions or not places:
            continue
        found = np.flatnonzero(np.isin(codes, places))
        what = f"no column is known to be {holder}, which holds the codes of {len(found):,} rows for {quoted(levels[places[0]])}"
        known = set(positions.values())
        near = nearest(holder, [name for place, name in enumerate(rows.header) if place not in known]) or "its name here"
        fix = f'write beside the file in the pack: columns: {{{holder}: "{near}"}}'
        problems.error("missing-column", Place(file.file, row=rows.lines[int(found[0])]), what, fix)


@dataclass(frozen=True)
class _Each:
    """What was read from each row, and for each odd thing the lines that have it."""

    found: npt.NDArray[np.object_]
    odd: Mapping[str, Sequence[int]]


def _each(rows: EesRows, places: Sequence[int], read: Callable[[Sequence[str]], object], empty: object) -> _Each:
    """What `read` makes of the cells at `places`, once for each combination; `empty` where it raises `ValueError`."""
    combined = np.zeros(len(rows.lines), dtype=np.int64)
    for place in places:
        codes, texts = rows.texts(place)
        combined = combined * len(texts) + codes
    _, first, which = np.unique(combined, return_index=True, return_inverse=True)
    cells = [rows.cells(place, first) for place in places]
    known = np.empty(len(first), dtype=object)
    odd: dict[str, list[int]] = {}
    for index, key in enumerate(zip(*cells, strict=True)):
        try:
            known[index] = read(key)
        except ValueError as error:
            known[index] = empty
            odd.setdefault(str(error), []).extend(rows.lines[row] for row in np.flatnonzero(which == index).tolist())
    return _Each(known[which], odd)


def _code(cells: Mapping[str, str], names: EesNames) -> str:
    """The code in a row's identifiers, or nothing for a level that is not read; raises `ValueError` with what is wrong with it."""
    level = cells["geographic_level"]
    holder = next((key for key, patterns in names.levels.items() if matches(patterns, folded_label(level))), "")
    if not holder:
        return ""
    if holder not in cells:
        return ""
    code = cells[holder].strip()
    if not _CODE.fullmatch(code):
        raise ValueError(f"{quoted(code)} is not the code of an area such as E08000028")
    return code


def _year(cells: Sequence[str], names: EesNames) -> int:
    """The year in which a period ends; raises `ValueError` with what is wrong with it."""
    text = cells[0].strip()
    if len(cells) > 1 and not matches(names.years, folded_label(cells[1])):
        raise ValueError(f"{quoted(cells[1])} is not a whole year")
    two = _TWO_YEARS.fullmatch(text)
    if two and (int(two[1]) + 1) % 100 == int(two[2]):
        return int(two[1]) + 1
    if _YEAR.fullmatch(text):
        return int(text)
    raise ValueError(f"{quoted(text)} is not a year such as 2024 or 202324")


def _tell(each: _Each, slug: str, file: Place, fix: str, problems: ProblemList) -> None:
    for what, lines in each.odd.items():
        more = f" (and in {len(lines) - 1:,} more {'rows' if len(lines) > 2 else 'row'})" if len(lines) > 1 else ""
        problems.error(slug, Place(file.file, row=min(lines)), what + more, fix)
