"""The slide deck: a pack written into a board's template, as bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping

from scrutiny_pack.build.dates import long_date
from scrutiny_pack.build.package import finished, properties_of
from scrutiny_pack.build.slide_footers import add_footers
from scrutiny_pack.build.slide_layouts import open_layouts
from scrutiny_pack.build.slide_notes import write_notes
from scrutiny_pack.build.slide_plan import plan_slides
from scrutiny_pack.build.slide_roles import Wanted
from scrutiny_pack.build.slide_writer import SlideWriter
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.pack import Pack


def build_powerpoint(pack: Pack, drawings: Mapping[str, Drawing], template: bytes, wanted: Wanted | None = None) -> bytes:
    """The deck of `pack` in `template`, with the drawing of each chart by the chart's id; the same bytes for the same input.

    `wanted` is what the board says of the template's layouts. Raises `InputError` with all that the template lacks.
    """
    layouts = open_layouts(template, wanted)
    writer = SlideWriter(layouts, layouts.rooms, drawings, pack.language)
    date = long_date(pack.meeting_date, pack.language) if pack.meeting_date else ""
    for number, plan in enumerate(plan_slides(pack, writer.rooms), 1):
        slide = writer.add(plan)
        if plan.layout != "Title":
            add_footers(slide, number, pack.committee.plain, date, pack.language)
        write_notes(slide, plan.notes, pack.language)
    written = io.BytesIO()
    layouts.presentation.save(written)
    return finished(written.getvalue(), properties_of(pack))
