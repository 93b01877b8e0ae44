"""One run at a time for an output folder: a lock that the system drops when the run that holds it ends, however it ends."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from scrutiny_pack.errors import Place, Problem, PublishError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_NAME = ".scrutiny-pack.lock"

_LOCKED_BYTE = 1 << 20
"""Far behind the text, because Windows lets nobody read a locked byte and the text says who holds the lock."""


@contextlib.contextmanager
def run_lock(folder: Path) -> Iterator[None]:
    """Hold `folder`'s lock; the file says which process holds it and since when, for the message to a second run.

    A lock file that a killed run left behind is taken over. Raises `PublishError`: `already-running` while another run holds it.
    """
    path = folder / LOCK_NAME
    file = _opened_and_locked(path)
    try:
        file.seek(0)
        file.truncate()
        file.write(json.dumps({"pid": os.getpid(), "started": datetime.datetime.now().isoformat(" ", "seconds")}))
        file.flush()
        yield
    finally:
        _release(file, path)


def _opened_and_locked(path: Path) -> IO[str]:
    while True:
        file = path.open("a+", encoding="utf-8")
        if not _locked(file):
            holder = _holder(file)
            file.close()
            raise PublishError([_already_running(path, holder)])
        if _stands_there(file, path):
            return file
        file.close()  # the other run removed its file between our opening and our locking it


def _stands_there(file: IO[str], path: Path) -> bool:
    if sys.platform == "win32":
        return True  # an open file cannot be removed there
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _locked(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(file.fileno(), _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # some network shares know no locks: a pack that is written beats one that never can be
    return True


def _release(file: IO[str], path: Path) -> None:
    # On Windows an open file cannot be removed, so there it is closed first; elsewhere it goes while it is still ours.
    if sys.platform == "win32":
        file.close()
    with contextlib.suppress(OSError):
        path.unlink()
    file.close()


def _holder(file: IO[str]) -> str:
    try:
        file.seek(0)
        written = json.loads(file.read())
        return f" (process {written['pid']}, since {written['started']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _already_running(path: Path, holder: str) -> Problem:
    what = f"another run is writing into this folder{holder}"
    return Problem("already-running", Place(str(path.parent)), what, "wait until it has ended, or write somewhere else with --out")
