from __future__ import annotations

import json
from decimal import Decimal

from scrutiny_pack.evidence import evidence, texts_of
from scrutiny_pack.narrative.story import Story
from tests.sample_pack import sample_pack


def test_every_text_of_the_pack_is_listed() -> None:
    """Front matter, key messages, charts with their labels, tables, bullets and notes: all that may be printed."""
    kinds = {kind for _, kind, text in texts_of(sample_pack()) if text}
    assert kinds >= {"title", "committee", "note", "heading", "text", "slide", "alt", "caption", "label", "cell", "link", "slide note"}


def test_a_slot_is_kept_with_its_arithmetic_and_its_row() -> None:
    """What was printed, the unrounded value, the formula, the rounding, and the fact with file and row."""
    made = json.loads(evidence(sample_pack(), Story((), (), ()), {"id": "test"}))
    slots = [slot for block in made["blocks"] for text in block["texts"] for slot in text.get("slots", ())]
    first = next(slot for slot in slots if slot["printed"] == "22.7%")
    assert (Decimal("22.7"), "percent", "as given") == (Decimal(first["value"]), first["unit"], first["formula"])
    fact = made["facts"][first["facts"][0]]
    assert (fact["file"], fact["row"]) == ("data/sample.csv", 2)


def test_the_same_pack_gives_the_same_bytes() -> None:
    """Keys are sorted, and nothing of the moment is written."""
    assert evidence(sample_pack(), Story((), (), ()), {"id": "a"}) == evidence(sample_pack(), Story((), (), ()), {"id": "a"})


def test_a_repeated_text_is_kept_once() -> None:
    """A table's cells that say the same are one entry, so that the file stays small."""
    made = json.loads(evidence(sample_pack(), Story((), (), ()), {}))
    for block in made["blocks"]:
        said = [json.dumps(text, sort_keys=True) for text in block["texts"]]
        assert len(said) == len(set(said))
