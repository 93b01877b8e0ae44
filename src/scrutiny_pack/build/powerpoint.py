"""The slide deck: a pack written into a board's template, as bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping

from scrutiny_pack.build.dates import long_date
from scrutiny_pack.build.package import finished, properties_of
from scrutiny_pack.build.slide import Slide
from scrutiny_pack.build.slide_footers import add_footers
from scrutiny_pack.build.slide_layouts import Layouts, open_layouts
from scrutiny_pack.build.slide_notes import write_notes
from scrutiny_pack.build.slide_plan import plan_slides
from scrutiny_pack.build.slide_roles import Wanted
from scrutiny_pack.build.slide_warnings import warn_of_words
from scrutiny_pack.build.slide_writer import SlideWriter
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.pack import Pack


def planned(pack: Pack, template: bytes, wanted: Wanted, problems: ProblemList) -> tuple[Layouts, tuple[Slide, ...]]:
    """The layouts of `template` and the slides of `pack` in it, none of them made yet; warnings are noted in `problems`.

    Raises `InputError` with all that the template lacks.
    """
    layouts = open_layouts(template, wanted)
    slides = plan_slides(pack, layouts.rooms)
    warn_of_words(slides, f"{pack.file_stem}.pptx", problems)
    return layouts, slides


def build_powerpoint(
    pack: Pack, drawings: Mapping[str, Drawing], template: bytes, wanted: Wanted | None = None, problems: ProblemList | None = None
) -> bytes:
    """The deck of `pack` in `template`, with the drawing of each chart by the chart's id; the same bytes for the same input.

    `wanted` is what the board says of the template's layouts; warnings are noted in `problems`. Raises `InputError` with all that the
    template lacks.
    """
    layouts, slides = planned(pack, template, wanted or Wanted(), problems or ProblemList())
    writer = SlideWriter(layouts, layouts.rooms, drawings, pack.language)
    date = long_date(pack.meeting_date, pack.language) if pack.meeting_date else ""
    for number, plan in enumerate(slides, 1):
        slide = writer.add(plan)
        if plan.layout != "Title":
            add_footers(slide, number, pack.committee.plain, date, pack.language)
        write_notes(slide, plan.notes, pack.language)
    written = io.BytesIO()
    layouts.presentation.save(written)
    return finished(written.getvalue(), properties_of(pack))
