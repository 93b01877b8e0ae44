"""The presenter's notes of a slide: full sentences, the chart in words, the sources, so that the presenter can answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.oxml.ns import qn
from pptx.slide import Slide as PptxSlide

from scrutiny_pack.build.slide import Line
from scrutiny_pack.build.slide_text import write_lines


def write_notes(slide: PptxSlide, notes: Sequence[str], language: str) -> None:
    """Write `notes`, a paragraph each; a slide without any gets no notes page."""
    frame: Any = slide.notes_slide.notes_text_frame if notes else None
    if frame is not None:
        _drop_unfilled(slide)
        write_lines(slide, frame._txBody, [Line(text) for text in notes], language)
        frame._txBody.find(qn("a:bodyPr")).clear()


def _drop_unfilled(slide: PptxSlide) -> None:
    """Take header, date, footer and number off the notes page, which have nothing to say there."""
    holders: Any = slide.notes_slide.placeholders
    for holder in list(holders):
        if holder._element.find(f".//{qn('p:ph')}").get("type") not in ("sldImg", "body"):
            holder._element.getparent().remove(holder._element)
