"""The commands that look into a board's template: what it offers, and all that it lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scrutiny_pack.errors import InputError, Place, Problem, ProblemList, render

if TYPE_CHECKING:
    from scrutiny_pack.build.slide_roles import Wanted

_WORD = (".docx", ".dotx", ".docm", ".dotm")
_File = Annotated[
    Path, typer.Argument(metavar="FILE", help="A board's slide template, .pptx or .potx; what a board.yaml beside it says counts")
]
_Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if there are warnings")]

template = typer.Typer(help="Look into a board's template.", rich_markup_mode=None)


@template.command()
def inspect(file: _File) -> int:
    """Show a template's layouts, placeholders, sizes, fonts and colours, and the role map it would use, as YAML to paste."""
    from scrutiny_pack.build.slide_inspection import inspect_slides

    opened, wanted = _opened(file)
    typer.echo(inspect_slides(opened, wanted))
    return 0


@template.command()
def check(file: _File, strict: _Strict = False) -> int:
    """List all that a template lacks: slides that no layout serves, places too small, fonts, contrast, footers."""
    from scrutiny_pack.build.slide_checks import check_slides

    problems = check_slides(*_opened(file))
    if any(problem.severity == "error" for problem in problems):
        raise InputError(problems)
    if problems:
        typer.echo(render(problems), err=True)
    typer.echo(f"{file.as_posix()} can be used{f', with {len(problems)} warnings' if problems else ''}.")
    return 1 if strict and problems else 0


def _opened(file: Path) -> tuple[bytes, Wanted]:
    """The template and what the board.yaml beside it says of its layouts."""
    from scrutiny_pack.build.slide_roles import Wanted
    from scrutiny_pack.build.template import open_template
    from scrutiny_pack.config.board_folder import read_board

    shown_as = file.as_posix()
    if file.suffix.lower() in _WORD:
        what = "this is a Word template; only slide templates can be looked into so far"
        raise InputError(
            [Problem("template-kind", Place(shown_as), what, "give a .pptx or .potx file, or build with the board to see what it lacks")]
        )
    problems = ProblemList()
    opened, board = open_template(file, shown_as), read_board(file.parent, problems)
    problems.stop_if_any()
    layouts = {str(role): entry for role, entry in board[0].layouts.items()} if board else {}
    return opened, Wanted(layouts, shown_as, (file.parent / "board.yaml").as_posix())
