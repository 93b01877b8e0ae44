"""A finished document as the checks read it: every part parsed once, in order of reading, with its relationships."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from scrutiny_pack.build.parts import OFFICE_DOCUMENT, Relationship, parsed, relationships
from scrutiny_pack.errors import Place, ProblemList

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_TEXT = frozenset({f"{{{NAMESPACES['w']}}}t", f"{{{NAMESPACES['a']}}}t"})
_BREAKS = frozenset(f"{{{NAMESPACES[prefix]}}}{tag}" for prefix, tag in (("w", "br"), ("w", "tab"), ("a", "br")))


@dataclass(frozen=True)
class Opened:
    """The parts of the document called `file`: `entries` as they stand in the zip, `roots` of those that are XML.

    `relationships` are by part name, those of the whole file under "".
    """

    file: str
    entries: tuple[zipfile.ZipInfo, ...] = ()
    parts: Mapping[str, bytes] = field(default_factory=dict)
    roots: Mapping[str, etree._Element] = field(default_factory=dict)
    relationships: Mapping[str, tuple[Relationship, ...]] = field(default_factory=dict)

    @functools.cached_property
    def main(self) -> str:
        """The name of the document or presentation itself; empty when the file has none."""
        return next((entry.target for entry in self.relationships.get("", ()) if entry.kind == OFFICE_DOCUMENT), "")

    @functools.cached_property
    def slides(self) -> tuple[str, ...]:
        """The names of the slides; none in a report."""
        return self.targets(self.main, "slide")

    @functools.cached_property
    def written(self) -> tuple[str, ...]:
        """The parts whose every word and shape is ours: the report's text, or slides and notes. The others came with the template."""
        notes = [name for slide in self.slides for name in self.targets(slide, "notesSlide")]
        return tuple(name for name in (self.slides or (self.main,)) if name in self.roots) + tuple(notes)

    def targets(self, part: str, kind: str) -> tuple[str, ...]:
        """The parts that are there and that `part` is related to as `kind`."""
        return tuple(entry.target for entry in self.relationships.get(part, ()) if entry.kind == kind and entry.target in self.roots)

    def drawing(self, part: str) -> etree._Element | None:
        """The SVG drawing in `part`; `None` where there is none that can be read."""
        try:
            return parsed(self.parts[part]) if part.endswith(".svg") and part in self.parts else None
        except etree.XMLSyntaxError:
            return None

    def place(self, part: str = "") -> Place:
        """Where a problem of `part` is."""
        return Place(self.file, part=part)


def open_document(data: bytes, file: str, problems: ProblemList) -> Opened:
    """The document `data`, called `file`; what cannot be read is noted (`package-broken`) and left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = tuple(package.infolist())
            parts = {entry.filename: package.read(entry) for entry in entries if not entry.is_dir()}
    except zipfile.BadZipFile:
        _note_broken(Place(file), problems)
        return Opened(file)
    roots = {}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                roots[name] = parsed(content)
            except etree.XMLSyntaxError:
                _note_broken(Place(file, part=name), problems)
    sound = {name: content for name, content in parts.items() if name in roots}
    owners = ("", *(name for name in parts if not name.endswith(".rels")))
    related = {name: found for name in owners if (found := relationships(sound, name))}
    return Opened(file, entries, parts, roots, related)


def found(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements at the XPath `path` below `root`, in order."""
    return cast("list[etree._Element]", _compiled(path)(root))


def values(root: etree._Element, path: str) -> list[str]:
    """The values of the attributes at the XPath `path` below `root`, in order."""
    return cast("list[str]", _compiled(path)(root))


def printed(element: etree._Element) -> str:
    """The words of `element` as a reader sees them; a tab or a break is a new line."""
    return "".join(_pieces(element))


def paragraphs(root: etree._Element) -> list[etree._Element]:
    """Every paragraph of a report or a slide, in order."""
    return found(root, ".//w:p | .//a:p")


def _pieces(element: etree._Element) -> Iterator[str]:
    for each in element.iter(*_TEXT, *_BREAKS):
        yield (each.text or "") if each.tag in _TEXT else "\n"


@functools.cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=NAMESPACES, smart_strings=False)


def _note_broken(place: Place, problems: ProblemList) -> None:
    problems.error("package-broken", place, "it is damaged and cannot be read", "please tell the developers of scrutiny_pack")
