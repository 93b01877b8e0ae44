"""LibreOffice may be missing, hang, or end well without a PDF: whoever asked is told, and nothing is left running (O17)."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from scrutiny_pack import office_program
from scrutiny_pack.office_program import NoPdf, find_office, to_pdf

ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="a script cannot stand in for the program there")
PDF = b"%PDF-1.6\n1 0 obj\n%%EOF\n"


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """A function that puts a script of so many lines in the place of LibreOffice."""

    def put(*lines: str) -> None:
        program, script = tmp_path / "soffice", tmp_path / "soffice.py"
        script.write_text("\n".join(["import pathlib, subprocess, sys, time", *lines]), encoding="utf-8")
        # Not as the script's own first line: there a path with a space in it is two words.
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(office_program, "find_office", lambda: program)

    return put


WRITES = "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()"


def test_without_it_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is found on an empty path, and that is what the caller reads."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office_program, "_ON_MACOS", Path("nowhere"))
    assert find_office() is None
    with pytest.raises(NoPdf, match="LibreOffice is not installed"):
        to_pdf(b"a document")


def test_it_is_found_where_windows_keeps_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its installer does not put it on the path there."""
    program = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert find_office() == program


@ON_POSIX
def test_what_hangs_is_stopped_with_all_that_it_started(pretend: object, tmp_path: Path) -> None:
    """Its own helper would otherwise go on running, and hold the files."""
    alive = tmp_path / "alive"
    helper = f"import pathlib, time; time.sleep(1.2); pathlib.Path({str(alive)!r}).touch()"
    pretend(f"subprocess.Popen([sys.executable, '-c', {helper!r}])", "time.sleep(60)")  # type: ignore[operator]
    started = time.monotonic()
    with pytest.raises(NoPdf, match="had not finished after 0.5 seconds"):
        to_pdf(b"a document", seconds=0.5)
    assert time.monotonic() - started < 10
    time.sleep(1.5)
    assert not alive.exists()


@ON_POSIX
@pytest.mark.parametrize(
    ("last", "says"),
    [("sys.exit(0)", "made no PDF"), ("(out / 'report.pdf').write_bytes(b'%PDF-1.6 and then nothing')", "not a whole PDF")],
    ids=["nothing", "half"],
)
def test_ending_well_is_not_believed(pretend: object, last: str, says: str) -> None:
    """It ends with 0 even when it failed: the file is what counts."""
    pretend(WRITES, last)  # type: ignore[operator]
    with pytest.raises(NoPdf, match=says):
        to_pdf(b"a document")


@ON_POSIX
def test_each_call_has_a_profile_of_its_own_and_leaves_nothing(pretend: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two at once with one profile lose a file; and no folder stays behind."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    pretend(WRITES, f"(out / 'report.pdf').write_bytes({PDF!r} + sys.argv[1].encode() + b'%%EOF')")  # type: ignore[operator]
    first, second = to_pdf(b"a document"), to_pdf(b"a document")
    assert first.startswith(PDF) and b"-env:UserInstallation=file:" in first
    assert first != second
    assert list(temporary.iterdir()) == []
