"""Looks that stay the same, and text as wide as it is measured."""

from __future__ import annotations

from scrutiny_pack.charts.fonts import families
from scrutiny_pack.charts.style import drawing_settings, looks, text_width


def test_a_comparator_looks_the_same_whoever_stands_beside_it() -> None:
    """England keeps its line on each page, and no two of one chart share a look."""
    assert looks(["sn", "reg", "eng"])[2] == looks(["eng"])[0] == looks(["other", "eng"])[1]
    assert len(set(looks(["eng", "north", "south", "sn"]))) == 4


def test_bold_text_is_measured_wider() -> None:
    """Widths are those of the letters that are drawn."""
    assert text_width("Sandwell", bold=True) > text_width("Sandwell") > text_width("Sand") > 0


def test_text_is_measured_in_the_font_that_it_is_drawn_in() -> None:
    """While a chart is drawn in a board's font, and not afterwards."""
    usual = text_width("Sandwell")
    with drawing_settings("test", "Calibri"):
        assert (text_width("Sandwell") == usual) is (families("Calibri") == families("Arial"))
    assert text_width("Sandwell") == usual
