"""Which authorities a region or a country has, also those that a pack's own areas file does not name."""

from __future__ import annotations

from functools import cache

from scrutiny_pack.data.areas import Area, Areas, read_areas
from scrutiny_pack.data.changed_areas import current_code
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.shipped import shipped_folder


def authorities_of(areas: Areas, around: str) -> tuple[str, ...]:
    """The codes of the authorities of the region or country `around`, former ones among them.

    Whoever keeps a short areas file has the same number of authorities around: those that it leaves out are taken from the shipped one.
    A code of `areas` stands for the others that its authority had.
    """
    own = _within(areas, around)
    known = {current_code(code) for code in areas.by_code}
    return own + tuple(code for code in _within(_shipped_areas(), around) if current_code(code) not in known)


def _within(areas: Areas, around: str) -> tuple[str, ...]:
    return tuple(area.code for area in areas.by_code.values() if area.kind == "authority" and _lies_in(area, around, areas))


def _lies_in(area: Area, around: str, areas: Areas) -> bool:
    """Whether an authority lies in a region or country; which regions a country has, the first letter of the codes tells."""
    if around not in areas or areas.by_code[around].kind != "country" or area.region == around:
        return area.region == around
    return areas.by_code[area.region].kind == "region" and area.code[0] == around[0]


@cache
def _shipped_areas() -> Areas:
    problems = ProblemList()
    areas = read_areas(shipped_folder("config") / "data" / "areas.csv", "data/areas.csv", problems)
    problems.stop_if_any()
    return areas
