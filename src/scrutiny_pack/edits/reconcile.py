"""What becomes of an edit with the figures of now: the table of outcomes, row by row."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scrutiny_pack.edits.filling import TemplateError, UnknownSlot, as_typed, filled_edit
from scrutiny_pack.edits.model import Revision, live
from scrutiny_pack.edits.wordings import Wording
from scrutiny_pack.periods import parse_period
from scrutiny_pack.text import Text

Result = Literal["kept", "refilled", "check", "stale", "orphan", "conflict", "withheld", "resting"]
PRINTED: tuple[Result, ...] = ("kept", "refilled", "check")
"""The edit itself is printed; otherwise the generated text is, or nothing."""


@dataclass(frozen=True)
class Now:
    """What edits are compared with: the wordings of now, which blocks there are at all, and what is withheld.

    `resting` are blocks of the pack that are not printed this time, with the reason.
    """

    wordings: Mapping[str, Wording]
    known: Collection[str]
    withheld: Collection[str]
    resting: Mapping[str, str]
    run: str
    board: str
    audience: str
    area: str
    carry_approval: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of the edits of one block.

    `text` and `slide` are what is printed in the generated words' place, `None` where those are. `reason` says why, `notice` what the
    editor should know although nothing is wrong. `rivals` are all the revisions of a conflict.
    """

    id: str
    result: Result
    revision: Revision
    reason: str = ""
    text: Text | None = None
    slide: Text | None = None
    approved: bool = False
    notice: str = ""
    rivals: tuple[Revision, ...] = ()
    error: str = ""
    """What is wrong with the edit itself, where a person wrote it into the store: nothing can be built until it is mended."""
    fix: str = ""

    @property
    def settled(self) -> bool:
        """Whether a final build may print it: nothing stale, in check or in conflict, and approved."""
        return self.result in ("orphan", "withheld", "resting") or (self.result in ("kept", "refilled") and self.approved)


def reconcile(block: str, revisions: Sequence[Revision], now: Now) -> Outcome | None:
    """The outcome of the edits of `block`; `None` where none of them is for this board and audience, or all were rejected."""
    heads = live([each for each in revisions if each.is_for(now.board, now.audience, now.area)])
    if not heads:
        return None
    last = heads[-1]
    source = last.slots_of or block
    if source in now.withheld or block in now.withheld:
        return Outcome(block, "withheld", last, "the bullet is withheld for small numbers, and so are the editor's words")
    if block not in now.known and source not in now.known:
        near = difflib.get_close_matches(source, now.known, 1)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        return Outcome(block, "orphan", last, f'there is no block "{source}" any more{hint}')
    if any(not head.same_words(last) for head in heads):
        said = " | ".join(f"revision {each.rev} by {each.by or 'nobody named'}: {_said(each)}" for each in heads)
        return Outcome(block, "conflict", last, f"{len(heads)} edits of the same words: {said}", rivals=heads)
    if last.kind == "order":
        return Outcome(block, "kept", last, approved=last.state == "approved")
    wording = now.wordings.get(source)
    if wording is None:
        return Outcome(block, "resting", last, now.resting.get(source, "it is not printed this time"))
    return _settled(block, last, wording, now)


def _said(revision: Revision) -> str:
    return f'"{revision.edited or revision.slide}"' if revision.kind != "suppress" else "left out"


def _settled(block: str, revision: Revision, wording: Wording, now: Now) -> Outcome:
    for row in _ROWS:
        outcome = row(block, revision, wording, now)
        if outcome is not None:
            return outcome
    return _printed(block, "refilled", revision, wording, now)


Row = Callable[[str, Revision, Wording, Now], Outcome | None]


def _identical(block: str, revision: Revision, wording: Wording, now: Now) -> Outcome | None:
    if revision.base.text in (wording.text.plain, wording.alone.plain):
        return _printed(block, "kept", revision, wording, now)
    return None


def _template_changed(block: str, revision: Revision, wording: Wording, now: Now) -> Outcome | None:
    if revision.base.values_fp != wording.prints.values or _moved(revision, wording, without_variant=True):
        return None
    notice = f'the generated words changed: "{revision.base.text}" is now "{wording.text.plain}"'
    return _printed(block, "kept", revision, wording, now, notice)


def _claims_changed(block: str, revision: Revision, wording: Wording, now: Now) -> Outcome | None:
    moved = _moved(revision, wording)
    return Outcome(block, "stale", revision, moved) if moved else None


def _typed(block: str, revision: Revision, wording: Wording, now: Now) -> Outcome | None:
    if revision.settled and not (revision.edited and not revision.template):
        return None
    numbers = ", ".join((*revision.typed_numbers, *revision.ambiguous)) or "its numbers"
    why = "stand for more than one figure" if revision.ambiguous and not revision.typed_numbers else "were typed, not computed"
    return Outcome(block, "stale", revision, f"the figures changed, and {numbers} {why}")


def _added(block: str, revision: Revision, wording: Wording, now: Now) -> Outcome | None:
    if not revision.added_text or _recently_confirmed(revision, now):
        return None
    outcome = _printed(block, "check", revision, wording, now)
    asked = f"is this still true? {' '.join(revision.added_text)}"
    return outcome if outcome.result != "check" else Outcome(**{**vars(outcome), "reason": asked})


_ROWS: tuple[Row, ...] = (_identical, _template_changed, _claims_changed, _typed, _added)
"""The rows of the table in order: the first that holds decides; where none does, the edit is refilled."""


def _printed(block: str, result: Result, revision: Revision, wording: Wording, now: Now, notice: str = "") -> Outcome:
    """The edit with the figures of now in its slots; stale where one of them has no figure now."""
    try:
        text = _words(revision.edited, revision.template, wording, exact=result == "kept")
        slide = _words(revision.slide, revision.slide_template, wording, exact=result == "kept")
    except UnknownSlot as unknown:
        if unknown.name in revision.base.slots:
            return Outcome(block, "stale", revision, f'there is no figure now for "{revision.base.slots[unknown.name]}" ({unknown.name})')
        return Outcome(block, "stale", revision, error=f'there is no slot "{unknown.name}"', fix=unknown.fix)
    except TemplateError as wrong:
        return Outcome(block, "stale", revision, error=f"{wrong.what} (at character {wrong.column})", fix=wrong.fix)
    return Outcome(block, result, revision, "", text, slide, _is_approved(revision, result, wording, now), notice)


def _words(edited: str, template: str, wording: Wording, exact: bool) -> Text | None:
    if not edited:
        return None
    said = filled_edit(template, wording.table) if template else as_typed(edited)
    return as_typed(edited) if exact and said.plain != edited else said


def _is_approved(revision: Revision, result: Result, wording: Wording, now: Now) -> bool:
    if revision.state != "approved":
        return False
    known = revision.approved.values_fp if revision.approved else ""
    return result == "kept" or now.carry_approval or known == wording.prints.values


def _recently_confirmed(revision: Revision, now: Now) -> bool:
    """Whether somebody said so lately that the added text is still true."""
    if not revision.confirmed:
        return False
    return parse_period(now.run).months_since(parse_period(revision.confirmed)) < revision.review_after


def _moved(revision: Revision, wording: Wording, without_variant: bool = False) -> str:
    """Which claims are not what they were: "sn: in line, now above"; what follows from others is named only where nothing else moved."""
    before, after = _in_words(revision.base.claims), _in_words(wording.claims)
    moved = [name for name in dict.fromkeys([*before, *after]) if before.get(name) != after.get(name)]
    if without_variant:
        moved = [name for name in moved if name != "variant"]
    telling = [name for name in moved if not name.endswith(_FOLLOWS)] or moved
    return "; ".join(f"{name}: {before.get(name, 'not said')}, now {after.get(name, 'not said')}" for name in telling)


_FOLLOWS = ("variant", "goodness", "nearest", "complete")
"""Claims that move along with others, and say less."""


def _in_words(claims: Mapping[str, str]) -> dict[str, str]:
    """The claims as people say them: side and band of a comparator in one word, under the comparator's name."""
    said: dict[str, str] = {}
    for name, claim in claims.items():
        owner, _, kind = name.rpartition(".")
        if kind == "side" and f"{owner}.band" in claims:
            band = claims[f"{owner}.band"]
            said[owner.rpartition(".")[2]] = "in line" if band == "in_line" else f"slightly {claim}" if band == "slightly" else claim
        elif not (kind == "band" and f"{owner}.side" in claims):
            said[name] = claim.replace("_", " ")
    return said
