"""A planned slide written into the presentation: words in their placeholders, chart or table in its slot, nothing empty left over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pptx.slide import Slide as PptxSlide

from scrutiny_pack.build.fit import Box, fitting_size
from scrutiny_pack.build.slide import HEADING_SPACE, SLOTS, Line, Rooms, Slide, line
from scrutiny_pack.build.slide_grouped import GroupedWriter
from scrutiny_pack.build.slide_layouts import Layouts
from scrutiny_pack.build.slide_pictures import place_chart
from scrutiny_pack.build.slide_room import LISTS
from scrutiny_pack.build.slide_tables import place_table
from scrutiny_pack.build.slide_text import Bullets, fill
from scrutiny_pack.build.slide_textbox import add_text_box
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.grouped_table import GroupedTable


@dataclass(frozen=True)
class SlideWriter:
    """Adds slides to the presentation of `layouts`; `drawings` holds the drawing of each chart by the chart's id."""

    layouts: Layouts
    rooms: Rooms
    drawings: Mapping[str, Drawing]
    language: str

    def add(self, plan: Slide) -> PptxSlide:
        """Add the slide that `plan` describes, its shapes in reading order; returns it, without footers and notes."""
        slide: PptxSlide = self.layouts.presentation.slides.add_slide(self.layouts.layout(plan.layout))
        holders = {holder.placeholder_format.idx: holder for holder in slide.placeholders}
        texts = self._joined(plan)
        for slot in SLOTS[plan.layout]:
            if texts.get(slot):
                index = self.layouts.slots[plan.layout, slot].index
                self._write(slide, holders.pop(index) if index is not None else None, plan, slot, texts[slot])
            elif slot == "Chart" and plan.chart:
                place_chart(slide, plan.chart, self.drawings[plan.chart.id], self.layouts.area(plan, slot))
            elif slot == "Table" and plan.table:
                self._place_table(slide, plan)
        for unused in holders.values():
            unused._element.getparent().remove(unused._element)
        return slide

    def _joined(self, plan: Slide) -> dict[str, tuple[Line, ...]]:
        """The words of each slot that has a place of its own, with those of the slots that share it."""
        texts = {**plan.texts, "Title": line(plan.full_title)}
        joined: dict[str, tuple[Line, ...]] = {}
        for slot in (slot for slot in SLOTS[plan.layout] if texts.get(slot)):
            owner = self.layouts.slots[plan.layout, slot].joins or slot
            lines = texts[slot]
            if not slot.startswith(LISTS):
                # A place for a list may be all that a template has for a line of its own.
                lines = tuple(replace(each, prose=True, heading=slot == "Committee" != owner) for each in lines)
            joined[owner] = (*joined.get(owner, ()), *lines)
        return joined

    def _write(self, slide: PptxSlide, holder: Any, plan: Slide, slot: str, lines: tuple[Line, ...]) -> None:
        found, area = self.layouts.slots[plan.layout, slot], self.layouts.area(plan, slot)
        if holder is None:
            holder = add_text_box(slide, slot, found, area)
        holder.name = slot
        # An office suite forgets which placeholder of the layout a shape came from; its place then still tells.
        holder.left, holder.top, holder.width, holder.height = area.left, area.top, area.width, area.height
        box = self.rooms.box(plan, slot)
        if len(lines) > 1:
            headings = sum(each.heading for each in lines)
            box = replace(box, height=max(box.height, area.height.pt - found.look.down) - HEADING_SPACE * headings)
        bullets: Bullets = "ours" if found.adds_bullets else "theirs" if found.look.bulleted else ""
        fill(slide, holder._element.txBody, lines, box, self.language, self._size(plan, slot, lines, box), bullets)
        slide.shapes._spTree.append(holder._element)

    def _size(self, plan: Slide, slot: str, lines: tuple[Line, ...], box: Box) -> float | None:
        """The size that the words must say themselves, where the template's is not meant; columns side by side have letters of one size."""
        if slot.startswith("Messages "):
            boxes = [(self.rooms.box(plan, each), plan.texts[each]) for each in plan.texts if each.startswith("Messages ")]
            return min(fitting_size([each.plain for each in lines], box) or box.floor for box, lines in boxes)
        if self.layouts.slots[plan.layout, slot].sized:
            return fitting_size([each.plain for each in lines], box) or box.floor
        return None

    def _place_table(self, slide: PptxSlide, plan: Slide) -> None:
        if isinstance(plan.table, GroupedTable) and plan.fit:
            GroupedWriter(slide, plan.table, plan.fit, self.drawings, self.language).place(self.layouts.table_whole)
        elif plan.table:
            alone = not plan.texts.get("Commentary")
            area = self.layouts.table_alone if alone else self.layouts.area(plan, "Table")
            box = self.rooms.table_alone if alone else self.rooms.boxes["Table", "Table"]
            place_table(slide, plan.table, area, box, self.language)
