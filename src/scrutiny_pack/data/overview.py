"""What is seen in a data file before any pack names it: how much there is of what, and what is not understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scrutiny_pack.data.values import KNOWN_SYMBOLS, Reason, personal_detail, quoted

MEANINGS: Mapping[Reason, str] = {
    Reason.WITHHELD: "withheld",
    Reason.NOT_AVAILABLE: "not available",
    Reason.NOT_APPLICABLE: "not applicable",
    Reason.LOW: "rounds to nought",
    Reason.NONE_RECORDED: "withdrawn",
    Reason.UNRELIABLE: "low reliability",
}
"""Why there is no figure, in words."""

_PLAIN = re.compile(r"[A-Za-z0-9_./-]+")
_NAMED_AT_MOST = 5
_KINDS = {"K": "national", "E92": "national", "E12": "regional", "E13": "regional"}


@dataclass
class Overview:
    """What a file holds: `measures` are published keys, `indicators` ids that its rows name, `not_understood` lines of text."""

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


def first_of(what: str, texts: Iterable[str]) -> list[str]:
    """One line that names the first of `texts` after `what`, or no line. What looks like a detail of a person is not repeated."""
    listed = list(texts)
    if not listed:
        return []
    more = f" and {len(listed) - _NAMED_AT_MOST} more" if len(listed) > _NAMED_AT_MOST else ""
    return [f"{what} {', '.join(quoted(text) for text in listed[:_NAMED_AT_MOST] if not personal_detail(text))}{more}"]


def in_yaml(text: str) -> str:
    """`text` as a value in YAML, in quotation marks where it needs them."""
    return text if _PLAIN.fullmatch(text) and not text.isdigit() else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def in_data_folder(path: Path) -> str:
    """The file at `path` as a pack names it that keeps it in its folder data."""
    return in_yaml(f"data/{path.name}")
