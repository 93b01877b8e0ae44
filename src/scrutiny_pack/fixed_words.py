"""The words that every pack has around what it says: headings, marks and labels, in the language of its phrase pack."""

from __future__ import annotations

import re
from dataclasses import dataclass

CAPTION_LABEL = re.compile(r"\w+ \{n\}|\{n\}\. \w+")
"""What the number of a figure or table looks like: Figure {n}, or {n}. kép."""
NUMBERED = re.compile(r"^(?:\w+ (?:\d+|#)|(?:\d+|#)\. \w+)(?=: )")
"""What stands before a caption's own words in a document; # where Word's field has the number."""


@dataclass(frozen=True)
class FixedWords:
    """Headings and marks that every pack has, in the words of its phrase pack."""

    key_messages: str = "Key messages"
    figures: str = "Figures"
    contents: str = "Contents"
    about: str = "About the figures"
    front_sheet: str = "Front sheet"
    meeting: str = "Meeting date: {date}"
    comment: str = "Officer's comment"
    """What marks a person's words, apart from those that were worked out."""
    page: str = "Page {page} of {pages}"
    part: str = "({part} of {parts})"
    """After the title of a slide that goes on over several."""
    area: str = "Area"
    date: str = "Meeting date"
    skip: str = "Skip to main content"
    to_section: str = "Go to {title}"
    up: str = "Back to the top"
    figure: str = "Figure {n}"
    """A chart's number, in the shape of `CAPTION_LABEL`."""
    table: str = "Table {n}"
    as_table: str = "{number} as a table"
    """Over the figures below a chart of the web page."""
    says: str = "This page says what the Word report says. Below each chart its figures stand as a table."

    def number(self, label: str, n: int) -> str:
        """The number of a chart or table, whose `label` is `figure` or `table`."""
        before, after = around(label, "{n}")
        return f"{before}{n}{after}"

    def caption(self, label: str, n: int, title: str) -> str:
        """The caption of the chart or table with the number `n`."""
        return f"{self.number(label, n)}: {title}"


def around(pattern: str, slot: str) -> tuple[str, str]:
    """What stands before and behind `slot`; at the end where the pattern lacks it."""
    before, _, after = pattern.partition(slot)
    return before, after
