"""Make templates/scrutiny/report.docx: the look of the default board's Word report, the same bytes at each run.

It starts from python-docx's own empty document, for its page and part structure, and replaces everything a reader could see of it.
"""

from __future__ import annotations

import datetime
import io
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from docx.shared import Cm
from lxml import etree
from report_styles import BULLETS, DARK_BLUE, DEFAULTS, FONT, SCRUTINY_TABLE, STYLES, TABLE_NORMAL, TEAL, Style

from scrutiny_pack.build.package import DocumentProperties, finished

TARGET = Path(__file__).parent.parent / "templates" / "scrutiny" / "report.docx"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
UNUSED = ("stylesWithEffects", "webSettings", "customXml")
COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": DARK_BLUE, "lt2": "EEF3F7", "accent1": DARK_BLUE, "accent2": TEAL, "accent3": "801650",
    "accent4": "F46A25", "accent5": "3D3D3D", "accent6": "A285D1", "hlink": DARK_BLUE, "folHlink": "801650",
}  # fmt: skip
"""The Analysis Function's palette, darkest first, under the names that themes give their colours."""
SETTINGS = """
<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
  <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  <w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
  <w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
  <w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
  <w:compatSetting w:name="differentiateMultirowTableHeaders" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat>
<w:themeFontLang w:val="en-GB"/>
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"
  w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"
  w:followedHyperlink="followedHyperlink"/>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
"""
NUMBERING = f"""
<w:abstractNum w:abstractNumId="{BULLETS}">
  <w:multiLevelType w:val="hybridMultilevel"/>
  <w:lvl w:ilvl="0">
    <w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="&#8226;"/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr>
    <w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/><w:color w:val="{DARK_BLUE}"/></w:rPr>
  </w:lvl>
</w:abstractNum>
<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="{BULLETS}"/></w:num>
"""
FONTS = f"""
<w:font w:name="{FONT}">
  <w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>
</w:font>
"""


def make_template() -> bytes:
    """The template as a file."""
    document = Document()
    for relationship in list(document.part.rels.values()):
        if relationship.reltype.rpartition("/")[2] in UNUSED:
            document.part.rels.pop(relationship.rId)
    _set_page(document)
    _fill(document.styles.element, f"<w:docDefaults>{DEFAULTS}</w:docDefaults>" + "".join(_style(style) for style in STYLES))
    _fill(document.settings.element, SETTINGS)
    _fill(document.part.numbering_part.element, NUMBERING)
    _replace(document, RELATIONSHIP_TYPE.FONT_TABLE, f'<w:fonts xmlns:w="{WORD}">{FONTS}</w:fonts>'.encode())
    _replace(document, RELATIONSHIP_TYPE.THEME, _theme(document.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob))
    target = io.BytesIO()
    document.save(target)
    return finished(target.getvalue(), DocumentProperties("Report template", "", "scrutiny_pack", "en-GB", datetime.date(2022, 7, 31), ""))


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    section.header_distance = section.footer_distance = Cm(1.25)
    section.different_first_page_header_footer = True  # a cover has neither
    for edge, style in (
        (section.header, "header"),
        (section.footer, "footer"),
        (section.first_page_header, ""),
        (section.first_page_footer, ""),
    ):
        edge.is_linked_to_previous = False
        paragraph = edge.paragraphs[0]._p
        for properties in paragraph.findall(f"{{{WORD}}}pPr"):
            paragraph.remove(properties)
        if style:
            paragraph.style = style.title()


def _fill(root: etree._Element, children: str) -> None:
    for child in list(root):
        root.remove(child)
    root.attrib.clear()  # names prefixes that go with the last line
    root.extend(list(parse_xml(f'<w:all xmlns:w="{WORD}">{children}</w:all>')))
    etree.cleanup_namespaces(root)


def _style(style: Style) -> str:
    default = ' w:default="1"' if not style.based_on else ""
    own = ' w:customStyle="1"' if style.own else ""
    based_on = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    shown = "<w:qFormat/>" if style.based_on and style.kind == "paragraph" else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    table = {"TableNormal": TABLE_NORMAL, "ScrutinyTable": SCRUTINY_TABLE}.get(style.id, "")
    head = f'<w:style w:type="{style.kind}"{default}{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
    return f"{head}{based_on}{following}{shown}{paragraph}{run}{table}</w:style>"


def _replace(document: WordDocument, kind: str, data: bytes) -> None:
    document.part.part_related_by(kind)._blob = data  # a plain part has no other way in


def _theme(data: bytes) -> bytes:
    root = parse_xml(data)
    names = {"a": DRAWING}
    root.set("name", "Scrutiny")
    for scheme in root.iterfind(".//a:clrScheme", names):
        scheme.set("name", "Scrutiny")
        for colour in scheme:
            for old in list(colour):
                colour.remove(old)
            etree.SubElement(colour, f"{{{DRAWING}}}srgbClr", val=COLOURS[etree.QName(colour).localname])
    for scheme in root.iterfind(".//a:fontScheme", names):
        scheme.set("name", "Scrutiny")
        for font in scheme:
            for other in font.findall("a:font", names):
                font.remove(other)
            font.find("a:latin", names).set("typeface", FONT)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(make_template())
    print(f"wrote {TARGET.name}")
