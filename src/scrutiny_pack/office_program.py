"""LibreOffice, where it is installed: a document as PDF, made with a profile of its own, within a time limit, and looked at afterwards.

It is never needed: whoever calls it can do without, and says so.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

SECONDS = 120
"""A report of two hundred pages takes ten; what takes longer has stopped."""

_NAMES = ("soffice", "libreoffice")
_ON_WINDOWS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_IN_ITS_FOLDER = ("LibreOffice/program/soffice.com", "LibreOffice/program/soffice.exe")
_ON_MACOS = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
# Tagged, with the headings as bookmarks, and the title in the window. PDF/UA is not asked for: the program claims it unproven.
_EXPORT = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"DisplayPDFDocumentTitle":{"type":"boolean","value":"true"}}'
)


class NoPdf(Exception):
    """No PDF was made; the text says why, as a clause."""


def find_office() -> Path | None:
    """The program, on the path or where it is usually installed; `None` where it is not."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return Path(found)
    folders = [Path(os.environ[name]) for name in _ON_WINDOWS if os.environ.get(name)]
    usual = [folder / name for folder in folders for name in _IN_ITS_FOLDER]
    return next((path for path in (*usual, _ON_MACOS) if path.is_file()), None)


def to_pdf(document: bytes, seconds: float = SECONDS) -> bytes:
    """The Word document `document` as a PDF, tagged and with bookmarks. Raises `NoPdf` when there is none after `seconds`."""
    office = find_office()
    if office is None:
        raise NoPdf("LibreOffice is not installed")
    with _folder() as folder:
        source = folder / "report.docx"
        source.write_bytes(document)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(office), profile, "--headless", "--norestore", "--convert-to", _EXPORT, "--outdir", str(folder / "out"), str(source)]
        _run(command, folder, seconds)
        made = folder / "out" / "report.pdf"
        # It ends with 0 even when it failed.
        if not made.is_file():
            raise NoPdf("LibreOffice made no PDF")
        data = made.read_bytes()
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-1024:]:
        raise NoPdf("what LibreOffice made is not a whole PDF")
    return data


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """A folder that is gone afterwards; what a program that was stopped still holds is left to the system."""
    with tempfile.TemporaryDirectory(prefix="scrutiny-pack-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run the program to its end, and stop it with all that it started when that takes too long."""
    # Pipes would be held open by its children after it was stopped.
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name != "nt",
        )
    except OSError as error:
        raise NoPdf(f"LibreOffice could not be started ({error.strerror or error})") from error
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise NoPdf(f"LibreOffice had not finished after {seconds:g} seconds") from None
    finally:
        if process.poll() is None:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
