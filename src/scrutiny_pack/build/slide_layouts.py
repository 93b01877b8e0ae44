"""A template's layouts and slots: found by their names, with the room each gives, and all that is missing told at once."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as PresentationType
from pptx.slide import SlideLayout
from pptx.util import Emu, Length, Pt

from scrutiny_pack.build.fit import Box
from scrutiny_pack.build.parts import parsed
from scrutiny_pack.build.slide import COLUMNS, SLOTS, Rooms, Slide
from scrutiny_pack.build.slide_styles import lettering
from scrutiny_pack.errors import Place, ProblemList

TEMPLATE = "the board's slide template"
"""What the user's file is called here: this layer is given bytes and knows no path."""
FLOORS: Mapping[str, float] = {"Title": 20, "Headline": 16, "Source": 10}
"""The smallest size of a slot's words, in points; of all others it is `BODY_FLOOR`."""
BODY_FLOOR = 14.0


@dataclass(frozen=True)
class Area:
    """A rectangle on a slide."""

    left: Length
    top: Length
    width: Length
    height: Length


@dataclass(frozen=True)
class Slot:
    """A placeholder of a layout: its index, which a slide's placeholder shares, where it stands, and the room for words in it."""

    index: int
    area: Area
    box: Box


@dataclass(frozen=True)
class Layouts:
    """The layouts that a deck uses, and their slots, by name."""

    presentation: PresentationType
    by_name: Mapping[str, SlideLayout]
    slots: Mapping[tuple[str, str], Slot]

    @property
    def rooms(self) -> Rooms:
        """The room of every slot, for planning."""
        text, height = self.slots["Table", "Table"].box, self.slots["Table", "Table"].area.height.pt
        boxes = {key: slot.box for key, slot in self.slots.items()}
        boxes["Table", "Table"] = replace(text, height=height, width=self.slots["Table", "Table"].area.width.pt)
        return Rooms(
            boxes,
            replace(boxes["Table", "Table"], width=self.table_alone.width.pt),
            tuple(self._room("Heading 1", count) for count in range(1, COLUMNS + 1)),
            tuple(self._room("Messages 1", count) for count in range(1, COLUMNS + 1)),
        )

    @property
    def table_alone(self) -> Area:
        """Where a table stands that has no words beside it: over the whole width."""
        table, beside = self.slots["Table", "Table"].area, self.slots["Table", "Commentary"]
        inset = (beside.area.width - int(Pt(beside.box.width))) // 2
        first, last = beside.area.left + inset, beside.area.left + beside.area.width - inset
        left, right = min(table.left, first), max(table.left + table.width, last)
        return replace(table, left=Emu(left), width=Emu(right - left))

    def area(self, slide: Slide, slot: str) -> Area:
        """Where `slot` stands on `slide`; text moves up where there is no headline over it."""
        if slot.startswith(("Heading ", "Messages ")):
            return self._column(slot, slide.columns)
        area = self.slots[slide.layout, slot].area
        if slot != "Text" or slide.texts.get("Headline"):
            return area
        top = (self.slots[slide.layout, "Headline"].area.top + area.top) // 2
        return replace(area, top=Emu(top), height=Emu(area.height + area.top - top))

    def _column(self, slot: str, count: int) -> Area:
        # However many columns there are, they share the whole width.
        areas = [self.slots["Key messages", f"Messages {number}"].area for number in range(1, COLUMNS + 1)]
        number = int(slot.rpartition(" ")[2]) - 1
        gap = areas[1].left - areas[0].left - areas[0].width
        width = (areas[-1].left + areas[-1].width - areas[0].left - gap * (count - 1)) // count
        return replace(self.slots["Key messages", slot].area, left=Emu(areas[0].left + number * (width + gap)), width=Emu(width))

    def _room(self, slot: str, count: int) -> Box:
        own = self.slots["Key messages", slot]
        return replace(own.box, width=own.box.width + self._column(slot, count).width.pt - own.area.width.pt)


_KEPT = {"slideMaster", "theme", "presProps", "viewProps", "tableStyles", "notesMaster"}
"""What new slides need. Comments' authors, custom XML and printer settings of the template are not in it."""


def open_layouts(template: bytes) -> Layouts:
    """The layouts of `template`, whose sample slides are taken out; raises `InputError` with every layout and slot that it lacks."""
    presentation = Presentation(io.BytesIO(template))
    _drop_slides(presentation)
    found = {_folded(layout.name): layout for master in presentation.slide_masters for layout in master.slide_layouts}
    problems = ProblemList()
    slots: dict[tuple[str, str], Slot] = {}
    for name, wanted in SLOTS.items():
        if _folded(name) not in found:
            have = ", ".join(f'"{layout.name}"' for layout in found.values())
            problems.error("layout-missing", Place(TEMPLATE), f'there is no layout "{name}"; it has {have}', f'name a layout "{name}"')
            continue
        slots |= _slots(presentation, name, found[_folded(name)], wanted, problems)
    problems.stop_if_any()
    return Layouts(presentation, {name: found[_folded(name)] for name in SLOTS}, slots)


def _slots(
    presentation: PresentationType, name: str, layout: SlideLayout, wanted: tuple[str, ...], problems: ProblemList
) -> dict[tuple[str, str], Slot]:
    family = _family(layout)
    holders: Any = layout.placeholders
    found = {_folded(holder.name): holder for holder in holders}
    slots = {}
    for slot in wanted:
        shape = found.get(_folded(slot))
        if shape is None:
            have = ", ".join(f'"{holder.name}"' for holder in holders)
            what = f'the layout "{name}" has no placeholder "{slot}"; it has {have}'
            problems.error(
                "slot-missing", Place(TEMPLATE), what, f'in the slide master, name the placeholder for it "{slot}" (Selection Pane)'
            )
            continue
        area = Area(Emu(shape.left), Emu(shape.top), Emu(shape.width), Emu(shape.height))
        slots[name, slot] = Slot(shape.placeholder_format.idx, area, _box(shape._element, layout, area, slot, family))
    return slots


def _box(element: etree._Element, layout: SlideLayout, area: Area, slot: str, family: str) -> Box:
    look = lettering(element, layout.slide_master._element)
    floor = min(FLOORS.get(slot, BODY_FLOOR), look.size)
    width, height = area.width.pt - look.across, area.height.pt - look.down
    return Box(width, height, look.size, floor, look.bold, look.indent, look.after, family)


def _family(layout: SlideLayout) -> str:
    theme = parsed(layout.slide_master.part.part_related_by(RT.THEME).blob)
    return next((font.get("typeface", "") for font in theme.iterfind(".//{*}minorFont/{*}latin")), "") or "Arial"


def _drop_slides(presentation: PresentationType) -> None:
    identifiers = presentation.slides._sldIdLst
    for identifier in reversed(list(identifiers)):
        presentation.part.drop_rel(identifier.rId)
        identifiers.remove(identifier)
    for relationship in list(presentation.part.rels.values()):
        if relationship.reltype.rpartition("/")[2] not in _KEPT:
            presentation.part.rels.pop(relationship.rId)
    # Sections and custom shows name slides that are no longer there.
    for stale in [*presentation.element.iterfind(".//{*}sectionLst/.."), *presentation.element.iterfind("{*}custShowLst")]:
        stale.getparent().remove(stale)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
