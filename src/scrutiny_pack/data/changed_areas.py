"""Authorities that ended, began or changed their code: what became of them and since when, from a table that is shipped."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny_pack.data.csv_files import read_csv
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.periods import Period
from scrutiny_pack.shipped import shipped_folder

_COLUMNS = ("code", "name", "ended", "became", "since")


@dataclass(frozen=True)
class ChangedArea:
    """One code: `ended` is the last day it was in use (ISO, or empty), `became` the codes after it, `since` the first day it was in use."""

    code: str
    name: str
    ended: str
    became: tuple[str, ...]
    since: str


def explain_area(code: str) -> str | None:
    """A sentence on why an area has figures for some years only, and where the others are; `None` for an area that did not change."""
    areas = changed_areas()
    area = areas.get(code)
    if area is None:
        return None
    before = forerunners(code)
    if area.ended:
        after = successors(code)
        if same_authority(code):
            newest = current_code(code)
            return f"{area.name} has had the code {newest} since {_day(areas[newest].since)}; {code} was its code until {_day(area.ended)}"
        return f"{area.name} ended on {_day(area.ended)}; since {_day(after[0].since)} there {_are(after)} instead"
    if same_authority(code):
        return f"{area.name} has had the code {code} since {_day(area.since)}; earlier figures may stand under {before[0].code}"
    return f"{area.name} began on {_day(area.since)}; earlier figures are those of {_listed(before)}"


def forerunners(code: str) -> tuple[ChangedArea, ...]:
    """The areas in whose place this one began."""
    return tuple(other for other in changed_areas().values() if code in other.became)


def successors(code: str) -> tuple[ChangedArea, ...]:
    """The areas that took the place of this one."""
    areas = changed_areas()
    return tuple(areas[other] for other in areas[code].became)


def current_code(code: str) -> str:
    """The newest code of the same authority: its own, where it was never given another."""
    areas = changed_areas()
    while code in areas and areas[code].ended and same_authority(code):
        (code,) = areas[code].became
    return code


def same_authority(code: str) -> tuple[str, ...]:
    """The other codes of the same authority, the nearest in time, for figures under the code of their time: North Yorkshire has two.

    Its boundary is the same, or as good as: Barnsley gave Sheffield one estate in 2025.
    """
    areas = changed_areas()
    area = areas.get(code)
    linked = [other for other in areas.values() if area and (other.code in area.became or code in other.became)]
    # A new authority may carry an old name with other boundaries, as Dorset does: then it has more than one forerunner.
    return tuple(other.code for other in linked if area and other.name == area.name and _is_one_to_one(area, other, areas))


def _is_one_to_one(area: ChangedArea, other: ChangedArea, areas: Mapping[str, ChangedArea]) -> bool:
    old, new = (area, other) if other.code in area.became else (other, area)
    return old.became == (new.code,) and sum(new.code in each.became for each in areas.values()) == 1


def changed_on(code: str) -> str:
    """The day (ISO) on which the area with this code began, or another took its place; empty where no boundary changed."""
    areas = changed_areas()
    area = areas.get(code)
    if area is None or same_authority(code):
        return ""
    return areas[area.became[0]].since if area.ended else area.since


def before_or_after(code: str, period: Period) -> str:
    """Why a figure of this period is not of the area with this code: it began later or had ended; empty where none is known."""
    day = changed_on(code)
    if not day:
        return ""
    if changed_areas()[code].ended:
        return f"the area ended before {_day(day)}" if period.last_day >= datetime.date.fromisoformat(day) else ""
    return f"the area began on {_day(day)}" if _first_day(period) < datetime.date.fromisoformat(day) else ""


def not_one_area(code: str, *periods: Period) -> str:
    """Why figures of these periods (the earliest first) are not of the same area; empty where they are, as far as is known."""
    day = changed_on(code)
    if not day or not periods or not _first_day(periods[0]) < datetime.date.fromisoformat(day) <= periods[-1].last_day:
        return ""
    return f"the area changed on {_day(day)}, so the two figures are not of the same area"


def _first_day(period: Period) -> datetime.date:
    return period.members()[0].last_day.replace(day=1) if period.months else period.last_day


@functools.cache
def changed_areas() -> Mapping[str, ChangedArea]:
    """All codes that began or ended between 2009 and 2025."""
    problems = ProblemList()
    path = shipped_folder("config") / "published" / "areas_changed.csv"
    rows = read_csv(path, "published/areas_changed.csv", _COLUMNS, (), problems)
    problems.stop_if_any()
    cells = [row.cells for row in rows]
    areas = [ChangedArea(row["code"], row["name"], row["ended"], tuple(row["became"].split()), row["since"]) for row in cells]
    return {area.code: area for area in areas}


def _day(written: str) -> str:
    year, month, day = written.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _listed(areas: Sequence[ChangedArea]) -> str:
    named = [f"{area.name} ({area.code})" for area in areas]
    return f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0]


def _are(areas: Sequence[ChangedArea]) -> str:
    return f"{'are' if len(areas) > 1 else 'is'} {_listed(areas)}"
