"""The pack's own files, found and read: the pack YAML, its indicators and its board, with the places of what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scrutiny_pack.config.board import BoardConfig
from scrutiny_pack.config.board_choice import chosen_sections, for_audience
from scrutiny_pack.config.board_folder import is_board, read_board
from scrutiny_pack.config.checks import check_references
from scrutiny_pack.config.exception_rules import ExceptionRules, check_exceptions
from scrutiny_pack.config.head_checks import check_board_paths, check_head, check_meetings, check_paths
from scrutiny_pack.config.indicator_checks import check_indicators
from scrutiny_pack.config.indicators import IndicatorEntry, IndicatorsFile
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.config.sections import SectionEntry
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.shipped import shipped_folder

DEFAULT_PACK = Path("config/pack.yaml")
DEFAULT_BOARD = "scrutiny"


@dataclass(frozen=True)
class PackFiles:
    """What the pack's own files say. `shown_as` is the pack's path as the user would type it; other paths are from its folder."""

    config: PackConfig
    places: Places
    path: Path
    shown_as: str
    indicators: Mapping[str, IndicatorEntry]
    indicator_places: Places
    board_name: str
    board: BoardConfig
    board_folder: Path
    own_area: str
    """The area that the YAML names; the pack may be built for another."""
    sections: tuple[SectionEntry, ...]
    """The sections that the board prints."""

    @property
    def for_board(self) -> PackConfig:
        """The pack with the board's sections only; `config` has all, and the lines of `places` are counted in it."""
        return self.config.model_copy(update={"sections": list(self.sections)})

    @property
    def exception_rules(self) -> ExceptionRules:
        """What counts as an exception: by the board's rules, else by the pack's, else by the usual ones."""
        return self.board.exceptions or self.config.exceptions or ExceptionRules()

    @property
    def has_exceptions(self) -> bool:
        """Whether the board or the pack asks for the chapter of exceptions."""
        return bool(self.board.only or self.board.exceptions or self.config.exceptions)

    @property
    def report(self) -> Path:
        """The board's Word template."""
        return self.board_folder / self.board.template("report", self.board_folder)

    @property
    def slides(self) -> Path:
        """The board's PowerPoint template."""
        return self.board_folder / self.board.template("slides", self.board_folder)

    def beside(self, name: str) -> Path:
        """A file that the pack names, from the pack's folder."""
        return self.path.parent / name

    def bullet_place(self, bullet: str) -> Place:
        """Where a bullet stands."""
        for number, section in enumerate(self.config.sections):
            for index, entry in enumerate(section.bullets):
                if entry.id == bullet:
                    return Place(self.shown_as, self.places.line(("sections", number, "bullets", index)))
        return Place(self.shown_as, self.places.key_line(("comparators",)))


def read_pack_files(pack: Path | None, board: str | None, problems: ProblemList, area: str | None = None) -> PackFiles:
    """The pack at `pack`, for `board`, and for `area` in place of its own.

    `pack` is a file, or a folder with pack.yaml; left out, ./config/pack.yaml, else the shipped one.

    Raises `InputError` with everything that is wrong in these files.
    """
    path, shown_as = _pack_path(pack)
    read = read_yaml(path, shown_as, PackConfig, problems)
    name, folder = _board_folder(board, problems)
    board_read = read_board(folder, problems)
    if read:
        check_paths(*read, shown_as, problems)
    if board_read:
        check_board_paths(*board_read, f"{folder.name}/board.yaml", problems)
    problems.stop_if_any()
    indicators = read_yaml(path.parent / read[0].indicators, read[0].indicators, IndicatorsFile, problems) if read else None
    problems.stop_if_any()
    assert read is not None and indicators is not None and board_read is not None  # each notes an error otherwise
    config, places = read
    own = config.pack.area
    config = for_audience(config.model_copy(update={"pack": config.pack.model_copy(update={"area": area or own})}), board_read[0])
    sections = chosen_sections(config, *board_read, f"{folder.name}/board.yaml", problems)
    files = PackFiles(config, places, path, shown_as, indicators[0].indicators, indicators[1], name, board_read[0], folder, own, sections)
    check_head(config, places, shown_as, problems)
    check_meetings(config, places, shown_as, {*_shipped_boards(), name}, path.parent, problems)
    check_exceptions(config.exceptions, config.comparators, places, shown_as, problems)
    check_exceptions(board_read[0].exceptions, config.comparators, board_read[1], f"{folder.name}/board.yaml", problems)
    check_indicators(files.indicators, indicators[1], config.indicators, problems)
    check_references(files.config, files.places, shown_as, files.indicators, problems)
    problems.stop_if_any()
    return files


def _pack_path(pack: Path | None) -> tuple[Path, str]:
    if pack is None:
        if DEFAULT_PACK.is_file():
            return DEFAULT_PACK, DEFAULT_PACK.as_posix()
        return shipped_folder("config") / "pack.yaml", "pack.yaml"
    path = pack / "pack.yaml" if pack.is_dir() else pack
    return path, path.as_posix()


def _board_folder(board: str | None, problems: ProblemList) -> tuple[str, Path]:
    name = board or DEFAULT_BOARD
    shipped = shipped_folder("templates")
    if (shipped / name / "board.yaml").is_file() and Path(name).name == name:
        return name, shipped / name
    folder = Path(name)
    if not is_board(folder):
        fix = f"name one of {', '.join(_shipped_boards())}, or a folder with report.docx (or .dotx) and slides.pptx (or .potx)"
        problems.error("unknown-board", Place("command line, --board"), f'there is no board "{name}"', fix)
        problems.stop_if_any()
    return folder.resolve().name.lower().replace(" ", "-"), folder


def _shipped_boards() -> list[str]:
    return sorted(entry.name for entry in shipped_folder("templates").iterdir() if (entry / "board.yaml").is_file())
