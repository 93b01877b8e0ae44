"""What office suites other than PowerPoint leave out of a slide template, put where all programs look for it."""

from __future__ import annotations

import copy
import itertools
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PresentationType
from pptx.slide import SlideLayout, SlideMaster

_TITLES = ("title", "ctrTitle")
_OWN_NUMBERS = 20
"""From here on placeholders are numbered that share an idx; PowerPoint's own begin at 10, and a footer's lie below."""


def repair(presentation: PresentationType) -> None:
    """Give the placeholders of each layout numbers of their own, and where a master has no styles, those of its sample words."""
    for master in presentation.slide_masters:
        if master._element.find(f"{qn('p:txStyles')}/{qn('p:bodyStyle')}/{qn('a:lvl1pPr')}") is None:
            _keep_look(master)
        for layout in master.slide_layouts:
            _number_apart(layout)


def _keep_look(master: SlideMaster) -> None:
    """LibreOffice writes size and bullet into the sample words of a placeholder alone, where PowerPoint does not look."""
    shapes: list[Any] = list(master.placeholders)
    for body in (body for shape in shapes if (body := shape._element.find(qn("p:txBody"))) is not None):
        words = body.find(f".//{qn('a:rPr')}")
        if words is None or body.find(f"{qn('a:lstStyle')}/{qn('a:lvl1pPr')}") is not None:
            continue
        paragraph = body.find(f"{qn('a:p')}/{qn('a:pPr')}")
        level = _copied(paragraph, "a:lvl1pPr") if paragraph is not None else etree.Element(qn("a:lvl1pPr"))
        level.append(_copied(words, "a:defRPr"))
        styles = body.find(qn("a:lstStyle"))
        if styles is None:
            styles = etree.Element(qn("a:lstStyle"))
            body.find(qn("a:bodyPr")).addnext(styles)
        styles.insert(0, level)


def _copied(look: etree._Element, name: str) -> etree._Element:
    """The `look` of words or of their paragraph as an element of a style."""
    made = etree.Element(qn(name), {str(key): str(value) for key, value in look.attrib.items() if key not in ("lvl", "lang")})
    made.extend(copy.deepcopy(child) for child in look if child.tag not in (qn("a:defRPr"), qn("a:extLst")))
    return made


def _number_apart(layout: SlideLayout) -> None:
    """LibreOffice writes no idx, and each placeholder of a slide would take after the layout's first one."""
    shapes: list[Any] = list(layout.placeholders)
    holders = [shape._element.find(f".//{qn('p:ph')}") for shape in shapes]
    numbers = itertools.filterfalse({holder.get("idx", "0") for holder in holders}.__contains__, map(str, itertools.count(_OWN_NUMBERS)))
    taken: set[str] = set()
    for holder in sorted(holders, key=lambda each: each.get("type") not in _TITLES):
        if holder.get("idx", "0") in taken:
            holder.set("idx", next(numbers))
        taken.add(holder.get("idx", "0"))
