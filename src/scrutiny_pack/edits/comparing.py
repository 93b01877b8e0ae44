"""What differs between a report as it was printed and as it came back: what can be kept as edits, and all the rest, with what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from scrutiny_pack.edits.baseline import Baseline
from scrutiny_pack.edits.cleaned import caption_words, cleaned, compared
from scrutiny_pack.edits.pairing import Pairing, pair
from scrutiny_pack.edits.reading import Read, Reading, Remark

MUST_STAY = {"note": "source notes say where the figures come from", "caption": "every figure and table needs its caption"}
"""Blocks that an editor may reword and not leave out, with the reason."""
FIXES = {
    "cell": "figures come from the data files, and other words from the pack's YAML: change them there",
    "heading": "titles stand in the pack's YAML: change them there",
    "contents": "nothing: the contents are made from the headings",
    "page": "header, footer and cover are made from the pack's YAML and the board's template: change them there",
    "format": "nothing: how text looks is the board's template's to say; the words are kept",
    "picture": "charts are drawn from the data; another picture belongs into the board's template",
    "place": "write it as a bullet of the section that it belongs to",
    "section": "move it in the pack's YAML, so that it stands with its chart",
}

_OTHERS = "tables, pictures, header and footer"
_OTHER_BUILD = "it was printed by a build whose evidence is gone, so that nobody can tell what was changed"
_NAME_IT = "name the evidence file of that build with --baseline"


@dataclass(frozen=True)
class Changed:
    """A change that can be kept. `block` is the block that was reworded, left out, or (of an order) the section.

    Of an added text it is the block it stands behind, `behind` another added text (its place in the list of changes) before it, if any.
    """

    kind: Literal["reword", "add", "suppress", "order"]
    block: str
    before: str = ""
    after: str = ""
    order: tuple[str, ...] = ()
    behind: int | None = None
    tracked: Remark | None = None


@dataclass(frozen=True)
class NotKept:
    """A change that cannot be kept: where it is, what it is, and what to do instead."""

    where: str
    what: str
    fix: str


@dataclass(frozen=True)
class Differences:
    """All that differs; nothing at all where a document came back as it was."""

    changed: tuple[Changed, ...] = ()
    not_kept: tuple[NotKept, ...] = ()
    comments: tuple[tuple[str, Remark], ...] = ()
    """Comments with the block that each is beside; "front" before the first one."""


def compare_reports(old: Reading, new: Reading, baselines: Mapping[str, Baseline], unknown: frozenset[str] = frozenset()) -> Differences:
    """What differs between the report as printed, `old`, and as it came back, `new`; `unknown` blocks cannot be told."""
    body = _Body(_in(old, "body"), _in(new, "body"), baselines, unknown)
    changed = tuple(body.changed())
    # Between two builds figures, pictures and dates differ of themselves, and nobody can tell which of them an editor changed.
    others = [NotKept(_OTHERS, _OTHER_BUILD, _NAME_IT)] if unknown else [*_tables(old, new), *_around(old, new), *_pictures(old, new)]
    return Differences(changed, (*body.not_kept(), *others), tuple(_comments(new, body.block_at)))


def _in(reading: Reading, where: str) -> list[Read]:
    return [each for each in reading.paragraphs if each.where == where and (each.words or each.keys)]


class _Body:
    """The body's paragraphs, paired."""

    def __init__(self, old: list[Read], new: list[Read], baselines: Mapping[str, Baseline], unknown: frozenset[str]) -> None:
        self.baselines, self.unknown = baselines, unknown
        self.pairing: Pairing = pair(old, new)
        self.ids = {place: self._id_of(each) for place, each in enumerate(old)}
        self.old_at = {new_place: old_place for old_place, new_place in self.pairing.partner.items()}
        self.printed_keys = {key for each in old for key in each.keys}
        self.refused: list[NotKept] = []

    def _id_of(self, read: Read) -> str:
        return next((key for key in read.keys if key in self.baselines), "")

    def changed(self) -> list[Changed]:
        """The changes that can be kept, in the order of the report."""
        found = _without_messages([*self._reworded(), *self._left_out(), *self._orders()])
        return [*found, *self._additions(len(found))]

    def not_kept(self) -> list[NotKept]:
        """The changes that cannot; ask for `changed` first."""
        return self.refused

    def block_at(self, read: Read) -> str:
        """The block that a paragraph of the edited report is, or stands behind."""
        place = next((place for place, each in enumerate(self.pairing.new) if each is read), -1)
        blocks = (self.ids.get(self.old_at.get(each, -1), "") for each in range(place, -1, -1))
        return next(filter(None, blocks), "front")

    def _reworded(self) -> Iterator[Changed]:
        for old, new in sorted(self.pairing.partner.items()):
            before, after, block = self.pairing.old[old], self.pairing.new[new], self.ids[old]
            if marks := [mark for mark in after.marks if mark not in before.marks]:
                self._refuse(block or before.text, f"it has {' and '.join(marks)}", "format")
            if before.words == after.words:
                continue
            if block in self.unknown:
                self.refused.append(NotKept(block, _OTHER_BUILD, _NAME_IT))
            elif not block:
                what = f'"{before.text}" is now "{cleaned(after.text)}"'
                self._refuse(before.keys[0] if before.keys else "heading or cover", what, "heading")
            elif not after.words:
                yield from self._suppressed(block, before, after)
            else:
                said = cleaned(caption_words(after.text))
                yield Changed("reword", block, cleaned(caption_words(before.text)), said, tracked=_first(after.tracked))

    def _left_out(self) -> Iterator[Changed]:
        for old in self.pairing.gone:
            before, block = self.pairing.old[old], self.ids[old]
            if block:
                yield from self._suppressed(block, before, None)
            elif before.words:
                self._refuse(before.keys[0] if before.keys else "heading or cover", f'"{before.text}" was taken out', "heading")

    def _suppressed(self, block: str, before: Read, after: Read | None) -> Iterator[Changed]:
        why = MUST_STAY.get(self.baselines[block].kind)
        if why:
            self.refused.append(NotKept(block, "it was taken out", f"nothing: it is printed again, as {why}"))
        elif block not in self.unknown:
            yield Changed("suppress", block, cleaned(caption_words(before.text)), tracked=_first(after.tracked if after else ()))

    def _orders(self) -> Iterator[Changed]:
        """The bullets of each section, where they stand in another order than they did."""
        here = self._sections_of_new()
        moved: list[str] = []
        by_section: dict[str, list[str]] = {}
        for new in range(len(self.pairing.new)):
            block = self.ids.get(self.old_at.get(new, -1), "")
            if block and self.baselines[block].kind == "bullet":
                if here[new] == self.baselines[block].section:
                    by_section.setdefault(here[new], []).append(block)
                else:
                    moved.append(block)
                    self._refuse(block, "it was moved to another section", "section")
        for section, order in by_section.items():
            printed = [block for block in self.ids.values() if block in order]
            if printed != order and self.unknown.intersection(order):
                self.refused.append(NotKept(section, f"the bullets stand in another order, and {_OTHER_BUILD}", _NAME_IT))
            elif printed != order:
                yield Changed("order", section, " ".join(printed), " ".join(order), tuple(order))
        self._note_moved_blocks()

    def _note_moved_blocks(self) -> None:
        """Blocks that are no bullets have their place; of two that changed places the later one is told."""
        furthest = -1
        for new in range(len(self.pairing.new)):
            old = self.old_at.get(new)
            block = self.ids.get(old, "") if old is not None else ""
            if old is None or (block and self.baselines[block].kind == "bullet"):
                continue
            if old < furthest:
                self._refuse(block or self.pairing.old[old].text, "it was moved", "section")
            furthest = max(furthest, old)

    def _sections_of_new(self) -> list[str]:
        """The section that each edited paragraph stands in: that of the last paragraph before it that is no bullet."""
        sections = self._sections_of_old()
        found, current = [], ""
        for new in range(len(self.pairing.new)):
            old = self.old_at.get(new)
            if old is not None and not (self.ids[old] and self.baselines[self.ids[old]].kind == "bullet"):
                current = sections[old]
            found.append(current)
        return found

    def _sections_of_old(self) -> list[str]:
        """The section of each printed paragraph; a heading belongs to what follows it. Empty outside of sections."""
        found: list[str] = []
        following = ""
        for place in range(len(self.pairing.old) - 1, -1, -1):
            block = self.ids[place]
            if block:
                known = self.baselines[block]
                following = "" if known.kind == "key message" else known.section
            elif self.pairing.old[place].keys:
                following = ""
            found.append(following)
        return found[::-1]

    def _additions(self, first: int) -> Iterator[Changed]:
        sections, here = self._sections_of_old(), self._sections_of_new()
        anchor, behind, count = "", None, first
        added = set(self.pairing.added)
        for new, read in enumerate(self.pairing.new):
            if new not in added:
                block = self.ids.get(self.old_at.get(new, -1), "")
                if new in self.old_at:
                    anchor, behind = block, None
                continue
            place = (
                anchor if anchor and here[new] and self.baselines[anchor].kind != "key message" else self._first_block(here[new], sections)
            )
            if not here[new] or not place:
                self._refuse(self.block_at(read), f'a paragraph was added: "{cleaned(read.text)}"', "place")
                continue
            if self.unknown and read.keys and not self.printed_keys.intersection(read.keys):
                self.refused.append(NotKept(read.keys[0], _OTHER_BUILD, _NAME_IT))
                continue
            if read.marks:
                self._refuse(f"behind {place}", f"the added text has {' and '.join(read.marks)}", "format")
            yield Changed("add", place, "", cleaned(read.text), behind=behind, tracked=_first(read.tracked))
            behind, count = count, count + 1

    def _first_block(self, section: str, sections: Sequence[str]) -> str:
        return next((self.ids[place] for place, each in enumerate(sections) if each == section and section and self.ids[place]), "")

    def _refuse(self, where: str, what: str, fix: str) -> None:
        self.refused.append(NotKept(where, what, FIXES[fix]))


def _without_messages(found: list[Changed]) -> list[Changed]:
    """`found` without key messages that were changed as their bullets were: they print their bullets' words anyway."""
    said = {(each.kind, each.block, each.before, each.after) for each in found}
    return [
        each for each in found if (each.kind, each.block.removeprefix("key."), each.before, each.after) not in said or not _is_message(each)
    ]


def _is_message(change: Changed) -> bool:
    return change.block.startswith("key.")


def _first(tracked: Sequence[Remark]) -> Remark | None:
    """Who made a tracked change: the last one counts, where several did."""
    return max(tracked, key=lambda each: each.at, default=None)


def _tables(old: Reading, new: Reading) -> Iterator[NotKept]:
    before, after = _cells(old), _cells(new)
    if before == after:
        return
    tables = {key[0] for key in (*before, *after)}
    if len({key[0] for key in before}) != len({key[0] for key in after}):
        yield NotKept("tables", "a table was added or taken out", FIXES["cell"])
        before, after = _by_words(before), _by_words(after)
        tables = {key[0] for key in (*before, *after)}
    for table in sorted(tables, key=str):
        places = sorted({key for key in (*before, *after) if key[0] == table})
        for place in places:
            was, now = before.get(place), after.get(place)
            if was != now:
                where = f"table {place[0]}, row {place[1]}, column {place[2]}"
                what = (
                    f'"{was}" is now "{now}"'
                    if was is not None and now is not None
                    else f'"{now}" was added'
                    if was is None
                    else f'"{was}" was taken out'
                )
                yield NotKept(where, what, FIXES["cell"])


Cell = tuple[int, int, int]


def _cells(reading: Reading) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    for each in reading.paragraphs:
        if each.where.startswith("table "):
            place = tuple(int(part.rpartition(" ")[2]) for part in each.where.split(", "))
            table, row, column = place
            known = found.get((table, row, column))
            found[table, row, column] = each.words if not known else f"{known} {each.words}".strip()
    return found


def _by_words(cells: Mapping[Cell, str]) -> dict[Cell, str]:
    """`cells` with each table under a number that its header tells, so that tables after one that is gone are not all told."""
    headers: dict[int, str] = {}
    for (table, row, _), words in cells.items():
        if row <= 2:
            headers[table] = headers.get(table, "") + words
    return {(sum(map(ord, headers.get(table, ""))), row, column): words for (table, row, column), words in cells.items()}


def _around(old: Reading, new: Reading) -> Iterator[NotKept]:
    """What differs in header, footer, contents and text boxes."""
    for where, fix in (("header", "page"), ("footer", "page"), ("contents", "contents"), ("text box", "place")):
        before = [each.words for each in old.paragraphs if each.where == where and each.words.strip("# ")]
        after = [each.words for each in new.paragraphs if each.where == where and each.words.strip("# ")]
        if _set_of(before) == _set_of(after):
            continue
        gone, come = [each for each in before if each not in after], [each for each in after if each not in before]
        for was, now in zip_longest(gone, come):
            what = f'"{was}" is now "{now}"' if was and now else f'"{was}" was taken out' if was else f'"{now}" was added'
            yield NotKept(where, what, FIXES[fix])


def _set_of(texts: Iterable[str]) -> set[str]:
    return {compared(text) for text in texts}


def _pictures(old: Reading, new: Reading) -> Iterator[NotKept]:
    gone = [each for each in dict.fromkeys(old.pictures) if each not in new.pictures]
    come = [each for each in dict.fromkeys(new.pictures) if each not in old.pictures]
    if gone or come:
        what = f"{len(gone)} pictures of ours are not there any more, and {len(come)} others are"
        yield NotKept("pictures", what, FIXES["picture"])
    elif len(old.pictures) != len(new.pictures):
        yield NotKept("pictures", f"there were {len(old.pictures)} pictures, and now there are {len(new.pictures)}", FIXES["picture"])


def _comments(new: Reading, block_at: object) -> Iterator[tuple[str, Remark]]:
    told: set[Remark] = set()
    for each in new.paragraphs:
        for comment in each.comments:
            if comment not in told and comment.text:
                told.add(comment)
                yield (block_at(each) if callable(block_at) else "front"), comment
