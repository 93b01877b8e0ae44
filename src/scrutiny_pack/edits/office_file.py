"""An edited Office file, opened with care: anybody may have sent it, so its size and parts are looked at before anything is parsed."""

from __future__ import annotations

import functools
import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from lxml import etree

from scrutiny_pack.errors import InputError, Place, Problem
from scrutiny_pack.limits import EDITED_BYTES, EDITED_EXPANDED_BYTES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
BUILD = "scrutiny_pack build"
TEXTS = "scrutiny_pack texts"
"""Our own properties: the id of the build, and marks of the printed texts."""
_OLE = b"\xd0\xcf\x11\xe0"
_PREFIXES = {
    "w": W,
    "a": A,
    "p": P,
    "r": R,
    "m": M,
    "mc": MC,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


@dataclass(frozen=True)
class OfficeFile:
    """The parts of a Word or PowerPoint file; `kind` is docx or pptx, `main` the name of the document or presentation itself."""

    shown_as: str
    kind: str
    main: str
    parts: dict[str, bytes] = field(repr=False)

    def root(self, name: str) -> etree._Element:
        """The root of a part that is XML. Raises `InputError` for one that is damaged."""
        try:
            return etree.fromstring(self.parts[name], _PARSER)
        except etree.XMLSyntaxError as error:
            raise InputError([_damaged(self.shown_as, name)]) from error

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """The relationships of `part`: kind and target (a part's name, or an address) by id."""
        folder, _, name = part.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        for entry in self.root(rels) if rels in self.parts else ():
            target, kind = entry.get("Target", ""), entry.get("Type", "").rpartition("/")[2]
            if entry.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[entry.get("Id", "")] = (kind, target)
        return found

    def targets(self, part: str, kind: str) -> list[str]:
        """The parts that `part` is related to as `kind`."""
        return sorted(target for each, target in self.related(part).values() if each == kind and target in self.parts)

    @property
    def properties(self) -> dict[str, str]:
        """The custom properties."""
        if "docProps/custom.xml" not in self.parts:
            return {}
        root = self.root("docProps/custom.xml")
        return {entry.get("name", ""): "".join(str(text) for text in entry.itertext()) for entry in root}

    @property
    def build(self) -> str:
        """The id of the build that made it; empty where it has none."""
        return self.properties.get(BUILD, "").strip()


def open_office_file(content: bytes, shown_as: str) -> OfficeFile:
    """The Word or PowerPoint file `content`. Raises `InputError` for what is neither, is damaged, or is far too big."""
    if len(content) > EDITED_BYTES:
        raise InputError([_too_big(shown_as)])
    if content[:4] == _OLE:
        what, fix = "it is of the old kind (.doc, .ppt) or has a password", "save it as .docx or .pptx, without a password"
        raise InputError([Problem("edited-file", Place(shown_as), what, fix)])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > EDITED_EXPANDED_BYTES:
                raise InputError([_too_big(shown_as)])
            parts = {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError([_damaged(shown_as)]) from error
    if any(b"<!DOCTYPE" in data[: 1 << 16] for name, data in parts.items() if name.endswith((".xml", ".rels"))):
        raise InputError([_damaged(shown_as)])
    opened = OfficeFile(shown_as, "", "", parts)
    main = next(iter(opened.targets("", "officeDocument")), "")
    kind = {W: "docx", P: "pptx"}.get(etree.QName(opened.root(main)).namespace or "", "") if main else ""
    if not kind:
        what, fix = "it is neither a Word report nor a slide deck", "name the report (.docx) or deck (.pptx) that was edited"
        raise InputError([Problem("edited-file", Place(shown_as), what, fix)])
    return OfficeFile(shown_as, kind, main, parts)


def read_file(path: Path) -> bytes:
    """The content of the file at `path`. Raises `InputError` where there is none, or it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        what = f"it cannot be read ({error.strerror})"
        fix = "check the path; if the file is open in Word, save and close it"
        raise InputError([Problem("edited-file", Place(path.as_posix()), what, fix)]) from error


def found(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements at the XPath `path` from `element`."""
    return cast("list[etree._Element]", _compiled(path)(element))


@functools.cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=_PREFIXES, smart_strings=False)


def _damaged(shown_as: str, part: str = "") -> Problem:
    fix = "open it in Word or LibreOffice, save it as .docx or .pptx, and pull that"
    return Problem("edited-file", Place(shown_as, part=part), "it is damaged, or no Office file, and cannot be read", fix)


def _too_big(shown_as: str) -> Problem:
    return Problem("edited-file", Place(shown_as), "it is far too big for a report of ours", "take out what was put into it")
