"""The project's own files, as its tests about the source look at them."""

from __future__ import annotations

import ast
import functools
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "scrutiny_pack"
CODE_FOLDERS = ("src", "tests", "tools", "benchmarks")
NOT_OURS = {".git", ".venv", "dist", "__pycache__"}
TEXT_ENDINGS = {".py", ".md", ".toml", ".yaml", ".yml", ".csv", ".sh", ".txt", ".json", ""}


def package_files() -> list[Path]:
    """The modules of the package, in order."""
    return sorted(PACKAGE.rglob("*.py"))


def code_files() -> list[Path]:
    """All Python files of the project, in order."""
    return sorted(path for folder in CODE_FOLDERS for path in (ROOT / folder).rglob("*.py"))


def text_files() -> Iterator[Path]:
    """All text files of the project; not what tools and builds leave behind."""
    for folder, folders, names in os.walk(ROOT):
        here = Path(folder)
        kept = here == ROOT / "output"
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.endswith("_cache") and name != ".hypothesis"]
        yield from (here / name for name in names if Path(name).suffix in TEXT_ENDINGS and (not kept or name == "README.md"))


@functools.cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def shown(path: Path) -> str:
    """A path as the project's people write it."""
    return path.relative_to(ROOT).as_posix()


def area_of(path: Path) -> str:
    """The module or folder directly inside the package that a module belongs to: `charts`, `publish`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")
