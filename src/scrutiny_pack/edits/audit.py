"""The audit trail: who changed what in the edits, when, from what to what; each line holds a hash of the line before it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_NO_LINE = "0" * 64
"""What the first line of a trail follows."""


@dataclass(frozen=True)
class Change:
    """One line of the audit trail: who did what to which block, from what to what."""

    who: str
    at: str
    what: str
    """pulled, approved, rejected, noted, edited."""
    block: str
    before: str = ""
    after: str = ""


@contextlib.contextmanager
def appended(path: Path, changes: Sequence[Change], store_hash: str) -> Iterator[None]:
    """Add a line for each of `changes` to the trail at `path`; taken back when what is done meanwhile fails.

    `store_hash` is the hash of the store that the changes lead to.
    """
    before = path.stat().st_size if path.exists() else 0
    try:
        _append(path, _lines(path, changes, store_hash))
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            os.truncate(path, before)
        raise


def broken_line(path: Path) -> int:
    """The first line of the trail at `path` that does not follow from the one before it; 0 where all do, or there is none."""
    previous = _NO_LINE
    for number, line in enumerate(path.read_bytes().splitlines() if path.exists() else [], 1):
        try:
            follows = json.loads(line)["previous"]
        except (ValueError, KeyError, TypeError):
            return number
        if follows != previous:
            return number
        previous = hashlib.sha256(line).hexdigest()
    return 0


def store_hash_of(path: Path) -> str:
    """The hash of the store that the last line of the trail at `path` left; empty where there is none."""
    lines = path.read_bytes().splitlines() if path.exists() else []
    try:
        return str(json.loads(lines[-1])["store"]) if lines else ""
    except (ValueError, KeyError, TypeError):
        return ""


def _lines(path: Path, changes: Sequence[Change], store_hash: str) -> bytes:
    previous = _last_hash(path)
    written = b""
    for change in changes:
        entry: dict[str, Any] = {
            "at": change.at,
            "who": change.who,
            "what": change.what,
            "block": change.block,
            "from": change.before,
            "to": change.after,
            "store": store_hash,
            "previous": previous,
        }
        line = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
        previous = hashlib.sha256(line).hexdigest()
        written += line + b"\n"
    return written


def _last_hash(path: Path) -> str:
    lines = path.read_bytes().splitlines() if path.exists() else []
    return hashlib.sha256(lines[-1]).hexdigest() if lines else _NO_LINE


def _append(path: Path, lines: bytes) -> None:
    with path.open("ab") as file:
        if path.stat().st_size and not path.read_bytes().endswith(b"\n"):
            file.write(b"\n")  # a machine that went down while writing left half a line: it stays, and shows as broken
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())
