"""The inspection as a whole: the pack that we ship has nothing wrong, and a damaged file is told of, not crashed on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scrutiny_pack.quality.inspection import inspect_powerpoint, inspect_word
from tests.unit.quality.twins import Original, removed


def test_the_report_that_we_ship_has_nothing_wrong(report: Original) -> None:
    """Neither an error nor a warning is found in the default pack's report."""
    assert report.problems == ()


def test_the_deck_that_we_ship_has_nothing_wrong(deck: Original) -> None:
    """Neither an error nor a warning is found in the default pack's deck."""
    assert deck.problems == ()


@pytest.mark.parametrize("size", [0, 100, 30_000])
def test_a_file_that_was_cut_is_told_of(size: int, report: Original) -> None:
    """A document that is not whole is an error with a name, never another exception."""
    assert {problem.slug for problem in inspect_word(report.data[:size], report.pack)} >= {"package-broken"}
    assert "package-broken" in {problem.slug for problem in inspect_powerpoint(report.data[:size], report.pack)}


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_part_that_cannot_be_read_is_told_of(part: str, report: Original) -> None:
    """Whichever part is damaged, the others are still looked at."""
    broken = report.with_parts({part: b"<not xml"})
    assert ("package-broken", part) in {(problem.slug, problem.place.part) for problem in inspect_word(broken.data, report.pack)}


def test_a_problem_names_file_and_part(deck: Original) -> None:
    """The place says which file and which part of it, so that a person can find it."""
    (problem,) = deck.edited("//p:pic/p:nvPicPr/p:cNvPr", lambda picture: picture.set("descr", "")).problems
    assert problem.place.file == "sandwell-scrutiny-2022-07-scrutiny.pptx"
    assert problem.place.part.startswith("ppt/slides/slide")
    assert "sp:chart:" in problem.what


def test_all_problems_are_told_at_once_errors_first(report: Original) -> None:
    """Two faults give two problems, and what must be put right stands before what may be."""
    twin = report.edited("//w:tr/w:trPr/w:tblHeader", removed).edited("//wp:docPr", lambda picture: picture.set("descr", "word " * 60))
    assert [problem.severity for problem in twin.problems] == ["error", "warning"]


def test_an_empty_pack_does_not_stop_the_inspection(report: Original) -> None:
    """A pack without key messages or appendix is inspected like any other."""
    bare = replace(report, pack=replace(report.pack, key_messages=(), appendix=()))
    assert bare.problems == ()
