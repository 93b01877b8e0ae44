"""A board that reads little: the slide's words in the report too, fewer key messages, and full sentences for the presenter."""

from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.assemble.short_form import as_sentence, in_short_form
from scrutiny_pack.pack import Pack
from scrutiny_pack.text import words
from tests.small_pack import bullet, indicator, read_small_pack, row, small_board, small_pack

NAMES = ("one", "two", "three")


def made(folder: Path, length: str) -> Pack:
    """A pack of three indicators that rose, for a board with this length."""
    change = {"from": "year_before", "to": "latest"}
    sections = [
        {"id": name, "title": name, "bullets": [bullet({"c": {"change": name} | change}, "{c.Subject} {c.verb} to {c.to}.",
         id=f"{name}.c", slide="up to {c.to}")]} for name in NAMES
    ]  # fmt: skip
    rows = [each for name in NAMES for each in (row(name, "2021-07", 10), row(name, "2022-07", 20))]
    small_pack(folder, rows, indicators=dict.fromkeys(NAMES, indicator(polarity="high")), sections=sections, key_messages={"on_slide": "2"})
    read = read_small_pack(folder, small_board(folder, tone={"length": length}))
    return assemble(read.told(), read.files, read.speaker, "0123456789abcdef")


def test_a_short_report_prints_the_slides_words_as_sentences(tmp_path: Path) -> None:
    """With a capital letter and a full stop; the slide is as ever, and the full sentence is kept for its notes."""
    short, long = (made(tmp_path, length).sections[0].bullets[0] for length in ("short", "long"))
    assert (short.text.plain, short.slide.plain, short.full) == ("Up to 20.0%.", "up to 20.0%", long.text)
    assert (long.text.plain, long.full.plain) == ("The share of visits that were repeat visits rose to 20.0%.", "")
    assert short.slide == long.slide


def test_a_short_report_has_as_few_key_messages_as_the_slide(tmp_path: Path) -> None:
    """And each says which indicator it is about."""
    short, long = (made(tmp_path, length).key_messages[0].messages for length in ("short", "long"))
    assert (len(short), len(long)) == (2, 3)
    assert all(message.text.plain.startswith("Repeat visits") and message.text.plain.endswith(".") for message in short)
    assert [message.slide for message in short] == [message.slide for message in long[:2]]


@pytest.mark.parametrize(("said", "printed"), [("rose", "Rose."), ("It rose.", "It rose."), ("EET fell", "EET fell.")])
def test_a_sentence_begins_and_ends_as_one(said: str, printed: str) -> None:
    """What ends with a full stop gets no second one."""
    assert as_sentence(words(said)).plain == printed


def test_a_short_sentence_that_points_back_is_its_own_everywhere(tmp_path: Path) -> None:
    """What changed since the pack before is told in the words that the report prints."""
    follows = bullet({"l": {"level": "share"}}, "It was {l}.", id="s.next", follows="s.b", slide="now {l}")
    story = small_pack(tmp_path, [row("share", "2022-07", 20)], [bullet({"l": {"level": "share"}}), follows]).told()
    assert [printed.points_back for printed in story.sections[0].bullets] == [False, True]
    assert [printed.points_back for printed in in_short_form(story).sections[0].bullets] == [False, False]
