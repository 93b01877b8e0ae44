"""The body of a template: where the report goes into it, and what of it stays, such as a cover page with controls to be filled in."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document
from lxml import etree

from scrutiny_pack.build.word_leftovers import cleaned, drop_relationships, drop_settings, drop_unused_notes
from scrutiny_pack.build.word_xml import WORD, w

BODY_TAG = "sp:body"
"""The tag of the content control whose place the report takes."""
BODY_BOOKMARK = "sp_body"
"""The bookmark in the paragraph whose place the report takes."""

_VALUE = f"{{{WORD}}}val"
_REFERENCES = (f"{{{WORD}}}headerReference", f"{{{WORD}}}footerReference")


@dataclass(frozen=True)
class Opening:
    """Where the report goes: before `place`; `settings` are the last section's page settings, `kept` says whether a cover stands before."""

    place: etree._Element
    settings: etree._Element
    kept: bool


def open_body(document: Document) -> Opening:
    """Empty the body of `document` for a report. Where it marks a place, what stands around that is kept; else all of it is sample text."""
    body: etree._Element = document.element.body
    settings: etree._Element = document.sections[-1]._sectPr
    marker = marked_place(body)
    _inherit_edges(body, settings)
    for columns in settings.findall(f"{{{WORD}}}cols"):
        settings.remove(columns)  # charts and tables need the whole width; where columns do, the report makes its own
    if marker is None:
        for child in list(body):
            if child is not settings:
                body.remove(child)
        place = settings
    else:
        following = marker.getnext()
        place = settings if following is None else following
        _remove_marker(body, marker)
        cleaned(body)
    drop_unused_notes(document)
    drop_relationships(document)
    drop_settings(document)
    return Opening(place, settings, marker is not None)


def fill_controls(root: etree._Element, texts: Mapping[str, str]) -> set[str]:
    """Put `texts` into the content controls with those tags (`sp:title`), in the look that the template gives them; the tags found.

    A control of the template's own that still asks to be filled in is emptied: nobody will do so.
    """
    found: set[str] = set()
    for control in list(root.iter(f"{{{WORD}}}sdt")):
        tag = control.find(f"{{{WORD}}}sdtPr/{{{WORD}}}tag")
        name = tag.get(_VALUE, "").lower() if tag is not None else ""
        asking = control.find(f"{{{WORD}}}sdtPr/{{{WORD}}}showingPlcHdr") is not None
        if name in texts:
            found.add(name)
        if name in texts or asking:
            _write(control, texts.get(name, ""))
    return found


def _write(control: etree._Element, text: str) -> None:
    """`text` in place of the control, in the letters of its first run."""
    content = control.find(f"{{{WORD}}}sdtContent")
    runs = [] if content is None else list(content.iter(f"{{{WORD}}}r"))
    for run in runs[1:]:
        _take_out(run)
    for run in runs[:1]:
        for child in list(run):
            if etree.QName(child).localname != "rPr":
                run.remove(child)
        for style in run.findall(f"{{{WORD}}}rPr/{{{WORD}}}rStyle"):
            _take_out(style)  # the grey of "Click to enter text"
        shown = w("t")
        shown.text = text
        run.append(shown)
    for child in list(content) if content is not None else []:
        control.addprevious(child)
    _take_out(control)


def marked_place(body: etree._Element) -> etree._Element | None:
    """The child of the body that marks the report's place; `None` where nothing does."""
    for control in body.iter(f"{{{WORD}}}sdt"):
        tag = control.find(f"{{{WORD}}}sdtPr/{{{WORD}}}tag")
        if tag is not None and tag.get(_VALUE, "").lower() == BODY_TAG:
            return _child_of(body, control)
    for bookmark in body.iter(f"{{{WORD}}}bookmarkStart"):
        if bookmark.get(f"{{{WORD}}}name", "").lower() == BODY_BOOKMARK:
            return _child_of(body, bookmark)
    return None


def _child_of(body: etree._Element, element: etree._Element) -> etree._Element:
    while (parent := element.getparent()) is not None and parent is not body:
        element = parent
    return element


def _remove_marker(body: etree._Element, marker: etree._Element) -> None:
    """Take the marker out, but for the end of a section that it may hold: the cover's page settings."""
    numbers = {entry.get(f"{{{WORD}}}id") for entry in marker.iter(f"{{{WORD}}}bookmarkStart")}
    for end in [entry for entry in body.iter(f"{{{WORD}}}bookmarkEnd") if entry.get(f"{{{WORD}}}id") in numbers]:
        _take_out(end)
    section = marker.find(f"{{{WORD}}}pPr/{{{WORD}}}sectPr")
    if section is not None:
        marker.addprevious(w("p", w("pPr", section)))
    _take_out(marker)


def _inherit_edges(body: etree._Element, settings: etree._Element) -> None:
    """Give the last section the headers and footers that it takes from sections before it."""
    for earlier in reversed([entry for entry in body.iter(f"{{{WORD}}}sectPr") if entry is not settings]):
        own = {(entry.tag, entry.get(f"{{{WORD}}}type")) for entry in settings if entry.tag in _REFERENCES}
        for entry in [entry for entry in earlier if entry.tag in _REFERENCES]:
            if (entry.tag, entry.get(f"{{{WORD}}}type")) not in own:
                settings.insert(0, copy.deepcopy(entry))


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
