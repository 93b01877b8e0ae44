"""Which block a changed slide's paragraph is of, where a key message says what its bullet says."""

from __future__ import annotations

import pytest

from scrutiny_pack.edits.baseline import Baseline
from scrutiny_pack.edits.comparing import Changed
from scrutiny_pack.edits.comparing_slides import compare_decks
from scrutiny_pack.edits.reading import Read, Reading

SAID, EDITED = "Re-referrals: down to 20.0%", "Fewer re-referrals: 20.0%"


def deck(on_first: str, on_second: str) -> Reading:
    """A deck in no language that the program knows: its key messages, then a section."""
    slides = (("Prif negeseuon", on_first), ("Ailgyfeiriadau", on_second))
    paragraphs = [Read(text, where=f"slide {number}, {slot}") for number, (title, said) in enumerate(slides, 1)
                  for slot, text in (("title", title), ("body", said))]  # fmt: skip
    return Reading(tuple(paragraphs))


@pytest.mark.parametrize(("first", "second", "block"), [(EDITED, SAID, "key.s.b"), (SAID, EDITED, "s.b")])
def test_the_key_messages_stand_before_the_bullets(first: str, second: str, block: str) -> None:
    """The place tells them apart, and not the words of a heading, which another language has otherwise."""
    known = {name: Baseline(name, kind, printed=SAID, printed_slide=SAID) for name, kind in (("key.s.b", "key message"), ("s.b", "bullet"))}
    found = compare_decks(deck(SAID, SAID), deck(first, second), known)
    assert found.changed == (Changed("reword", block, SAID, EDITED),)
