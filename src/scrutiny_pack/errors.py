"""Problems in a user's files, and the exceptions that carry them. Imports nothing of ours, so every layer may use it.

ScrutinyPackError
  InputError      something in the user's files (exit code 2)
  PublishError    the output could not be written (exit code 3)
  OwnFault        our own checks found a document that must not be published (exit code 4)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

SHOWN_AT_MOST = 20
"""How many problems are listed before "and N more"."""


@dataclass(frozen=True, order=True)
class Place:
    """Where a problem is, in the words of the program that the user has open: editor line, sheet and cell, or part."""

    file: str
    line: int = 0
    row: int = 0
    column: str = ""
    sheet: str = ""
    cell: str = ""
    part: str = ""

    def __str__(self) -> str:
        named = [
            f"line {self.line}" if self.line else "",
            f"row {self.row}" if self.row else "",
            f'column "{self.column}"' if self.column else "",
            f'sheet "{self.sheet}"' if self.sheet else "",
            f"cell {self.cell}" if self.cell else "",
            f"part {self.part}" if self.part else "",
        ]
        return ", ".join([self.file, *filter(None, named)])


@dataclass(frozen=True)
class Problem:
    """One thing wrong: a stable `slug`, the place, what is wrong and how to put it right."""

    slug: str
    place: Place
    what: str
    fix: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        # What was written over several lines is quoted on one: a message has two.
        place, what, fix = (" ".join(str(part).splitlines()) for part in (self.place, self.what, self.fix))
        return f"{self.severity}[{self.slug}]: {place}: {what}\n  fix: {fix}"


def render(problems: Iterable[Problem]) -> str:
    """All `problems` as the user reads them: sorted by place, two lines each, at most `SHOWN_AT_MOST`, then "and N more"."""
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, problem.slug, problem.what))
    lines = [str(problem) for problem in ordered[:SHOWN_AT_MOST]]
    if len(ordered) > SHOWN_AT_MOST:
        lines.append(f"and {len(ordered) - SHOWN_AT_MOST} more")
    return "\n".join(lines)


class ScrutinyPackError(Exception):
    """The run cannot go on; `problems` says why, for the person who runs it."""

    exit_code = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(render(self.problems))


class InputError(ScrutinyPackError):
    """Something in the user's files is wrong: nothing was written."""


class PublishError(ScrutinyPackError):
    """The output could not be written: what stood there before stands there still."""

    exit_code = 3


class OwnFault(ScrutinyPackError):
    """A document of ours failed our own checks: nothing was written, and the developers should hear of it."""

    exit_code = 4


class ProblemList:
    """Problems gathered while a stage runs, so that all of them are told at once."""

    def __init__(self) -> None:
        self.errors: list[Problem] = []
        self.warnings: list[Problem] = []

    def error(self, slug: str, place: Place, what: str, fix: str) -> None:
        """Note an error; the stage goes on to find the others."""
        self.errors.append(Problem(slug, place, what, fix))

    def warn(self, slug: str, place: Place, what: str, fix: str) -> None:
        """Note a warning, shown in the summary and counted by `--strict`."""
        self.warnings.append(Problem(slug, place, what, fix, "warning"))

    def stop_if_any(self) -> None:
        """Raise `InputError` with all errors noted so far, if there are any."""
        if self.errors:
            raise InputError(self.errors)
