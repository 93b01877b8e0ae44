"""One result of a check, in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scrutiny_pack.figures import Unit
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import Fact, Text

NOT_IN_NOTE = ("old-comparator", "recent-months-disagree")
"""These do not change how a single figure reads."""


@dataclass(frozen=True)
class Finding:
    """One result of a check: its slug, the bullet (or "comparators"), the indicator it is about, and the sentence."""

    slug: str
    bullet: str
    indicator: str
    text: Text
    noted: bool = True
    """Whether the section's source note may say it."""
    fix: str = ""
    """What to do about it, where the list of `told` does not say."""

    @property
    def in_note(self) -> bool:
        """Whether the section's source note says it too."""
        return self.noted and self.slug not in NOT_IN_NOTE


def counted(speaker: Speaker, count: int, formula: str, facts: tuple[Fact, ...]) -> Text:
    """A number of things as a traced number."""
    return speaker.number(Number(Decimal(count), Unit.COUNT, formula, facts), "count")
