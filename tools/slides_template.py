"""A board's PowerPoint template, made from its look: the same bytes each time.

It starts from python-pptx's own empty presentation, for its part structure, and puts our master, layouts, theme and notes page in the place
of the library's.
"""

from __future__ import annotations

import datetime
import io

from look import Look
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as PresentationType
from pptx.util import Cm
from slide_parts import HEIGHT, NAMESPACES, WIDTH, layout_part, master_part, notes_part, theme_part

from scrutiny_pack.build.package import DocumentProperties, finished
from scrutiny_pack.build.parts import CONTENT_TYPES, read_parts, write_parts

PRESENTATION, TEMPLATE = (f"presentationml.{kind}.main+xml" for kind in ("presentation", "template"))


def make_slides(look: Look) -> bytes:
    """The template as a file."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Cm(WIDTH), Cm(HEIGHT)
    presentation.element.sldSz.attrib.pop("type", None)
    _dress(presentation, look)
    _strip(presentation)
    written = io.BytesIO()
    presentation.save(written)
    properties = DocumentProperties("Slide template", "", "scrutiny_pack", "en-GB", datetime.date(2022, 7, 31), "")
    data = finished(written.getvalue(), properties)
    if look.deck.ending == "pptx":
        return data
    parts = read_parts(data)
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(PRESENTATION.encode(), TEMPLATE.encode())
    return write_parts(parts)


def _dress(presentation: PresentationType, look: Look) -> None:
    wanted = look.deck.layouts
    for surplus in list(presentation.slide_layouts)[len(wanted) :]:
        presentation.slide_layouts.remove(surplus)
    for layout, described in zip(presentation.slide_layouts, wanted, strict=True):
        layout.part._element = parse_xml(layout_part(described, look))
    part = presentation.slide_master.part
    identifiers = "".join(
        f'<p:sldLayoutId id="{2147483649 + number}" r:id="{part.relate_to(layout.part, RT.SLIDE_LAYOUT)}"/>'
        for number, layout in enumerate(presentation.slide_layouts)
    )
    part._element = parse_xml(master_part(look, f"<p:sldLayoutIdLst>{identifiers}</p:sldLayoutIdLst>"))
    part.part_related_by(RT.THEME)._blob = theme_part(look)
    notes = presentation.part.notes_master_part
    notes._element = parse_xml(notes_part(look))
    notes.part_related_by(RT.THEME)._element = parse_xml(theme_part(look))
    identifier = presentation.part.relate_to(notes, RT.NOTES_MASTER)
    listed = f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{identifier}"/></p:notesMasterIdLst>'
    presentation.element.sldMasterIdLst.addnext(parse_xml(listed))


def _strip(presentation: PresentationType) -> None:
    """Take out what the library's own template leaves behind: printer settings, thumbnail, American English."""
    for relations, kinds in (
        (presentation.part.rels, (RT.PRINTER_SETTINGS,)),
        (presentation.part.package._rels, (RT.THUMBNAIL,)),
    ):
        for identifier in [key for key, relation in relations.items() if relation.reltype in kinds]:
            relations.pop(identifier)
    application: Part = presentation.part.package.part_related_by(RT.EXTENDED_PROPERTIES)
    application._blob = (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>scrutiny_pack</Application>'
        b"</Properties>"
    )
    for properties in presentation.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}defRPr"):
        if "lang" in properties.attrib:
            properties.set("lang", "en-GB")
