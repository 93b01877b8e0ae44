"""How the web page looks: the style sheet that stands beside this module, with the board's colours put in."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from pathlib import Path

from scrutiny_pack.charts.colours import BLACK, WHITE, contrast, mixed
from scrutiny_pack.charts.palette import Palette

_SHEET = Path(__file__).with_name("web_page.css")
_EASY = 6.0
"""The contrast of words in the board's colour with white: more than is asked for, as they stand on tinted panels too."""
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class WebPalette:
    """The colours of the web page, each by what it is for. Words stand on white, on `panel`, or in white on `strong`."""

    strong: str = "#12436D"
    """The banner, headings and heavy rules."""
    link: str = "#12436D"
    text: str = "#1D1D1D"
    quiet: str = "#505A5F"
    """Source notes and captions."""
    panel: str = "#F2F5F8"
    rule: str = "#B1B9C0"
    focus: str = "#FFDD00"
    """Around what the keyboard has reached."""

    def __post_init__(self) -> None:
        for name, colour in asdict(self).items():
            if not _COLOUR.fullmatch(colour):
                raise ValueError(f"the colour {name} is {colour!r}, and not like #12436D")


def web_palette(palette: Palette) -> WebPalette:
    """The page's colours that go with the charts': the authority's for banner, headings and links, as dark as words need it."""
    darker = (mixed(palette.authority, 1 - step / 20, BLACK) for step in range(20))
    strong = next((colour for colour in darker if contrast(colour, WHITE) >= _EASY), WebPalette.strong)
    return WebPalette(strong=strong, link=strong)


def style_sheet(palette: WebPalette) -> str:
    """The whole style sheet, with nothing in it that is fetched."""
    colours = " ".join(f"--{name}: {colour};" for name, colour in asdict(palette).items())
    return f"\n:root {{ {colours} }}\n{_SHEET.read_text(encoding='utf-8')}"
