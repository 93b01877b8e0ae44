"""Which fonts a chart is written in: the board's if this computer has it, else the free font with the same widths, else Arial."""

from __future__ import annotations

from functools import cache

from matplotlib import font_manager
from PIL import ImageFont

TWINS = {"Arial": "Liberation Sans", "Calibri": "Carlito", "Cambria": "Caladea", "Times New Roman": "Liberation Serif"}
"""The free font with the widths of each of Windows'."""
USUAL = ("Arial", "Liberation Sans", "DejaVu Sans")
"""In order of preference: Windows' own, its twin, and the one that comes with matplotlib."""
_FILES = {
    "Arial": ("arial", "arialbd"),
    "Calibri": ("calibri", "calibrib"),
    "Times New Roman": ("times", "timesbd"),
    "Carlito": ("Carlito-Regular", "Carlito-Bold"),
    "Caladea": ("Caladea-Regular", "Caladea-Bold"),
    "Liberation Sans": ("LiberationSans-Regular", "LiberationSans-Bold"),
    "Liberation Serif": ("LiberationSerif-Regular", "LiberationSerif-Bold"),
}
"""Regular and bold. matplotlib keeps a list of fonts from the day of its first use, so that one installed later must be shown to it."""


@cache
def families(font: str) -> tuple[str, ...]:
    """The fonts that this computer has, in order of preference; matplotlib takes from the later ones the letters that the first lacks."""
    wanted = dict.fromkeys(name for name in (font, TWINS.get(font, ""), *USUAL) if name)
    return tuple(name for name in wanted if _is_there(name))


def stand_in(font: str) -> str:
    """The font that is taken in place of `font`, of other widths; nothing where it or its twin is there."""
    first = families(font)[0]
    return "" if first in (font, TWINS.get(font)) else first


@cache
def _is_there(name: str) -> bool:
    if any(font.name == name for font in font_manager.fontManager.ttflist):
        return True
    try:
        paths = [str(ImageFont.truetype(f"{file}.ttf").path) for file in _FILES.get(name, ())]
    except OSError:
        return False
    for path in paths:
        font_manager.fontManager.addfont(path)
    return bool(paths)
