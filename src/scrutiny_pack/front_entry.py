"""An entry of the committee's front sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scrutiny_pack.text import Text, words


@dataclass(frozen=True)
class FrontEntry:
    """One entry of the committee's front sheet: its label, and what stands under it.

    A `detail` is one line beside its label, `prose` is paragraphs, a `list` is recommendations or papers, each to be numbered or marked;
    `groups` are texts with a name of their own each (financial implications, legal ones), in `names`.
    """

    id: str
    kind: Literal["detail", "prose", "list", "groups"]
    label: Text
    texts: tuple[Text, ...]
    names: tuple[Text, ...] = ()

    @property
    def by_id(self) -> tuple[tuple[str, Text], ...]:
        """The texts, each by an id of its own."""
        if len(self.texts) == 1:
            return ((self.id, self.texts[0]),)
        return tuple((f"{self.id}.{chr(ord('a') + place)}", text) for place, text in enumerate(self.texts))

    @property
    def lines(self) -> tuple[tuple[str, Text], ...]:
        """The texts with the words before them in the report, each by its id."""
        before = [name + words(": ") for name in self.names] or [self.label + words(":") if self.kind == "detail" else Text()] * len(
            self.texts
        )
        return tuple((identifier, start + text) for start, (identifier, text) in zip(before, self.by_id, strict=True))
