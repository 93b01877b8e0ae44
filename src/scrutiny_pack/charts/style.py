"""How charts look: the Analysis Function's palette and line weights, the fonts and sizes, and matplotlib's settings for one chart."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import matplotlib as mpl
from afcharts.af_colours import get_af_colours
from matplotlib import font_manager
from matplotlib.ft2font import LoadFlags

BODY, TITLE = 9.0, 11.0
"""Sizes in points at the size at which a chart is placed; nothing is smaller than `BODY`."""
BOX_WIDTH = 1.3
"""Width in sizes of the box that stands for a letter that no font has."""
LEADING = 1.22
"""Distance of two rows of text, in sizes."""
DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE, DARK_GREY, PURPLE = (str(colour) for colour in get_af_colours("categorical"))
WHITE, BLACK = "#FFFFFF", "#000000"
GRID, GRID_WIDTH = "#CCCCCC", 0.6
"""As in the style sheet of afcharts."""
BASE_LINE = "#6F6F6F"
DASHES: tuple[tuple[float, ...], ...] = ((5, 2), (1.2, 1.6), (7, 2, 1.4, 2), (3, 1.4), (9, 2.5), (4, 1.5, 1, 1.5, 1, 1.5))
"""Pattern of comparators' lines, in line widths, so that they differ in black and white too."""
MARKERS = ("s", "^", "D", "v", "P", "X")
COMPARATORS = (TURQUOISE, DARK_PINK, DARK_GREY, ORANGE, PURPLE, "#2073BC")
USUAL_ROLES = ("sn", "reg", "eng")
"""Comparators that keep their look on every page of a pack, whichever of them a chart has."""
FONTS = ("Arial", "Liberation Sans", "DejaVu Sans")
"""In order of preference: Windows' own, its metric twin, and the one that comes with matplotlib."""

_ONE_AT_A_TIME = threading.Lock()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, share: float, ground: str = WHITE) -> str:
    """A solid colour that looks like `share` of `colour` on `ground`; solid, because office programs differ on transparency."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(255 * (share * top + (1 - share) * under)):02X}" for top, under in pairs)


@cache
def readable(colour: str) -> str:
    """`colour`, darkened until text in it stands out from white by 4.5 to 1."""
    steps = (mixed(colour, 1 - step / 20, BLACK) for step in range(21))
    return next(step for step in steps if contrast(step, WHITE) >= 4.5)


def looks(roles: Sequence[str]) -> tuple[int, ...]:
    """For each comparator's role a number that picks its colour, dash and marker; the usual ones always have the same."""
    free = [number for number in range(len(roles) + len(USUAL_ROLES)) if number >= len(USUAL_ROLES)]
    return tuple(USUAL_ROLES.index(role) if role in USUAL_ROLES else free.pop(0) for role in roles)


@cache
def font_families() -> tuple[str, ...]:
    """The preferred fonts that this computer has; matplotlib takes from the later ones the letters that the first lacks."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return tuple(name for name in FONTS if name in installed)


def text_width(text: str, size: float = BODY, bold: bool = False) -> float:
    """How many points wide `text` is drawn."""
    return size * sum(_advance(letter, bold) for letter in text)


@contextmanager
def drawing_settings(salt: str) -> Iterator[None]:
    """matplotlib's settings while one chart is drawn, the same whatever the user's own are.

    They belong to the whole process, so that one chart is drawn at a time. `salt` makes the names inside an SVG the same each time.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings(), mpl.rc_context(_settings()):
        warnings.filterwarnings("ignore", message="Glyph")  # a letter that no font has is drawn as a box
        mpl.rcParams["svg.hashsalt"] = salt
        yield


@cache
def _settings() -> dict[Any, Any]:
    ours = {
        "font.family": list(font_families()),
        "font.size": BODY,
        "text.parse_math": False,
        "text.hinting": "none",
        "svg.fonttype": "path",
    }
    return {key: value for key, value in mpl.rcParamsDefault.items() if not key.startswith("backend")} | ours


@cache
def _advance(letter: str, bold: bool) -> float:
    """The width of one letter, in sizes; kerning is left out, so that a text is never wider than measured."""
    for name in font_families():
        wanted = font_manager.FontProperties(family=[name], weight="bold" if bold else "normal")
        font = font_manager.get_font(font_manager.findfont(wanted))
        if font.get_char_index(ord(letter)):
            font.set_size(100, 72)
            return float(font.load_char(ord(letter), LoadFlags.NO_HINTING).linearHoriAdvance) / 65536 / 100
    return BOX_WIDTH


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
