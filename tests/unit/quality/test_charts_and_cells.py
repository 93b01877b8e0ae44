"""What a reader must be able to see: chart letters of a fair size (A11), marks that stand out (A06), no rating by colour alone (A07)."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scrutiny_pack import run
from scrutiny_pack.build.parts import read_parts
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.quality.colour_alone import check_colour_alone
from tests.series import monthly
from tests.small_pack import bullet, indicator, small_pack
from tests.unit.quality.twins import Original, marked, said
from tests.unit.quality.xml_pieces import inserted

CHART = "//wp:inline[not(ancestor::w:tc)]/wp:extent"
CELL, TEXT = "(//w:tbl[2]/w:tr[2]/w:tc[2])[1]", "(//w:tbl[2]/w:tr[2]/w:tc[2])[1]//w:t"
"""Of the first table after the scorecard, whose cells say more than one thing."""
RED = 'w:shd w:val="clear" w:fill="FFC0C0"/>'
SLIDE_CELL = "//p:graphicFrame[not(contains(p:nvGraphicFramePr/p:cNvPr/@name, 'scorecard'))]//a:tr[2]/a:tc[2]"
SLIDE_RED = 'a:solidFill><a:srgbClr val="FFC0C0"/></a:solidFill>'


def _narrow(width: str) -> Callable[[Original], Original]:
    return lambda report: report.edited(CHART, marked("cx", width))


def _pale_line(document: Original) -> Original:
    """The twin in which every chart's strong lines and bars are pale."""
    parts = {name: data for name, data in read_parts(document.data).items() if name.endswith(".svg")}
    return document.with_parts({name: re.sub(rb"#12436d", b"#c0d0e0", data) for name, data in parts.items()})


def test_a_chart_in_a_narrow_column_is_told_of(report: Original) -> None:
    """Nine points at the size it has on the page, whatever it was drawn at."""
    drawn = report.edited(CHART, marked("cx", str(16 * 360_000)))
    assert drawn.problems == ()
    assert [(problem.slug, problem.severity) for problem in _narrow(str(12 * 360_000))(report).problems] == [("text-small", "warning")]
    assert "6.8 points" in _narrow(str(12 * 360_000))(report).problems[0].what


def test_a_chart_in_a_narrow_slot_of_a_slide_is_told_of(deck: Original) -> None:
    """The same on a slide."""
    twin = deck.edited("//p:pic/p:spPr/a:xfrm/a:ext", marked("cx", str(10 * 360_000)))
    assert [(problem.slug, problem.severity) for problem in twin.problems] == [("text-small", "warning")]


def test_pale_lines_and_bars_are_told_of(report: Original, deck: Original) -> None:
    """Three to one against the white they are drawn on; the faint grid is not complained of."""
    for document in (report, deck):
        assert {(problem.slug, problem.severity) for problem in _pale_line(document).problems} == {("contrast", "warning")}


def test_the_band_of_a_target_may_be_light(tmp_path: Path) -> None:
    """Its edges are dark lines with a name, and other lines lie on it."""
    both = {"for": "2022-23", "from": "15", "to": "25", "status": "local"}
    chart = {"id": "s.c", "line": "share", "target": "on"}
    section = {"id": "s", "title": "Visits", "charts": [chart], "bullets": [bullet({"l": {"level": "share"}})]}
    small_pack(tmp_path, monthly([20, 21, 22, 23] * 3), sections=[section], indicators={"share": indicator(targets=[both])})
    built = run.build(run.Options(tmp_path / "pack.yaml", None, tmp_path / "out", ("docx", "pptx", "html"), lambda _: None))
    assert [problem.slug for problem in built.warnings] == []


def test_a_rating_by_colour_alone_is_not_published(report: Original, deck: Original) -> None:
    """A cell in a colour of its own must hold a word."""
    for twin in (
        report.edited(TEXT, said("20.0%")).edited(f"{CELL}/w:tcPr", inserted(RED)),
        deck.edited(f"{SLIDE_CELL}//a:t", said("20.0%")).edited(f"{SLIDE_CELL}/a:tcPr/a:noFill", lambda fill: _replaced(fill, SLIDE_RED)),
    ):
        assert [(problem.slug, problem.severity) for problem in twin.problems if problem.slug != "leftover-word"] == [
            ("colour-only", "error")
        ]


def test_a_rating_in_colour_and_word_is_right(report: Original) -> None:
    """Colour may help as long as a word says the same."""
    assert report.edited(TEXT, said("20.0%, worse")).edited(f"{CELL}/w:tcPr", inserted(RED)).problems == ()


def test_an_empty_cell_of_a_slide_is_told_of(deck: Original) -> None:
    """What is empty is read out as nothing, and nobody knows whether it was forgotten."""
    twin = deck.edited(f"{SLIDE_CELL}//a:t", said(""))
    assert [(problem.slug, problem.severity) for problem in twin.problems] == [("table-cell-empty", "warning")]


def _replaced(fill, xml: str) -> None:  # type: ignore[no-untyped-def]
    parent = fill.getparent()
    inserted(xml)(parent)
    fill.addprevious(parent[0])
    parent.remove(fill)


@pytest.mark.parametrize(
    ("rows", "silent"),
    [
        ([[("A", ""), ("1", "red"), ("2", "")], [("B", ""), ("1", ""), ("2", "")]], True),
        ([[("A", ""), ("▲", "green"), ("2", "")], [("B", ""), ("1", ""), ("2", "")]], True),
        ([[("A", ""), ("", "green"), ("2", "")], [("B", ""), ("1", ""), ("2", "")]], True),
        ([[("A", ""), ("▲ better", "green"), ("2", "")], [("B", ""), ("1", ""), ("2", "")]], False),
        (
            [
                [("A", "grey"), ("1", "grey"), ("2", "grey")],
                [("B", ""), ("1", ""), ("2", "")],
                [("C", "grey"), ("1", "grey"), ("2", "grey")],
            ],
            False,
        ),
        ([[("A", ""), ("1", "red")], [("B", ""), ("2", "green")], [("C", ""), ("3", "green")]], True),
        ([[("A", "red"), ("1", "")], [("B", "green"), ("2", "")]], False),
        ([], False),
    ],
)
def test_stripes_are_no_ratings(rows: list[list[tuple[str, str]]], silent: bool) -> None:
    """A row in one colour is a stripe, the first cell is a name; any other cell in a colour of its own must hold a word."""
    problems = ProblemList()
    check_colour_alone("the table", rows, Place("x"), problems)
    assert [problem.slug for problem in problems.errors] == ["colour-only"] * silent


def test_small_letters_are_told_of_once(report: Original) -> None:
    """The template is the reason: twenty warnings of it would leave no room for others."""
    two = _narrow(str(12 * 360_000))(report).edited(
        "//w:p[.//wp:inline][not(ancestor::w:tc)]", lambda chart: chart.addnext(copy.deepcopy(chart))
    )
    (small,) = [problem for problem in two.problems if problem.slug == "text-small"]
    assert "(and in 1 more the letters are small)" in small.what
