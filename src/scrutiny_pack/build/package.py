"""The last step of every Office file: properties of the pack's own, no leftovers of library or template, the same bytes each time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from lxml import etree

from scrutiny_pack.build.parts import (
    CONTENT_TYPES,
    PACKAGE_RELATIONSHIPS,
    content_types,
    content_types_part,
    default_content_types,
    main_part,
    new_root,
    parsed,
    reachable,
    read_parts,
    serialised,
    write_parts,
)
from scrutiny_pack.pack import Pack

BUILD_PROPERTY = "scrutiny_pack build"
"""The name of the property that ties a document to its evidence file."""
TEXTS_PROPERTY = "scrutiny_pack texts"
"""The name, with a number behind it, of the properties that hold marks of the printed texts."""
_REVISION = b":rsid"
TITLE_AT_MOST = 255
"""Office allows no longer property."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_CORE_RELATIONSHIP = f"{_PACKAGE}/relationships/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_CUSTOM = f"{_OFFICE}/custom-properties"
_EXTENDED = f"{_OFFICE}/extended-properties"
_VARIANT = f"{_OFFICE}/docPropsVTypes"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument."
_PROPERTY_PARTS = {
    "docProps/core.xml": (_CORE_TYPE, _CORE_RELATIONSHIP),
    "docProps/app.xml": (f"{_OFFICE_TYPE}extended-properties+xml", f"{_OFFICE}/relationships/extended-properties"),
    "docProps/custom.xml": (f"{_OFFICE_TYPE}custom-properties+xml", f"{_OFFICE}/relationships/custom-properties"),
}


@dataclass(frozen=True)
class DocumentProperties:
    """What a document says of itself: no name of a person, no path, no time of the build."""

    title: str
    subject: str
    author: str
    language: str
    created: datetime.date
    build_id: str
    marks: tuple[str, ...] = ()
    """Marks of the printed texts, by which an edited copy is held against its evidence; each a property of its own."""


def properties_of(pack: Pack) -> DocumentProperties:
    """The properties of both documents of `pack`; they are dated with the meeting or, without one, the pack's month."""
    date = pack.meeting_date or pack.month.last_day
    return DocumentProperties(pack.title.plain, pack.subtitle.plain, pack.area_name, pack.language, date, pack.build_id)


def finished(data: bytes, properties: DocumentProperties) -> bytes:
    """The Office file `data` with `properties` instead of its own, without thumbnail or unused parts, repacked the same way each time."""
    parts = read_parts(data)
    main = main_part(parts)
    kept = {name: _without_revisions(name, parts[name]) for name in reachable(parts, main)}
    named = {name: kind for name, kind in content_types(parts).items() if name in kept}
    endings = {name.rpartition(".")[2].lower() for name in kept}
    defaults = {ending: kind for ending, kind in default_content_types(parts).items() if ending in endings | {"rels", "xml"}}
    kept["docProps/core.xml"] = _core(properties)
    kept["docProps/app.xml"] = _extended()
    kept["docProps/custom.xml"] = _custom(properties)
    named |= {name: kind for name, (kind, _) in _PROPERTY_PARTS.items()}
    kept[CONTENT_TYPES] = content_types_part(defaults, named)
    kept[PACKAGE_RELATIONSHIPS] = _package_relationships(main)
    return write_parts(kept)


def _without_revisions(name: str, data: bytes) -> bytes:
    """The part without Word's numbers of editing sessions, by which documents of one author can be told."""
    if not name.endswith(".xml") or _REVISION not in data:
        return data
    root = parsed(data)
    for entry in [entry for entry in root.iter(etree.Element) if etree.QName(entry).localname in ("rsids", "rsid")]:
        parent = entry.getparent()
        if parent is not None:
            parent.remove(entry)
    for entry in root.iter(etree.Element):
        for attribute in [attribute for attribute in entry.attrib if etree.QName(attribute).localname.startswith("rsid")]:
            del entry.attrib[attribute]
    return serialised(root)


def _core(properties: DocumentProperties) -> bytes:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DUBLIN_CORE, "dcterms": _TERMS, "xsi": _SCHEMA_INSTANCE})
    for name in ("title", "subject", "creator", "language"):
        value = properties.author if name == "creator" else getattr(properties, name)
        etree.SubElement(root, f"{{{_DUBLIN_CORE}}}{name}").text = _shortened(value)
    for name in ("created", "modified"):
        date = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        date.set(f"{{{_SCHEMA_INSTANCE}}}type", "dcterms:W3CDTF")
        date.text = f"{properties.created.isoformat()}T00:00:00Z"
    etree.SubElement(root, f"{{{_CORE}}}lastModifiedBy").text = _shortened(properties.author)
    return serialised(root)


def _shortened(text: str) -> str:
    return text if len(text) <= TITLE_AT_MOST else f"{text[: TITLE_AT_MOST - 1]}…"


def _extended() -> bytes:
    root = new_root(_EXTENDED, "Properties")
    etree.SubElement(root, f"{{{_EXTENDED}}}Application").text = "scrutiny_pack"
    return serialised(root)


def _custom(properties: DocumentProperties) -> bytes:
    root = new_root(_CUSTOM, "Properties", vt=_VARIANT)
    # Office numbers its own properties 0 and 1.
    build = etree.SubElement(root, f"{{{_CUSTOM}}}property", {"fmtid": _CUSTOM_FORMAT, "pid": "2", "name": BUILD_PROPERTY})
    etree.SubElement(build, f"{{{_VARIANT}}}lpwstr").text = properties.build_id
    for number, marks in enumerate(properties.marks, 1):
        name = {"fmtid": _CUSTOM_FORMAT, "pid": str(number + 2), "name": f"{TEXTS_PROPERTY} {number}"}
        entry = etree.SubElement(root, f"{{{_CUSTOM}}}property", name)
        etree.SubElement(entry, f"{{{_VARIANT}}}lpwstr").text = marks
    return serialised(root)


def _package_relationships(main: str) -> bytes:
    namespace = f"{_PACKAGE}/relationships"
    root = new_root(namespace, "Relationships")
    targets = [(f"{_OFFICE}/relationships/officeDocument", main), *((kind, name) for name, (_, kind) in _PROPERTY_PARTS.items())]
    for number, (kind, target) in enumerate(targets, 1):
        etree.SubElement(root, f"{{{namespace}}}Relationship", {"Id": f"rId{number}", "Type": kind, "Target": target})
    return serialised(root)
