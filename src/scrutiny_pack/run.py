"""The flow as one sentence: read, measure and write up, assemble, draw, build, inspect, publish. No step's own decision is made here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutiny_pack import __version__
from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.config.pack_files import PackFiles, read_pack_files
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.errors import InputError, OwnFault, Place, Problem, ProblemList
from scrutiny_pack.evidence import evidence
from scrutiny_pack.explanation import explanation
from scrutiny_pack.narrative.reading import phrases_of, read_speaker
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.narrative.told import told
from scrutiny_pack.pack import Pack

if TYPE_CHECKING:
    pass

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Options:
    """What a command asks for; `pack` and `board` left out mean the default ones, `area` the pack's own."""

    pack: Path | None
    board: str | None
    out: Path
    formats: tuple[str, ...]
    progress: Progress
    area: str | None = None
    final: bool = False
    """Whether it is to be published: no mark says that it is a draft, and the contents have page numbers."""


@dataclass(frozen=True)
class Summary:
    """How many bullets are printed, and which are not, with the reason."""

    bullets: int
    dropped: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Built:
    """The files written (none for `check`), the summary, and every warning."""

    files: tuple[Path, ...]
    summary: Summary
    warnings: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    """What was decided and is worth knowing, with nothing to be done about it."""


@dataclass(frozen=True)
class _Told:
    """A pack that has been read and worded."""

    files: PackFiles
    speaker: Speaker
    story: Story
    warnings: tuple[Problem, ...]


def build(options: Options) -> Built:
    """Build the documents, inspect them, and publish them, all or none. Raises `InputError`, `OwnFault` or `PublishError`."""
    from scrutiny_pack.documents import Wanted, board_palette, board_templates, make_documents
    from scrutiny_pack.publish import publish, reserved

    options.progress("Reading")
    read = _tell(options)
    pack = assemble(read.story, read.files, read.speaker, _build_id(read, options), options.final)
    names = [f"{pack.file_stem}.{ending}" for ending in (*options.formats, "evidence.json")]
    with reserved(names, options.out):
        templates, doubtful = board_templates(read.files, options.formats)
        palette, notes = board_palette(read.files)
        wanted = Wanted(options.formats, options.final, options.progress)
        documents, lacking, alone = make_documents(pack, palette, templates, read.files, wanted)
        doubtful += lacking + _inspected(documents, pack)
        made = {f"{pack.file_stem}.{form}": content for form, content in documents.items()}
        made[f"{pack.file_stem}.evidence.json"] = evidence(pack, read.story, _how(read, options))
        options.progress("Writing")
        written = publish(made, options.out)
    return Built(written, _summary(read.story), read.warnings + doubtful, notes + alone)


def check(options: Options) -> Built:
    """All that `build` would refuse or warn of; writes nothing."""
    from scrutiny_pack.documents import board_templates, words_without_room

    options.progress("Checking")
    read = _tell(options)
    pack = assemble(read.story, read.files, read.speaker, _build_id(read, options))
    evidence(pack, read.story, _how(read, options))
    templates, doubtful = board_templates(read.files, options.formats)
    doubtful += words_without_room(pack, templates, read.files)
    return Built((), _summary(read.story), read.warnings + doubtful)


def explain(bullet: str, pack: Path | None) -> str:
    """Why the bullet with this id says what it says. Raises `InputError` where it is not printed."""
    read = _tell(Options(pack, None, Path(), (), lambda _: None))
    for section in read.story.sections:
        for printed in section.bullets:
            if printed.commentary.id == bullet:
                return explanation(printed, read.speaker)
    dropped = {entry.id: entry.why for entry in read.story.dropped}
    if bullet in dropped:
        what, fix = f'"{bullet}" is not printed: {dropped[bullet]}', "supply the figure, or look at the bullet's condition"
    else:
        known = [printed.commentary.id for section in read.story.sections for printed in section.bullets]
        what, fix = f'there is no bullet "{bullet}"', f"name one of {', '.join(known)}"
    raise InputError([Problem("unknown-bullet", Place(read.files.shown_as), what, fix)])


def schema() -> str:
    """The JSON Schema of the pack YAML."""
    return json.dumps(PackConfig.model_json_schema(), indent=2, ensure_ascii=False)


def _tell(options: Options) -> _Told:
    problems = ProblemList()
    files = read_pack_files(options.pack, options.board, problems, options.area)
    speaker = read_speaker(files, problems)
    story = told(files, speaker, problems)
    return _Told(files, speaker, story, tuple(problems.warnings))


def _inspected(documents: Mapping[str, bytes], pack: Pack) -> tuple[Problem, ...]:
    """The warnings of our own checks. Raises `OwnFault` for what must never be published."""
    from scrutiny_pack.quality.inspection import INSPECTORS

    found = tuple(problem for form in INSPECTORS if form in documents for problem in INSPECTORS[form](documents[form], pack))
    if any(problem.severity == "error" for problem in found):
        raise OwnFault(found)
    return found


def _summary(story: Story) -> Summary:
    printed = sum(len(section.bullets) for section in story.sections)
    return Summary(printed, tuple((dropped.id, dropped.why) for dropped in story.dropped))


def _how(read: _Told, options: Options) -> dict[str, Any]:
    return {
        "id": _build_id(read, options),
        "version": __version__,
        "board": read.files.board_name,
        "formats": list(options.formats),
        "final": options.final,
        "inputs": {name: hashlib.sha256(content).hexdigest() for name, content in _inputs(read.files)},
        "warnings": [str(problem) for problem in read.warnings],
    }


def _build_id(read: _Told, options: Options) -> str:
    """The same for the same inputs, options and version."""
    digest = hashlib.sha256(f"{__version__} {read.files.board_name} {options.formats} {options.final}".encode())
    for name, content in _inputs(read.files):
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:16]


def _inputs(files: PackFiles) -> Iterable[tuple[str, bytes]]:
    config = files.config
    named = [config.indicators, config.areas, *([config.neighbours] if config.neighbours else []), *(entry.file for entry in config.data)]
    yield files.path.name, files.path.read_bytes()
    for path in (phrases_of(files)[0], files.board_folder / "board.yaml", files.report, files.slides):
        if path.is_file():
            yield path.name, path.read_bytes()
    for name in named:
        yield name, files.beside(name).read_bytes()
