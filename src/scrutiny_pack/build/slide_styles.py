"""How the words of a placeholder look: read from the layout, and where it says nothing from its master."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_EMU = 12700
_TITLES = ("title", "ctrTitle")
_DEFAULT_INSETS = {"lIns": 91440.0, "rIns": 91440.0, "tIns": 45720.0, "bIns": 45720.0}
_WHOLE = 100_000
_BULLETS = ("buNone", "buChar", "buAutoNum", "buBlip")


@dataclass(frozen=True)
class Lettering:
    """Size, weight and space of a placeholder's first level, in points; `across` and `down` are its insets, both sides together.

    `line` is the distance of lines by the usual one, `face` the font as the theme or a name, `colour` the fill of the letters as XML.
    """

    size: float
    bold: bool
    indent: float
    after: float
    across: float
    down: float
    line: float = 1.0
    capitals: bool = False
    bulleted: bool = False
    face: str = "+mn-lt"
    align: str = "l"
    after_grows: bool = False
    """Whether the space below a paragraph is a part of the letters' size."""
    colour: etree._Element | None = None


def lettering(shape: etree._Element, master: etree._Element) -> Lettering:
    """The look of the layout's placeholder `shape`, whose layout belongs to `master`."""
    levels = list(_levels(shape, master))
    size = float(_first(levels, "{*}defRPr", "sz", "1800")) / 100
    colours = [fill for level in levels for fill in level.iterfind("{*}defRPr/{*}solidFill")]
    return Lettering(
        size=size,
        bold=_first(levels, "{*}defRPr", "b", "0") in ("1", "true"),
        indent=float(_first(levels, ".", "marL", "0")) / _EMU,
        after=sum(_space(levels, side, size) for side in ("spcBef", "spcAft")),
        across=_insets(shape, master, "lIns", "rIns"),
        down=_insets(shape, master, "tIns", "bIns"),
        line=float(_first(levels, "{*}lnSpc/{*}spcPct", "val", str(_WHOLE))) / _WHOLE,
        capitals=_first(levels, "{*}defRPr", "cap", "none") == "all",
        bulleted=_is_bulleted(levels),
        face=_first(levels, "{*}defRPr/{*}latin", "typeface", "+mn-lt"),
        align=_first(levels, ".", "algn", "l"),
        after_grows=any(level.find(f"{{*}}{side}/{{*}}spcPct") is not None for level in levels for side in ("spcBef", "spcAft")),
        colour=colours[0] if colours else None,
    )


def _levels(shape: etree._Element, master: etree._Element) -> Iterator[etree._Element]:
    kind = _kind(shape)
    yield from shape.iterfind("{*}txBody/{*}lstStyle/{*}lvl1pPr")
    for parent in _master_shapes(master, kind):
        yield from parent.iterfind("{*}txBody/{*}lstStyle/{*}lvl1pPr")
    yield from master.iterfind(f"{{*}}txStyles/{{*}}{'titleStyle' if kind in _TITLES else 'bodyStyle'}/{{*}}lvl1pPr")


def _kind(shape: etree._Element) -> str:
    return next((holder.get("type", "obj") for holder in shape.iterfind(".//{*}nvPr/{*}ph")), "obj")


def _master_shapes(master: etree._Element, kind: str) -> list[etree._Element]:
    wanted = "title" if kind in _TITLES else "body"
    return [shape for shape in master.iterfind("{*}cSld/{*}spTree/{*}sp") if _kind(shape) == wanted]


def _first(levels: list[etree._Element], path: str, attribute: str, default: str) -> str:
    found = (each.get(attribute) for level in levels for each in ([level] if path == "." else level.iterfind(path)))
    return next((value for value in found if value is not None), default)


def _space(levels: list[etree._Element], side: str, size: float) -> float:
    """The space on one `side` of a paragraph, which is written in points or as a part of the letters' size."""
    for level in levels:
        for points in level.iterfind(f"{{*}}{side}/{{*}}spcPts"):
            return float(points.get("val", "0")) / 100
        for part in level.iterfind(f"{{*}}{side}/{{*}}spcPct"):
            return float(part.get("val", "0")) / _WHOLE * size
    return 0.0


def _is_bulleted(levels: list[etree._Element]) -> bool:
    marks = (str(child.tag).rpartition("}")[2] for level in levels for child in level)
    return next((mark != "buNone" for mark in marks if mark in _BULLETS), False)


def _insets(shape: etree._Element, master: etree._Element, *sides: str) -> float:
    bodies = [body for holder in (shape, *_master_shapes(master, _kind(shape))) for body in holder.iterfind("{*}txBody/{*}bodyPr")]
    values = [next((float(body.get(side, "0")) for body in bodies if body.get(side)), _DEFAULT_INSETS[side]) for side in sides]
    return sum(values) / _EMU
