"""The commands that look into a template."""

from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.cli import run_command
from tests.slide_templates import as_potx, office, with_slides, without_titles
from tests.source_code import ROOT

REPORT = ROOT / "templates" / "scrutiny" / "report.docx"


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    """A board's folder with a slide template and no board.yaml."""
    path = tmp_path / "slides.potx"
    path.write_bytes(as_potx(with_slides()))
    return path


def test_inspect_shows_both_kinds_of_template(slides: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Layouts of slides, styles of a report, each with YAML to paste."""
    assert run_command(["template", "inspect", str(slides)]) == 0
    assert 'Layout "Title and Content"' in capsys.readouterr().out
    assert run_command(["template", "inspect", str(REPORT)]) == 0
    assert "Styles by the part they play:" in capsys.readouterr().out


def test_check_says_that_a_template_can_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is wrong, and nothing is written."""
    path = tmp_path / "slides.pptx"
    path.write_bytes(office())
    assert run_command(["template", "check", str(path), "--strict"]) == 0
    assert capsys.readouterr().out == f"{path.as_posix()} can be used.\n"
    assert list(tmp_path.iterdir()) == [path]


def test_check_warns_and_is_strict_if_asked(slides: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Warnings fail a strict run only."""
    assert run_command(["template", "check", str(slides)]) == 0
    told = capsys.readouterr()
    assert "warning[template-leftovers]" in told.err and "with 1 warning." in told.out
    assert run_command(["template", "check", str(slides), "--strict"]) == 1


def test_check_refuses_with_all_that_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every slide that no layout serves, at once."""
    path = tmp_path / "slides.pptx"
    path.write_bytes(without_titles())
    assert run_command(["template", "check", str(path)]) == 2
    assert capsys.readouterr().err.count("error[layout-missing]") == 5


def test_the_board_yaml_beside_a_template_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it says of layouts is checked with the template."""
    path = tmp_path / "slides.pptx"
    path.write_bytes(office())
    text = "version: 1\ncommittee: Board\nlayouts:\n  text: {layout: Prose}\n"
    (tmp_path / "board.yaml").write_text(text, encoding="utf-8")
    assert run_command(["template", "check", str(path)]) == 2
    assert 'layouts, text: the template has no layout "Prose"' in capsys.readouterr().err
