"""What a person does on the page, each as a new store and lines for its audit trail; nothing is ever taken out of the store."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_pack.editing import now
from scrutiny_pack.edits.audit import Change
from scrutiny_pack.edits.baseline import Baseline, baseline_of
from scrutiny_pack.edits.deciding import CannotApprove, approved, revised
from scrutiny_pack.edits.editor import tells
from scrutiny_pack.edits.model import Note, Revision, StoreFile, live
from scrutiny_pack.edits.reveals import hidden_numbers
from scrutiny_pack.edits.store import with_notes, with_state
from scrutiny_pack.edits.wordings import Wording
from scrutiny_pack.review.standing import BUILD, Standing
from scrutiny_pack.review.typed import NotUnderstood, Typed, revision_of

_ROOT = 70
"""So much of a block's id stands in that of a text that is added to it."""
Decided = tuple[StoreFile, Sequence[Change]]
"""The store as it is to be, and what is told of the change."""


@dataclass(frozen=True)
class Person:
    """Who decides, and when."""

    name: str
    at: str


def person(name: str) -> Person:
    """The person called `name`, now."""
    return Person(name, now())


@dataclass(frozen=True)
class Place:
    """Where an editor's words stand: the `block`; for words of one's own also the block `after` which they are to stand."""

    block: str
    after: str = ""


def baseline(standing: Standing, wording: Wording) -> Baseline:
    """What the program says now, as an edit on the page starts from it."""
    return baseline_of(wording, standing.pack.language, standing.run, BUILD, area=standing.editing.now.area)


def words(standing: Standing, place: Place, typed: Typed, who: Person) -> Decided | None:
    """`typed` as the edit of its block; `None` where that changes nothing. Of several rival edits the others are rejected.

    Raises `NotUnderstood`, with `edit-reveals` for words that tell a withheld number.
    """
    wording = standing.wording(place.block) or standing.wording(place.after)
    if wording is None:
        raise NotUnderstood("unknown-block", "this text is not in the pack any more", "go back to the overview")
    heads = heads_of(standing, place.block)
    after = heads[-1].after if heads and heads[-1].after else place.after
    stamp = stamp_of(standing, heads, who).model_copy(update={"after": after, "slots_of": wording.id if after else ""})
    made = revision_of(typed, wording.table, baseline(standing, wording), stamp)
    if made is None:
        return generated(standing, place.block, who) if heads else None
    refuse_hidden(standing, wording, made)
    if len(heads) == 1 and heads[0].same_words(made) and heads[0].base.values_fp == made.base.values_fp:
        return None
    file, change = revised(without_rivals(standing, place.block, heads), standing.language, place.block, made)
    return file, [change]


def refuse_hidden(standing: Standing, wording: Wording, made: Revision) -> None:
    """Raise `NotUnderstood` (`edit-reveals`) where `made` tells a number that is withheld."""
    hidden = hidden_numbers(standing.speaker.setting)
    about = bool(standing.speaker.setting.sealed.indicators.intersection(wording.indicators))
    if hidden and tells(made, wording.literals, about, hidden):
        what = "the words tell a number that is withheld as a small number of people, or one like it"
        raise NotUnderstood("edit-reveals", what, "take the number out, and say it without a figure")


def hidden(standing: Standing, block: str, who: Person) -> Decided:
    """`block` not printed."""
    heads, wording = heads_of(standing, block), standing.wording(block)
    update: dict[str, object] = {"kind": "suppress"}
    update |= {"base": baseline(standing, wording).base} if wording else {}
    update |= {"after": heads[-1].after, "slots_of": heads[-1].slots_of} if heads else {}
    made = stamp_of(standing, heads, who).model_copy(update=update)
    file, change = revised(without_rivals(standing, block, heads), standing.language, block, made)
    return file, [change]


def shown(standing: Standing, block: str, who: Person) -> Decided | None:
    """`block` printed again, in the words that it had before it was left out."""
    file, out = standing.store.file, [each for each in heads_of(standing, block) if each.kind == "suppress"]
    if not out:
        return None
    changed = {each.rev: each.model_copy(update={"state": "rejected"}) for each in out}
    return with_state(file, standing.language, block, changed), [Change(who.name, who.at, "rejected", block, "left out", "printed")]


def approval(standing: Standing, block: str, who: Person, rev: int = 0) -> Decided:
    """The edit of `block` approved for the figures of now; of several rivals the revision `rev`. Raises `NotUnderstood`."""
    outcome = standing.editing.outcomes.get(block)
    if outcome is None:
        raise NotUnderstood("nothing-to-approve", "there is no edit here", "go back to the overview")
    try:
        return approved(standing.store.file, standing.language, outcome, standing.wording(block), who.name, who.at, standing.run, rev)
    except CannotApprove as error:
        raise NotUnderstood("cannot-approve", str(error), "choose one of the ways out that the page shows") from error


def generated(standing: Standing, block: str, who: Person) -> Decided | None:
    """The program's own words in `block`; the edits stay in the store, rejected. What stood behind an own text moves up to its place."""
    file, changes, here = standing.store.file, [], _here(standing, block)
    outcomes = standing.editing.outcomes
    after = outcomes[block].revision.after if block in outcomes else ""
    for name in [name for name, outcome in outcomes.items() if after and outcome.revision.after == block]:
        behind = outcomes[name].revision
        moved = behind.model_copy(update={"onto": behind.rev, "after": after, "at": who.at})
        file, change = revised(file, standing.language, name, moved, "moved")
        changes.append(change)
    if not here:
        return None
    # Edits for another board or area are none of this page's.
    rejected = {each.rev: each.model_copy(update={"state": "rejected"}) for each in here}
    before = next((said for each in reversed(here) if (said := each.edited or each.slide or each.kind)), "")
    changes.append(Change(who.name, who.at, "rejected", block, before, "the generated words"))
    return with_state(file, standing.language, block, rejected), changes


def noted(standing: Standing, block: str, text: str, who: Person) -> Decided | None:
    """A note for colleagues beside `block`, which nothing prints."""
    if not text.strip():
        return None
    note = Note(by=who.name, at=who.at, text=" ".join(text.split())[:2_000])
    return with_notes(standing.store.file, {block: [note]}), [Change(who.name, who.at, "noted", block, "", note.text)]


def own_block(standing: Standing, after: str) -> str:
    """An id for a new text that stands behind the block `after`: no two windows are given the same."""
    wording = standing.wording(after)
    root = wording.id if wording else after
    return f"{root[:_ROOT]}.added_{secrets.token_hex(3)}"


def heads_of(standing: Standing, block: str) -> tuple[Revision, ...]:
    """The live edits of `block` for this board and area; several are rivals."""
    return live(_here(standing, block))


def _here(standing: Standing, block: str) -> list[Revision]:
    asked = standing.editing.now
    revisions = standing.store.file.revisions(block, standing.language)
    return [each for each in revisions if each.is_for(asked.board, asked.audience, asked.area)]


def stamp_of(standing: Standing, heads: Sequence[Revision], who: Person) -> Revision:
    """A revision that holds nothing yet but who makes it, when, and onto what."""
    made: dict[str, object] = {"rev": 1, "onto": heads[-1].rev if heads else 0, "by": who.name, "at": who.at, "via": "page"}
    made |= {"audience": standing.editing.now.audience, "review_after": standing.files.config.edits.review_after}
    made |= {"base": {"area": standing.editing.now.area}}
    if heads:  # for whom it was made, whoever changes it
        made |= {"boards": heads[-1].boards}
        made |= {"audience": "restricted"} if heads[-1].audience == "restricted" else {}
    return Revision.model_validate(made)


def without_rivals(standing: Standing, block: str, heads: Sequence[Revision]) -> StoreFile:
    """The store with all live edits of `block` but the last rejected: what is written next decides between them."""
    changed = {each.rev: each.model_copy(update={"state": "rejected"}) for each in heads[:-1]}
    return with_state(standing.store.file, standing.language, block, changed) if changed else standing.store.file
