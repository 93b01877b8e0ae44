"""What a template's authors left in it: changes that are still tracked, comments, hidden text, data. Counted, and kept out of reports."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from docx.document import Document
from lxml import etree

from scrutiny_pack.build.parts import parsed, serialised
from scrutiny_pack.build.word_xml import RELATIONSHIPS, WORD

_KEPT = {"styles", "numbering", "settings", "fontTable", "theme", "footnotes", "endnotes"}
"""What the report's own text needs. Comments with their authors, custom XML, pictures and links of the sample text are not in it."""
_SETTINGS_DROPPED = ("updateFields", "attachedTemplate", "mailMerge", "docVars", "rsids", "trackRevisions", "documentProtection")
"""What makes Word ask the reader, or tells how and by whom the template was made."""
_ADDED = ("ins", "moveTo")
_REMOVED = ("del", "moveFrom")
_REFORMATTED = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "numberingChange")
_NOTED = (
    *_REFORMATTED, "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr", "permStart", "permEnd",
)  # fmt: skip
"""Marks of changes and comments that hold no text of their own."""
_OFF = ("0", "false", "off")
_BIBLIOGRAPHY = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"


def leftovers_in(parts: Mapping[str, bytes]) -> dict[str, int]:
    """How many there are of each kind of leftover in a template's `parts`; kinds of which there are none are left out."""
    counts = {"tracked changes": 0, "comments": 0, "pieces of hidden text": 0, "parts of custom XML": 0}
    for name, data in parts.items():
        if not name.endswith(".xml"):
            continue
        root = parsed(data)
        if name.startswith("word/") and name.count("/") == 1:
            counts["tracked changes"] += sum(1 for _ in _with_tags(root, (*_ADDED, *_REMOVED, *_REFORMATTED)))
            counts["pieces of hidden text"] += sum(1 for _ in hidden_runs(root))
            if etree.QName(root).localname == "comments":
                counts["comments"] += len(root.findall(f"{{{WORD}}}comment"))
        elif name.startswith("customXml/") and name.count("/") == 1 and "itemProps" not in name:
            counts["parts of custom XML"] += etree.QName(root).namespace != _BIBLIOGRAPHY or len(root) > 0
    return {kind: count for kind, count in counts.items() if count}


def hidden_runs(root: etree._Element) -> Iterator[etree._Element]:
    """The runs of text that Word does not show."""
    for run in root.iter(f"{{{WORD}}}r"):
        mark = run.find(f"{{{WORD}}}rPr/{{{WORD}}}vanish")
        if mark is not None and mark.get(f"{{{WORD}}}val") not in _OFF and run.find(f"{{{WORD}}}t") is not None:
            yield run


def cleaned(root: etree._Element) -> None:
    """Accept every tracked change in `root`, and take out comments' marks and hidden text."""
    for element in [*_with_tags(root, _REMOVED), *hidden_runs(root)]:
        _drop(element)
    for element in list(_with_tags(root, _NOTED)):
        run = element.getparent()
        _drop(run if run is not None and etree.QName(element).localname == "commentReference" else element)
    for element in list(_with_tags(root, _ADDED)):
        for child in list(element):
            element.addprevious(child)
        _drop(element)


def drop_settings(document: Document) -> None:
    """Take out the settings that make Word ask the reader something, or tell where the template comes from."""
    root = document.settings.element
    for name in _SETTINGS_DROPPED:
        for entry in root.findall(f"{{{WORD}}}{name}"):
            root.remove(entry)


def drop_relationships(document: Document) -> None:
    """Cut the document's ties to parts that neither its remaining text nor its styles need."""
    inside = (attribute for entry in document.element.iter() for attribute in entry.attrib.items())
    referenced = {value for name, value in inside if str(name).startswith(f"{{{RELATIONSHIPS}}}")}
    for relationship in list(document.part.rels.values()):
        if relationship.reltype.rpartition("/")[2] not in _KEPT and relationship.rId not in referenced:
            document.part.rels.pop(relationship.rId)


def drop_unused_notes(document: Document) -> None:
    """Take out the footnotes and endnotes whose marks went with the sample text."""
    for kind in ("footnote", "endnote"):
        used = {entry.get(f"{{{WORD}}}id") for entry in document.element.iter(f"{{{WORD}}}{kind}Reference")}
        for relationship in document.part.rels.values():
            if relationship.reltype.endswith(f"/{kind}s") and not relationship.is_external:
                part = relationship.target_part
                part._blob = _with_notes(part.blob, kind, used)  # a plain part has no other way in


def _with_notes(data: bytes, kind: str, used: Collection[str | None]) -> bytes:
    """The part with the notes that are used, and the lines that Word draws above them."""
    root = parsed(data)
    for note in root.findall(f"{{{WORD}}}{kind}"):
        if note.get(f"{{{WORD}}}type") is None and note.get(f"{{{WORD}}}id") not in used:
            root.remove(note)
    return serialised(root)


def _with_tags(root: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    return root.iter(*(f"{{{WORD}}}{tag}" for tag in tags))


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
