"""What a template may not bring into a public document: macros, embedded objects, links to other files, parts that are damaged."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from scrutiny_pack.build.parts import content_types, main_part, parsed, relationships
from scrutiny_pack.errors import Place, ProblemList

_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD = f"{_OFFICE}wordprocessingml.document.main+xml"
_SLIDES = f"{_OFFICE}presentationml.presentation.main+xml"
OPENED_AS = {
    f"{_OFFICE}wordprocessingml.template.main+xml": _WORD,
    f"{_OFFICE}presentationml.template.main+xml": _SLIDES,
    f"{_OFFICE}presentationml.slideshow.main+xml": _SLIDES,
}
"""The libraries open documents only; a template differs from one in this content type alone."""
_PROGRAMS = {_WORD: "Word", _SLIDES: "PowerPoint"}
_STRICT = "purl.oclc.org/ooxml"
_MACROS = ("vbaProject", "wordVbaData", "control", "activeXControlBinary")
_EMBEDDED = ("oleObject", "aFChunk")
_LINKS_ALLOWED = ("hyperlink",)


def check_template(parts: Mapping[str, bytes], shown_as: str, program: str) -> None:
    """Refuse with `InputError` a template that is unsafe, damaged or not of `program` (Word or PowerPoint); all reasons at once."""
    problems = ProblemList()
    _check_markup(parts, shown_as, program, problems)
    problems.stop_if_any()
    _check_kind(parts, shown_as, program, problems)
    _check_relationships(parts, shown_as, program, problems)
    problems.stop_if_any()


def _check_markup(parts: Mapping[str, bytes], shown_as: str, program: str, problems: ProblemList) -> None:
    for name, data in parts.items():
        place = Place(shown_as, part=name)
        if name.startswith("/") or ".." in name.split("/") or "\\" in name:
            problems.error("template-broken", place, "a part has a name that points outside the file", _again(program))
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            root = parsed(data)
        except etree.XMLSyntaxError:
            problems.error("template-broken", place, "a part is damaged and cannot be read", _again(program))
            continue
        if root.getroottree().docinfo.internalDTD is not None:
            what = "a part declares entities (DOCTYPE), which Office never writes"
            problems.error("template-doctype", place, what, "do not use this file; start from a template of your own")


def _check_kind(parts: Mapping[str, bytes], shown_as: str, program: str, problems: ProblemList) -> None:
    main = main_part(parts)
    kind = content_types(parts).get(main, "")
    found = _PROGRAMS.get(OPENED_AS.get(kind, kind), "")
    if "macroEnabled" in kind:
        what = "this kind of file can hold macros"
        problems.error("template-macros", Place(shown_as), what, f"open it in {program} and save it without macros, as .{_ending(program)}")
    elif any(_STRICT in entry.type for entry in relationships(parts, "")):
        what = "the file was saved as Strict Open XML, which cannot be filled"
        problems.error(
            "template-kind", Place(shown_as), what, f"open it in {program} and save it as .{_ending(program)}, not as Strict Open XML"
        )
    elif found != program:
        what = f"this is a {found} file, but a {program} file is wanted here" if found else f"this is not a {program} file"
        problems.error(
            "template-kind",
            Place(shown_as),
            what,
            f"give a .{_ending(program)} file here; check that the board's two templates are not swapped",
        )


def _check_relationships(parts: Mapping[str, bytes], shown_as: str, program: str, problems: ProblemList) -> None:
    macros: set[str] = {name for name in parts if name.rpartition("/")[2].lower() in ("vbaproject.bin", "vbadata.xml")}
    embedded: set[str] = set()
    for name in ("", *(name for name in parts if not name.endswith(".rels"))):
        for entry in relationships(parts, name):
            place = Place(shown_as, part=name or "_rels/.rels")
            if entry.external and entry.kind not in _LINKS_ALLOWED:
                what = f"it is linked to another file, {entry.target!r} ({entry.kind})"
                problems.error(
                    "template-external", place, what, f"open it in {program} and break the link, or detach the template that it names"
                )
            elif entry.kind in _MACROS:
                macros.add(entry.target)
            elif entry.kind in _EMBEDDED:
                embedded.add(entry.target)
            elif not entry.external and entry.target and entry.target not in parts:
                what = f"relationship {entry.id} leads to {entry.target!r}, which is not in the file"
                problems.error("template-broken", place, what, _again(program))
    for target in sorted(macros):
        what = "it holds macros or controls"
        problems.error("template-macros", Place(shown_as, part=target), what, f"save it without macros, as .{_ending(program)}")
    for target in sorted(embedded):
        what = "it holds an embedded object"
        problems.error("template-embedded", Place(shown_as, part=target), what, "delete the object, or put a picture in its place")


def _again(program: str) -> str:
    return f"open it in {program} and save it again"


def _ending(program: str) -> str:
    return "docx" if program == "Word" else "pptx"
