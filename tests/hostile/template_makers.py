"""Boards whose Word template something is wrong with: the shipped one, changed as each case needs it."""

from __future__ import annotations

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
    "board_with_a_long_name": _long_name,
    "slides_for_a_report": _board(lambda report: shutil.copy(report.with_name("slides.pptx"), report)),
}
"""The makers by the name that a case's `made` gives."""
