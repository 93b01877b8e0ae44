"""The default pack's documents for each shipped board, built once for all tests that only read them."""

from __future__ import annotations

import atexit
import tempfile
from functools import cache
from pathlib import Path

from scrutiny_pack import run
from tests.source_code import ROOT

FORMATS = ("docx", "pptx", "html", "csv")
"""All that need no other program."""
_FOLDER = tempfile.TemporaryDirectory(prefix="built boards ")
atexit.register(_FOLDER.cleanup)


def options(board: str, out: Path) -> run.Options:
    """What builds the default pack for `board` into `out`."""
    return run.Options(ROOT / "config", board, out, FORMATS, lambda _: None)


@cache
def built_board(board: str) -> run.Built:
    """The files of `board`, in a folder of their own."""
    return run.build(options(board, Path(_FOLDER.name) / board))
