"""Charts in a board's own colours and font, through a whole build; and one sentence where they are not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from scrutiny_pack import run
from scrutiny_pack.build.parts import read_parts, write_parts
from scrutiny_pack.charts.palette import ANALYSIS_FUNCTION
from scrutiny_pack.shipped import shipped_folder
from tests.built_boards import built_board
from tests.conftest import ROOT
from tests.shipped_boards import BOARDS

OWN = ("#6B2A6E", "#C8553D", "#2F7F86", "#9A6B00", "#C8553D", "#2F7F86")
PALE = ("#F4C7C3", "#FCE8B2", "#B7E1CD", "#C9DAF8", "#D9D2E9", "#F9CB9C")


def board_with(folder: Path, accents: tuple[str, ...], font: str = "Arial") -> str:
    """A copy of the scrutiny board with these accents and this font in the theme of its slides."""
    board = folder / "a board"
    shutil.copytree(shipped_folder("templates") / "scrutiny", board)
    parts = read_parts((board / "slides.pptx").read_bytes())
    for name in (name for name in parts if name.startswith("ppt/theme/")):
        theme = parts[name].decode().replace('typeface="Arial"', f'typeface="{font}"')
        for number, colour in enumerate(accents, 1):
            theme = re.sub(rf"(<a:accent{number}><a:srgbClr val=)\"\w+\"", rf'\1"{colour[1:]}"', theme)
        parts[name] = theme.encode()
    (board / "slides.pptx").write_bytes(write_parts(parts))
    return str(board)


def built(folder: Path, board: str, *formats: str) -> run.Built:
    """The smallest pack for `board`."""
    return run.build(run.Options(ROOT / "docs" / "smallest", board, folder / "out", formats, lambda _: None))


def colours_of(built: run.Built) -> set[str]:
    """The colours of the first chart in the report."""
    report = next(path for path in built.files if path.suffix == ".docx")
    svg = read_parts(report.read_bytes())["word/media/chart2.svg"].decode()
    return {colour.upper() for colour in re.findall(r"#[0-9a-fA-F]{6}", svg)}


def about_charts(built: run.Built) -> list[str]:
    """The notes that are about charts."""
    return [note for note in built.notes if note.startswith("charts ")]


def test_charts_have_the_boards_colours(tmp_path: Path) -> None:
    """In the report too, though the theme is the slides'; there is nothing to say."""
    made = built(tmp_path, board_with(tmp_path, OWN), "docx")
    assert OWN[0] in colours_of(made) and ANALYSIS_FUNCTION.authority not in colours_of(made)
    assert about_charts(made) == []


def test_a_theme_that_is_too_pale_is_said_once(tmp_path: Path) -> None:
    """The Analysis Function's colours stand in, and one note says why; it is no warning, so that --strict does not stop for it."""
    made = built(tmp_path, board_with(tmp_path, PALE), "docx", "pptx")
    assert ANALYSIS_FUNCTION.authority in colours_of(made)
    (note,) = about_charts(made)
    assert "none of the board's theme colours stands out from white" in note
    assert not any("colour" in warning.what for warning in made.warnings)


def test_a_font_that_this_computer_lacks_is_said_once(tmp_path: Path) -> None:
    """With the one that is taken (G09)."""
    (note,) = about_charts(built(tmp_path, board_with(tmp_path, OWN, "No Such Sans"), "docx"))
    assert note.startswith("charts are written in ") and note.endswith("as this computer has no No Such Sans")


@pytest.mark.parametrize("board", BOARDS)
def test_charts_are_drawn_on_white(board: str, tmp_path: Path) -> None:
    """Whatever the slide's own ground: a light panel, as on paper."""
    parts = read_parts(built_board(board).files[0].read_bytes())
    for name in (name for name in parts if name.endswith(".png")):
        (tmp_path / "chart.png").write_bytes(parts[name])
        with Image.open(tmp_path / "chart.png") as image:
            assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
