"""A board's Word template, made from its look: the same bytes each time.

It starts from python-docx's own empty document, for its page and part structure, and replaces everything a reader could see of it.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from docx.shared import Cm
from look import Look, Shape
from lxml import etree
from report_parts import COMPATIBLE, drawn, font_table, heading_numbers, list_of_bullets
from report_styles import TABLE_NORMAL, defaults, styles
from word_style import Style

from scrutiny_pack.build.package import DocumentProperties, finished
from scrutiny_pack.build.parts import CONTENT_TYPES, read_parts, write_parts

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
UNUSED = ("stylesWithEffects", "webSettings", "customXml")
COVER_SHAPES, PAGE_SHAPES = 901, 951
"""The numbers of the first shape that is drawn there: no two of a document share one."""
DOCUMENT, TEMPLATE = (f"wordprocessingml.{kind}.main+xml" for kind in ("document", "template"))


def make_report(look: Look) -> bytes:
    """The template as a file."""
    document = Document()
    for relationship in list(document.part.rels.values()):
        if relationship.reltype.rpartition("/")[2] in UNUSED:
            document.part.rels.pop(relationship.rId)
    _set_page(document, look)
    written = "".join(_style(style, look) for style in styles(look))
    _fill(document.styles.element, f"<w:docDefaults>{defaults(look)}</w:docDefaults>{written}")
    _fill(document.settings.element, COMPATIBLE)
    _fill(document.part.numbering_part.element, list_of_bullets(look) if not look.report.numbered else _both_lists(look))
    _replace(document, RELATIONSHIP_TYPE.FONT_TABLE, font_table(look).encode())
    _replace(document, RELATIONSHIP_TYPE.THEME, _theme(document.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob, look))
    target = io.BytesIO()
    document.save(target)
    properties = DocumentProperties("Report template", "", "scrutiny_pack", "en-GB", datetime.date(2022, 7, 31), "")
    return _typed(finished(target.getvalue(), properties), look)


def _both_lists(look: Look) -> str:
    """Word wants all definitions of lists before the first use of one."""
    definitions, uses = zip(*(part.rsplit("<w:num ", 1) for part in (list_of_bullets(look), heading_numbers(look))), strict=True)
    return "".join(definitions) + "".join(f"<w:num {use}" for use in uses)


def _typed(data: bytes, look: Look) -> bytes:
    """`data` as the kind of file that its ending says."""
    if look.report.ending == "docx":
        return data
    parts = read_parts(data)
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(DOCUMENT.encode(), TEMPLATE.encode())
    return write_parts(parts)


def _set_page(document: WordDocument, look: Look) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    section.header_distance, section.footer_distance = Cm(0.9), Cm(1.25)  # room for a second line that marks a draft
    section.different_first_page_header_footer = True  # a cover has neither
    for edge, style, shapes in (
        (section.header, "header", look.report.pages),
        (section.footer, "footer", ()),
        (section.first_page_header, "", look.report.cover),
        (section.first_page_footer, "", ()),
    ):
        edge.is_linked_to_previous = False
        paragraph = edge.paragraphs[0]._p
        for properties in paragraph.findall(f"{{{WORD}}}pPr"):
            paragraph.remove(properties)
        if style:
            paragraph.style = style.title()
        if shapes:
            paragraph.addprevious(_decoration(shapes, style.title(), PAGE_SHAPES if style else COVER_SHAPES))


def _decoration(shapes: Sequence[Shape], style: str, first: int) -> etree._Element:
    """A paragraph of no height that holds what is drawn, in the style of its neighbours: a line under them is then drawn once."""
    runs = "".join(drawn(shape, number) for number, shape in enumerate(shapes, first))
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    held = f'<w:pPr>{styled}<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
    return parse_xml(f'<w:p xmlns:w="{WORD}">{held}{runs}</w:p>')


def _fill(root: etree._Element, children: str) -> None:
    for child in list(root):
        root.remove(child)
    root.attrib.clear()  # names prefixes that go with the last line
    root.extend(list(parse_xml(f'<w:all xmlns:w="{WORD}">{children}</w:all>')))
    etree.cleanup_namespaces(root)


def _style(style: Style, look: Look) -> str:
    default = ' w:default="1"' if not style.based_on else ""
    own = ' w:customStyle="1"' if style.own else ""
    based_on = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    shown = "<w:qFormat/>" if style.based_on and style.kind == "paragraph" else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    table = {"TableNormal": TABLE_NORMAL, "ReportTable": look.report.table}.get(style.id, "")
    head = f'<w:style w:type="{style.kind}"{default}{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
    return f"{head}{based_on}{following}{shown}{paragraph}{run}{table}</w:style>"


def _replace(document: WordDocument, kind: str, data: bytes) -> None:
    document.part.part_related_by(kind)._blob = data  # a plain part has no other way in


def _theme(data: bytes, look: Look) -> bytes:
    root = parse_xml(data)
    names = {"a": DRAWING}
    root.set("name", look.name)
    for scheme in root.iterfind(".//a:clrScheme", names):
        scheme.set("name", look.name)
        for colour in scheme:
            for old in list(colour):
                colour.remove(old)
            etree.SubElement(colour, f"{{{DRAWING}}}srgbClr", val=look.colours.theme[etree.QName(colour).localname])
    for scheme in root.iterfind(".//a:fontScheme", names):
        scheme.set("name", look.name)
        for font, face in zip(scheme, (look.fonts.headings, look.fonts.body), strict=True):
            for other in font.findall("a:font", names):
                font.remove(other)
            font.find("a:latin", names).set("typeface", face)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
