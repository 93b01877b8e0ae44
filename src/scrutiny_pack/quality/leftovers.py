"""What a library, a template or its authors left behind: names, dates, paths, settings, comments, and placeholders that nobody filled."""

from __future__ import annotations

import datetime
import re
import struct
from collections.abc import Iterator
from itertools import chain

from scrutiny_pack.build.word_comments import AUTHOR
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.accessibility import CORE
from scrutiny_pack.quality.opened import Opened, found, printed, values

APPLICATION = "docProps/app.xml"
CUSTOM = "docProps/custom.xml"
PARTS = {
    "comments": "comments with their authors",
    "commentsExtended": "comments with their authors",
    "commentAuthors": "the names of people who commented",
    "authors": "the names of people who commented",
    "people": "the names of people who worked on it",
    "thumbnail": "a picture of the template's first page",
    "attachedTemplate": "the path of a template",
    "customXml": "data of another program",
    "printerSettings": "the name of a printer",
    "recipientData": "the recipients of a mail merge",
}
"""Parts that no document of ours has, by the kind of relationship that leads to them, and what they tell."""
SETTINGS = {
    "updateFields": "asks each reader whether fields may be updated",
    "attachedTemplate": "names the file of a template",
    "mailMerge": "names the source of a mail merge",
    "docVars": "holds values of another program",
}
"""Settings that no report of ours has, and what each does."""
PATH = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]:\\{1,2}\w|\\\\\w+\\|file:/|(?:^|(?<=[\s\"'(]))/(?:home|Users|root|tmp|mnt)/\w")
"""A file on somebody's computer."""
_PROPERTIES = ("title", "subject", "creator", "language", "created", "modified", "lastModifiedBy")
_PROGRAM = "scrutiny_pack"
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_WORDS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_SVG_WORDS = (b"<metadata", b"<!-- Created", b"<dc:")
_UNFILLED = ".//p:sp[p:nvSpPr/p:nvPr/p:ph[not(@type='sldImg')]]"


def check_leftovers(opened: Opened, pack: Pack, problems: ProblemList) -> None:
    """Note everything in the document that is neither the pack's nor wanted of the board's template."""
    _check_core(opened, pack, problems)
    _check_programs(opened, problems)
    _check_parts(opened, pack, problems)
    _check_names(opened, problems)
    _check_pictures(opened, problems)
    for part in opened.written:
        for shape in found(opened.roots[part], _UNFILLED):
            if not printed(shape).strip():
                name = next(iter(values(shape, "p:nvSpPr/p:cNvPr/@name")), "")
                what = f'the placeholder "{name}" is empty'
                problems.error("placeholder-empty", opened.place(part), what, "delete the placeholder")


def _check_core(opened: Opened, pack: Pack, problems: ProblemList) -> None:
    date = pack.meeting_date or pack.month.last_day
    whose = {"title": pack.title.plain, "subject": pack.subtitle.plain, "creator": pack.area_name, "lastModifiedBy": pack.area_name}
    for entry in opened.roots.get(CORE, ()):
        name, value = str(entry.tag).rpartition("}")[2], entry.text or ""
        if name in ("created", "modified"):
            _check_date(opened, name, value, date, problems)
        elif name not in _PROPERTIES or not whose.get(name, value).startswith(value.removesuffix("…")):
            what = f'the property "{name}" says "{value}", which is not from this pack'
            problems.error("leftover-property", opened.place(CORE), what, "delete it from the document's properties")
    if any(entry.date_time != _FIRST_DATE for entry in opened.entries):
        what = "the file tells when it was made"
        problems.error(
            "leftover-date", opened.place(), what, "build it again; if it still does, please tell the developers of scrutiny_pack"
        )


def _check_date(opened: Opened, name: str, value: str, date: datetime.date, problems: ProblemList) -> None:
    if not value.startswith(date.isoformat()):
        what = f"it is \"{name}\" {value}, which is neither the meeting's date nor the end of the pack's month"
        problems.error("leftover-date", opened.place(CORE), what, f"set it to {date.isoformat()}")


def _check_programs(opened: Opened, problems: ProblemList) -> None:
    entries = [(part, entry) for part in (APPLICATION, CUSTOM) if part in opened.roots for entry in opened.roots[part]]
    for part, entry in entries:
        name, value = entry.get("name") or str(entry.tag).rpartition("}")[2], "".join(str(text) for text in entry.itertext())
        ours = value == _PROGRAM if part == APPLICATION and name == "Application" else part == CUSTOM and name.startswith(_PROGRAM)
        if not ours:
            what = f'the property "{name}" says "{value}", which a template or another program left there'
            problems.error("leftover-property", opened.place(part), what, "delete it from the document's properties")


def _check_parts(opened: Opened, pack: Pack, problems: ProblemList) -> None:
    for entry in chain.from_iterable(opened.relationships.values()):
        if entry.kind in PARTS and not (entry.kind == "comments" and pack.remarks and _are_ours(opened, entry.target)):
            place = opened.place("" if entry.external else entry.target)
            problems.error("leftover-part", place, f"the document holds {PARTS[entry.kind]}", "take it out of the board's template")
    for part in opened.targets(opened.main, "settings"):
        for name, does in SETTINGS.items():
            if found(opened.roots[part], f"w:{name}"):
                problems.error("leftover-setting", opened.place(part), f"a setting {does}", "take it out of the board's template")


def _are_ours(opened: Opened, part: str) -> bool:
    """Whether all comments of `part` are those by which a draft speaks to its editors."""
    return part in opened.roots and set(values(opened.roots[part], "w:comment/@w:author")) == {AUTHOR}


def _check_names(opened: Opened, problems: ProblemList) -> None:
    """Note names of people on tracked changes and paths of pictures: the usual way in which a clerk's login gets published."""
    for part, root in opened.roots.items():
        for author in sorted(set(values(root, ".//@w:author")) - {AUTHOR}):
            what = f'it holds a change or comment by "{author}"'
            problems.error("leftover-author", opened.place(part), what, "accept all changes in the board's template")
        if values(root, ".//@*[starts-with(local-name(), 'rsid')]") or found(root, ".//w:rsid"):
            what = "it holds the numbers of somebody's editing sessions"
            problems.error("leftover-author", opened.place(part), what, "please tell the developers of scrutiny_pack")
        told = {*values(root, ".//@descr | .//@title | .//@name | .//@w:val"), *(code.text or "" for code in found(root, ".//w:instrText"))}
        for path in sorted(text for text in told if PATH.search(text)):
            what = f'it names a file on somebody\'s computer, "{path}"'
            problems.error("leftover-path", opened.place(part), what, "write in the board's template what the picture shows instead")


def _check_pictures(opened: Opened, problems: ProblemList) -> None:
    drawn = {entry.target for part in opened.written for entry in opened.relationships.get(part, ()) if entry.kind == "image"}
    for name in sorted(drawn & opened.parts.keys()):
        content = opened.parts[name]
        told = any(kind in _PNG_WORDS for kind in _png_chunks(content)) or any(
            word in content for word in _SVG_WORDS if name.endswith(".svg")
        )
        if told:
            what = "the picture tells which program drew it, or when"
            problems.error("leftover-metadata", opened.place(name), what, "please tell the developers of scrutiny_pack")


def _png_chunks(content: bytes) -> Iterator[bytes]:
    """The kind of each piece of a PNG picture; nothing for another kind of picture."""
    place = len(_PNG) if content.startswith(_PNG) else len(content)
    while place + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        yield kind
        place += length + 12
