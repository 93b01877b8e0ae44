"""How high paragraphs and tables of the report are, as near as can be told without laying it out: from the styles, in centimetres."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from lxml import etree

from scrutiny_pack.build.fit import line_count
from scrutiny_pack.build.word_styles import style_chain
from scrutiny_pack.build.word_xml import WORD

_CM_IN_POINT = 2.54 / 72
_SINGLE = 1.15
"""The distance of two lines by the size of their letters, as the usual fonts have it."""
_SINGLE_LINE = 240
"""As the styles count it."""
_USUAL_SIZE = 10.0
_CELL_MARGINS_CM = 0.4
_VALUE = f"{{{WORD}}}val"


@dataclass(frozen=True)
class Lettering:
    """What of a paragraph style decides its height, in points: `line` is the distance of lines by single ones."""

    size: float
    bold: bool
    before: float
    after: float
    line: float
    indent: float

    def height_cm(self, text: str, width_cm: float) -> float:
        """How high a paragraph of `text` is in a column so wide."""
        lines = line_count(text, width_cm / _CM_IN_POINT - self.indent, self.size, bold=self.bold)
        return (lines * self.size * _SINGLE * self.line + self.before + self.after) * _CM_IN_POINT


class Measure:
    """The styles of one document, measured."""

    def __init__(self, styles: etree._Element, ids: dict[str, str]) -> None:
        self._styles, self._ids = styles, ids

    def paragraph_cm(self, role: str, text: str, width_cm: float) -> float:
        """How high `text` is in the style of `role`."""
        return self.lettering(role).height_cm(text, width_cm)

    def space_above_cm(self, role: str) -> float:
        """The space above a paragraph in the style of `role`."""
        return self.lettering(role).before * _CM_IN_POINT

    def row_cm(self, cells: list[str], widths_cm: list[float]) -> float:
        """How high a row of a table is."""
        style = self.lettering("table text")
        heights = (style.height_cm(cell, max(width - _CELL_MARGINS_CM, 0.5)) for cell, width in zip(cells, widths_cm, strict=True))
        return max(heights, default=0.0) + 0.02

    @functools.cache  # noqa: B019  # one of these lives as long as its document
    def lettering(self, role: str) -> Lettering:
        """What the style of `role` and those that it is based on say."""
        chain = [*style_chain(self._styles, self._ids[role])]
        defaults = [
            entry
            for tag in ("pPrDefault", "rPrDefault")
            if (entry := self._styles.find(f"{{{WORD}}}docDefaults/{{{WORD}}}{tag}")) is not None
        ]
        levels = [*chain, *defaults]
        line = (_number(_first(levels, "pPr/spacing", "line")) or _SINGLE_LINE) / _SINGLE_LINE
        exact = _first(levels, "pPr/spacing", "lineRule") in ("exact", "atLeast")
        bold = next((mark.get(_VALUE, "1") not in ("0", "false") for level in levels for mark in level.iterfind(_path("rPr/b"))), False)
        edges = sum(_number(edge.get(f"{{{WORD}}}space", "")) for edge in _edges(levels))
        return Lettering(
            size=_number(_first(levels, "rPr/sz", "val")) / 2 or _USUAL_SIZE,
            bold=bold,
            before=_twips(_first(levels, "pPr/spacing", "before")),
            after=_twips(_first(levels, "pPr/spacing", "after")) + edges,
            line=1.0 if exact else line,
            indent=_twips(_first(levels, "pPr/ind", "left")) + _twips(_first(levels, "pPr/ind", "right")),
        )


def _path(path: str) -> str:
    return "/".join(f"{{{WORD}}}{step}" for step in path.split("/"))


def _first(levels: list[etree._Element], path: str, attribute: str) -> str:
    """The attribute as the first of the styles has it that has it at all."""
    found = (entry.get(f"{{{WORD}}}{attribute}") for level in levels for entry in level.iterfind(_path(path)))
    return next((value for value in found if value), "")


def _number(text: str) -> float:
    """The number in `text`; 0 where a program wrote something else there."""
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else 0.0


def _twips(text: str) -> float:
    return _number(text) / 20


def _edges(levels: list[etree._Element]) -> list[etree._Element]:
    for level in levels:
        if (drawn := level.find(_path("pPr/pBdr"))) is not None:
            return [edge for edge in drawn if etree.QName(edge).localname in ("top", "bottom")]
    return []
