"""Whether a file is a workbook that may be opened: its first bytes, its size and the zip's directory are looked at before anything else."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.limits import WORKBOOK_BYTES, WORKBOOK_EXPANDED_BYTES, WORKBOOK_RATIO

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1
# Small files may repeat themselves as much as they like: a ratio means something from here on.
_RATIO_FROM = 10 * 1024 * 1024
# A declaration of entities stands before the first element.
_HEAD = 1 << 16

_SAVE = "open it in Excel and save it as an Excel workbook (.xlsx)"
_COPY_AGAIN = "copy it again; if it lies in a cloud folder, open it there first, so that all of it is on this computer"


def is_workbook(path: Path) -> bool:
    """Whether the file at `path` is a workbook by its content, of any age, and with or without a password; its name does not count."""
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_OLE))
        if beginning == _OLE:
            return True
        with zipfile.ZipFile(path) as package:
            return any(name.startswith("xl/workbook.") for name in package.namelist())
    except (OSError, zipfile.BadZipFile, NotImplementedError):
        return False


def may_be_opened(path: Path, shown_as: str, problems: ProblemList) -> bool:
    """Whether the file at `path` is a sound .xlsx workbook of a reasonable size; if not, `problems` gets the reason."""
    before = len(problems.errors)
    place = Place(shown_as)
    if path.is_dir():
        problems.error("data-missing", place, "this is a folder, not a file", "name the workbook in it")
        return False
    try:
        _check_beginning(path, place, problems)
        if len(problems.errors) == before:
            _check_package(path, place, problems)
    except FileNotFoundError:
        problems.error("data-missing", place, "there is no such file", "check the path in the pack; it starts at the pack's own folder")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        problems.error("damaged-workbook", place, "the file is damaged or not complete", _COPY_AGAIN)
    except OSError:
        problems.error("data-missing", place, "the file cannot be opened", "close it in other programs, and check that you may read it")
    return len(problems.errors) == before


def _check_beginning(path: Path, place: Place, problems: ProblemList) -> None:
    size = path.stat().st_size
    if size > WORKBOOK_BYTES:
        what = f"the file has {size >> 20} MB; at most {WORKBOOK_BYTES >> 20} MB are read"
        problems.error("workbook-too-big", place, what, _SMALLER)
        return
    content = path.read_bytes()
    if not content.strip(b"\0 \r\n"):
        problems.error("damaged-workbook", place, "there is nothing in it", _COPY_AGAIN)
    elif content.startswith(_OLE):
        _tell_old(content, place, problems)
    elif not content.startswith(_ZIP):
        problems.error("not-an-xlsx", place, *_other_kind(content))


_SMALLER = "copy the sheet with the figures into a workbook of its own, without pictures and raw data"


def _tell_old(content: bytes, place: Place, problems: ProblemList) -> None:
    encrypted = "EncryptedPackage".encode("utf-16-le") in content
    if not encrypted and "Workbook".encode("utf-16-le") in content:
        problems.error("not-an-xlsx", place, "the file is a workbook of the old kind (.xls)", _SAVE)
    else:
        fix = "remove the password: in Excel, File, Info, Protect Workbook, Encrypt with Password; empty the box and save"
        problems.error("protected-workbook", place, "the workbook is protected with a password", fix)


def _other_kind(content: bytes) -> tuple[str, str]:
    beginning = content[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if beginning.startswith((b"<!doctype html", b"<html")):
        return "the file is a web page, not a workbook", "download the file again; the website may have asked you to sign in"
    if beginning.startswith(b"version https://git-lfs"):
        return "the file is a placeholder of Git LFS, not the workbook itself", "fetch the real file (git lfs pull) and use that"
    if b"\0" in content[:4096]:
        return "the file is not a workbook", _SAVE
    return "the file is a text file, not a workbook", f"rename it to .csv, here and in the pack; or {_SAVE}"


def _check_package(path: Path, place: Place, problems: ProblemList) -> None:
    packed = path.stat().st_size
    with zipfile.ZipFile(path) as package:
        parts = package.infolist()
        expanded = sum(part.file_size for part in parts)
        ratio = expanded / max(packed, 1)
        if expanded > WORKBOOK_EXPANDED_BYTES or (expanded > _RATIO_FROM and ratio > WORKBOOK_RATIO):
            what = f"it unpacks to {expanded >> 20} MB, {ratio:.0f} times its size; at most {WORKBOOK_EXPANDED_BYTES >> 20} MB are read"
            problems.error("workbook-too-big", place, what, _SMALLER)
        elif "xl/workbook.xml" not in package.namelist():
            problems.error("not-an-xlsx", place, "the file is not an Excel workbook of the usual kind (.xlsx)", _SAVE)
        elif any(part.flag_bits & _ENCRYPTED for part in parts):
            problems.error(
                "protected-workbook", place, "the workbook is protected with a password", "remove the password and save it again"
            )
        elif any(_declares_entities(package, part.filename) for part in parts if part.filename.endswith((".xml", ".rels"))):
            problems.error("damaged-workbook", place, "a part declares entities (DOCTYPE), which Excel never writes", _SAVE)


def _declares_entities(package: zipfile.ZipFile, part: str) -> bool:
    with package.open(part) as file:
        return b"<!DOCTYPE" in file.read(_HEAD)
