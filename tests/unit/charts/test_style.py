"""Colours that can be told apart and read."""

from __future__ import annotations

from itertools import combinations

from scrutiny_pack.charts.bars import LOOKS
from scrutiny_pack.charts.beside import WEAK
from scrutiny_pack.charts.style import COMPARATORS, DARK_BLUE, WHITE, contrast, looks, mixed, readable, text_width


def test_contrast_is_what_wcag_says() -> None:
    """Black on white is 21 to 1, the Analysis Function's dark blue just over 10."""
    assert round(contrast("#000000", WHITE), 1) == 21.0
    assert round(contrast(DARK_BLUE, WHITE), 1) == 10.2


def test_marks_stand_out_from_the_page() -> None:
    """Lines and bars, or their edges, have 3 to 1 against white; text in their colours 4.5 to 1."""
    assert all(contrast(colour, WHITE) >= 3 for colour in (*COMPARATORS, WEAK, *(look.edge or look.fill for look in LOOKS)))
    assert all(contrast(readable(colour), WHITE) >= 4.5 for colour in COMPARATORS)


def test_bars_of_a_group_differ_without_colour() -> None:
    """Neighbouring bars differ in lightness, and every other look has stripes."""
    assert [bool(look.stripes) for look in LOOKS] == [False, True, False, True]
    assert all(contrast(one.fill, other.fill) >= 2 for one, other in combinations(LOOKS[:3], 2))


def test_a_comparator_looks_the_same_whoever_stands_beside_it() -> None:
    """England keeps its line on each page, and no two of one chart share a look."""
    assert looks(["sn", "reg", "eng"])[2] == looks(["eng"])[0] == looks(["other", "eng"])[1]
    assert len(set(looks(["eng", "north", "south", "sn"]))) == 4


def test_a_mixed_colour_is_solid() -> None:
    """Half black on white is middle grey."""
    assert mixed("#000000", 0.5) == "#808080"


def test_bold_text_is_measured_wider() -> None:
    """Widths are those of the letters that are drawn."""
    assert text_width("Sandwell", bold=True) > text_width("Sandwell") > text_width("Sand") > 0
