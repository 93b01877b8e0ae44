"""The styles that every board's Word report has, in Word's own order; a board's look replaces those that it wants different."""

from __future__ import annotations

from dataclasses import replace

from look import Look
from word_style import BOLD, DOTS_TO_END, HELD, TEXT_END, Style, colour, edge, edges, font, indent, outline, shade, size, spacing

BULLETS, HEADINGS = 1, 2
"""The numbers of the list that "List Bullet" belongs to, and of the one that numbers headings."""
TABLE_NORMAL = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)


def defaults(look: Look) -> str:
    """What holds where no style says otherwise."""
    letters = f'{font(look.fonts.body)}{size(look.report.body_size)}<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    return f"<w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{spacing(0, 0, 276)}</w:pPr></w:pPrDefault>"


def styles(look: Look) -> tuple[Style, ...]:
    """All styles of the board's report."""
    shared = (*_plain(), *_cover(look), *_headings(look), *_text(look), *_tables(look), *_edges(look), *_links(look))
    return tuple(_own(style, look) for style in shared)


def _own(style: Style, look: Look) -> Style:
    paragraph, run = look.report.styles.get(style.id, (style.paragraph, style.run))
    return replace(style, paragraph=paragraph, run=run)


def _plain() -> tuple[Style, ...]:
    return (
        Style("Normal", "Normal", based_on=""),
        Style("DefaultParagraphFont", "Default Paragraph Font", based_on="", kind="character"),
        Style("TableNormal", "Normal Table", based_on="", kind="table"),
        Style("NoList", "No List", based_on="", kind="numbering"),
    )


def _cover(look: Look) -> tuple[Style, ...]:
    colours = look.colours
    dark, headings = colour(colours.dark, "text2"), font(look.fonts.headings)
    note = edges(edge("left", colours.accents[1], 48, 10))
    return (
        Style("CoverCommittee", "Cover committee", spacing(110, 26), dark + size(13), own=True),
        Style("Title", "Title", HELD + spacing(0, 10, 252), headings + BOLD + dark + size(30)),
        Style("Subtitle", "Subtitle", HELD + spacing(0, 34), dark + size(15)),
        Style("CoverDetail", "Cover detail", spacing(0, 3), size(12), own=True),
        Style("Mark", "Mark", spacing(6, 6), BOLD + size(12), own=True),
        Style(
            "CoverNote", "Cover note", f"<w:keepLines/>{note}{shade(colours.pale)}{spacing(34, 8)}{indent(0.6, 0.4)}", size(12), own=True
        ),
    )


def _headings(look: Look) -> tuple[Style, ...]:
    colours = look.colours
    dark, headings = colour(colours.dark, "text2"), font(look.fonts.headings) + BOLD
    ruled = edges(edge("bottom", colours.accents[1], 12, 5))
    numbering = numbered if look.report.numbered else (lambda level: "")
    contents = f"{HELD}<w:pageBreakBefore/>{ruled}{spacing(0, 14)}"
    return (
        Style("TOCHeading", "TOC Heading", contents, headings + dark + size(22), next="BodyText"),
        Style("TOC1", "toc 1", DOTS_TO_END + spacing(7, 0), size(12)),
        Style("TOC2", "toc 2", DOTS_TO_END + spacing(3, 0) + indent(0.7), colour(colours.grey)),
        Style(
            "Heading1", "heading 1", HELD + numbering(0) + ruled + spacing(34, 12) + outline(0), headings + dark + size(22), next="BodyText"
        ),
        Style("Heading2", "heading 2", HELD + numbering(1) + spacing(18, 6) + outline(1), headings + dark + size(15), next="BodyText"),
        Style("Heading3", "heading 3", HELD + numbering(2) + spacing(14, 4) + outline(2), headings + size(12.5), next="BodyText"),
        Style("Headline", "Headline", HELD + spacing(0, 10), BOLD + size(14), next="BodyText", own=True),
    )


def numbered(level: int) -> str:
    """What numbers a heading of this level, from 0."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{HEADINGS}"/></w:numPr>'


def _text(look: Look) -> tuple[Style, ...]:
    colours = look.colours
    beside = edges(edge("left", colours.accents[1], 24, 10))
    listed = f'<w:keepLines/><w:numPr><w:numId w:val="{BULLETS}"/></w:numPr>{spacing(0, 5)}'
    note = f"<w:keepLines/>{edges(edge('top', colours.rule, 4, 5))}{spacing(12, 8, 259)}"
    label = colour(colours.dark, "text2") + size(10)
    return (
        Style("BodyText", "Body Text", "<w:widowControl/>" + spacing(0, 8)),
        Style("CommentLabel", "Comment label", f"<w:keepLines/>{beside}{spacing(8, 0)}{indent(0.46)}", label, own=True, next="Comment"),
        Style("Comment", "Comment", f"<w:keepLines/>{beside}{spacing(0, 10)}{indent(0.46)}", based_on="BodyText", own=True),
        Style("FrontDetail", "Front detail", spacing(0, 4) + indent(4.5, hanging=4.5), own=True),
        Style("ListBullet", "List Bullet", listed, based_on="BodyText"),
        Style("Chart", "Chart", "<w:keepNext/>" + spacing(8, 2, 240), own=True),
        Style("Caption", "caption", "<w:keepLines/>" + spacing(3, 12), colour(colours.grey) + size(10), next="BodyText"),
        Style("SourceNote", "Source note", note, colour(colours.grey) + size(9), own=True),
    )


def _tables(look: Look) -> tuple[Style, ...]:
    caption = BOLD + colour(look.colours.ink) + size(10.5)
    return (
        Style("TableCaption", "Table caption", HELD + spacing(16, 5), caption, based_on="Caption", own=True),
        Style("TableText", "Table text", spacing(2.5, 2.5, 252), size(10), own=True),
        Style("ReportTable", "Report table", based_on="TableNormal", kind="table", own=True),
    )


def _edges(look: Look) -> tuple[Style, ...]:
    colours = look.colours
    small = colour(colours.grey) + size(9)
    return (
        Style("Header", "header", edges(edge("bottom", colours.rule, 4, 5)) + TEXT_END, small),
        Style("Footer", "footer", edges(edge("top", colours.rule, 4, 5)) + TEXT_END, small),
    )


def _links(look: Look) -> tuple[Style, ...]:
    linked = colour(look.colours.dark, "hyperlink")
    above = {"based_on": "DefaultParagraphFont", "kind": "character"}
    return (
        Style("Hyperlink", "Hyperlink", run=f'{linked}<w:u w:val="single"/>', **above),
        Style("MessageLink", "Message link", run=linked, own=True, **above),
    )
