"""Figures from the long data of DfE's Local Authority Interactive Tool (LAIT): what a pack wants of them, as facts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from scrutiny_pack.config.published import LaitFile, LaitMeasure, Timing, lait_measures
from scrutiny_pack.data.area_names import AreaNames
from scrutiny_pack.data.lait_table import UnreadableTableError, lait_table
from scrutiny_pack.data.rows import IndicatorRule
from scrutiny_pack.data.values import CellError, Reason, check_range, quoted, read_number
from scrutiny_pack.data.wanted import Wanted
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.figures import shown
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact

_MARCH, _DECEMBER = 3, 12
_YEARS = re.compile(r"(\d{4}(?:/\d{2})?)(?:-((?:\d{4}|\d{2})(?:/\d{2})?))?(?: ?\([\w .]+\))?")
_YEARS_AT_MOST = 10
_SHOWN_NAMES = 5


class _Row(NamedTuple):
    """One row of the table."""

    measure: str
    years: str
    area: str
    written: str
    value: float
    row: int


@dataclass(frozen=True)
class _Meant:
    """What a measure is for the pack: an indicator of its own, and the measure's entry in the alias table."""

    rule: IndicatorRule
    measure: LaitMeasure


def read_lait(path: Path, shown_as: str, wanted: Wanted, names: AreaNames, problems: ProblemList) -> list[Fact]:
    """The figures in a LAIT file (CSV or parquet) that the pack wants, in the file's order; what cannot be read goes to `problems`.

    An indicator is found by its published key in the alias table, an area by its number or else its name. LAIT writes "-" for every missing
    figure, so the reason is lost: all are "x". A fact's row is the line of a CSV file, and the row's number in a parquet file.
    """
    known = lait_measures()
    meant = _meant(known, wanted.indicators)
    try:
        table = lait_table(path, meant.keys())
    except UnreadableTableError as error:
        error.tell(shown_as, problems)
        return []
    codes = _codes(table, names)
    kept = {area: code for area, code in codes.items() if code and (wanted.areas is None or code in wanted.areas)}
    _tell_unknown([area for area, code in codes.items() if not code], set(kept.values()), wanted, Place(shown_as), names, problems)
    facts = []
    for row in _rows(table[table["area"].isin(kept.keys())]):
        for entry in meant[row.measure]:
            fact = _fact(row, entry, kept[row.area], known.source, shown_as, problems)
            facts += [fact] if fact else []
    return facts


def lait_period(years: str, timing: Timing) -> Period | None:
    """The period that LAIT's `years` mean for a measure of this `timing`; `None` for what is no year, such as "0".

    "2021", "2020/21" and "2020-21" are the year that ends in 2021, or its 31 March; "2014-16" and "2013/14-15/16" are three years put
    together. A mark behind them, such as "(Rev)" or "(OT)", changes nothing.
    """
    found = _YEARS.fullmatch(years.strip())
    if not found:
        return None
    first = _last_of(found[1])
    last = _last_of(found[2] or found[1])
    one = last == first + 1 and "/" not in years and timing != "calendar_year"
    length = 1 if one else last - first + 1
    if not (1900 <= first <= last and length <= _YEARS_AT_MOST):
        return None
    end = Period(last, _DECEMBER if timing == "calendar_year" else _MARCH)
    if timing == "month_end":
        return end.at_end()
    return Period(end.year, end.month, 0, 12, "year ending") if length == 1 else end.window(12 * length)


def _last_of(years: str) -> int:
    """The year that "2021", "21" or "2020/21" ends in; two digits are of this century, in which LAIT began."""
    digits = years.rpartition("/")[2]
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _meant(known: LaitFile, indicators: Mapping[str, IndicatorRule]) -> dict[str, list[_Meant]]:
    """What each measure of LAIT, by its "Short Desc", is for the pack."""
    meant: dict[str, list[_Meant]] = {}
    for rule in indicators.values():
        measure = known.measures.get(rule.published)
        if measure:
            meant.setdefault(measure.short, []).append(_Meant(rule, measure))
    return meant


def _codes(table: pd.DataFrame, names: AreaNames) -> dict[str, str]:
    """The code of each area in the table: by its number, else by its name; empty for one that is not known."""
    pairs = table[["area", "number"]].astype(str).drop_duplicates("area")
    return {area: names.code(number) or names.code(area) for area, number in pairs.itertuples(index=False, name=None)}


def _tell_unknown(
    unknown: Collection[str], kept: Collection[str], wanted: Wanted, place: Place, names: AreaNames, problems: ProblemList
) -> None:
    """Tell of areas that no code was found for, when one that is wanted may be among them."""
    if not unknown or (wanted.areas is not None and wanted.areas <= set(kept)):
        return
    first = ", ".join(quoted(name) for name in sorted(unknown)[:_SHOWN_NAMES])
    more = f" and {len(unknown) - _SHOWN_NAMES} more" if len(unknown) > _SHOWN_NAMES else ""
    one = "leads to no area that is known, and its figures are not read"
    what = f"{first}{more} lead to no area that is known, and their figures are not read" if len(unknown) > 1 else f"{first} {one}"
    fix = f"name an areas file that has their codes, numbers and names.{names.suggestion(min(unknown))}"
    problems.warn("unknown-area", place, what, fix)


def _rows(table: pd.DataFrame) -> Iterator[_Row]:
    columns = [table[name].tolist() for name in _Row._fields]
    return (_Row(*cells) for cells in zip(*columns, strict=True))


def _fact(row: _Row, meant: _Meant, area: str, source: str, shown_as: str, problems: ProblemList) -> Fact | None:
    rule, measure = meant.rule, meant.measure
    period = lait_period(row.years, measure.timing)
    if period is None:
        what = f"{quoted(row.years)} is not a year"
        problems.error("not-a-period", Place(shown_as, row=row.row, column="Years"), what, "write it like 2021, 2020/21 or 2014-16")
        return None
    try:
        read = _figure(row, measure.decimals, rule)
    except CellError as error:
        problems.error(error.slug, Place(shown_as, row=row.row, column="Values"), error.what, error.fix)
        return None
    value, reason = (None, read.value) if isinstance(read, Reason) else (read, "")
    return Fact(rule.id, area, period, value, None, None, measure.decimals, reason, "published", source, "", shown_as, row.row)


def _figure(row: _Row, decimals: int, rule: IndicatorRule) -> Decimal | Reason:
    """The number of a row as it was published, or why there is none. Raises `CellError` for what is neither."""
    if row.value == row.value:
        value = shown(Decimal(repr(row.value)), decimals)
    else:
        read = read_number(row.written, rule.unit, {})
        if read is None:
            raise CellError("missing-value", "there is neither a figure nor a symbol", "download the file again; a part of it may be lost")
        if isinstance(read, Reason):
            return read
        value = shown(read, decimals)
    check_range(value, rule.unit, rule.minimum, rule.maximum)
    return value
