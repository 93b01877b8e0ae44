"""Colours as red, green and blue: how much two differ in contrast, mixed with white, darkened until they can be read."""

from __future__ import annotations

from functools import cache

WHITE, BLACK = "#FFFFFF", "#000000"
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
"""What WCAG asks of letters, and of lines and bars, against their ground."""


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
    """`colour`, darkened until text in it stands out from white."""
    steps = (mixed(colour, 1 - step / 20, BLACK) for step in range(21))
    return next(step for step in steps if contrast(step, WHITE) >= TEXT_CONTRAST)


def linear(colour: str) -> tuple[float, float, float]:
    """The amounts of red, green and blue light, from 0 to 1."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour))
    return red, green, blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
