"""A template's theme: its accent colours, strongest first as the theme lists them, and the font of its body text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from scrutiny_pack.build.parts import main_part, parsed, read_parts, relationships

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
USUAL_FONT = "Arial"


@dataclass(frozen=True)
class Theme:
    """What charts take from a template; colours are written #RRGGBB."""

    accents: tuple[str, ...] = ()
    font: str = USUAL_FONT


def read_theme(template: bytes) -> Theme:
    """The theme of an opened `template`, of Word or PowerPoint, its colours under the names that the first master gives them."""
    parts = read_parts(template)
    main = main_part(parts)
    master = _first(parts, main, "slideMaster")
    theme = _first(parts, master or main, "theme")
    if not theme:
        return Theme()
    root, renamed = parsed(parts[theme]), _renamed(parts, master)
    colours = {etree.QName(entry).localname: _colour(entry) for scheme in root.iterfind(".//{*}clrScheme") for entry in scheme}
    accents = (colours.get(renamed.get(name, name), "") for name in ACCENTS)
    return Theme(tuple(dict.fromkeys(filter(None, accents))), _font(root))


def _first(parts: Mapping[str, bytes], name: str, kind: str) -> str:
    return next((entry.target for entry in relationships(parts, name) if entry.kind == kind and entry.target in parts), "")


def _renamed(parts: Mapping[str, bytes], master: str) -> dict[str, str]:
    """Which colour of the theme a master means by each name: a dark master swaps them."""
    found = parsed(parts[master]).find("{*}clrMap") if master else None
    return {} if found is None else {str(name): str(value) for name, value in found.attrib.items()}


def _colour(entry: etree._Element) -> str:
    """The colour of one entry, plain or the system's as it was when the file was saved; nothing for one that is worked out."""
    values = [each.get("val" if etree.QName(each).localname == "srgbClr" else "lastClr", "") for each in entry]
    return f"#{values[0].upper()}" if values and len(values[0]) == 6 else ""


def _font(root: etree._Element) -> str:
    named = (font.get("typeface", "") for font in root.iterfind(".//{*}minorFont/{*}latin"))
    return next(named, "") or USUAL_FONT
