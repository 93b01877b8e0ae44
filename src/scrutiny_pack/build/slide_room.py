"""The room and the look of the words in every slot of a layout: its placeholder's, or those of a text box that looks like it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from scrutiny_pack.build.fit import Box
from scrutiny_pack.build.slide_areas import INSETS, areas_of
from scrutiny_pack.build.slide_colours import colour_of, colours_of, ground_of, is_legible
from scrutiny_pack.build.slide_offer import Area, Holder, Offered, theme_of
from scrutiny_pack.build.slide_roles import Chosen
from scrutiny_pack.build.slide_slots import TITLE_SLIDE
from scrutiny_pack.build.slide_styles import Lettering, lettering
from scrutiny_pack.build.slide_text import BULLET_INDENT, BULLET_SPACE

FLOORS: Mapping[str, float] = {"Title": 20, "Headline": 16, "Source": 10}
"""The smallest size of a slot's words, in points; of all others it is `BODY_FLOOR`."""
BODY_FLOOR = 14.0
USUAL_SIZES: Mapping[str, float] = {
    "Headline": 20, "Source": 11, "Commentary": 18, "Text": 20, "Front notes": 16, "Committee": 20, "Subtitle": 20, "Meeting date": 20,
    "Heading": 18, "Messages": 18,
}  # fmt: skip
"""The largest size in a template that was not made for us: its own sizes are for a few words on the whole slide."""
TITLE_LINES = 2
"""A longer title is shortened: nobody reads it while listening."""
LISTS = ("Commentary", "Text", "Messages")
"""Slots whose paragraphs are bullets, if they are not prose."""


@dataclass(frozen=True)
class Slot:
    """A place on a slide: the `index` of its placeholder (none for a text box), where it stands, and the room and look of its words.

    The words of a slot that `joins` another stand as paragraphs in that one's placeholder.
    """

    index: int | None
    area: Area
    box: Box
    look: Lettering
    joins: str = ""
    adds_bullets: bool = False
    """Whether paragraphs get bullets here that the template does not give them."""

    @property
    def sized(self) -> bool:
        """Whether its words have another size than the template gives them, also where all of them fit."""
        return self.index is None or self.box.size != self.look.size


def slots_of(role: str, chosen: Chosen) -> dict[str, Slot]:
    """Every slot of `role` in its chosen layout. Columns of key messages that the layout does not have are left out."""
    slots = {slot: _slot(slot, place, chosen) for slot, place in areas_of(role, chosen).items()}
    if role == "Title" and any(slot not in chosen.holders for slot in TITLE_SLIDE):
        under_title = {slot for slot in TITLE_SLIDE if slot not in chosen.holders} | {"Subtitle"}
        slots |= {slot: _joined(slots["Subtitle"], slot) for slot in under_title}
    return slots


def _joined(subtitle: Slot, slot: str) -> Slot:
    """One of the three lines under the title, which share the room of the subtitle."""
    share = 0.5 if slot == "Subtitle" else 0.25
    box = replace(subtitle.box, height=subtitle.box.height * share)
    return replace(subtitle, box=box, joins="" if slot == "Subtitle" else "Subtitle")


def _slot(slot: str, place: Area, chosen: Chosen) -> Slot:
    holder, layout = chosen.holders.get(slot), chosen.offered.layout
    look = lettering((holder or _pattern(chosen)).element, layout.slide_master._element)
    usual = USUAL_SIZES.get(slot.rstrip(" 123"), look.size)
    if holder is None:
        look = _legible(_boxed(look, slot, usual), usual, chosen.offered)
    size = look.size if chosen.ours and holder else min(look.size, usual)
    floor = min(BODY_FLOOR if slot == "Headline" and not chosen.ours else FLOORS.get(slot, BODY_FLOOR), size)
    width, height = place.width.pt - look.across, place.height.pt - look.down
    lines = TITLE_LINES if slot == "Title" else 0
    family = family_of(look, chosen.offered)
    after = look.after * size / look.size if look.after_grows else look.after
    box = Box(width, height, size, floor, look.bold, look.indent, after, family, look.line, lines, look.capitals)
    adds = holder is not None and not chosen.ours and slot.rstrip(" 123") in LISTS and not look.bulleted
    if adds:
        box = replace(box, indent=BULLET_INDENT, after=max(look.after, BULLET_SPACE))
    return Slot(holder.index if holder else None, place, box, look, adds_bullets=adds)


def _boxed(look: Lettering, slot: str, size: float) -> Lettering:
    """`look` as the words of a text box have it: one size, no bullets."""
    bold, after = slot.startswith("Head"), 4.0 if slot == "Front notes" else 0.0
    across, down = INSETS
    return replace(look, size=size, bold=bold, indent=0, after=after, across=across, down=down, bulleted=False, line=1.0)


def _legible(look: Lettering, size: float, offered: Offered) -> Lettering:
    """`look` in the colour of text, where its own is too pale for letters of `size`."""
    colours = colours_of(offered.layout)
    letters = "" if look.colour is None else colour_of(look.colour, colours)
    return look if is_legible(letters, ground_of(offered.layout), size, look.bold) else replace(look, colour=None)


def _pattern(chosen: Chosen) -> Holder:
    """The placeholder whose look the words of a text box take over."""
    wanted = ("Subtitle", "Commentary", "Text", "Messages 1", "Title")
    return next(chosen.holders[slot] for slot in wanted if slot in chosen.holders)


def family_of(look: Lettering, offered: Offered) -> str:
    """The name of the font."""
    if not look.face.startswith("+"):
        return look.face
    which = "majorFont" if look.face.startswith("+mj") else "minorFont"
    theme: etree._Element = theme_of(offered.layout.slide_master)
    return next((font.get("typeface", "") for font in theme.iterfind(f".//{{*}}{which}/{{*}}latin")), "") or "Arial"
