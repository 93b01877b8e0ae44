"""The glossary: the words that a pack prints and no others, each as it is written or in the plural."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from scrutiny_pack.assemble.glossary import glossary_of
from scrutiny_pack.text import authored
from tests.small_pack import phrases

OWN = {"authority": "A council", "conference": "A meeting", "EET": "In work or learning", "achos": "Mater"}


def terms(printed: str, glossary: dict[str, str] = OWN, **more: Any) -> list[tuple[str, str]]:
    """The rows for a pack that prints this, and explains these words."""
    config: Any = SimpleNamespace(terms={}, glossary=glossary, **more)
    chapter = glossary_of([authored(printed, "words")], config, phrases().model_copy(update={"glossary": {"rate": "How many"}}))
    return [(row[0].plain, row[1].plain) for table in chapter.tables for row in table.rows] if chapter else []


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("The rate rose.", ["Rate"]),
        ("Rates rose; the Conferences were held.", ["Conference", "Rate"]),
        ("All authorities have one.", ["Authority"]),
        ("Separate, rated and corporate.", []),
        ("In EET, but not eet.", ["EET"]),
        ("We eet.", []),
        ("Un achos.", ["Achos"]),
        ("Dau o achosion.", []),
    ],
)
def test_a_word_is_explained_where_it_is_printed(printed: str, expected: list[str]) -> None:
    """Small or capital, one or many, and not inside another; an abbreviation only in capitals; other languages' plurals are not known."""
    assert [term for term, _ in terms(printed)] == expected


def test_the_packs_own_meaning_comes_first() -> None:
    """What its author says of a word is what its readers are told."""
    assert terms("The rate rose.", {"rate": "per year"}) == [("Rate", "Per year")]
