"""A board's folder: its board.yaml, where it has one, and the templates that lie in it under their usual names."""

from __future__ import annotations

from pathlib import Path

from scrutiny_pack.config.board import BoardConfig
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.errors import ProblemList

REPORTS, SLIDES = ("report.docx", "report.dotx"), ("slides.pptx", "slides.potx")
"""What a board's templates are called where board.yaml does not say; the first that is there is taken."""
_YAML = "board.yaml"


def is_board(folder: Path) -> bool:
    """Whether there is a board in `folder`: a board.yaml, or one template at least."""
    return any((folder / name).is_file() for name in (_YAML, *REPORTS, *SLIDES))


def read_board(folder: Path, problems: ProblemList) -> tuple[BoardConfig, Places] | None:
    """What the board in `folder` says of itself; one without a board.yaml says nothing, and its documents name no committee."""
    if (folder / _YAML).is_file():
        read = read_yaml(folder / _YAML, f"{folder.name}/{_YAML}", BoardConfig, problems)
    else:
        read = BoardConfig.model_construct(version="1", committee=""), Places()
    if read is None:
        return None
    config, places = read
    usual = {"report": _first(folder, REPORTS), "slides": _first(folder, SLIDES)}
    left_out = {key: name for key, name in usual.items() if key not in config.model_fields_set}
    return config.model_copy(update=left_out), places


def _first(folder: Path, names: tuple[str, ...]) -> str:
    return next((name for name in names if (folder / name).is_file()), names[0])
