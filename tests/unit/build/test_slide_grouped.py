"""The scorecard on slides: letters, columns and headings alike on all of them, and each small line in its cell."""

from __future__ import annotations

import dataclasses
import io

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide

from scrutiny_pack.build.fit import Box
from scrutiny_pack.build.powerpoint import build_powerpoint
from scrutiny_pack.build.slide_grouped_fit import parts_of
from scrutiny_pack.grouped_table import GroupedTable
from tests import slide_templates
from tests.sample_pack import sample_pack
from tests.sample_scorecard import drawings, grouped, scorecard
from tests.sample_slides import drawings as drawings_of

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WIDE, OLD = Box(860, 350, 16, 14), Box(640, 350, 16, 14)


def deck(table: GroupedTable, template: bytes | None = None) -> list[Slide]:
    """The slides of the scorecard."""
    pack = dataclasses.replace(sample_pack(), scorecard=scorecard(table))
    data = build_powerpoint(pack, drawings_of(pack) | drawings(table), template or slide_templates.office())
    return [slide for slide in Presentation(io.BytesIO(data)).slides if slide.shapes.title.text.startswith("Scorecard")]


def drawn(slide: Slide):  # type: ignore[no-untyped-def]
    """The table on a slide."""
    return next(shape.table for shape in slide.shapes if shape.has_table)


@pytest.mark.parametrize("rows", [2, 12, 21, 60])
@pytest.mark.parametrize("box", [WIDE, OLD], ids=["wide", "old"])
def test_every_row_is_on_a_slide_that_it_fits(rows: int, box: Box) -> None:
    """Each once, in order; letters, columns, headings and the space around words are the same on all."""
    parts = parts_of(grouped(rows), box)
    assert [row[0].plain for part, _ in parts for row in part.rows] == [row[0].plain for row in grouped(rows).rows]
    assert all(fit.height <= box.height + 0.1 and len(part.rows) == len(fit.rows) for part, fit in parts)
    assert len({(fit.size, fit.down, fit.widths, fit.header, part.header) for part, fit in parts}) == 1
    assert sum(parts[0][1].widths) <= box.width + 0.1


def test_eight_rows_or_more_fit_a_wide_slide() -> None:
    """Where no cell has to be broken: a figure and a line of words each."""
    assert [len(part.rows) for part, _ in parts_of(grouped(16, label="Visits").without(7), WIDE)] == [8, 8]


@pytest.mark.parametrize("rows", range(5, 30))
def test_a_group_that_goes_on_is_named_again_and_there_is_room_for_it(rows: int) -> None:
    """The name takes lines of each further slide, which its row did not take on the first."""
    name = "The name of a long group that is said over and over again, on each of the slides that the group is on"
    parts = parts_of(grouped(rows, group=rows, name=name, label="Visits"), WIDE)
    assert all(part.groups[0] and not any(part.groups[1:]) for part, _ in parts)
    assert all(fit.height <= WIDE.height + 0.1 for _, fit in parts)


def test_a_cell_says_figure_and_words_on_lines_of_their_own() -> None:
    """One paragraph, as an editor and a screen reader have it; the name of a group is bold and stands over the first row."""
    cell = drawn(deck(grouped())[0]).cell(1, 0)
    assert cell.text == "A topic of some length 0\x0bVisits that were made within so many days of the first of them 0"
    assert [run.get("b") for run in cell._tc.iter(f"{A}rPr") if run.getparent().tag == f"{A}r"] == ["1", None]
    assert drawn(deck(grouped())[0]).cell(1, 5).text == "20.8%\x0b▼\u00a0slightly below"
    assert {drawn(deck(grouped())[0]).cell(1, column).vertical_anchor for column in (0, 5)} == {MSO_ANCHOR.TOP}


def test_a_small_line_is_the_ground_of_its_cell() -> None:
    """So that it stays in its row when that grows: as large as the cell, with nothing behind the words under it."""
    slide = deck(grouped())[0]
    table = drawn(slide)
    for number, row in enumerate(list(table.rows)[1:]):
        cell, grounds = row.cells[2], list(row.cells[2]._tc.iter(f"{A}blip"))
        assert len(grounds) == (number % 2 == 0) and cell.text
        if grounds:
            page = Image.open(io.BytesIO(slide.part.related_part(grounds[0].get(f"{R}embed")).blob))
            assert page.width / page.height == pytest.approx(table.columns[2].width / row.height, rel=0.03)
            words_from = round(page.height * cell.margin_top / row.height)
            assert page.getchannel("A").crop((0, words_from, page.width, page.height)).getextrema() == (0, 0)
            assert page.getchannel("A").getextrema() == (0, 255)


def test_the_notes_say_each_small_line_in_words() -> None:
    """Those of the rows on the slide: the ground of a cell has no alt text."""
    slides = deck(grouped())
    for slide in slides:
        said = [
            f"Row {row.cells[0].text.rsplit(' ', 1)[1]}," for row in list(drawn(slide).rows)[1:] if list(row.cells[2]._tc.iter(f"{A}blip"))
        ]
        assert [line[: len(want)] for line, want in zip(_rows(slide), said, strict=True)] == said


def _rows(slide: Slide) -> list[str]:
    return [line for line in slide.notes_slide.notes_text_frame.text.split("\n") if line.startswith("Row ")]


def test_a_table_without_small_lines_has_none() -> None:
    """Nor a word of them in the notes."""
    slides = deck(grouped().without(2))
    assert not [blip for slide in slides for blip in drawn(slide)._tbl.iter(f"{A}blip")]
    assert not [line for slide in slides for line in _rows(slide)]


@pytest.mark.parametrize("template", [slide_templates.old_shape, slide_templates.dark], ids=["four by three", "dark"])
def test_other_templates_have_it_too(template) -> None:  # type: ignore[no-untyped-def]
    """Every row, in letters that can be read from the back of a room, with a header row and no merged cell."""
    tables = [drawn(slide) for slide in deck(grouped(), template())]
    assert sum(len(table.rows) - 1 for table in tables) == 12
    for table in tables:
        assert table.first_row and not [cell for row in table.rows for cell in row.cells if cell.is_merge_origin or cell.is_spanned]
        assert {properties.get("sz") for properties in table._tbl.iter(f"{A}rPr")} == {"1400"}
