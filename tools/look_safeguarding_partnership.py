"""The safeguarding partnership's look: green and ochre, Cambria over Calibri, numbered headings, a band behind slide titles."""

from __future__ import annotations

from look import Colours, Deck, Fonts, Holder, Layout, Lettering, Look, Report, Shape
from report_styles import numbered
from slide_parts import HEIGHT, WIDTH
from word_style import BOLD, HELD, TEXT_END, colour, edge, edges, font, indent, outline, shade, size, spacing

COLOURS = Colours(
    ink="16201C", dark="0F4C3A", pale="EDF4F0", grey="4A5651", rule="BFD0C8",
    accents=("0F4C3A", "C4761B", "2F74B5", "66757F", "8A5AA8", "A33B4A"),
)  # fmt: skip
GREEN, OCHRE = COLOURS.accents[:2]
DARK, SERIF = colour(GREEN, "text2"), font("Cambria")
ASIDE = 2.2
"""How far, in cm, the cover's words stand off the margin, beside the green block."""
STYLES = {
    "CoverCommittee": (HELD + spacing(150, 20) + indent(ASIDE), SERIF + BOLD + DARK + size(15)),
    "Title": (f"{HELD}{edges(edge('bottom', OCHRE, 24, 10))}{spacing(0, 18, 252)}{indent(ASIDE)}", SERIF + BOLD + DARK + size(27)),
    "Subtitle": (HELD + spacing(0, 40) + indent(ASIDE), size(16)),
    "CoverDetail": (spacing(0, 3) + indent(ASIDE), BOLD + size(12)),
    "Mark": (spacing(6, 0) + indent(ASIDE), BOLD + DARK + size(12)),
    "CoverNote": (
        "<w:keepLines/>" + edges(*(edge(side, GREEN, 6, 8) for side in ("top", "left", "bottom", "right")))
        + f"{spacing(60, 8)}{indent(ASIDE + 0.3, 0.3)}",
        size(11.5),
    ),
    "TOCHeading": (f"{HELD}<w:pageBreakBefore/>{spacing(0, 18)}", SERIF + BOLD + DARK + size(24)),
    "TOC1": (f"{edges(edge('top', COLOURS.rule, 4, 4), edge('between', COLOURS.rule, 4, 4))}{TEXT_END}{spacing(6, 2)}", BOLD + size(11.5)),
    "TOC2": (TEXT_END + spacing(1, 1) + indent(0.7), size(11.5)),
    "Heading1": (f"{HELD}{numbered(0)}{spacing(34, 10)}{outline(0)}", SERIF + BOLD + DARK + size(21)),
    "Heading2": (HELD + numbered(1) + spacing(18, 6) + outline(1), SERIF + BOLD + DARK + size(15)),
    "Heading3": (HELD + numbered(2) + spacing(14, 4) + outline(2), SERIF + BOLD + size(12.5)),
    "Headline": (f"{HELD}{edges(edge('left', OCHRE, 36, 8))}{shade(COLOURS.pale)}{spacing(2, 12)}{indent(0.42)}", BOLD + size(13)),
    "Caption": ("<w:keepLines/>" + spacing(3, 12), DARK + size(10)),
    "TableCaption": (HELD + spacing(16, 5), BOLD + DARK + size(10.5)),
    "SourceNote": (
        f"<w:keepLines/>{edges(edge('left', COLOURS.rule, 24, 8))}{spacing(12, 8, 259)}{indent(0.42)}",
        colour(COLOURS.grey) + size(9.5),
    ),
    "Header": (edges(edge("bottom", GREEN, 12, 5)) + TEXT_END, SERIF + DARK + size(10)),
    "Footer": (f"{shade(COLOURS.pale)}{TEXT_END}", DARK + size(9.5)),
}  # fmt: skip
TABLE = (
    f"<w:tblPr><w:tblBorders>{edge('top', GREEN, 18, 0)}{edge('bottom', GREEN, 8, 0)}{edge('insideH', COLOURS.rule, 4, 0)}</w:tblBorders>"
    f'</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/>{DARK}</w:rPr><w:tcPr>{shade(COLOURS.pale)}<w:vAlign w:val="bottom"/></w:tcPr>'
    "</w:tblStylePr>"
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
)
"""A pale head under a strong green line."""
COVER_SHAPES = (
    Shape((0, 0, 3.6, 29.7), "accent1"),
    Shape((3.6, 0, 0.24, 29.7), "accent2"),
    Shape((0, 24.6, 3.6, 5.1), "accent1", darker=0.75),
)
PAGE_SHAPES = (Shape((0, 1.2, 1.9, 0.5), "accent1"), Shape((1.9, 1.2, 0.14, 0.5), "accent2"))

LEFT, FULL = 1.5, 30.867
BAND = 2.7
"""How high the band behind the titles is."""
BULLETS = Lettering(18, bulleted=True, after=10)
PANEL = Lettering(18, bulleted=True, after=10, fill="bg2", inset=(0.55, 0.5))
PROSE = Lettering(18, after=10)
HEADING = Lettering(18, "tx2", bold=True, anchor="b", heading=True, inset=(0.3, 0.15), fill="bg2")
MESSAGES = Lettering(18, bulleted=True, after=9, fill="bg1", inset=(0.3, 0.35))
COVER_TITLE = Lettering(42, "tx2", bold=True, anchor="b", heading=True)
COVER_TEXT = Lettering(20)
COVER_SIDE = Lettering(20, "bg1", bold=True, anchor="b", fill="tx2", heading=True)
COVER_DATE = Lettering(18, "bg1", fill="tx2")
COVER_NOTE = Lettering(15, after=4, anchor="ctr", fill="bg2", inset=(0.5, 0.3))

TITLE = Holder(
    "Title",
    "title",
    0,
    (0, 0, WIDTH, BAND),
    Lettering(28, "bg1", bold=True, anchor="ctr", heading=True, fill="tx2", inset=(LEFT, 0.2)),
    "Topic",
)
HEADLINE = Holder(
    "Headline", "subTitle", 13, (LEFT, 3.0, FULL, 1.9), Lettering(20, "tx2", bold=True, anchor="ctr"), "What happened, in one sentence"
)
SOURCE = Holder("Source", "body", 16, (LEFT, 16.45, FULL, 1.1), Lettering(11, "tx1", anchor="b"), "Source: what stands behind the figures")
TOP = (TITLE, HEADLINE)


def footers(width: float, ink: str) -> tuple[Holder, ...]:
    """A footer so wide, in this colour; date and number at the right."""
    return (
        Holder("Footer", "ftr", 11, (LEFT, 17.95, width, 0.9), Lettering(11, ink, anchor="ctr")),
        Holder("Date", "dt", 10, (19.4, 17.95, 10, 0.9), Lettering(11, "tx2", anchor="ctr", align="r")),
        Holder("Slide number", "sldNum", 12, (30.3, 17.95, 2.067, 0.9), Lettering(11, "tx2", bold=True, anchor="ctr", align="r")),
    )


def column(number: int) -> tuple[Holder, Holder]:
    """The heading and the messages of one of the three columns."""
    width, gap = 9.8, 0.733
    left = LEFT + (number - 1) * (width + gap)
    return (
        Holder(f"Heading {number}", "body", 20 + number, (left, 3.4, width, 1.4), HEADING, "Heading"),
        Holder(f"Messages {number}", "obj", 30 + number, (left, 4.9, width, 12.3), MESSAGES, "Key messages"),
    )


SIDE = 11.4
COVER_GROUND = (Shape((0, 0, SIDE, HEIGHT), "accent1"), Shape((SIDE, 0, 0.3, HEIGHT), "accent2"))
MASTER_SHAPES = (
    Shape((0, 0, WIDTH, BAND), "accent1"),
    Shape((0, BAND, WIDTH, 0.14), "accent2"),
    Shape((0, 17.75, WIDTH, HEIGHT - 17.75), "bg2"),
)


def cover(name: str, *holders: Holder) -> Layout:
    """A white layout with a green side."""
    return Layout(name, holders, COVER_GROUND, cover=True)


def words_on_cover(prompt: str, text: str) -> tuple[Holder, Holder]:
    """A title with words under it, on the white side."""
    return (
        Holder("Title", "title", 0, (13.2, 4.0, 19, 5.2), COVER_TITLE, prompt),
        Holder("Text", "body", 13, (13.2, 9.8, 19, 5), COVER_TEXT, text),
    )


LAYOUTS = (
    cover(
        "Title",
        Holder("Title", "ctrTitle", 0, (13.2, 3.4, 19, 5.8), COVER_TITLE, "Title"),
        Holder("Committee", "body", 13, (1.5, 3.4, 8.8, 5.8), COVER_SIDE, "Committee"),
        Holder("Subtitle", "subTitle", 1, (13.2, 9.9, 19, 2.4), COVER_TEXT, "Subtitle"),
        Holder("Meeting date", "body", 14, (1.5, 9.7, 8.8, 1.4), COVER_DATE, "Date of the meeting"),
        Holder("Front notes", "body", 15, (13.2, 14.0, 18.9, 2.9), COVER_NOTE, "What a reader must know first"),
    ),
    cover("Section", *words_on_cover("Topic", "Text")),
    Layout("Key messages", (TITLE, *column(1), *column(2), *column(3))),
    Layout(
        "Chart with commentary",
        (
            *TOP,
            Holder("Chart", "pic", 14, (LEFT, 5.2, 20.3, 11.2), PROSE, "Chart"),
            Holder("Commentary", "obj", 15, (22.6, 5.2, 9.767, 11.2), PANEL, "Commentary"),
            SOURCE,
        ),
    ),
    Layout("Chart only", (*TOP, Holder("Chart", "pic", 14, (LEFT, 5.2, FULL, 11.2), PROSE, "Chart"), SOURCE)),
    Layout(
        "Table",
        (
            *TOP,
            Holder("Table", "tbl", 14, (LEFT, 5.2, 20.3, 11.2), PROSE, "Table"),
            Holder("Commentary", "obj", 15, (22.6, 5.2, 9.767, 11.2), PROSE, "Text"),
            SOURCE,
        ),
    ),
    Layout("Text", (*TOP, Holder("Text", "obj", 14, (LEFT, 5.2, 26, 11.2), Lettering(20, after=12), "Text"), SOURCE)),
    cover("Closing", *words_on_cover("Thank you", "Whom to ask")),
)

LOOK = Look(
    "safeguarding-partnership",
    "Safeguarding partnership",
    COLOURS,
    Fonts("Cambria", "Calibri"),
    Report("dotx", 11.5, STYLES, TABLE, ("&#9632;", 6.5, GREEN), numbered=True, cover=COVER_SHAPES, pages=PAGE_SHAPES),
    Deck(
        "potx",
        TITLE,
        Holder("Text", "body", 1, (LEFT, 5.2, FULL, 11.2), BULLETS, "Text"),
        footers(17, "tx2"),
        footers(SIDE - LEFT - 0.5, "bg1"),
        LAYOUTS,
        ("■", "accent1"),
        MASTER_SHAPES,
    ),
)
