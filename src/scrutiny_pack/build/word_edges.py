"""Heads and feet of the pages: which there are, and those of pages that lie on their side, set to that width."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.hdrftr import FooterPart, HeaderPart
from lxml import etree

from scrutiny_pack.build.word_xml import RELATIONSHIPS, WORD, w

_TWIPS_IN_CM = 567
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_COPIES_FROM = 10_000
_RELATIONSHIP = f"{{{RELATIONSHIPS}}}id"
_TYPE = f"{{{WORD}}}type"
_REFERENCES = {f"{{{WORD}}}headerReference": "header", f"{{{WORD}}}footerReference": "footer"}
_BEFORE_TABS = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr", "shd")
GUTTER_CM = 1.0
"""Between two columns."""
_AFTER_COLUMNS = ("formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings")
_SHOWN_ON_EVERY_PAGE = ("default", "even")


class Edges:
    """The headers and footers of one document's last section."""

    def __init__(self, document: Document) -> None:
        self._document = document
        section = document.sections[-1]
        edges = [section.header, section.footer]
        if document.settings.odd_and_even_pages_header_footer:
            edges += [section.even_page_header, section.even_page_footer]
        for edge in edges:
            if edge.is_linked_to_previous:
                edge.is_linked_to_previous = False  # made where the template has none
        self._wide: dict[tuple[str, str], str] = {}
        """The relationship of the wide copy, by the kind of edge and its type."""

    @property
    def headers(self) -> list[etree._Element]:
        """The roots of the headers of all pages but a first one that has its own."""
        return self._of("header", _SHOWN_ON_EVERY_PAGE)

    @property
    def footers(self) -> list[etree._Element]:
        """The roots of the footers of all pages but a first one that has its own."""
        return self._of("footer", _SHOWN_ON_EVERY_PAGE)

    def roots(self) -> Iterator[etree._Element]:
        """The roots of all headers and footers in the document."""
        for relationship in self._document.part.rels.values():
            if relationship.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
                yield relationship.target_part.element

    def ended_section(self, settings: etree._Element, *, turned: bool, columns: int, first: bool) -> etree._Element:
        """The page settings of a section that ends here, made from the last section's `settings`; `turned` on its side.

        One in `columns` begins below what stands before it on the page.

        Only the `first` may have a first page of its own, and a number to start with: else every section would begin with a cover.
        """
        made = copy.deepcopy(settings)
        for attribute in list(made.attrib):
            del made.attrib[attribute]
        if not first:
            self.without_first_page(made)
        if turned:
            self.turn(made)
        if columns > 1:
            _set_columns(made, columns)
        return made

    def without_first_page(self, settings: etree._Element) -> None:
        """Make the first page of a section like its others, and its numbers go on."""
        for tag in ("titlePg", "pgNumType"):
            for entry in settings.findall(f"{{{WORD}}}{tag}"):
                settings.remove(entry)
        for entry in settings.findall(f"{{{WORD}}}type"):
            entry.set(f"{{{WORD}}}val", "nextPage")

    def make_wide(self, text_width_cm: float, wide_width_cm: float) -> None:
        """Copy heads and feet for pages whose text is `wide_width_cm` wide: what stood at the right of `text_width_cm` does so again."""
        for entry in self._references():
            key = _REFERENCES[str(entry.tag)], entry.get(_TYPE, "default")
            if key in self._wide or key[1] == "first":
                continue
            source = self._document.part.related_parts[entry.get(_RELATIONSHIP, "")]
            document: Any = self._document.part  # the library gives these no types
            part, relationship = document.add_header_part() if key[0] == "header" else document.add_footer_part()
            _fill(part, source)
            for paragraph in part.element.iter(f"{{{WORD}}}p"):
                if next(paragraph.iter(f"{{{WORD}}}tab"), None) is not None:
                    _move_stop(paragraph, round(text_width_cm * _TWIPS_IN_CM), round(wide_width_cm * _TWIPS_IN_CM))
            self._wide[key] = relationship

    def turn(self, settings: etree._Element) -> None:
        """Lay the pages of a section on their side."""
        size = settings.find(f"{{{WORD}}}pgSz")
        if size is not None:
            wide, high = size.get(f"{{{WORD}}}h", ""), size.get(f"{{{WORD}}}w", "")
            size.set(f"{{{WORD}}}w", wide)
            size.set(f"{{{WORD}}}h", high)
            size.set(f"{{{WORD}}}orient", "landscape")
        margins = settings.find(f"{{{WORD}}}pgMar")
        if margins is not None:
            before = {side: margins.get(f"{{{WORD}}}{side}", "0") for side in ("top", "right", "bottom", "left")}
            for side, old in (("left", "top"), ("top", "right"), ("right", "bottom"), ("bottom", "left")):
                margins.set(f"{{{WORD}}}{side}", before[old].lstrip("-"))
        for entry in [entry for entry in settings if entry.tag in _REFERENCES]:
            key = _REFERENCES[str(entry.tag)], entry.get(_TYPE, "default")
            if key in self._wide:
                entry.set(_RELATIONSHIP, self._wide[key])

    def _references(self) -> list[etree._Element]:
        settings: etree._Element = self._document.sections[-1]._sectPr
        return [entry for entry in settings if entry.tag in _REFERENCES]

    def _of(self, kind: str, types: tuple[str, ...]) -> list[etree._Element]:
        found = [entry for entry in self._references() if _REFERENCES[str(entry.tag)] == kind and entry.get(_TYPE, "default") in types]
        return [self._document.part.related_parts[entry.get(_RELATIONSHIP, "")].element for entry in found]


def column_width_cm(text_width_cm: float, columns: int) -> float:
    """How wide each of so many columns is."""
    return (text_width_cm - (columns - 1) * GUTTER_CM) / columns


def _set_columns(settings: etree._Element, columns: int) -> None:
    # Heads and feet are those of the page that it begins on; named again, LibreOffice begins a new page for them.
    for tag in ("type", "cols", "headerReference", "footerReference"):
        for entry in settings.findall(f"{{{WORD}}}{tag}"):
            settings.remove(entry)
    size = settings.find(f"{{{WORD}}}pgSz")
    place = settings.index(size) if size is not None else len(settings)
    settings.insert(place, w("type", val="continuous"))
    before = sum(etree.QName(child).localname not in _AFTER_COLUMNS for child in settings)
    settings.insert(before, w("cols", num=str(columns), space=str(round(GUTTER_CM * _TWIPS_IN_CM))))


def _fill(part: HeaderPart | FooterPart, source: HeaderPart | FooterPart) -> None:
    """Give `part` the content of `source`, pictures and links too."""
    for child in list(part.element):
        part.element.remove(child)
    part.element.extend([copy.deepcopy(child) for child in source.element])
    for drawn in part.element.iter(_DRAWN):
        drawn.set("id", str(int(drawn.get("id", "0")) + _COPIES_FROM))  # no two drawings of a document share a number
    for relationship in source.rels.values():
        target = relationship.target_ref if relationship.is_external else relationship.target_part
        part.load_rel(relationship.reltype, target, relationship.rId, relationship.is_external)


def _move_stop(paragraph: etree._Element, old: int, new: int) -> None:
    """Move the tab stop at the end of the line, which may stand a little off it, to the new end."""
    stops = paragraph.find(f"{{{WORD}}}pPr/{{{WORD}}}tabs")
    right = [] if stops is None else stops.findall(f"{{{WORD}}}tab[@{{{WORD}}}val='right']")
    if right:
        right[-1].set(f"{{{WORD}}}pos", str(new))
        return
    set_tabs(paragraph, [str(old + near) for near in (-1, 0, 1)], new)


def set_tabs(paragraph: etree._Element, cleared: Iterable[str], right: int, *, dots: bool = False) -> None:
    """Give the paragraph one tab stop, at the `right`, in place of those of its style at the positions `cleared`."""
    properties = paragraph.find(f"{{{WORD}}}pPr")
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    for stops in properties.findall(f"{{{WORD}}}tabs"):
        properties.remove(stops)
    made = [w("tab", val="clear", pos=pos) for pos in cleared if pos != str(right)]
    made.append(w("tab", val="right", **({"leader": "dot"} if dots else {}), pos=str(right)))
    stops = w("tabs", *sorted(made, key=lambda stop: int(stop.get(f"{{{WORD}}}pos", "0"))))
    properties.insert(sum(etree.QName(child).localname in _BEFORE_TABS for child in properties), stops)
