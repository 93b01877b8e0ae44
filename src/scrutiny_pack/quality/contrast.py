"""Whether words stand out from what lies behind them, by WCAG's measure: 4.5 to 1, and 3 to 1 for large letters."""

from __future__ import annotations

from scrutiny_pack.errors import Place, ProblemList

WORDS, LARGE = 4.5, 3.0
_LARGE_FROM, _LARGE_BOLD_FROM = 18.0, 14.0
"""Points from which letters are large."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours such as `12436D`, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def needed(size: float, bold: bool) -> float:
    """The contrast that letters of `size` points need."""
    return LARGE if size >= (_LARGE_BOLD_FROM if bold else _LARGE_FROM) else WORDS


def check_contrast(what: str, letters: str, ground: str, least: float, place: Place, problems: ProblemList, ours: bool = False) -> None:
    """Note that `letters` on `ground` cannot be told apart well enough; `what` says which words they are.

    Colours are the template's, and so a warning, where they are not `ours`.
    """
    ratio = contrast(letters, ground)
    if ratio + 0.005 < least:
        told = f"{what} in #{letters.upper()} on #{ground.upper()} have a contrast of {ratio:.1f} to 1, and need {least:g} to 1"
        note = problems.error if ours else problems.warn
        note("contrast", place, told, "choose a darker or lighter colour in the board's template")


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
