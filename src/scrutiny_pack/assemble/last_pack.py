"""The evidence of the pack before, as far as this pack is compared with it: its figures, its bullets and its exceptions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.errors import InputError, Place, Problem
from scrutiny_pack.periods import Period, parse_period
from scrutiny_pack.text import Fact

SLUG = "not-the-last-pack"
VERSION = 1
_FIX = "name the .evidence.json that was written with the pack before"


@dataclass(frozen=True)
class OldBullet:
    """A bullet as it was printed, with what it claimed and the figures behind it."""

    id: str
    text: str
    claims: Mapping[str, str]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class LastPack:
    """What the pack before printed."""

    month: Period
    facts: tuple[Fact, ...]
    bullets: Mapping[str, OldBullet]
    exceptions: tuple[str, ...] | None
    """The labels of the indicators that were exceptions; `None` where it had no such chapter."""


def read_last_pack(path: Path, files: PackFiles) -> LastPack:
    """What the evidence at `path` says. Raises `InputError` where it is none, or that of another pack, board, area or audience."""
    place = Place(path.as_posix())
    try:
        written = json.loads(path.read_bytes())
        last, head, build = _read(written), written["pack"], written["build"]
        found = {"pack": head["id"], "area": head["area"], "board": build["board"], "audience": build["audience"]}
    except OSError:
        raise InputError([Problem(SLUG, place, "it cannot be read", _FIX)]) from None
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation, RecursionError):
        raise InputError([Problem(SLUG, place, "it is no evidence file of a pack, or it is damaged", _FIX)]) from None
    this = files.config.pack
    wanted = {"pack": this.id, "area": this.area, "board": files.board_name, "audience": this.audience}
    for what, value in wanted.items():
        if found[what] != value:
            raise InputError([Problem(SLUG, place, f'it is of the {what} "{found[what]}", and this pack is of "{value}"', _FIX)])
    if last.month.last_day > this.period.last_day:
        raise InputError([Problem(SLUG, place, f"it is of {last.month}, which is after {this.period}", _FIX)])
    return last


def _read(written: Mapping[str, Any]) -> LastPack:
    if written["version"] != VERSION:
        raise ValueError("another version")
    facts = {identifier: _fact(entry) for identifier, entry in written["facts"].items()}
    bullets = {entry["id"]: _bullet(entry, facts) for entry in written["blocks"] if "claims" in entry}
    listed = written.get("exceptions")
    exceptions = None if listed is None else tuple(str(label) for label in listed)
    return LastPack(parse_period(written["pack"]["month"]), tuple(facts.values()), bullets, exceptions)


def _bullet(entry: Mapping[str, Any], facts: Mapping[str, Fact]) -> OldBullet:
    said = next(text for text in entry["texts"] if text["kind"] == "text")
    behind = tuple(facts[identifier] for slot in said.get("slots", []) for identifier in slot["facts"])
    return OldBullet(str(entry["id"]), str(said["text"]), {str(path): str(claim) for path, claim in entry["claims"].items()}, behind)


def _fact(entry: Mapping[str, Any]) -> Fact:
    value, numerator, denominator = (_decimal(entry[name]) for name in ("value", "numerator", "denominator"))
    decimals = None if entry["decimals"] is None else int(entry["decimals"])
    words = (str(entry[name]) for name in ("reason", "status", "source", "vintage", "file"))
    reason, status, source, vintage, file = words
    where = (str(entry["indicator"]), str(entry["area"]), parse_period(str(entry["period"])))
    return Fact(*where, value, numerator, denominator, decimals, reason, status, source, vintage, file, int(entry["row"]))


def _decimal(text: str | None) -> Decimal | None:
    if text is None:
        return None
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError("no number")
    return number
