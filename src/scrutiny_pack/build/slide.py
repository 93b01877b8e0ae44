"""One slide as data: its layout and what stands in which slot of it, before anybody opens a presentation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scrutiny_pack.build.fit import Box
from scrutiny_pack.build.table_fit import TableFit
from scrutiny_pack.pack import Chart, Table

SLOTS: Mapping[str, tuple[str, ...]] = {
    "Title": ("Title", "Committee", "Subtitle", "Meeting date", "Front notes"),
    "Key messages": ("Title", "Heading 1", "Messages 1", "Heading 2", "Messages 2", "Heading 3", "Messages 3"),
    "Chart with commentary": ("Title", "Headline", "Chart", "Commentary", "Source"),
    "Chart only": ("Title", "Headline", "Chart", "Source"),
    "Table": ("Title", "Headline", "Table", "Commentary", "Source"),
    "Text": ("Title", "Headline", "Text", "Source"),
}
"""The layouts that a deck needs, and the slots of each in reading order: in the template, a slot is the placeholder of that name."""

HEADING_SPACE = 10.0
"""What stands free over a heading among bullets, in points."""
COLUMNS = 3
"""The columns of a slide of key messages."""


@dataclass(frozen=True)
class Line:
    """One paragraph on a slide; with an `address` it is a link, with a `label` that stands before it in bold.

    `note` is what the presenter's notes say in its place: the full sentence. `prose` has no bullet, where others of its slot have one, and
    a `heading` is bold besides.
    """

    text: str
    note: str = ""
    label: str = ""
    address: str = ""
    prose: bool = False
    heading: bool = False
    parts: int = 1
    """Over how many slides it is spread, said of its first part."""

    @property
    def plain(self) -> str:
        """The paragraph as it is read."""
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True)
class Slide:
    """One slide: `texts` by slot, and a chart or a table where its layout has room for one."""

    layout: str
    title: str
    texts: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    chart: Chart | None = None
    table: Table | None = None
    fit: TableFit | None = None
    """How the table is set, where that was decided for all of its parts together."""
    notes: tuple[str, ...] = ()
    cut: Mapping[str, str] = field(default_factory=dict)
    """By slot, the whole text of what was shortened."""
    number: str = ""
    """Which one it is of the slides with the same title: "(1 of 2)"."""

    @property
    def full_title(self) -> str:
        """The title as it is printed, unique in the deck."""
        return f"{self.title} {self.number}".rstrip()

    @property
    def columns(self) -> int:
        """How many columns of key messages there are."""
        return sum(slot.startswith("Heading ") for slot in self.texts)


@dataclass(frozen=True)
class Rooms:
    """How much room a template's slots have. A table has the width of the text beside it as well where there is none (`table_alone`), and
    the height of the source line where that is missing too (`table_whole`); text has the room of headline and source (`text_alone`).

    `headings` and `messages` are the rooms of a column where there are one, two or three of them; a template without columns has none.
    """

    boxes: Mapping[tuple[str, str], Box]
    table_alone: Box
    table_whole: Box
    text_alone: Box
    headings: tuple[Box, ...]
    messages: tuple[Box, ...]

    def box(self, slide: Slide, slot: str) -> Box:
        """The room of `slot` on `slide`."""
        if slot.startswith("Heading "):
            return self.headings[slide.columns - 1]
        if slot.startswith("Messages "):
            return self.messages[slide.columns - 1]
        return self.boxes[slide.layout, slot]


def line(text: str) -> tuple[Line, ...]:
    """`text` as the one paragraph of a slot; nothing where there is no text."""
    return (Line(text),) if text else ()
