"""The scorecard in the report: groups of rows without a merged cell, small lines in the line of text, pages turned where they must be."""

from __future__ import annotations

import dataclasses

import pytest
from lxml import etree

from scrutiny_pack.build.template import open_template
from scrutiny_pack.build.word import build_word
from scrutiny_pack.build.word_document import ReportChoices
from scrutiny_pack.grouped_table import GroupedTable
from tests import word_templates
from tests.sample_pack import sample_pack
from tests.sample_report import REPORT, W, drawings_of, part, text_of_paragraph, values
from tests.sample_scorecard import drawings, grouped, scorecard

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NARROW = grouped(2).without(7).without(6).without(5).without(4).without(3)


def report(table: GroupedTable, template: bytes | None = None) -> bytes:
    """A report with the scorecard."""
    pack = dataclasses.replace(sample_pack(), scorecard=scorecard(table))
    drawn = drawings_of(pack) | drawings(table)
    return build_word(pack, drawn, template or open_template(REPORT, "report.docx"), ReportChoices())


def written(table: GroupedTable | None = None, template: bytes | None = None) -> etree._Element:
    """Its table."""
    return next(part(report(table or grouped(), template)).iter(f"{W}tbl"))


def rows(table: etree._Element) -> list[list[etree._Element]]:
    """The cells of each row."""
    return [list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")]


def it_has_one_header_row_that_repeats_and_no_merged_cell() -> None:
    """As many cells in each row as there are columns; no row is parted between pages."""
    table = written()
    assert {len(cells) for cells in rows(table)} == {8}
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")] == [True] + [False] * 12
    assert len(values(table, "cantSplit")) == 13
    assert not [*table.iter(f"{W}gridSpan"), *table.iter(f"{W}vMerge")]


def it_names_a_group_over_its_first_row() -> None:
    """Bold, with a rule over the row; the indicator's own name is not bold, whatever the table's style says of the first column."""
    named = rows(written())[4]
    name, label = named[0].iter(f"{W}r")
    assert name.find(f"{W}rPr/{W}b").get(f"{W}val") is None and label.find(f"{W}rPr/{W}b").get(f"{W}val") == "0"
    assert "".join(text.text for text in name.iter(f"{W}t")) == "A topic of some length 1"
    assert [cell.find(f"{W}tcPr/{W}tcBorders/{W}top") is not None for cell in named] == [True] * 8
    assert not [*rows(written())[5][0].iter(f"{W}tcBorders")]


def it_moves_the_figures_of_such_a_row_down_to_the_indicator() -> None:
    """By the space before their paragraphs: a cell's own margin would move the whole row in Word."""
    _, first, second, *_ = rows(written())

    def before(cell: etree._Element) -> int:
        return int(values(cell, "spacing", "before")[0])

    assert {before(cell) for cell in second} == {before(second[0])}
    assert {before(cell) for cell in first[1:]} == {before(first[1])} and before(first[1]) > before(first[0]) + 180


def it_shows_small_lines_in_the_line_of_text_with_alt_text() -> None:
    """Over the lowest and the highest figure; a row without one has its words alone."""
    data = report(grouped())
    table = next(part(data).iter(f"{W}tbl"))
    for number, cells in enumerate(rows(table)[1:]):
        shown = [entry.get("descr") for entry in cells[2].iter(f"{WP}docPr")]
        assert shown == ([] if number % 2 else [f"Row {number}, by month from Mar 2022"])
        assert text_of_paragraph(cells[2].find(f"{W}p")) == ("–" if number % 2 else "20.0% to 24.0%")
        assert not list(cells[2].iter(f"{WP}anchor"))
    ids = [entry.get("id") for entry in part(data).iter(f"{WP}docPr")]
    assert len(ids) == len(set(ids)) > 6


def it_gives_no_line_a_height_that_would_cut_a_picture() -> None:
    """A template's text may have lines of a fixed height."""
    assert set(values(written(), "spacing", "lineRule")) == {"auto"}


def it_turns_the_page_only_where_the_table_needs_it() -> None:
    """Eight columns on a page on its side, three on one that is upright."""
    assert values(part(report(grouped())), "pgSz", "orient").count("landscape") == 1
    assert "landscape" not in values(part(report(NARROW)), "pgSz", "orient")


@pytest.mark.parametrize(
    "change", [word_templates.as_it_is, word_templates.on_its_side, word_templates.dark], ids=lambda each: each.__name__
)
def it_stays_within_the_text_of_any_template(change) -> None:  # type: ignore[no-untyped-def]
    """As wide as its columns are together, and no wider than the page leaves."""
    data = report(grouped(), word_templates.template(change))
    table = next(part(data).iter(f"{W}tbl"))
    columns = [int(width) for width in values(table, "gridCol", "w")]
    (size, margins) = next((entry.find(f"{W}pgSz"), entry.find(f"{W}pgMar")) for entry in part(data).iter(f"{W}sectPr") if _wide(entry))
    room = int(size.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    assert sum(columns) <= room + 20 and values(table, "tblW", "w") == [str(sum(columns))]


def _wide(settings: etree._Element) -> bool:
    size = settings.find(f"{W}pgSz")
    return int(size.get(f"{W}w")) > int(size.get(f"{W}h"))


def it_has_the_colour_of_the_headings_only_where_that_can_be_seen() -> None:
    """On white; on a dark page, or where the table's style tints its cells, names have the colour of the text."""

    def colours(template: bytes | None) -> set[str]:
        return set(values(written(template=template), "color"))

    assert colours(None) == {"12436D"}
    assert colours(word_templates.template(word_templates.dark)) == set()
    tinted = REPORT.read_bytes()
    assert colours(_tinted(tinted)) == set()


def _tinted(template: bytes) -> bytes:
    """The shipped template with a table style that tints every cell."""
    from scrutiny_pack.build.parts import read_parts, write_parts

    parts = read_parts(template)
    styles = parts["word/styles.xml"].decode()
    start = styles.index("</w:tblPr>", styles.index('w:styleId="ReportTable"')) + len("</w:tblPr>")
    tint = '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="12436D"/></w:tcPr>'
    return write_parts(parts | {"word/styles.xml": (styles[:start] + tint + styles[start:]).encode()})
