"""The presenter's notes of a slide: full sentences, the chart in words, the sources, so that the presenter can answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide as PptxSlide

from scrutiny_pack.build.slide import Line
from scrutiny_pack.build.slide_text import write_lines


def write_notes(slide: PptxSlide, notes: Sequence[str], language: str) -> None:
    """Write `notes`, a paragraph each; a slide without any gets no notes page."""
    if not notes:
        return
    body: Any = _body(slide)
    _drop_unfilled(slide)
    write_lines(slide, body, [Line(text) for text in notes], language)
    body.find(qn("a:bodyPr")).clear()


def _body(slide: PptxSlide) -> Any:
    """The text of the notes page; its placeholder is made where the template's notes have none, so that no sentence is lost."""
    page: Any = slide.notes_slide
    if page.notes_text_frame is not None:
        return page.notes_text_frame._txBody
    number, (width, height) = page.shapes._next_shape_id, _page_size(slide)
    place = f'<a:off x="{width // 10}" y="{height // 2}"/><a:ext cx="{width * 8 // 10}" cy="{height * 4 // 10}"/>'
    shape = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{place}</a:xfrm></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )
    page.shapes._spTree.append(shape)
    return shape.find(qn("p:txBody"))


def _page_size(slide: PptxSlide) -> tuple[int, int]:
    size = slide.part.package.presentation_part.presentation.element.find(qn("p:notesSz"))
    return int(size.get("cx")), int(size.get("cy"))


def _drop_unfilled(slide: PptxSlide) -> None:
    """Take header, date, footer and number off the notes page, which have nothing to say there."""
    holders: Any = slide.notes_slide.placeholders
    for holder in list(holders):
        if holder._element.find(f".//{qn('p:ph')}").get("type") not in ("sldImg", "body"):
            holder._element.getparent().remove(holder._element)
