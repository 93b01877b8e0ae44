"""What a board's documents look like, as data: colours, fonts, and what is drawn and written where. The makers turn it into templates.

Nothing here knows Word or PowerPoint, but for the styles, which are written as Word has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Place = tuple[float, float, float, float]
"""From the left, from the top, width and height, in cm."""


@dataclass(frozen=True)
class Colours:
    """The colours of one organisation, as RRGGBB: ink for words, the paper's white, dark and pale grounds, and six accents in order.

    The accents are what charts take: the first for the authority, the others for comparators.
    """

    ink: str
    dark: str
    pale: str
    accents: tuple[str, str, str, str, str, str]
    grey: str
    rule: str

    @property
    def theme(self) -> Mapping[str, str]:
        """The colours under the names that a theme gives them."""
        accents = {f"accent{number}": colour for number, colour in enumerate(self.accents, 1)}
        plain = {"dk1": self.ink, "lt1": "FFFFFF", "dk2": self.dark, "lt2": self.pale}
        return {**plain, **accents, "hlink": self.dark, "folHlink": self.dark}


@dataclass(frozen=True)
class Fonts:
    """Two fonts that Windows has and of which there are free ones with the same widths."""

    headings: str
    body: str


@dataclass(frozen=True)
class Shape:
    """A plain shape that decorates; its colour is a theme colour's name, of which `darker` is the share that is kept."""

    place: Place
    colour: str
    kind: Literal["rect", "ellipse"] = "rect"
    darker: float = 1.0
    in_right_margin: bool = False
    """Whether its place is counted from the right margin, where a page may be turned on its side."""


@dataclass(frozen=True)
class Report:
    """The Word template: its styles as WordprocessingML by id, and what is drawn on the cover and on every other page."""

    ending: Literal["docx", "dotx"]
    body_size: float
    styles: Mapping[str, tuple[str, str]]
    """Paragraph and run properties that differ from the shared ones."""
    table: str
    """The properties of the table style."""
    bullet: tuple[str, float, str]
    """The bullets' character, its size and its colour."""
    numbered: bool = False
    """Whether headings are numbered."""
    cover: tuple[Shape, ...] = ()
    pages: tuple[Shape, ...] = ()


@dataclass(frozen=True)
class Lettering:
    """How the words of a placeholder look: sizes and spaces in points, insets in cm; colours by the theme's names."""

    size: int
    colour: str = "tx1"
    bold: bool = False
    bulleted: bool = False
    after: int = 0
    anchor: str = "t"
    align: str = "l"
    fill: str = ""
    inset: tuple[float, float] = (0.254, 0.127)
    """Both programs' default, which other tools take for granted."""
    heading: bool = False
    """Whether it is set in the font of headings."""
    darker: float = 1.0
    fill_darker: float = 1.0


@dataclass(frozen=True)
class Holder:
    """A placeholder: its name is the slot's, its place is in cm."""

    name: str
    kind: str
    index: int
    place: Place
    style: Lettering
    prompt: str = ""


@dataclass(frozen=True)
class Layout:
    """A slide layout: its placeholders in reading order, without footers, and the shapes behind them."""

    name: str
    holders: tuple[Holder, ...]
    shapes: tuple[Shape, ...] = ()
    cover: bool = False
    """Whether it stands by itself, on its own `ground`, without what the master draws."""
    ground: str = "bg1"


@dataclass(frozen=True)
class Deck:
    """The PowerPoint template."""

    ending: Literal["pptx", "potx"]
    title: Holder
    body: Holder
    footers: tuple[Holder, ...]
    cover_footers: tuple[Holder, ...]
    layouts: tuple[Layout, ...]
    bullet: tuple[str, str]
    """The bullets' character and colour."""
    shapes: tuple[Shape, ...] = ()
    """What the master draws on every slide but covers."""


@dataclass(frozen=True)
class Look:
    """One board's look."""

    board: str
    name: str
    colours: Colours
    fonts: Fonts
    report: Report
    deck: Deck
    notes: Lettering = field(default_factory=lambda: Lettering(12, after=6))
