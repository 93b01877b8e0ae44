"""The package check bites: every fault that makes Office refuse or repair a file, or that carries something along, is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.unit.quality.twins import Original, doubled, marked, removed

MAIN = "word/document.xml"
IMAGE_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
HYPERLINK = "//*[local-name()='Relationship'][contains(@Type, '/hyperlink')]"
MAIN_ENTRY = "//*[substring-after(@Type, 'relationships/')='officeDocument']"
RELATIONSHIPS = "word/_rels/document.xml.rels"


def _leads_to(address: str) -> Callable[[Original], Original]:
    return lambda report: report.edited(HYPERLINK, marked("Target", address), RELATIONSHIPS)


REPORTS: dict[str, tuple[set[str], Callable[[Original], Original]]] = {
    "a part twice": ({"package-duplicate"}, lambda report: report.with_double("word/styles.xml")),
    "a part twice but for case": (
        {"package-duplicate", "package-unused", "package-type"},
        lambda report: report.with_parts({"word/Media/CHART1.PNGX": b"", "word/media/chart1.pngx": b""}),
    ),
    "a picture that is not there": ({"package-target"}, lambda report: report.without("word/media/chart1.png")),
    "a relationship that is not there": ({"package-target"}, lambda report: report.edited("//a:blip", marked(IMAGE_ID, "rId777"))),
    "a part that nothing leads to": ({"package-unused"}, lambda report: report.with_parts({"word/old.xml": b"<old/>"})),
    "a part of no known kind": (
        {"package-type"},
        lambda report: report.edited("//*[contains(@PartName, 'chart2.svg')]", removed, "[Content_Types].xml"),
    ),
    "no list of kinds": ({"package-type"}, lambda report: report.without("[Content_Types].xml")),
    "no document": ({"package-target", "package-unused"}, lambda report: report.edited(MAIN_ENTRY, removed, "_rels/.rels")),
    "a linked picture": ({"package-external"}, lambda report: report.related(MAIN, "image", "https://example.org/x.png", external=True)),
    "a link to a file": ({"package-external"}, _leads_to("file://server/share/figures.xlsx")),
    "a link to a path": ({"package-external"}, _leads_to("figures.xlsx")),
    "a link that is code": ({"package-external"}, _leads_to("javascript:alert(1)")),
    "an attached template": (
        {"package-external", "leftover-part"},
        lambda report: report.related(MAIN, "attachedTemplate", "https://example.org/board.dotx", external=True),
    ),
    "macros": (
        {"package-macros"},
        lambda report: _typed(report.related(MAIN, "vbaProject", "vbaProject.bin").with_parts({"word/vbaProject.bin": b""}), "bin"),
    ),
    "a workbook inside": (
        {"package-embedded"},
        lambda report: _typed(
            report.related(MAIN, "package", "embeddings/data.xlsx").with_parts({"word/embeddings/data.xlsx": b"PK"}), "xlsx"
        ),
    ),
}


def _typed(report: Original, ending: str) -> Original:
    default = f'<Default Extension="{ending}" ContentType="application/octet-stream"/></Types>'
    return report.with_text_in("[Content_Types].xml", b"</Types>", default.encode())


@pytest.mark.parametrize("fault", REPORTS)
def test_a_report_is_not_published_with(fault: str, report: Original) -> None:
    """Each of these faults is found, by its name, and no other is claimed."""
    slugs, broken = REPORTS[fault]
    twin = broken(report)
    assert twin.slugs == slugs
    assert {problem.severity for problem in twin.problems} == {"error"}


@pytest.mark.parametrize("address", ["http://example.org/report", "mailto:committee@example.org"])
def test_a_harmless_address_is_a_warning(address: str, report: Original) -> None:
    """A board's template may have an older address at the foot of a page: that does not stop a build."""
    (problem,) = _leads_to(address)(report).problems
    assert (problem.slug, problem.severity) == ("link-address", "warning")


def test_a_deck_is_looked_at_in_the_same_way(deck: Original) -> None:
    """A slide twice in the zip, the fault that deleting sample slides makes, is found in a deck."""
    assert {"package-duplicate"} == deck.with_double("ppt/slides/slide1.xml").slugs
    assert {"package-target"} == deck.without("ppt/media/chart1.svg").slugs


def test_a_slide_that_is_listed_twice_is_found(deck: Original) -> None:
    """Two slides with one id make PowerPoint offer a repair."""
    assert "id-repeated" in deck.edited("//p:sldId", doubled, "ppt/presentation.xml").slugs
