"""The commands about edits as a person types them: `scrutiny-pack edits pull`, `status`, `diff`, `approve`, `accept-generated`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from scrutiny_pack.errors import InputError, Place, Problem, render

DONE = 0

_PACK_HELP = "A pack's YAML file, or the folder of its pack.yaml  [default: config/pack.yaml]"
_Pack = Annotated[Path | None, typer.Option("--pack", metavar="PACK", help=_PACK_HELP)]
_Board = Annotated[str | None, typer.Option("--board", metavar="NAME", help="A board under templates, or its folder  [default: scrutiny]")]
_As = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who does it  [default: your name on this computer]")]
_File = Annotated[Path, typer.Argument(metavar="FILE", help="The edited report (.docx) or deck (.pptx)")]
_Yes = Annotated[bool, typer.Option("--yes", help="Store what was found without asking")]
_Baseline = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="The evidence file of the build that it came from")]
_Out = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where that build was written")]
_Ids = Annotated[list[str], typer.Argument(metavar="ID", help="The ids of one or more blocks, such as rereferrals.compare")]
_Rev = Annotated[int, typer.Option("--rev", metavar="N", help="Of a conflict, the revision that is right")]

edits = typer.Typer(help="Read edited documents back, and decide about edits.", rich_markup_mode=None)


@edits.command()
def pull(
    file: _File,
    yes: _Yes = False,
    pack: _Pack = None,
    board: _Board = None,
    as_: _As = None,
    baseline: _Baseline = None,
    out: _Out = Path("output"),
) -> int:
    """Read an edited Word report (or, best effort, a deck) back into the edits store."""
    from scrutiny_pack import editing

    who = editing.name_of(as_)
    document = editing.open_document(file, pack, board, who, baseline, out)
    typer.echo("\n".join(editing.found_lines(document)))
    if document.printed.other_build:
        what = "its evidence is of another build; what differs between the builds was left out of the comparison"
        typer.echo(
            render([Problem("other-build", Place(file.as_posix()), what, "compare with its own: --baseline FILE", "warning")]), err=True
        )
    if not document.found.new and not document.found.notes:
        typer.echo("Nothing is to be stored.")
        return DONE
    if not yes and not _agreed():
        typer.echo("Nothing was stored.")
        return DONE
    stored = editing.store_found(document, who, lambda: editing.open_document(file, pack, board, who, baseline, out))
    typer.echo(f"Stored in {document.store.shown_as}: {stored}")
    typer.echo("Next: scrutiny-pack build, then scrutiny-pack edits status")
    return DONE


def _agreed() -> bool:
    """Whether a person says yes; where there is nobody to ask, that has to be said with --yes."""
    if not sys.stdin.isatty():
        what, fix = "nobody can be asked whether to store this", "look at what was found, and run it again with --yes"
        raise InputError([Problem("not-confirmed", Place("command line"), what, fix)])
    return typer.confirm("Store this?")


@edits.command()
def status(pack: _Pack = None, board: _Board = None) -> int:
    """List what became of each edit with the figures of now, and whether the audit trail is whole."""
    from scrutiny_pack import editing
    from scrutiny_pack.edits.store import trail_problems

    read = editing.prepared(pack, board)
    typer.echo("\n".join(editing.status_lines(read)))
    if wrong := list(trail_problems(read.store)):
        typer.echo(render(wrong), err=True)
    return DONE


@edits.command()
def diff(pack: _Pack = None, board: _Board = None) -> int:
    """Show for each edit what was generated then, what was written, and what is generated now."""
    from scrutiny_pack import editing

    typer.echo("\n".join(editing.diff_lines(editing.prepared(pack, board))))
    return DONE


@edits.command()
def approve(ids: _Ids, pack: _Pack = None, board: _Board = None, as_: _As = None, rev: _Rev = 0) -> int:
    """Approve edits, with the figures of now."""
    from scrutiny_pack import editing

    for block in ids:
        typer.echo(editing.approve(block, pack, board, editing.name_of(as_), rev))
    return DONE


@edits.command(name="accept-generated")
def accept_generated(ids: _Ids, pack: _Pack = None, board: _Board = None, as_: _As = None) -> int:
    """Print the generated words again; the edits of them are kept as rejected."""
    from scrutiny_pack import editing

    for block in ids:
        typer.echo(editing.accept_generated(block, pack, board, editing.name_of(as_)))
    return DONE
