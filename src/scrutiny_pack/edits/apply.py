"""A pack with its editors' words in the place of the generated ones, where they still hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scrutiny_pack.config.checks import POINTING_BACK
from scrutiny_pack.edits.filling import as_typed
from scrutiny_pack.edits.model import Revision, StoreFile
from scrutiny_pack.edits.reconcile import PRINTED, Now, Outcome, reconcile
from scrutiny_pack.narrative.commentary import SLIDE_WORDS
from scrutiny_pack.pack import Block, Bullet, Chart, KeyMessage, KeyMessageGroup, Link, Pack, Paragraph, Section, Table
from scrutiny_pack.text import Text


@dataclass(frozen=True)
class Edited:
    """The pack as it is to be printed, what became of each edit, and the bullets whose slide has no text that fits the edit."""

    pack: Pack
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    slide_text_wanted: tuple[str, ...] = ()


def apply_edits(pack: Pack, file: StoreFile, language: str, now: Now) -> Edited:
    """`pack` with what `file` holds in `language` for this board; `pack` itself where there are no edits."""
    found = {block: reconcile(block, file.revisions(block, language), now) for block in sorted(file.edits)}
    outcomes = {block: outcome for block, outcome in found.items() if outcome is not None}
    if not outcomes:
        return Edited(pack)
    editing = _Editing(outcomes, now)
    sections = tuple(editing.section(section) for section in pack.sections)
    printed = {bullet.id: bullet for section in sections for bullet in section.bullets}
    changed = replace(
        pack,
        key_messages=editing.key_messages(pack.key_messages, printed),
        sections=tuple(section for section in sections if section.blocks),
        appendix=tuple(table for each in pack.appendix if isinstance(table := editing.block(each), Table)),
        remarks=editing.remarks(),
    )
    return Edited(changed, outcomes, tuple(editing.wanted))


class _Editing:
    """Puts the words of each outcome in their place."""

    def __init__(self, outcomes: Mapping[str, Outcome], now: Now) -> None:
        self.outcomes, self.now = outcomes, now
        self.wanted: list[str] = []

    def printed(self, block: str) -> Outcome | None:
        """The outcome of `block`, where its edit is printed."""
        outcome = self.outcomes.get(block)
        return outcome if outcome is not None and outcome.result in PRINTED else None

    def left_out(self, block: str) -> bool:
        """Whether an editor took `block` out."""
        outcome = self.printed(block)
        return outcome is not None and outcome.revision.kind == "suppress"

    def section(self, section: Section) -> Section:
        """`section` with its blocks changed, left out, in another order, and with its editors' own texts."""
        kept = [block for block in section.blocks if not self.left_out(block.id)]
        ordered = self._ordered(kept, self.printed(section.id))
        whole = self._with_added(ordered)
        return replace(section, blocks=tuple(self._worded(whole)))

    def _ordered(self, blocks: Sequence[Block], outcome: Outcome | None) -> list[Block]:
        """The bullets in the editor's order, among themselves; one that the order does not name stays behind the one before it."""
        if outcome is None:
            return list(blocks)
        bullets = [block for block in blocks if isinstance(block, Bullet)]
        place = {block: rank for rank, block in enumerate(outcome.revision.order)}
        ranks: list[tuple[int, int]] = []
        for index, bullet in enumerate(bullets):
            ranks.append((place.get(bullet.id, ranks[-1][0] if ranks else -1), index))
        following = iter([bullet for _, bullet in sorted(zip(ranks, bullets, strict=True), key=lambda pair: pair[0])])
        return [next(following) if isinstance(block, Bullet) else block for block in blocks]

    def _with_added(self, blocks: Sequence[Block]) -> list[Block]:
        """`blocks` with the editors' own texts behind what each stands behind; one may stand behind another of them."""
        whole = list(blocks)
        waiting = self._additions()
        while waiting:
            placed = [each for each in waiting if any(block.id == each[1].revision.after for block in whole)]
            if not placed:
                break
            for block, outcome in placed:
                whole.insert(self._place_behind(whole, outcome), self._addition(block, outcome, whole))
            waiting = [each for each in waiting if each not in placed]
        return whole

    def _place_behind(self, whole: Sequence[Block], outcome: Outcome) -> int:
        """Where an added text goes: behind its block and what stands there already; a bullet always among the bullets."""
        anchor = next(index for index, each in enumerate(whole) if each.id == outcome.revision.after)
        bullets = [index for index, each in enumerate(whole) if isinstance(each, Bullet)]
        if bullets and not isinstance(whole[anchor], Bullet):
            anchor = bullets[0] - 1 if anchor < bullets[0] else bullets[-1]
        while anchor + 1 < len(whole) and self._stands_behind(whole[anchor + 1].id, outcome.revision.after):
            anchor += 1
        return anchor + 1

    def _additions(self) -> list[tuple[str, Outcome]]:
        added = [(block, self.outcomes[block]) for block in self.outcomes if self.printed(block) and self.outcomes[block].revision.after]
        kept = [(block, outcome) for block, outcome in added if outcome.revision.kind != "suppress"]
        return sorted(kept, key=lambda pair: (pair[1].revision.at, pair[0]))

    def _stands_behind(self, block: str, anchor: str) -> bool:
        outcome = self.printed(block)
        return outcome is not None and outcome.revision.after == anchor

    def _addition(self, block: str, outcome: Outcome, whole: Sequence[Block]) -> Block:
        text = outcome.text or Text()
        if any(isinstance(each, Bullet | Chart) for each in whole):
            return Bullet(block, text, outcome.slide or text)
        return Paragraph(block, "body", text)

    def _worded(self, blocks: Iterable[Block]) -> Iterable[Block]:
        before = ""
        for block in blocks:
            changed = self.block(block)
            if isinstance(changed, Bullet):
                yield self._in_place(changed, before)
                before = changed.id
            elif changed is not None:
                yield changed

    def _in_place(self, bullet: Bullet, before: str) -> Bullet:
        """A bullet that points back, with the sentence that stands by itself where what it points to is not before it any more."""
        wording = self.now.wordings.get(bullet.id)
        if wording is None or wording.follows in ("", before) or not POINTING_BACK.match(bullet.text.plain):
            return bullet
        return replace(bullet, text=wording.alone)

    def block(self, block: Block) -> Block | None:
        """`block` in its editor's words, if they are printed; `None` where it is left out."""
        outcome = self.printed(block.id)
        if outcome is None or (outcome.text is None and outcome.slide is None):
            return None if outcome is not None and outcome.revision.kind == "suppress" else block
        match block:
            case Bullet():
                return self._bullet(block, outcome)
            case Chart() | Table():
                return replace(block, caption=outcome.text or block.caption)
            case Paragraph() | Link():
                return replace(block, text=outcome.text or block.text)

    def _bullet(self, bullet: Bullet, outcome: Outcome) -> Bullet:
        """The slide prints its own text, else the report's if that is short enough, else the generated short form."""
        text = outcome.text or bullet.text
        if outcome.slide is not None or outcome.text is None:
            return replace(bullet, text=text, slide=outcome.slide or bullet.slide)
        if len(text.plain.split()) <= SLIDE_WORDS:
            return replace(bullet, text=text, slide=text)
        self.wanted.append(bullet.id)
        return replace(bullet, text=text, slide=text if outcome.revision.kind == "add" else bullet.slide)

    def key_messages(self, groups: Iterable[KeyMessageGroup], printed: Mapping[str, Bullet]) -> tuple[KeyMessageGroup, ...]:
        """The key messages in the words of their bullets, without those of bullets that are left out."""
        made = []
        for group in groups:
            messages = [self._message(message, printed) for message in group.messages if not self._gone(message.id)]
            if messages:
                made.append(replace(group, messages=tuple(messages)))
        return tuple(made)

    def _gone(self, message: str) -> bool:
        return self.left_out(message) or self.left_out(message.removeprefix("key."))

    def _message(self, message: KeyMessage, printed: Mapping[str, Bullet]) -> KeyMessage:
        bullet = message.id.removeprefix("key.")
        own, edited = self.printed(message.id), self.printed(bullet)
        if own is not None and (own.text or own.slide):
            return replace(message, text=own.text or message.text, slide=own.slide or message.slide)
        if edited is None or bullet not in printed:
            return message
        if edited.text is not None and not (self.now.wordings[bullet].follows and POINTING_BACK.match(edited.text.plain)):
            slide = printed[bullet].slide if edited.slide or len(edited.text.plain.split()) <= SLIDE_WORDS else message.slide
            return replace(message, text=edited.text, slide=slide)
        return replace(message, slide=edited.slide) if edited.slide else message

    def remarks(self) -> dict[str, Text]:
        """By block what a draft says in a comment: the old words of an edit that is not printed, and why; or what is to be looked at."""
        found: dict[str, Text] = {}
        for block, outcome in self.outcomes.items():
            said = _REMARKS.get(outcome.result)
            if said is not None and outcome.revision.kind not in ("order",):
                place = block if outcome.revision.kind != "add" or outcome.result in PRINTED else outcome.revision.after
                found[place] = as_typed(said(outcome)) if place not in found else found[place] + as_typed(f" {said(outcome)}")
        return found


def _words_of(revision: Revision) -> str:
    return "it was left out" if revision.kind == "suppress" else f'"{revision.edited or revision.slide}"'


def _stale(outcome: Outcome) -> str:
    revision = outcome.revision
    by = f" by {revision.by}" if revision.by else ""
    return f"Not printed, as it may no longer hold ({outcome.reason}). The edit{by} was: {_words_of(revision)}"


def _conflict(outcome: Outcome) -> str:
    return "Not printed, as there are several edits of the same words: " + " / ".join(_words_of(each) for each in outcome.rivals)


def _check(outcome: Outcome) -> str:
    return f"The figures are new: {outcome.reason}"


_REMARKS: Mapping[str, Callable[[Outcome], str]] = {"stale": _stale, "conflict": _conflict, "check": _check}
