"""What others say of our files, for every board that we ship: two validators, our own inspection, and a PDF checker's known findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ooxml_integrity
import page
import pytest
from openxml_audit import OpenXmlValidator

from scrutiny_pack import run
from scrutiny_pack.office_program import to_pdf as report_as_pdf
from tests.built_boards import built_board
from tests.shipped_boards import BOARDS

KNOWN_IN_THE_PDF = {
    "PDFUA1-CONTENT-TAGGING-001",  # LibreOffice tags neither rules nor tinted grounds as ornaments
    "PDFUA1-PAGE-TABS-001",  # and says of pages with links not that Tab follows the structure
    "PDFUA1-STRUCT-TREE-ROLE-MAP-CYCLE-001",
    "PDFUA1-ID-PART-001",  # no claim of PDF/UA, on purpose
    "PDFUA1-ID-SCHEMA-001",
    "PDFUA1-METADATA-STRUCTURE-001",
    "PDFUA1-METADATA-TITLE-001",  # the title stands in the older kind of properties only
}
"""What page-validation finds in LibreOffice's PDF of our report; docs/accessibility.md says what it means."""

ENDINGS = (".docx", ".pptx", ".html", ".csv", ".potx", ".dotx")
ORNAMENTS = {"PDFUA1-FIGURE-ALTERNATIVE-TEXT-001"}
"""Found where a board's template has ornaments at the head of its pages: LibreOffice before version 25 does not know them as such."""


@pytest.fixture(scope="module", params=BOARDS)
def built(request: pytest.FixtureRequest) -> run.Built:
    """The default pack for one of the boards, in all formats that need no other program."""
    return built_board(request.param)


@pytest.fixture(scope="module")
def documents(built: run.Built) -> dict[str, Path]:
    """Its files by their endings."""
    return {path.suffix: path for path in built.files}


@pytest.mark.parametrize("ending", [".docx", ".pptx"])
def test_the_schema_validator_finds_nothing(ending: str, documents: dict[str, Path]) -> None:
    """Every part is as the Office formats ask."""
    result = OpenXmlValidator().validate(str(documents[ending]))
    assert [str(error) for error in result.errors] == []


def test_the_integrity_checker_finds_nothing_in_the_report(documents: dict[str, Path]) -> None:
    """References, ids and package of the report are sound."""
    assert ooxml_integrity.check(str(documents[".docx"])) == []


def test_the_integrity_checker_finds_nothing_in_the_deck(documents: dict[str, Path]) -> None:
    """References, package and text fit of the deck are sound."""
    assert ooxml_integrity.check_pptx(str(documents[".pptx"])) == []


def test_our_own_inspection_finds_nothing(built: run.Built) -> None:
    """No build of ours ends with a warning about a document: structure, accessibility, leftovers and words are sound."""
    # A source line that had to be cut is told of by the builder, and is no fault of the file.
    told = [problem for problem in built.warnings if problem.slug != "text-too-long"]
    assert [problem for problem in told if Path(problem.place.file).suffix in ENDINGS] == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", [".docx", ".pptx"])
def test_libreoffice_turns_it_into_pdf(ending: str, documents: dict[str, Path], to_pdf: Callable[[Path], Path]) -> None:
    """Both documents open and become a PDF with pages."""
    assert to_pdf(documents[ending]).stat().st_size > 50_000


@pytest.mark.libreoffice
def test_the_pdf_of_the_report_has_no_fault_but_those_that_we_tell_of(documents: dict[str, Path]) -> None:
    """Tags, headings, table headers, alt texts and language pass; what LibreOffice leaves out is known and told of."""
    found = page.validate_pdf_bytes(report_as_pdf(documents[".docx"].read_bytes()), profile=page.ValidationProfile.PDF_UA_1)
    assert {failure.rule_id for failure in found.failures} - ORNAMENTS == KNOWN_IN_THE_PDF
    assert found.rules.total > 100
