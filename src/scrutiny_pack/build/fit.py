"""Text that fits its box: measured with the theme's font or its metric twin, shrunk to a floor, and then split, never cut off.

Neither program measures before a file is opened, so that words may run off the slide until somebody edits them. All sizes are in points.
"""

from __future__ import annotations

import bisect
import functools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import ImageFont

LINE = 1.2
"""The height of a line by the size of its letters, the most that either program takes for the fonts below."""
_UNITS = 1000
_FILES = {
    "arial": (("LiberationSans-Regular", "arial", "Arial"), ("LiberationSans-Bold", "arialbd", "Arial Bold")),
    "calibri": (("Carlito-Regular", "calibri"), ("Carlito-Bold", "calibrib")),
    "cambria": (("Caladea-Regular", "cambria"), ("Caladea-Bold", "cambriab")),
    "times new roman": (
        ("LiberationSerif-Regular", "times", "Times New Roman"),
        ("LiberationSerif-Bold", "timesbd", "Times New Roman Bold"),
    ),
}
"""Regular and bold: the free font with the same widths, then the font itself as Windows and macOS name it."""
_SPACES = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True)
class Box:
    """The room that a text has, without its insets: `size` is the template's, `floor` the smallest that may be used.

    `indent` is how far a paragraph is set in, `after` the space below one, `line` the distance of lines by the usual one. At most `lines`
    lines may be printed, where it is given; `capitals` says that all letters are printed as such.
    """

    width: float
    height: float
    size: float
    floor: float
    bold: bool = False
    indent: float = 0
    after: float = 0
    family: str = "Arial"
    line: float = 1.0
    lines: int = 0
    capitals: bool = False


_ROUNDED = 0.05
"""Points that a height may lack, as places are kept in whole units of a file."""
_STRANGER = 1.12
"""By how much the widths of Arial are widened for a font that is not known: what a program takes in its place may be wider."""


@functools.cache
def _font(family: str, bold: bool) -> tuple[ImageFont.FreeTypeFont | ImageFont.ImageFont, float]:
    """The font, and by how much its widths are widened: a stranger stands in where neither font nor twin is installed."""
    known = _FILES.get(family.lower())
    for name in known[bold] if known else (*_guessed(family, bold), *_FILES["arial"][bold]):
        try:
            found = ImageFont.truetype(f"{name}.ttf", _UNITS, layout_engine=ImageFont.Layout.BASIC)
        except OSError:
            continue
        return found, _STRANGER if name in _FILES["arial"][bold] and family.lower() != "arial" else 1.0
    return ImageFont.load_default(_UNITS), 1.15


def _guessed(family: str, bold: bool) -> tuple[str, ...]:
    """What the file of a font is usually called."""
    joined = family.replace(" ", "")
    return (f"{joined}-Bold", f"{joined}b", f"{joined}bd") if bold else (f"{joined}-Regular", joined, family)


@functools.cache
def _advance(character: str, family: str, bold: bool) -> float:
    font, widened = _font(family, bold)
    return font.getlength(character) * widened / _UNITS


@functools.lru_cache(maxsize=8192)
def width_of(text: str, size: float, family: str = "Arial", bold: bool = False) -> float:
    """How long `text` is on one line; letters are not drawn together, so it may print a little shorter."""
    return size * sum(_advance(character, family, bold) for character in text)


def words_of(text: str) -> list[str]:
    """`text` as the words between which a line may break: what a no-break space joins is one."""
    return [word for word in _SPACES.split(text) if word]


def line_count(text: str, width: float, size: float, family: str = "Arial", bold: bool = False) -> int:
    """How many lines `text` takes, broken at spaces; a word longer than a line runs on over the next."""
    space, lines, used = width_of(" ", size, family, bold), 1, 0.0
    for word in words_of(text):
        length = width_of(word, size, family, bold)
        if used and used + space + length > width:
            lines, used = lines + 1, 0.0
        if length > width:
            broken = math.ceil(length / width) - 1
            lines, length = lines + broken, length - broken * width
        used += length + (space if used else 0)
    return lines


def height_of(texts: Sequence[str], box: Box, size: float) -> float:
    """How high `texts`, a paragraph each, are at `size`."""
    printed = (text.upper() if box.capitals else text for text in texts)
    lines = sum(line_count(text, box.width - box.indent, size, box.family, box.bold) for text in printed)
    return lines * LINE * box.line * size + box.after * max(len(texts) - 1, 0)


def _room(box: Box, size: float) -> float:
    """How high words of `size` may stand in `box`."""
    height = box.height + _ROUNDED
    return min(height, box.lines * LINE * box.line * size + _ROUNDED) if box.lines else height


def fitting_size(texts: Sequence[str], box: Box) -> float | None:
    """The largest size, in whole points below the template's, at which `texts` fit; `None` when they do not even at the floor."""
    size = box.size
    while size >= box.floor:
        if height_of(texts, box, size) <= _room(box, size):
            return size
        size = math.ceil(size) - 1
    return None


def shortened(text: str, box: Box, ending: str = "") -> str:
    """`text` if it fits at the floor with `ending` after it, else as many of its words as do, and "…"."""
    if height_of([text + ending], box, box.floor) <= _room(box, box.floor):
        return text
    words = words_of(text)
    return " ".join(words[: _words_that_fit(words, box, f"…{ending}")]).rstrip(",;:.") + "…"


def pieces(text: str, box: Box) -> tuple[str, ...]:
    """`text` in as few pieces as fit the box one by one at the floor; all but the last end with "…"."""
    found: list[str] = []
    words = words_of(text)
    while height_of([" ".join(words)], box, box.floor) > _room(box, box.floor) and len(words) > 1:
        count = _words_that_fit(words, box, "…")
        found.append(" ".join(words[:count]) + "…")
        words = words[count:]
    return (*found, " ".join(words))


def _words_that_fit(words: Sequence[str], box: Box, ending: str) -> int:
    counts = range(1, len(words))
    room = _room(box, box.floor)
    too_high = bisect.bisect_right(counts, room, key=lambda count: height_of([" ".join(words[:count]) + ending], box, box.floor))
    return max(too_high, 1)


def spread(heights: Sequence[float], room: float, between: float = 0, most: int = 0) -> tuple[int, ...]:
    """How many of the things that are so high stand in each of the fewest groups that fit `room`, the groups about equally high.

    At most `most` stand in one, where it is given. A thing that is higher than the room stands alone.
    """
    fewest = len(_filled(heights, room, between, most))
    sums = (
        sum(heights[start:end]) + between * (end - start - 1) for start in range(len(heights)) for end in range(start + 1, len(heights) + 1)
    )
    limits = sorted({*(height for height in sums if height < room), room})
    least = bisect.bisect_left(limits, -fewest, key=lambda limit: -len(_filled(heights, limit, between, most)))
    return _filled(heights, limits[least], between, most)


def _filled(heights: Sequence[float], room: float, between: float, most: int) -> tuple[int, ...]:
    counts: list[int] = []
    used = 0.0
    for height in heights:
        full = most and counts and counts[-1] >= most
        if counts and not full and used + between + height <= room:
            counts[-1] += 1
            used += between + height
        else:
            counts.append(1)
            used = height
    return tuple(counts)
