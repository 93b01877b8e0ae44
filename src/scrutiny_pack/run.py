"""The flow as one sentence: read, measure and write up, assemble, draw, build, inspect, publish. No step's own decision is made here."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutiny_pack import __version__
from scrutiny_pack.assemble.pack_from import assembled, completed, for_board
from scrutiny_pack.config.pack_files import PackFiles, read_pack_files
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.edits.documents import read_document
from scrutiny_pack.edits.editor import Editing, baselines, edit_pack, language_of, note_edits, told_of_edits
from scrutiny_pack.edits.store import Store, read_store
from scrutiny_pack.errors import InputError, OwnFault, Place, Problem, ProblemList
from scrutiny_pack.evidence import evidence
from scrutiny_pack.explanation import explanation
from scrutiny_pack.narrative.reading import phrases_of, read_speaker
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.narrative.told import told
from scrutiny_pack.pack import Pack

if TYPE_CHECKING:
    from scrutiny_pack.charts.palette import Palette

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
    """Whether it is to be published: not marked as a draft, and refused while an edit is not settled."""


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


@dataclass(frozen=True)
class _Made:
    """A pack with its editors' words, ready to be drawn and built."""

    pack: Pack
    editing: Editing
    warnings: tuple[Problem, ...]


def build(options: Options) -> Built:
    """Build the documents, inspect them, and publish them, all or none. Raises `InputError`, `OwnFault` or `PublishError`."""
    from scrutiny_pack.publish import publish, reserved

    options.progress("Reading")
    read = _tell(options)
    made = _made(read, options)
    pack = made.pack
    names = [f"{pack.file_stem}.{ending}" for ending in (*options.formats, "evidence.json")]
    with reserved(names, options.out):
        palette, notes = chart_palette(read.files)
        documents = _documents(pack, palette, options.formats, _templates(read.files, options.formats), options.progress)
        doubtful = _inspected(documents, pack)
        files = {f"{pack.file_stem}.{form}": content for form, content in documents.items()}
        files[f"{pack.file_stem}.evidence.json"] = _evidence(read, made, options, documents)
        options.progress("Writing")
        written = publish(files, options.out)
    return Built(written, _summary(read.story), read.warnings + made.warnings + doubtful, notes + told_of_edits(made.editing))


def check(options: Options) -> Built:
    """All that `build` would refuse or warn of; writes nothing."""
    options.progress("Checking")
    read = _tell(options)
    made = _made(read, options)
    _evidence(read, made, options, {})
    _templates(read.files, options.formats)
    return Built((), _summary(read.story), read.warnings + made.warnings, told_of_edits(made.editing))


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
    store = read_store(files.path, files.shown_as, problems)
    story = told(files, speaker, problems)
    return _Told(files, speaker, story, store, tuple(problems.warnings))


def _made(read: _Told, options: Options) -> _Made:
    """The pack with its edits. Raises `InputError` for edits that must not be printed."""
    problems, story = ProblemList(), for_board(read.story, read.files)
    generated = assembled(story, read.files, read.speaker, _build_id(read, options), options.final)
    editing = edit_pack(generated, story, read.files, read.speaker, read.store)
    note_edits(editing, read.store, read.speaker, problems, options.final)
    problems.stop_if_any()
    return _Made(completed(editing.pack, story, read.files, read.speaker), editing, tuple(problems.warnings))


def _evidence(read: _Told, made: _Made, options: Options, documents: Mapping[str, bytes]) -> bytes:
    """The evidence, with what is needed to read edited documents back."""
    readings = {form: read_document(content, f"{made.pack.file_stem}.{form}").as_json() for form, content in documents.items()}
    return evidence(made.pack, read.story, _how(read, options), baselines(made.editing, made.pack), readings)


def _templates(files: PackFiles, formats: Iterable[str]) -> dict[str, bytes]:
    from scrutiny_pack.build.template import open_template

    paths = {"docx": files.report, "pptx": files.slides}
    return {
        form: open_template(paths[form], f"{files.board_folder.name}/{paths[form].relative_to(files.board_folder).as_posix()}")
        for form in formats
        if form in paths
    }


def chart_palette(files: PackFiles) -> tuple[Palette, tuple[str, ...]]:
    """The colours and font of the charts, and what is to be said of them: from the slides' theme, else from the report's."""
    from scrutiny_pack.build.template import open_template
    from scrutiny_pack.build.theme import Theme, read_theme
    from scrutiny_pack.charts.palette import palette_of

    theme = Theme()
    for path in (files.report, files.slides):
        if path.is_file():
            # One that cannot be used is refused where it is needed.
            with contextlib.suppress(InputError):
                theme = read_theme(open_template(path, path.name))
    return palette_of(theme.accents, theme.font)


def _documents(
    pack: Pack, palette: Palette, formats: Iterable[str], templates: Mapping[str, bytes], progress: Progress
) -> dict[str, bytes]:
    from scrutiny_pack.build.figures_csv import build_figures_csv
    from scrutiny_pack.build.powerpoint import build_powerpoint
    from scrutiny_pack.build.web_page import build_web_page
    from scrutiny_pack.build.word import build_word
    from scrutiny_pack.charts.draw import draw

    charts = [chart for section in pack.sections for chart in section.charts]
    drawings = {}
    for place, chart in enumerate(charts, 1):
        progress(f"Drawing chart {place} of {len(charts)}")
        drawings[chart.id] = draw(chart, palette)
    builders: dict[str, Callable[[], bytes]] = {
        "docx": lambda: build_word(pack, drawings, templates["docx"]),
        "pptx": lambda: build_powerpoint(pack, drawings, templates["pptx"]),
        "html": lambda: build_web_page(pack, drawings, palette),
        "csv": lambda: build_figures_csv(pack),
    }
    documents = {}
    for form in formats:
        progress(f"Building {form}")
        documents[form] = builders[form]()
    return documents


def _inspected(documents: Mapping[str, bytes], pack: Pack) -> tuple[Problem, ...]:
    """The warnings of our own checks. Raises `OwnFault` for what must never be published."""
    from scrutiny_pack.quality.inspection import INSPECTORS

    found = tuple(problem for form, content in documents.items() for problem in INSPECTORS[form](content, pack))
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
        "phrases": language_of(read.files),
        "audience": read.files.config.pack.audience,
        "inputs": {name: hashlib.sha256(content).hexdigest() for name, content in _inputs(read.files)},
        "warnings": [str(problem) for problem in read.warnings],
    }


def _build_id(read: _Told, options: Options) -> str:
    """The same for the same inputs, options and version."""
    asked = f"{read.files.board_name} {options.formats} {read.files.config.pack.area} {options.final}"
    digest = hashlib.sha256(f"{__version__} {asked}".encode() + read.store.content)
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
