"""A board's template, opened: taken from the disk once, unpacked within bounds, inspected, and retyped so that the libraries take it."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from pathlib import Path

from scrutiny_pack import limits
from scrutiny_pack.build.parts import CONTENT_TYPES, read_parts, write_parts
from scrutiny_pack.build.template_checks import OPENED_AS, check_template
from scrutiny_pack.errors import InputError, Place, Problem

_PROGRAMS = {".docx": "Word", ".dotx": "Word", ".docm": "Word", ".dotm": "Word"}
_SAVE_AS = {"Word": "a Word document (.docx)", "PowerPoint": "a PowerPoint presentation (.pptx)"}
_NOT_OFFICE = {"Word": "template-not-word", "PowerPoint": "template-not-powerpoint"}
_OLE_FILE = b"\xd0\xcf\x11\xe0"
_DAMAGED = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, RuntimeError)
"""What the zip module raises for a file that was cut, changed or encrypted (`NotImplementedError` is a `RuntimeError`)."""


def open_template(path: Path, shown_as: str) -> bytes:
    """The template at `path` as a document that the libraries open; `shown_as` is what the user calls the file.

    Word (.docx, .dotx) and PowerPoint (.pptx, .potx) are taken. Raises `InputError` when it is missing, another kind of file,
    protected, far too big or damaged, and when it holds macros, controls, embedded objects or links to other files.
    """
    program = _PROGRAMS.get(path.suffix.lower(), "PowerPoint")
    data = _read(path, shown_as)
    _check_is_zip(data, shown_as, program)
    parts = _unpacked(data, shown_as, program)
    check_template(parts, shown_as, program)
    return _retyped(parts)


def _read(path: Path, shown_as: str) -> bytes:
    try:
        size = path.stat().st_size
        if size <= limits.TEMPLATE_BYTES:
            return path.read_bytes()
    except OSError as reason:
        fix = "check the folder and the name, and close any program that has locked the file"
        raise _refusal("template-missing", shown_as, "there is no such file, or it cannot be read", fix) from reason
    at_most = limits.TEMPLATE_BYTES // 2**20
    raise _refusal(
        "template-too-big", shown_as, f"the file has {size // 2**20} MB; at most {at_most} MB are read", "take out large pictures"
    )


def _check_is_zip(data: bytes, shown_as: str, program: str) -> None:
    if data.startswith(b"PK"):
        return
    what = f"this is not a {program} file"
    if not data:
        what = "the file is empty"
    elif data.startswith(_OLE_FILE):
        what = "the file is protected by a password, or was saved in the format of Office 2003 or before"
    fix = f"open it in {program} and save it, without a password, as {_SAVE_AS[program]}"
    raise _refusal(_NOT_OFFICE[program], shown_as, what, fix)


def _unpacked(data: bytes, shown_as: str, program: str) -> dict[str, bytes]:
    again = f"open it in {program} and save it again as {_SAVE_AS[program]}"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            expanded = sum(entry.file_size for entry in package.infolist())
        if expanded > min(limits.TEMPLATE_EXPANDED_BYTES, limits.TEMPLATE_RATIO * len(data)):
            what = f"the file unpacks to {max(expanded // 2**20, 1)} MB, far more than a template holds"
            raise _refusal("template-too-big", shown_as, what, again)
        parts = read_parts(data)
    except _DAMAGED as reason:
        raise _refusal("template-broken", shown_as, "the file is damaged and cannot be unpacked", again) from reason
    if CONTENT_TYPES not in parts:
        raise _refusal(_NOT_OFFICE[program], shown_as, f"this is a zip file, but not a {program} file", again)
    return parts


def _retyped(parts: dict[str, bytes]) -> bytes:
    types = parts[CONTENT_TYPES]
    for template, document in OPENED_AS.items():
        # The quotes keep one type from matching inside a longer one.
        types = types.replace(f'"{template}"'.encode(), f'"{document}"'.encode())
    return write_parts(parts | {CONTENT_TYPES: types})


def _refusal(slug: str, shown_as: str, what: str, fix: str) -> InputError:
    return InputError([Problem(slug, Place(shown_as), what, fix)])
