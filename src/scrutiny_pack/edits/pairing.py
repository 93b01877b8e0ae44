"""Which paragraph of an edited report is which of the printed one: by the names in it, then by its words and its neighbours."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scrutiny_pack.edits.cleaned import compared
from scrutiny_pack.edits.reading import Read

BOOKMARK = "_sp_"
"""How our bookmarks begin."""
ALIKE = 0.5
"""Two texts at least so similar, between the same neighbours, are one text reworded."""
_SPLIT = 0.9


@dataclass
class Pairing:
    """`partner` holds for a printed paragraph's place the place of the edited one; `added` the edited ones that were not printed."""

    old: Sequence[Read]
    new: Sequence[Read]
    partner: dict[int, int] = field(default_factory=dict)

    @property
    def added(self) -> list[int]:
        """The places of edited paragraphs, not empty, that have no partner."""
        taken = set(self.partner.values())
        return [place for place, each in enumerate(self.new) if place not in taken and each.words]

    @property
    def gone(self) -> list[int]:
        """The places of printed paragraphs that have no partner."""
        return [place for place, each in enumerate(self.old) if place not in self.partner and (each.words or each.keys)]


def pair(old: Sequence[Read], new: Sequence[Read]) -> Pairing:
    """The printed paragraphs `old` and the edited ones `new`, paired."""
    pairing = Pairing(old, new)
    _by_name(pairing)
    _same_words(pairing, anywhere=False)
    _same_words(pairing, anywhere=True)
    _alike(pairing)
    _in_place(pairing)
    return pairing


def _by_name(pairing: Pairing) -> None:
    owner = {key: place for place, each in enumerate(pairing.old) for key in each.keys}
    known = {each.words for each in pairing.old}
    wanted: dict[int, list[int]] = {}
    for place, each in enumerate(pairing.new):
        owners = _owners(each, owner)
        if len(owners) > 1 and each.words:
            # Two paragraphs were made one: it goes on as the one that it is most like.
            owners = [max(owners, key=lambda old: similarity(pairing.old[old].words, each.words))]
        for old in owners:
            # LibreOffice lets a control run on over the paragraphs behind it: one with another's words is that other.
            if each.words == pairing.old[old].words or each.words not in known or not each.words:
                wanted.setdefault(old, []).append(place)
    for old, places in wanted.items():
        chosen = _chosen(pairing, old, places)
        if chosen not in pairing.partner.values():
            pairing.partner[old] = chosen


def _owners(read: Read, owner: Mapping[str, int]) -> list[int]:
    """The printed paragraphs whose names `read` bears; of a bookmark's and a control's the bookmark's, as it keeps its place."""
    marks = [owner[key] for key in read.keys if key in owner and key.startswith(BOOKMARK)]
    return list(dict.fromkeys(marks or [owner[key] for key in read.keys if key in owner]))


def _chosen(pairing: Pairing, old: int, places: list[int]) -> int:
    """Of several paragraphs with one name the one that it was: with its words; the first part of it; else the most similar one."""
    text = pairing.old[old].words
    same = [place for place in places if pairing.new[place].words == text]
    if same:
        return min(same, key=lambda place: (not _has_neighbour(pairing, old, place), abs(place - old)))
    filled = [place for place in places if pairing.new[place].words] or places
    whole = " ".join(pairing.new[place].words for place in filled)
    together = filled == list(range(filled[0], filled[0] + len(filled)))
    if len(filled) > 1 and together and similarity(text, whole) >= _SPLIT:
        return filled[0]
    return max(filled, key=lambda place: (similarity(text, pairing.new[place].words), -abs(place - old)))


def _has_neighbour(pairing: Pairing, old: int, new: int) -> bool:
    """Whether the paragraph before, or the one after, is the same as it was."""
    sides = [(old + step, new + step) for step in (-1, 1)]
    inside = [(a, b) for a, b in sides if 0 <= a < len(pairing.old) and 0 <= b < len(pairing.new)]
    return any(pairing.old[a].words == pairing.new[b].words for a, b in inside)


def _free(pairing: Pairing) -> list[int]:
    """The edited paragraphs that are not paired yet and bear no name of another."""
    named = {key for place in pairing.partner for key in pairing.old[place].keys}
    return [place for place in pairing.added if not named.intersection(pairing.new[place].keys)]


def _same_words(pairing: Pairing, anywhere: bool) -> None:
    for old in pairing.gone:
        places = pairing.added if anywhere else list(_between(pairing, old))
        same = next((place for place in places if pairing.new[place].words == pairing.old[old].words != ""), None)
        if same is not None:
            pairing.partner[old] = same


def _alike(pairing: Pairing) -> None:
    """What is left, by similarity between its neighbours: the most similar first, so that no text takes another's place."""
    scores = [
        (similarity(pairing.old[old].words, pairing.new[new].words), -abs(new - old), old, new)
        for old in pairing.gone
        for new in _between(pairing, old)
    ]
    for score, _, old, new in sorted(scores, reverse=True):
        if score >= ALIKE and old not in pairing.partner and new not in pairing.partner.values():
            pairing.partner[old] = new


def _in_place(pairing: Pairing) -> None:
    """A paragraph that is gone, and the only one that came between the same two neighbours: its text was replaced whole."""
    for old in pairing.gone:
        alone = all(place in pairing.partner for place in (old - 1, old + 1) if 0 <= place < len(pairing.old))
        places = list(_between(pairing, old)) if alone else []
        if len(places) == 1:
            pairing.partner[old] = places[0]


def _between(pairing: Pairing, old: int) -> Iterator[int]:
    """The free edited paragraphs between those that the neighbours of `old` became."""
    before = max((pairing.partner[place] for place in range(old) if place in pairing.partner), default=-1)
    after = min(
        (pairing.partner[place] for place in range(old + 1, len(pairing.old)) if place in pairing.partner), default=len(pairing.new)
    )
    if before >= after:  # something was moved: only the next neighbours tell
        before = next((pairing.partner[place] for place in range(old - 1, -1, -1) if place in pairing.partner), -1)
        after = next((pairing.partner[place] for place in range(old + 1, len(pairing.old)) if place in pairing.partner), len(pairing.new))
    return (place for place in _free(pairing) if before < place < after)


def similarity(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1."""
    return difflib.SequenceMatcher(None, compared(one), compared(other), autojunk=False).ratio()
