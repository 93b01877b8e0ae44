"""What the pages show, as frozen classes: sections and their texts, with the generated words beside the edited ones."""

from __future__ import annotations

import datetime
import difflib
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny_pack.build.dates import long_date
from scrutiny_pack.edits.reconcile import PRINTED, Outcome
from scrutiny_pack.pack import Block, Bullet, Chart, Link, Paragraph, Section, Table
from scrutiny_pack.review.standing import Standing
from scrutiny_pack.review.states import State, state_of

_TOO_FEW = 2
"""Words in a row that both texts have by chance."""
KINDS = {
    "bullet": "Bullet",
    "headline": "Headline",
    "key message": "Key message",
    "prose": "Text",
    "note": "Source note",
    "caption": "Caption",
}


@dataclass(frozen=True)
class Piece:
    """A run of words, and whether it stands in one of two texts only."""

    words: str
    differs: bool


@dataclass(frozen=True)
class BlockShown:
    """One text: as it prints now, as the program words it, and what somebody made of it."""

    id: str
    kind: str
    name: str
    text: str
    slide: str
    generated: tuple[Piece, ...]
    edited: tuple[Piece, ...]
    generated_slide: str
    state: State
    reason: str
    by: str
    at: str
    version: str
    lints: tuple[str, ...]
    chart: Chart | None = None
    table: Table | None = None
    address: str = ""
    hidden: bool = False
    own: bool = False
    first: bool = False
    last: bool = False

    @property
    def changed(self) -> bool:
        """Whether somebody changed it."""
        return self.state.key != "generated"


@dataclass(frozen=True)
class SectionShown:
    """One section: its blocks in order, and below them what of it is not printed."""

    id: str
    title: str
    headline: str
    blocks: tuple[BlockShown, ...]
    unprinted: tuple[BlockShown, ...]
    dropped: tuple[tuple[str, str], ...]
    order: Outcome | None
    order_state: State
    version: str

    @property
    def waiting(self) -> int:
        """How many of its texts somebody has to look at."""
        return sum(block.state.waits for block in (*self.blocks, *self.unprinted)) + self.order_state.waits


def sections_of(standing: Standing) -> tuple[SectionShown, ...]:
    """Every section of the pack as it will print."""
    return tuple(_Showing(standing).section(section) for section in standing.pack.sections)


def section_of_block(standing: Standing, block: str) -> str:
    """The section in which `block` stands, or would stand; empty for one of the front."""
    wording = standing.wording(block)
    if wording is not None and wording.section:
        return wording.section
    holding = [each.id for each in standing.pack.sections if any(part.id == block for part in each.blocks)]
    return holding[0] if holding else ""


def bullets_of(standing: Standing, section: str) -> list[str]:
    """The ids of the bullets that a section prints, in order; none for what is no section."""
    return [bullet.id for each in standing.editing.pack.sections if each.id == section for bullet in each.bullets]


def version_of(standing: Standing, block: str) -> str:
    """A mark of all that a person had before the eyes: the block's edits, and what the program says in it."""
    revisions = [each.model_dump(mode="json") for each in standing.store.file.revisions(block, standing.language)]
    wording = standing.wording(block)
    said = [wording.text.plain, wording.slide.plain, wording.prints.values] if wording else bullets_of(standing, block)
    return hashlib.sha256(json.dumps([revisions, said], sort_keys=True).encode()).hexdigest()[:16]


class _Showing:
    """Makes what is shown of one standing."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.outcomes = standing.editing.outcomes
        self.bullets: list[str] = []

    def section(self, section: Section) -> SectionShown:
        """One section."""
        self.bullets = [bullet.id for bullet in section.bullets]
        there = {block.id for block in section.blocks}
        order = self.outcomes.get(section.id)
        return SectionShown(
            section.id,
            section.title.plain,
            section.headline.text.plain if section.headline else "",
            tuple(self.block(block) for block in section.blocks),
            tuple(self._unprinted(section.id, there)),
            tuple(self._dropped(section.id)),
            order,
            state_of(order),
            version_of(self.standing, section.id),
        )

    def block(self, block: Block) -> BlockShown:
        """One block that is printed."""
        text, slide = _words(block)
        return self._shown(
            block.id,
            text,
            slide,
            chart=block if isinstance(block, Chart) else None,
            table=block if isinstance(block, Table) else None,
            address=block.address if isinstance(block, Link) else "",
        )

    def _shown(self, block: str, text: str, slide: str, hidden: bool = False, chart: Chart | None = None, table: Table | None = None,
               address: str = "") -> BlockShown:  # fmt: skip
        wording, outcome = self.standing.wording(block), self.outcomes.get(block)
        own = bool(outcome and outcome.revision.after)
        generated = "" if own or wording is None else wording.text.plain
        edited = said_by(outcome) if outcome and not outcome.rivals else ""
        place = self.bullets.index(block) if block in self.bullets else -1
        return BlockShown(
            block,
            kind := "own" if own else wording.kind if wording else "prose",
            "Chart" if chart else "Table" if table else _name(kind, place),
            text,
            slide,
            tuple(_pieces(generated, edited or generated)),
            tuple(_pieces(edited, generated or edited)),
            "" if own or wording is None else wording.slide.plain,
            state_of(outcome),
            reason_of(self.standing, outcome) if outcome else "",
            outcome.revision.by if outcome else "",
            day_of(outcome.revision.at, self.standing.pack.language) if outcome else "",
            version_of(self.standing, block),
            lints_of(self.standing, block),
            chart,
            table,
            address,
            hidden,
            own,
            place == 0,
            place == len(self.bullets) - 1,
        )

    def _unprinted(self, section: str, there: set[str]) -> Iterator[BlockShown]:
        """What somebody left out or added here that does not print: each with the words that it would print."""
        for block, outcome in self.outcomes.items():
            if block in there or outcome.revision.kind == "order" or block.startswith("key."):
                continue
            if section_of_block(self.standing, block) == section:
                gone = outcome.result in PRINTED and outcome.revision.kind == "suppress"
                yield self._shown(block, said_by(outcome) or self._generated(block), "", hidden=gone)

    def _generated(self, block: str) -> str:
        wording = self.standing.wording(block)
        return wording.text.plain if wording else ""

    def _dropped(self, section: str) -> Iterator[tuple[str, str]]:
        entry = next((each for each in self.standing.files.sections if each.id == section), None)
        bullets = {bullet.id for bullet in entry.bullets} if entry else set()
        yield from ((each.id, each.why) for each in self.standing.story.dropped if each.id in bullets)


def said_by(outcome: Outcome) -> str:
    """The edit's words, with the figures of now where they could be filled in."""
    return outcome.text.plain if outcome.text else outcome.revision.edited


def lints_of(standing: Standing, block: str) -> tuple[str, ...]:
    """What the checks say of the edit of `block`."""
    start = f"{block}: "
    slugs = ("edit-words", "edit-reveals", "unknown-placeholder", "edit-template")
    found = [each for each in standing.problems if each.slug in slugs and each.what.startswith(start)]
    return tuple(f"{each.what.removeprefix(start)}: {each.fix}" for each in found)


def reason_of(standing: Standing, outcome: Outcome) -> str:
    """Why it became what it is, with comparators by their names and rivals by their authors."""
    if outcome.rivals:
        return f"Made from the same words by {' and by '.join(each.by or 'somebody' for each in outcome.rivals)}"

    def named(found: re.Match[str]) -> str:
        known = found[1] in standing.speaker.setting.comparators
        return f"{standing.speaker.comparator(found[1], alone=True).plain}: " if known else found[0]

    return re.sub(r"\b(\w+): ", named, outcome.reason or outcome.notice or outcome.error)


def day_of(moment: str, language: str) -> str:
    """The day of a moment in words: 30 September 2022."""
    try:
        return long_date(datetime.date.fromisoformat(moment[:10]), language)
    except ValueError:
        return moment


def _words(block: Block) -> tuple[str, str]:
    match block:
        case Bullet():
            return block.text.plain, block.slide.plain
        case Chart() | Table():
            return block.caption.plain, ""
        case Paragraph() | Link():
            return block.text.plain, ""


def _name(kind: str, place: int) -> str:
    if kind == "own":
        return "Added bullet" if place >= 0 else "Added text"
    return f"{KINDS[kind]} {place + 1}" if kind == "bullet" and place >= 0 else KINDS[kind]


def _pieces(text: str, other: str) -> Iterator[Piece]:
    """`text` in runs of words: those that `other` has too, and those that it has not; a few between two changes count as changed."""
    here, there = text.split(), other.split()
    runs: list[tuple[bool, int, int]] = []
    for tag, _, _, start, end in difflib.SequenceMatcher(None, there, here, autojunk=False).get_opcodes():
        inside = runs and start > 0 and end < len(here)
        differs = tag != "equal" or bool(inside and end - start <= _TOO_FEW)
        if end == start:
            continue
        if runs and runs[-1][0] == differs:
            runs[-1] = (differs, runs[-1][1], end)
        else:
            runs.append((differs, start, end))
    for place, (differs, start, end) in enumerate(runs):
        if place:
            yield Piece(" ", False)
        yield Piece(" ".join(here[start:end]), differs)
