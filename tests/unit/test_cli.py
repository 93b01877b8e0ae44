from __future__ import annotations

import io
import subprocess
import sys
import types
from pathlib import Path

import pytest

import scrutiny_pack
from scrutiny_pack import cli
from scrutiny_pack.errors import InputError, Place, Problem, PublishError

HEAVY = {"jinja2", "starlette", "uvicorn", "matplotlib", "pandas", "numpy", "docx", "pptx", "lxml"}
"""Not pydantic: typer itself reads the options of a command with it."""
LIST_IMPORTS = """
import sys
from scrutiny_pack.cli import run_command
code = run_command(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""
WARNING = Problem("short-window", Place("config/pack.yaml", line=40), "s47.latest: 11 of 12 months", "add the month", "warning")
SUMMARY = types.SimpleNamespace(bullets=32, dropped=(("rereferrals.compare", "no comparator has a figure"),))
CLEAN = types.SimpleNamespace(files=(Path("output/a.docx"), Path("output/a.pptx")), summary=SUMMARY, warnings=(), notes=())
WARNED = types.SimpleNamespace(files=CLEAN.files, summary=SUMMARY, warnings=(WARNING,), notes=())


class Run(types.ModuleType):
    """Stands for `run` where only what the command line makes of an outcome is looked at: it does no work."""

    Options = types.SimpleNamespace

    def __init__(self) -> None:
        super().__init__("scrutiny_pack.run")
        self.outcome: object = CLEAN
        self.asked: list[object] = []

    def build(self, *asked: object) -> object:
        self.asked.extend(asked)
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome

    check = explain = schema = build


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    module = Run()
    monkeypatch.setitem(sys.modules, "scrutiny_pack.run", module)
    monkeypatch.setattr(scrutiny_pack, "run", module, raising=False)
    return module


@pytest.mark.parametrize(
    "command",
    [[], ["build"], ["check"], ["explain"], ["data"], ["data", "inspect"], ["template", "check"], ["review"], ["schema"]],
    ids=lambda words: "-".join(words) or "all",
)
def test_help_imports_nothing_heavy(command: list[str]) -> None:
    """Help comes at once: none of the libraries that take long to load is imported for it."""
    done = subprocess.run([sys.executable, "-c", LIST_IMPORTS, *command, "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: scrutiny-pack")
    assert "Traceback" not in done.stderr
    imported = done.stderr.split()
    assert {module.partition(".")[0] for module in imported} & HEAVY == set()
    assert {module for module in imported if module.startswith("scrutiny_pack.")} == {
        "scrutiny_pack.cli",
        "scrutiny_pack.cli_template",
        "scrutiny_pack.edit_commands",
        "scrutiny_pack.errors",
    }


def test_no_command_prints_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Typing the bare name shows what can be done, and is no mistake."""
    assert cli.run_command([]) == 0
    assert "build" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("outcome", "code", "says"),
    [
        (CLEAN, 0, ""),
        (WARNED, 0, "warning[short-window]: config/pack.yaml, line 40"),
        (
            InputError([Problem("missing-key", Place("x.yaml", line=3), "no title", "add one")]),
            2,
            "error[missing-key]: x.yaml, line 3: no title",
        ),
        (PublishError([Problem("disk-full", Place("output"), "the disk is full", "free some space")]), 3, "error[disk-full]"),
        (KeyError("secret"), 4, "a mistake of its own (test_cli.py, line"),
        (RecursionError(), 4, "a mistake of its own"),
        (KeyboardInterrupt(), 130, "Interrupted: nothing was changed."),
    ],
)
@pytest.mark.parametrize("command", [["build"], ["check"]], ids="-".join)
def test_each_outcome_has_its_exit_code(
    run: Run, capsys: pytest.CaptureFixture[str], command: list[str], outcome: object, code: int, says: str
) -> None:
    """0 done, 2 the user's files, 3 cannot write, 4 our mistake, 130 interrupted; never a traceback or an exception's name."""
    run.outcome = outcome
    assert cli.run_command(command) == code
    printed = capsys.readouterr()
    assert says in printed.err
    assert not any(word in printed.err for word in ("Traceback", "Error:", "KeyError", "secret"))
    assert bool(printed.out) == (code == 0)


def test_a_bug_is_shown_in_full_when_asked_for(run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With SCRUTINY_PACK_DEBUG=1 the developers get their traceback."""
    monkeypatch.setenv("SCRUTINY_PACK_DEBUG", "1")
    run.outcome = KeyError("secret")
    assert cli.run_command(["build"]) == 4
    assert "KeyError: 'secret'" in capsys.readouterr().err


def test_warnings_fail_only_a_strict_run(run: Run) -> None:
    """Under --strict warnings give 1; without warnings it stays 0."""
    run.outcome = WARNED
    assert cli.run_command(["build", "--strict"]) == 1
    assert cli.run_command(["check", "--strict"]) == 1
    run.outcome = CLEAN
    assert cli.run_command(["build", "--strict"]) == 0


def test_the_summary_can_be_acted_on(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """It names the files, the bullets, what was left out and why, each warning, and the next step."""
    run.outcome = WARNED
    cli.run_command(["build", "my pack/pack.yaml"])
    assert capsys.readouterr().out.splitlines() == [
        f"Wrote {Path('output/a.docx')}",
        f"Wrote {Path('output/a.pptx')}",
        "32 bullets",
        "Left out: rereferrals.compare, because no comparator has a figure",
        "1 warning:",
        "  short-window: s47.latest: 11 of 12 months",
        'Next: open the files, or ask where a figure comes from: scrutiny-pack explain BULLET --pack "my pack/pack.yaml"',
    ]


def test_quiet_prints_problems_only(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """--quiet leaves the result out and the warnings in."""
    run.outcome = WARNED
    assert cli.run_command(["build", "--quiet"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "warning[short-window]" in printed.err


def test_options_reach_the_run(run: Run) -> None:
    """What is typed is what is built; formats come in one order whatever the order typed."""
    cli.run_command(["build", "p", "--board", "b", "--out", "o", "--formats", " PPTX,docx", "--since", "s"])
    (options,) = run.asked
    assert (options.pack, options.board, options.out, options.formats) == (Path("p"), "b", Path("o"), ("docx", "pptx"))
    assert options.since == Path("s")
    options.progress("not on a terminal, so it prints nothing")


def test_explain_and_schema_print_what_they_are_given(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """Both print their text and nothing else."""
    run.outcome = "rereferrals.change: 20.0%"
    assert cli.run_command(["explain", "rereferrals.change", "--pack", "p"]) == 0
    assert run.asked == ["rereferrals.change", Path("p")]
    assert cli.run_command(["schema"]) == 0
    assert capsys.readouterr().out == "rereferrals.change: 20.0%\n" * 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "--bord", "x"], "--board"),
        (["bild"], "'build'"),
        (["explain"], "BULLET"),
        (["build", "--formats", "odt"], '"odt" is not a format'),
        (["build", "--formats", ","], "no format is named"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else "",
)
def test_a_slip_in_typing_is_told_with_the_way_out(run: Run, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    """A wrong option, command or value gives 2, in the two lines of every problem, before any work."""
    assert cli.run_command(arguments) == 2
    error, fix = capsys.readouterr().err.splitlines()
    assert error.startswith("error[")
    assert says in error
    assert fix.startswith("  fix: ")
    assert run.asked == []


def test_an_old_console_never_stops_a_run(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter that the console's encoding lacks is printed as a question mark."""
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", console)
    run.outcome = "Ynys Môn, Tŷ Ŵ, £5"
    assert cli.run_command(["schema"]) == 0
    console.flush()
    assert console.buffer.getvalue().decode("cp1252").rstrip() == "Ynys Môn, T? ?, £5"
