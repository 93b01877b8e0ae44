"""Footer, date and number on a slide, as the layout or its master has them: the library copies every placeholder but these."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.slide import Slide as PptxSlide

from scrutiny_pack.build.fit import Box, fitting_size, shortened
from scrutiny_pack.build.slide import line
from scrutiny_pack.build.slide_offer import FOOTERS, footers_of, kind_of
from scrutiny_pack.build.slide_styles import lettering
from scrutiny_pack.build.slide_text import set_size, write_lines

_FLOOR = 10.0
"""The smallest size of what stands at the foot of a slide, in points."""


def add_footers(slide: PptxSlide, number: int, footer: str, date: str, language: str) -> None:
    """Copy the layout's footers to the end of `slide`: `footer` and `date` as fixed words, `number` as the field that follows the slide."""
    words = {"ftr": footer, "dt": date, "sldNum": str(number)}
    found = footers_of(slide.slide_layout)
    for kind in FOOTERS:
        if kind not in found or not words[kind]:
            continue
        copied = _whole(found[kind]._element, slide)
        copied.find(f".//{qn('p:cNvPr')}").set("id", str(slide.shapes._next_shape_id))
        if kind == "sldNum":
            _set_number(copied, words[kind], language)
        else:
            _write(slide, copied, found[kind], words[kind], language)
        slide.shapes._spTree.append(copied)


def _write(slide: PptxSlide, copied: Any, original: Any, text: str, language: str) -> None:
    """Write `text` into a footer, in letters of the template's size or as much smaller as it needs."""
    look = lettering(copied, slide.slide_layout.slide_master._element)
    floor = min(_FLOOR, look.size)
    box = Box(original.width.pt - look.across, original.height.pt - look.down, look.size, floor, look.bold)
    shown = shortened(text, box)
    body = copied.find(qn("p:txBody"))
    write_lines(slide, body, line(shown), language)
    size = fitting_size([shown], box) or floor
    if size < look.size:
        set_size(body, size)


def _whole(shape: Any, slide: PptxSlide) -> Any:
    """A copy of the footer `shape` with the place and the letters that it has from the master: not every program looks there."""
    copied = copy.deepcopy(shape)
    masters: Any = slide.slide_layout.slide_master.placeholders
    above = next((each._element for each in masters if kind_of(each._element) == kind_of(shape)), None)
    if above is None:
        return copied
    if copied.spPr.find(qn("a:xfrm")) is None and above.spPr.find(qn("a:xfrm")) is not None:
        copied.spPr.insert(0, copy.deepcopy(above.spPr.find(qn("a:xfrm"))))
    own, styles = (each.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}") for each in (copied, above))
    if own is None:
        own = etree.Element(qn("a:lstStyle"))
        copied.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}").addnext(own)
    if styles is not None and own.find(qn("a:lvl1pPr")) is None:
        own.extend(copy.deepcopy(level) for level in styles)
    return copied


def _set_number(shape: Any, number: str, language: str) -> None:
    for field in shape.iter(qn("a:fld")):
        field.find(qn("a:t")).text = number
    for properties in shape.iter(qn("a:rPr"), qn("a:endParaRPr")):
        properties.set("lang", language)
