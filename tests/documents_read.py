"""What stands in a built document, read with lxml and nothing of ours, as a reader or a screen reader would meet it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def part(document: Path, name: str) -> etree._Element:
    """One part of a document, parsed."""
    with zipfile.ZipFile(document) as package:
        return etree.fromstring(package.read(name), PARSER)


def part_names(document: Path) -> list[str]:
    """The names of a document's parts."""
    with zipfile.ZipFile(document) as package:
        return package.namelist()


def paragraphs_of_report(document: Path) -> list[str]:
    """Every paragraph of the body, those in tables and controls too, in order."""
    body = part(document, "word/document.xml")
    return [text for paragraph in body.iter(f"{W}p") if (text := _words(paragraph, W))]


def paragraphs_of_part(document: Path, name: str) -> list[str]:
    """Every paragraph of one part of a Word document or of a deck."""
    root = part(document, name)
    texts = [[_words(paragraph, tag) for paragraph in root.iter(f"{tag}p")] for tag in (W, A)]
    return [text for found in texts for text in found if text]


def _words(paragraph: etree._Element, tag: str) -> str:
    """A paragraph's words, with a new line for each break of its lines."""
    return "".join((node.text or "") if node.tag == f"{tag}t" else "\n" for node in paragraph.iter(f"{tag}t", f"{tag}br")).strip("\n")


def descriptions(document: Path) -> Iterator[str]:
    """The alt text of every picture and table."""
    for name in part_names(document):
        if name.endswith(".xml") and name.startswith(("word/document", "ppt/slides/slide")):
            for node in part(document, name).iter():
                if isinstance(node.tag, str) and etree.QName(node).localname in ("docPr", "cNvPr") and node.get("descr"):
                    yield node.get("descr", "")
