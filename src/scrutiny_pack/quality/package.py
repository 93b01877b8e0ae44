"""Whether Word and PowerPoint will open the file as it is, and whether it reaches out of itself: parts, relationships, content types."""

from __future__ import annotations

from collections import Counter

from scrutiny_pack.build.parts import (
    CONTENT_TYPES,
    PACKAGE_RELATIONSHIPS,
    Relationship,
    content_types,
    default_content_types,
    relationships_part,
)
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.quality.opened import Opened, values

_TELL = "please tell the developers of scrutiny_pack"
MACROS = ("vbaProject", "wordVbaData", "control", "activeXControlBinary", "ctrlProp", "keyMapCustomizations")
EMBEDDED = ("package", "oleObject", "aFChunk", "subDocument")
_EMBEDDED_ENDINGS = (".xls", ".xlsx", ".xlsb", ".xlsm", ".csv", ".docx", ".pptx")
_PEOPLE_READ = ("http://", "mailto:", "tel:")
"""Addresses that do no harm, though https is wanted: a board's template may have them at the foot of a page."""


def check_package(opened: Opened, problems: ProblemList) -> None:
    """Note what is wrong with the parts of the document and with what leads from one to another."""
    _check_names(opened, problems)
    _check_content_types(opened, problems)
    for owner, entries in opened.relationships.items():
        for entry in entries:
            _check_relationship(opened, owner, entry, problems)
    _check_references(opened, problems)
    _check_all_used(opened, problems)
    _check_cargo(opened, problems)


def _check_names(opened: Opened, problems: ProblemList) -> None:
    # Office takes names that differ in case only for the same.
    times = Counter(entry.filename.casefold() for entry in opened.entries)
    for name, count in times.items():
        if count > 1:
            problems.error("package-duplicate", opened.place(name), f"the part stands in the file {count} times", _TELL)
    if not opened.main:
        problems.error("package-target", opened.place(), "nothing says which part is the document itself", _TELL)


def _check_content_types(opened: Opened, problems: ProblemList) -> None:
    if CONTENT_TYPES not in opened.roots:
        problems.error("package-type", opened.place(CONTENT_TYPES), "the list of the parts' kinds is missing", _TELL)
        return
    named, defaults = content_types(opened.parts), default_content_types(opened.parts)
    for name in opened.parts:
        if name != CONTENT_TYPES and name not in named and name.rpartition(".")[2].lower() not in defaults:
            problems.error("package-type", opened.place(name), "nothing says what kind of part this is", _TELL)


def _check_relationship(opened: Opened, owner: str, entry: Relationship, problems: ProblemList) -> None:
    place = opened.place(relationships_part(owner))
    if not entry.external:
        if entry.target and entry.target not in opened.parts:
            problems.error("package-target", place, f'{entry.id} leads to "{entry.target}", which is not in the file', _TELL)
    elif entry.kind != "hyperlink":
        what = f'the document is tied to another file, "{entry.target}" ({entry.kind})'
        problems.error("package-external", place, what, "take the tie out of the board's template; if it has none, " + _TELL)
    elif entry.target.lower().startswith(_PEOPLE_READ):
        problems.warn(
            "link-address", place, f'the link leads to "{entry.target}"', "give an address that begins with https://, if there is one"
        )
    elif not entry.target.lower().startswith("https://"):
        what = f'the link leads to "{entry.target}", which a reader cannot open or should not see'
        problems.error("package-external", place, what, "give an address that begins with https://")


def _check_references(opened: Opened, problems: ProblemList) -> None:
    for name, root in opened.roots.items():
        known = {entry.id for entry in opened.relationships.get(name, ())}
        for used in sorted(set(values(root, ".//@r:*")) - known - {""}):
            problems.error("package-target", opened.place(name), f'it uses "{used}", and nothing says what that is', _TELL)


def _check_all_used(opened: Opened, problems: ProblemList) -> None:
    used = {entry.target for entries in opened.relationships.values() for entry in entries if not entry.external}
    for name in opened.parts:
        if name not in used and name != CONTENT_TYPES and name != PACKAGE_RELATIONSHIPS and not name.endswith(".rels"):
            what = "nothing in the document leads to this part: it may hold what was deleted"
            problems.error("package-unused", opened.place(name), what, _TELL)


def _check_cargo(opened: Opened, problems: ProblemList) -> None:
    kinds = {entry.target: entry.kind for entries in opened.relationships.values() for entry in entries if not entry.external}
    for name in opened.parts:
        kind = kinds.get(name, "")
        if kind in MACROS:
            problems.error("package-macros", opened.place(name), "it holds macros or controls", "save the board's template without macros")
        elif kind in EMBEDDED or name.lower().endswith(_EMBEDDED_ENDINGS):
            what = "it holds a file inside the document, where unpublished figures can hide"
            problems.error(
                "package-embedded", opened.place(name), what, "delete the object in the board's template, or put a picture in its place"
            )
