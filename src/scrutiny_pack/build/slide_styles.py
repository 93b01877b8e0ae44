"""How the words of a placeholder look: read from the layout, and where it says nothing from its master."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_EMU = 12700
_TITLES = ("title", "ctrTitle")
_DEFAULT_INSETS = {"lIns": 91440.0, "rIns": 91440.0, "tIns": 45720.0, "bIns": 45720.0}


@dataclass(frozen=True)
class Lettering:
    """Size, weight and space of a placeholder's first level, in points; `across` and `down` are its insets, both sides together."""

    size: float
    bold: bool
    indent: float
    after: float
    across: float
    down: float


def lettering(shape: etree._Element, master: etree._Element) -> Lettering:
    """The look of the layout's placeholder `shape`, whose layout belongs to `master`."""
    levels = list(_levels(shape, master))
    return Lettering(
        size=float(_first(levels, "{*}defRPr", "sz", "1800")) / 100,
        bold=_first(levels, "{*}defRPr", "b", "0") in ("1", "true"),
        indent=float(_first(levels, ".", "marL", "0")) / _EMU,
        after=sum(float(_first(levels, f"{{*}}{side}/{{*}}spcPts", "val", "0")) / 100 for side in ("spcBef", "spcAft")),
        across=_insets(shape, master, "lIns", "rIns"),
        down=_insets(shape, master, "tIns", "bIns"),
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


def _insets(shape: etree._Element, master: etree._Element, *sides: str) -> float:
    bodies = [body for holder in (shape, *_master_shapes(master, _kind(shape))) for body in holder.iterfind("{*}txBody/{*}bodyPr")]
    values = [next((float(body.get(side, "0")) for body in bodies if body.get(side)), _DEFAULT_INSETS[side]) for side in sides]
    return sum(values) / _EMU
