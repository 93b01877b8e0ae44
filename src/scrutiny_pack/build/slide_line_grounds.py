"""A small line as the ground of a cell: a picture as large as the cell, with the line where it belongs and nothing elsewhere."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as PptxSlide

from scrutiny_pack.charts.drawing import Drawing

_DOTS = 3
"""To a point: enough for a large screen."""


def ground_of_cell(slide: PptxSlide, drawing: Drawing, size: tuple[float, float], place: tuple[float, float], height: float) -> Any:
    """The ground of a cell of this `size`, with `drawing` so high and its upper left corner at `place`, all in points.

    Programs differ on whether the ground of a cell may leave an edge free, so that the picture has the edges in it.
    """
    with Image.open(io.BytesIO(drawing.png)) as shown:
        wide = round(height * drawing.width_cm / drawing.height_cm * _DOTS)
        line = shown.convert("RGB").resize((wide, round(height * _DOTS)), Image.Resampling.LANCZOS)
    page = Image.new("RGBA", (round(size[0] * _DOTS), round(size[1] * _DOTS)), (255, 255, 255, 0))
    page.paste(line, (round(place[0] * _DOTS), round(place[1] * _DOTS)))
    packed = io.BytesIO()
    page.save(packed, "PNG")
    part: Any = slide.part
    _, relationship = part.get_or_add_image_part(io.BytesIO(packed.getvalue()))
    return parse_xml(
        f'<a:blipFill {nsdecls("a", "r")} dpi="0" rotWithShape="1"><a:blip r:embed="{relationship}"/><a:srcRect/>'
        "<a:stretch><a:fillRect/></a:stretch></a:blipFill>"
    )
