"""The report's accessibility check bites: each rule of the broken twins A01 to A03, A05, A08 and A09 is found by its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from scrutiny_pack.quality.opened import NAMESPACES
from tests.unit.quality.twins import Original, W, added, doubled, marked, removed, said

CORE = "docProps/core.xml"
STYLES = "word/styles.xml"
ALT = "//wp:docPr"
HEADINGS = "//w:pStyle[@w:val='Heading{}']"
DECORATIVE = f"{{{NAMESPACES['adec']}}}decorative"


def _unheaded(report: Original) -> Original:
    unnamed = report.with_text_in(STYLES, b'w:val="heading 1"', b'w:val="topic 1"')
    return unnamed.with_text_in(STYLES, b'w:val="heading 2"', b'w:val="topic 2"')


def _silent(table: etree._Element) -> None:
    for words in list(table)[-2:]:
        removed(words)


def _bold(paragraph: etree._Element) -> None:
    for run in paragraph.iter(f"{W}r"):
        run.insert(0, etree.Element(f"{W}rPr"))
        etree.SubElement(run[0], f"{W}b")


def _floating(inline: etree._Element) -> None:
    inline.tag = inline.tag.replace("inline", "anchor")


ERRORS: dict[str, tuple[str, Callable[[Original], Original]]] = {
    "a picture without alt text": ("alt-missing", lambda report: report.edited(ALT, lambda picture: picture.attrib.pop("descr"))),
    "a picture with a blank alt text": ("alt-missing", lambda report: report.edited(ALT, marked("descr", "  "))),
    "a picture that says its file's name": ("alt-is-filename", lambda report: report.edited(ALT, marked("descr", "image1.png"))),
    "no headings": ("heading-missing", _unheaded),
    "a skipped level": ("heading-skip", lambda report: report.edited(HEADINGS.format(2), marked(f"{W}val", "Heading3"))),
    "a heading of level 2 first": ("heading-skip", lambda report: report.edited(HEADINGS.format(1), marked(f"{W}val", "Heading2"))),
    "a table without header row": ("table-header", lambda report: report.edited("//w:trPr/w:tblHeader", removed)),
    "a table with its header row switched off": (
        "table-header",
        lambda report: report.edited("//w:trPr/w:tblHeader", marked(f"{W}val", "0")),
    ),
    "cells merged side by side": ("table-merged", lambda report: report.edited("//w:tcPr", added(f"{W}gridSpan", **{f"{W}val": "2"}))),
    "cells merged one over the other": ("table-merged", lambda report: report.edited("//w:tcPr", added(f"{W}vMerge"))),
    "a row that lacks a cell": ("table-merged", lambda report: report.edited("//w:tr[2]/w:tc", removed)),
    "a table without words": ("alt-missing", lambda report: report.edited("//w:tblPr", _silent)),
    "no title": ("title-missing", lambda report: report.edited("//*[local-name()='title']", said(" "), CORE)),
    "no language": ("language", lambda report: report.edited("//*[local-name()='language']", removed, CORE)),
    "American text": ("language", lambda report: report.edited("//w:docDefaults//w:lang", marked(f"{W}val", "en-US"), STYLES)),
    "text of no language": ("language", lambda report: report.edited("//w:docDefaults//w:lang", removed, STYLES)),
    "an American run": (
        "language",
        lambda report: report.edited("//w:r", lambda run: run.insert(0, etree.Element(f"{W}lang", {f"{W}val": "en-US"}))),
    ),
    "a floating picture": ("not-inline", lambda report: report.edited("//wp:inline", _floating)),
}

WARNINGS: dict[str, tuple[str, Callable[[Original], Original]]] = {
    "an alt text too long to listen to": ("alt-too-long", lambda report: report.edited(ALT, marked("descr", "a" * 251))),
    "an alt text that says nothing": ("alt-says-nothing", lambda report: report.edited(ALT, marked("descr", "Chart 3"))),
    "a link called here": ("link-text", lambda report: report.edited("//w:hyperlink[@r:id]//w:t", said("Click here"))),
    "a bare address": ("link-text", lambda report: report.edited("//w:hyperlink[@r:id]//w:t", said("https://example.org/report"))),
    "an empty cell": ("table-cell-empty", lambda report: report.edited("//w:tbl[2]/w:tr[2]/w:tc[2]//w:t", said(""))),
    "a bold paragraph for a heading": ("fake-heading", lambda report: report.edited("//w:p[w:pPr/w:pStyle[@w:val='CoverDetail']]", _bold)),
}


@pytest.mark.parametrize("fault", ERRORS)
def test_a_report_is_not_published_with(fault: str, report: Original) -> None:
    """Each of these faults is an error, found by its name, and no other is claimed."""
    slug, broken = ERRORS[fault]
    found = broken(report).problems
    assert {slug} == {problem.slug for problem in found if problem.slug != "leftover-property"}
    assert {"error"} == {problem.severity for problem in found}


@pytest.mark.parametrize("fault", WARNINGS)
def test_the_user_is_warned_of(fault: str, report: Original) -> None:
    """What depends on the user's own words is a warning, found by its name."""
    slug, broken = WARNINGS[fault]
    assert [(problem.slug, problem.severity) for problem in broken(report).problems] == [(slug, "warning")]


def test_an_ornament_needs_no_words(report: Original) -> None:
    """A picture that is marked as decorative may be without alt text: a screen reader passes over it."""
    silent = report.edited(ALT, marked("descr", ""))
    assert silent.edited(ALT, added(DECORATIVE, val="1")).problems == ()
    assert silent.edited(ALT, added(DECORATIVE, val="0")).slugs == {"alt-missing"}


def test_alt_text_may_have_250_characters(report: Original) -> None:
    """The longest alt text that is allowed is not complained of."""
    assert report.edited(ALT, marked("descr", "a" * 250)).problems == ()


def test_a_table_may_stand_between_headings_of_any_level(report: Original) -> None:
    """Going up by more than one level is no skip: a chapter ends and the next begins."""
    assert report.edited(f"{HEADINGS.format(2)}/ancestor::w:p", doubled).slugs <= {"id-repeated", "bookmark-repeated"}


def test_a_crest_without_words_is_the_boards_to_describe(report: Original) -> None:
    """A picture in the template's header is a warning only: the pack cannot know what it shows."""
    twin = report.edited("//w:hdr/w:p", added(f"{{{NAMESPACES['wp']}}}docPr", id="901", name="Crest"), "word/header1.xml")
    assert [(problem.slug, problem.severity) for problem in twin.problems] == [("template-alt", "warning")]
