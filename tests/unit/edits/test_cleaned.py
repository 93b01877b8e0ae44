"""Captions without their numbers, which the office program counts by itself."""

from __future__ import annotations

import pytest

from scrutiny_pack.edits.cleaned import caption_words
from scrutiny_pack.edits.reading import Read

CAPTIONS = [
    "Figure 1: Re-referrals: Sandwell",
    "Figure #: Re-referrals: Sandwell",
    "Ffigur 12: Re-referrals: Sandwell",
    "3. kép: Re-referrals: Sandwell",
]


@pytest.mark.parametrize("text", CAPTIONS)
def test_a_captions_own_words_are_behind_its_number(text: str) -> None:
    """Whatever the label's word is, and if the number stands first."""
    assert caption_words(text) == "Re-referrals: Sandwell"


@pytest.mark.parametrize("text", ["Re-referrals fell: see below", "In July 2022: 20.0%", "Of 12 children: 3"])
def test_other_words_are_left_whole(text: str) -> None:
    """A colon behind other words is no caption's."""
    assert caption_words(text) == text == Read(text).words


@pytest.mark.parametrize(("one", "other"), [("Figure 1: A", "Figure 2: A"), ("3. kép: A", "#. kép: A")])
def test_another_number_is_no_change(one: str, other: str) -> None:
    """Word counts again where a figure was put in before it."""
    assert Read(one).words == Read(other).words
    assert Read(one).words != Read(one.replace("A", "B")).words
