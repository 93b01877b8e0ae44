"""A Word report changed as people and office programs change it, with lxml and nothing of ours."""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from tests.documents_read import PARSER

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "word/document.xml"
Change = Callable[[etree._Element], None]


def w(tag: str, *children: etree._Element, text: str | None = None, **attributes: str) -> etree._Element:
    """The element `w:tag`."""
    made = etree.Element(f"{{{W}}}{tag}", {f"{{{W}}}{name}": value for name, value in attributes.items()})
    made.extend(children)
    made.text = text
    return made


def change_report(source: Path, target: Path, *changes: Change, parts: dict[str, bytes] | None = None) -> Path:
    """Write the report `source` to `target` with each of `changes` made to its body, and with other `parts` in place of its own."""
    with zipfile.ZipFile(source) as package:
        content = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(content[DOCUMENT], PARSER)
    for change in changes:
        change(root)
    content[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    content |= parts or {}
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return target


def control(root: etree._Element, block: str) -> etree._Element:
    """The content control of `block`."""
    return next(sdt for sdt in root.iter(f"{{{W}}}sdt") if sdt.find(f"{{{W}}}sdtPr/{{{W}}}tag").get(f"{{{W}}}val") == block)


def paragraph(root: etree._Element, block: str) -> etree._Element:
    """The paragraph of `block`, in its control or (where that was taken away) by its bookmark."""
    for sdt in root.iter(f"{{{W}}}sdt"):
        if sdt.find(f"{{{W}}}sdtPr/{{{W}}}tag").get(f"{{{W}}}val") == block:
            return next(sdt.iter(f"{{{W}}}p"))
    name = "_sp_" + block.replace(".", "_")
    mark = next(each for each in root.iter(f"{{{W}}}bookmarkStart") if each.get(f"{{{W}}}name") == name)
    return next(mark.iterancestors(f"{{{W}}}p"))


def text_of(paragraph: etree._Element) -> str:
    """The words of a paragraph."""
    return "".join(each.text or "" for each in paragraph.iter(f"{{{W}}}t"))


def run(text: str) -> etree._Element:
    """`text` as a run."""
    made = w("t", text=text)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", made)


def retyped(block: str, text: str) -> Change:
    """The whole text of a block typed anew inside its control."""

    def change(root: etree._Element) -> None:
        runs = [each for each in paragraph(root, block).iter(f"{{{W}}}r") if each.find(f"{{{W}}}t") is not None]
        for extra in runs[1:]:
            extra.getparent().remove(extra)
        runs[0].find(f"{{{W}}}t").text = text

    return change


def replaced(block: str, old: str, new: str) -> Change:
    """A few words of a block changed."""

    def change(root: etree._Element) -> None:
        for each in paragraph(root, block).iter(f"{{{W}}}t"):
            if old in (each.text or ""):
                each.text = each.text.replace(old, new)
                return
        raise AssertionError(f"{block} does not say {old!r}")

    return change


def typed_behind(block: str, text: str) -> Change:
    """Words typed at the very end, as LibreOffice puts them: in the same paragraph, behind the bookmark."""
    return lambda root: paragraph(root, block).append(run(text))


def deleted(block: str) -> Change:
    """A block taken out with its control."""
    return lambda root: _remove(control(root, block))


def emptied(block: str) -> Change:
    """A block whose text was deleted while its control stayed: Word shows its own words in their place."""

    def change(root: etree._Element) -> None:
        sdt = control(root, block)
        sdt.find(f"{{{W}}}sdtPr").append(w("showingPlcHdr"))
        runs = list(sdt.iter(f"{{{W}}}r"))
        for extra in runs[1:]:
            _remove(extra)
        runs[0].find(f"{{{W}}}t").text = "Click or tap here to enter text."

    return change


def new_bullet(behind: str, text: str, inside: bool = False) -> Change:
    """A paragraph typed behind a block: by itself, or `inside` its control, as Word does after Enter."""

    def change(root: etree._Element) -> None:
        made = w("p", copy.deepcopy(paragraph(root, behind).find(f"{{{W}}}pPr")), run(text))
        if inside:
            paragraph(root, behind).addnext(made)
        else:
            control(root, behind).addnext(made)

    return change


def at_the_front(text: str) -> Change:
    """A paragraph typed above everything else."""
    return lambda root: root.find(f"{{{W}}}body").insert(0, w("p", run(text)))


def split(block: str, at: str) -> Change:
    """Enter pressed before the words `at`: two paragraphs in one control."""

    def change(root: etree._Element) -> None:
        whole = paragraph(root, block)
        text = next(each for each in whole.iter(f"{{{W}}}t") if at in (each.text or ""))
        first, _, second = (text.text or "").partition(at)
        text.text = first
        whole.addnext(w("p", copy.deepcopy(whole.find(f"{{{W}}}pPr")), run(at + second)))

    return change


def moved(block: str, behind: str) -> Change:
    """A block cut and pasted behind another."""
    return lambda root: control(root, behind).addnext(control(root, block))


def copied(block: str, behind: str, text: str | None = None) -> Change:
    """A block copied and pasted behind another, its control with it, and perhaps reworded there."""

    def change(root: etree._Element) -> None:
        made = copy.deepcopy(control(root, block))
        for mark in list(made.iter(f"{{{W}}}bookmarkStart", f"{{{W}}}bookmarkEnd")):
            _remove(mark)
        control(root, behind).addnext(made)
        if text is not None:
            next(made.iter(f"{{{W}}}t")).text = text

    return change


def without_controls(*blocks: str) -> Change:
    """Controls taken away, as by "Remove content control": the paragraph and its bookmark stay."""

    def change(root: etree._Element) -> None:
        for sdt in [control(root, block) for block in blocks] if blocks else list(root.iter(f"{{{W}}}sdt")):
            for child in reversed(list(sdt.find(f"{{{W}}}sdtContent"))):
                sdt.addnext(child)
            _remove(sdt)

    return change


def without_bookmarks(root: etree._Element) -> None:
    """Every bookmark of ours taken away."""
    for mark in list(root.iter(f"{{{W}}}bookmarkStart")):
        if mark.get(f"{{{W}}}name", "").startswith("_sp_"):
            _remove(mark)


def tracked(block: str, old: str, new: str, by: str = "A. Editor", at: str = "2022-09-01T10:00:00Z") -> Change:
    """`old` deleted and `new` inserted in a block with tracking on."""

    def change(root: etree._Element) -> None:
        text = next(each for each in paragraph(root, block).iter(f"{{{W}}}t") if old in (each.text or ""))
        whole = text.getparent()
        before, _, after = (text.text or "").partition(old)
        marks = {"author": by, "date": at}
        gone = w("del", w("r", w("delText", text=old)), id="901", **marks)
        come = w("ins", run(new), id="902", **marks)
        pieces = [run(before), *([gone] if old else []), come, run(after)]
        for piece in reversed(pieces):
            whole.addnext(piece)
        _remove(whole)

    return change


def tracked_deletion(block: str, by: str = "A. Editor", at: str = "2022-09-01T10:00:00Z") -> Change:
    """A whole paragraph deleted with tracking on: its words and its end."""

    def change(root: etree._Element) -> None:
        whole = paragraph(root, block)
        properties = whole.find(f"{{{W}}}pPr")
        properties.append(w("rPr", w("del", id="903", author=by, date=at)))
        for each in [each for each in whole.iter(f"{{{W}}}r") if each.find(f"{{{W}}}t") is not None]:
            text = each.find(f"{{{W}}}t")
            deleted_text = w("delText", text=text.text)
            each.replace(text, deleted_text)
            mark = w("del", id="904", author=by, date=at)
            each.addprevious(mark)
            mark.append(each)

    return change


def tracked_move(block: str, behind: str, by: str = "A. Editor", at: str = "2022-09-01T10:00:00Z") -> Change:
    """A paragraph dragged behind another with tracking on: marked as moved away here, and as moved there."""

    def change(root: etree._Element) -> None:
        made = copy.deepcopy(control(root, block))
        for mark in list(made.iter(f"{{{W}}}bookmarkStart", f"{{{W}}}bookmarkEnd")):
            _remove(mark)
        control(root, behind).addnext(made)
        for sdt, kind in ((control(root, block), "moveFrom"), (made, "moveTo")):
            first = sdt if kind == "moveTo" else next(each for each in root.iter(f"{{{W}}}sdt") if each is not made and _tag(each) == block)
            whole = next(first.iter(f"{{{W}}}p"))
            whole.find(f"{{{W}}}pPr").append(w("rPr", w(kind, id="905", author=by, date=at)))
            for each in [each for each in whole.iter(f"{{{W}}}r") if each.find(f"{{{W}}}t") is not None]:
                mark = w(kind, id="906", author=by, date=at)
                each.addprevious(mark)
                mark.append(each)

    return change


def _tag(sdt: etree._Element) -> str:
    return sdt.find(f"{{{W}}}sdtPr/{{{W}}}tag").get(f"{{{W}}}val", "")


def commented(block: str, number: str = "7") -> Change:
    """A comment beside a block; its words stand in the part that `comments_part` makes."""

    def change(root: etree._Element) -> None:
        whole = paragraph(root, block)
        whole.insert(1, w("commentRangeStart", id=number))
        whole.append(w("commentRangeEnd", id=number))
        whole.append(w("r", w("commentReference", id=number)))

    return change


def comments_part(source: Path, text: str, by: str = "A. Reader", number: str = "7") -> dict[str, bytes]:
    """The parts that a report with one comment has beside its own."""
    comments = w("comments", w("comment", w("p", run(text)), id=number, author=by, date="2022-09-02T09:00:00Z", initials="AR"))
    with zipfile.ZipFile(source) as package:
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"), PARSER)
    kind = f"{R}/comments"
    entry = etree.SubElement(relations, f"{{{relations.nsmap[None]}}}Relationship", Id="rIdComments", Type=kind, Target="comments.xml")
    assert entry is not None
    return {"word/comments.xml": etree.tostring(comments), "word/_rels/document.xml.rels": etree.tostring(relations)}


def made_bold(block: str) -> Change:
    """The words of a block in bold."""

    def change(root: etree._Element) -> None:
        for each in paragraph(root, block).iter(f"{{{W}}}r"):
            each.insert(0, w("rPr", w("b")))

    return change


def with_footnote(block: str) -> Change:
    """A mark of a footnote behind a block's words."""
    return lambda root: paragraph(root, block).append(w("r", w("footnoteReference", id="2")))


def with_text_box(block: str, text: str) -> Change:
    """A text box anchored in a block, as Word writes it."""
    return lambda root: paragraph(root, block).append(w("r", w("pict", w("txbxContent", w("p", run(text))))))


def part_changed(source: Path, name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    """One part of a report, whose name begins with `name`, with other bytes in it."""
    with zipfile.ZipFile(source) as package:
        found = next(each for each in package.namelist() if each.startswith(name) and old in package.read(each))
        return {found: package.read(found).replace(old, new)}


def cell_changed(old: str, new: str) -> Change:
    """A table's cell typed over."""

    def change(root: etree._Element) -> None:
        for cell in root.iter(f"{{{W}}}tc"):
            for text in cell.iter(f"{{{W}}}t"):
                if text.text == old:
                    text.text = new
                    return
        raise AssertionError(f"no cell says {old!r}")

    return change


def heading_changed(old: str, new: str) -> Change:
    """A heading typed over."""

    def change(root: etree._Element) -> None:
        for each in root.iter(f"{{{W}}}p"):
            style = each.find(f"{{{W}}}pPr/{{{W}}}pStyle")
            if text_of(each) == old and style is not None and style.get(f"{{{W}}}val", "").startswith("Heading"):
                next(each.iter(f"{{{W}}}t")).text = new
                return
        raise AssertionError(f"no heading says {old!r}")

    return change


def _remove(element: etree._Element) -> None:
    element.getparent().remove(element)
