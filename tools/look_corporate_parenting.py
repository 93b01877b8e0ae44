"""The corporate parenting board's look: plum, coral and teal, Calibri, overlapping circles, the chart at the right of the bullets."""

from __future__ import annotations

from look import Colours, Deck, Fonts, Holder, Layout, Lettering, Look, Report, Shape
from slide_parts import HEIGHT
from word_style import BOLD, DOTS_TO_END, HELD, TEXT_END, colour, edge, edges, indent, outline, shade, size, spacing

COLOURS = Colours(
    ink="231B24", dark="5B2A5E", pale="F7F1F6", grey="5F5560", rule="D9CBD8",
    accents=("5B2A5E", "B84A32", "00798C", "B8860B", "6C757D", "3D5A98"),
)  # fmt: skip
PLUM, CORAL = COLOURS.accents[:2]
DARK, WARM = colour(PLUM, "text2"), colour(CORAL, "accent2")
BAR = edges(edge("left", CORAL, 36, 9))
"""The coral bar beside a heading."""
STYLES = {
    "CoverCommittee": (HELD + spacing(292, 14), BOLD + WARM + size(15)),
    "Title": (HELD + spacing(0, 8, 240), BOLD + DARK + size(36)),
    "Subtitle": (HELD + spacing(0, 26), size(16)),
    "CoverDetail": (spacing(0, 3), DARK + size(13)),
    "Mark": (spacing(6, 0), BOLD + WARM + size(13)),
    "CoverNote": (f"<w:keepLines/>{edges(edge('left', CORAL, 36, 9))}{shade(COLOURS.pale)}{spacing(26, 8)}{indent(0.5)}", size(12)),
    "TOCHeading": (f"{HELD}<w:pageBreakBefore/>{BAR}{spacing(0, 16)}{indent(0.42)}", BOLD + DARK + size(26)),
    "TOC1": (DOTS_TO_END + spacing(8, 0), BOLD + DARK + size(12)),
    "TOC2": (DOTS_TO_END + spacing(2, 0) + indent(0.5), size(12)),
    "Heading1": (HELD + BAR + spacing(36, 10) + indent(0.42) + outline(0), BOLD + DARK + size(26)),
    "Heading2": (HELD + spacing(18, 6) + outline(1), BOLD + WARM + size(16)),
    "Heading3": (HELD + spacing(14, 4) + outline(2), BOLD + DARK + size(13)),
    "Headline": (HELD + spacing(0, 10), BOLD + WARM + size(15)),
    "SourceNote": (f"<w:keepLines/>{shade(COLOURS.pale)}{spacing(12, 8, 259)}", colour(COLOURS.grey) + size(9.5)),
    "TableText": (spacing(3, 3, 252), size(10.5)),
    "TableCaption": (HELD + spacing(16, 5), BOLD + DARK + size(11)),
    "Header": (TEXT_END, BOLD + DARK + size(9.5)),
    "Footer": (edges(edge("top", PLUM, 12, 5)) + TEXT_END, colour(COLOURS.grey) + size(9.5)),
}
TABLE = (
    f"<w:tblPr><w:tblBorders>{edge('bottom', PLUM, 12, 0)}{edge('insideH', COLOURS.rule, 4, 0)}</w:tblBorders></w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/>{DARK}</w:rPr><w:tcPr><w:tcBorders>{edge("bottom", CORAL, 18, 0)}</w:tcBorders>'
    '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
)
"""Words in plum over a coral line, and fine lines between rows: nothing is filled."""
COVER_SHAPES = (
    Shape((0, 0, 21, 9.6), "accent1"),
    Shape((14.1, 4.2, 6.9, 6.9), "accent2"),
    Shape((11.4, 7.7, 3.7, 3.7), "accent4"),
    Shape((17.3, 1.4, 2.6, 2.6), "accent3"),
)
COVER_CIRCLES = tuple(Shape(shape.place, shape.colour, "ellipse") for shape in COVER_SHAPES[1:])
PAGE_CIRCLES = (
    Shape((0.5, 1.12, 0.62, 0.62), "accent2", "ellipse", in_right_margin=True),
    Shape((0.95, 1.12, 0.62, 0.62), "accent1", "ellipse", in_right_margin=True),
)

LEFT, FULL = 2.3, 29.9
BULLETS = Lettering(18, bulleted=True, after=10)
LARGE = Lettering(20, bulleted=True, after=12)
PROSE = Lettering(18, after=10)
HEADING = Lettering(20, "accent2", bold=True, anchor="b", inset=(0, 0.1))
MESSAGES = Lettering(18, bulleted=True, after=10, fill="bg2", inset=(0.45, 0.4))
COVER_TITLE = Lettering(40, "bg1", bold=True, anchor="b", heading=True)
COVER_TEXT = Lettering(22, "bg1")
COVER_LINE = Lettering(20, "bg1", bold=True)
COVER_NOTE = Lettering(16, "bg1", after=4, anchor="ctr", fill="tx2", fill_darker=0.7, inset=(0.5, 0.3))

TITLE = Holder("Title", "title", 0, (LEFT, 0.7, FULL, 2.1), Lettering(30, "tx2", bold=True, anchor="b", heading=True), "Topic")
HEADLINE = Holder("Headline", "subTitle", 13, (LEFT, 2.8, FULL, 2.0), Lettering(21, "accent2"), "What happened, in one sentence")
SOURCE = Holder(
    "Source",
    "body",
    16,
    (LEFT, 16.5, FULL, 1.1),
    Lettering(11, "accent5", anchor="b", darker=0.85),
    "Source: what stands behind the figures",
)
TOP = (TITLE, HEADLINE)


def footers(ink: str, bold: bool) -> tuple[Holder, ...]:
    """The number first, then the footer, the date at the right."""
    small = {"size": 12, "colour": ink, "anchor": "ctr"}
    return (
        Holder("Footer", "ftr", 11, (LEFT + 1.3, 17.8, 17, 0.8), Lettering(**small)),
        Holder("Date", "dt", 10, (22.2, 17.8, 10, 0.8), Lettering(**small, align="r")),
        Holder("Slide number", "sldNum", 12, (LEFT, 17.8, 1.3, 0.8), Lettering(**small, bold=bold)),
    )


def column(number: int) -> tuple[Holder, Holder]:
    """The heading and the messages of one of the three columns."""
    width, gap = 9.5, 0.7
    left = LEFT + (number - 1) * (width + gap)
    return (
        Holder(f"Heading {number}", "body", 20 + number, (left, 3.0, width, 1.3), HEADING, "Heading"),
        Holder(f"Messages {number}", "obj", 30 + number, (left, 4.5, width, 12.6), MESSAGES, "Key messages"),
    )


CIRCLES = (
    Shape((23.4, 5.0, 9.4, 9.4), "accent2", "ellipse"),
    Shape((20.3, 11.6, 5.0, 5.0), "accent4", "ellipse"),
    Shape((28.6, 1.6, 4.0, 4.0), "accent3", "ellipse"),
)
MASTER_SHAPES = (
    Shape((0, 0, 1.1, HEIGHT), "accent1"),
    Shape((0.25, 0.95, 1.7, 1.7), "accent2", "ellipse"),
)


def cover(name: str, *holders: Holder) -> Layout:
    """A layout on plum, with circles at the right."""
    return Layout(name, holders, CIRCLES, cover=True, ground="tx2")


def words_on_cover(prompt: str, text: str) -> tuple[Holder, Holder]:
    """A title with words under it."""
    return (
        Holder("Title", "title", 0, (2.3, 3.6, 20.6, 5.2), COVER_TITLE, prompt),
        Holder("Text", "body", 13, (2.3, 9.4, 17.6, 5), COVER_TEXT, text),
    )


LAYOUTS = (
    cover(
        "Title",
        Holder("Title", "ctrTitle", 0, (2.3, 3.6, 20.6, 5.2), COVER_TITLE, "Title"),
        Holder("Committee", "body", 13, (2.3, 1.6, 20.4, 1.6), COVER_LINE, "Committee"),
        Holder("Subtitle", "subTitle", 1, (2.3, 9.2, 17.6, 2.2), COVER_TEXT, "Subtitle"),
        Holder("Meeting date", "body", 14, (2.3, 11.6, 17.6, 1.3), COVER_LINE, "Date of the meeting"),
        Holder("Front notes", "body", 15, (2.3, 14.2, 17.4, 2.9), COVER_NOTE, "What a reader must know first"),
    ),
    cover("Section", *words_on_cover("Topic", "Text")),
    Layout("Key messages", (TITLE, *column(1), *column(2), *column(3))),
    Layout(
        "Chart with commentary",
        (
            *TOP,
            Holder("Chart", "pic", 14, (12.5, 5.1, 19.7, 11.2), PROSE, "Chart"),
            Holder("Commentary", "obj", 15, (LEFT, 5.1, 9.6, 11.2), LARGE, "Commentary"),
            SOURCE,
        ),
    ),
    Layout("Chart only", (*TOP, Holder("Chart", "pic", 14, (LEFT, 5.1, FULL, 11.2), PROSE, "Chart"), SOURCE)),
    Layout(
        "Table",
        (
            *TOP,
            Holder("Table", "tbl", 14, (12.5, 5.1, 19.7, 11.2), PROSE, "Table"),
            Holder("Commentary", "obj", 15, (LEFT, 5.1, 9.6, 11.2), PROSE, "Text"),
            SOURCE,
        ),
    ),
    Layout("Text", (*TOP, Holder("Text", "obj", 14, (LEFT, 5.1, 25, 11.2), Lettering(20, after=12), "Text"), SOURCE)),
    cover("Closing", *words_on_cover("Thank you", "Whom to ask")),
)

LOOK = Look(
    "corporate-parenting",
    "Corporate parenting",
    COLOURS,
    Fonts("Calibri", "Calibri"),
    Report("docx", 12, STYLES, TABLE, ("&#9679;", 8, CORAL), cover=(COVER_SHAPES[0], *COVER_CIRCLES), pages=PAGE_CIRCLES),
    Deck(
        "pptx",
        TITLE,
        Holder("Text", "body", 1, (LEFT, 5.1, FULL, 11.2), BULLETS, "Text"),
        footers("tx2", bold=True),
        footers("bg1", bold=True),
        LAYOUTS,
        ("●", "accent2"),
        MASTER_SHAPES,
    ),
)
