from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scrutiny_pack import publish as publishing
from scrutiny_pack.errors import InputError, PublishError, ScrutinyPackError
from scrutiny_pack.publish import publish, reserved
from scrutiny_pack.run_lock import LOCK_NAME

NAMES = ("pack-2022-07.docx", "pack-2022-07.pptx", "pack-2022-07.evidence.json")
OLD = {name: b"old " + name.encode() for name in NAMES}
NEW = {name: b"new " + name.encode() * 1000 for name in NAMES}
STEPS = 3 * len(NAMES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in OLD.items():
        (tmp_path / name).write_bytes(content)
        os.utime(tmp_path / name, ns=(1_650_000_000_123_456_700, 1_650_000_000_123_456_700))
    return tmp_path


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def slugs(error: ScrutinyPackError) -> set[str]:
    return {problem.slug for problem in error.problems}


def fail_at(monkeypatch: pytest.MonkeyPatch, nth: int, failure: BaseException) -> None:
    """Let the `nth` write, copy or replace from now on fail with `failure`, and all others happen."""
    count = 0

    def failing(real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **kwargs: object) -> object:
            nonlocal count
            count += 1
            if count == nth:
                raise failure
            return real(*args, **kwargs)

        return step

    monkeypatch.setattr(os, "fsync", failing(os.fsync))
    monkeypatch.setattr(shutil, "copy2", failing(shutil.copy2))
    monkeypatch.setattr(os, "replace", failing(os.replace))


def hold(monkeypatch: pytest.MonkeyPatch, held: str, times: int) -> None:
    """Let the file called `held` refuse to be replaced `times` times, as one that another program has open does."""
    real = os.replace
    left = times

    def replace(source: Path, target: Path) -> None:
        nonlocal left
        if Path(target).name == held and left:
            left -= 1
            raise PermissionError(errno.EACCES, "held")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


def test_all_files_are_written_and_nothing_else_stays(folder: Path) -> None:
    """A publish that goes well leaves exactly the new files, in the order given."""
    with reserved(NAMES, folder):
        paths = publish(NEW, folder)
    assert tuple(folder / name for name in NAMES) == paths
    assert contents(folder) == NEW


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    """An output folder that is not there is made, with those above it (O14)."""
    with reserved(NAMES, tmp_path / "a b" / "£"):
        publish(NEW, tmp_path / "a b" / "£")
    assert contents(tmp_path / "a b" / "£") == NEW


def test_a_folder_made_for_nothing_is_removed(tmp_path: Path) -> None:
    """A run that fails after it made the output folder takes the folder away again."""
    with pytest.raises(ZeroDivisionError), reserved(NAMES, tmp_path / "a" / "b"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("nth", range(1, STEPS + 1))
@pytest.mark.parametrize(
    "failure", [OSError(errno.ENOSPC, "full"), OSError(errno.EIO, "broken"), KeyboardInterrupt()], ids=["full", "io", "ctrl-c"]
)
def test_a_failure_at_any_step_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch, nth: int, failure: BaseException) -> None:
    """Whichever write, copy or replace fails, all old files stand as they were, with their times, and no other file is left."""
    before = state(folder)
    with monkeypatch.context() as patched:
        fail_at(patched, nth, failure)
        with pytest.raises((PublishError, KeyboardInterrupt)) as caught, reserved(NAMES, folder):
            publish(NEW, folder)
    assert state(folder) == before
    if isinstance(caught.value, PublishError):
        assert slugs(caught.value) == {"disk-full" if failure.args[0] == errno.ENOSPC else "output-not-writable"}
        assert all(name in str(caught.value) for name in NAMES)


@pytest.mark.parametrize("nth", range(1, 2 * len(NAMES) + 1))
def test_a_failed_first_publish_leaves_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    """Where nothing stood before, nothing stands after a failure at any step."""
    with monkeypatch.context() as patched:
        fail_at(patched, nth, OSError(errno.ENOSPC, "full"))
        with pytest.raises(PublishError), reserved(NAMES, tmp_path):
            publish(NEW, tmp_path)
    assert state(tmp_path) == {}


def test_every_step_is_counted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps that the tests above let fail are all there are: one more than the last is never reached."""
    fail_at(monkeypatch, STEPS + 1, OSError(errno.ENOSPC, "full"))
    publish(NEW, folder)
    assert contents(folder) == NEW


def test_a_file_held_for_a_moment_is_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A virus scanner that lets go within two seconds is not noticed (O07)."""
    hold(monkeypatch, NAMES[1], times=3)
    publish(NEW, folder)
    assert contents(folder) == NEW


def test_a_file_held_for_long_rolls_all_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the second file cannot be replaced, the first is put back too: never a mixed pair (O10)."""
    before = state(folder)
    monkeypatch.setattr(publishing, "PATIENCE", 0.1)
    hold(monkeypatch, NAMES[1], times=1000)
    with pytest.raises(PublishError) as caught:
        publish(NEW, folder)
    assert slugs(caught.value) == {"output-open"}
    assert "close it in PowerPoint" in str(caught.value)
    assert all(name in str(caught.value) for name in NAMES)
    assert state(folder) == before


def test_a_file_that_cannot_be_put_back_is_kept_aside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the way back is barred too, the old content is not thrown away, and the message says where it is."""
    monkeypatch.setattr(publishing, "PATIENCE", 0.1)
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if Path(target).name == NAMES[1] or Path(source).name.endswith(".old.part"):
            raise PermissionError(errno.EACCES, "held")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(PublishError, match=r"pack-2022-07\.docx\.old\.part"):
        publish(NEW, folder)
    assert contents(folder)[f"{NAMES[0]}.old.part"] == OLD[NAMES[0]]


KILLED = """
import os, sys
from pathlib import Path
from scrutiny_pack.publish import publish, reserved
os.replace = lambda *_: os._exit(9)
names = sys.argv[2:]
with reserved(names, Path(sys.argv[1])):
    publish({name: b"new" for name in names}, Path(sys.argv[1]))
"""

HOLDING = """
import sys
from pathlib import Path
from scrutiny_pack.publish import reserved
with reserved(["x.docx"], Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_killed_run_keeps_the_old_files_and_the_next_one_clears_up(folder: Path) -> None:
    """After a kill in mid-save the old files stand, and the next run takes over the lock and removes what was staged (O09, O12)."""
    assert subprocess.run([sys.executable, "-c", KILLED, folder, *NAMES]).returncode == 9
    assert OLD.items() <= contents(folder).items()
    assert {LOCK_NAME, f"{NAMES[0]}.new.part"} <= contents(folder).keys()
    with reserved(NAMES, folder):
        assert not list(folder.glob("*.new.part"))
        publish(NEW, folder)
    assert contents(folder) == NEW


def test_two_runs_never_write_into_one_folder(folder: Path) -> None:
    """While one process holds the folder a second is told who holds it and since when, and leaves its lock alone (O12)."""
    with subprocess.Popen([sys.executable, "-c", HOLDING, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "held\n"
        with pytest.raises(PublishError) as caught, reserved(NAMES, folder):
            pytest.fail("held twice")
        assert slugs(caught.value) == {"already-running"}
        assert f"process {other.pid}, since 20" in str(caught.value)
        assert (folder / LOCK_NAME).exists()
        other.communicate()
    with reserved(NAMES, folder):
        pass
    assert contents(folder) == OLD


def test_of_many_threads_one_at_a_time_holds_the_folder(folder: Path) -> None:
    """Taking and leaving the lock in a hurry never lets two in."""
    inside, most = 0, 0

    def run() -> None:
        nonlocal inside, most
        for _ in range(100):
            with contextlib.suppress(PublishError), reserved((), folder):
                inside += 1
                time.sleep(0.001)
                most = max(most, inside)
                inside -= 1

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert contents(folder) == OLD


def owner_file(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(b"owner")


def elsewhere(folder: Path) -> None:
    (folder / NAMES[0]).unlink()
    (folder / NAMES[0]).symlink_to(folder.parent / "elsewhere.docx")


def a_folder(folder: Path) -> None:
    (folder / NAMES[1]).unlink()
    (folder / NAMES[1]).mkdir()


@pytest.mark.parametrize(
    ("make", "slug", "says"),
    [
        (owner_file("~$ck-2022-07.docx"), "output-open", "close it in Word"),
        (owner_file("~$pack-2022-07.pptx"), "output-open", "close it in PowerPoint"),
        (owner_file(".~lock.pack-2022-07.docx#"), "output-open", "close it in Word"),
        (lambda folder: (folder / NAMES[2]).chmod(0o444), "output-not-writable", "marked read-only"),
        (elsewhere, "output-not-writable", "a link to a file in another folder"),
        (a_folder, "output-not-writable", "a folder has the name"),
    ],
)
def test_what_stands_in_the_way_is_told_before_the_work(folder: Path, make: Callable[[Path], object], slug: str, says: str) -> None:
    """Files open in Word, PowerPoint or LibreOffice, read-only ones, links and folders are met before anything is worked out (O05, O06)."""
    make(folder)
    with pytest.raises(PublishError) as caught, reserved(NAMES, folder):
        pytest.fail("the work began")
    assert slugs(caught.value) == {slug}
    assert says in str(caught.value)
    assert not (folder / LOCK_NAME).exists()


def test_a_short_name_has_words_owner_file_in_front(tmp_path: Path) -> None:
    """Word shortens only names of more than six letters: ~$pack.docx belongs to pack.docx, ~$ckage7.docx would not."""
    (tmp_path / "~$pack.docx").touch()
    with pytest.raises(PublishError), reserved(["pack.docx"], tmp_path):
        pass


def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """A file where the folder should be is told as it is."""
    (tmp_path / "output").write_text("x", encoding="utf-8")
    with pytest.raises(PublishError) as caught, reserved(NAMES, tmp_path / "output"):
        pass
    assert slugs(caught.value) == {"output-not-writable"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_new_files_can_be_read_by_colleagues(tmp_path: Path) -> None:
    """A new file has the mode that the umask gives, not its maker's alone."""
    with reserved(NAMES, tmp_path):
        publish(NEW, tmp_path)
    umask = os.umask(0)
    os.umask(umask)
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in NAMES} == {0o666 & ~umask}


BAD_NAMES = [
    "../../x.docx", "/etc/x", "a/b", "C:\\x", "\\\\srv\\x", "CON", "nul.docx", "Com1.evidence.json", "x.", "x ", " x", "a:b", "a*?b",
    "a\nb", "a\0b", "", ".", "..", "x" * 300, "é" * 120, "a\u202eb.docx", "a\ud800b", "aux .docx",
]  # fmt: skip


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_some_machine_cannot_bear_is_refused(tmp_path: Path, name: str) -> None:
    """Only a plain file name that Windows, macOS and Linux all take is written (O01, O02)."""
    with pytest.raises(InputError) as caught, reserved([name], tmp_path / "new"):
        pass
    assert slugs(caught.value) == {"output-name"}
    assert "\n  fix: use a plain name" in str(caught.value)
    str(caught.value).encode()
    assert list(tmp_path.iterdir()) == []


def test_names_that_differ_only_by_case_are_refused(tmp_path: Path) -> None:
    """On Windows A.docx and a.docx are one file."""
    with pytest.raises(InputError, match=r'the same as "A\.docx"'):
        publish({"A.docx": b"", "a.docx": b""}, tmp_path)
