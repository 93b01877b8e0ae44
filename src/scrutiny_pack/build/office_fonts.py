"""Fonts that a reader may be expected to have: those that come with Windows and Office. Another one is replaced where it is missing."""

from __future__ import annotations

FONTS = frozenset(
    name.lower()
    for name in (
        "Aptos", "Aptos Display", "Aptos Narrow", "Arial", "Arial Black", "Arial Narrow", "Bahnschrift", "Bodoni MT",
        "Book Antiqua", "Bookman Old Style", "Calibri", "Calibri Light", "Cambria", "Cambria Math", "Candara", "Century",
        "Century Gothic", "Century Schoolbook", "Comic Sans MS", "Consolas", "Constantia", "Corbel", "Courier", "Courier New",
        "Franklin Gothic Book", "Baskerville Old Face", "Franklin Gothic Medium", "Garamond", "Georgia", "Gill Sans MT",
        "Impact", "Lucida Console", "Lucida Sans", "Lucida Sans Unicode", "Microsoft Sans Serif", "Palatino Linotype",
        "Perpetua", "Rockwell", "Segoe UI", "Segoe UI Light", "Segoe UI Semibold", "Sylfaen", "Symbol", "Tahoma", "Times",
        "Times New Roman", "Trebuchet MS", "Tw Cen MT", "Verdana", "Wingdings",
    )
)  # fmt: skip
"""In small letters."""
STAND_INS = {"roman": "Times New Roman", "modern": "Courier New"}
"""What Office takes for a font that is missing, by its family."""
USUAL_STAND_IN = "Arial"


def is_common(font: str) -> bool:
    """Whether the font comes with Windows or Office; a name that begins with + is a place in the theme."""
    return not font or font.startswith("+") or font.lower() in FONTS
