from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from scrutiny_pack import run
from tests.conftest import ROOT
from tests.shipped_boards import BOARDS


@pytest.fixture(scope="module", params=BOARDS)
def documents(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, Path]:
    """The default pack's report and deck, for each shipped board."""
    out = tmp_path_factory.mktemp("documents")
    built = run.build(run.Options(ROOT / "config", request.param, out, ("docx", "pptx"), lambda _: None))
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


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", [".docx", ".pptx"])
def test_libreoffice_turns_it_into_pdf(ending: str, documents: dict[str, Path], to_pdf: Callable[[Path], Path]) -> None:
    """Both documents open and become a PDF with pages."""
    assert to_pdf(documents[ending]).stat().st_size > 50_000
