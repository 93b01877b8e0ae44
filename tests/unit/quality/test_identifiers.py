"""The faults that no validator finds: ids and names that are there twice, ends that are missing, controls with nothing in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scrutiny_pack.build.parts import parsed
from scrutiny_pack.quality.opened import NAMESPACES
from tests.unit.quality.twins import Original, W, added, doubled, marked, removed, said

SECTIONS = b"""<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">
<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">
<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Old" id="{1}"><p14:sldIdLst>
<p14:sldId id="999"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"""

FAULTS: dict[str, tuple[str, Callable[[Original], Original]]] = {
    "two pictures with one id": ("id-repeated", lambda report: report.edited("//wp:docPr[@id='2']", marked("id", "1"))),
    "a picture at the head of a page with the id of one in the text": (
        "id-repeated",
        lambda report: report.edited("//w:hdr/w:p", added(f"{{{NAMESPACES['wp']}}}docPr", id="1", descr="Crest"), "word/header1.xml"),
    ),
    "two controls with one id": (
        "id-repeated",
        lambda report: report.edited("(//w:sdt/w:sdtPr)[2]", lambda found: found[2].set(f"{W}val", _first_control_id(report))),
    ),
    "two bookmarks with one id": ("id-repeated", lambda report: report.edited("//w:bookmarkStart[@w:id='2']", marked(f"{W}id", "1"))),
    "two bookmarks with one name": (
        "bookmark-repeated",
        lambda report: report.edited("//w:bookmarkStart[@w:id='1']", marked(f"{W}name", "_toc900000001")),
    ),
    "a bookmark without end": ("bookmark-open", lambda report: report.edited("//w:bookmarkEnd", removed)),
    "a link to nowhere": ("bookmark-missing", lambda report: report.edited("//w:hyperlink[@w:anchor]", marked(f"{W}anchor", "_Toc1"))),
    "a field without end": ("field-open", lambda report: report.edited("//w:fldChar[@w:fldCharType='end']", removed)),
    "a field without beginning": ("field-open", lambda report: report.edited("//w:fldChar[@w:fldCharType='begin']", removed)),
    "a field with two results": ("field-open", lambda report: report.edited("//w:fldChar[@w:fldCharType='separate']", doubled)),
    "an open field at the foot of a page": (
        "field-open",
        lambda report: report.edited("//w:fldChar[@w:fldCharType='end']", removed, "word/footer1.xml"),
    ),
    "a control with nothing in it": ("control-empty", lambda report: report.edited("//w:sdt[.//w:t]//w:t", said(""))),
}


def _first_control_id(report: Original) -> str:
    ids: list[str] = []
    report.edited("//w:sdt/w:sdtPr/w:id", lambda found: ids.append(found.get(f"{W}val", "")))
    return ids[0]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_report_is_not_published_with(fault: str, report: Original) -> None:
    """Each of these faults is found, by its name."""
    slug, broken = FAULTS[fault]
    assert slug in {problem.slug for problem in broken(report).problems if problem.severity == "error"}


def test_two_shapes_with_one_id_are_found(deck: Original) -> None:
    """On one slide, each shape has an id of its own."""
    assert {"id-repeated"} == deck.edited("//p:sp[2]/p:nvSpPr/p:cNvPr", marked("id", "2")).slugs


def test_a_list_of_sections_that_names_a_deleted_slide_is_found(deck: Original) -> None:
    """What sample slides leave behind in the list of sections makes PowerPoint offer a repair."""
    assert {"section-list"} == deck.edited("//p:presentation", lambda root: root.append(parsed(SECTIONS)), "ppt/presentation.xml").slugs
