"""What the engine asks of a measure kind: how it is measured, worded, claimed and checked. Each kind's file in `kinds/` answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from scrutiny_pack.measures.change import Change, Goodness
from scrutiny_pack.measures.comparators import ComparatorFigure
from scrutiny_pack.measures.gap import Compared
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.sealed import Few
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.significance import Outcome
from scrutiny_pack.narrative.finding import Finding
from scrutiny_pack.narrative.nodes import Attribute, Measure, Node
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Text

MATERIAL = Decimal(1)
"""What is less material is no message: a change or a gap narrower than the in-line band."""


@dataclass(frozen=True)
class Weight:
    """How material what a measure says is, in in-line bands or as many times what its rule asks for; and whether it is good."""

    score: Decimal
    goodness: Goodness


Words: TypeAlias = Mapping[str, tuple[str, ...]]
"""Claims by the last part of their path, each with all words that it can be."""


@dataclass(frozen=True)
class Worded:
    """How a measure of one class, or a part of one, is worded."""

    attributes: Mapping[str, Attribute]
    """What may be asked of it: a closed list."""
    about: Mapping[str, str] = field(default_factory=dict)
    """What each of these gives, for docs/pack.md."""
    title: str = ""
    """What docs/pack.md calls it; left out, it is not told there."""
    figure: Callable[[Any], Quantity | Few | None] = lambda _: None
    """The figure that it prints by itself."""
    inherits: bool = False
    """Whether all that may be asked of this figure may be asked of it too."""
    parts: Callable[[Any], Mapping[str, Node | None]] | None = None
    """Parts by names that the pack gives, as the comparators of a gap; `None` for one that has no figure."""
    said: Callable[[Speaker, Any], Text] | None = None
    """What it prints by itself where that is no figure."""
    value: Callable[[Any], Any] | None = None
    """The number that a condition compares where that is no figure's."""


@dataclass(frozen=True)
class Kind:
    """One measure kind."""

    measure: type
    """The class of what is measured."""
    measured: Callable[[Setting, Any, Ruling], Measure | Missing]
    """From the entry in the YAML to the measure, of the pack's area; the last argument is the bullet's rules."""
    worded: Mapping[type, Worded]
    """The classes that it brings, the measure's own among them unless another kind has it."""
    claims: Callable[[Any], Mapping[str, str]]
    """What it asserts, by the path after the measure's name."""
    claimed: Words
    """All words that its claims can be."""
    quantities: Callable[[Any], tuple[Quantity, ...]]
    """The authority's figures in it."""
    beside: Callable[[Any], tuple[ComparatorFigure, ...]] = lambda _: ()
    """The comparators' figures in it, for the source note."""
    compared: Callable[[Any], tuple[Compared, ...]] = lambda _: ()
    """Where its figure stands to each comparator, with the band: for the explanation, the periods beside names, the age of comparators."""
    changes: Callable[[Any], tuple[Change, ...]] = lambda _: ()
    """The changes over time in it, for the checks that look at several of a bullet and for the choice of chart."""
    leads: bool = False
    """Whether its default sentence speaks for the whole bullet wherever it stands among the measures; else that of the first does."""
    letters: tuple[str, ...] = ()
    """By which letters the phrase pack's headlines call it; without one its own sentence for slides is the headline."""
    letter: Callable[[Any, Period, bool], str] | None = None
    """Which of `letters` is for this one in a pack of this month, when it is said alone or not; left out, the first."""
    others: Callable[[Any], tuple[Quantity, ...]] = lambda _: ()
    """Other areas' figures in it, for the sources in the note."""
    tests: Callable[[Any], Mapping[str, Outcome]] = lambda _: {}
    """The tests that were made, by the path after the measure's name."""
    weight: Callable[[Any, Speaker], Weight | None] | None = None
    """How material it is, for headlines and key messages; `None` where this one is no news, as a change that chance would make. A kind
    without it is never a key message, and a headline only where nothing else is."""
    findings: Callable[[str, Any, Speaker], Iterable[Finding]] = field(default=lambda *_: ())
    """What its own checks find, for the bullet of this id."""
