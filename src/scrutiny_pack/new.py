"""A pack folder to start from, all of it or nothing: one that builds at once, with a workbook to fill in, or a copy of the default pack."""

from __future__ import annotations

import contextlib
import errno
import json
from collections.abc import Mapping
from pathlib import Path

from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.errors import InputError, Place, Problem, PublishError
from scrutiny_pack.shipped import shipped_folder
from scrutiny_pack.starter_workbook import starter_workbook

SCHEMA = "scrutiny-pack.schema.json"
WORKBOOK = "data/figures.xlsx"


def write_new(folder: Path, from_default: bool) -> tuple[Path, ...]:
    """Write a pack into `folder`, made if it is not there, and return the files' paths; with `from_default` a copy of the shipped pack.

    Raises `InputError` when `folder` holds something already, and `PublishError` when it cannot be written; nothing is left then.
    """
    _refuse_what_is_there(folder)
    files = dict(_default_pack() if from_default else _starter_pack())
    files[SCHEMA] = json.dumps(PackConfig.model_json_schema(), indent=2, ensure_ascii=False).encode()
    made: list[Path] = []
    try:
        for name, content in files.items():
            _make_folders((folder / name).parent, made)
            made.append(folder / name)
            (folder / name).write_bytes(content)
    except BaseException as error:
        _remove(made)
        if isinstance(error, OSError):
            raise PublishError([_not_written(folder, error)]) from error
        raise
    return tuple(folder / name for name in files)


def _starter_pack() -> Mapping[str, bytes]:
    shipped = shipped_folder("config")
    return {
        "pack.yaml": (shipped / "new" / "pack.yaml").read_bytes(),
        "indicators.yaml": (shipped / "new" / "indicators.yaml").read_bytes(),
        "data/areas.csv": (shipped / "data" / "areas.csv").read_bytes(),
        WORKBOOK: starter_workbook(),
    }


def _default_pack() -> Mapping[str, bytes]:
    shipped = shipped_folder("config")
    paths = [shipped / "pack.yaml", shipped / "indicators.yaml", *sorted((shipped / "data").glob("*.csv"))]
    return {path.relative_to(shipped).as_posix(): path.read_bytes() for path in paths}


def _refuse_what_is_there(folder: Path) -> None:
    place = Place(folder.as_posix())
    if folder.exists() and not folder.is_dir():
        raise InputError([Problem("folder-not-empty", place, "this is a file, not a folder", "name a folder that does not exist yet")])
    if folder.is_dir() and any(folder.iterdir()):
        what = "there is something in this folder already, and nothing is ever overwritten"
        raise InputError([Problem("folder-not-empty", place, what, "name a folder that does not exist yet, or an empty one")])


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make `folder` with those above it, and note in `made` which were not there."""
    for each in reversed([path for path in (folder, *folder.parents) if not path.exists()]):
        each.mkdir()
        made.append(each)


def _remove(made: list[Path]) -> None:
    for path in reversed(made):
        with contextlib.suppress(OSError):  # what cannot be removed was not made, or is held by another program
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)


def _not_written(folder: Path, error: OSError) -> Problem:
    place = Place(folder.as_posix())
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem("disk-full", place, "the disk is full; nothing was written", "free some space, or name a folder on another disk")
    what = f"this folder cannot be made or written to ({error.strerror}); nothing was written"
    return Problem("output-not-writable", place, what, "name a folder where you may write")
