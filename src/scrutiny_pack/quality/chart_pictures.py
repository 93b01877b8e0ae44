"""Charts as they stand on the page or slide: letters large enough at the size they are placed in, marks that stand out from white."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.contrast import LARGE, check_contrast
from scrutiny_pack.quality.opened import Opened, found, values

LETTERS_AT_LEAST = 9.0
"""Points, at the size at which the chart is placed."""
_MEASURED = 0.05
_EMU_IN_A_POINT = 12_700
_LETTERS = re.compile(r"scale\(([\d.]+) ")
_FONT_UNITS = 100
"""The height of letters in a drawing before they are scaled."""
_STYLE = re.compile(r"([\w-]+):\s*([^;]+)")
_THIN = 1.0
"""Lines of less are the grid, which may be faint."""
_WHITE = "FFFFFF"


def check_charts(opened: Opened, pack: Pack, problems: ProblemList) -> None:
    """Note the charts whose letters are small where they stand, all at once, and each whose marks are faint."""
    charts = [chart for section in pack.sections for chart in section.charts]
    banded = {chart.id for chart in charts if chart.ranges or any(len(goal.ends) > 1 for goal in chart.goals)}
    told: set[str] = set()
    small: list[tuple[float, str, str]] = []
    for part, name, width, drawing in _drawings(opened):
        drawn = float(drawing.get("width", "0").removesuffix("pt"))
        size = _least_size(drawing) * width / drawn if drawn else 0.0
        if 0 < size < LETTERS_AT_LEAST - _MEASURED:
            small.append((size, name, part))
        # The band of an expected range or target is light on purpose: lines and words lie on it, and its edges have a label.
        for colour in sorted(_marks(drawing, fills=name not in banded) - told):
            told.add(colour)
            _check_mark(name, colour, opened.place(part), problems)
    if small:
        _tell_small(small, opened, problems)


def _tell_small(small: list[tuple[float, str, str]], opened: Opened, problems: ProblemList) -> None:
    """One warning for all: the template is the reason, and a warning for each chart would hide what else there is to be told."""
    size, name, part = min(small)
    others = f" (and in {len(small) - 1} more the letters are small)" if len(small) > 1 else ""
    what = (
        f'in the chart "{name}" letters are {size:.1f} points high where it stands{others}; less than {LETTERS_AT_LEAST:g} is hard to read'
    )
    problems.warn("text-small", opened.place(part), what, "give charts more room in the board's template")


def _check_mark(name: str, colour: str, place: Place, problems: ProblemList) -> None:
    check_contrast(f'lines or bars of the chart "{name}"', colour, _WHITE, LARGE, place, problems)


def _drawings(opened: Opened) -> Iterator[tuple[str, str, float, etree._Element]]:
    """The part, the chart's id, the width in points and the drawing of every chart."""
    for part in opened.written:
        leads = {entry.id: entry.target for entry in opened.relationships.get(part, ())}
        for frame in found(opened.roots[part], ".//wp:inline | .//p:pic"):
            name = next(iter(values(frame, "wp:docPr/@name | p:nvPicPr/p:cNvPr/@name")), "").removeprefix("sp:chart:")
            width = next(iter(values(frame, "wp:extent/@cx | p:spPr/a:xfrm/a:ext/@cx")), "0")
            for target in (leads.get(used, "") for used in values(frame, ".//*[local-name()='svgBlip']/@r:embed")):
                drawing = opened.drawing(target)
                if drawing is not None:
                    yield part, name, float(width) / _EMU_IN_A_POINT, drawing


def _least_size(drawing: etree._Element) -> float:
    scales = [float(scale) for value in values(drawing, ".//@transform") for scale in _LETTERS.findall(value)]
    return min(scales, default=0.0) * _FONT_UNITS


def _marks(drawing: etree._Element, fills: bool) -> set[str]:
    """The colours of lines, and of bars where `fills`; white, the grid and letters are left out."""
    colours = set()
    for style in values(drawing, ".//*[@style][not(ancestor-or-self::*[starts-with(@id, 'text_')])]/@style"):
        said = dict(_STYLE.findall(style))
        if float(said.get("stroke-width", _THIN)) >= _THIN:
            colours.add(said.get("stroke", ""))
        if fills and "stroke" not in said:
            colours.add(said.get("fill", ""))
    return {colour[1:].upper() for colour in colours if re.fullmatch(r"#[0-9A-Fa-f]{6}", colour.strip())} - {_WHITE}
