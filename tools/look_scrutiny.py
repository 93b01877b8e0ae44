"""The scrutiny board's look: the Analysis Function's dark blue and teal, Arial, a band on the cover, a white page under a fine line."""

from __future__ import annotations

from look import Colours, Deck, Fonts, Holder, Layout, Lettering, Look, Report, Shape
from slide_parts import HEIGHT, WIDTH
from word_style import BOLD, HELD, colour, edge, edges, indent, shade, size, spacing

COLOURS = Colours(
    ink="0B0C0C", dark="12436D", pale="EEF3F7", grey="505A5F", rule="C9D1D9",
    accents=("12436D", "28A197", "801650", "F46A25", "3D3D3D", "A285D1"),
)  # fmt: skip
"""The Analysis Function's categorical palette, and a pale tint of its dark blue."""
WHITE = colour("FFFFFF", "background1")


def band(before: float, after: float) -> str:
    """Neighbouring paragraphs with the same edges, filling and indents are one box to Word: the band of the cover."""
    dark = COLOURS.dark
    around = edges(
        edge("top", dark, 48, 20), edge("left", COLOURS.accents[1], 96, 22), edge("bottom", dark, 48, 20), edge("right", dark, 48, 16)
    )
    return f"{HELD}{around}{shade(dark)}<w:suppressAutoHyphens/>{spacing(before, after, 252)}{indent(1.2, 0.78)}"


NOTE = edges(
    edge("top", COLOURS.pale, 48, 4),
    edge("left", COLOURS.accents[1], 48, 10),
    edge("bottom", COLOURS.pale, 48, 4),
    edge("right", COLOURS.pale, 48, 6),
)
STYLES = {
    "CoverCommittee": (band(110, 26), WHITE + size(13)),
    "Title": (band(0, 10), BOLD + WHITE + size(30)),
    "Subtitle": (band(0, 34), WHITE + size(15)),
    "CoverDetail": (band(0, 3), WHITE + size(12)),
    "Mark": (band(8, 3), BOLD + WHITE + size(12)),
    "CoverNote": (f"<w:keepLines/>{NOTE}{shade(COLOURS.pale)}{spacing(34, 8)}{indent(0.56, 0.42)}", size(12)),
}
TABLE = (
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
    + edge("top", COLOURS.dark, 8, 0) + edge("bottom", COLOURS.dark, 8, 0) + edge("insideH", COLOURS.rule, 4, 0)
    + "</w:tblBorders></w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/>{WHITE}</w:rPr><w:tcPr>{shade(COLOURS.dark)}<w:vAlign w:val="bottom"/></w:tcPr>'
    "</w:tblStylePr>"
    f'<w:tblStylePr w:type="band2Horz"><w:tcPr>{shade(COLOURS.pale)}</w:tcPr></w:tblStylePr>'
)  # fmt: skip
"""A header row that prints well in black and white, thin rules between rows, every other row lightly tinted."""

LEFT, FULL = 1.6, 30.667
DARK_TEAL = 0.65
"""The palette's teal has a contrast of 3.1 on white, enough for a bar but not for words; this shade has over 6."""
BULLETS = Lettering(18, bulleted=True, after=9)
PROSE = Lettering(18, after=10)
HEADING = Lettering(18, "bg1", bold=True, anchor="ctr", fill="tx2", inset=(0.4, 0.1))
MESSAGES = Lettering(18, bulleted=True, after=9, fill="bg2", inset=(0.4, 0.4))
COVER_TITLE = Lettering(40, "bg1", bold=True, anchor="b", heading=True)
COVER_TEXT = Lettering(20, "bg1")
COVER_LINE = Lettering(20, "bg1", bold=True)
COVER_NOTE = Lettering(16, "bg1", after=4, anchor="ctr", fill="tx2", fill_darker=0.75, inset=(0.5, 0.3))

TITLE = Holder("Title", "title", 0, (LEFT, 0.55, FULL, 2.3), Lettering(26, "tx2", bold=True, anchor="b", heading=True), "Topic")
HEADLINE = Holder(
    "Headline", "subTitle", 13, (LEFT, 2.85, FULL, 2.0), Lettering(20, "accent2", darker=DARK_TEAL), "What happened, in one sentence"
)
SOURCE = Holder(
    "Source", "body", 16, (LEFT, 16.4, FULL, 1.2), Lettering(11, "accent5", anchor="b"), "Source: what stands behind the figures"
)
TOP = (TITLE, HEADLINE)


def footers(ink: str) -> tuple[Holder, ...]:
    """Footer, date and slide number, in one line."""
    small = {"size": 11, "colour": ink, "anchor": "ctr"}
    return (
        Holder("Footer", "ftr", 11, (LEFT, 17.9, 18, 0.8), Lettering(**small)),
        Holder("Date", "dt", 10, (20.4, 17.9, 9, 0.8), Lettering(**small, align="r")),
        Holder("Slide number", "sldNum", 12, (30.2, 17.9, 2.067, 0.8), Lettering(**small, bold=True, align="r")),
    )


def column(number: int) -> tuple[Holder, Holder]:
    """The heading and the messages of one of the three columns."""
    width, gap = 9.7, 0.78
    left = LEFT + (number - 1) * (width + gap)
    return (
        Holder(f"Heading {number}", "body", 20 + number, (left, 3.3, width, 1.3), HEADING, "Heading"),
        Holder(f"Messages {number}", "obj", 30 + number, (left, 4.6, width, 12.6), MESSAGES, "Key messages"),
    )


COVER_SHAPES = (
    Shape((27.4, 0, WIDTH - 27.4, HEIGHT), "accent1", darker=0.75),
    Shape((27.4, 0, 0.35, HEIGHT), "accent2"),
    Shape((2.4, 8.85, 4.5, 0.14), "accent2"),
)


def cover(name: str, *holders: Holder) -> Layout:
    """A layout on dark blue, with a teal edge to the right and a teal rule under the title."""
    return Layout(name, holders, COVER_SHAPES, cover=True, ground="tx2")


def words_on_cover(prompt: str, text: str) -> tuple[Holder, Holder]:
    """A title with words under it."""
    return (
        Holder("Title", "title", 0, (2.4, 4.3, 23.2, 4.2), COVER_TITLE, prompt),
        Holder("Text", "body", 13, (2.4, 9.5, 23.2, 5), COVER_TEXT, text),
    )


LAYOUTS = (
    cover(
        "Title",
        Holder("Title", "ctrTitle", 0, (2.4, 4.3, 23.2, 4.2), COVER_TITLE, "Title"),
        Holder("Committee", "body", 13, (2.4, 2.0, 23.2, 1.7), COVER_LINE, "Committee"),
        Holder("Subtitle", "subTitle", 1, (2.4, 9.5, 23.2, 1.9), COVER_TEXT, "Subtitle"),
        Holder("Meeting date", "body", 14, (2.4, 11.6, 23.2, 1.3), COVER_LINE, "Date of the meeting"),
        Holder("Front notes", "body", 15, (2.4, 14.0, 23.2, 2.7), COVER_NOTE, "What a reader must know first"),
    ),
    cover("Section", *words_on_cover("Topic", "Text")),
    Layout("Key messages", (TITLE, *column(1), *column(2), *column(3))),
    Layout(
        "Chart with commentary",
        (
            *TOP,
            Holder("Chart", "pic", 14, (LEFT, 5.1, 20.3, 11.2), PROSE, "Chart"),
            Holder("Commentary", "obj", 15, (22.6, 5.1, 9.667, 11.2), BULLETS, "Commentary"),
            SOURCE,
        ),
        (Shape((22.2, 5.1, 0.06, 10.15), "accent2"),),
    ),
    Layout("Chart only", (*TOP, Holder("Chart", "pic", 14, (LEFT, 5.1, FULL, 11.2), PROSE, "Chart"), SOURCE)),
    Layout(
        "Table",
        (
            *TOP,
            Holder("Table", "tbl", 14, (LEFT, 5.1, 20.3, 11.2), PROSE, "Table"),
            Holder("Commentary", "obj", 15, (22.6, 5.1, 9.667, 11.2), PROSE, "Text"),
            SOURCE,
        ),
    ),
    Layout("Text", (*TOP, Holder("Text", "obj", 14, (LEFT, 5.1, 26, 11.2), Lettering(20, after=12), "Text"), SOURCE)),
    cover("Closing", *words_on_cover("Thank you", "Whom to ask")),
)

LOOK = Look(
    "scrutiny",
    "Scrutiny",
    COLOURS,
    Fonts("Arial", "Arial"),
    Report("docx", 11.5, STYLES, TABLE, ("&#8226;", 11.5, COLOURS.dark)),
    Deck(
        "pptx",
        TITLE,
        Holder("Text", "body", 1, (LEFT, 5.1, FULL, 11.2), BULLETS, "Text"),
        footers("accent5"),
        footers("bg1"),
        LAYOUTS,
        ("•", "accent2"),
        (
            Shape((0, 0, WIDTH, 0.3), "tx2"), Shape((0, 0, LEFT + 3, 0.3), "accent2"), Shape((LEFT, 17.75, FULL, 0.03), "tx2"),
        ),
    ),
)  # fmt: skip
