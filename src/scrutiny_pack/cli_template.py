"""The commands that look into a board's template: what it offers, and all that it lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scrutiny_pack.errors import InputError, ProblemList, render

if TYPE_CHECKING:
    from scrutiny_pack.build.slide_roles import Wanted
    from scrutiny_pack.config.board import BoardConfig

_WORD = (".docx", ".dotx", ".docm", ".dotm")
_File = Annotated[
    Path, typer.Argument(metavar="FILE", help="A board's template for Word or PowerPoint; what the board.yaml beside it says counts")
]
_Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if there are warnings")]

template = typer.Typer(help="Look into a board's template.", rich_markup_mode=None)


@template.command()
def inspect(file: _File) -> int:
    """Show a template's layouts and placeholders, or styles, with sizes and fonts, and what would be used, as YAML to paste."""
    from scrutiny_pack.build.slide_inspection import inspect_slides
    from scrutiny_pack.build.word_template import inspect_report

    opened, board = _opened(file)
    told = inspect_report(opened, file.as_posix(), board.styles) if _is_word(file) else inspect_slides(opened, _layouts(file, board))
    typer.echo(told)
    return 0


@template.command()
def check(file: _File, strict: _Strict = False) -> int:
    """List all that a template lacks, at once: styles, slides that no layout serves, places too small, fonts, contrast."""
    from scrutiny_pack.build.slide_checks import check_slides
    from scrutiny_pack.build.word_template import check_report

    opened, board = _opened(file)
    problems = check_report(opened, file.as_posix(), board.styles) if _is_word(file) else check_slides(opened, _layouts(file, board))
    if any(problem.severity == "error" for problem in problems):
        raise InputError(problems)
    if problems:
        typer.echo(render(problems), err=True)
    counted = f", with {len(problems)} warning{'s' if len(problems) > 1 else ''}" if problems else ""
    typer.echo(f"{file.as_posix()} can be used{counted}.")
    return 1 if strict and problems else 0


def _is_word(file: Path) -> bool:
    return file.suffix.lower() in _WORD


def _opened(file: Path) -> tuple[bytes, BoardConfig]:
    """The template, and what the board.yaml beside it says."""
    from scrutiny_pack.build.template import open_template
    from scrutiny_pack.config.board_folder import read_board

    problems = ProblemList()
    opened, read = open_template(file, file.as_posix()), read_board(file.parent, problems)
    problems.stop_if_any()
    assert read is not None  # an error was noted otherwise
    return opened, read[0]


def _layouts(file: Path, board: BoardConfig) -> Wanted:
    from scrutiny_pack.build.slide_roles import Wanted

    layouts = {str(role): entry for role, entry in board.layouts.items()}
    return Wanted(layouts, file.as_posix(), (file.parent / "board.yaml").as_posix())
