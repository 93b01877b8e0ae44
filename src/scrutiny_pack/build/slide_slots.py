"""Which placeholder of a layout is which slot: as board.yaml says, by our names for them, then by kind and place."""

from __future__ import annotations

from collections.abc import Mapping

from scrutiny_pack.build.slide import SLOTS
from scrutiny_pack.build.slide_offer import CONTENTS, PICTURES, TITLES, WORDS, Holder, Offered
from scrutiny_pack.build.slide_parts import Parts
from scrutiny_pack.config.board_layouts import SlotEntry
from scrutiny_pack.errors import Place, ProblemList

_TYPES: Mapping[str, tuple[str, ...]] = {
    "title": TITLES,
    "subtitle": ("subTitle",),
    "text": ("body",),
    "content": ("obj",),
    "picture": ("pic",),
    "chart": ("chart",),
    "table": ("tbl",),
}
"""What board.yaml calls the kinds of placeholders."""
TITLE_SLIDE = ("Committee", "Subtitle", "Meeting date")
"""What stands under the title of the first slide, one below the other where there is one place for all."""


def kind_called(kind: str) -> str:
    """What board.yaml calls a placeholder of `kind`."""
    return next((name for name, kinds in _TYPES.items() if kind in kinds), kind)


def named_slots(
    role: str, offered: Offered, entries: Mapping[str, str | SlotEntry], place: Place, problems: ProblemList
) -> dict[str, Holder]:
    """The placeholders that board.yaml names; every one that the layout does not have is noted, with what it has instead."""
    found = {}
    slots = {slot.lower().replace(" ", "_"): slot for slot in SLOTS[role]}
    for key, entry in entries.items():
        where = f"layouts, {role.lower().replace(' ', '_')}, slots"
        if key not in slots:
            problems.error("slot-unknown", place, f'{where}: "{key}" is no slot of this slide', f"write one of {', '.join(slots)}")
            continue
        wanted = SlotEntry(name=entry) if isinstance(entry, str) else entry
        holder = _wanted(wanted, offered)
        if holder is None:
            what = f"{where}: {key} wants {_described(wanted)}; the layout is {offered}"
            problems.error("slot-missing", place, what, "write the name or the idx of one of these placeholders")
            continue
        found[slots[key]] = holder
    return found


def _wanted(entry: SlotEntry, offered: Offered) -> Holder | None:
    holders = sorted(offered.holders, key=lambda each: (each.area.top, each.area.left))
    if entry.name is not None:
        holders = [each for each in holders if _folded(each.name) == _folded(entry.name)]
    if entry.idx is not None:
        holders = [each for each in holders if each.index == entry.idx]
    if entry.type is not None:
        holders = [each for each in holders if each.kind in _TYPES[entry.type]]
    return holders[entry.nth - 1] if len(holders) >= entry.nth else None


def _described(entry: SlotEntry) -> str:
    said = [
        f'"{entry.name}"' if entry.name else "",
        f"idx {entry.idx}" if entry.idx is not None else "",
        f"a {entry.type}" if entry.type else "",
    ]
    return " ".join([*filter(None, said), f"(the {entry.nth}. of them)" if entry.nth > 1 else ""]).strip()


def slots_by_name(role: str, offered: Offered) -> dict[str, Holder]:
    """The placeholders that have our names for slots; none at all where no other than the title has."""
    named = {_folded(holder.name): holder for holder in offered.holders}
    found = {slot: named[_folded(slot)] for slot in SLOTS[role] if _folded(slot) in named}
    return found if set(found) - {"Title"} or role == "Title" and found else {}


def slots_by_shape(role: str, offered: Offered, holders: Mapping[str, Holder] | None = None) -> dict[str, Holder]:
    """`holders`, and for the slots of `role` that are not in it the placeholders whose kind and place suggest it."""
    found = dict(holders or {})
    if "Title" not in found and offered.title:
        found["Title"] = offered.title
    if role == "Title":
        return _cover(offered, found)
    if role == "Key messages":
        return found if any(slot.startswith("Messages") for slot in found) else _columns(offered, found)
    return _inner(role, offered, found)


def _cover(offered: Offered, found: dict[str, Holder]) -> dict[str, Holder]:
    taken = {holder.index for holder in found.values()}
    left = [each for each in offered.holders if each.index not in taken and each.kind in ("subTitle", *WORDS)]
    if left and "Subtitle" not in found:
        found["Subtitle"] = min(left, key=lambda each: (each.kind != "subTitle", -each.area.width * each.area.height))
    return found


def _columns(offered: Offered, found: dict[str, Holder]) -> dict[str, Holder]:
    return found | {f"Messages {number}": holder for number, holder in enumerate(Parts(offered).words, 1)}


def _inner(role: str, offered: Offered, found: dict[str, Holder]) -> dict[str, Holder]:
    parts = Parts(offered)
    main = SLOTS[role][2]
    free = [each for each in parts.contents if each.index not in {holder.index for holder in found.values()}]
    if main == "Text":
        _take(found, "Text", [each for each in free if each.kind in WORDS])
    else:
        fitting = PICTURES if main == "Chart" else ("tbl",)
        exact = [each for each in free if each.kind in fitting]
        beside = "Commentary" in SLOTS[role]
        # Where there is one place for words only, it is the commentary's, and the picture stands beside it.
        spare = [each for each in free if each.kind in CONTENTS and (not beside or len([w for w in free if w.kind in WORDS]) > 1)]
        _take(found, main, exact or spare)
        if beside:
            index = found[main].index if main in found else None
            _take(found, "Commentary", [each for each in free if each.kind in WORDS and each.index != index])
    _take_lines(parts, found)
    return found


def _take(found: dict[str, Holder], slot: str, free: list[Holder]) -> None:
    """Give `slot` the widest of the `free` placeholders; of several the first from the left."""
    if slot not in found and free:
        widest = max(each.area.width for each in free)
        found[slot] = next(each for each in free if each.area.width > widest * 0.94)


def _take_lines(parts: Parts, found: dict[str, Holder]) -> None:
    taken = {holder.index for holder in found.values()}
    title = parts.offered.title
    for line in (each for each in parts.lines if each.index not in taken):
        above = title is not None and title.area.top < line.area.top and line.area.bottom <= parts.region.top + line.area.height // 2
        below = line.area.top >= parts.region.bottom - line.area.height // 2
        if (above or below) and parts.contents:
            found.setdefault("Headline" if above else "Source", line)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
