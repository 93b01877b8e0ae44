"""The edits store as frozen classes: what an editor changed, from which words, by whom, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from scrutiny_pack.config.entry import Entry

BlockId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$", max_length=90)]
"""A block's id; longer than the pack's own, as the program puts "key." before some and a mark behind others."""
Words = Annotated[str, StringConstraints(max_length=20_000)]
State = Literal["draft", "approved", "refilled", "check", "stale", "orphan", "conflict", "rejected"]
"""What people decided (draft, approved, rejected). The others are worked out anew by each build; they are read, and never written."""
Kind = Literal["reword", "add", "replace", "suppress", "order"]
"""reword: other words for a generated text; add: an editor's own bullet; replace: other words without a number of the generated text;
suppress: not printed; order: the bullets of a section in another order."""


class Approval(Entry):
    """Who approved an edit, when, and for which figures."""

    by: str
    at: str
    values_fp: str = ""
    """The figures that it was approved with; with others it is to be approved again."""


class Base(Entry):
    """What the editor had in hand: the generated text, and the figures and claims behind it."""

    text: Words = ""
    slide: Words = ""
    slots: dict[str, str] = {}
    """Each slot of the edit's template, as it was printed."""
    claims: dict[str, str] = {}
    values_fp: str = ""
    claims_fp: str = ""
    template_fp: str = ""
    run: str = ""
    """The pack's month."""
    build: str = ""
    """The id of the build that printed it."""
    area: str = ""
    """The area that it is about: the edit is printed for no other; left out, for any."""


class Revision(Entry):
    """One edit of one block. Only `state` and `approved` ever change after it was written."""

    rev: int = Field(ge=1)
    onto: int = Field(0, ge=0)
    """The revision that the editor had in hand; 0 is the generated text. Two live revisions onto the same one are a conflict."""
    state: State = "draft"
    kind: Kind = "reword"
    edited: Words = ""
    """The report's text, as it was typed."""
    template: Words = ""
    """`edited` with slots in place of the numbers and periods that were printed: `{c.to}`, `{c.to.period}`."""
    slide: Words = ""
    """The slide's text, where it has one of its own."""
    slide_template: Words = ""
    typed_numbers: list[str] = []
    """Numbers that the editor added; they keep the edit from being filled with new figures."""
    ambiguous: list[str] = []
    """Numbers that stand for more than one slot, so that nobody can say which new figure belongs there."""
    added_text: list[Words] = []
    """Sentences without a slot: what only the editor knows to be true."""
    after: str = ""
    """Of an added text: the block that it stands after."""
    slots_of: str = ""
    """Of an added text: the block whose slots it uses."""
    order: list[str] = []
    """Of an order: the section's bullets as they are to stand."""
    base: Base = Base()
    boards: Literal["all"] | list[str] = "all"
    audience: Literal["public", "restricted"] = "public"
    """Who may read what it was made from: one made for a restricted audience is never printed for the public."""
    by: str = ""
    at: str = ""
    via: Literal["word", "slides", "page", "hand"] = "word"
    approved: Approval | None = None
    confirmed: str = ""
    """The month for which somebody said that the added text is still true."""
    review_after: int = Field(2, ge=1, le=60)
    """After so many reporting periods the added text is asked about again."""

    @property
    def settled(self) -> bool:
        """Whether its words can be filled with new figures: every number is a slot."""
        return not (self.typed_numbers or self.ambiguous)

    def is_for(self, board: str, audience: str, area: str) -> bool:
        """Whether it may be printed for this board, audience and area."""
        named = self.boards == "all" or board in self.boards
        return named and self.base.area in ("", area) and not (self.audience == "restricted" and audience == "public")

    def same_edit(self, other: Revision) -> bool:
        """Whether both say the same of the same build: what a second reading of one file finds again."""
        return self._said() == other._said() and self.base.build == other.base.build

    def same_words(self, other: Revision) -> bool:
        """Whether both print the same, whoever made them and from whatever."""
        return self._said() == other._said()

    def _said(self) -> tuple[object, ...]:
        kind = "suppress" if self.kind == "suppress" else "order" if self.kind == "order" else "words"
        return kind, self.edited, self.slide, self.after, tuple(self.order)


class Note(Entry):
    """A comment that somebody made beside a block in Word."""

    by: str
    at: str = ""
    text: Words


class StoreFile(Entry):
    """The edits store of a pack: by block and by language and phrase pack, the revisions in the order in which they were made."""

    version: Literal["1"] = "1"
    edits: dict[BlockId, dict[str, list[Revision]]] = {}
    notes: dict[BlockId, list[Note]] = {}

    def revisions(self, block: str, language: str) -> tuple[Revision, ...]:
        """The revisions of `block`, oldest first."""
        return tuple(self.edits.get(block, {}).get(language, ()))

    def next_rev(self, block: str, language: str) -> int:
        """The number of the next revision of `block`."""
        return max((each.rev for each in self.revisions(block, language)), default=0) + 1


def live(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """The revisions that could be printed: not rejected, and no later one was made from them. More than one: a conflict."""
    kept = [each for each in revisions if each.state != "rejected"]
    built_upon = {each.onto for each in kept}
    return tuple(each for each in kept if each.rev not in built_upon)
