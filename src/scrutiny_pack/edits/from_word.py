"""A Word report read back as an editor or an office program left it: python-docx does not see text in controls, so lxml reads it here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from scrutiny_pack.edits.office_file import MC, M, OfficeFile, R, W, found
from scrutiny_pack.edits.reading import Read, Reading, Remark

OURS = "scrutiny_pack"
"""The author of the comments that a draft carries."""
_COUNTED = re.compile(r"\s*(?:PAGE|NUMPAGES|SEQ|PAGEREF|SECTIONPAGES)\b")
_CONTENTS = re.compile(r"(?:TOC|Contents)\d", re.IGNORECASE)
_BREAKS = {f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n", f"{{{W}}}noBreakHyphen": "-"}
_GONE = {f"{{{W}}}{tag}" for tag in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sdtPr")}
_NEW = {f"{{{W}}}{tag}" for tag in ("ins", "moveTo")}
_NOT_KEPT = {
    f"{{{W}}}footnoteReference": "a footnote",
    f"{{{W}}}endnoteReference": "an endnote",
    f"{{{W}}}object": "an embedded object",
    f"{{{W}}}pict": "a drawing",
    f"{{{M}}}oMath": "a formula",
}
_FORMATS = {
    "b": "bold",
    "i": "italic",
    "u": "underlined",
    "strike": "struck through",
    "dstrike": "struck through",
    "highlight": "highlighted",
}


def read_word(file: OfficeFile) -> Reading:
    """Every paragraph of the report: the body's in order, then headers and footers; with tracked changes accepted."""
    comments = dict(_comments(file))
    body = _Body(file, comments)
    paragraphs = list(_merged(body.paragraphs(file.root(file.main), "")))
    for kind in ("header", "footer"):
        for part in file.targets(file.main, kind):
            paragraphs += [each for each in _merged(body.paragraphs(file.root(part), kind)) if each.text.strip()]
    return Reading(tuple(paragraphs), tuple(body.pictures))


def _comments(file: OfficeFile) -> Iterator[tuple[str, Remark]]:
    for part in file.targets(file.main, "comments"):
        for entry in found(file.root(part), ".//w:comment"):
            text = "\n".join("".join(str(t.text or "") for t in found(p, ".//w:t")) for p in found(entry, ".//w:p"))
            yield entry.get(f"{{{W}}}id", ""), Remark(entry.get(f"{{{W}}}author", ""), entry.get(f"{{{W}}}date", ""), text.strip())


class _Joined(Read):
    """A paragraph whose end mark was deleted: it goes on in the next one."""


def _merged(paragraphs: Iterator[Read]) -> Iterator[Read]:
    """`paragraphs` with each one whose end was deleted joined to the next: what was deleted whole leaves nothing."""
    waiting: Read | None = None
    for each in paragraphs:
        whole = each
        if waiting is not None:
            keys = each.keys if not waiting.text.strip() else tuple(dict.fromkeys((*waiting.keys, *each.keys)))
            whole = replace(each, text=waiting.text + each.text, keys=keys, tracked=waiting.tracked + each.tracked)
            if not waiting.text.strip() and waiting.keys != each.keys:
                yield Read("", waiting.keys, waiting.where, waiting.tracked, waiting.comments)
        waiting = Read(**vars(whole)) if isinstance(each, _Joined) else None
        if waiting is None:
            yield whole
    if waiting is not None:
        yield waiting


class _Body:
    """Reads the paragraphs of one document, keeping count of tables, fields and pictures."""

    def __init__(self, file: OfficeFile, comments: dict[str, Remark]) -> None:
        self.file, self.comments = file, comments
        self.related = file.related(file.main)
        self.pictures: list[str] = []
        self.tables = 0
        self.fields: list[str] = []
        """The instructions of the open fields."""

    def paragraphs(self, root: etree._Element, where: str) -> Iterator[Read]:
        """The paragraphs below `root`, in order; all of them at `where`, if it is given."""
        for element in root.iter(f"{{{W}}}p", f"{{{W}}}tbl"):
            if any(True for _ in element.iterancestors(f"{{{MC}}}Fallback")):
                continue
            if element.tag == f"{{{W}}}tbl":
                self.tables += not where
            else:
                yield self._paragraph(element, where or self._where(element))

    def _where(self, paragraph: etree._Element) -> str:
        for above in paragraph.iterancestors(f"{{{W}}}txbxContent", f"{{{W}}}tc"):
            if above.tag != f"{{{W}}}tc":
                return "text box"
            row = next(above.iterancestors(f"{{{W}}}tr"), None)
            if row is None:
                break
            table = next(row.iterancestors(f"{{{W}}}tbl"))
            rows, cells = list(table.iter(f"{{{W}}}tr")), found(row, "./w:tc | ./w:sdt//w:tc")
            return f"table {self.tables}, row {rows.index(row) + 1}, column {cells.index(above) + 1}"
        style = next((each.get(f"{{{W}}}val", "") for each in found(paragraph, "./w:pPr/w:pStyle")), "")
        return "contents" if _CONTENTS.match(style) or any("TOC" in field for field in self.fields) else "body"

    def _paragraph(self, element: etree._Element, where: str) -> Read:
        collected = _Collected()
        if self._in_contents(element) and where == "body":
            where = "contents"
        for child in element:
            self._collect(child, collected)
        if _row_deleted(element) or found(element, "ancestor::w:sdt/w:sdtPr/w:showingPlcHdr"):
            collected.text = []
        remarks = [self.comments[each] for each in dict.fromkeys(collected.comments) if each in self.comments]
        marks = tuple(dict.fromkeys(collected.marks))
        made = _Joined if found(element, "./w:pPr/w:rPr/w:del | ./w:pPr/w:rPr/w:moveFrom") else Read
        tracked = (*collected.tracked, *map(_remark, found(element, "./w:pPr/w:rPr/w:ins | ./w:pPr/w:rPr/w:del")))
        theirs = tuple(each for each in remarks if each.by != OURS)
        return made("".join(collected.text), _keys(element), where, tuple(dict.fromkeys(tracked)), theirs, marks)

    def _in_contents(self, element: etree._Element) -> bool:
        codes = " ".join(str(each.text) for each in found(element, ".//w:instrText"))
        return re.match(r"\s*TOC\b", codes) is not None

    def _collect(self, node: etree._Element, into: _Collected) -> None:
        tag = node.tag
        if tag in (f"{{{W}}}del", f"{{{W}}}moveFrom"):
            into.tracked.append(_remark(node))
        elif tag in _NEW:
            into.tracked.append(_remark(node))
            self._collect_all(node, into)
        elif tag == f"{{{W}}}t":
            self._add(str(node.text or ""), into)
        elif tag in _BREAKS:
            into.text.append("" if node.get(f"{{{W}}}type") in ("page", "column") else _BREAKS[str(tag)])
        elif tag == f"{{{W}}}fldChar":
            self._field(node)
        elif tag == f"{{{W}}}instrText" and self.fields:
            self.fields[-1] += str(node.text or "")
        elif tag == f"{{{W}}}fldSimple" and _COUNTED.match(node.get(f"{{{W}}}instr", "")):
            into.text.append("#")
        elif tag == f"{{{W}}}r":
            self._run(node, into)
        elif tag in _NOT_KEPT:
            into.marks.append(_NOT_KEPT[str(tag)])
            into.text.append("".join(str(each.text or "") for each in found(node, ".//m:t")))
        elif tag in (f"{{{W}}}commentRangeStart", f"{{{W}}}commentReference"):
            into.comments.append(node.get(f"{{{W}}}id", ""))
        elif tag == f"{{{W}}}drawing":
            self.pictures += [self._picture(each) for each in found(node, ".//a:blip/@r:embed")]  # type: ignore[arg-type]
            into.marks.append("a picture")
        elif tag not in _GONE and tag not in (f"{{{MC}}}Fallback", f"{{{W}}}txbxContent", f"{{{W}}}p"):
            self._collect_all(node, into)

    def _collect_all(self, node: etree._Element, into: _Collected) -> None:
        for child in node:
            self._collect(child, into)

    def _run(self, run: etree._Element, into: _Collected) -> None:
        if any(str(each.text or "").strip() for each in found(run, "./w:t")):
            for name, said in _FORMATS.items():
                for each in found(run, f"./w:rPr/w:{name}"):
                    if each.get(f"{{{W}}}val", "1") not in ("0", "false", "none", "off"):
                        into.marks.append(said)
        self._collect_all(run, into)

    def _add(self, text: str, into: _Collected) -> None:
        # LibreOffice puts the words of a link into a field for a page number: only digits are counted by the office program.
        counted = any(_COUNTED.match(instruction) for instruction in self.fields) and text.strip().isdigit()
        into.text.append("#" if counted else text)

    def _field(self, mark: etree._Element) -> None:
        match mark.get(f"{{{W}}}fldCharType"):
            case "begin":
                self.fields.append("")
            case "end" if self.fields:
                self.fields.pop()

    def _picture(self, relationship: str) -> str:
        _, target = self.related.get(str(relationship), ("", ""))
        return hashlib.sha256(self.file.parts.get(target, b"")).hexdigest()[:16]


class _Collected:
    """What one paragraph holds."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.tracked: list[Remark] = []
        self.comments: list[str] = []
        self.marks: list[str] = []


def _remark(node: etree._Element) -> Remark:
    return Remark(node.get(f"{{{W}}}author", ""), node.get(f"{{{W}}}date", ""))


def _row_deleted(paragraph: etree._Element) -> bool:
    return bool(found(paragraph, "ancestor::w:tr/w:trPr/w:del"))


def _keys(paragraph: etree._Element) -> tuple[str, ...]:
    """The names that lead to a block: of the controls around and inside the paragraph, and of our bookmarks in it."""
    controls = found(paragraph, "ancestor::w:sdt/w:sdtPr | .//w:sdt/w:sdtPr")
    names = [each.get(f"{{{W}}}val", "") for control in controls for each in found(control, "./w:tag | ./w:alias")]
    marks = [each.get(f"{{{W}}}name", "") for each in found(paragraph, ".//w:bookmarkStart")]
    return tuple(dict.fromkeys(name for name in (*names, *(mark for mark in marks if mark.startswith("_sp_"))) if name))


__all__ = ["OURS", "R", "read_word"]
