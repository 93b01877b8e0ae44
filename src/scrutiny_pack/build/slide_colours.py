"""A template's colours as they are seen: what a scheme's names mean on a layout, what its ground is, and what can be read on it."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from typing import Any

from pptx.slide import SlideLayout, SlideMaster

from scrutiny_pack.build.slide_offer import theme_of
from scrutiny_pack.charts.colours import BLACK, MARK_CONTRAST, TEXT_CONTRAST, WHITE, contrast, linear

_WHOLE = 100_000
_LARGE, _LARGE_BOLD = 18.0, 14.0
"""Points from which letters may have the lesser contrast."""
_HEADERS = ("accent1", "tx2", *(f"accent{number}" for number in range(2, 7)), "tx1")
"""What the header of a table may be filled with, in order of preference; the last can always be read on."""


def colours_of(layout: SlideLayout) -> Mapping[str, str]:
    """The colour of every name of the scheme on `layout`, written #RRGGBB: a dark master, or the layout itself, may swap them."""
    master = layout.slide_master
    theme = {
        str(entry.tag).rpartition("}")[2]: _plain(entry) for scheme in theme_of(master).iterfind(".//{*}clrScheme") for entry in scheme
    }
    mapping = layout._element.find("{*}clrMapOvr/{*}overrideClrMapping")
    names: Any = (_map_of(master) if mapping is None else mapping).attrib
    return theme | {str(name): theme.get(str(of), BLACK) for name, of in names.items()}


def ground_of(layout: SlideLayout) -> str:
    """The colour behind the words of `layout`; nothing where it is a picture or runs from one colour into another."""
    colours = colours_of(layout)
    for part in (layout, layout.slide_master):
        background = part._element.find("{*}cSld/{*}bg")
        if background is None:
            continue
        fill = background.find("{*}bgRef")
        if fill is None:
            fill = background.find("{*}bgPr/{*}solidFill")
        return "" if fill is None else colour_of(fill, colours)
    return colours.get("bg1", WHITE)


def colour_of(fill: Any, colours: Mapping[str, str]) -> str:
    """The colour that `fill` says, lightened or darkened as it says; nothing where it names none."""
    for entry in fill:
        kind = str(entry.tag).rpartition("}")[2]
        if kind == "schemeClr":
            return _changed(colours.get(entry.get("val"), ""), entry)
        if kind in ("srgbClr", "sysClr"):
            return _changed(_plain(fill), entry)
    return ""


def header_fill(layout: SlideLayout) -> str:
    """The scheme's name of a colour on which words in the ground's colour can be read, for the header of a table."""
    colours = colours_of(layout)
    return next((name for name in _HEADERS if contrast(colours.get(name, WHITE), colours.get("bg1", WHITE)) >= TEXT_CONTRAST), "tx1")


def is_legible(letters: str, ground: str, size: float, bold: bool) -> bool:
    """Whether letters of this colour and size can be read on `ground`; taken for granted where either is not known."""
    large = size >= (_LARGE_BOLD if bold else _LARGE)
    return not letters or not ground or contrast(letters, ground) >= (MARK_CONTRAST if large else TEXT_CONTRAST)


def make_links_legible(master: SlideMaster) -> None:
    """Give links the colour of text where the scheme's own can hardly be seen on the slides; they stay underlined."""
    layouts = list(master.slide_layouts)
    if not layouts:
        return
    colours = colours_of(layouts[0])
    if contrast(colours.get("hlink", BLACK), colours.get("bg1", WHITE)) < TEXT_CONTRAST:
        mapping = _map_of(master)
        for name in ("hlink", "folHlink"):
            mapping.set(name, mapping.get("tx1"))


def _map_of(master: SlideMaster) -> Any:
    return master._element.find("{*}clrMap")


def _plain(entry: Any) -> str:
    """The colour of an entry of the theme: its own, or the system's when the file was saved."""
    values = [each.get("lastClr") or each.get("val", "") for each in entry]
    return f"#{values[0].upper()}" if values and len(values[0]) == 6 else BLACK


def _changed(colour: str, entry: Any) -> str:
    if not colour:
        return ""
    for change in entry:
        kind, share = str(change.tag).rpartition("}")[2], int(change.get("val", _WHOLE)) / _WHOLE
        if kind in ("tint", "shade"):
            colour = _lit(colour, share, 1 if kind == "tint" else 0)
        elif kind in ("lumMod", "lumOff"):
            colour = _relit(colour, share if kind == "lumMod" else 1, share if kind == "lumOff" else 0)
    return colour


def _lit(colour: str, share: float, ground: float) -> str:
    """`share` of the colour's light, the rest white or black: Office mixes light, not the numbers that stand for it."""
    light = (share * part + (1 - share) * ground for part in linear(colour))
    parts = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in light)
    return "#" + "".join(f"{round(255 * part):02X}" for part in parts)


def _relit(colour: str, times: float, more: float) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    parts = colorsys.hls_to_rgb(hue, min(max(light * times + more, 0), 1), full)
    return "#" + "".join(f"{round(255 * part):02X}" for part in parts)
