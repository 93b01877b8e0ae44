"""Write docs/commands.md: every command, argument and option, from the objects that --help is printed from. With --check only compare.

The layout of --help differs between versions of the library behind it, so the words are taken and not the layout.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from scrutiny_pack.cli import app

LIST = Path(__file__).resolve().parent.parent / "docs" / "commands.md"

HEAD = """# The commands

{help}

`scrutiny-pack` and `python -m scrutiny_pack` are the same. Without a command, or with `--help`, it prints the help; after a command,
`--help` prints that command's. This page is made from that help by `python tools/list_commands.py`.

`PACK` is a YAML file, or a folder that holds `pack.yaml`. Left out, it is `config/pack.yaml` in the folder where you are. Where there is
none, it is the pack that comes with the program: so `scrutiny-pack build` works anywhere after installing.

{epilog}
"""
TAIL = """
## What is printed

Errors and warnings go to stderr, all of a stage at once and two lines each: what is wrong and where, then what to do.
[errors.md](errors.md) lists their names. After the twentieth stands how many more there are.

    error[value-not-a-number]: data/local.csv, row 14, column "value": "n/k" is not a number
      fix: write a number, or one of [c] [x] [z] [low] if there is no figure

The result goes to stdout: the files written, the number of bullets, the bullets that were left out with the reason, the warnings again in
one line each, and what you may want to do next. On a terminal, `build` and `check` say which step they are at; elsewhere they do not.

If the program itself has a fault it says so in one sentence, and exits with 4. Set `SCRUTINY_PACK_DEBUG=1` and run again for the details
that its developers need.
"""
EXAMPLES = {
    "build": "scrutiny-pack build config --out reports --formats docx",
    "check": "scrutiny-pack check --strict",
    "explain": "scrutiny-pack explain rereferrals.compare",
    "data inspect": "scrutiny-pack data inspect downloads/referrals.csv",
    "template inspect": "scrutiny-pack template inspect boards/scrutiny/slides.potx",
    "template check": "scrutiny-pack template check boards/scrutiny/slides.potx",
    "review": 'scrutiny-pack review mypack --as "A. Officer"',
    "edits pull": 'scrutiny-pack edits pull report-edited.docx --pack mypack --as "A. Officer"',
    "edits approve": "scrutiny-pack edits approve rereferrals.compare",
    "schema": "scrutiny-pack schema > scrutiny-pack.schema.json",
}
DEFAULT = re.compile(r" *\[default: (.*)\]$")
"""A default that the help of an option states itself."""


def main() -> int:
    """Write the list, or with --check return 1 if it is not what the commands say."""
    text = commands()
    if "--check" not in sys.argv:
        LIST.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if LIST.is_file() and LIST.read_text(encoding="utf-8") == text:
        return 0
    print("docs/commands.md is not what --help says; run: python tools/list_commands.py")
    return 1


def commands() -> str:
    """The whole page."""
    group: Any = typer.main.get_command(app)
    head = HEAD.format(help=group.help, epilog=group.epilog)
    return head + "".join(_command(name, command) for name, command in _all(group)) + TAIL


def _all(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its whole name; those of a group stand in its place."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _all(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _command(name: str, command: Any) -> str:
    usage = " ".join([f"scrutiny-pack {name}", *(_usage(parameter) for parameter in command.params)])
    lines = [f"\n## {name}\n", command.help, f"\n    {usage}\n"]
    if command.params:
        lines += ["| | What it is | If left out |", "|---|---|---|", *map(_row, command.params)]
    if name in EXAMPLES:
        lines.append(f"\nFor example: `{EXAMPLES[name]}`" if command.params else f"For example: `{EXAMPLES[name]}`")
    return "\n".join(lines) + "\n"


def _usage(parameter: Any) -> str:
    written = _written(parameter)
    return written if parameter.required else f"[{written}]"


def _written(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    option = str(parameter.opts[0])
    return option if parameter.is_flag else f"{option} {parameter.metavar}"


def _row(parameter: Any) -> str:
    stated = DEFAULT.search(parameter.help)
    left_out = stated[1] if stated else "" if parameter.default in (None, False) else str(parameter.default)
    if parameter.required:
        left_out = "needed"
    elif left_out:
        left_out = f"`{left_out}`"
    return f"| `{_written(parameter)}` | {DEFAULT.sub('', parameter.help)} | {left_out} |"


if __name__ == "__main__":
    sys.exit(main())
