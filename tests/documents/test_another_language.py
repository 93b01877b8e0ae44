"""A pack in another language: every word of report, slides, web page, table and charts is the phrase pack's or the pack's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html
from matplotlib.text import Text as DrawnText

from scrutiny_pack.charts.draw import compose
from scrutiny_pack.charts.style import drawing_settings
from scrutiny_pack.pack import Chart, Pack
from scrutiny_pack.run import Options, build, prepare
from tests.documents_read import descriptions, paragraphs_of_part, part, part_names
from tests.other_letters import add_all, in_latin, in_other_letters, other_pack
from tests.source_code import ROOT

OURS = ("word/document", "word/header", "word/footer", "ppt/slides/", "ppt/notesSlides/")
BOARD = "committee: " + in_other_letters("A board")
"""The name of the board, which is the board's own."""
ATTRIBUTES = ("alt", "title", "aria-label", "placeholder")


@dataclass(frozen=True)
class Made:
    """The pack, and the folder of its documents."""

    pack: Pack
    folder: Path

    def file(self, form: str) -> Path:
        """The document of a format."""
        return next(self.folder.glob(f"*.{form}"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The worked examples, built twice: the second time with what changed since the first."""
    folder = tmp_path_factory.mktemp("other")
    pack, board = other_pack(folder / "pack", add_all), folder / "board"
    shutil.copytree(ROOT / "templates" / "scrutiny", board)
    (board / "board.yaml").write_text(f"version: 1\n{BOARD}\n", encoding="utf-8")
    first = build(_options(pack, board, folder / "first", ("csv",))).files[-1]
    figures = folder / "pack" / "data" / "figures.csv"
    figures.write_text(figures.read_text(encoding="utf-8").replace(",30,200,", ",34,200,"), encoding="utf-8")
    options = _options(pack, board, folder / "second", ("docx", "pptx", "html", "csv"), first)
    build(options)
    return Made(prepare(options).pack, folder / "second")


def _options(pack: Path, board: Path, out: Path, formats: tuple[str, ...], since: Path | None = None) -> Options:
    return Options(pack, str(board), out, formats, lambda _: None, since=since)


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_no_word_of_a_document_is_the_programs(made: Made, form: str) -> None:
    """Body, headers, footers, notes, captions and alt text."""
    document = made.file(form)
    parts = [name for name in part_names(document) if name.startswith(OURS) and name.endswith(".xml")]
    texts = [text for name in parts for text in paragraphs_of_part(document, name)] + list(descriptions(document))
    assert len(texts) > 100
    assert {text for text in texts if in_latin(text)} == set()


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_the_properties_are_in_the_language(made: Made, form: str) -> None:
    """Title, subject and author, which are read first."""
    core = part(made.file(form), "docProps/core.xml")
    said = {str(entry.tag).rpartition("}")[2]: entry.text or "" for entry in core}
    assert said["language"] == "uk"
    assert [said[name] for name in ("title", "subject", "creator") if in_latin(said[name])] == []


def test_no_word_of_the_web_page_is_the_programs(made: Made) -> None:
    """What is seen, and what only a screen reader says."""
    page = html.fromstring(made.file("html").read_text(encoding="utf-8"))
    texts = list(_texts(page))
    assert len(texts) > 100
    assert {text for text in texts if in_latin(text)} == set()


def _texts(page: html.HtmlElement) -> Iterator[str]:
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in ("style", "script"):
            yield element.text or ""
            yield from (element.get(name, "") for name in ATTRIBUTES)
        yield element.tail or ""


def test_no_word_of_a_chart_is_the_programs(made: Made) -> None:
    """Headings, axes, labels of points and of bars, for each kind of chart."""
    charts = [block for section in made.pack.sections for block in section.blocks if isinstance(block, Chart)]
    assert {chart.kind for chart in charts} == {"line", "bars by month", "bars beside comparators", "grouped bars"}
    for chart in charts:
        with drawing_settings(chart.id):
            figure = compose(chart).figure
            drawn = [text.get_text() for text in figure.findobj(DrawnText) if text.get_visible()]
        assert any(drawn)
        assert [text for text in drawn if in_latin(text)] == []


def test_tables_are_named_as_in_the_report(made: Made) -> None:
    """The columns of the table of figures are for programs; the names of sections, charts and tables in it are for people."""
    lines = made.file("csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert lines
    assert {line for line in lines if in_latin(",".join(line.split(",")[:2]))} == set()


def test_what_changed_is_told_in_the_language(made: Made) -> None:
    """The chapter is there, and its figures are."""
    assert made.pack.since is not None
    texts = paragraphs_of_part(made.file("docx"), "word/document.xml")
    assert in_other_letters("Revised") in texts
