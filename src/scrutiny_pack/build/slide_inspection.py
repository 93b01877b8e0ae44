"""A slide template told in plain text: its masters, layouts and placeholders, and how the slides of a deck would be made from them."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping

from pptx import Presentation
from pptx.util import Emu

from scrutiny_pack.build.slide import SLOTS
from scrutiny_pack.build.slide_colours import colours_of, ground_of
from scrutiny_pack.build.slide_offer import Holder, Offer, Offered, footers_of, offer_of, theme_of
from scrutiny_pack.build.slide_roles import Chosen, Wanted, chosen_layouts, key_of
from scrutiny_pack.build.slide_slots import kind_called
from scrutiny_pack.build.slide_styles import lettering
from scrutiny_pack.errors import ProblemList

_SHOWN_COLOURS = ("bg1", "tx1", "bg2", "tx2", *(f"accent{number}" for number in range(1, 7)))
_FOOTERS = {"ftr": "footer", "dt": "date", "sldNum": "slide number"}


def inspect_slides(template: bytes, wanted: Wanted) -> str:
    """What `template` offers and which of it would be used, as lines of text that end with the YAML that says so."""
    offer = offer_of(Presentation(io.BytesIO(template)))
    chosen = chosen_layouts(offer, wanted, ProblemList())
    return "\n".join([f"File: {wanted.template}", *_about(offer), *_layouts(offer), *_use(chosen), *_yaml(chosen, offer)])


def _about(offer: Offer) -> Iterator[str]:
    slide = offer.presentation
    size = f"{_cm(int(slide.slide_width or 0))} by {_cm(int(slide.slide_height or 0))} cm"
    yield f"Slides: {size}; {len(slide.slides)} sample slides, which are taken out"


def _layouts(offer: Offer) -> Iterator[str]:
    number = 0
    for each in offer.layouts:
        if each.number != number:
            number = each.number
            yield from _master(each)
        yield f'  Layout "{each.name}"'
        if not each.holders:
            yield "    no placeholder"
        for holder in each.holders:
            size = lettering(holder.element, each.layout.slide_master._element).size
            place = f"{_cm(holder.area.width)} x {_cm(holder.area.height)} cm at {_cm(holder.area.left)}, {_cm(holder.area.top)}"
            yield f'    idx {holder.index:<3} {kind_called(holder.kind):<9} {place}, {size:g} pt  "{holder.name}"'


def _master(offered: Offered) -> Iterator[str]:
    master, colours = offered.layout.slide_master, colours_of(offered.layout)
    fonts = [
        font.get("typeface", "")
        for which in ("majorFont", "minorFont")
        for font in theme_of(master).iterfind(f".//{{*}}{which}/{{*}}latin")
    ]
    yield f'Master {offered.number} "{offered.master}"'
    yield f"  Fonts: {' for titles, '.join(fonts)} for text"
    shown = ", ".join(f"{name} {colours[name]}" for name in _SHOWN_COLOURS if name in colours)
    yield f"  Colours: {shown}; the ground {ground_of(offered.layout) or 'a picture'}"
    found = footers_of(offered.layout)
    there = [called for kind, called in _FOOTERS.items() if kind in found]
    yield f"  At the foot of its first layout: {', '.join(there) or 'nothing'}"


def _use(chosen: Mapping[str, Chosen]) -> Iterator[str]:
    yield "The slides of a deck:"
    for role in SLOTS:
        if role in chosen:
            yield f'  {key_of(role)}: layout "{chosen[role].offered.name}", because {chosen[role].rule}{_without(role, chosen[role])}'
        elif role == "Key messages":
            yield f"  {key_of(role)}: one below the other on a slide of text, because no layout has columns for them"
        else:
            yield f"  {key_of(role)}: no layout can serve; run: scrutiny-pack template check"


def _without(role: str, chosen: Chosen) -> str:
    missing = [key_of(slot) for slot in SLOTS[role] if slot not in chosen.holders]
    return f"; placed by measure: {', '.join(missing)}" if missing else ""


def _yaml(chosen: Mapping[str, Chosen], offer: Offer) -> Iterator[str]:
    yield "To say the same in board.yaml, and then change it:"
    yield "layouts:"
    for role, found in chosen.items():
        yield f"  {key_of(role)}:"
        yield f"    layout: {_quoted(found.offered.name)}"
        if len({each.number for each in offer.layouts}) > 1:
            yield f'    master: "{found.offered.number}"'
        yield "    slots:"
        names = Counter(" ".join(holder.name.split()).casefold() for holder in found.offered.holders)
        for slot in SLOTS[role]:
            if slot in found.holders:
                yield f"      {key_of(slot)}: {_told(found.holders[slot], names)}"


def _told(holder: Holder, names: Counter[str]) -> str:
    once = names[" ".join(holder.name.split()).casefold()] == 1
    return _quoted(holder.name) if once else f"{{idx: {holder.index}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _cm(length: int) -> str:
    return f"{Emu(length).cm:.1f}"
