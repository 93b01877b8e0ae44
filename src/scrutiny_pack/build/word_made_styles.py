"""Styles for the roles that a template has none for: like its own text, with real lists; Word saves only the styles that were used."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart
from lxml import etree

from scrutiny_pack.build.word_roles import ASIDE_OF_NORMAL, BULLET, NUMBERED, ROLES, TABLE, Role
from scrutiny_pack.build.word_styles import style_chain
from scrutiny_pack.build.word_xml import WORD, w

_DECLARED = f'xmlns:w="{WORD}"'
_ID = f"{{{WORD}}}styleId"
_VALUE = f"{{{WORD}}}val"
_NUMBERING = f"<w:numbering {_DECLARED}/>"
_FORMATS = {BULLET: ("bullet", "•", 397), NUMBERED: ("decimal", "%1.", 567)}
"""Of each kind of list: the number format, what stands before a paragraph, and how far it is set in."""
_LIST = f"""
<w:abstractNum {_DECLARED} w:abstractNumId="{{number}}">
  <w:multiLevelType w:val="hybridMultilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{{format}}"/><w:lvlText w:val="{{sign}}"/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="{{indent}}" w:hanging="{{indent}}"/></w:pPr></w:lvl>
</w:abstractNum>"""
_USE = f'<w:num {_DECLARED} w:numId="{{number}}"><w:abstractNumId w:val="{{number}}"/></w:num>'
_TABLE_LOOK = """
  <w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="8" w:space="0"
    w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>"""
"""Rules in the colour of the text, so that it can be read on a dark page as on a light one."""


def bullet_styles(document: Document) -> frozenset[str]:
    """The ids of the paragraph styles whose own list has a bullet."""
    lists = _list_formats(document)
    styles: etree._Element = document.styles.element
    numbers = ((style.get(_ID, ""), style.find(f"{{{WORD}}}pPr/{{{WORD}}}numPr/{{{WORD}}}numId")) for style in styles)
    return frozenset(name for name, number in numbers if number is not None and lists.get(number.get(_VALUE, "")) == "bullet")


def make_missing_styles(document: Document, found: Mapping[str, str]) -> dict[str, str]:
    """`found` with a style for every role, those that were missing added to `document`; a list style without a list gets one."""
    styles: etree._Element = document.styles.element
    ids = dict(found)
    for name, role in ROLES.items():
        if name not in ids:
            ids[name] = _made(document, styles, name, role, ids)
        elif name in _FORMATS and not _is_list(document, styles, ids[name]):
            _give_list(document, styles, ids[name], name)
    return ids


def _made(document: Document, styles: etree._Element, name: str, role: Role, ids: Mapping[str, str]) -> str:
    # A derived role that changes nothing is the role that it derives from.
    if role.based_on and not (role.paragraph or role.run):
        return ids[role.based_on]
    taken = {style.get(_ID, "").lower() for style in styles}
    style_id = next(each for each in _ids(name, role) if each.lower() not in taken)
    shown = role.names[0]
    if any(entry.get(_VALUE, "").lower() == shown.lower() for entry in styles.iterfind(f"{{{WORD}}}style/{{{WORD}}}name")):
        shown = f"{shown} (report)"
    base = _base(styles, name, role, ids)
    listed = f'<w:numPr><w:numId w:val="{_new_list(document, name)}"/></w:numPr>' if name in _FORMATS else ""
    paragraph = role.paragraph.replace("{list}", listed)
    parts = [
        f'<w:style {_DECLARED} w:type="{role.kind}" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{shown}"/>',
        f'<w:basedOn w:val="{base}"/>' if base else "",
        "<w:qFormat/>" if role.kind == "paragraph" else "",
        f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "",
        f"<w:rPr>{role.run}</w:rPr>" if role.run else "",
        _TABLE_LOOK if name == TABLE else "",
        "</w:style>",
    ]
    styles.append(parse_xml("".join(parts)))
    return style_id


def _ids(name: str, role: Role) -> list[str]:
    first = role.ids[0] if role.ids else "".join(word.capitalize() for word in name.split())
    return [first, *(f"{first}Report{letter}" for letter in ("", *"ABCDEFGH"))]


def _base(styles: etree._Element, name: str, role: Role, ids: Mapping[str, str]) -> str:
    if role.kind != "paragraph" or name in ASIDE_OF_NORMAL:
        defaults = (s for s in styles if s.get(f"{{{WORD}}}type") == role.kind and s.get(f"{{{WORD}}}default") in ("1", "true"))
        return next((style.get(_ID, "") for style in defaults), "")
    return ids[role.based_on]


def _is_list(document: Document, styles: etree._Element, style_id: str) -> bool:
    """Whether the style, or one that it is based on, has a number of its own or is named by a level of a list."""
    for style in style_chain(styles, style_id):
        number = style.find(f"{{{WORD}}}pPr/{{{WORD}}}numPr/{{{WORD}}}numId")
        if number is not None:
            return number.get(_VALUE) in _list_formats(document)
    return False


def _give_list(document: Document, styles: etree._Element, style_id: str, name: str) -> None:
    style = next(style_chain(styles, style_id))
    properties = style.find(f"{{{WORD}}}pPr")
    if properties is None:
        properties = w("pPr")
        before = style.find(f"{{{WORD}}}rPr")
        style.append(properties) if before is None else before.addprevious(properties)
    for old in properties.findall(f"{{{WORD}}}numPr"):
        properties.remove(old)
    number = w("numPr", w("numId", val=str(_new_list(document, name))))
    early = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
    place = sum(etree.QName(child).localname in early for child in properties)
    properties.insert(place, number)


def _list_formats(document: Document) -> dict[str, str]:
    """For each list in use the format of its first level: bullet, decimal and so on."""
    if not _has_numbering(document):
        return {}
    root: etree._Element = document.part.numbering_part.element
    formats = {}
    for entry in root.findall(f"{{{WORD}}}abstractNum"):
        level = entry.find(f"{{{WORD}}}lvl/{{{WORD}}}numFmt")
        formats[entry.get(f"{{{WORD}}}abstractNumId", "")] = level.get(_VALUE, "") if level is not None else ""
    uses = ((use.get(f"{{{WORD}}}numId", ""), use.find(f"{{{WORD}}}abstractNumId")) for use in root.findall(f"{{{WORD}}}num"))
    return {number: formats.get(of.get(_VALUE, ""), "") for number, of in uses if of is not None}


def _new_list(document: Document, name: str) -> int:
    """The number of a new list, bullets or numbers."""
    numbering = _numbering(document)
    numbers = (entry.get(f"{{{WORD}}}{key}", "0") for key in ("abstractNumId", "numId") for entry in numbering)
    number = max((int(taken) for taken in numbers), default=0) + 1
    lists = numbering.findall(f"{{{WORD}}}abstractNum")
    kind, sign, indent = _FORMATS[name]
    # Word reads the lists before their uses.
    made = _LIST.format(number=number, format=kind, sign=sign, indent=indent)
    pictures = len(numbering.findall(f"{{{WORD}}}numPicBullet"))
    numbering.insert(numbering.index(lists[-1]) + 1 if lists else pictures, parse_xml(made))
    uses = numbering.findall(f"{{{WORD}}}num")
    numbering.insert(numbering.index(uses[-1]) + 1 if uses else len(numbering), parse_xml(_USE.format(number=number)))
    return number


def _has_numbering(document: Document) -> bool:
    return any(entry.reltype == RELATIONSHIP_TYPE.NUMBERING for entry in document.part.rels.values())


def _numbering(document: Document) -> etree._Element:
    if not _has_numbering(document):
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, parse_xml(_NUMBERING), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    element: etree._Element = document.part.numbering_part.element
    return element
