"""Hostile input that cannot be kept as text, made at run time: each maker changes a copy of the base pack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.hostile.file_makers import FILE_MAKERS
from tests.hostile.slide_makers import SLIDE_MAKERS
from tests.hostile.template_makers import TEMPLATE_MAKERS
from tests.hostile.workbook_makers import WORKBOOK_MAKERS

LEVELS = 9
"""Levels of nine references each unfold to nine to the ninth power of words."""


def alias_bomb(pack: Path) -> None:
    """References to references at the head of the pack YAML."""
    lines = ["version: 1", "a0: &a0 word"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * LEVELS)}]" for level in range(1, LEVELS + 1)]
    file = pack / "pack.yaml"
    file.write_text("\n".join(lines) + file.read_text(encoding="utf-8").removeprefix("version: 1"), encoding="utf-8")


def windows_1252(pack: Path) -> None:
    """The file of areas as older programs save it."""
    file = pack / "data" / "areas.csv"
    file.write_bytes(file.read_text(encoding="utf-8").encode("cp1252"))


def semicolons(pack: Path) -> None:
    """The local figures with semicolons between them."""
    _change_local(pack, lambda line: line.replace(",", ";"))


def one_field_too_many(pack: Path) -> None:
    """The local figures with an extra field in every row, but not in the header."""
    _change_local(pack, lambda line: line if line.startswith("indicator,") else f"{line},extra")


def nul_in_a_name(pack: Path) -> None:
    """A region with a NUL in the middle of its name."""
    file = pack / "data" / "areas.csv"
    file.write_bytes(file.read_bytes().replace(b"West Midlands", b"West\0Midlands"))


def _change_local(pack: Path, change: Callable[[str], str]) -> None:
    file = pack / "data" / "local.csv"
    file.write_text("".join(f"{change(line)}\n" for line in file.read_text(encoding="utf-8").splitlines()), encoding="utf-8")


MAKERS: dict[str, Callable[[Path], None]] = {
    **{maker.__name__: maker for maker in (alias_bomb, windows_1252, semicolons, one_field_too_many, nul_in_a_name)},
    **FILE_MAKERS,
    **SLIDE_MAKERS,
    **TEMPLATE_MAKERS,
    **WORKBOOK_MAKERS,
}
"""The makers by the name that a case's `made` gives."""
