"""A bullet moved: the pack's own change places, and an editor's own follows another block than before."""

from __future__ import annotations

from dataclasses import replace

from scrutiny_pack.edits.audit import Change
from scrutiny_pack.edits.deciding import revised
from scrutiny_pack.edits.model import StoreFile
from scrutiny_pack.pack import Bullet
from scrutiny_pack.review.decisions import Decided, Person, heads_of, stamp_of, without_rivals
from scrutiny_pack.review.shown import bullets_of
from scrutiny_pack.review.standing import Standing


def moved(standing: Standing, section: str, block: str, up: bool, who: Person) -> Decided | None:
    """The section with its bullet `block` one place further up or down; `None` where there is no such place."""
    shown = bullets_of(standing, section)
    if block not in shown:
        return None
    if _anchor(standing, block):
        return _own_moved(standing, section, block, up, who)
    order = [each for each in shown if not _anchor(standing, each)]
    place = order.index(block)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        return None
    order[place], order[other] = order[other], order[place]
    heads = heads_of(standing, section)
    made = stamp_of(standing, heads, who).model_copy(update={"kind": "order", "order": order})
    file, change = revised(without_rivals(standing, section, heads), standing.language, section, made)
    return file, [change]


def _own_moved(standing: Standing, section: str, block: str, up: bool, who: Person) -> Decided | None:
    """An editor's own bullet one place on, with those that stand behind it, by as few changes as bring that about."""
    shown = bullets_of(standing, section)
    group = [each for each in shown if _follows(standing, each, block)]
    rest = [each for each in shown if each not in group]
    place = shown.index(block) + (-1 if up else 1)
    if not 0 <= place <= len(rest):
        return None
    wanted = [*rest[:place], *group, *rest[place:]]
    before = dict(zip(wanted, [_before_bullets(standing, section), *wanted], strict=False))
    after_group = [each for each in rest[place : place + 1] if _anchor(standing, each)]
    for moving in ([block], [block, *after_group], [each for each in wanted if _anchor(standing, each)]):
        file, changes = standing.store.file, []
        for each in moving:
            if before[each] and before[each] != _anchor(standing, each):
                file, change = _behind(standing, file, each, before[each], who, signed=each == block)
                changes.append(change)
        if bullets_of(standing.with_file(file), section) == wanted:
            return file, changes
    return None


def _behind(standing: Standing, file: StoreFile, block: str, after: str, who: Person, signed: bool) -> tuple[StoreFile, Change]:
    """`file` with the own text `block` behind the block `after`; where it only makes way it stays its author's, and approved."""
    last = heads_of(standing, block)[-1]
    update: dict[str, object] = {"onto": last.rev, "after": after}
    update |= {"state": "draft", "approved": None, "by": who.name, "at": who.at, "via": "page"} if signed else {}
    made, change = revised(file, standing.language, block, last.model_copy(update=update), "moved")
    return made, replace(change, who=who.name, at=who.at)


def _anchor(standing: Standing, block: str) -> str:
    """The block behind which an editor's own text stands; empty for one of the pack's."""
    outcome = standing.editing.outcomes.get(block)
    return outcome.revision.after if outcome else ""


def _follows(standing: Standing, block: str, other: str) -> bool:
    """Whether `block` is `other`, or stands behind it by way of others."""
    while block and block != other:
        block = _anchor(standing, block)
    return block == other


def _before_bullets(standing: Standing, section: str) -> str:
    """The block right before the section's first bullet."""
    blocks = next(each.blocks for each in standing.editing.pack.sections if each.id == section)
    first = next(place for place, each in enumerate(blocks) if isinstance(each, Bullet))
    return blocks[first - 1].id if first else ""
