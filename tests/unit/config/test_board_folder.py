"""A board without a board.yaml: its templates are enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.config.board_folder import is_board, read_board
from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.errors import InputError, ProblemList


@pytest.mark.parametrize("name", ["board.yaml", "report.docx", "report.dotx", "slides.pptx", "slides.potx"])
def it_is_a_board_with_any_of_its_files(tmp_path: Path, name: str) -> None:
    """A template alone, or a board.yaml that names its templates."""
    assert not is_board(tmp_path)
    (tmp_path / name).touch()
    assert is_board(tmp_path)


def it_names_no_committee_without_a_board_yaml(tmp_path: Path) -> None:
    """Nothing is made up; the templates are those that are there."""
    (tmp_path / "slides.potx").touch()
    (tmp_path / "report.dotx").touch()
    read = read_board(tmp_path, ProblemList())
    assert read is not None
    board, _ = read
    assert (board.committee, dict(board.layouts)) == ("", {})
    assert (board.template("slides", tmp_path), board.template("report", tmp_path)) == ("slides.potx", "report.dotx")


def it_serves_as_a_packs_board(tmp_path: Path) -> None:
    """By its folder, which gives the board its name."""
    folder = tmp_path / "Health Board"
    folder.mkdir()
    (folder / "slides.pptx").touch()
    files = read_pack_files(None, str(folder), ProblemList())
    assert (files.board_name, files.slides) == ("health-board", folder / "slides.pptx")


def it_says_what_a_boards_folder_holds(tmp_path: Path) -> None:
    """An empty folder is none."""
    with pytest.raises(InputError) as raised:
        read_pack_files(None, str(tmp_path), ProblemList())
    assert "report.docx (or .dotx) and slides.pptx (or .potx)" in str(raised.value)


def it_reads_layouts_with_their_lines(tmp_path: Path) -> None:
    """A slide that does not exist, and a kind of placeholder that does not."""
    text = "version: 1\ncommittee: Board\nlayouts:\n  texts:\n    layout: A\n  table:\n    layout: B\n    slots: {table: {type: diagram}}\n"
    (tmp_path / "board.yaml").write_text(text, encoding="utf-8")
    problems = ProblemList()
    read_board(tmp_path, problems)
    assert {problem.place.line for problem in problems.errors} == {4, 8}
