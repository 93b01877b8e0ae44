"""How charts look whatever their colours: greys, line weights, sizes, and matplotlib's settings for one chart."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.ft2font import LoadFlags

from scrutiny_pack.charts.fonts import families
from scrutiny_pack.charts.palette import ANALYSIS_FUNCTION

BODY, TITLE = 9.0, 11.0
"""Sizes in points at the size at which a chart is placed; nothing is smaller than `BODY`."""
BOX_WIDTH = 1.3
"""Width in sizes of the box that stands for a letter that no font has."""
LEADING = 1.22
"""Distance of two rows of text, in sizes."""
DARK_GREY = "#3D3D3D"
"""Of words beside the marks."""
GRID, GRID_WIDTH = "#CCCCCC", 0.6
"""As in the style sheet of afcharts."""
BASE_LINE = "#6F6F6F"
DASHES: tuple[tuple[float, ...], ...] = ((5, 2), (1.2, 1.6), (7, 2, 1.4, 2), (3, 1.4), (9, 2.5), (4, 1.5, 1, 1.5, 1, 1.5))
"""Pattern of comparators' lines, in line widths, so that they differ in black and white too."""
MARKERS = ("s", "^", "D", "v", "P", "X")
USUAL_ROLES = ("sn", "reg", "eng")
"""Comparators that keep their look on every page of a pack, whichever of them a chart has."""
_ONE_AT_A_TIME = threading.Lock()
_FONT = ContextVar("font", default=ANALYSIS_FUNCTION.font)
"""The font of the chart that is being drawn, as what is measured must be measured in it."""


def looks(roles: Sequence[str]) -> tuple[int, ...]:
    """For each comparator's role a number that picks its colour, dash and marker; the usual ones always have the same."""
    free = [number for number in range(len(roles) + len(USUAL_ROLES)) if number >= len(USUAL_ROLES)]
    return tuple(USUAL_ROLES.index(role) if role in USUAL_ROLES else free.pop(0) for role in roles)


def text_width(text: str, size: float = BODY, bold: bool = False) -> float:
    """How many points wide `text` is drawn."""
    font = _FONT.get()
    return size * sum(_advance(letter, font, bold) for letter in text)


@contextmanager
def drawing_settings(salt: str, font: str = ANALYSIS_FUNCTION.font) -> Iterator[None]:
    """matplotlib's settings while one chart is drawn in `font`, the same whatever the user's own are.

    They belong to the whole process, so that one chart is drawn at a time. `salt` makes the names inside an SVG the same each time.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings(), mpl.rc_context(_settings(font)):
        warnings.filterwarnings("ignore", message="Glyph")  # a letter that no font has is drawn as a box
        mpl.rcParams["svg.hashsalt"] = salt
        before = _FONT.set(font)
        try:
            yield
        finally:
            _FONT.reset(before)


@cache
def _settings(font: str) -> dict[Any, Any]:
    ours = {
        "font.family": list(families(font)),
        "font.size": BODY,
        "text.parse_math": False,
        "text.hinting": "none",
        "svg.fonttype": "path",
    }
    return {key: value for key, value in mpl.rcParamsDefault.items() if not key.startswith("backend")} | ours


@cache
def _advance(letter: str, chosen: str, bold: bool) -> float:
    """The width of one letter, in sizes; kerning is left out, so that a text is never wider than measured."""
    for name in families(chosen):
        wanted = font_manager.FontProperties(family=[name], weight="bold" if bold else "normal")
        font = font_manager.get_font(font_manager.findfont(wanted))
        if font.get_char_index(ord(letter)):
            font.set_size(100, 72)
            return float(font.load_char(ord(letter), LoadFlags.NO_HINTING).linearHoriAdvance) / 65536 / 100
    return BOX_WIDTH
