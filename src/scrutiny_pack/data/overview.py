"""What is seen in a data file before any pack names it: how much there is of what, and what is not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from scrutiny_pack.data.values import KNOWN_SYMBOLS, Reason

MEANINGS: Mapping[Reason, str] = {
    Reason.WITHHELD: "withheld",
    Reason.NOT_AVAILABLE: "not available",
    Reason.NOT_APPLICABLE: "not applicable",
    Reason.LOW: "low, but not nought",
    Reason.NONE_RECORDED: "none recorded",
    Reason.UNRELIABLE: "unreliable",
}
"""Why there is no figure, in words."""

_KINDS = {"K": "national", "E92": "national", "E12": "regional", "E13": "regional"}


@dataclass
class Overview:
    """What a file holds. `measures` are published keys, `indicators` ids that its rows name; `not_understood` and `problems` are lines of text."""

    layout: str
    about: Mapping[str, str] = field(default_factory=dict)
    """What else is known of it, by name: its publication, its release, its lists."""
    rows: int | None = None
    areas: Collection[str] = ()
    """Codes."""
    periods: str = ""
    measures: Collection[str] = ()
    indicators: Collection[str] = ()
    symbols: Mapping[str, int] = field(default_factory=dict)
    """How often each symbol stands in place of a figure, as it is written."""
    not_understood: list[str] = field(default_factory=list)
    paste: str = ""
    """The lines for the pack's YAML."""


def kinds_of(areas: Iterable[str]) -> Mapping[str, int]:
    """How many of the areas' codes are national, regional and local."""
    found = Counter(_KINDS.get(code[:1]) or _KINDS.get(code[:3]) or "local" for code in areas)
    return {kind: found[kind] for kind in ("national", "regional", "local")}


def symbol_of(text: str) -> Reason | None:
    """The reason that `text` stands for, bare or in square brackets; `None` where it is no known symbol."""
    written = text.strip().casefold()
    bare = written[1:-1] if written.startswith("[") and written.endswith("]") else written
    return Reason(KNOWN_SYMBOLS[bare]) if bare in KNOWN_SYMBOLS else None


def span(periods: Iterable[str], noun: str) -> str:
    """The first and the last of `periods`, which are in order, and how many there are: "2013 to 2024 (12 years)"."""
    listed = list(periods)
    if not listed:
        return ""
    counted = f"{len(listed)} {noun}" if len(listed) == 1 else f"{len(listed)} {noun}s"
    return f"{listed[0]} to {listed[-1]} ({counted})" if len(listed) > 1 else f"{listed[0]} ({counted})"
