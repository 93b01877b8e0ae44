"""A template without its sample text, and without anything that only the sample text or its authors needed."""

from __future__ import annotations

from docx.document import Document
from lxml import etree

from scrutiny_pack.build.word_xml import RELATIONSHIPS, WORD

_KEPT = {"styles", "numbering", "settings", "fontTable", "theme", "footnotes", "endnotes"}
"""What the report's own text needs. Comments with their authors, custom XML, pictures and links of the sample text are not in it."""
_SETTINGS_DROPPED = ("updateFields", "attachedTemplate", "mailMerge", "docVars", "rsids")
"""What makes Word ask the reader, or tells how and by whom the template was made."""


def emptied(document: Document) -> etree._Element:
    """The page settings of the last section of `document`, which is all that is left of its body."""
    settings: etree._Element = document.sections[-1]._sectPr
    body: etree._Element = document.element.body
    for child in list(body):
        if child is not settings:
            body.remove(child)
    _drop_relationships(document, settings)
    root = document.settings.element
    for name in _SETTINGS_DROPPED:
        for entry in root.findall(f"{{{WORD}}}{name}"):
            root.remove(entry)
    return settings


def _drop_relationships(document: Document, settings: etree._Element) -> None:
    referenced = {entry.get(f"{{{RELATIONSHIPS}}}id") for entry in settings}
    for relationship in list(document.part.rels.values()):
        if relationship.reltype.rpartition("/")[2] not in _KEPT and relationship.rId not in referenced:
            document.part.rels.pop(relationship.rId)
