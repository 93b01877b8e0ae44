"""What the commands about edits do: read an edited document, say what was found, store it, list, compare, approve, reject."""

from __future__ import annotations

import datetime
import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from scrutiny_pack.edits.audit import Change
from scrutiny_pack.edits.comparing import compare_reports
from scrutiny_pack.edits.comparing_slides import compare_decks
from scrutiny_pack.edits.deciding import CannotApprove, approved, generated_accepted
from scrutiny_pack.edits.documents import reading_of
from scrutiny_pack.edits.editor import tells
from scrutiny_pack.edits.evidence_files import Printed, find_evidence
from scrutiny_pack.edits.office_file import open_office_file, read_file
from scrutiny_pack.edits.pulling import Origin, Pulled, pulled
from scrutiny_pack.edits.reconcile import Outcome
from scrutiny_pack.edits.reveals import hidden_numbers
from scrutiny_pack.edits.store import Store, refuse_shipped, save_store, with_notes, with_revisions
from scrutiny_pack.errors import InputError, Place, Problem, PublishError
from scrutiny_pack.run import Options, Prepared, prepare


@dataclass(frozen=True)
class Document:
    """An edited document held against what was printed: what was found in it, and the store as it stands."""

    printed: Printed
    found: Pulled
    store: Store
    language: str


def name_of(given: str | None) -> str:
    """Who is at work: the name that was given, else the one that this computer knows."""
    try:
        return (given or getpass.getuser()).strip() or "somebody"
    except (OSError, KeyError, ImportError):
        return "somebody"


def now() -> str:
    """The time, as the store writes it."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def prepared(pack: Path | None, board: str | None, area: str | None = None) -> Prepared:
    """The pack with its edits. Raises `InputError`, also for a pack that comes with the program."""
    read = prepare(Options(pack, board, Path(), ("docx", "pptx"), lambda _: None, area))
    refuse_shipped(read.files.path, read.files.shown_as)
    return read


def open_document(path: Path, pack: Path | None, board: str | None, who: str, baseline: Path | None, out: Path) -> Document:
    """The edited document at `path`, compared with what was printed. Raises `InputError`; writes nothing."""
    file = open_office_file(read_file(path), path.as_posix())
    printed = find_evidence(path, file, baseline, out)
    read = _as_printed(pack, board, printed)
    if printed.pack != read.files.config.pack.id:
        what = f'it is of the pack "{printed.pack}", and not of "{read.files.config.pack.id}"'
        raise InputError([Problem("other-pack", Place(path.as_posix()), what, "name its pack with --pack")])
    reading = reading_of(file)
    compare = compare_reports(printed.reading, reading, printed.baselines, printed.unknown) if file.kind == "docx" else None
    differences = compare or compare_decks(printed.reading, reading, printed.baselines)
    audience: Literal["public", "restricted"] = "restricted" if printed.audience == "restricted" else "public"
    origin = Origin(who, now(), "word" if file.kind == "docx" else "slides", audience, read.files.config.edits.review_after)
    found = pulled(differences, printed.baselines, read.store.file, printed.phrases, origin)
    _refuse_reveals(found, printed, read, path)
    return Document(printed, found, read.store, printed.phrases)


def _as_printed(pack: Path | None, board: str | None, printed: Printed) -> Prepared:
    """The pack for the area that the document was printed for, and for its board, if its name leads to it and no other is named."""
    try:
        return prepared(pack, board or printed.board, printed.area)
    except InputError as error:
        if board is None and {problem.slug for problem in error.problems} == {"unknown-board"}:
            return prepared(pack, None, printed.area)
        raise


def _refuse_reveals(found: Pulled, printed: Printed, read: Prepared, path: Path) -> None:
    """Raise `InputError` for every edit that says a number that is withheld; the number itself is not repeated."""
    hidden = hidden_numbers(read.speaker.setting)
    sealed = read.speaker.setting.sealed.indicators
    problems = []
    for each in found.new:
        baseline = printed.baselines.get(each.revision.slots_of or each.block)
        wording = read.editing.now.wordings.get(baseline.id) if baseline else None
        about = bool(wording and sealed.intersection(wording.indicators))
        if each.revision.kind != "order" and tells(each.revision, baseline.literals if baseline else (), about, hidden):
            what = f"{each.block}: the edit says a number that is withheld as a small number of people, or one like it"
            problems.append(Problem("edit-reveals", Place(path.as_posix()), what, "take the number out, and say it without a figure"))
    if problems:
        raise InputError(problems)


def store_found(document: Document, who: str, again: Callable[[], Document]) -> int:
    """Store what was found in `document`; how many edits and notes were stored.

    Where somebody else wrote the store meanwhile the document is compared `again` with what stands there now: nobody's edit is lost.
    """
    for attempt in range(3):
        found = document.found
        changes = [
            Change(each.revision.by, each.revision.at, "pulled", each.block, each.before, each.revision.edited or each.revision.kind)
            for each in found.new
        ]
        changes += [
            Change(note.by, note.at or now(), "noted", block, "", note.text) for block, notes in found.notes.items() for note in notes
        ]
        file = document.store.file
        for each in found.new:
            file = with_revisions(file, document.language, {each.block: [each.revision]})
        file = with_notes(file, found.notes)
        try:
            save_store(document.store, file, changes)
            return len(changes)
        except PublishError as error:
            if attempt == 2 or error.problems[0].slug != "edits-changed":
                raise
            document = again()
    raise AssertionError("unreachable")


def approve(block: str, pack: Path | None, board: str | None, who: str, rev: int = 0) -> str:
    """Approve the edit of `block` for the figures of now; what was approved, in words. Raises `InputError`."""
    read = prepared(pack, board)
    outcome = _outcome(block, read)
    wording = read.editing.now.wordings.get(outcome.revision.slots_of or outcome.id)
    try:
        file, changes = approved(read.store.file, read.editing.language, outcome, wording, who, now(), read.editing.now.run, rev)
    except CannotApprove as reason:
        what = f"{block} cannot be approved: {reason}"
        raise InputError([Problem("cannot-approve", _place(block, outcome, read), what, "see: scrutiny-pack edits diff")]) from reason
    save_store(read.store, file, changes)
    return f"{block} is approved by {who}: {changes[0].after}"


def accept_generated(block: str, pack: Path | None, board: str | None, who: str) -> str:
    """Reject every edit of `block`, so that the generated words are printed; the edits are kept. Raises `InputError`."""
    read = prepared(pack, board)
    outcome = _outcome(block, read)
    file, changes = generated_accepted(read.store.file, read.editing.language, outcome.id, who, now())
    save_store(read.store, file, changes)
    return f"{block} prints the generated words again; the edits of it are kept as rejected"


def _outcome(block: str, read: Prepared) -> Outcome:
    outcome = read.editing.outcomes.get(block)
    if outcome is None:
        known = ", ".join(read.editing.outcomes) or "none"
        what = f'there is no edit of "{block}" that holds for this board'
        raise InputError([Problem("no-such-edit", Place(read.store.shown_as), what, f"blocks with edits: {known}")])
    return outcome


def _place(block: str, outcome: Outcome, read: Prepared) -> Place:
    return read.store.place(block, read.editing.language, outcome.revision)


def status_lines(read: Prepared) -> list[str]:
    """What became of each edit, a line each, and the notes."""
    lines = []
    for block, outcome in read.editing.outcomes.items():
        decided = "approved" if outcome.approved else "not approved" if outcome.result in ("kept", "refilled", "check") else ""
        told = ", ".join(filter(None, (outcome.result, decided)))
        lines.append(f"{block}: {told}{f': {outcome.reason}' if outcome.reason else ''}")
    for block, notes in read.store.file.notes.items():
        lines += [f"{block}: note by {note.by or 'nobody named'}: {note.text}" for note in notes]
    return lines or ["There are no edits."]


def diff_lines(read: Prepared) -> list[str]:
    """For each edit what was generated then, what the editor wrote, what is generated now and what is printed."""
    lines: list[str] = []
    for block, outcome in read.editing.outcomes.items():
        revision, wording = outcome.revision, read.editing.now.wordings.get(outcome.revision.slots_of or block)
        words = "left out" if revision.kind == "suppress" else " ".join(revision.order) or revision.edited or f"slide: {revision.slide}"
        entries = [("then", revision.base.text), ("edit", words), ("now", wording.text.plain if wording else "")]
        entries += [("prints", outcome.text.plain if outcome.text else ""), ("why", outcome.reason)]
        lines += [f"{block} (revision {revision.rev}, {outcome.result})", *(f"  {name + ':':8}{text}" for name, text in entries if text)]
    return lines or ["There are no edits."]


def found_lines(document: Document) -> list[str]:
    """What was found in the document, for a person to read before it is stored."""
    found, printed = document.found, document.printed
    lines = [f"Compared with {printed.shown_as}" + (", which is of another build" if printed.other_build else "")]
    for each in found.found:
        lines += _found(each.block, each.before, each.revision.model_dump(), each.known, each.rival)
    for block, notes in found.notes.items():
        lines += [f"{block}: a comment by {note.by or 'nobody named'} is kept as a note: {note.text}" for note in notes]
    if found.not_kept:
        lines.append("What cannot be kept:")
        lines += [f"  {each.where}: {each.what}\n    instead: {each.fix}" for each in found.not_kept]
    if len(lines) == 1:
        lines.append("Nothing differs.")
    return lines


_SAID = {"add": "added", "suppress": "left out", "order": "the bullets stand in another order"}


def _found(block: str, before: str, revision: dict[str, object], known: str, rival: str) -> Sequence[str]:
    lines = [f"{block}: {_SAID.get(str(revision['kind']), 'reworded')}" + (f" ({known})" if known else "")]
    texts = [("was", before), ("is", revision["edited"] or (f"slide: {revision['slide']}" if revision["slide"] else ""))]
    if revision["kind"] == "order":
        texts = [("was", before), ("is", " ".join(map(str, revision["order"])))]  # type: ignore[call-overload]
    lines += [f"  {name + ':':5}{text}" for name, text in texts if text]
    for name, said in (("typed_numbers", "numbers that no figure is"), ("ambiguous", "numbers that could be one of several figures")):
        if revision[name]:
            lines.append(f"  {said}: {', '.join(revision[name])}: with new figures the edit will be stale")  # type: ignore[arg-type]
    if revision["added_text"]:
        lines.append(f"  only the editor says: {' '.join(revision['added_text'])}")  # type: ignore[arg-type]
    if rival:
        lines.append(f"  conflict: somebody else changed the same words to: {rival}")
    return lines
