"""Words on a slide whose layout has no placeholder for them: a text box that looks like the layout's own words."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.slide import Slide as PptxSlide

from scrutiny_pack.build.slide_offer import Area
from scrutiny_pack.build.slide_room import Slot

_AT_THE_FOOT = ("Source", "Front notes")
"""What ends where its place ends."""


def add_text_box(slide: PptxSlide, name: str, slot: Slot, area: Area) -> Any:
    """Add an empty text box called `name` in `area`, with the font, colour and weight of `slot`; returns the shape."""
    shape: Any = slide.shapes.add_textbox(area.left, area.top, area.width, area.height)
    shape.name = name
    body = shape._element.txBody
    properties = body.find(qn("a:bodyPr"))
    for child in list(properties):
        properties.remove(child)
    properties.set("wrap", "square")
    properties.set("anchor", "b" if name in _AT_THE_FOOT else "t")
    _dress(body.find(qn("a:lstStyle")), slot)
    return shape


def _dress(styles: etree._Element, slot: Slot) -> None:
    look = slot.look
    level = etree.SubElement(styles, qn("a:lvl1pPr"), {"marL": "0", "indent": "0", "algn": look.align})
    if look.after:
        after = etree.SubElement(level, qn("a:spcAft"))
        etree.SubElement(after, qn("a:spcPts"), {"val": str(round(look.after * 100))})
    etree.SubElement(level, qn("a:buNone"))
    letters = etree.SubElement(level, qn("a:defRPr"), {"sz": str(round(slot.box.size * 100)), "b": str(int(look.bold))})
    if look.colour is not None:
        letters.append(copy.deepcopy(look.colour))
    etree.SubElement(letters, qn("a:latin"), {"typeface": look.face})
