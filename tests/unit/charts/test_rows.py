"""Text in rows of a measured width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_pack.charts.rows import wrapped
from scrutiny_pack.charts.style import text_width

PHRASES = st.lists(st.text("abcdefgh%0123456789", min_size=1, max_size=30), min_size=1, max_size=8).map(" ".join)


@given(PHRASES, st.integers(20, 200), st.integers(1, 3))
def test_no_row_is_wider_than_its_room(text: str, width: int, at_most: int) -> None:
    """Whatever the text, it stays in its box, in no more rows than asked for."""
    rows = wrapped(text, width, at_most=at_most)
    assert 1 <= len(rows) <= at_most
    assert all(text_width(row) <= width for row in rows)


@given(PHRASES)
def test_words_are_neither_lost_nor_broken_where_there_is_room(text: str) -> None:
    """Rows hold the text's words in order."""
    assert text == " ".join(wrapped(text, 150, at_most=99)) or any(text_width(word) > 150 for word in text.split())


def test_a_long_label_breaks_where_its_rows_come_out_even() -> None:
    """The name stands on one row, the value with its year on the next."""
    assert wrapped("Statistical neighbours 20.8%, 2020-21", 120) == ("Statistical neighbours", "20.8%, 2020-21")


def test_what_does_not_fit_ends_with_an_ellipsis() -> None:
    """A reader sees that there was more."""
    assert wrapped("one two three four five six seven", 40)[-1].endswith("…")
