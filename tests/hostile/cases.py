"""The cases of hostile input: each folder under cases/ is the base pack with something wrong in it, and what must come of that."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.hostile.makers import MAKERS

HERE = Path(__file__).resolve().parent
BASE = HERE / "base"
CASES = HERE / "cases"


@dataclass(frozen=True)
class Change:
    """A text in one of the base pack's files, and what stands there instead."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Case:
    """What `expect.yaml` says.

    `input` is the case in a few words. `change` and `made` (a maker's name) say how the pack differs from the base, besides the files in
    the folder; `options` are added to the command. `exit` is the exit code; `code`, `where`, `says` and `fix` must stand in the message;
    the report must hold all of `prints`, and neither it nor the message any of `never`; what each document says of itself must hold all of
    `properties`, and none of `never`. `values` makes a case of each of them: it stands for
    {value} in what is changed. `left` is why the product does not meet the case yet: it is then expected to fail.
    """

    id: str
    input: str
    exit: int
    code: str = ""
    where: str = ""
    says: str = ""
    fix: str = ""
    made: str = ""
    change: tuple[Change, ...] = ()
    prints: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    left: str = ""
    folder: str = ""

    @property
    def builds(self) -> bool:
        """Whether the pack is built in spite of what is wrong with it."""
        return self.exit in (0, 1)


def read_cases() -> list[Case]:
    """All cases, in order of their ids; an unknown or missing key in one of them is an error."""
    return [case for folder in sorted(CASES.iterdir()) if folder.is_dir() for case in _read(folder)]


def _read(folder: Path) -> list[Case]:
    expected = yaml.safe_load((folder / "expect.yaml").read_text(encoding="utf-8"))
    values = expected.pop("values", None)
    if values is None:
        return [_case(folder.name, folder, expected, "")]
    return [_case(f"{folder.name}-{place}", folder, expected, value) for place, value in enumerate(values, 1)]


def _case(id: str, folder: Path, expected: Mapping[str, Any], value: str) -> Case:
    changes = [Change(**{key: text.replace("{value}", value) for key, text in change.items()}) for change in expected.get("change", ())]
    lists = {key: tuple(expected.get(key, ())) for key in ("prints", "never", "properties", "options")}
    rest = {key: said for key, said in expected.items() if key not in (*lists, "change")}
    return Case(id=id, folder=folder.name, change=tuple(changes), **lists, **rest)


def make_pack(case: Case | None, pack: Path) -> None:
    """Write the base pack into the folder `pack`, with what is wrong in `case`."""
    shutil.copytree(BASE, pack)
    if case is None:
        return
    shutil.copytree(CASES / case.folder, pack, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expect.yaml"))
    for change in case.change:
        file = pack / change.file
        text = file.read_text(encoding="utf-8")
        if text.count(change.old) != 1:
            raise ValueError(f"{case.id}: {change.old!r} stands {text.count(change.old)} times in {change.file}")
        file.write_text(text.replace(change.old, change.new), encoding="utf-8")
    if case.made:
        MAKERS[case.made](pack)
