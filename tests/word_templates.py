"""Word templates that were not made for us, as councils and other programs make them: built in code, one for each peculiarity."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.parser import parse_xml
from docx.shared import Cm
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARED = f'xmlns:w="{W}"'
DUTCH = {
    "heading 1": "Kop 1",
    "heading 2": "Kop 2",
    "Title": "Titel",
    "List Bullet": "Lijst opsomteken",
    "caption": "Bijschrift",
    "Body Text": "Platte tekst",
}
GERMAN_IDS = {
    "Heading1": "berschrift1",
    "Heading2": "berschrift2",
    "ListBullet": "Aufzhlungszeichen",
    "Title": "Titel",
    "Caption": "Beschriftung",
}


def template(change: Callable[[WordDocument], None]) -> bytes:
    """An empty document of python-docx, which is on letter paper, after `change`."""
    document = Document()
    change(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def without_list_styles(document: WordDocument) -> None:
    """Nobody ever used a list in it, nor most other styles: Word saves only those that were used, and no list either."""
    styles = document.styles.element
    kept = ("Normal", "Heading1", "Heading2", "DefaultParagraphFont", "TableNormal", "NoList")
    for style in styles.findall(f"{{{W}}}style"):
        if style.get(f"{{{W}}}styleId") not in kept:
            styles.remove(style)
    for link in styles.iter(f"{{{W}}}link"):
        link.getparent().remove(link)
    for relationship in list(document.part.rels.values()):
        if relationship.reltype.endswith("/numbering"):
            document.part.rels.pop(relationship.rId)


def with_numbered_headings(document: WordDocument) -> None:
    """Headings are numbered 1 and 1.1 by their styles, as many councils have them."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
        for level, shown in enumerate(("%1", "%1.%2"))
    )
    made = parse_xml(f'<w:abstractNum {DECLARED} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>')
    numbering.insert(0, made)
    numbering.append(parse_xml(f'<w:num {DECLARED} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level in (0, 1):
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        depth = f'<w:ilvl w:val="{level}"/>' if level else ""
        properties.insert(2, parse_xml(f'<w:numPr {DECLARED}>{depth}<w:numId w:val="90"/></w:numPr>'))


def control(tag: str, says: str, asking: bool = False) -> etree._Element:
    """A content control around a paragraph."""
    showing = "<w:showingPlcHdr/>" if asking else ""
    return parse_xml(
        f'<w:sdt {DECLARED}><w:sdtPr><w:alias w:val="Cover"/><w:tag w:val="{tag}"/>{showing}</w:sdtPr><w:sdtContent><w:p><w:r><w:rPr><w:b/>'
        f"</w:rPr><w:t>{says}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )


def with_a_cover(document: WordDocument) -> None:
    """A cover page with controls in a section of its own, then the place for the report, then a closing line."""
    body = document.element.body
    document.add_paragraph("Our council, since 1889")
    for element in (control("sp:title", "Title"), control("sp:meeting", "Date"), control("", "Click to enter text", asking=True)):
        body[-1].addprevious(element)
    document.add_section(WD_SECTION.NEW_PAGE)
    body[-1].addprevious(control("sp:body", "The report goes here"))
    document.add_paragraph("Printed on recycled paper")


def with_dutch_names(document: WordDocument) -> None:
    """Another program has translated the names of the styles; the ids are still Word's own."""
    for name in document.styles.element.iter(f"{{{W}}}name"):
        name.set(f"{{{W}}}val", DUTCH.get(name.get(f"{{{W}}}val", ""), name.get(f"{{{W}}}val", "")))


def with_german_ids(document: WordDocument) -> None:
    """A German Word: names are English in the file, ids are not."""
    for style in document.styles.element.iter(f"{{{W}}}style"):
        style.set(f"{{{W}}}styleId", GERMAN_IDS.get(style.get(f"{{{W}}}styleId", ""), style.get(f"{{{W}}}styleId", "")))
    for entry in document.styles.element.iter(*(f"{{{W}}}{tag}" for tag in ("basedOn", "next", "link"))):
        entry.set(f"{{{W}}}val", GERMAN_IDS.get(entry.get(f"{{{W}}}val", ""), entry.get(f"{{{W}}}val", "")))


def on_its_side(document: WordDocument) -> None:
    """Every page of it is A4, lying on its side."""
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)


def dark(document: WordDocument) -> None:
    """Light letters on a dark page."""
    document.element.insert(0, parse_xml(f'<w:background {DECLARED} w:color="0B0C0C"/>'))
    document.settings.element.find(f"{{{W}}}zoom").addnext(parse_xml(f"<w:displayBackgroundShape {DECLARED}/>"))
    properties = document.styles["Normal"].element.get_or_add_rPr()
    properties.append(parse_xml(f'<w:color {DECLARED} w:val="FFFFFF"/>'))


def with_sections(document: WordDocument) -> None:
    """Only the first of its two sections names the header; the last takes it over."""
    document.sections[0].header.paragraphs[0].text = "Our council"
    document.sections[0].footer.paragraphs[0]._p.append(
        parse_xml(f'<w:fldSimple {DECLARED} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    document.add_section(WD_SECTION.NEW_PAGE)


def in_columns(document: WordDocument) -> None:
    """A newsletter: two columns on every page."""
    document.sections[0]._sectPr.find(f"{{{W}}}cols").set(f"{{{W}}}num", "2")


def as_it_is(_: WordDocument) -> None:
    """Letter paper, American English, and nothing of ours."""


FOREIGN: dict[str, Callable[[WordDocument], None]] = {
    "letter paper": as_it_is,
    "no list styles": without_list_styles,
    "numbered headings": with_numbered_headings,
    "a cover with controls": with_a_cover,
    "Dutch names": with_dutch_names,
    "German ids": with_german_ids,
    "on its side": on_its_side,
    "dark": dark,
    "two sections": with_sections,
    "columns": in_columns,
}
