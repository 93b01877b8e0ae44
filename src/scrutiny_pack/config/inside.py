"""Paths that must stay inside the folder of the file that names them."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

from scrutiny_pack.errors import Place, ProblemList


def leaves_folder(name: str) -> bool:
    """Whether the path `name` is absolute, on Windows or elsewhere, or leads out of its folder by `..`."""
    if PureWindowsPath(name).drive or PureWindowsPath(name).root or PurePosixPath(name).is_absolute():
        return True
    depth = 0
    for part in PureWindowsPath(name).parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return False


def check_inside(name: str, place: Place, problems: ProblemList) -> None:
    """Note an error where the path `name`, written at `place`, leaves its folder."""
    if leaves_folder(name):
        fix = "copy the file into the folder, and write its path from there"
        problems.error("path-outside", place, f'"{name}" leads out of the folder of this file', fix)
