"""Word and PowerPoint files as the hostile cases look at them: parts that do not parse, and the words that a reader sees."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pptx
from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def broken_parts(path: Path) -> list[str]:
    """What is wrong with the parts of a document; an empty list when it opens and each part is sound."""
    docx.Document(str(path)) if path.suffix == ".docx" else pptx.Presentation(str(path))
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        return [f"{path.name}: {fault}" for name in sorted(names) for fault in _faults(package, name, names)]


def report_text(path: Path) -> str:
    """The words of a Word report, a line for each paragraph."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"), etree.XMLParser(resolve_entities=False))
    return "\n".join("".join(text.text or "" for text in paragraph.iter(f"{WORD}t")) for paragraph in body.iter(f"{WORD}p"))


def properties_text(path: Path) -> str:
    """What a document says of itself: the parts that hold its properties, as they are written."""
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode("utf-8") for name in package.namelist() if name.startswith("docProps/"))


def _faults(package: zipfile.ZipFile, name: str, names: set[str]) -> Iterator[str]:
    if not name.endswith((".xml", ".rels")):
        return
    content = package.read(name)
    if CONTROL.search(content):
        yield f"{name} holds a control character"
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    if name.endswith(".rels"):
        home = posixpath.dirname(posixpath.dirname(name))
        for relation in root:
            target = posixpath.normpath(posixpath.join("/", home, relation.get("Target", ""))).lstrip("/")
            if relation.get("TargetMode") != "External" and target not in names:
                yield f"{name} leads to {target}, which is not there"
