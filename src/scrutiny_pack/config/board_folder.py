"""A board's folder: its board.yaml, where it has one, and the templates that lie in it."""

from __future__ import annotations

from pathlib import Path

from scrutiny_pack.config.board import ENDINGS, BoardConfig
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.errors import ProblemList

_YAML = "board.yaml"


def is_board(folder: Path) -> bool:
    """Whether there is a board in `folder`: a board.yaml, or one template at least."""
    usual = (f"{kind}{ending}" for kind, endings in ENDINGS.items() for ending in endings)
    return any((folder / name).is_file() for name in (_YAML, *usual))


def read_board(folder: Path, problems: ProblemList) -> tuple[BoardConfig, Places] | None:
    """What the board in `folder` says of itself; one without a board.yaml says nothing, and its documents name no committee."""
    if (folder / _YAML).is_file():
        return read_yaml(folder / _YAML, f"{folder.name}/{_YAML}", BoardConfig, problems)
    return BoardConfig.model_construct(version="1", committee=""), Places()
