"""The documents of one pack by format: from the board's templates and colours to bytes, and what could not be made."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from scrutiny_pack.build.figures_csv import build_figures_csv
from scrutiny_pack.build.powerpoint import build_powerpoint, planned
from scrutiny_pack.build.slide_checks import lacking_in_slides
from scrutiny_pack.build.slide_roles import Wanted as SlideLayouts
from scrutiny_pack.build.template import open_template
from scrutiny_pack.build.theme import Theme, read_theme
from scrutiny_pack.build.web_page import build_web_page
from scrutiny_pack.build.word import build_word
from scrutiny_pack.build.word_document import ReportChoices
from scrutiny_pack.build.word_pages import build_paged_word
from scrutiny_pack.build.word_template import check_report
from scrutiny_pack.charts.draw import draw
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.charts.palette import Palette, palette_of
from scrutiny_pack.charts.small_lines import draw_small_line
from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.errors import InputError, Problem, ProblemList
from scrutiny_pack.grouped_table import small_lines_of
from scrutiny_pack.pack import Pack

MADE_FROM = {"pdf": "docx"}
"""Formats that are made from another one's document."""
LINKS_ALONE = "the contents of the report have links and no page numbers; --final adds them"


@dataclass(frozen=True)
class Wanted:
    """What is to be made; a `final` build has page numbers in its contents."""

    formats: tuple[str, ...]
    final: bool
    progress: Callable[[str], None]

    @property
    def paged(self) -> bool:
        """Whether the report's contents are to have page numbers."""
        return self.final or "pdf" in self.formats


def board_templates(files: PackFiles, formats: Iterable[str]) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The board's templates by format, and what to know of them. Raises `InputError` with all that they lack."""
    paths = {"docx": files.report, "pptx": files.slides}
    needed = [form for form in dict.fromkeys(MADE_FROM.get(form, form) for form in formats) if form in paths]
    templates = {form: open_template(paths[form], _shown(files, form)) for form in needed}
    found = check_report(templates["docx"], _shown(files, "docx"), files.board.styles) if "docx" in templates else ()
    if "pptx" in templates:
        found += lacking_in_slides(templates["pptx"], _slide_layouts(files))
    if errors := [problem for problem in found if problem.severity == "error"]:
        raise InputError(errors)
    return templates, found


def _shown(files: PackFiles, form: str) -> str:
    """What the user calls a template."""
    path = files.report if form == "docx" else files.slides
    return f"{files.board_folder.name}/{path.relative_to(files.board_folder).as_posix()}"


def _slide_layouts(files: PackFiles) -> SlideLayouts:
    """What the board says of its slide template."""
    layouts = {str(role): entry for role, entry in files.board.layouts.items()}
    return SlideLayouts(layouts, _shown(files, "pptx"), f"{files.board_folder.name}/board.yaml")


def words_without_room(pack: Pack, templates: Mapping[str, bytes], files: PackFiles) -> tuple[Problem, ...]:
    """What the slides would have no room for, found without making one."""
    if "pptx" not in templates:
        return ()
    problems = ProblemList()
    planned(pack, templates["pptx"], _slide_layouts(files), problems)
    return tuple(problems.warnings)


def board_palette(files: PackFiles) -> tuple[Palette, tuple[str, ...]]:
    """The colours and font of the charts, and what is to be said of them: from the slides' theme, else from the report's."""
    theme = Theme()
    for path in (files.report, files.slides):
        if path.is_file():
            # One that cannot be used is refused where it is needed.
            with contextlib.suppress(InputError):
                theme = read_theme(open_template(path, path.name))
    return palette_of(theme.accents, theme.font)


class _Drawings(Mapping[str, Drawing]):
    """The drawing of each chart at its usual height, drawn when it is first asked for: a report may want all of them higher or lower.

    And that of each small line.
    """

    def __init__(self, pack: Pack, palette: Palette, progress: Callable[[str], None]) -> None:
        self._charts = {chart.id: chart for section in pack.sections for chart in section.charts}
        self._lines = {line.id: draw_small_line(line, palette) for line in small_lines_of(pack)}
        self._palette, self._progress = palette, progress
        self._made: dict[str, Drawing] = {}

    def __getitem__(self, name: str) -> Drawing:
        if name in self._lines:
            return self._lines[name]
        if name not in self._made:
            self._progress(f"Drawing chart {len(self._made) + 1} of {len(self._charts)}")
            self._made[name] = draw(self._charts[name], self._palette)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._charts, *self._lines))

    def __len__(self) -> int:
        return len(self._charts) + len(self._lines)


def make_documents(
    pack: Pack, palette: Palette, templates: Mapping[str, bytes], files: PackFiles, wanted: Wanted
) -> tuple[dict[str, bytes], tuple[Problem, ...], tuple[str, ...]]:
    """The documents by format, what could not be made, and what is worth knowing of them."""
    drawings = _Drawings(pack, palette, wanted.progress)
    documents: dict[str, bytes] = {}
    lacking: tuple[Problem, ...] = ()
    if "docx" in templates:
        redraw = functools.cache(lambda chart, height: draw(chart, palette, height))
        choices = ReportChoices(_shown(files, "docx"), files.board.styles, redraw=redraw)
        documents, lacking = _report(pack, drawings, templates["docx"], choices, wanted)
    cut, layouts = ProblemList(), _slide_layouts(files)
    builders: dict[str, Callable[[], bytes]] = {
        "pptx": lambda: build_powerpoint(pack, drawings, templates["pptx"], layouts, cut),
        "html": lambda: build_web_page(pack, drawings, palette),
        "csv": lambda: build_figures_csv(pack),
    }
    for form in (form for form in wanted.formats if form in builders):
        wanted.progress(f"Building {form}")
        documents[form] = builders[form]()
    return documents, (*lacking, *cut.warnings), () if wanted.paged or "docx" not in documents else (LINKS_ALONE,)


def _report(
    pack: Pack, drawings: Mapping[str, Drawing], template: bytes, choices: ReportChoices, wanted: Wanted
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The report, as a PDF too where that is asked for, and what could not be made."""
    wanted.progress("Building docx")
    if not wanted.paged:
        return {"docx": build_word(pack, drawings, template, choices)}, ()
    wanted.progress("Laying out pages")
    made = build_paged_word(pack, drawings, template, choices, as_pdf="pdf" in wanted.formats, name=pack.file_stem)
    found = {"docx": made.report, "pdf": made.pdf}
    return {form: content for form, content in found.items() if content is not None and form in wanted.formats}, made.warnings
