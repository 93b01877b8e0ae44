"""The pack as it stands at this moment: read again whenever a file behind it changed, so that another window's edits are seen."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scrutiny_pack.assemble.pack_from import assembled, completed, for_board
from scrutiny_pack.config.pack_files import PackFiles, read_pack_files
from scrutiny_pack.edits.apply import apply_edits
from scrutiny_pack.edits.editor import Editing, edit_pack, note_edits
from scrutiny_pack.edits.model import StoreFile
from scrutiny_pack.edits.store import Store, read_store
from scrutiny_pack.edits.wordings import Wording
from scrutiny_pack.errors import Problem, ProblemList
from scrutiny_pack.narrative.reading import phrases_of, read_speaker
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.narrative.told import told
from scrutiny_pack.pack import Pack

BUILD = "review"
"""What stands for a build's id in an edit that was made on the page."""
Stamps = Mapping[Path, tuple[int, int]]


@dataclass(frozen=True)
class Asked:
    """What the command asks for: pack, board and area as `build` takes them."""

    pack: Path | None = None
    board: str | None = None
    area: str | None = None


@dataclass(frozen=True)
class Standing:
    """The pack now: what the program says (`generated`), the edits, and what will print (`pack`).

    `problems` are errors and warnings about the edits, `warnings` those about the figures.
    """

    files: PackFiles
    speaker: Speaker
    story: Story
    generated: Pack
    store: Store
    editing: Editing
    pack: Pack
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def language(self) -> str:
        """The key of the pack's language in the store."""
        return self.editing.language

    @property
    def run(self) -> str:
        """The pack's month."""
        return self.editing.now.run

    def wording(self, block: str) -> Wording | None:
        """What the program says in `block`, or in the block whose slots an editor's own text uses."""
        outcome = self.editing.outcomes.get(block)
        wordings = self.editing.now.wordings
        return wordings.get(block) or (wordings.get(outcome.revision.slots_of) if outcome else None)

    def with_file(self, file: StoreFile) -> Standing:
        """The pack as it would stand with `file` for its edits; nothing is written."""
        now = self.editing.now
        editing = Editing(apply_edits(self.generated, file, self.language, now), now, self.language)
        return _finished(replace(self, editing=editing), replace(self.store, file=file))


class Desk:
    """One pack on the desk of one person."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.lock = threading.RLock()
        """Held while the pack is read and while an edit is written."""
        self._standing: Standing | None = None
        self._stamps: Stamps = {}

    def standing(self) -> Standing:
        """The pack now. Raises `InputError` with everything that is wrong in its files."""
        with self.lock:
            known = self._standing
            if known is None or self._stamps != _stamps(self._stamps):
                known = self._told()
            problems = ProblemList()
            store = read_store(known.files.path, known.files.shown_as, problems)
            problems.stop_if_any()
            if store.content != known.store.content:
                known = replace(known, store=store).with_file(store.file)
            self._standing = known
            return known

    def _told(self) -> Standing:
        problems = ProblemList()
        files = read_pack_files(self.asked.pack, self.asked.board, problems, self.asked.area)
        # Before the figures are read: a file that is written meanwhile is read again.
        stamps = _stamps(_paths(files))
        speaker = read_speaker(files, problems)
        store = read_store(files.path, files.shown_as, problems)
        story = for_board(told(files, speaker, problems), files)
        problems.stop_if_any()
        generated = assembled(story, files, speaker, BUILD)
        editing = edit_pack(generated, story, files, speaker, store)
        made = Standing(files, speaker, story, generated, store, editing, generated, (), tuple(problems.warnings))
        self._stamps = stamps
        return _finished(made, store)


def _finished(standing: Standing, store: Store) -> Standing:
    problems = ProblemList()
    note_edits(standing.editing, store, standing.speaker, problems, final=False)
    printed = completed(standing.editing.pack, standing.story, standing.files, standing.speaker)
    return replace(standing, store=store, pack=printed, problems=(*problems.errors, *problems.warnings))


def _paths(files: PackFiles) -> Iterator[Path]:
    config = files.config
    yield from (files.path, phrases_of(files)[0], files.board_folder / "board.yaml", files.report, files.slides)
    named = (config.indicators, config.areas, config.neighbours, *(entry.file for entry in config.data))
    yield from (files.beside(name) for name in named if name)


def _stamps(paths: Iterator[Path] | Stamps) -> Stamps:
    found = {}
    for path in paths:
        stat = path.stat() if path.is_file() else None
        found[path] = (stat.st_mtime_ns, stat.st_size) if stat else (0, 0)
    return found
