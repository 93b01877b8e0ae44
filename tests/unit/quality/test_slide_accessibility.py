"""The deck's accessibility check bites: each rule of the broken twins A01, A03 to A05, A08, A10 and A11 is found by its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from tests.unit.quality.twins import A, Original, added, marked, removed, said

PICTURE = "//p:pic/p:nvPicPr/p:cNvPr"
TITLE_TEXT = "//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='title']]//a:t"
COMMENTARY = "//p:sp[p:nvSpPr/p:cNvPr[@name='Commentary']]"
SOURCE = "//p:sp[p:nvSpPr/p:cNvPr[@name='Source']]"
SLIDE = "ppt/slides/slide10.xml"
"""One whose words have the template's size."""
NOTES = "ppt/notesSlides/notesSlide10.xml"


def _to_the_end(shape: etree._Element) -> None:
    parent = shape.getparent()
    assert parent is not None
    parent.append(shape)


def _same_title(deck: Original) -> Original:
    titles: list[str] = []
    deck.edited(TITLE_TEXT, lambda text: titles.append(text.text or ""), "ppt/slides/slide10.xml")
    return deck.edited(TITLE_TEXT, said(titles[0]), "ppt/slides/slide11.xml")


ERRORS: dict[str, tuple[str, Callable[[Original], Original]]] = {
    "a chart without alt text": ("alt-missing", lambda deck: deck.edited(PICTURE, marked("descr", ""))),
    "a chart that says its file's name": ("alt-is-filename", lambda deck: deck.edited(PICTURE, marked("descr", "image12.PNG"))),
    "a table without words": ("alt-missing", lambda deck: deck.edited("//p:graphicFrame//p:cNvPr", marked("descr", ""))),
    "a table without header row": ("table-header", lambda deck: deck.edited("//a:tblPr", marked("firstRow", "0"))),
    "merged cells": ("table-merged", lambda deck: deck.edited("//a:tc", marked("gridSpan", "2"))),
    "a row that lacks a cell": ("table-merged", lambda deck: deck.edited("//a:tr[2]/a:tc", removed)),
    "a slide without title": ("slide-title", lambda deck: deck.edited("//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='title']]", removed)),
    "two slides of one title": ("slide-title-duplicate", _same_title),
    "its title read last": ("reading-order", lambda deck: deck.edited("//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='title']]", _to_the_end)),
    "words read after the foot": ("reading-order", lambda deck: deck.edited(COMMENTARY, _to_the_end)),
    "American words": ("language", lambda deck: deck.edited(f"{COMMENTARY}//a:r/a:rPr", marked("lang", "en-US"))),
    "words of no language": ("language", lambda deck: deck.edited(f"{COMMENTARY}//a:r/a:rPr", lambda run: run.attrib.pop("lang"))),
    "American notes": ("language", lambda deck: deck.edited("//a:r/a:rPr", marked("lang", "en-US"), NOTES)),
    "small words": ("text-small", lambda deck: deck.edited(f"{COMMENTARY}//a:r/a:rPr", marked("sz", "1300"), SLIDE)),
    "words shrunk to be small": (
        "text-small",
        lambda deck: deck.edited(f"{COMMENTARY}//a:bodyPr", added(f"{A}normAutofit", fontScale="50000"), SLIDE),
    ),
    "a table in small print": ("text-small", lambda deck: deck.edited("//a:tc//a:rPr", marked("sz", "1200"))),
    "a source line in tiny print": ("text-small", lambda deck: deck.edited(f"{SOURCE}//a:rPr", marked("sz", "900"))),
    "no title of its own": (
        "title-missing",
        lambda deck: deck.edited("//*[local-name()='title']", removed, "docProps/core.xml"),
    ),
}


@pytest.mark.parametrize("fault", ERRORS)
def test_a_deck_is_not_published_with(fault: str, deck: Original) -> None:
    """Each of these faults is an error, found by its name, and no other is claimed."""
    slug, broken = ERRORS[fault]
    assert {(problem.slug, problem.severity) for problem in broken(deck).problems} == {(slug, "error")}


def test_the_user_is_warned_of_words_that_hide_a_link(deck: Original) -> None:
    """A link called "here" is a warning: the words are the user's."""
    twin = deck.edited("//a:r[a:rPr/a:hlinkClick]/a:t", said("here"))
    assert [(problem.slug, problem.severity) for problem in twin.problems] == [("link-text", "warning")]


@pytest.mark.parametrize(("path", "size"), [(COMMENTARY, "1400"), (SOURCE, "1000"), ("//p:sp[.//p:ph[@type='ftr']]", "1000")])
def test_the_least_sizes_are_large_enough(path: str, size: str, deck: Original) -> None:
    """14 points for what is read from afar, 10 for the source line and the foot of a slide."""
    assert deck.edited(f"{path}//a:r/a:rPr", marked("sz", size), SLIDE).problems == ()


def test_a_board_may_choose_smaller_letters(deck: Original) -> None:
    """Where the template's own size is below ours, words in that size are the board's choice."""
    layout = "ppt/slideLayouts/slideLayout4.xml"
    small = deck.edited("//p:sp[p:nvSpPr/p:nvPr/p:ph[@idx='15']]//a:lvl1pPr/a:defRPr", marked("sz", "1200"), layout)
    words = f"{COMMENTARY}//a:r/a:rPr"
    assert small.edited(words, marked("sz", "1200"), SLIDE).problems == ()
    assert small.edited(words, marked("sz", "1100"), SLIDE).slugs == {"text-small"}
