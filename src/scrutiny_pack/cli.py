"""The commands as a person types them: what they print, where, and the exit code. Everything heavy is imported inside a command."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from scrutiny_pack.cli_template import template
from scrutiny_pack.edit_commands import edits
from scrutiny_pack.errors import InputError, Place, Problem, ScrutinyPackError, render

if TYPE_CHECKING:
    from scrutiny_pack.run import Built

BUILT, WARNED, MISTAKE, BUG, INTERRUPTED = 0, 1, 2, 4, 130
"""Exit codes; 3, for output that cannot be written, is `PublishError.exit_code`."""

FORMATS = ("docx", "pptx", "html", "csv", "pdf")
"""All that can be asked for."""
DOCUMENTS = ("docx", "pptx")
"""What is written where nothing is asked for."""
DEBUG = "SCRUTINY_PACK_DEBUG"

_PACK_HELP = "A pack's YAML file, or the folder of its pack.yaml  [default: config/pack.yaml]"
_PackArgument = Annotated[Path | None, typer.Argument(metavar="PACK", help=_PACK_HELP)]
_PackOption = Annotated[Path | None, typer.Option("--pack", metavar="PACK", help=_PACK_HELP)]
_Board = Annotated[
    str | None,
    typer.Option(
        "--board",
        metavar="NAME",
        help="scrutiny, corporate-parenting, safeguarding-partnership, leadership-team, or a folder of your own  [default: scrutiny]",
    ),
]
_Area = Annotated[str | None, typer.Option("--area", metavar="CODE", help="Build it for another area, by its code")]
_Out = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where to write")]
_Formats = Annotated[str, typer.Option("--formats", metavar="LIST", help="What to write, with commas between: docx, pptx, html, csv, pdf")]
_Final = Annotated[
    bool, typer.Option("--final", help="For publishing: no draft marks, page numbers in the contents; refused while an edit is not settled")
]
_Since = Annotated[Path | None, typer.Option("--since", metavar="FILE", help="The evidence of the pack before: say what changed since")]
_Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if there are warnings")]
_Quiet = Annotated[bool, typer.Option("--quiet", help="Print nothing but problems")]
_Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is empty, or does not exist yet")]
_From = Annotated[str | None, typer.Option("--from", metavar="default", help="Copy the default pack in place of the small one")]
_DataFile = Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file, a workbook or a parquet file; no pack is needed")]
_As = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who signs edits  [default: your name on this computer]")]
_Port = Annotated[int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="Answer at this port  [default: a free one]")]
_NoOpen = Annotated[bool, typer.Option("--no-open", help="Print the link, and open no browser")]
_Bullet = Annotated[str, typer.Argument(metavar="BULLET", help="A bullet's id, such as rereferrals.compare")]

app = typer.Typer(
    help="Word reports and slide decks for council committees, from a pack YAML and data files.",
    epilog="Exit codes: 0 done, 1 warnings under --strict, 2 something in your files, 3 cannot write, 4 our mistake, 130 interrupted.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.command()
def build(
    pack: _PackArgument = None,
    board: _Board = None,
    area: _Area = None,
    out: _Out = Path("output"),
    formats: _Formats = "docx,pptx",
    final: _Final = False,
    since: _Since = None,
    strict: _Strict = False,
    quiet: _Quiet = False,
) -> int:
    """Write the Word report and the slide deck; also a web page and a table of the figures, if asked for."""
    wanted = _formats(formats)
    from scrutiny_pack import run

    with _progress(quiet) as progress:
        options = run.Options(pack=pack, board=board, area=area, out=out, formats=wanted, final=final, since=since, progress=progress)
        built = run.build(options)
    asking = f'scrutiny-pack explain BULLET --pack "{pack}"' if pack else "scrutiny-pack explain BULLET"
    return _tell(built, strict, quiet, f"Next: open the files, or ask where a figure comes from: {asking}")


@app.command()
def check(pack: _PackArgument = None, board: _Board = None, area: _Area = None, strict: _Strict = False, quiet: _Quiet = False) -> int:
    """List all that build would refuse or warn of; write nothing."""
    from scrutiny_pack import run

    with _progress(quiet) as progress:
        built = run.check(run.Options(pack=pack, board=board, area=area, out=Path("output"), formats=DOCUMENTS, progress=progress))
    asked = [f'"{pack}"' if pack else "", f'--board "{board}"' if board else "", f"--area {area}" if area else ""]
    return _tell(built, strict, quiet, " ".join(["Next: scrutiny-pack build", *filter(None, asked)]))


@app.command()
def explain(bullet: _Bullet, pack: _PackOption = None) -> int:
    """Show where a bullet's figures come from."""
    from scrutiny_pack import run

    typer.echo(run.explain(bullet, pack))
    return BUILT


@app.command()
def new(folder: _Folder, from_: _From = None) -> int:
    """Make a pack folder to start from, with a workbook to fill in."""
    if from_ not in (None, "default"):
        what = f'there is no pack "{from_}" to start from'
        raise InputError([Problem("unknown-pack", Place("command line, --from"), what, "write --from default, or leave it out")])
    from scrutiny_pack.new import write_new

    for path in write_new(folder, from_ is not None):
        typer.echo(f"Wrote {path}")
    typer.echo(f'Next: read the first lines of pack.yaml, then: scrutiny-pack build "{folder}"')
    return BUILT


app.add_typer(edits, name="edits")

data = typer.Typer(help="Look into data files.", rich_markup_mode=None)
app.add_typer(data, name="data")


@data.command()
def inspect(file: _DataFile) -> int:
    """Show what is recognised in a data file: its layout, areas, periods, indicators and symbols, and what is not understood."""
    from scrutiny_pack.inspecting import inspected

    typer.echo(inspected(file))
    return BUILT


app.add_typer(template, name="template")


@app.command()
def review(
    pack: _PackArgument = None,
    board: _Board = None,
    area: _Area = None,
    out: _Out = Path("output"),
    name: _As = None,
    port: _Port = 0,
    no_open: _NoOpen = False,
) -> int:
    """Open the pack in your browser: read it as it will print, change its words, approve edits, and build."""
    from scrutiny_pack.editing import name_of
    from scrutiny_pack.review.app import Wanted
    from scrutiny_pack.review.app import review as open_review
    from scrutiny_pack.review.standing import Asked

    wanted = Wanted(Asked(pack, board, area), out, name_of(name), port, opening=not no_open)
    open_review(wanted, typer.echo)
    return BUILT


@app.command()
def schema() -> int:
    """Print the JSON Schema of a pack's YAML."""
    from scrutiny_pack import run

    typer.echo(run.schema())
    return BUILT


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that `arguments` (left out: those of the process) name, and exit with its code."""
    sys.exit(run_command(sys.argv[1:] if arguments is None else arguments))


def run_command(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name and return its exit code; whatever goes wrong is told in words, never as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old console cannot show every letter, and must not stop a build
    try:
        code = typer.main.get_command(app).main(list(arguments) or ["--help"], prog_name="scrutiny-pack", standalone_mode=False)
    except ScrutinyPackError as error:
        typer.echo(render(error.problems), err=True)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as error:
        return _tell_mistake(error) if isinstance(error, _USAGE_ERROR) else _tell_bug(error)
    if code == INTERRUPTED:
        typer.echo("Interrupted: nothing was changed.", err=True)
    return int(code or BUILT)


_USAGE_ERROR = typer.BadParameter.__bases__
"""Every mistake on the command line; typer gives no name to the class of all of them."""


def _tell_mistake(error: Exception) -> int:
    what = " ".join(cast("typer.BadParameter", error).format_message().split())
    problem = Problem(
        "command-line", Place("command line"), what, "scrutiny-pack --help lists the commands, scrutiny-pack build --help its options"
    )
    typer.echo(render([problem]), err=True)
    return MISTAKE


def _tell_bug(error: Exception) -> int:
    if os.environ.get(DEBUG) == "1":
        traceback.print_exception(error)
        return BUG
    place = traceback.extract_tb(error.__traceback__)[-1]
    typer.echo(
        f"scrutiny-pack made a mistake of its own ({Path(place.filename).name}, line {place.lineno}) and stopped. Your files are as they "
        f"were. Please tell its developers what you ran: set {DEBUG}=1, run it again, and send them all that it prints.",
        err=True,
    )
    return BUG


def _formats(text: str) -> tuple[str, ...]:
    given = [part.strip().lower() for part in text.split(",") if part.strip()]
    unknown = [name for name in given if name not in FORMATS]
    if given and not unknown:
        return tuple(name for name in FORMATS if name in given)
    what = f'"{unknown[0]}" is not a format that can be written' if unknown else "no format is named"
    raise InputError([Problem("unknown-format", Place("command line, --formats"), what, f"write one or more of {', '.join(FORMATS)}")])


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    if quiet or not sys.stderr.isatty():
        yield lambda _step: None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status("Reading", spinner="line") as status:
        yield lambda step: status.update(Text(step))


def _tell(built: Built, strict: bool, quiet: bool, next_step: str) -> int:
    if built.warnings:
        typer.echo(render(built.warnings), err=True)
    if not quiet:
        typer.echo("\n".join([*_summary(built), next_step]))
    return WARNED if strict and built.warnings else BUILT


def _summary(built: Built) -> list[str]:
    lines = [f"Wrote {file}" for file in built.files] or ["No errors. Nothing was written: this was a check."]
    lines.append(_counted(built.summary.bullets, "bullet"))
    lines += [f"Left out: {bullet}, because {reason}" for bullet, reason in built.summary.dropped]
    if built.warnings:
        lines.append(f"{_counted(len(built.warnings), 'warning')}:")
        lines += [f"  {warning.slug}: {warning.what}" for warning in built.warnings]
    lines += [f"Note: {note}" for note in built.notes]
    return lines


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
