"""Real bullets for a template that has none: Word saves only the styles that were used, and a typed dash is no list to a screen reader."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart
from lxml import etree

from scrutiny_pack.build.word_xml import WORD

BULLETS = "List Bullet"
_NUMBERING = f'<w:numbering xmlns:w="{WORD}"/>'
_LIST = f"""
<w:abstractNum xmlns:w="{WORD}" w:abstractNumId="{{number}}">
  <w:multiLevelType w:val="hybridMultilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl>
</w:abstractNum>"""
_USE = f'<w:num xmlns:w="{WORD}" w:numId="{{number}}"><w:abstractNumId w:val="{{number}}"/></w:num>'
_STYLE = f"""
<w:style xmlns:w="{WORD}" w:type="paragraph" w:styleId="ListBullet">
  <w:name w:val="List Bullet"/><w:basedOn w:val="{{normal}}"/><w:qFormat/>
  <w:pPr><w:numPr><w:numId w:val="{{number}}"/></w:numPr><w:spacing w:after="100"/></w:pPr>
</w:style>"""


def add_missing_bullets(document: Document) -> None:
    """Give `document` the style "List Bullet" with a list of its own, unless it has the style."""
    styles: etree._Element = document.styles.element
    names = styles.findall(f"{{{WORD}}}style/{{{WORD}}}name")
    if any(name.get(f"{{{WORD}}}val", "").lower() == BULLETS.lower() for name in names):
        return
    numbering = _numbering(document)
    numbers = (entry.get(f"{{{WORD}}}{key}", "0") for key in ("abstractNumId", "numId") for entry in numbering)
    number = max((int(taken) for taken in numbers), default=0) + 1
    lists = numbering.findall(f"{{{WORD}}}abstractNum")
    # Word reads the lists before their uses.
    numbering.insert(numbering.index(lists[-1]) + 1 if lists else 0, parse_xml(_LIST.format(number=number)))
    numbering.append(parse_xml(_USE.format(number=number)))
    normal = document.styles["Normal"].style_id
    styles.append(parse_xml(_STYLE.format(number=number, normal=normal)))


def _numbering(document: Document) -> etree._Element:
    if not any(entry.reltype == RELATIONSHIP_TYPE.NUMBERING for entry in document.part.rels.values()):
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, parse_xml(_NUMBERING), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    element: etree._Element = document.part.numbering_part.element
    return element
