"""The flow as one sentence: read, measure and write up, assemble, draw, build, inspect, publish. No step's own decision is made here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scrutiny_pack import __version__
from scrutiny_pack.assemble.breaches import Breaches
from scrutiny_pack.assemble.excepted import exceptions_alone
from scrutiny_pack.assemble.last_pack import read_last_pack
from scrutiny_pack.assemble.pack_from import assembled, completed, for_board
from scrutiny_pack.assemble.since import since, since_chapter, told_since
from scrutiny_pack.config.pack_files import PackFiles, read_pack_files
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.edits.documents import read_document
from scrutiny_pack.edits.editor import Editing, baselines, edit_lines, edit_pack, language_of, note_edits, told_of_edits, under_new_ids
from scrutiny_pack.edits.store import Store, read_store
from scrutiny_pack.errors import InputError, OwnFault, Place, Problem, ProblemList
from scrutiny_pack.evidence import evidence
from scrutiny_pack.explanation import explanation
from scrutiny_pack.narrative.reading import phrases_of, read_speaker
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.narrative.told import told
from scrutiny_pack.pack import Pack

Progress = Callable[[str], None]
EDITABLE = ("docx", "pptx")
"""Documents that edits are read back from."""


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
    """Whether it is to be published: no mark says that it is a draft, the contents have page numbers, and no edit may be unsettled."""
    since: Path | None = None
    """The evidence of the pack before, to say what changed."""


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
    store: Store
    warnings: tuple[Problem, ...]
    breaches: Breaches | None
    """What breaches a rule in all sections, for a board that gets nothing else."""


@dataclass(frozen=True)
class _Made:
    """A pack with its editors' words, ready to be drawn and built."""

    pack: Pack
    editing: Editing
    warnings: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


def build(options: Options) -> Built:
    """Build the documents, inspect them, and publish them, all or none. Raises `InputError`, `OwnFault` or `PublishError`."""
    from scrutiny_pack.documents import Wanted, board_palette, board_templates, make_documents
    from scrutiny_pack.publish import publish, reserved

    options.progress("Reading")
    read = _tell(options)
    made = _made(read, options)
    pack = made.pack
    names = [f"{pack.file_stem}.{ending}" for ending in (*options.formats, "evidence.json")]
    with reserved(names, options.out):
        templates, doubtful = board_templates(read.files, options.formats)
        palette, notes = board_palette(read.files)
        wanted = Wanted(options.formats, options.final, options.progress)
        documents, lacking, alone = make_documents(pack, palette, templates, read.files, wanted)
        doubtful += lacking + _inspected(documents, pack)
        files = {f"{pack.file_stem}.{form}": content for form, content in documents.items()}
        files[f"{pack.file_stem}.evidence.json"] = _evidence(read, made, options, documents)
        options.progress("Writing")
        written = publish(files, options.out)
    return Built(
        written, _summary(read.story), read.warnings + made.warnings + doubtful, notes + alone + told_of_edits(made.editing) + made.notes
    )


def check(options: Options) -> Built:
    """All that `build` would refuse or warn of; writes nothing."""
    from scrutiny_pack.documents import board_templates, words_without_room

    options.progress("Checking")
    read = _tell(options)
    made = _made(read, options)
    _evidence(read, made, options, {})
    templates, doubtful = board_templates(read.files, options.formats)
    doubtful += words_without_room(made.pack, templates, read.files)
    return Built((), _summary(read.story), read.warnings + made.warnings + doubtful, told_of_edits(made.editing) + made.notes)


@dataclass(frozen=True)
class Prepared:
    """A pack that was read, worded and edited, and not built: what the commands about edits and the review page work on."""

    files: PackFiles
    speaker: Speaker
    story: Story
    store: Store
    pack: Pack
    editing: Editing
    warnings: tuple[Problem, ...]


def prepare(options: Options) -> Prepared:
    """The pack as `build` would print it; writes nothing. Raises `InputError`."""
    read = _tell(options)
    made = _made(read, options)
    return Prepared(read.files, read.speaker, read.story, read.store, made.pack, made.editing, read.warnings + made.warnings)


def explain(bullet: str, pack: Path | None) -> str:
    """Why the bullet with this id says what it says. Raises `InputError` where it is not printed."""
    options = Options(pack, None, Path(), (), lambda _: None)
    read = _tell(options)
    for section in read.story.sections:
        for printed in section.bullets:
            if printed.commentary.id == bullet:
                edited = edit_lines(_made(read, options).editing, bullet)
                return "\n".join([explanation(printed, read.speaker), *edited])
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
    files, breaches = exceptions_alone(files, speaker)
    store = under_new_ids(read_store(files.path, files.shown_as, problems), files.config)
    story = told(files, speaker, problems)
    return _Told(files, speaker, story, store, tuple(problems.warnings), breaches)


def _made(read: _Told, options: Options) -> _Made:
    """The pack with its edits. Raises `InputError` for edits that must not be printed."""
    problems, story = ProblemList(), for_board(read.story, read.files)
    last = read_last_pack(options.since, read.files, read.speaker.phrases.language) if options.since else None
    generated = assembled(story, read.files, read.speaker, _build_id(read, options), options.final, read.breaches)
    editing = edit_pack(generated, story, read.files, read.speaker, read.store)
    note_edits(editing, read.store, read.speaker, problems, options.final)
    problems.stop_if_any()
    pack, notes = editing.pack, tuple[str, ...]()
    if last is not None:
        found = since(last, pack, story, read.speaker, alone=read.files.board.only is not None)
        pack, notes = replace(pack, since=since_chapter(found, last, read.speaker)), told_since(found, last, read.speaker)
    return _Made(completed(pack, story, read.files, read.speaker), editing, tuple(problems.warnings), notes)


def _evidence(read: _Told, made: _Made, options: Options, documents: Mapping[str, bytes]) -> bytes:
    """The evidence, with what is needed to read edited documents back."""
    readings = {
        form: read_document(content, f"{made.pack.file_stem}.{form}").as_json() for form, content in documents.items() if form in EDITABLE
    }
    return evidence(made.pack, read.story, _how(read, options), baselines(made.editing, made.pack), readings, read.files.indicators)


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
        "phrases": language_of(read.files),
        "audience": read.files.config.pack.audience,
        "inputs": {name: hashlib.sha256(content).hexdigest() for name, content in _inputs(read.files)},
        "warnings": [str(_from_pack_folder(problem, read.files)) for problem in read.warnings],
    }


def _from_pack_folder(problem: Problem, files: PackFiles) -> Problem:
    """`problem` with its file named from the pack's folder: the evidence may be published, the folder's place not."""
    folder = files.shown_as.removesuffix(files.path.name)
    return replace(problem, place=replace(problem.place, file=problem.place.file.removeprefix(folder)))


def _build_id(read: _Told, options: Options) -> str:
    """The same for the same inputs, options and version."""
    asked = f"{read.files.board_name} {options.formats} {read.files.config.pack.area} {options.final}"
    digest = hashlib.sha256(f"{__version__} {asked}".encode() + read.store.content)
    if options.since and options.since.is_file():
        digest.update(options.since.read_bytes())
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
