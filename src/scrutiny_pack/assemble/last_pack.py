"""The evidence of the pack before, as far as this pack is compared with it: its figures, bullets, indicators and exceptions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from scrutiny_pack.assemble.evidence_values import WRONG, decimals_of, plain, read_fact, read_goal
from scrutiny_pack.config.indicators import Expected
from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.config.targets import PeriodTarget
from scrutiny_pack.errors import InputError, Place, Problem
from scrutiny_pack.limits import EVIDENCE_BYTES
from scrutiny_pack.periods import Period, parse_period
from scrutiny_pack.text import Fact

SLUG = "not-the-last-pack"
VERSION = 1
_FIX = "name the .evidence.json that was written with the pack before"


@dataclass(frozen=True)
class OldBullet:
    """A bullet as it was printed, with what it claimed and the figures behind all its texts."""

    id: str
    text: str
    claims: Mapping[str, str]
    facts: tuple[Fact, ...]
    edited: bool = False
    """Whether the words were a person's."""


@dataclass(frozen=True)
class OldGroup:
    """A figure that was made from those of several other areas, as it was printed; `path` names its comparator."""

    path: str
    printed: str
    facts: tuple[Fact, ...]
    formula: str = ""


@dataclass(frozen=True)
class OldIndicator:
    """What an indicator was called, what it counted and was to reach, and what its figures were of."""

    label: str
    definition: str
    unit: tuple[str, ...]
    decimals: int | None = None
    polarity: str = ""
    """Nothing where the evidence does not say; neither do `targets` and `expected` then say anything."""
    targets: tuple[PeriodTarget, ...] = ()
    expected: Expected | None = None


@dataclass(frozen=True)
class OldException:
    """Why an indicator was an exception, and by which figures; no reason where it was not listed."""

    why: str = ""
    facts: tuple[Fact, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class LastPack:
    """What the pack before printed."""

    month: Period
    facts: tuple[Fact, ...]
    groups: tuple[OldGroup, ...]
    bullets: Mapping[str, OldBullet]
    indicators: Mapping[str, OldIndicator] = field(default_factory=dict)
    exceptions: Mapping[str, OldException] | None = None
    """By indicator; `None` where it had no such chapter."""
    exception_rules: Mapping[str, str] = field(default_factory=dict)
    judged: tuple[str, ...] | None = None
    """The indicators that were looked at for exceptions; `None` where the evidence does not say."""


def read_last_pack(path: Path, files: PackFiles, language: str) -> LastPack:
    """What the evidence at `path` says, bullets that were renamed since under their new ids.

    Raises `InputError` where it is none, or that of another pack, board, area, audience or language, or of a later month.
    """
    place = Place(path.as_posix())
    try:
        written = _written(path)
        version, head, build = written["version"], written["pack"], written["build"]
        found = {"pack": head["id"], "area": head["area"], "board": build["board"], "audience": build["audience"]}
        found = {what: plain(value) for what, value in (found | {"language": head["language"]}).items()}
        last = _read(written) if version == VERSION else None
    except OSError:
        raise InputError([Problem(SLUG, place, "it cannot be read", _FIX)]) from None
    except WRONG:
        raise InputError([Problem(SLUG, place, "it is no evidence file of a pack, or it is damaged", _FIX)]) from None
    if last is None:
        raise InputError([Problem(SLUG, place, "another version of the program wrote it, in another form", "build the pack before again")])
    this = files.config.pack
    wanted = {"pack": this.id, "area": this.area, "board": files.board_name, "audience": this.audience, "language": language}
    for what, value in wanted.items():
        if found[what] != value:
            raise InputError([Problem(SLUG, place, f'it is of the {what} "{found[what]}", and this pack is of "{value}"', _FIX)])
    if last.month.last_day > this.period.last_day:
        raise InputError([Problem(SLUG, place, f"it is of {last.month}, which is after {this.period}", _FIX)])
    renamed = {old: bullet.id for section in files.config.sections for bullet in section.bullets for old in bullet.was}
    bullets = [replace(bullet, id=renamed.get(bullet.id, bullet.id)) for bullet in last.bullets.values()]
    return replace(last, bullets={bullet.id: bullet for bullet in bullets})


def _written(path: Path) -> Any:
    if path.stat().st_size > EVIDENCE_BYTES:
        raise ValueError("far too large")
    return json.loads(path.read_bytes())


def _read(written: Mapping[str, Any]) -> LastPack:
    facts = {str(identifier): read_fact(entry) for identifier, entry in written["facts"].items()}
    bullets = [_bullet(entry, facts) for entry in written["blocks"] if "claims" in entry]
    chapter = written.get("exceptions")
    return LastPack(
        parse_period(written["pack"]["month"]),
        tuple(facts.values()),
        tuple(_groups(written["blocks"], str(written["pack"]["area"]), facts)),
        {bullet.id: bullet for bullet in bullets},
        {str(name): _indicator(entry) for name, entry in written.get("indicators", {}).items()},
        None if chapter is None else {plain(entry["indicator"]): _exception(entry, facts) for entry in chapter["found"]},
        {} if chapter is None else {str(name): str(value) for name, value in chapter["rules"].items()},
        None if chapter is None or "judged" not in chapter else tuple(str(name) for name in chapter["judged"]),
    )


def _bullet(entry: Mapping[str, Any], facts: Mapping[str, Fact]) -> OldBullet:
    edited, alone = entry["state"] != "generated", entry.get("alone")
    texts = [*([alone] if alone and not edited else []), *entry["texts"]]
    said = [str(text["text"]) for text in texts if text["kind"] == "text"]
    behind = dict.fromkeys(fact for text in texts for slot in text.get("slots", ()) for fact in _facts(slot, facts))
    claims = {str(path): str(claim) for path, claim in entry["claims"].items()}
    return OldBullet(str(entry["id"]), plain(said[0]), claims, tuple(behind), edited)


def _groups(blocks: Sequence[Mapping[str, Any]], area: str, facts: Mapping[str, Fact]) -> Iterator[OldGroup]:
    """The printed figures that were made from one figure each of several other areas."""
    for slot in (slot for block in blocks for text in block["texts"] for slot in text.get("slots", ())):
        behind = _facts(slot, facts)
        figures = {(fact.indicator, str(fact.period)) for fact in behind}
        if len(behind) > 1 and len(figures) == 1 and all(fact.area != area for fact in behind):
            yield OldGroup(str(slot["path"]), plain(slot["printed"]), behind, str(slot.get("formula", "")))


def _facts(slot: Mapping[str, Any], facts: Mapping[str, Fact]) -> tuple[Fact, ...]:
    return tuple(facts[identifier] for identifier in slot["facts"])


def _indicator(entry: Mapping[str, Any]) -> OldIndicator:
    expected = entry.get("expected")
    return OldIndicator(
        plain(entry["label"]),
        plain(entry["definition"]),
        tuple(str(each) for each in entry["unit"]),
        decimals_of(entry.get("decimals")),
        str(entry.get("polarity", "")),
        tuple(PeriodTarget.model_validate(read_goal(target)) for target in entry.get("targets", ())),
        None if expected is None else Expected.model_validate(read_goal(expected)),
    )


def _exception(entry: Mapping[str, Any], facts: Mapping[str, Fact]) -> OldException:
    rules = tuple(str(rule) for rule in entry.get("rules", ()))
    return OldException(plain(entry.get("why", "")), _facts(entry, facts) if "facts" in entry else (), rules)
