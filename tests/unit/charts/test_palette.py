"""A board's own colours on its charts, where everybody can see them and tell them apart."""

from __future__ import annotations

from itertools import combinations

import pytest

from scrutiny_pack.charts.bars import looks_of
from scrutiny_pack.charts.colours import WHITE, contrast, mixed, readable
from scrutiny_pack.charts.eyesight import difference
from scrutiny_pack.charts.fonts import families
from scrutiny_pack.charts.palette import ANALYSIS_FUNCTION, APART, palette_of

OWN = ("#5B2A5E", "#C8553D", "#2F7F86", "#9A6B00")
FAINT = ("#9DC3E6", "#F4B183", "#A9D18E", "#FFD966")
RED_AND_GREEN = ("#12436D", "#A23B2A", "#5F6B1E", "#8A4B20")


def test_contrast_is_what_wcag_says() -> None:
    """Black on white is 21 to 1, the Analysis Function's dark blue just over 10."""
    assert round(contrast("#000000", WHITE), 1) == 21.0
    assert round(contrast(ANALYSIS_FUNCTION.authority, WHITE), 1) == 10.2


def test_a_mixed_colour_is_solid() -> None:
    """Half black on white is middle grey."""
    assert mixed("#000000", 0.5) == "#808080"


def test_a_theme_that_can_be_seen_is_taken() -> None:
    """The first accent is the authority's, the others the comparators', and there is nothing to say."""
    palette, said = palette_of(OWN, "Arial")
    assert (palette.authority, palette.comparators, said) == (OWN[0], OWN[1:], ())


@pytest.mark.parametrize(
    ("accents", "why"),
    [
        ((), "no theme with colours"),
        (FAINT, "none of the board's theme colours stands out from white by 4.5 to 1"),
        ((OWN[0], *FAINT), "beside #5B2A5E, 0 of the board's theme colours"),
        (RED_AND_GREEN, "told apart by everybody"),
    ],
)
def test_a_theme_that_cannot_is_not_and_the_build_says_why(accents: tuple[str, ...], why: str) -> None:
    """Too pale, too few, or alike for people who do not tell red from green: the Analysis Function's colours, and one sentence."""
    palette, (said,) = palette_of(accents, "Arial")
    assert (palette.authority, palette.comparators) == (ANALYSIS_FUNCTION.authority, ANALYSIS_FUNCTION.comparators)
    assert said.startswith("charts have the Analysis Function's colours: ") and why in said


def test_the_first_accent_that_is_too_pale_for_letters_is_a_comparators() -> None:
    """Its name and figures are written in the authority's colour."""
    palette, _ = palette_of(("#28A197", *OWN), "Arial")
    assert palette.authority == OWN[0] and "#28A197" in palette.comparators


def test_red_and_green_are_alike_for_some() -> None:
    """The measure knows what is told apart by most and not by all."""
    assert difference("#A23B2A", "#5F6B1E") < APART < difference("#12436D", "#F46A25")
    assert round(difference("#000000", "#FFFFFF")) == 100


@pytest.mark.parametrize("accents", [(), OWN, ("#767676", "#1E4D3B", "#B7741A", "#3F7CAC", "#6A4C93")])
def test_marks_stand_out_from_the_page(accents: tuple[str, ...]) -> None:
    """Lines and bars, or their edges, have 3 to 1 against white; text in their colours 4.5 to 1."""
    palette, _ = palette_of(accents, "Arial")
    assert all(contrast(look.edge or look.fill, WHITE) >= 3 for look in looks_of(palette))
    assert all(contrast(colour, WHITE) >= 3 for colour in (*palette.comparators, palette.faded))
    assert all(contrast(colour, WHITE) >= 4.5 for colour in (palette.authority, *map(readable, palette.comparators)))


@pytest.mark.parametrize("accents", [(), OWN])
def test_bars_of_a_group_differ_without_colour(accents: tuple[str, ...]) -> None:
    """Neighbouring bars differ in lightness, and every other look has stripes."""
    looks = looks_of(palette_of(accents, "Arial")[0])
    assert [bool(look.stripes) for look in looks[:4]] == [False, True, False, True]
    assert all(contrast(one.fill, other.fill) >= 1.4 for one, other in combinations(looks[:3], 2))


def test_a_font_that_is_not_there_is_told_once_with_what_is_taken() -> None:
    """A twin of the same widths is nothing to tell."""
    (said,) = palette_of(OWN, "No Such Font")[1]
    assert said == f"charts are written in {families('No Such Font')[0]}, as this computer has no No Such Font"
    if "Liberation Sans" in families("Arial"):
        assert palette_of(OWN, "Arial")[1] == ()
