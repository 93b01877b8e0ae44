"""Text that fits its box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_pack.build.fit import Box, fitting_size, height_of, line_count, pieces, shortened, spread, width_of, words_of

BOX = Box(width=300, height=200, size=18, floor=14, after=9)
SENTENCE = "Re-referrals fell to a fifth of all referrals, slightly below statistical neighbours and below England. "


def it_measures_with_the_widths_of_arial() -> None:
    """An M is 0.833 of the size wide and a space 0.278, in Arial and in its twin; a stranger stands in only where neither is installed."""
    assert width_of("M", 10) == pytest.approx(8.33, abs=0.02)
    assert width_of(" ", 10) == pytest.approx(2.78, abs=0.02)
    assert width_of("M", 10, bold=True) == pytest.approx(8.33, abs=0.02)


def it_breaks_lines_at_spaces_and_words_that_are_longer_than_a_line() -> None:
    """Two words that do not stand together take two lines, and a word of three widths three."""
    word = width_of("Sandwell", 14)
    assert line_count("Sandwell Sandwell", word * 1.5, 14) == 2
    assert line_count("Sandwell Sandwell", word * 2.5, 14) == 1
    assert line_count("Sandwell" * 3, word * 1.01, 14) == 3


def it_keeps_the_templates_size_where_the_text_fits() -> None:
    """A short text is not shrunk."""
    assert fitting_size(["Short"], BOX) == 18


def it_shrinks_by_whole_points_down_to_the_floor_and_no_further() -> None:
    """A longer text is smaller, and one that does not fit at the floor has no size."""
    sizes = [fitting_size([SENTENCE] * count, BOX) for count in range(1, 6)]
    assert sizes == sorted((size for size in sizes if size), reverse=True) + [None] * sizes.count(None)
    assert sizes[0] == 18 and sizes[-1] is None
    assert all(size is None or 14 <= size <= 18 for size in sizes)


def it_spreads_evenly_over_the_fewest_groups() -> None:
    """Six of equal height where five would fit make three and three, not five and one."""
    assert spread([20] * 6, 110, 2) == (3, 3)
    assert spread([20] * 5, 110, 2) == (5,)
    assert spread([20] * 6, 1000, 2, most=5) == (3, 3)


def it_lets_a_thing_that_is_higher_than_the_room_stand_alone() -> None:
    """It cannot be cut, so it is not lost either."""
    assert spread([10, 500, 10], 100) == (1, 1, 1)


def it_cuts_a_text_of_many_words_without_losing_one() -> None:
    """Eight hundred words come back whole when the pieces are put together."""
    text = (SENTENCE * 50).strip()
    found = pieces(text, BOX)
    assert len(found) > 1
    assert " ".join(piece.removesuffix("…") for piece in found) == text
    assert all(height_of([piece], BOX, BOX.floor) <= BOX.height for piece in found)


def it_shortens_at_a_word_and_says_so() -> None:
    """What has no room ends with an ellipsis, and leaves room for what comes after it."""
    box = Box(width=300, height=40, size=14, floor=14)
    short = shortened(SENTENCE * 3, box, " (88 of 88)")
    assert short.endswith("…")
    assert height_of([short + " (88 of 88)"], box, 14) <= box.height
    assert shortened("Short", box) == "Short"


@given(st.lists(st.floats(1, 300), max_size=20), st.floats(50, 200), st.integers(0, 6))
def it_never_loses_one_nor_overfills(heights: list[float], room: float, most: int) -> None:
    """All are there, in as many groups as needed, and only a single one may be higher than the room."""
    counts = spread(heights, room, 3, most)
    assert sum(counts) == len(heights)
    start = 0
    for count in counts:
        group = heights[start : start + count]
        start += count
        assert count == 1 or sum(group) + 3 * (count - 1) <= room + 1e-9
        assert not most or count <= most


def test_what_a_no_break_space_joins_is_one_word() -> None:
    """A sign stays with the word that says what it means: the line breaks before both of them."""
    assert words_of("585 (\N{BLACK DOWN-POINTING TRIANGLE}\N{NO-BREAK SPACE}below)\n now") == [
        "585",
        "(\N{BLACK DOWN-POINTING TRIANGLE}\N{NO-BREAK SPACE}below)",
        "now",
    ]
