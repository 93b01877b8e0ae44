"""The edits store on disk, beside its pack: read strictly, written whole or not at all, with a line in the audit trail for each change."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scrutiny_pack import limits
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.edits.audit import Change, appended, broken_line, store_hash_of
from scrutiny_pack.edits.model import Note, Revision, StoreFile
from scrutiny_pack.edits.store_text import store_text
from scrutiny_pack.errors import InputError, Place, Problem, ProblemList, PublishError
from scrutiny_pack.replacing import replace_within
from scrutiny_pack.shipped import is_shipped

PATIENCE = 2.0
"""Seconds for which a virus scanner or a syncing folder may hold the store before we give up."""
_STAGED = ".new.part"


@dataclass(frozen=True)
class Store:
    """A store as it was read: its content, and what the file held, so that a change made meanwhile by others is noticed."""

    path: Path
    shown_as: str
    file: StoreFile
    content: bytes
    places: Places = field(default_factory=Places)

    def place(self, block: str, language: str, revision: Revision) -> Place:
        """Where `revision` of `block` stands."""
        steps = [each.rev for each in self.file.revisions(block, language)]
        index = steps.index(revision.rev) if revision.rev in steps else 0
        return Place(self.shown_as, self.places.line(("edits", block, language, index)))

    @property
    def audit(self) -> Path:
        """The audit trail beside it."""
        return self.path.with_name(self.path.name.removesuffix(".edits.yaml") + ".audit.jsonl")


def store_path(pack: Path) -> Path:
    """Where the edits of the pack file `pack` stand: pack.yaml, pack.edits.yaml."""
    return pack.with_name(f"{pack.stem}.edits.yaml")


def read_store(pack: Path, shown_as: str, problems: ProblemList) -> Store:
    """The store of the pack file `pack`, empty where there is none. Errors in it are noted; raises nothing."""
    path = store_path(pack)
    name = Path(shown_as).with_name(path.name).as_posix()
    if not os.path.lexists(path):
        return Store(path, name, StoreFile(), b"")
    read = read_yaml(path, name, StoreFile, problems, limits.STORE_BYTES)
    content = path.read_bytes() if read else b""
    file, places = read or (StoreFile(), Places())
    return Store(path, name, _numbered_once(file), content, places)


def _numbered_once(file: StoreFile) -> StoreFile:
    """`file` with a number of its own for each revision: two people's, merged line by line, may both be the second."""
    edits = {block: {key: _renumbered(revisions) for key, revisions in languages.items()} for block, languages in file.edits.items()}
    return file if edits == file.edits else file.model_copy(update={"edits": edits})


def _renumbered(revisions: Sequence[Revision]) -> list[Revision]:
    found: list[Revision] = []
    for each in revisions:
        taken = {known.rev for known in found}
        last = max(taken | {other.rev for other in revisions})
        found.append(each if each.rev not in taken else each.model_copy(update={"rev": last + 1}))
    return found


def trail_problems(store: Store) -> Iterator[Problem]:
    """What is wrong with the audit trail of `store`: a line that does not follow, or a store that is not as the last line left it."""
    name = Path(store.shown_as).with_name(store.audit.name).as_posix()
    if line := broken_line(store.audit):
        what = "this line does not follow from the one before it: the audit trail was changed, cut or merged here"
        fix = "ask who changed it, and take the file from a backup; nothing is printed from it"
        yield Problem("audit-broken", Place(name, line), what, fix, "warning")
    elif store.content and store_hash_of(store.audit) != content_hash(store.content):
        what = "the edits are not as the last line of the audit trail left them: they were changed by hand, or merged"
        fix = "nothing, if that is known; the next change made by a command sets it right"
        yield Problem("audit-behind", Place(name), what, fix, "warning")


def content_hash(content: bytes) -> str:
    """The mark of a store in its audit trail, the same whichever way its lines end."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def refuse_shipped(pack: Path, shown_as: str) -> None:
    """Raise `InputError` for a pack inside the installed program: nobody's words belong there."""
    if is_shipped(pack):
        what = "this pack comes with the program and is read-only: edits cannot be kept beside it"
        fix = "copy it with scrutiny-pack new DIR --from default, and name the copy"
        raise InputError([Problem("pack-read-only", Place(shown_as), what, fix)])


def with_revisions(file: StoreFile, language: str, added: Mapping[str, Sequence[Revision]]) -> StoreFile:
    """`file` with revisions appended to their blocks; nothing that stands in it is changed."""
    edits = {block: {key: list(revisions) for key, revisions in languages.items()} for block, languages in file.edits.items()}
    for block, revisions in added.items():
        edits.setdefault(block, {}).setdefault(language, []).extend(revisions)
    return file.model_copy(update={"edits": edits})


def with_notes(file: StoreFile, added: Mapping[str, Sequence[Note]]) -> StoreFile:
    """`file` with notes appended, each once."""
    notes = {block: list(entries) for block, entries in file.notes.items()}
    for block, entries in added.items():
        known = notes.setdefault(block, [])
        known.extend(note for note in entries if note not in known)
    return file.model_copy(update={"notes": {block: entries for block, entries in notes.items() if entries}})


def with_state(file: StoreFile, language: str, block: str, changed: Mapping[int, Revision]) -> StoreFile:
    """`file` with the revisions of `block` whose numbers are in `changed` in their new state."""
    kept = [changed.get(each.rev, each) for each in file.revisions(block, language)]
    edits = {key: dict(languages) for key, languages in file.edits.items()}
    edits[block][language] = kept
    return file.model_copy(update={"edits": edits})


def save_store(store: Store, file: StoreFile, changes: Sequence[Change]) -> Store:
    """Write `file` in the place of `store`, with a line of the audit trail for each of `changes`; nothing where nothing changed.

    Old or new: whatever fails, the store is one of the two, whole. Raises `PublishError`: `edits-changed` where somebody else wrote it
    since `store` was read (read again, and merge), and as writing fails.
    """
    if file == store.file:
        return store
    content = store_text(file).encode()
    with _told(store.path, store.shown_as), _locked(store):
        now = store.path.read_bytes() if store.path.exists() else b""
        if now != store.content:
            what, fix = "the edits were changed by somebody else meanwhile; nothing was written", "run the command again"
            raise PublishError([Problem("edits-changed", Place(store.shown_as), what, fix)])
        # The trail first, and taken back if the store cannot be written: there is never a change without its line.
        with appended(store.audit, changes, content_hash(content)):
            _write(store.path, content)
    return Store(store.path, store.shown_as, file, content)


def _write(path: Path, content: bytes) -> None:
    staged = path.with_name(path.name + _STAGED)
    try:
        with staged.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace_within(PATIENCE, staged, path)
    except BaseException:
        with contextlib.suppress(OSError):
            staged.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _locked(store: Store) -> Iterator[None]:
    """Hold the store against another process: between comparing and replacing nobody else may write."""
    lock = store.path.with_name(store.path.name + ".lock")
    give_up = time.monotonic() + PATIENCE
    while True:
        try:
            handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            break
        except FileExistsError:
            if _is_old(lock):
                with contextlib.suppress(OSError):
                    lock.unlink()
            elif time.monotonic() > give_up:
                what, fix = "another program is writing the edits", f'wait a moment; if nothing is running, delete "{lock.name}"'
                raise PublishError([Problem("edits-changed", Place(store.shown_as), what, fix)]) from None
            time.sleep(0.05)
    try:
        yield
    finally:
        os.close(handle)
        with contextlib.suppress(OSError):
            lock.unlink()


def _is_old(lock: Path) -> bool:
    """Whether a killed run left the lock: writing takes far less than a minute."""
    with contextlib.suppress(OSError):
        return time.time() - lock.stat().st_mtime > 60
    return False


@contextlib.contextmanager
def _told(path: Path, shown_as: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        place, kept = Place(shown_as), "; the edits are as they were before"
        if error.errno in (errno.ENOSPC, errno.EDQUOT) or getattr(error, "winerror", None) in (39, 112):
            problem = Problem("disk-full", place, f"the disk is full{kept}", "free some space, and run the command again")
        else:
            fix = "close it in every program, and check that you may write in this folder"
            problem = Problem("edits-not-writable", place, f"the edits cannot be written ({error.strerror}){kept}", fix)
        raise PublishError([problem]) from error
