"""A template's layouts and slots, ready to be filled: each role's layout with its room, and all that is missing told at once."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pptx import Presentation
from pptx.presentation import Presentation as PresentationType
from pptx.slide import SlideLayout
from pptx.util import Emu, Pt

from scrutiny_pack.build.fit import LINE, Box
from scrutiny_pack.build.slide import COLUMNS, SLOTS, Rooms, Slide
from scrutiny_pack.build.slide_cleaning import clean
from scrutiny_pack.build.slide_colours import make_links_legible
from scrutiny_pack.build.slide_offer import Area, offer_of
from scrutiny_pack.build.slide_roles import Chosen, Wanted, chosen_layouts, key_of
from scrutiny_pack.build.slide_room import Slot, slots_of
from scrutiny_pack.errors import Place, ProblemList


@dataclass(frozen=True)
class Layouts:
    """The layouts that a deck uses, by role, and their slots, by role and slot."""

    presentation: PresentationType
    chosen: Mapping[str, Chosen]
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
            replace(boxes["Table", "Table"], width=self.table_whole.width.pt, height=self.table_whole.height.pt),
            replace(
                boxes["Text", "Text"],
                height=boxes["Text", "Text"].height + self.text_alone.height.pt - self.slots["Text", "Text"].area.height.pt,
            ),
            tuple(self._room("Heading 1", count) for count in range(1, self.columns + 1)),
            tuple(self._room("Messages 1", count) for count in range(1, self.columns + 1)),
        )

    @property
    def columns(self) -> int:
        """How many columns of key messages a slide has; none where they stand one below the other."""
        return sum(("Key messages", f"Messages {number}") in self.slots for number in range(1, COLUMNS + 1))

    @property
    def table_alone(self) -> Area:
        """Where a table stands that has no words beside it: over the whole width."""
        table, beside = self.slots["Table", "Table"].area, self.slots["Table", "Commentary"]
        inset = (beside.area.width - int(Pt(beside.box.width))) // 2
        first, last = beside.area.left + inset, beside.area.left + beside.area.width - inset
        left, right = min(table.left, first), max(table.left + table.width, last)
        return replace(table, left=Emu(left), width=Emu(right - left))

    @property
    def table_whole(self) -> Area:
        """Where a table stands that has neither words beside it nor a source line below it."""
        table, source = self.table_alone, self.slots["Table", "Source"].area
        below = source.top >= table.bottom and source.left < table.right and table.left < source.right
        return replace(table, height=Emu(source.bottom - table.top)) if below else table

    @property
    def text_alone(self) -> Area:
        """Where text stands that has neither headline nor source: it takes what was taken from its placeholder for them."""
        place, headline, source = (self.slots["Text", slot] for slot in ("Text", "Headline", "Source"))
        top = min(place.area.top, headline.area.top) if headline.index is None else place.area.top
        bottom = max(place.area.bottom, source.area.bottom) if source.index is None else place.area.bottom
        return replace(place.area, top=Emu(top), height=Emu(bottom - top))

    def layout(self, role: str) -> SlideLayout:
        """The layout of `role`."""
        return self.chosen[role].offered.layout

    def area(self, slide: Slide, slot: str) -> Area:
        """Where `slot` stands on `slide`; text moves up where there is no headline over it."""
        if slot.startswith(("Heading ", "Messages ")):
            return self._column(slot, slide.columns)
        area = self.slots[slide.layout, slot].area
        if slot != "Text" or slide.texts.get("Headline"):
            return area
        headline = self.slots[slide.layout, "Headline"]
        if headline.index is None:
            whole = self.text_alone
            return replace(whole, height=Emu(area.bottom - whole.top)) if slide.texts.get("Source") else whole
        top = (headline.area.top + area.top) // 2
        return replace(area, top=Emu(top), height=Emu(area.height + area.top - top))

    def _column(self, slot: str, count: int) -> Area:
        # However many columns there are, they share the whole width.
        areas = [self.slots["Key messages", f"Messages {number}"].area for number in range(1, self.columns + 1)]
        number = int(slot.rpartition(" ")[2]) - 1
        gap = areas[1].left - areas[0].left - areas[0].width if len(areas) > 1 else 0
        width = (areas[-1].left + areas[-1].width - areas[0].left - gap * (count - 1)) // count
        return replace(self.slots["Key messages", slot].area, left=Emu(areas[0].left + number * (width + gap)), width=Emu(width))

    def _room(self, slot: str, count: int) -> Box:
        own = self.slots["Key messages", slot]
        return replace(own.box, width=own.box.width + self._column(slot, count).width.pt - own.area.width.pt)


def open_layouts(template: bytes, wanted: Wanted | None = None) -> Layouts:
    """The layouts of `template`, whose sample slides are taken out; `wanted` is what its board says of them.

    Raises `InputError` with every role that no layout can serve and every name that the template does not have.
    """
    wanted, problems = wanted or Wanted(), ProblemList()
    presentation = Presentation(io.BytesIO(template))
    clean(presentation)
    for master in presentation.slide_masters:
        make_links_legible(master)
    chosen = chosen_layouts(offer_of(presentation), wanted, problems)
    problems.stop_if_any()
    slots = {(role, slot): found for role, layout in chosen.items() for slot, found in slots_of(role, layout).items()}
    check_rooms(slots, chosen, wanted, problems)
    problems.stop_if_any()
    return Layouts(presentation, chosen, slots)


def check_rooms(slots: Mapping[tuple[str, str], Slot], chosen: Mapping[str, Chosen], wanted: Wanted, problems: ProblemList) -> None:
    """Note every slot that lies off the slide, or in which not even one line of words or a chart can stand."""
    for (role, slot), found in slots.items():
        offered, place = chosen[role].offered, found.area
        width, height = offered.size
        fix = "make the placeholder larger in the slide master, or name another layout under layouts: in board.yaml"
        where = f'the layout "{offered.name}", as {key_of(role)}'
        outside = place.left < 0 or place.top < 0 or place.right > width or place.bottom > height
        if outside:
            problems.error("slot-off-slide", Place(wanted.template), f"{where}: {key_of(slot)} reaches over the edge of the slide", fix)
        elif slot in ("Chart", "Table", "Commentary", "Text"):
            if place.width < width * 0.14 or place.height < height * 0.2:
                what = f"{where}: {key_of(slot)} has only {place.width.cm:.1f} by {place.height.cm:.1f} cm"
                problems.error("slot-too-small", Place(wanted.template), what, fix)
        elif not found.joins and found.box.height + 0.5 < LINE * found.box.floor and slot in SLOTS[role]:
            what = f"{where}: {key_of(slot)} is too low for one line of {found.box.floor:g} points"
            problems.error("slot-too-small", Place(wanted.template), what, fix)
