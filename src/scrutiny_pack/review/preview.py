"""What words would print if they were saved, with all that there is to say of them; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny_pack.edits.model import Revision, live
from scrutiny_pack.narrative.commentary import SLIDE_WORDS
from scrutiny_pack.review.decisions import Person, Place, words
from scrutiny_pack.review.shown import lints_of
from scrutiny_pack.review.standing import Standing
from scrutiny_pack.review.typed import NotUnderstood, Typed

_NO_FIGURE = "a number that is none of the printed figures"


@dataclass(frozen=True)
class Preview:
    """The words as they would print, remarks on them, and what keeps them from being saved, if anything."""

    report: str = ""
    slide: str = ""
    remarks: tuple[str, ...] = ()
    wrong: str = ""
    fix: str = ""


def preview(standing: Standing, place: Place, typed: Typed, who: Person) -> Preview:
    """What `typed` would print."""
    try:
        decided = words(standing, place, typed, who)
    except NotUnderstood as error:
        return Preview(wrong=error.what, fix=error.fix)
    then = standing.with_file(decided[0]) if decided else standing
    report, slide = _printed(then, place.block)
    heads = live(then.store.file.revisions(place.block, then.language))
    remarks = tuple(_remarks(heads[-1], then, place.block)) if heads else ("These are the program's own words.",) if decided else ()
    # Of typed numbers the remarks say more than the checks do.
    checks = tuple(each for each in lints_of(then, place.block) if _NO_FIGURE not in each)
    return Preview(report, slide, remarks + checks)


def _printed(standing: Standing, block: str) -> tuple[str, str]:
    for section in standing.pack.sections:
        for bullet in section.bullets:
            if bullet.id == block:
                return bullet.text.plain, bullet.slide.plain
    for message in (message for group in standing.pack.key_messages for message in group.messages):
        if message.id == block:
            return message.text.plain, message.slide.plain
    outcome, wording = standing.editing.outcomes.get(block), standing.wording(block)
    if outcome is not None and outcome.text is not None:
        return outcome.text.plain, ""
    return (wording.text.plain, "") if wording else ("", "")


def _remarks(revision: Revision, standing: Standing, block: str) -> Iterator[str]:
    if revision.typed_numbers:
        numbers = ", ".join(revision.typed_numbers)
        yield f"Typed, not computed: {numbers}. With new figures this text will be out of date. If it is one of the figures, put that in."
    if revision.ambiguous:
        yield f"More than one figure prints {', '.join(revision.ambiguous)}: put the one that is meant in its place."
    for sentence in revision.added_text:
        yield f'Nothing in the data says this, so you will be asked again whether it is true: "{sentence}"'
    if block in standing.editing.edited.slide_text_wanted:
        yield f"The slide keeps its generated text, as yours has more than {SLIDE_WORDS} words: write a slide text too."
    if revision.slide and len(revision.slide.split()) > SLIDE_WORDS:
        yield f"The slide's text has {len(revision.slide.split())} words: write at most {SLIDE_WORDS}."
