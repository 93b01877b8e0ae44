"""What must be there once only, or in pairs: ids, bookmarks, the ends of fields, and what stands inside a content control.

No validator that was tried finds these faults. Word repairs some of them silently, and an editor's change is then lost on reading it back.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from scrutiny_pack.errors import ProblemList
from scrutiny_pack.quality.opened import NAMESPACES, Opened, found, printed, values

_TELL = "please tell the developers of scrutiny_pack"
ONCE_IN_A_PART = {
    "content control": ".//w:sdt/w:sdtPr/w:id/@w:val",
    "bookmark": ".//w:bookmarkStart/@w:id",
    "shape": ".//p:cNvPr/@id",
}
"""What has an id that no other of its kind has in the same part, and where the ids stand."""
_MARK = f"{{{NAMESPACES['w']}}}fldCharType"


def check_identifiers(opened: Opened, problems: ProblemList) -> None:
    """Note every id and bookmark that is there twice, every field and bookmark without its end, and every empty content control."""
    for name in opened.written:
        root = opened.roots[name]
        for thing, path in ONCE_IN_A_PART.items():
            for repeated in _repeated(values(root, path)):
                problems.error("id-repeated", opened.place(name), f"more than one {thing} has the id {repeated}", _TELL)
        _check_bookmarks(opened, name, root, problems)
        for control in found(root, ".//w:sdt[not(.//w:drawing)]"):
            if not printed(control).strip():
                what = f'the content control "{_name_of(control)}" is empty'
                problems.error("control-empty", opened.place(name), what, _TELL)
    # Heads and feet of pages count with the text here: Word numbers pictures through the whole document.
    for repeated in _repeated([number for root in opened.roots.values() for number in values(root, ".//wp:docPr/@id")]):
        problems.error("id-repeated", opened.place(), f"more than one picture has the id {repeated}", _TELL)
    for name, root in opened.roots.items():
        if not _fields_are_closed(root):
            problems.error(
                "field-open", opened.place(name), "a field has a beginning without its end, or an end without its beginning", _TELL
            )
    _check_sections(opened, problems)


def _repeated(items: list[str]) -> list[str]:
    return sorted(item for item, times in Counter(items).items() if times > 1)


def _check_bookmarks(opened: Opened, name: str, root: etree._Element, problems: ProblemList) -> None:
    names = [bookmark.casefold() for bookmark in values(root, ".//w:bookmarkStart/@w:name")]
    for repeated in _repeated(names):
        problems.error("bookmark-repeated", opened.place(name), f'two bookmarks are called "{repeated}"', _TELL)
    starts, ends = values(root, ".//w:bookmarkStart/@w:id"), values(root, ".//w:bookmarkEnd/@w:id")
    for lonely in sorted(set(starts) ^ set(ends)):
        problems.error("bookmark-open", opened.place(name), f"the bookmark {lonely} has only one end", _TELL)
    for missing in sorted({anchor for anchor in values(root, ".//w:hyperlink/@w:anchor") if anchor.casefold() not in names}):
        problems.error("bookmark-missing", opened.place(name), f'a link leads to the bookmark "{missing}", which is not there', _TELL)


def _name_of(control: etree._Element) -> str:
    return next(iter(values(control, "w:sdtPr/w:alias/@w:val")), "")


def _fields_are_closed(root: etree._Element) -> bool:
    """Whether each field begins, at most once separates code from result, and ends; a field may stand inside another."""
    separated: list[bool] = []
    for mark in found(root, ".//w:fldChar"):
        kind = mark.get(_MARK)
        if kind == "begin":
            separated.append(False)
            continue
        if not separated or (kind == "separate" and separated[-1]):
            return False
        if kind == "separate":
            separated[-1] = True
        else:
            separated.pop()
    return not separated


def _check_sections(opened: Opened, problems: ProblemList) -> None:
    root = opened.roots.get(opened.main)
    if root is None:
        return
    known = values(root, "p:sldIdLst/p:sldId/@id")
    for repeated in _repeated(known):
        problems.error("id-repeated", opened.place(opened.main), f"more than one slide has the id {repeated}", _TELL)
    for stale in sorted(set(values(root, ".//p14:sectionLst//p14:sldId/@id")) - set(known)):
        what = f"a section of the deck lists slide {stale}, which is not there"
        problems.error("section-list", opened.place(opened.main), what, _TELL)
