"""An edited document as new revisions for the store: nothing is written here, so that it can be shown first."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from scrutiny_pack.edits.baseline import Baseline
from scrutiny_pack.edits.capture import Captured, capture
from scrutiny_pack.edits.comparing import Changed, Differences, NotKept
from scrutiny_pack.edits.model import Note, Revision, StoreFile, live
from scrutiny_pack.edits.reading import Remark

_WORDED = {"reword", "replace", "add"}


@dataclass(frozen=True)
class Origin:
    """Where the changes come from: who pulls them and when, from which kind of document, of which board and audience."""

    by: str
    at: str
    via: Literal["word", "slides", "page"]
    audience: Literal["public", "restricted"]
    review_after: int = 2


@dataclass(frozen=True)
class Found:
    """One change as it would be stored, and what there is to say of it: numbers that were typed, a conflict, that it is known already."""

    block: str
    revision: Revision
    before: str
    known: str = ""
    """Why it is not stored: it is in the store already."""
    rival: str = ""
    """The words of somebody else's edit of the same words."""


@dataclass(frozen=True)
class Pulled:
    """What was found in a document."""

    found: tuple[Found, ...] = ()
    not_kept: tuple[NotKept, ...] = ()
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)

    @property
    def new(self) -> tuple[Found, ...]:
        """What is not in the store yet."""
        return tuple(each for each in self.found if not each.known)


def pulled(differences: Differences, baselines: Mapping[str, Baseline], file: StoreFile, language: str, origin: Origin) -> Pulled:
    """`differences` as revisions that could be appended to `file`."""
    found: list[Found] = []
    ids: dict[int, str] = {}
    for place, change in enumerate(differences.changed):
        block, revision, before = _revision(change, place, ids, baselines, origin)
        found.append(_placed(block, revision, before, baselines.get(block), file, language))
    notes: dict[str, tuple[Note, ...]] = {}
    for block, comment in differences.comments:
        note = Note(by=comment.by, at=comment.at, text=comment.text)
        if note not in file.notes.get(block, ()):
            notes[block] = (*notes.get(block, ()), note)
    return Pulled(tuple(found), differences.not_kept, notes)


def _revision(
    change: Changed, place: int, ids: dict[int, str], baselines: Mapping[str, Baseline], origin: Origin
) -> tuple[str, Revision, str]:
    """The block of a change, its revision, still without its number, and what it replaces."""
    made = _by(change.tracked, origin)
    if change.kind == "order":
        base = next(iter(baselines.values())).base.model_copy(
            update={"text": change.before, "slide": "", "claims": {}, "values_fp": "", "claims_fp": "", "template_fp": ""}
        )
        return change.block, made.model_copy(update={"kind": "order", "order": list(change.order), "base": base}), change.before
    baseline = baselines[change.block]
    if change.kind == "suppress":
        update = {"kind": "suppress", "base": baseline.base, "slots_of": baseline.slots_of}
        return change.block, made.model_copy(update=update), change.before
    if change.kind == "reword" and origin.via == "slides" and baseline.kind in ("bullet", "key message"):
        return change.block, made.model_copy(update={"slide": change.after, "base": baseline.base}), change.before
    if change.kind == "reword":
        revision = worded(made, capture(change.after, baseline), baseline)
        return change.block, revision, change.before
    return _added(change, place, ids, baseline, made)


def worded(made: Revision, captured: Captured, baseline: Baseline, slide: Captured | None = None) -> Revision:
    """`made` with what was captured from the words that an editor typed in the place of `baseline`, and for its slide."""
    base = baseline.base.model_copy(update={"slots": {**(slide.slots if slide else {}), **captured.slots}})
    spoken = (captured, slide) if slide else (captured,)
    return made.model_copy(
        update={
            "kind": "add" if baseline.slots_of else "reword" if captured.slots or (slide and slide.slots) else "replace",
            "edited": captured.text,
            "template": captured.template,
            "slide": slide.text if slide else "",
            "slide_template": slide.template if slide else "",
            "typed_numbers": list(dict.fromkeys(number for each in spoken for number in each.typed_numbers)),
            "ambiguous": list(dict.fromkeys(number for each in spoken for number in each.ambiguous)),
            "added_text": list(dict.fromkeys(text for each in spoken for text in each.added)),
            "base": base,
            "slots_of": baseline.slots_of,
        }
    )


def _added(change: Changed, place: int, ids: dict[int, str], anchor: Baseline, made: Revision) -> tuple[str, Revision, str]:
    root = anchor.slots_of or anchor.id
    beside = replace(anchor, slots_of=root)
    captured = capture(change.after, beside)
    block = f"{root[:70]}.added_{hashlib.sha256(captured.text.encode()).hexdigest()[:6]}"
    while block in ids.values():
        block += "_"
    ids[place] = block
    after = ids.get(change.behind, change.block) if change.behind is not None else change.block
    revision = worded(made, captured, beside)
    return block, revision.model_copy(update={"kind": "add", "after": after}), ""


def _by(tracked: Remark | None, origin: Origin) -> Revision:
    """A revision by who made the tracked change, else by who pulls it."""
    return Revision(
        rev=1,
        by=tracked.by if tracked and tracked.by else origin.by,
        at=tracked.at if tracked and tracked.at else origin.at,
        via=origin.via,
        audience=origin.audience,
        review_after=origin.review_after,
    )


def _placed(block: str, change: Revision, before: str, baseline: Baseline | None, file: StoreFile, language: str) -> Found:
    """A change with its number and what it was made from: the revision that was printed, else the generated words."""
    stored = file.revisions(block, language)
    onto = _onto(stored, change, baseline)
    previous = next((each for each in stored if each.rev == onto), None)
    revision = change
    if change.slide and not change.edited and baseline is not None:
        revision = slide_reworded(change, change.slide, baseline, previous)
    whole = _carried(revision, previous, baseline).model_copy(update={"rev": file.next_rev(block, language), "onto": onto})
    twin = next((each for each in stored if each.same_edit(whole) or each.onto == onto and each.same_words(whole)), None)
    twin = twin or next((each for each in stored if _holds_already(each, change)), None)
    if twin is not None:
        return Found(block, whole, before, known=f"it is in the store already, as revision {twin.rev} ({twin.state})")
    rivals = [each for each in live(stored) if each.rev != onto and not each.same_words(whole)]
    return Found(block, whole, before, rival=_words(rivals[0]) if rivals else "")


def _onto(stored: Sequence[Revision], revision: Revision, baseline: Baseline | None) -> int:
    """The revision that the editor had in hand; the latest order, where the order of a section was changed."""
    beside = [each for each in live(stored) if _apart(revision, each)]
    if len(beside) == 1 and len(live(stored)) == 1:
        return beside[0].rev
    if baseline is None:
        same_build = [each for each in stored if each.base.build == revision.base.build]
        return same_build[-1].onto if same_build else max((each.rev for each in live(stored)), default=0)
    return baseline.rev


def _holds_already(stored: Revision, change: Revision) -> bool:
    """Whether `stored` holds this very change of the same build beside one of the other text, the report's or the slide's."""
    if not {stored.kind, change.kind} <= _WORDED or stored.base.build != change.base.build:
        return False
    of_slide = change.slide != "" and change.edited == ""
    return stored.slide == change.slide if of_slide else stored.edited == change.edited


def _apart(one: Revision, other: Revision) -> bool:
    """Whether one is of the report's words and the other of the slide's, made from the same figures: both can be had."""
    both = (one.edited and other.edited) or (one.slide and other.slide)
    return {one.kind, other.kind} <= _WORDED and not both and one.base.values_fp == other.base.values_fp


def _carried(revision: Revision, previous: Revision | None, baseline: Baseline | None) -> Revision:
    """`revision` with what the one before it says and it does not touch: the slide's text, the place of an added bullet, the boards."""
    if previous is None:
        return revision
    update: dict[str, object] = {"boards": previous.boards}
    if previous.audience == "restricted":
        update["audience"] = "restricted"
    if previous.after:
        update |= {"after": previous.after, "slots_of": previous.slots_of}
    if baseline and previous.slide and not revision.slide and revision.kind not in ("suppress", "order"):
        slots = {**previous.base.slots, **revision.base.slots}
        base = revision.base.model_copy(update={"slots": slots})
        slide = baseline.printed_slide if baseline.rev == previous.rev else previous.slide
        update |= {"slide": slide, "slide_template": previous.slide_template, "base": base}
    return revision.model_copy(update=update)


def _words(revision: Revision) -> str:
    return revision.edited or revision.slide or ("left out" if revision.kind == "suppress" else " ".join(revision.order))


def slide_reworded(made: Revision, text: str, baseline: Baseline, previous: Revision | None) -> Revision:
    """`made` with `text` for the slide, and the report's words as they were."""
    captured = capture(text, replace(baseline, text=baseline.slide, sequence=()))
    base = baseline.base.model_copy(update={"slots": dict(captured.slots)})
    update: dict[str, object] = {
        "kind": "reword" if captured.slots else "replace",
        "slide": captured.text,
        "slide_template": captured.template,
        "typed_numbers": list(captured.typed_numbers),
        "ambiguous": list(captured.ambiguous),
        "added_text": list(captured.added),
        "base": base,
        "slots_of": baseline.slots_of,
    }
    if previous is not None:
        update |= {
            "edited": (baseline.printed if baseline.rev == previous.rev else previous.edited) if previous.edited else "",
            "template": previous.template,
            "typed_numbers": list(dict.fromkeys((*previous.typed_numbers, *captured.typed_numbers))),
            "ambiguous": list(dict.fromkeys((*previous.ambiguous, *captured.ambiguous))),
            "added_text": list(dict.fromkeys((*previous.added_text, *captured.added))),
            "base": base.model_copy(update={"slots": {**previous.base.slots, **captured.slots}}),
            "after": previous.after,
            "slots_of": previous.slots_of,
        }
        update["kind"] = previous.kind if previous.kind == "add" else update["kind"]
    return made.model_copy(update=update)
