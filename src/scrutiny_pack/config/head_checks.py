"""What stands before the sections and must be sound in itself: titles, comparators, meetings, and the paths of the pack's own files."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path as FilePath

from scrutiny_pack.config.board import BoardConfig
from scrutiny_pack.config.board_folder import is_board
from scrutiny_pack.config.front_sheet import check_front_sheet
from scrutiny_pack.config.inside import check_inside
from scrutiny_pack.config.nodes import Path, Places
from scrutiny_pack.config.placeholders import wrong_with
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.errors import Place, ProblemList

TITLE_CHARACTERS = 255
"""A property of a document holds no more."""


def check_head(config: PackConfig, places: Places, shown_as: str, problems: ProblemList) -> None:
    """Note every title with a placeholder that is none, and every comparator that says neither an area nor a list."""
    for path, text in _titles(config):
        if wrong := wrong_with(text):
            problems.error("template", Place(shown_as, places.line(path)), *wrong)
    if len(config.pack.title) > TITLE_CHARACTERS:
        place, has = Place(shown_as, places.line(("pack", "title"))), f"the title has {len(config.pack.title)} characters"
        what = f"{has}; what a document says of itself holds {TITLE_CHARACTERS}, and is cut there"
        problems.warn("long-title", place, what, "write a shorter title; the headings keep it whole")
    check_front_sheet(config.front_sheet, places, shown_as, problems)
    for key, entry in config.comparators.items():
        if entry.area is None and entry.neighbours is None:
            what = f'the comparator "{key}" says neither which area it is nor which list of neighbours'
            place = Place(shown_as, places.key_line(("comparators", key)))
            problems.error("comparator-empty", place, what, "add area: and a code, or neighbours: and a list of the neighbours file")


def check_paths(config: PackConfig, places: Places, shown_as: str, problems: ProblemList) -> None:
    """Note the paths of the pack's own files that lead out of its folder; data files may lie anywhere."""
    for key in ("indicators", "phrases"):
        check_inside(getattr(config, key), Place(shown_as, places.line((key,))), problems)


def check_board_paths(board: BoardConfig, places: Places, shown_as: str, problems: ProblemList) -> None:
    """Note the board's templates and phrase pack that lie outside its folder."""
    for path, name in ((("report",), board.report), (("slides",), board.slides), (("tone", "phrases"), board.tone.phrases)):
        check_inside(name, Place(shown_as, places.line(path)), problems)


def check_meetings(
    config: PackConfig, places: Places, shown_as: str, boards: Collection[str], folder: FilePath, problems: ProblemList
) -> None:
    """Warn of meetings of a board that is none of `boards` and has no folder beside the pack or where the command is run."""
    for name in config.pack.meetings:
        if name in boards or any(is_board(place / name) for place in (FilePath(), folder)):
            continue
        place = Place(shown_as, places.key_line(("pack", "meetings", name)))
        what = f'there is no board "{name}", so the date of its meeting is not printed'
        problems.warn("unknown-board", place, what, f"write one of {', '.join(sorted(boards))}, or take the meeting out")


def _titles(config: PackConfig) -> Iterator[tuple[Path, str]]:
    yield ("pack", "title"), config.pack.title
    yield ("pack", "subtitle"), config.pack.subtitle
    for key, entry in config.comparators.items():
        yield ("comparators", key, "name"), entry.name
        yield ("comparators", key, "plural"), entry.plural
