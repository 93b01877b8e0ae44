"""WordprocessingML in few words: elements, runs, fields, hyperlinks and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from lxml import etree

from scrutiny_pack.text import reads_from_the_right

WORD = nsmap["w"]
RELATIONSHIPS = nsmap["r"]
WORD_2013 = "http://schemas.microsoft.com/office/word/2012/wordml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DECLARED = {"w": WORD}


def w(tag: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """The element `w:tag` with `children`; `attributes` are in the same namespace."""
    element = oxml_parser.makeelement(f"{{{WORD}}}{tag}", nsmap=_DECLARED)
    for name, value in attributes.items():
        element.set(f"{{{WORD}}}{name}", value)
    element.extend(children)
    return element


def run(text: str, style: str = "", *, bold: bool = False, points: int = 0, colour: str = "") -> etree._Element:
    """`text` as one run, in the character style with the id `style`; a new line in it becomes a line break, a tab a tab.

    `points` and `colour` are its size and colour where they are not the style's.
    """
    made = w("r")
    properties = [w("rStyle", val=style)] if style else []
    properties += [w("b")] if bold else []
    properties += [w("color", val=colour)] if colour else []
    properties += [w("sz", val=str(2 * points)), w("szCs", val=str(2 * points))] if points else []
    if properties:
        made.append(w("rPr", *properties))
    for index, line in enumerate(text.split("\n")):
        if index:
            made.append(w("br"))
        for position, piece in enumerate(line.split("\t")):
            if position:
                made.append(w("tab"))
            if piece:
                made.append(_text("t", piece))
    return made


def field(instruction: str, cached: str) -> list[etree._Element]:
    """A field with its result as it stands when the document is first opened."""
    return [*field_start(instruction), run(cached), field_end()]


def field_start(instruction: str) -> list[etree._Element]:
    """The runs before a field's result."""
    return [_field_mark("begin"), w("r", _text("instrText", f" {instruction} ")), _field_mark("separate")]


def field_end() -> etree._Element:
    """The run after a field's result."""
    return _field_mark("end")


def hyperlink(runs: Iterable[etree._Element], *, bookmark: str = "", relationship: str = "") -> etree._Element:
    """`runs` as a link to a `bookmark` of this document, or to the address of a `relationship`."""
    link = w("hyperlink", *runs, history="1")
    if bookmark:
        link.set(f"{{{WORD}}}anchor", bookmark)
    if relationship:
        link.set(f"{{{RELATIONSHIPS}}}id", relationship)
    return link


def paragraph(
    style: str,
    content: Sequence[etree._Element],
    *,
    keep_next: bool = False,
    new_page: bool = False,
    apart: bool = False,
    right: bool = False,
    spacing: Mapping[str, str] | None = None,
) -> etree._Element:
    """A paragraph in the style with the id `style`, with what differs from it.

    `keep_next` holds it on the page of the next one, `new_page` starts one, `apart` leaves space above it (a table has none below it), and
    `right` sets it right. `spacing` is all that is said of its spacing, where it is given.
    """
    properties = w("pPr", w("pStyle", val=style))
    if keep_next:
        properties.append(w("keepNext"))
    if new_page:
        properties.append(w("pageBreakBefore"))
    backwards = reads_from_the_right("".join(node.text or "" for part in content for node in part.iter(f"{{{WORD}}}t")))
    if backwards:
        properties.append(w("bidi"))
    if apart or new_page or spacing:
        properties.append(w("spacing", **(spacing or {"before": "280" if apart else "0"})))
    if right:
        properties.append(w("jc", val="right"))
    made = w("p", properties, *content)
    for each in made.iter(f"{{{WORD}}}r") if backwards else ():
        _mark_backwards(each)
    return made


def _mark_backwards(made: etree._Element) -> None:
    properties = made.find(f"{{{WORD}}}rPr")
    if properties is None:
        properties = w("rPr")
        made.insert(0, properties)
    properties.append(w("rtl"))


def _text(tag: str, text: str) -> etree._Element:
    element = w(tag)
    element.text = text
    element.set(_SPACE, "preserve")
    return element


def _field_mark(kind: str) -> etree._Element:
    return w("r", w("fldChar", fldCharType=kind))
