"""Whether the files of a run can be written where they belong, asked before the work and again before writing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from scrutiny_pack.errors import Place, Problem

PROGRAMS = {".docx": "Word", ".pptx": "PowerPoint"}
"""Which program people open a file with, by its ending."""


def check_targets(names: Iterable[str], folder: Path) -> list[Problem]:
    """A problem for each file called one of `names` in `folder` that could not be replaced: `output-not-writable` or `output-open`."""
    return [problem for name in names if (problem := _check(folder / name))]


def program_for(target: Path) -> str:
    """The program to close so that `target` is free."""
    return PROGRAMS.get(target.suffix.lower(), "the program that has it open")


def not_writable(target: Path, what: str) -> Problem:
    """The problem that `target` cannot be written, for the reason `what`."""
    return Problem("output-not-writable", Place(str(target)), what, "move or free what stands there, or write somewhere else with --out")


def still_open(target: Path, extra: str = "") -> Problem:
    """The problem that another program has `target` open; `extra` is a second way out."""
    what = "the file is open in another program, so it cannot be replaced"
    return Problem("output-open", Place(str(target)), what, f"close it in {program_for(target)} and run again{extra}")


def _check(target: Path) -> Problem | None:
    if target.is_symlink() and target.resolve().parent != target.parent.resolve():
        return not_writable(target, "it is a link to a file in another folder")
    if owner := next(filter(os.path.lexists, _owner_files(target)), None):
        return still_open(target, f'; if it is not open anywhere, delete "{owner.name}", which a crash left behind')
    if not os.path.lexists(target):
        return None
    if target.is_dir():
        return not_writable(target, "a folder has the name of the file to be written")
    if not target.stat().st_mode & stat.S_IWRITE:
        return not_writable(target, "the file is marked read-only")
    return _try_opening(target)


def _try_opening(target: Path) -> Problem | None:
    try:
        with target.open("r+b"):
            return None
    except PermissionError:
        return still_open(target) if os.name == "nt" else not_writable(target, "you may not write to this file")
    except OSError as error:
        return not_writable(target, f"the file cannot be opened for writing ({error.strerror})")


def _owner_files(target: Path) -> tuple[Path, ...]:
    """The files by which an office program says that it has `target` open."""
    # Word puts ~$ over the first two letters, unless the name is too short for that; PowerPoint puts it in front.
    covered = min(max(len(target.stem) - 6, 0), 2) if target.suffix.lower() == ".docx" else 0
    return target.with_name(f"~${target.name[covered:]}"), target.with_name(f".~lock.{target.name}#")
