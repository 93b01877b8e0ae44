"""What became of an edit, in the words and the tone in which the page says it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scrutiny_pack.edits.reconcile import Outcome


@dataclass(frozen=True)
class State:
    """A state's name for styles, its words, and whether somebody has to look at it."""

    key: str
    words: str
    waits: bool = False


GENERATED = State("generated", "Generated")
_STATES = {
    ("kept", True): State("approved", "Edited, approved"),
    ("kept", False): State("draft", "Edited, not approved", waits=True),
    ("refilled", True): State("approved", "Edited, approved with the new figures"),
    ("refilled", False): State("refilled", "New figures: approve again", waits=True),
    ("check", True): State("check", "Is it still true?", waits=True),
    ("check", False): State("check", "Is it still true?", waits=True),
    ("stale", True): State("stale", "Out of date: not printed", waits=True),
    ("stale", False): State("stale", "Out of date: not printed", waits=True),
    ("conflict", True): State("conflict", "Several edits: none is printed", waits=True),
    ("conflict", False): State("conflict", "Several edits: none is printed", waits=True),
    ("orphan", True): State("resting", "Its text is not in the pack any more"),
    ("orphan", False): State("resting", "Its text is not in the pack any more"),
    ("withheld", True): State("resting", "Withheld with its figures"),
    ("withheld", False): State("resting", "Withheld with its figures"),
    ("resting", True): State("resting", "Not printed this time"),
    ("resting", False): State("resting", "Not printed this time"),
}


def state_of(outcome: Outcome | None) -> State:
    """The state that `outcome` is shown in."""
    if outcome is None:
        return GENERATED
    if outcome.error:
        return State("stale", "Cannot be filled: to be mended", waits=True)
    state = _STATES[outcome.result, outcome.approved]
    deed = "Hidden" if outcome.revision.kind == "suppress" else "Moved" if outcome.revision.kind == "order" else "Edited"
    return replace(state, words=state.words.replace("Edited", "Added" if deed == "Edited" and outcome.revision.after else deed))
