"""The leadership team's look: charcoal and rust, Arial over Calibri, a bare white page, a dark foot on the covers, tables first."""

from __future__ import annotations

from look import Colours, Deck, Fonts, Holder, Layout, Lettering, Look, Report, Shape
from slide_parts import HEIGHT, WIDTH
from word_style import BOLD, HELD, colour, edge, edges, font, outline, shade, size, spacing

COLOURS = Colours(
    ink="16191D", dark="2B3440", pale="F3F1EE", grey="57606A", rule="D3CEC7",
    accents=("2B3440", "C2410C", "2E8BC0", "7A8B00", "57606A", "9D174D"),
)  # fmt: skip
CHARCOAL, RUST = COLOURS.accents[:2]
DARK, WARM, SANS = colour(CHARCOAL, "text2"), colour(RUST, "accent2"), font("Arial")
STYLES = {
    "CoverCommittee": (HELD + spacing(60, 8), SANS + BOLD + WARM + size(14)),
    "Title": (HELD + spacing(0, 10, 240), SANS + BOLD + DARK + size(32)),
    "Subtitle": (f"{HELD}{edges(edge('bottom', RUST, 18, 16))}{spacing(0, 20)}", size(15)),
    "CoverDetail": (spacing(0, 3), DARK + size(13)),
    "Mark": (spacing(6, 0), BOLD + WARM + size(12)),
    "CoverNote": (f"<w:keepLines/>{shade(COLOURS.pale)}{spacing(24, 8)}", size(12)),
    "Heading1": (f"{HELD}{spacing(30, 12)}{outline(0)}", SANS + BOLD + DARK + size(22)),
    "Heading2": (HELD + spacing(18, 6) + outline(1), SANS + BOLD + DARK + size(14)),
    "Headline": (HELD + spacing(0, 10), BOLD + WARM + size(14)),
    "TableText": (spacing(3, 3, 252), size(10.5)),
    "Header": (f"{edges(edge('bottom', COLOURS.rule, 8, 5))}{spacing(0, 0)}", DARK + size(9.5)),
}
TABLE = (
    f"<w:tblPr><w:tblBorders>{edge('top', CHARCOAL, 12, 0)}{edge('bottom', CHARCOAL, 12, 0)}{edge('insideH', COLOURS.rule, 6, 0)}"
    f'</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/>{WARM}</w:rPr><w:tcPr><w:tcBorders>'
    f'{edge("bottom", CHARCOAL, 12, 0)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    f'<w:tblStylePr w:type="firstCol"><w:rPr><w:b/>{DARK}</w:rPr></w:tblStylePr>'
)
"""Strong lines above and below, the head in rust, the first column bold: the eye goes down it."""
COVER = (Shape((0, 25.2, 21, 4.5), "accent1"), Shape((0, 24.9, 21, 0.3), "accent2"))

LEFT, FULL = 1.9, 30.0
DARK_RUST = 0.9
BULLETS = Lettering(18, bulleted=True, after=10)
PROSE = Lettering(18, after=10)
HEADING = Lettering(18, "accent2", bold=True, anchor="b", heading=True, darker=DARK_RUST)
MESSAGES = Lettering(18, bulleted=True, after=9, fill="bg2", inset=(0.4, 0.4))
COVER_TITLE = Lettering(40, "tx2", bold=True, anchor="b", heading=True)
COVER_TEXT = Lettering(20)
COVER_LINE = Lettering(20, "accent2", bold=True, darker=DARK_RUST)
COVER_FOOT = Lettering(15, "bg1", after=4, anchor="ctr", fill="tx2")

TITLE = Holder("Title", "title", 0, (LEFT, 0.9, FULL, 2.0), Lettering(28, "tx2", bold=True, anchor="b", heading=True), "Topic")
HEADLINE = Holder(
    "Headline", "subTitle", 13, (LEFT, 2.9, FULL, 1.9), Lettering(20, "accent2", darker=DARK_RUST), "What happened, in one sentence"
)
SOURCE = Holder(
    "Source", "body", 16, (LEFT, 16.3, FULL, 1.2), Lettering(11, "accent5", anchor="b"), "Source: what stands behind the figures"
)
TOP = (TITLE, HEADLINE)


def footers(ink: str, ground: str = "") -> tuple[Holder, ...]:
    """Footer, date and number, in one line."""
    small = {"size": 11, "colour": ink, "anchor": "ctr", "fill": ground}
    return (
        Holder("Footer", "ftr", 11, (LEFT, 17.85, 17, 0.8), Lettering(**small)),
        Holder("Date", "dt", 10, (19.6, 17.85, 9, 0.8), Lettering(**small, align="r")),
        Holder("Slide number", "sldNum", 12, (29.8, 17.85, 2.1, 0.8), Lettering(**small, bold=True, align="r")),
    )


def column(number: int) -> tuple[Holder, Holder]:
    """The heading and the messages of one of the three columns."""
    width, gap = 9.6, 0.6
    left = LEFT + (number - 1) * (width + gap)
    return (
        Holder(f"Heading {number}", "body", 20 + number, (left, 3.1, width, 1.3), HEADING, "Heading"),
        Holder(f"Messages {number}", "obj", 30 + number, (left, 4.5, width, 12.5), MESSAGES, "Key messages"),
    )


FOOT = 13.6
"""Where the dark foot of a cover begins."""
COVER_GROUND = (Shape((0, FOOT, WIDTH, HEIGHT - FOOT), "accent1"), Shape((0, FOOT, WIDTH, 0.22), "accent2"))


def cover(name: str, *holders: Holder) -> Layout:
    """A white layout with a dark foot."""
    return Layout(name, holders, COVER_GROUND, cover=True)


def words_on_cover(prompt: str, text: str) -> tuple[Holder, Holder]:
    """A title with words under it, above the foot."""
    return (
        Holder("Title", "title", 0, (LEFT, 3.2, FULL, 4.6), COVER_TITLE, prompt),
        Holder("Text", "body", 13, (LEFT, 8.2, FULL, 5), COVER_TEXT, text),
    )


def beside(name: str, kind: str, lettering: Lettering) -> tuple[Holder, Holder]:
    """A chart or a table, and words to its right."""
    return (
        Holder(name, kind, 14, (LEFT, 5.0, 19.6, 11.2), PROSE, name),
        Holder("Commentary", "obj", 15, (22.1, 5.0, 9.8, 11.2), lettering, "Commentary"),
    )


LAYOUTS = (
    cover(
        "Title",
        Holder("Title", "ctrTitle", 0, (LEFT, 3.4, FULL, 4.6), COVER_TITLE, "Title"),
        Holder("Committee", "body", 13, (LEFT, 1.6, FULL, 1.6), COVER_LINE, "Committee"),
        Holder("Subtitle", "subTitle", 1, (LEFT, 8.4, FULL, 2.2), COVER_TEXT, "Subtitle"),
        Holder("Meeting date", "body", 14, (LEFT, 10.9, FULL, 1.4), COVER_LINE, "Date of the meeting"),
        Holder("Front notes", "body", 15, (LEFT, 14.4, FULL, 2.7), COVER_FOOT, "What a reader must know first"),
    ),
    cover("Section", *words_on_cover("Topic", "Text")),
    Layout("Key messages", (TITLE, *column(1), *column(2), *column(3))),
    Layout("Chart with commentary", (*TOP, *beside("Chart", "pic", BULLETS), SOURCE), (Shape((21.8, 5.0, 0.05, 11.2), "accent5"),)),
    Layout("Chart only", (*TOP, Holder("Chart", "pic", 14, (LEFT, 5.0, FULL, 11.2), PROSE, "Chart"), SOURCE)),
    Layout("Table", (*TOP, *beside("Table", "tbl", PROSE), SOURCE)),
    Layout("Text", (*TOP, Holder("Text", "obj", 14, (LEFT, 5.0, 26, 11.2), Lettering(20, after=12), "Text"), SOURCE)),
    cover("Closing", *words_on_cover("Thank you", "Whom to ask")),
)

LOOK = Look(
    "leadership-team",
    "Leadership team",
    COLOURS,
    Fonts("Arial", "Calibri"),
    Report("docx", 11.5, STYLES, TABLE, ("&#8211;", 11.5, RUST), cover=COVER),
    Deck(
        "pptx",
        TITLE,
        Holder("Text", "body", 1, (LEFT, 5.0, FULL, 11.2), BULLETS, "Text"),
        footers("accent5"),
        footers("bg1", "tx2"),
        LAYOUTS,
        ("–", "accent2"),
        (Shape((0, 0, 0.5, HEIGHT), "accent1"), Shape((0, 0, 0.5, 4.8), "accent2")),
    ),
)
