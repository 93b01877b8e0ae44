"""The room of every slot of a layout: where its placeholder stands or, where the layout has none for it, what its contents can spare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree
from pptx.util import Cm, Length, Pt

from scrutiny_pack.build.fit import Box
from scrutiny_pack.build.slide import SLOTS
from scrutiny_pack.build.slide_colours import colour_of, colours_of, ground_of, is_legible
from scrutiny_pack.build.slide_offer import Area, Holder, Offered, area, around, theme_of
from scrutiny_pack.build.slide_parts import Parts
from scrutiny_pack.build.slide_roles import Chosen
from scrutiny_pack.build.slide_slots import TITLE_SLIDE
from scrutiny_pack.build.slide_styles import Lettering, lettering
from scrutiny_pack.build.slide_text import BULLET_INDENT, BULLET_SPACE

FLOORS: Mapping[str, float] = {"Title": 20, "Headline": 16, "Source": 10}
"""The smallest size of a slot's words, in points; of all others it is `BODY_FLOOR`."""
BODY_FLOOR = 14.0
USUAL_SIZES: Mapping[str, float] = {
    "Headline": 20, "Source": 11, "Commentary": 18, "Text": 20, "Front notes": 16, "Committee": 20, "Subtitle": 20, "Meeting date": 20,
    "Heading": 18, "Messages": 18,
}  # fmt: skip
"""The largest size in a template that was not made for us: its own sizes are for a few words on the whole slide."""
TITLE_LINES = 2
"""A longer title is shortened: nobody reads it while listening."""
_LISTS = ("Commentary", "Text", "Messages")
"""Slots whose paragraphs are bullets, if they are not prose."""
_INSETS = (14.4, 7.2)
"""Both programs' insets of a text box, both sides together, in points."""
_HEADLINE, _SOURCE, _HEADING, _NOTES, _GAP, _BELOW = Cm(1.7), Cm(1.2), Cm(1.2), Cm(3.2), Cm(0.6), Cm(0.2)
_SHARE = 0.61
"""How much of the width a chart or a table has that stands beside words."""
_UNDER_TITLE = Cm(3.2)
"""What committee, subtitle and date need at the smallest size."""


@dataclass(frozen=True)
class Slot:
    """A place on a slide: the `index` of its placeholder (none for a text box), where it stands, and the room and look of its words.

    The words of a slot that `joins` another stand as paragraphs in that one's placeholder.
    """

    index: int | None
    area: Area
    box: Box
    look: Lettering
    joins: str = ""
    adds_bullets: bool = False
    """Whether paragraphs get bullets here that the template does not give them."""

    @property
    def sized(self) -> bool:
        """Whether its words have another size than the template gives them, also where all of them fit."""
        return self.index is None or self.box.size != self.look.size


def slots_of(role: str, chosen: Chosen) -> dict[str, Slot]:
    """Every slot of `role` in its chosen layout. Columns of key messages that the layout does not have are left out."""
    areas = _AREAS.get(role, _inner_areas)(role, chosen)
    slots = {slot: _slot(slot, place, chosen) for slot, place in areas.items()}
    if role == "Title":
        slots |= (
            {
                slot: _joined(slots["Subtitle"], slot)
                for slot in (*TITLE_SLIDE, "Subtitle")
                if slot not in chosen.holders or slot == "Subtitle"
            }
            if _joins(chosen)
            else {}
        )
    return slots


def _joins(chosen: Chosen) -> bool:
    return any(slot not in chosen.holders for slot in TITLE_SLIDE)


def _joined(subtitle: Slot, slot: str) -> Slot:
    """One of the three lines under the title, which share the room of the subtitle."""
    share = 0.5 if slot == "Subtitle" else 0.25
    box = replace(subtitle.box, height=subtitle.box.height * share)
    return replace(subtitle, box=box, joins="" if slot == "Subtitle" else "Subtitle")


def _slot(slot: str, place: Area, chosen: Chosen) -> Slot:
    holder, layout = chosen.holders.get(slot), chosen.offered.layout
    look = lettering((holder or _pattern(chosen)).element, layout.slide_master._element)
    usual = USUAL_SIZES.get(slot.rstrip(" 123"), look.size)
    if holder is None:
        bold = slot.startswith(("Headline", "Heading"))
        look = replace(
            look,
            size=usual,
            bold=bold,
            indent=0,
            after=4 if slot == "Front notes" else 0,
            across=_INSETS[0],
            down=_INSETS[1],
            bulleted=False,
            line=1.0,
        )
        look = _legible(look, usual, chosen.offered)
    size = look.size if chosen.ours and holder else min(look.size, usual)
    floor = min(FLOORS.get(slot, BODY_FLOOR), size)
    width, height = place.width.pt - look.across, place.height.pt - look.down
    lines = TITLE_LINES if slot == "Title" else 0
    family = family_of(look, chosen.offered)
    after = look.after * size / look.size if look.after_grows else look.after
    box = Box(width, height, size, floor, look.bold, look.indent, after, family, look.line, lines, look.capitals)
    adds = holder is not None and not chosen.ours and slot.rstrip(" 123") in _LISTS and not look.bulleted
    if adds:
        box = replace(box, indent=BULLET_INDENT, after=max(look.after, BULLET_SPACE))
    return Slot(holder.index if holder else None, place, box, look, adds_bullets=adds)


def _legible(look: Lettering, size: float, offered: Offered) -> Lettering:
    """`look` in the colour of text, where its own is too pale for letters of `size`."""
    colours = colours_of(offered.layout)
    letters = "" if look.colour is None else colour_of(look.colour, colours)
    return look if is_legible(letters, ground_of(offered.layout), size, look.bold) else replace(look, colour=None)


def _pattern(chosen: Chosen) -> Holder:
    """The placeholder whose look the words of a text box take over."""
    wanted = ("Subtitle", "Commentary", "Text", "Messages 1", "Title")
    return next(chosen.holders[slot] for slot in wanted if slot in chosen.holders)


def family_of(look: Lettering, offered: Offered) -> str:
    """The name of the font."""
    if not look.face.startswith("+"):
        return look.face
    which = "majorFont" if look.face.startswith("+mj") else "minorFont"
    theme: etree._Element = theme_of(offered.layout.slide_master)
    return next((font.get("typeface", "") for font in theme.iterfind(f".//{{*}}{which}/{{*}}latin")), "") or "Arial"


def _own(chosen: Chosen) -> dict[str, Area]:
    return {slot: holder.area for slot, holder in chosen.holders.items()}


def _cover_areas(_role: str, chosen: Chosen) -> dict[str, Area]:
    areas, offered = _own(chosen), chosen.offered
    below = areas.get("Subtitle", Parts(offered).free)
    if "Front notes" not in areas:
        spare = offered.foot - max(below.bottom, areas["Title"].bottom)
        height = min(_NOTES, max(spare, below.height // 3))
        areas["Front notes"] = area(below.left, offered.foot - height, below.right, offered.foot)
        below = area(below.left, below.top, below.right, max(min(below.bottom, offered.foot - height), below.top))
    if below.height < _UNDER_TITLE and "Meeting date" not in areas:
        below = area(below.left, below.top, below.right, min(below.top + _UNDER_TITLE, areas["Front notes"].top))
    return areas | {"Subtitle": below}


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
    margin: Length = Pt(_INSETS[0] / 2) if inset else Pt(0)
    return area(place.left + margin, max(place.top, region.top), place.right - margin, min(place.bottom, region.bottom))


_AREAS = {"Title": _cover_areas, "Key messages": _column_areas}
