"""The colours and the font of a board's charts: the board's own where they can be seen and told apart, else the Analysis Function's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from afcharts.af_colours import get_af_colours

from scrutiny_pack.charts.colours import MARK_CONTRAST, TEXT_CONTRAST, WHITE, contrast, mixed
from scrutiny_pack.charts.eyesight import difference
from scrutiny_pack.charts.fonts import stand_in

APART = 10.0
"""Least difference, for all kinds of eyes, of two colours in one chart; they differ in dash, marker and name besides."""
FEWEST = 3
"""Comparators that the colours must do for: neighbours, the region, England."""
FADED, TINT = 0.6, 0.12
"""Share of the authority's colour in bars beside its own, and in the band of an expected range."""


@dataclass(frozen=True)
class Palette:
    """What a chart is drawn with: the authority's colour, the comparators' in order, and the font's name."""

    authority: str
    comparators: tuple[str, ...]
    font: str = "Arial"

    def comparator(self, look: int) -> str:
        """The colour of the comparator with this look."""
        return self.comparators[look % len(self.comparators)]

    @property
    def faded(self) -> str:
        """The authority's colour for what stands beside it: as light as can be seen on white."""
        shares = (FADED + step / 20 for step in range(9))
        lighter = (mixed(self.authority, share) for share in shares)
        return next((colour for colour in lighter if contrast(colour, WHITE) >= MARK_CONTRAST), self.authority)

    @property
    def tint(self) -> str:
        """Light enough for lines and text to stand out on it."""
        return mixed(self.authority, TINT)


_DARK_BLUE, _TURQUOISE, _DARK_PINK, _ORANGE, _DARK_GREY, _PURPLE = (str(colour) for colour in get_af_colours("categorical"))
ANALYSIS_FUNCTION = Palette(_DARK_BLUE, (_TURQUOISE, _DARK_PINK, _DARK_GREY, _ORANGE, _PURPLE, "#2073BC"))


def palette_of(accents: Sequence[str], font: str) -> tuple[Palette, tuple[str, ...]]:
    """The palette that a theme's `accents`, in its order, and its `font` make; and what is to be said of it, if anything.

    The authority takes the first accent that letters could be written in, comparators take those that stand out from white and from each
    other. Where these are too few, all colours are the Analysis Function's.
    """
    strong = next((colour for colour in accents if contrast(colour, WHITE) >= TEXT_CONTRAST), "")
    comparators = tuple(_told_apart(strong, (colour for colour in accents if colour != strong))) if strong else ()
    other = stand_in(font)
    said = (f"charts are written in {other}, as this computer has no {font}",) if other else ()
    if len(comparators) >= FEWEST:
        return Palette(strong, comparators, font), said
    why = f"charts have the Analysis Function's colours: {_why(accents, strong, len(comparators))}"
    return replace(ANALYSIS_FUNCTION, font=font), (why, *said)


def _told_apart(strong: str, colours: Iterable[str]) -> list[str]:
    chosen = [strong]
    for colour in colours:
        if contrast(colour, WHITE) >= MARK_CONTRAST and all(difference(colour, other) >= APART for other in chosen):
            chosen.append(colour)
    return chosen[1:]


def _why(accents: Sequence[str], strong: str, found: int) -> str:
    if not accents:
        return "the board's templates have no theme with colours"
    if not strong:
        return "none of the board's theme colours stands out from white by 4.5 to 1"
    return (
        f"beside {strong}, {found} of the board's theme colours can be seen on white and told apart by everybody, and {FEWEST} are needed"
    )
