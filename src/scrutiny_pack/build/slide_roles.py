"""Which of a template's layouts serves which slide, and why: the board's own word, then a name, then its shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scrutiny_pack.build.slide import SLOTS
from scrutiny_pack.build.slide_offer import Holder, Offer, Offered
from scrutiny_pack.build.slide_parts import against, serves
from scrutiny_pack.build.slide_slots import named_slots, slots_by_name, slots_by_shape
from scrutiny_pack.config.board_layouts import LayoutEntry
from scrutiny_pack.errors import Place, ProblemList

NEEDED = tuple(role for role in SLOTS if role != "Key messages")
"""Without a layout for key messages they stand one below the other on a slide of text."""
TOLD = "board.yaml names it"
OUR_NAME = "it has the name that we give it"
USUAL = "it is usual for this"
BY_SHAPE = "its placeholders stand so"
_KINDS: Mapping[str, tuple[str, ...]] = {
    "Title": ("title",),
    "Chart with commentary": ("twoObj", "txAndObj", "objAndTx", "txAndChart", "chartAndTx"),
    "Chart only": ("obj", "chart"),
    "Table": ("tbl", "obj"),
    "Text": ("obj", "tx"),
}
"""What PowerPoint calls its own layouts inside the file, whatever its language."""
_NAMES: Mapping[str, tuple[str, ...]] = {
    "Title": ("title slide", "titelfolie", "titeldia", "diapositive de titre", "sleid deitl", "cover"),
    "Chart with commentary": ("two content", "zwei inhalte", "inhoud van twee", "deux contenus", "dau gynnwys"),
    "Chart only": ("title and content", "titel und inhalt", "titel en object", "titre et contenu", "teitl a chynnwys"),
    "Table": ("title and table", "title and content", "titel und inhalt", "titel en object", "titre et contenu", "teitl a chynnwys"),
    "Text": ("title and content", "titel und inhalt", "titel en object", "titre et contenu", "teitl a chynnwys"),
    "Key messages": ("three content", "three columns"),
}
"""What such layouts are usually called, in English, German, Dutch, French and Welsh."""


@dataclass(frozen=True)
class Chosen:
    """The layout of a role, its placeholders by slot, and the `rule` that won."""

    role: str
    offered: Offered
    holders: Mapping[str, Holder]
    rule: str

    @property
    def ours(self) -> bool:
        """Whether the layout was made for this slide: then its sizes are meant."""
        return self.rule == OUR_NAME or all(slot in self.holders for slot in SLOTS[self.role])


@dataclass(frozen=True)
class Wanted:
    """What board.yaml says of the layouts, by role, and what the template is called in messages."""

    layouts: Mapping[str, LayoutEntry] = field(default_factory=dict)
    template: str = "the board's slide template"
    """What the user's file is called where no path is known."""
    yaml: str = "board.yaml"


def chosen_layouts(offer: Offer, wanted: Wanted, problems: ProblemList) -> dict[str, Chosen]:
    """The layout of each role; notes every role that none can serve, and every name in board.yaml that is not in the template."""
    found = {}
    for role in SLOTS:
        entry = wanted.layouts.get(key_of(role))
        chosen = _told(role, entry, offer, wanted, problems) if entry else _found(role, offer)
        if chosen:
            found[role] = chosen
        elif role in NEEDED and not entry:
            what = f"no layout can serve as {key_of(role)}; the template has {'; '.join(map(str, offer.layouts)) or 'no layout'}"
            problems.error("layout-missing", Place(wanted.template), what, f"add a layout with {_NEEDS[role]}")
    return found


_NEEDS: Mapping[str, str] = {
    "Title": "a title",
    "Chart with commentary": "a title and a large place for text or content",
    "Chart only": "a title and free room below it",
    "Table": "a title and free room below it",
    "Text": "a title and a large place for text or content",
}


def key_of(name: str) -> str:
    """A role or slot as board.yaml has it: "Chart with commentary" is `chart_with_commentary`."""
    return name.lower().replace(" ", "_")


def folded(name: str) -> str:
    """A name without differences of case and space."""
    return " ".join(name.split()).casefold()


def _found(role: str, offer: Offer) -> Chosen | None:
    ours = _called(offer.layouts, (folded(role),))
    for offered in ours:
        if holders := slots_by_name(role, offered):
            return Chosen(role, offered, slots_by_shape(role, offered, holders), OUR_NAME)
    usual = [*(each for each in offer.layouts if each.kind in _KINDS.get(role, ())), *_called(offer.layouts, _NAMES[role])]
    for offered in [each for each in usual if serves(role, each)]:
        return Chosen(role, offered, slots_by_shape(role, offered), USUAL)
    judged = [(points, place) for place, each in enumerate(offer.layouts) if (points := against(role, each)) is not None]
    if not judged:
        return None
    offered = offer.layouts[min(judged)[1]]
    return Chosen(role, offered, slots_by_shape(role, offered), BY_SHAPE)


def _called(layouts: Iterable[Offered], names: tuple[str, ...]) -> list[Offered]:
    """The layouts with one of `names`, in the names' order."""
    every = list(layouts)
    return [each for name in names for each in every if folded(each.name) == name]


def _told(role: str, entry: LayoutEntry, offer: Offer, wanted: Wanted, problems: ProblemList) -> Chosen | None:
    place, key = Place(wanted.yaml), key_of(role)
    names = (entry.layout,) if isinstance(entry.layout, str) else tuple(entry.layout)
    master = folded(entry.master) if entry.master else ""
    within = [each for each in offer.layouts if master in ("", folded(each.master), str(each.number))]
    fitting = _called(within, tuple(map(folded, names)))
    if not fitting:
        have = ", ".join(f'"{each.name}" of master {each.number} "{each.master}"' for each in offer.layouts)
        of_master = f" of a master {entry.master!r}" if master else ""
        what = f"layouts, {key}: the template has no layout {_either(names)}{of_master}; it has {have}"
        problems.error("layout-missing", place, what, "write the name of one of these")
        return None
    same = [each for each in fitting if folded(each.name) == folded(fitting[0].name)]
    if len(same) > 1:
        masters = " or ".join(f'{each.number} ("{each.master}")' for each in same)
        what = f'layouts, {key}: {len(same)} masters have a layout "{fitting[0].name}"'
        problems.error("layout-twice", place, what, f"say which: master: {masters}")
        return None
    if fitting[0].title is None and "title" not in entry.slots:
        what = f'layouts, {key}: the layout "{fitting[0].name}" has no title, so that nobody finds its slides with a screen reader'
        problems.error("layout-without-title", place, what, "give the layout a title in the slide master")
        return None
    holders = named_slots(role, fitting[0], entry.slots, place, problems)
    return Chosen(role, fitting[0], slots_by_shape(role, fitting[0], holders), TOLD)


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(f'"{name}"' for name in names)
