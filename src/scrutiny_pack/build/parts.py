"""An Office file as parts and relationships: read from the zip, and written back to the same bytes for the same parts."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"
OFFICE_DOCUMENT = "officeDocument"
_CONTENT_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold, the one Word itself writes: the time of the build must not show."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


@dataclass(frozen=True)
class Relationship:
    """An arrow from one part to another or, when `external`, to an address: `kind` is the last word of its type."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """What the target is to the part: `hyperlink`, `image`, `theme` and so on."""
        return self.type.rpartition("/")[2]


def parsed(data: bytes) -> etree._Element:
    """The root element of an XML part; entities stay unresolved and nothing is fetched. Raises `etree.XMLSyntaxError`."""
    return etree.fromstring(data, _PARSER)


def new_root(namespace: str, tag: str, **prefixes: str) -> etree._Element:
    """An empty part: `tag` in `namespace`, which is its default one, with other namespaces by `prefixes`."""
    names: dict[str | None, str] = {None: namespace}
    for prefix, name in prefixes.items():
        names[prefix] = name
    return etree.Element(f"{{{namespace}}}{tag}", nsmap=names)  # type: ignore[arg-type]  # the stubs know no default namespace


def serialised(root: etree._Element) -> bytes:
    """The part that holds `root`, in the form Office writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def read_parts(data: bytes) -> dict[str, bytes]:
    """Every part of the Office file by its name; raises `ValueError` when a name stands twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [entry.filename for entry in package.infolist() if not entry.is_dir()]
        if len(set(names)) != len(names):
            raise ValueError("two parts have the same name")
        return {name: package.read(name) for name in names}


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """`parts` as a zip that depends on nothing else: content types first, as Office expects, the rest by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name != PACKAGE_RELATIONSHIPS, name)):
            entry = zipfile.ZipInfo(name, _FIRST_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else Windows would write 0 here
            entry.external_attr = 0o600 << 16
            package.writestr(entry, parts[name])
    return target.getvalue()


def relationships_part(name: str) -> str:
    """Where the relationships of the part `name` stand; of the whole file when `name` is empty."""
    folder, _, file = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def relationships(parts: Mapping[str, bytes], name: str) -> tuple[Relationship, ...]:
    """The relationships of the part `name` (of the whole file when it is empty), their targets as part names."""
    data = parts.get(relationships_part(name))
    if data is None:
        return ()
    return tuple(_relationship(entry, posixpath.dirname(name)) for entry in parsed(data).iterchildren("{*}Relationship"))


def _relationship(entry: etree._Element, folder: str) -> Relationship:
    external = entry.get("TargetMode") == "External"
    target = entry.get("Target", "")
    path = unquote(target.partition("#")[0])
    if not external:
        # A target that is only "#name" is a place in the part itself.
        target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/") if path else ""
    return Relationship(entry.get("Id", ""), entry.get("Type", ""), target, external)


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the document or presentation itself; empty when the file has none."""
    return next((entry.target for entry in relationships(parts, "") if entry.kind == OFFICE_DOCUMENT), "")


def reachable(parts: Mapping[str, bytes], start: str) -> set[str]:
    """The names of the parts that can be reached from the part `start`, with their relationships parts."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in found or name not in parts:
            continue
        found.add(name)
        waiting += [entry.target for entry in relationships(parts, name) if not entry.external]
    return found | {relationships_part(name) for name in found if relationships_part(name) in parts}


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of every part that is named in the list of content types, by part name."""
    overrides = parsed(parts[CONTENT_TYPES]).iterchildren("{*}Override")
    return {entry.get("PartName", "").lstrip("/"): entry.get("ContentType", "") for entry in overrides}


def default_content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of every part that is not named, by the ending of its name."""
    defaults = parsed(parts[CONTENT_TYPES]).iterchildren("{*}Default")
    return {entry.get("Extension", "").lower(): entry.get("ContentType", "") for entry in defaults}


def content_types_part(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> bytes:
    """The list of content types, in order of name."""
    root = new_root(_CONTENT_TYPES_NAMESPACE, "Types")
    _add_all(root, "Default", "Extension", "", sorted(defaults.items()))
    _add_all(root, "Override", "PartName", "/", sorted(overrides.items()))
    return serialised(root)


def _add_all(root: etree._Element, tag: str, key: str, before: str, entries: Iterable[tuple[str, str]]) -> None:
    for name, kind in entries:
        entry = etree.SubElement(root, f"{{{_CONTENT_TYPES_NAMESPACE}}}{tag}")
        entry.set(key, before + name)
        entry.set("ContentType", kind)
