"""The look of the scrutiny board's Word report: its colours, its type and its styles, in the order in which Word lists them."""

from __future__ import annotations

from dataclasses import dataclass

DARK_BLUE = "12436D"
TEAL = "28A197"
INK = "0B0C0C"
GREY = "505A5F"
RULE = "C9D1D9"
PALE = "EEF3F7"
FONT = "Arial"

BULLETS = 1
"""The number of the list that "List Bullet" belongs to."""


@dataclass(frozen=True)
class Style:
    """One style: its id and name, what it is based on, and its paragraph and run properties as WordprocessingML."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    next: str = ""
    kind: str = "paragraph"
    own: bool = False
    """Whether it is ours and not one of Word's."""


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _colour(value: str, theme: str = "") -> str:
    return f'<w:color w:val="{value}" w:themeColor="{theme}"/>' if theme else f'<w:color w:val="{value}"/>'


def _spacing(before: float, after: float, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{lines}/>'


def _edge(side: str, colour: str, eighths: int, space: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


_TEXT_END = '<w:tabs><w:tab w:val="right" w:pos="9071"/></w:tabs>'
"""A stop where the text ends: the page is 21 cm wide, its margins 2.5 cm."""
_DOTS_TO_END = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9071"/></w:tabs>'
_HELD = "<w:keepNext/><w:keepLines/>"
_BOLD = "<w:b/>"
_RULED = f"<w:pBdr>{_edge('bottom', TEAL, 12, 5)}</w:pBdr>"
_BLUE = _colour(DARK_BLUE, "text2")
_WHITE = _colour("FFFFFF", "background1")
_BAND_EDGES = "".join(
    (_edge("top", DARK_BLUE, 48, 20), _edge("left", TEAL, 96, 22), _edge("bottom", DARK_BLUE, 48, 20), _edge("right", DARK_BLUE, 48, 16))
)
_BAND = (
    f'{_HELD}<w:pBdr>{_BAND_EDGES}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{DARK_BLUE}"/>'
    '<w:suppressAutoHyphens/>{spacing}<w:ind w:left="680" w:right="440"/>'
)
"""Neighbouring paragraphs with the same edges, filling and indents are one box to Word: the band of the cover."""
_NOTE_EDGES = "".join((_edge("top", PALE, 48, 4), _edge("left", TEAL, 48, 10), _edge("bottom", PALE, 48, 4), _edge("right", PALE, 48, 6)))

_COMMENT_EDGE = _edge("left", TEAL, 24, 10)
_COMMENT = f'<w:keepLines/><w:pBdr>{_COMMENT_EDGE}</w:pBdr>{{spacing}}<w:ind w:left="260"/>'
"""A bar beside what a person wrote."""


def _band(before: float, after: float) -> str:
    return _BAND.format(spacing=_spacing(before, after, 252))


STYLES = (
    Style("Normal", "Normal", based_on=""),
    Style("DefaultParagraphFont", "Default Paragraph Font", based_on="", kind="character"),
    Style("TableNormal", "Normal Table", based_on="", kind="table"),
    Style("NoList", "No List", based_on="", kind="numbering"),
    Style("CoverCommittee", "Cover committee", _band(110, 26), _WHITE + _size(13), own=True),
    Style("Title", "Title", _band(0, 10), _BOLD + _WHITE + _size(30)),
    Style("Subtitle", "Subtitle", _band(0, 34), _WHITE + _size(15)),
    Style("CoverDetail", "Cover detail", _band(0, 3), _WHITE + _size(12), own=True),
    Style(
        "CoverNote",
        "Cover note",
        f'<w:keepLines/><w:pBdr>{_NOTE_EDGES}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>{_spacing(34, 8)}'
        '<w:ind w:left="320" w:right="240"/>',
        _size(12),
        own=True,
    ),
    Style("TOCHeading", "TOC Heading", f"{_HELD}<w:pageBreakBefore/>{_RULED}{_spacing(0, 14)}", _BOLD + _BLUE + _size(22), next="BodyText"),
    Style("TOC1", "toc 1", f"{_DOTS_TO_END}{_spacing(7, 0)}", _size(12)),
    Style("TOC2", "toc 2", f'{_DOTS_TO_END}{_spacing(3, 0)}<w:ind w:left="397"/>', _colour(GREY)),
    Style(
        "Heading1",
        "heading 1",
        f'{_HELD}{_RULED}{_spacing(34, 12)}<w:outlineLvl w:val="0"/>',
        _BOLD + _BLUE + _size(22),
        next="BodyText",
    ),
    Style("Heading2", "heading 2", f'{_HELD}{_spacing(18, 6)}<w:outlineLvl w:val="1"/>', _BOLD + _BLUE + _size(15), next="BodyText"),
    Style("Heading3", "heading 3", f'{_HELD}{_spacing(14, 4)}<w:outlineLvl w:val="2"/>', _BOLD + _size(12.5), next="BodyText"),
    Style("Headline", "Headline", f"{_HELD}{_spacing(0, 10)}", _BOLD + _size(14), next="BodyText", own=True),
    Style("BodyText", "Body Text", f"<w:widowControl/>{_spacing(0, 8)}"),
    Style("CommentLabel", "Comment label", _COMMENT.format(spacing=_spacing(8, 0)), _BLUE + _size(10), own=True, next="Comment"),
    Style("Comment", "Comment", _COMMENT.format(spacing=_spacing(0, 10)), based_on="BodyText", own=True),
    Style(
        "ListBullet",
        "List Bullet",
        f'<w:keepLines/><w:numPr><w:numId w:val="{BULLETS}"/></w:numPr>{_spacing(0, 5)}',
        based_on="BodyText",
    ),
    Style("Chart", "Chart", f"<w:keepNext/>{_spacing(8, 2, 240)}", own=True),
    Style("Caption", "caption", f"<w:keepLines/>{_spacing(3, 12)}", _colour(GREY) + _size(10), next="BodyText"),
    Style("TableCaption", "Table caption", f"{_HELD}{_spacing(16, 5)}", _BOLD + _colour(INK) + _size(10.5), based_on="Caption", own=True),
    Style("TableText", "Table text", _spacing(2.5, 2.5, 252), _size(10), own=True),
    Style(
        "SourceNote",
        "Source note",
        f"<w:keepLines/><w:pBdr>{_edge('top', RULE, 4, 5)}</w:pBdr>{_spacing(12, 8, 259)}",
        _colour(GREY) + _size(9),
        own=True,
    ),
    Style("Header", "header", f"<w:pBdr>{_edge('bottom', RULE, 4, 5)}</w:pBdr>{_TEXT_END}", _colour(GREY) + _size(9)),
    Style("Footer", "footer", f"<w:pBdr>{_edge('top', RULE, 4, 5)}</w:pBdr>{_TEXT_END}", _colour(GREY) + _size(9)),
    Style(
        "Hyperlink",
        "Hyperlink",
        run=f'{_colour(DARK_BLUE, "hyperlink")}<w:u w:val="single"/>',
        based_on="DefaultParagraphFont",
        kind="character",
    ),
    Style("MessageLink", "Message link", run=_colour(DARK_BLUE, "hyperlink"), based_on="DefaultParagraphFont", kind="character", own=True),
    Style("ScrutinyTable", "Scrutiny table", based_on="TableNormal", kind="table", own=True),
)

TABLE_NORMAL = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
SCRUTINY_TABLE = (
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
    + _edge("top", DARK_BLUE, 8, 0) + _edge("bottom", DARK_BLUE, 8, 0) + _edge("insideH", RULE, 4, 0)
    + "</w:tblBorders></w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/>{_WHITE}</w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{DARK_BLUE}"/>'
    '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    f'<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr>'
)  # fmt: skip
"""A header row that prints well in black and white, thin rules between rows, every other row lightly tinted."""
DEFAULTS = (
    f'<w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{_size(11.5)}'
    '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    f'<w:pPrDefault><w:pPr>{_spacing(0, 0, 276)}</w:pPr></w:pPrDefault>'
)  # fmt: skip
