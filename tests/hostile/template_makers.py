"""Boards whose Word template something is wrong with: the shipped one, changed as each case needs it."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.source_code import ROOT

BOARD = "boards/scrutiny"
REPORT = f"{BOARD}/report.docx"
LONG = "board-" * 19
"""With month and ending more than a name on Windows should have."""
MACRO_TYPE = b"application/vnd.ms-word.document.macroEnabled.main+xml"
DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _board(change: Callable[[Path], None]) -> Callable[[Path], None]:
    def make(pack: Path) -> None:
        shutil.copytree(ROOT / "templates" / "scrutiny", pack / BOARD)
        change(pack / REPORT)

    return make


def _repacked(change: Callable[[dict[str, bytes]], None]) -> Callable[[Path], None]:
    def make(report: Path) -> None:
        with zipfile.ZipFile(report) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        change(parts)
        with zipfile.ZipFile(report, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)

    return _board(make)


def _macros(parts: dict[str, bytes]) -> None:
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(DOCUMENT_TYPE, MACRO_TYPE)


def _doctype(parts: dict[str, bytes]) -> None:
    declared = b'<!DOCTYPE w:document [<!ENTITY outside SYSTEM "outside.txt">]><w:document '
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:document ", declared, 1)


def _linked(parts: dict[str, bytes]) -> None:
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    link = b'<Relationship Id="rIdX" Type="' + kind + b'" Target="report.dotm" TargetMode="External"/></Relationships>'
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", link)


def _hidden_macros(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"


def _expanding(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] += b" " * 100_000_000


def _leading_nowhere(parts: dict[str, bytes]) -> None:
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    name = "word/_rels/document.xml.rels"
    link = b'<Relationship Id="rIdX" Type="' + kind + b'" Target="NULL"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", link)


def _without_headings(parts: dict[str, bytes]) -> None:
    styles = parts["word/styles.xml"]
    for level in (b"1", b"2"):
        for known in (b'"heading ' + level + b'"', b'"Heading' + level + b'"'):
            styles = styles.replace(known, b'"Board' + level + b'"')
        styles = styles.replace(b'w:outlineLvl w:val="' + str(int(level) - 1).encode() + b'"', b'w:outlineLvl w:val="8"')
    parts["word/styles.xml"] = styles


def _without_lists(parts: dict[str, bytes]) -> None:
    parts["word/styles.xml"] = re.sub(rb'<w:style [^>]*w:styleId="ListBullet".*?</w:style>', b"", parts["word/styles.xml"], flags=re.DOTALL)


def _left_over(parts: dict[str, bytes]) -> None:
    author = b'w:id="7" w:author="Jo Bloggs" w:date="2022-01-01T00:00:00Z"'
    changed = b"<w:p><w:ins " + author + b"><w:r><w:t>Inserted by Jo</w:t></w:r></w:ins></w:p>"
    hidden = b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden by Jo</w:t></w:r></w:p>"
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + changed + hidden, 1)


def _in_american(parts: dict[str, bytes]) -> None:
    for name in ("word/styles.xml", "word/settings.xml"):
        parts[name] = parts[name].replace(b"en-GB", b"en-US")


def _in_a_font_of_its_own(parts: dict[str, bytes]) -> None:
    for name in ("word/styles.xml", "word/fontTable.xml"):
        parts[name] = parts[name].replace(b'"Arial"', b'"Museo Sans"')


def _as_a_template(report: Path) -> None:
    with zipfile.ZipFile(report) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    kind = DOCUMENT_TYPE.replace(b"document.main", b"template.main")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(DOCUMENT_TYPE, kind)
    report.unlink()
    with zipfile.ZipFile(report.with_suffix(".dotx"), "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _long_name(pack: Path) -> None:
    shutil.copytree(ROOT / "templates" / "scrutiny", pack / "boards" / LONG)


TEMPLATE_MAKERS: dict[str, Callable[[Path], None]] = {
    "no_template": _board(lambda report: report.unlink()),
    "empty_template": _board(lambda report: report.write_bytes(b"")),
    "text_for_a_template": _board(lambda report: report.write_bytes(b"Report of the director\n")),
    "template_with_password": _board(lambda report: report.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048))),
    "template_for_macros": _repacked(_macros),
    "template_with_macros": _repacked(_hidden_macros),
    "template_with_a_link": _repacked(_linked),
    "template_with_a_doctype": _repacked(_doctype),
    "template_that_expands": _repacked(_expanding),
    "template_leading_nowhere": _repacked(_leading_nowhere),
    "template_without_headings": _repacked(_without_headings),
    "template_without_lists": _repacked(_without_lists),
    "template_with_leftovers": _repacked(_left_over),
    "template_in_american_english": _repacked(_in_american),
    "template_in_a_rare_font": _repacked(_in_a_font_of_its_own),
    "template_as_dotx": _board(_as_a_template),
    "board_with_a_long_name": _long_name,
    "slides_for_a_report": _board(lambda report: shutil.copy(report.with_name("slides.pptx"), report)),
}
"""The makers by the name that a case's `made` gives."""
