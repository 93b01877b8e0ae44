from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from scrutiny_pack import office_program
from scrutiny_pack.cli import run_command
from tests.documents_read import part_names
from tests.hostile.cases import Case, make_pack, read_cases
from tests.hostile.packages import broken_parts, properties_text, report_text
from tests.source_code import ROOT

SECONDS = 10
"""Of work, so that what else runs on the machine does not count."""
HANGS = 120
MEGABYTES = 1024
OLD = b"what stood here before"
NAMES = [f"hostile-2022-07-scrutiny.{ending}" for ending in ("docx", "pptx", "evidence.json")]
COMMAND = ["build", "pack/pack.yaml", "--out", "output"]
IN_A_CHILD = {"C07", "C16", "C17", "D04", "D24", "H05", "H05b", "T07", "T09", "X17", "X18"}
"""The cases run once more in a process of their own: those that could run something, use up memory or depend on the machine."""

CASES = read_cases()
MARKED = [pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=case.left, strict=True)] if case.left else []) for case in CASES]
WORKBOOK = re.compile(r"embedding|/charts/|\.xls|\.bin$|\.csv$", re.IGNORECASE)
EXCEPTION = re.compile(r"\b[A-Z]\w*(Error|Exception)\b|Traceback")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a pack's earlier output and a place for temporary files that must stay empty."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "output").mkdir()
    for name in NAMES:
        (tmp_path / "output" / name).write_bytes(OLD)
        os.utime(tmp_path / "output" / name, (1_650_000_000, 1_650_000_000))
    return tmp_path


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()
    }


def built(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "output").iterdir()}


def check_message(case: Case, message: str, desk: Path) -> None:
    """Invariants 1 and 2: what the user is told."""
    assert not EXCEPTION.search(message)
    assert str(desk) not in message and str(ROOT) not in message
    if case.code:
        kind = "warning" if case.builds else "error"
        told = re.findall(rf"^{kind}\[{case.code}\]: .*\n  fix: .*$", message, re.MULTILINE)
        assert any(case.where in each and case.says in each and case.fix in each for each in told), message
    else:
        assert "error[" not in message
    assert not [word for word in case.never if word in message]


def check_files(case: Case, before: dict[str, tuple[bytes, int]], desk: Path) -> None:
    """Invariants 3 and 4: what stands in the folders afterwards."""
    after = everything(desk)
    if not case.builds:
        assert after == before
        return
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == {f"output/{name}" for name in NAMES}
    assert [part for name in NAMES[:2] for part in broken_parts(desk / "output" / name)] == []
    # Charts are pictures: no workbook travels inside a document, with figures that nobody sees (S11).
    assert [part for name in NAMES[:2] for part in part_names(desk / "output" / name) if WORKBOOK.search(part)] == []
    text = report_text(desk / "output" / NAMES[0])
    assert [words for words in case.prints if words not in text] == []
    assert [words for words in case.never if re.search(rf"\b{re.escape(words)}\b", text)] == []
    for properties in [properties_text(desk / "output" / name) for name in NAMES[:2]]:
        assert [words for words in case.properties if words not in properties] == []
        assert [words for words in case.never if words in properties] == []


@pytest.mark.parametrize("case", MARKED)
def test_bad_input_is_met(case: Case, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each case gets its exit code, its message and its files, within bounds; what is refused is refused again in the same words."""
    make_pack(case, desk / "pack")
    before = everything(desk)
    started = time.process_time()
    code = run_command([*COMMAND, *case.options])
    took = time.process_time() - started
    message = capsys.readouterr().err
    assert code == case.exit, message
    assert took < SECONDS
    check_message(case, message, desk)
    check_files(case, before, desk)
    if not case.builds:
        assert run_command([*COMMAND, *case.options]) == case.exit
        assert capsys.readouterr().err == message


@pytest.mark.parametrize("case", [case for case in CASES if case.id in IN_A_CHILD], ids=lambda case: case.id)
def test_bad_input_stays_in_its_bounds(case: Case, desk: Path) -> None:
    """In a process of its own a case reaches no network, starts no program, and stays under 10 seconds and 1 GiB."""
    make_pack(case, desk / "pack")
    watched = [sys.executable, "-m", "tests.hostile.watched", str(desk / "taken.json"), *COMMAND, *case.options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TMPDIR": str(desk / "temporary")}
    done = subprocess.run(watched, cwd=desk, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=HANGS)
    assert done.returncode == case.exit, done.stderr
    check_message(case, done.stderr, desk)
    taken = json.loads((desk / "taken.json").read_text(encoding="utf-8"))
    assert taken["seconds"] < SECONDS
    assert taken["megabytes"] < MEGABYTES
    assert not list((desk / "temporary").iterdir())
    assert not list(desk.rglob("canary"))


def test_the_base_pack_is_sound(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the cases differ from builds without an error, so that each case shows what it is about and nothing else."""
    make_pack(None, desk / "pack")
    assert run_command(COMMAND) == 0, capsys.readouterr().err
    assert "error[" not in capsys.readouterr().err
    first = built(desk)
    assert run_command(COMMAND) == 0
    assert built(desk) == first


@pytest.mark.parametrize(
    ("obstacle", "slug"),
    [("~$stile-2022-07-scrutiny.docx", "output-open"), (f".~lock.{NAMES[1]}#", "output-open"), (f"{NAMES[0]}/x", "output-not-writable")],
    ids=["word", "libreoffice", "folder"],
)
def test_output_in_use_is_told_before_the_work(obstacle: str, slug: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files that are open elsewhere give 3 and stay, as all others do (O05, O06)."""
    make_pack(None, desk / "pack")
    in_the_way = desk / "output" / obstacle
    if in_the_way.parent.name == NAMES[0]:
        in_the_way.parent.unlink()
        in_the_way.parent.mkdir()
    in_the_way.touch()
    before = everything(desk)
    assert run_command(COMMAND) == 3
    message = capsys.readouterr().err
    assert f"error[{slug}]: output" in message
    assert not EXCEPTION.search(message) and str(desk) not in message
    assert everything(desk) == before


@pytest.mark.parametrize("works", [False, True], ids=["missing", "ends-well-without-a-pdf"])
def test_documents_are_delivered_without_their_pdf(
    works: bool, desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where LibreOffice is missing, or says that all is well and makes nothing, report and deck are written, and the rest is told (O17)."""
    make_pack(None, desk / "pack")
    program = Path(sys.executable) if works else None
    monkeypatch.setattr(office_program, "find_office", lambda: program)
    (desk / "output" / NAMES[0]).unlink()
    assert run_command([*COMMAND, "--final", "--formats", "docx,pptx,pdf"]) == 0
    message = capsys.readouterr().err
    assert re.search(
        r"^warning\[pdf-not-made\]: hostile-2022-07-scrutiny\.pdf: .*\n  fix: .*save the report as PDF from Word", message, re.MULTILINE
    )
    assert "warning[contents-without-page-numbers]: hostile-2022-07-scrutiny.docx: " in message
    assert not EXCEPTION.search(message) and str(desk) not in message
    assert {path.name for path in (desk / "output").iterdir()} == set(NAMES)
    assert [broken_parts(desk / "output" / name) for name in NAMES[:2]] == [[], []]
    assert not list((desk / "temporary").iterdir())


def test_the_watch_bites(desk: Path) -> None:
    """A run that would start a program is stopped: else the bounds above would hold of anything."""
    code = "import sys, subprocess; from tests.hostile.watched import refuse; sys.addaudithook(refuse); subprocess.run(['true'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "NotAllowed" in done.stderr
