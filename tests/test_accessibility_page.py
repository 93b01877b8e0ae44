"""docs/accessibility.md tells of what is really checked, and of nothing else."""

from __future__ import annotations

import re

import pytest

from tests.documents.test_validators import KNOWN_IN_THE_PDF, ORNAMENTS
from tests.source_code import ROOT

PAGE = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
ERRORS = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
ASKED_FOR = {
    "alt-missing", "alt-is-filename", "heading-skip", "heading-missing", "fake-heading", "table-header", "table-merged", "slide-title",
    "slide-title-duplicate", "title-missing", "language", "contrast", "colour-only", "link-text", "not-inline", "reading-order",
    "text-small", "pdf-claim",
}  # fmt: skip
"""The names of the faults that an accessible document must not have."""


def test_every_fault_that_is_looked_for_is_on_the_page() -> None:
    """Each is named there, in the list of errors, and in a broken twin of the tests."""
    twins = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "unit" / "quality").glob("test_*.py"))
    for slug in ASKED_FOR:
        assert f"`{slug}`" in PAGE, slug
        assert f"| {slug} |" in ERRORS, slug
        assert f'"{slug}"' in twins, slug


def test_no_fault_on_the_page_is_invented() -> None:
    """What stands in brackets as a name is one that the program knows."""
    named = {slug for bracket in re.findall(r"\((`[a-z`, -]+`)\)", PAGE) for slug in re.findall(r"`([a-z-]+)`", bracket)}
    assert len(named) > 15
    assert [slug for slug in sorted(named) if f"| {slug} |" not in ERRORS] == []


def test_the_known_faults_of_the_pdf_are_told() -> None:
    """The page lists just those that the test of the PDF allows."""
    assert set(re.findall(r"`(PDFUA1-[A-Z0-9-]+)`", PAGE)) == KNOWN_IN_THE_PDF | ORNAMENTS


@pytest.mark.parametrize("claim", ["We make no claim of PDF/UA", "your job", "Partly", "Implemented"])
def test_the_page_is_honest(claim: str) -> None:
    """It says what is done, what in part and what is left to the reader."""
    assert claim in PAGE
