"""Where every slot of a layout stands: in its placeholder or, where the layout has none for it, in what its contents can spare."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pptx.util import Cm, Length, Pt

from scrutiny_pack.build.slide import SLOTS
from scrutiny_pack.build.slide_offer import Area, area, around
from scrutiny_pack.build.slide_parts import Parts
from scrutiny_pack.build.slide_roles import Chosen

INSETS = (14.4, 7.2)
"""Both programs' insets of a text box, both sides together, in points."""
_HEADLINE, _SOURCE, _HEADING, _NOTES, _GAP, _BELOW = Cm(1.7), Cm(1.2), Cm(1.2), Cm(3.2), Cm(0.6), Cm(0.2)
_SHARE = 0.61
"""How much of the width a chart or a table has that stands beside words."""
_LEAST_NOTES = Cm(1.6)
"""Two lines of the smallest size."""
_UNDER_TITLE = Cm(3.2)
"""What committee, subtitle and date need at the smallest size."""


def areas_of(role: str, chosen: Chosen) -> dict[str, Area]:
    """The place of every slot of `role` in its chosen layout. Columns of key messages that the layout does not have are left out."""
    return _AREAS.get(role, _inner_areas)(role, chosen)


def _own(chosen: Chosen) -> dict[str, Area]:
    return {slot: holder.area for slot, holder in chosen.holders.items()}


def _cover_areas(_role: str, chosen: Chosen) -> dict[str, Area]:
    areas, offered = _own(chosen), chosen.offered
    below = areas.get("Subtitle", Parts(offered).free)
    if "Front notes" not in areas:
        areas["Front notes"] = notes = _notes_area(areas["Title"], below, offered.foot)
        if notes.top > below.top:
            below = area(below.left, below.top, below.right, max(min(below.bottom, notes.top), below.top))
    if below.height < _UNDER_TITLE and "Meeting date" not in areas:
        end = areas["Front notes"].top if areas["Front notes"].top > below.top else offered.foot
        below = area(below.left, below.top, below.right, max(below.bottom, min(below.top + _UNDER_TITLE, end)))
    return areas | {"Subtitle": below}


def _notes_area(title: Area, below: Area, foot: int) -> Area:
    """Room for what a reader must know first: at the foot, in part of the subtitle's place, or else over the title."""
    height = min(_NOTES, max(foot - max(below.bottom, title.bottom), below.height // 3))
    if height < _LEAST_NOTES < title.top:
        return area(title.left, max(title.top - _NOTES, 0), title.right, title.top)
    return area(below.left, foot - height, below.right, foot)


def _column_areas(_role: str, chosen: Chosen) -> dict[str, Area]:
    areas = _own(chosen)
    for number in range(1, 4):
        messages, heading = areas.get(f"Messages {number}"), f"Heading {number}"
        if messages and heading not in areas:
            areas[heading] = area(messages.left, messages.top, messages.right, messages.top + _HEADING)
            areas[f"Messages {number}"] = area(messages.left, messages.top + _HEADING, messages.right, messages.bottom)
    return areas


def _inner_areas(role: str, chosen: Chosen) -> dict[str, Area]:
    areas = _own(chosen)
    main = SLOTS[role][2]
    region = _region([areas[slot] for slot in (main, "Commentary") if slot in areas], chosen)
    gap = region.top - areas["Title"].bottom
    if "Headline" not in areas:
        top = areas["Title"].bottom if 0 <= gap < 2 * _HEADLINE else region.top
        areas["Headline"] = area(region.left, top, region.right, top + _HEADLINE)
        region = area(region.left, max(region.top, top + _HEADLINE + _BELOW), region.right, region.bottom)
    if "Source" not in areas:
        bottom = min(max(region.bottom, chosen.offered.foot - Cm(0.1)), region.bottom + _SOURCE)
        areas["Source"] = area(region.left, bottom - _SOURCE, region.right, bottom)
        region = area(region.left, region.top, region.right, min(region.bottom, bottom - _SOURCE))
    return areas | _contents(role, main, areas, region, chosen)


def _region(contents: list[Area], chosen: Chosen) -> Area:
    parts = Parts(chosen.offered)
    region = around(contents) if contents else parts.region
    title, top = chosen.holders["Title"].area, int(region.top)
    if title.top <= region.top < title.bottom and title.left < region.right and region.left < title.right:
        top = title.bottom
    return area(region.left, top, region.right, max(min(region.bottom, chosen.offered.foot), top))


def _contents(role: str, main: str, areas: Mapping[str, Area], region: Area, chosen: Chosen) -> dict[str, Area]:
    """Where the chart, the table or the text of a slide stands, and the words beside it."""
    pictured = main in ("Chart", "Table")
    if "Commentary" not in SLOTS[role]:
        return {main: _clipped(areas.get(main, region), region, pictured and not chosen.ours)}
    if main in areas and "Commentary" in areas and (chosen.ours or not _are_halves(areas[main], areas["Commentary"])):
        return {slot: _clipped(areas[slot], region, slot == main and not chosen.ours) for slot in (main, "Commentary")}
    width = round((region.width - _GAP) * _SHARE)
    left, right = (
        area(region.left, region.top, region.left + width, region.bottom),
        area(region.left + width + _GAP, region.top, region.right, region.bottom),
    )
    if main in areas and "Commentary" in areas and areas[main].left > areas["Commentary"].left:
        left, right = (
            area(region.right - width, region.top, region.right, region.bottom),
            area(region.left, region.top, region.right - width - _GAP, region.bottom),
        )
    return {main: _clipped(left, region, pictured), "Commentary": right}


def _are_halves(one: Area, other: Area) -> bool:
    return abs(one.width - other.width) < 0.06 * (one.width + other.width)


def _clipped(place: Area, region: Area, inset: bool) -> Area:
    """`place` between the top and bottom of `region`; a picture begins where the letters of a text begin."""
    margin: Length = Pt(INSETS[0] / 2) if inset else Pt(0)
    return area(place.left + margin, max(place.top, region.top), place.right - margin, min(place.bottom, region.bottom))


_AREAS: Mapping[str, Callable[[str, Chosen], dict[str, Area]]] = {"Title": _cover_areas, "Key messages": _column_areas}
