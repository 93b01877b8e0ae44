"""Files put in their folder all together or not at all: what stood there before stands there still when anything goes wrong."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scrutiny_pack.errors import InputError, Place, Problem, PublishError
from scrutiny_pack.output_names import check_output_names
from scrutiny_pack.output_targets import check_targets, not_writable, still_open
from scrutiny_pack.replacing import replace_within
from scrutiny_pack.run_lock import run_lock

PATIENCE = 2.0
"""Seconds for which a virus scanner or a syncing folder may hold a file before we give up."""

_STAGED = ".new.part"
_ASIDE = ".old.part"


@contextlib.contextmanager
def reserved(names: Iterable[str], folder: Path) -> Iterator[None]:
    """Hold `folder`, made if it is not there, for the time of a run that will `publish` files called `names`.

    Everything that can be known before the work is told before it: raises `InputError` for a bad name (`output-name`) and `PublishError`
    when the files cannot be written (`output-not-writable`), are open in another program (`output-open`), or when another run writes here
    (`already-running`). Clears away what a killed run left. A folder that was made for nothing is removed again.
    """
    wanted = tuple(names)
    _refuse_names(wanted, folder)
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        with contextlib.ExitStack() as held:
            with _folder_told(folder):
                folder.mkdir(parents=True, exist_ok=True)
                held.enter_context(run_lock(folder))
            _refuse_targets(wanted, folder)
            _remove(folder.glob(f"*{_STAGED}"))
            yield
    finally:
        for path in missing:
            with contextlib.suppress(OSError):  # it holds something now
                path.rmdir()


def publish(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write each of `files` (name to content) into `folder`, replacing what has its name, and return their paths in the order given.

    All are staged beside their targets first; then all are put in place. If any step fails, or the run is interrupted, the files that
    stood there are put back with content and times as they were, and nothing new is left. Call it inside `reserved`; raises as that does,
    and `disk-full`.
    """
    _refuse_names(files, folder)
    _refuse_targets(files, folder)
    targets = [folder / name for name in files]
    begun: list[Path] = []
    try:
        for target, content in zip(targets, files.values(), strict=True):
            with _told(target, targets):
                _stage(target, content)
                _keep_aside(target)
        for target in targets:
            begun.append(target)
            with _told(target, targets):
                replace_within(PATIENCE, _staged(target), target)
    except BaseException:
        _undo(targets, begun)
        raise
    _remove(folder.glob(f"*{_ASIDE}"))
    return tuple(targets)


def _staged(target: Path) -> Path:
    return target.with_name(target.name + _STAGED)


def _aside(target: Path) -> Path:
    return target.with_name(target.name + _ASIDE)


def _stage(target: Path, content: bytes) -> None:
    # Opened as any program would, so that colleagues on a share can read it: a file made by `tempfile` is its maker's alone.
    with _staged(target).open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep_aside(target: Path) -> None:
    # Copied, not moved: if the run is killed now, the file still stands under its own name.
    if os.path.lexists(target):
        shutil.copy2(target, _aside(target), follow_symlinks=False)


def _undo(targets: list[Path], begun: list[Path]) -> None:
    """Put back what was replaced and remove what was staged; a file that cannot be put back stays aside, and is named."""
    replaced = [target for target in begun if not os.path.lexists(_staged(target))]
    stuck = [target for target in replaced if not _put_back(target)]
    _remove([*map(_staged, targets), *(_aside(target) for target in targets if target not in stuck)])
    if stuck:
        raise PublishError([_not_put_back(target) for target in stuck])


def _put_back(target: Path) -> bool:
    try:
        if os.path.lexists(_aside(target)):
            replace_within(PATIENCE, _aside(target), target)
        else:
            target.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _not_put_back(target: Path) -> Problem:
    what = f'the files could not all be written, and this one could not be put back; as it was, it is now "{_aside(target).name}"'
    return Problem("output-open", Place(str(target)), what, "close it in every program, then run again: that writes all the files anew")


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _refuse_names(names: Iterable[str], folder: Path) -> None:
    if problems := check_output_names(names, folder):
        raise InputError(problems)


def _refuse_targets(names: Iterable[str], folder: Path) -> None:
    if problems := check_targets(names, folder):
        raise PublishError(problems)


@contextlib.contextmanager
def _folder_told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PublishError([not_writable(folder, f"this folder cannot be made or written to ({error.strerror})")]) from error


@contextlib.contextmanager
def _told(target: Path, targets: list[Path]) -> Iterator[None]:
    """Turn a failure of the system into a problem that says what it means and that nothing was changed."""
    try:
        yield
    except OSError as error:
        kept = "; nothing was changed: " + " and ".join(path.name for path in targets) + " are as they were before"
        problem = _meaning(error, target)
        raise PublishError([Problem(problem.slug, problem.place, problem.what + kept, problem.fix)]) from error


def _meaning(error: OSError, target: Path) -> Problem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT) or getattr(error, "winerror", None) in (39, 112):
        return Problem("disk-full", Place(str(target)), "the disk is full", "free some space, or write to another disk with --out")
    if isinstance(error, PermissionError) and target.exists():
        return still_open(target)
    return not_writable(target, f"the file cannot be written ({error.strerror})")
