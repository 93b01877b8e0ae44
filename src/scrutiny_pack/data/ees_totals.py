"""Which authorities England's newest figure is without, as they supplied none: seen in the arrays of a published file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scrutiny_pack.data.area_names import AreaNames
from scrutiny_pack.data.changed_areas import changed_areas
from scrutiny_pack.data.ees_measures import EesFile, rows_with
from scrutiny_pack.data.ees_names import MeasureSource
from scrutiny_pack.data.ees_rows import Positions
from scrutiny_pack.data.overview import symbol_of
from scrutiny_pack.data.values import Reason
from scrutiny_pack.data.wanted import Wanted
from scrutiny_pack.errors import Place, ProblemList

_ENGLAND = "E92000001"
_AUTHORITIES = ("E06", "E07", "E08", "E09", "E10")
_SUPPLIED_NONE = (Reason.NOT_AVAILABLE, Reason.UNRELIABLE, Reason.NOT_APPLICABLE)
_NAMED_AT_MOST = 3


@dataclass(frozen=True)
class MissingAreas:
    """The authorities (codes) without a figure of `indicator` in a `year` for which England has one, and the first one's place."""

    indicator: str
    year: int
    areas: tuple[str, ...]
    place: Place


def missing_areas(file: EesFile, wanted: Wanted) -> Iterator[MissingAreas]:
    """For each indicator of `wanted` who is missing in the newest year of the file that is not after the pack's; none, if nobody is.

    An authority that had ended is not counted, and a figure that is withheld is not missing.
    """
    ids = {rule.published: rule.id for rule in wanted.indicators.values() if rule.published}
    year = int(file.areas.years[file.areas.years <= wanted.until].max(initial=0))
    of_year = np.flatnonzero(file.areas.years == year)
    kept = of_year[pd.Series(file.areas.areas[of_year]).str.startswith((_ENGLAND, *_AUTHORITIES)).to_numpy(dtype=bool)]
    whole = dataclasses.replace(file, kept=kept)
    for key, source in file.names.sources(file.columns.table, sorted(ids)).items():
        rows = _rows_of(whole, source)
        found = [(area, row) for area, row in rows if area != _ENGLAND]
        if found and len(found) == len(rows):
            first = min(file.rows.lines[row] for _, row in found)
            yield MissingAreas(ids[key], year, tuple(dict.fromkeys(area for area, _ in found)), Place(file.shown_as, row=first))


def _rows_of(file: EesFile, source: MeasureSource) -> list[tuple[str, int]]:
    """The area and row of each figure that was not supplied."""
    placed = file.columns.positions
    column = next((name for name in (source.value, source.numerator) if name in placed), "")
    if not column or any(name not in placed for name in source.where):
        return []
    rows: Positions = rows_with(file, source.where)
    codes, texts = file.rows.texts(placed[column])
    none = [code for code, text in enumerate(texts) if symbol_of(text) in _SUPPLIED_NONE]
    rows = rows[np.isin(codes[rows], none)]
    areas = file.areas.areas[rows].tolist()
    ended = changed_areas()
    return [(area, row) for area, row in zip(areas, rows.tolist(), strict=True) if not (area in ended and ended[area].ended)]


def tell_missing(lacking: Iterable[MissingAreas], names: AreaNames, problems: ProblemList) -> None:
    """One warning for each indicator, of its newest year; indicators of one file that the same areas lack share theirs."""
    newest: dict[str, MissingAreas] = {}
    for each in lacking:
        if each.indicator not in newest or newest[each.indicator].year < each.year:
            newest[each.indicator] = each
    alike: dict[tuple[str, int, tuple[str, ...]], list[MissingAreas]] = {}
    for each in newest.values():
        alike.setdefault((each.place.file, each.year, each.areas), []).append(each)
    for (_, year, areas), found in alike.items():
        more = f" and {len(areas) - _NAMED_AT_MOST} more" if len(areas) > _NAMED_AT_MOST else ""
        named = ", ".join(f"{names.name(code)} ({code})" for code in areas[:_NAMED_AT_MOST])
        what = f"{named}{more} gave no figure of {', '.join(each.indicator for each in found)} for {year}, and England has one"
        problems.warn("area-missing-from-total", found[0].place, what, "nothing: say so beside England's figure, if it matters")
