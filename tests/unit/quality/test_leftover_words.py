"""No reader meets a word that only a program says; but what a person wrote is theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from scrutiny_pack.pack import Chart, Pack, Point
from scrutiny_pack.text import Slot, Text, words
from tests.unit.quality.twins import Original, W, doubled, marked, said

BULLET = "//w:p[w:pPr/w:pStyle[@w:val='ListBullet']][not(.//w:hyperlink)]//w:t"
NOTES = "ppt/notesSlides/notesSlide5.xml"

WRONG = {
    "A rate of nan per 10,000": "leftover-word",
    "NaN%": "leftover-word",
    "inf": "leftover-word",
    "up by -inf percentage points": "leftover-word",
    "None": "leftover-word",
    "between None and 5.2": "leftover-word",
    "a change of -0.0 percentage points": "leftover-word",
    "\N{MINUS SIGN}0.0%": "leftover-word",
    "(-0)": "leftover-word",
    "the rate was {g.sn.amount}": "leftover-brace",
    "a brace } alone": "leftover-brace",
    "below the  average": "leftover-space",
    "20.0%   of referrals": "leftover-space",
}
"""What must not be printed, and the name of the fault."""

RIGHT = [
    "Nanette, naan, Nan and infant are words; so is information",
    "-0.4 and 10.0 and 0.0 and 2020-01 and 10-0 are figures",
    "One sentence.  Another, after two spaces",
    "A line \N{EN DASH} with a dash, and an en-0dd name",
]
"""What looks a little like it and is right."""

PLACES: dict[str, Callable[[Original, Original, str], Original]] = {
    "a bullet of the report": lambda report, _, text: report.edited(BULLET, said(text)),
    "a cell of the report": lambda report, _, text: report.edited("//w:tr[2]/w:tc[2]//w:t", said(text)),
    "a table's description": lambda report, _, text: report.edited("//w:tblDescription", marked(f"{W}val", text)),
    "a picture's alt text": lambda report, _, text: report.edited("//wp:docPr", marked("descr", text)),
    "a bullet of the deck": lambda _, deck, text: deck.edited("//p:sp[p:nvSpPr/p:cNvPr[@name='Commentary']]//a:t", said(text)),
    "a cell of the deck": lambda _, deck, text: deck.edited("//a:tr[2]/a:tc[2]//a:t", said(text)),
    "the presenter's notes": lambda _, deck, text: deck.edited("//a:t", said(text), NOTES),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_word_that_only_a_program_says_is_not_published(text: str, report: Original) -> None:
    """What is printed where a figure or a word should be is an error, by its name."""
    assert {(problem.slug, problem.severity) for problem in report.edited(BULLET, said(text)).problems} == {(WRONG[text], "error")}


@pytest.mark.parametrize("text", RIGHT)
def test_ordinary_words_are_left_alone(text: str, report: Original) -> None:
    """Words and figures that hold the same letters are not complained of."""
    assert report.edited(BULLET, said(text)).problems == ()


@pytest.mark.parametrize("place", PLACES)
def test_every_text_is_looked_at(place: str, report: Original, deck: Original) -> None:
    """Paragraphs, cells, alt texts and notes: a reader may meet the word in any of them."""
    assert PLACES[place](report, deck, "a rate of nan").slugs == {"leftover-word"}


def test_a_word_cut_in_two_runs_is_found(report: Original) -> None:
    """The gap between two runs is looked at as a reader sees it."""
    twin = report.edited(f"{BULLET}/..", doubled).edited(BULLET, said("below the ")).edited(f"({BULLET})[2]", said(" average"))
    assert twin.slugs == {"leftover-space"}


def _titled(pack: Pack, title: Text) -> Pack:
    return replace(pack, sections=(replace(pack.sections[0], title=title), *pack.sections[1:]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("None of the ten neighbours", []),
        ("She lives with her nan", [("leftover-word", "warning")]),
        ("Written {in braces", [("leftover-brace", "warning")]),
        ("below the  average", [("leftover-space", "warning")]),
    ],
)
def test_a_persons_own_words_never_stop_a_build(text: str, expected: list[tuple[str, str]], report: Original) -> None:
    """What stands in the pack's own words is a warning at most, for the person may have meant it."""
    twin = replace(report.edited(BULLET, said(text)), pack=_titled(report.pack, words(text)))
    assert [(problem.slug, problem.severity) for problem in twin.problems] == expected


def _slot(printed: str) -> Text:
    return Text((Slot(printed, "l.value", Decimal(0), "percent", "as given", "half up", ()),))


@pytest.mark.parametrize(
    ("made", "text"), [(_slot("nan"), "nan"), (words("below the ") + _slot("") + words(" average"), "below the  average")]
)
def test_a_slot_is_nobodys_own_words(made: Text, text: str, report: Original) -> None:
    """A computed figure that is not one, or that printed nothing, is a mistake of ours even though the pack holds it."""
    twin = replace(report.edited(BULLET, said(text)), pack=_titled(report.pack, made))
    assert {problem.severity for problem in twin.problems} == {"error"}


def test_a_label_in_a_chart_is_looked_at(report: Original) -> None:
    """Labels are drawn as lines, so the pack itself is asked what they say."""
    pack = report.pack
    section = next(section for section in pack.sections if section.charts)
    chart = section.charts[0]
    series = replace(chart.series[0], points=(Point(words("July"), None, _slot("nan%")), *chart.series[0].points))
    blocks = tuple(replace(each, series=(series,)) if isinstance(each, Chart) and each is chart else each for each in section.blocks)
    sections = tuple(replace(section, blocks=blocks) if each is section else each for each in pack.sections)
    (problem,) = replace(report, pack=replace(pack, sections=sections)).problems
    assert problem.slug == "leftover-word"
    assert chart.id in problem.what
