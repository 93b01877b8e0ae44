"""A slide deck read back: hardly a name of ours survives an office program, so every paragraph is told by its slide and slot."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from lxml import etree

from scrutiny_pack.edits.office_file import A, OfficeFile, P, found
from scrutiny_pack.edits.reading import Read, Reading, Remark

CHART = "sp:chart:"
"""How the picture of a chart is called: a name that every office program keeps."""
_FOOTERS = ("ftr", "sldNum", "dt")


def read_slides(file: OfficeFile) -> Reading:
    """Every paragraph of the deck, slide by slide: what is seen, then the presenter's notes."""
    related = file.related(file.main)
    names = [related.get(str(each), ("", ""))[1] for each in found(file.root(file.main), "./p:sldIdLst/p:sldId/@r:id")]
    paragraphs: list[Read] = []
    pictures: list[str] = []
    for number, name in enumerate((each for each in names if each in file.parts), 1):
        root = file.root(name)
        keys = tuple(str(each) for each in found(root, ".//p:pic/p:nvPicPr/p:cNvPr/@name") if str(each).startswith(CHART))
        comments = tuple(_comments(file, name))
        paragraphs += [Read(text, keys, f"slide {number}, {slot}", comments=()) for slot, text in _texts(root)]
        if comments:
            paragraphs.append(Read("", keys, f"slide {number}, comments", comments=comments))
        for notes in file.targets(name, "notesSlide"):
            body = [each for slot, each in _texts(file.root(notes)) if slot in ("body", "Notes", "notes")]
            paragraphs += [Read(text, keys, f"slide {number}, notes") for text in body]
        pictures += _pictures(file, name, root)
    return Reading(tuple(paragraphs), tuple(pictures))


def _texts(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The paragraphs of a slide with their slot: the kind of placeholder, or the shape's name; tables by row and column."""
    for shape in found(root, ".//p:sp"):
        holder = next(iter(found(shape, "./p:nvSpPr/p:nvPr/p:ph")), None)
        kind = holder.get("type", "body") if holder is not None else "text box"
        if kind in _FOOTERS:
            continue
        for paragraph in found(shape, "./p:txBody/a:p"):
            if text := _text(paragraph):
                yield "title" if kind in ("title", "ctrTitle") else kind, text
    for number, row in enumerate(found(root, ".//a:tbl/a:tr"), 1):
        for column, cell in enumerate(found(row, "./a:tc"), 1):
            yield f"table, row {number}, column {column}", "\n".join(_text(each) for each in found(cell, ".//a:p"))


def _text(paragraph: etree._Element) -> str:
    pieces = []
    for each in paragraph.iter(f"{{{A}}}t", f"{{{A}}}br"):
        pieces.append("\n" if each.tag == f"{{{A}}}br" else str(each.text or ""))
    return "".join(pieces).strip()


def _comments(file: OfficeFile, slide: str) -> Iterator[Remark]:
    authors = {
        entry.get("id", ""): entry.get("name", "")
        for part in (*file.targets(file.main, "commentAuthors"), *file.targets(file.main, "authors"))
        for entry in file.root(part)
    }
    for part in file.targets(slide, "comments"):
        for entry in file.root(part):
            text = "".join(str(each.text or "") for each in entry.iter(f"{{{P}}}text", f"{{{A}}}t")).strip()
            if text:
                yield Remark(authors.get(entry.get("authorId", ""), ""), entry.get("dt", entry.get("created", "")), text)


def _pictures(file: OfficeFile, slide: str, root: etree._Element) -> list[str]:
    related = file.related(slide)
    targets = [related.get(str(each), ("", ""))[1] for each in found(root, ".//p:pic/p:blipFill/a:blip/@r:embed")]
    return [hashlib.sha256(file.parts.get(target, b"")).hexdigest()[:16] for target in targets]
