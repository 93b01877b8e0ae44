"""A bullet moved: the pack's own change places, and an editor's own follows another block than before."""

from __future__ import annotations

from collections.abc import Sequence

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
    """An editor's own bullet behind another block, together with those that stand behind it."""
    others = [each for each in bullets_of(standing, section) if not _follows(standing, each, block)]
    before = [each for each in others if _stands_before(standing, section, each, block)]
    if not up:
        return _behind(standing, block, others[len(before)], who) if len(before) < len(others) else None
    if not before:
        return None
    if _anchor(standing, before[-1]) == _anchor(standing, block):
        return _behind(standing, before[-1], block, who)  # both follow the same block, the older one first: let it follow this one
    target = before[-2] if len(before) > 1 else _before_bullets(standing, section)
    return _behind(standing, block, target, who) if target else None


def _behind(standing: Standing, block: str, after: str, who: Person) -> tuple[StoreFile, Sequence[Change]]:
    heads = heads_of(standing, block)
    update = {"onto": heads[-1].rev, "after": after, "state": "draft", "approved": None, "by": who.name, "at": who.at, "via": "page"}
    file, change = revised(without_rivals(standing, block, heads), standing.language, block, heads[-1].model_copy(update=update), "moved")
    return file, [change]


def _anchor(standing: Standing, block: str) -> str:
    """The block behind which an editor's own text stands; empty for one of the pack's."""
    outcome = standing.editing.outcomes.get(block)
    return outcome.revision.after if outcome else ""


def _follows(standing: Standing, block: str, other: str) -> bool:
    """Whether `block` is `other`, or stands behind it by way of others."""
    while block and block != other:
        block = _anchor(standing, block)
    return block == other


def _stands_before(standing: Standing, section: str, block: str, other: str) -> bool:
    shown = bullets_of(standing, section)
    return shown.index(block) < shown.index(other)


def _before_bullets(standing: Standing, section: str) -> str:
    """The block right before the section's first bullet."""
    blocks = next(each.blocks for each in standing.editing.pack.sections if each.id == section)
    first = next(place for place, each in enumerate(blocks) if isinstance(each, Bullet))
    return blocks[first - 1].id if first else ""
