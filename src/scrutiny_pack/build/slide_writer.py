"""A planned slide written into the presentation: words in their placeholders, chart or table in its slot, nothing empty left over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.slide import Slide as PptxSlide

from scrutiny_pack.build.fit import fitting_size
from scrutiny_pack.build.slide import SLOTS, Line, Rooms, Slide, line
from scrutiny_pack.build.slide_layouts import Layouts
from scrutiny_pack.build.slide_pictures import place_chart
from scrutiny_pack.build.slide_tables import place_table
from scrutiny_pack.build.slide_text import fill
from scrutiny_pack.charts.drawing import Drawing


@dataclass(frozen=True)
class SlideWriter:
    """Adds slides to the presentation of `layouts`; `drawings` holds the drawing of each chart by the chart's id."""

    layouts: Layouts
    rooms: Rooms
    drawings: Mapping[str, Drawing]
    language: str

    def add(self, plan: Slide) -> PptxSlide:
        """Add the slide that `plan` describes, its shapes in reading order; returns it, without footers and notes."""
        slide: PptxSlide = self.layouts.presentation.slides.add_slide(self.layouts.by_name[plan.layout])
        holders = {holder.placeholder_format.idx: holder for holder in slide.placeholders}
        texts = {**plan.texts, "Title": line(plan.full_title)}
        for slot in SLOTS[plan.layout]:
            holder = holders[self.layouts.slots[plan.layout, slot].index]
            if texts.get(slot):
                del holders[holder.placeholder_format.idx]
                self._write(slide, holder, plan, slot, texts[slot])
                slide.shapes._spTree.append(holder._element)
            elif slot == "Chart" and plan.chart:
                place_chart(slide, plan.chart, self.drawings[plan.chart.id], self.layouts.area(plan, slot))
            elif slot == "Table" and plan.table:
                self._place_table(slide, plan)
        for unused in holders.values():
            unused._element.getparent().remove(unused._element)
        return slide

    def _write(self, slide: PptxSlide, holder: Any, plan: Slide, slot: str, lines: tuple[Line, ...]) -> None:
        holder.name = slot
        # An office suite forgets which placeholder of the layout a shape came from; its place then still tells.
        area = self.layouts.area(plan, slot)
        holder.left, holder.top, holder.width, holder.height = area.left, area.top, area.width, area.height
        size = self._message_size(plan) if slot.startswith("Messages ") else None
        fill(slide, holder._element.txBody, lines, self.rooms.box(plan, slot), self.language, size)

    def _message_size(self, plan: Slide) -> float:
        # Columns side by side have letters of one size.
        slots = [slot for slot in plan.texts if slot.startswith("Messages ")]
        boxes = [(self.rooms.box(plan, slot), plan.texts[slot]) for slot in slots]
        return min(fitting_size([each.plain for each in lines], box) or box.floor for box, lines in boxes)

    def _place_table(self, slide: PptxSlide, plan: Slide) -> None:
        if plan.table is None:
            return
        alone = not plan.texts.get("Commentary")
        area = self.layouts.table_alone if alone else self.layouts.area(plan, "Table")
        box = self.rooms.table_alone if alone else self.rooms.boxes["Table", "Table"]
        place_table(slide, plan.table, area, box, self.language)
