"""The default pack as these tests use it: told or built once, or copied with some of its figures changed."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from scrutiny_pack.config.pack_files import PackFiles, read_pack_files
from scrutiny_pack.errors import Problem, ProblemList
from scrutiny_pack.narrative.reading import read_speaker
from scrutiny_pack.narrative.story import Printed, Story
from scrutiny_pack.narrative.told import told
from tests.built_boards import built_board

ROOT = Path(__file__).resolve().parents[2]
FACTS = ROOT.parent / "shared" / "spec" / "acceptance.yaml"
Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Telling:
    """A pack in words, with its warnings."""

    files: PackFiles
    story: Story
    warnings: tuple[Problem, ...]

    @property
    def bullets(self) -> dict[str, Printed]:
        return {printed.commentary.id: printed for section in self.story.sections for printed in section.bullets}

    def text(self, bullet: str) -> str:
        return self.bullets[bullet].text.plain

    def note(self, bullet: str) -> str:
        section = next(entry for entry in self.story.sections if bullet in {printed.commentary.id for printed in entry.bullets})
        return section.note.plain


def tell(pack: Path) -> Telling:
    problems = ProblemList()
    files = read_pack_files(pack, None, problems)
    story = told(files, read_speaker(files, problems), problems)
    return Telling(files, story, tuple(problems.warnings))


@pytest.fixture(scope="session")
def agreed() -> dict[str, Any]:
    """The agreed facts, sentences, warnings and mutations."""
    if not FACTS.is_file():
        assert os.environ.get("CI") != "true", "the agreed sentences must be beside the project in CI"
        pytest.skip("the agreed sentences are not beside the project")
    return yaml.safe_load(FACTS.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def telling() -> Telling:
    """The default pack in words."""
    return tell(ROOT / "config")


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder that the default pack was built into."""
    return built_board("scrutiny").files[0].parent


@pytest.fixture
def pack_copy(tmp_path: Path) -> Callable[..., Path]:
    """A function that copies the default pack, changes the rows of its data files and the text of its YAML, and returns its folder."""

    def copy(rows: Callable[[str, Rows], Rows] = lambda _, rows: rows, texts: Mapping[str, str] | None = None) -> Path:
        folder = tmp_path / "pack"
        shutil.copytree(ROOT / "config", folder)
        for path in (folder / "data").glob("*.csv"):
            table = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
            _write(path, list(table[0]), rows(path.name, table))
        pack = folder / "pack.yaml"
        text = pack.read_text(encoding="utf-8")
        for old, new in (texts or {}).items():
            assert old in text, f"the pack does not say {old!r}"
            text = text.replace(old, new)
        pack.write_text(text, encoding="utf-8")
        return folder

    return copy


def _write(path: Path, header: list[str], rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)
