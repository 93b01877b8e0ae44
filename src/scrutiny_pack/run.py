"""The flow as one sentence: read, measure and write up, assemble, draw, build, inspect, publish. No step's own decision is made here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
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
    from scrutiny_pack.charts.drawing import Drawing

Progress = Callable[[str], None]
MADE_FROM = {"pdf": "docx"}
"""Formats that are made from another one's document."""
LINKS_ALONE = "The contents have links and no page numbers; --final adds them"


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
    """How many bullets are printed, which are not, with the reason, and what else to know of the documents."""

    bullets: int
    dropped: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Built:
    """The files written (none for `check`), the summary, and every warning."""

    files: tuple[Path, ...]
    summary: Summary
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class _Told:
    """A pack that has been read and worded."""

    files: PackFiles
    speaker: Speaker
    story: Story
    warnings: tuple[Problem, ...]


def build(options: Options) -> Built:
    """Build the documents, inspect them, and publish them, all or none. Raises `InputError`, `OwnFault` or `PublishError`."""
    from scrutiny_pack.publish import publish, reserved

    options.progress("Reading")
    read = _tell(options)
    pack = assemble(read.story, read.files, read.speaker, _build_id(read, options), options.final)
    names = [f"{pack.file_stem}.{ending}" for ending in (*options.formats, "evidence.json")]
    with reserved(names, options.out):
        templates, noted = _templates(read.files, options.formats)
        documents, lacking = _documents(pack, templates, read.files, options)
        doubtful = noted + lacking + _inspected(documents, pack)
        made = {f"{pack.file_stem}.{form}": content for form, content in documents.items()}
        made[f"{pack.file_stem}.evidence.json"] = evidence(pack, read.story, _how(read, options))
        options.progress("Writing")
        written = publish(made, options.out)
    notes = () if _paged(options) or "docx" not in documents else (LINKS_ALONE,)
    return Built(written, replace(_summary(read.story), notes=notes), read.warnings + doubtful)


def check(options: Options) -> Built:
    """All that `build` would refuse or warn of; writes nothing."""
    options.progress("Checking")
    read = _tell(options)
    pack = assemble(read.story, read.files, read.speaker, _build_id(read, options))
    evidence(pack, read.story, _how(read, options))
    _, noted = _templates(read.files, options.formats)
    return Built((), _summary(read.story), read.warnings + noted)


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


def _templates(files: PackFiles, formats: Iterable[str]) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The board's templates by format, and what to know of them. Raises `InputError` with all that they lack."""
    from scrutiny_pack.build.template import open_template
    from scrutiny_pack.build.word_template import check_report

    names = {"docx": files.board.report, "pptx": files.board.slides}
    shown = {form: f"{files.board_folder.name}/{names[form]}" for form in dict.fromkeys(MADE_FROM.get(form, form) for form in formats)}
    templates = {form: open_template(files.board_folder / names[form], shown_as) for form, shown_as in shown.items()}
    found = check_report(templates["docx"], shown["docx"], files.board.styles) if "docx" in templates else ()
    if errors := [problem for problem in found if problem.severity == "error"]:
        raise InputError(errors)
    return templates, found


def _documents(
    pack: Pack, templates: Mapping[str, bytes], files: PackFiles, options: Options
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The documents by format, and what could not be made."""
    from scrutiny_pack.build.powerpoint import build_powerpoint
    from scrutiny_pack.charts.draw import draw

    charts = [chart for section in pack.sections for chart in section.charts]
    drawings = {}
    for place, chart in enumerate(charts, 1):
        options.progress(f"Drawing chart {place} of {len(charts)}")
        drawings[chart.id] = draw(chart)
    documents: dict[str, bytes] = {}
    lacking: tuple[Problem, ...] = ()
    for form, template in templates.items():
        options.progress(f"Building {form}")
        if form == "docx":
            made, lacking = _word(pack, drawings, template, files, options)
            documents |= {form: content for form, content in made.items() if form in options.formats}
        else:
            documents[form] = build_powerpoint(pack, drawings, template)
    return documents, lacking


def _word(
    pack: Pack, drawings: Mapping[str, Drawing], template: bytes, files: PackFiles, options: Options
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The report, as a PDF too where that is asked for, and what could not be made."""
    from scrutiny_pack.build.word import build_word
    from scrutiny_pack.build.word_document import ReportChoices
    from scrutiny_pack.build.word_pages import build_paged_word

    choices = ReportChoices(f"{files.board_folder.name}/{files.board.report}", files.board.styles)
    if not _paged(options):
        return {"docx": build_word(pack, drawings, template, choices)}, ()
    options.progress("Laying out pages")
    made = build_paged_word(pack, drawings, template, choices, as_pdf="pdf" in options.formats, name=pack.file_stem)
    return {"docx": made.report} | ({"pdf": made.pdf} if made.pdf else {}), made.warnings


def _paged(options: Options) -> bool:
    """Whether the contents are to have page numbers."""
    return options.final or "pdf" in options.formats


def _inspected(documents: Mapping[str, bytes], pack: Pack) -> tuple[Problem, ...]:
    """The warnings of our own checks. Raises `OwnFault` for what must never be published."""
    from scrutiny_pack.quality.inspection import inspect_powerpoint, inspect_word

    inspectors = {"docx": inspect_word, "pptx": inspect_powerpoint}
    inspected = [(inspectors[form], content) for form, content in documents.items() if form in inspectors]
    found = tuple(problem for inspect, content in inspected for problem in inspect(content, pack))
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
    for path in (phrases_of(files)[0], *(files.board_folder / name for name in ("board.yaml", files.board.report, files.board.slides))):
        if path.is_file():
            yield path.name, path.read_bytes()
    for name in named:
        yield name, files.beside(name).read_bytes()
