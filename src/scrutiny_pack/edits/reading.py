"""A document as it was read, paragraph by paragraph: the same reading is made of our own document when it is built, to compare with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scrutiny_pack.edits.cleaned import compared
from scrutiny_pack.fixed_words import NUMBERED

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Remark:
    """A comment in the margin, or the name and date on a tracked change."""

    by: str
    at: str
    text: str = ""


@dataclass(frozen=True)
class Read:
    """One paragraph: `text` as it reads with all tracked changes accepted, `keys` the names by which a block is found again.

    `where` is body, contents, header, footer, text box, a table's cell or a slide's slot. `marks` are things in it that cannot be kept.
    """

    text: str
    keys: tuple[str, ...] = ()
    where: str = "body"
    tracked: tuple[Remark, ...] = ()
    comments: tuple[Remark, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text as it is compared, without the number of a figure or table, which the office program counts by itself."""
        return NUMBERED.sub(lambda label: _DIGITS.sub("#", label.group()), compared(self.text))


@dataclass(frozen=True)
class Reading:
    """All paragraphs of a document in order, and a mark of each of its pictures."""

    paragraphs: tuple[Read, ...]
    pictures: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The reading for the evidence file: of a document of ours, so without comments and changes."""
        written = []
        for each in self.paragraphs:
            entry: dict[str, Any] = {"text": each.text, "where": each.where}
            written.append(entry | ({"keys": list(each.keys)} if each.keys else {}) | ({"marks": list(each.marks)} if each.marks else {}))
        return {"paragraphs": written, "pictures": list(self.pictures)}


def reading_from(written: Mapping[str, Any]) -> Reading:
    """The reading that an evidence file holds. Raises `ValueError` for what is none."""
    try:
        paragraphs = tuple(
            Read(each["text"], tuple(each.get("keys", ())), each["where"], marks=tuple(each.get("marks", ())))
            for each in written["paragraphs"]
        )
        return Reading(paragraphs, tuple(written["pictures"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a reading") from error
