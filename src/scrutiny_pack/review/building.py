"""A build started from the page: it runs beside it, tells how far it is, and its documents can be fetched, and nothing else."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from pathlib import Path

from scrutiny_pack import run
from scrutiny_pack.errors import Place, Problem, ScrutinyPackError
from scrutiny_pack.review.standing import Asked

FORMATS = ("docx", "pptx")
TYPES = {
    ".docx": ("Word report", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".pptx": ("Slide deck", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}
"""What may be fetched: the name of each kind of document, and its type."""


_STOPPED = "the program made a mistake of its own and stopped"
_OWN_MISTAKE = Problem(
    "own-mistake",
    Place("the build"),
    "the program made a mistake of its own and stopped",
    "run scrutiny-pack build, and send what it prints",
)


@dataclass(frozen=True)
class Building:
    """How far a build is: the step it is at while it runs, then its documents or what is wrong."""

    final: bool = False
    running: bool = False
    step: str = ""
    documents: tuple[Path, ...] = ()
    warnings: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    number: int = 0
    """Which build of this page it is; 0 before the first."""

    @property
    def says(self) -> str:
        """The state in a sentence."""
        kind = "final documents" if self.final else "drafts"
        if self.running:
            return f"Building the {kind}: {self.step}"
        if self.problems:
            return f"The {kind} were not built. {_counted(len(self.problems), 'problem')} to mend."
        if self.number:
            return f"The {kind} are built" + (f", with {_counted(len(self.warnings), 'warning')}." if self.warnings else ".")
        return "Nothing has been built from this page yet."


class Builder:
    """Builds one at a time into one folder."""

    def __init__(self, asked: Asked, out: Path) -> None:
        self.asked, self.out = asked, out
        self.state = Building()
        self._lock = threading.Lock()

    def start(self, final: bool) -> bool:
        """Begin a build, unless one runs."""
        with self._lock:
            if self.state.running:
                return False
            self.state = Building(final, True, "Reading", number=self.state.number + 1)
        threading.Thread(target=self._build, args=(final,), daemon=True).start()
        return True

    def document(self, name: str) -> Path | None:
        """The file of the last build called `name`; a name that is none of theirs is no path to anything."""
        return next((path for path in self.state.documents if path.name == name and path.is_file()), None)

    def _build(self, final: bool) -> None:
        ended = replace(self.state, running=False, problems=(_OWN_MISTAKE,))
        try:
            built = self._run(final)
            documents = tuple(path for path in built.files if path.suffix in TYPES)
            ended = replace(self.state, running=False, documents=documents, warnings=built.warnings)
        except ScrutinyPackError as error:
            ended = replace(self.state, running=False, problems=error.problems)
        finally:
            self.state = ended

    def _run(self, final: bool) -> run.Built:
        asked = self.asked
        return run.build(run.Options(asked.pack, asked.board, self.out, FORMATS, self._step, asked.area, final))

    def _step(self, says: str) -> None:
        self.state = replace(self.state, step=says)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
