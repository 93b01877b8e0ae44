"""All that a slide template lacks, told at once: slides that no layout serves, places too small, fonts, contrast, footers."""

from __future__ import annotations

import io
from collections.abc import Mapping

from pptx import Presentation

from scrutiny_pack.build.slide_cleaning import clean
from scrutiny_pack.build.slide_colours import colour_of, colours_of, ground_of, is_legible
from scrutiny_pack.build.slide_layouts import Layouts, check_rooms
from scrutiny_pack.build.slide_offer import footers_of, offer_of
from scrutiny_pack.build.slide_roles import Chosen, Wanted, chosen_layouts, key_of
from scrutiny_pack.build.slide_room import Slot, slots_of
from scrutiny_pack.build.slide_warnings import warn_of_fonts, warn_of_leftovers
from scrutiny_pack.charts.colours import contrast
from scrutiny_pack.errors import Place, Problem, ProblemList

_FOOT = {"sldNum": "slide number", "ftr": "footer", "dt": "date"}


def check_slides(template: bytes, wanted: Wanted) -> tuple[Problem, ...]:
    """What is wrong with `template` for a board that says `wanted`: errors first, then warnings; nothing when all is well."""
    problems = ProblemList()
    warn_of_leftovers(template, wanted.template, problems)
    presentation = Presentation(io.BytesIO(template))
    clean(presentation)
    chosen = chosen_layouts(offer_of(presentation), wanted, problems)
    slots = {(role, slot): found for role, layout in chosen.items() for slot, found in slots_of(role, layout).items()}
    check_rooms(slots, chosen, wanted, problems)
    warn_of_fonts(Layouts(presentation, chosen, slots), wanted.template, problems)
    _warn_of_contrast(slots, chosen, wanted.template, problems)
    _warn_of_footers(chosen, wanted.template, problems)
    return (*problems.errors, *problems.warnings)


def _warn_of_contrast(slots: Mapping[tuple[str, str], Slot], chosen: Mapping[str, Chosen], template: str, problems: ProblemList) -> None:
    for (role, slot), found in slots.items():
        offered, holder = chosen[role].offered, chosen[role].holders.get(slot)
        colours = colours_of(offered.layout)
        fill = holder.element.find("{*}spPr/{*}solidFill") if holder else None
        ground = ground_of(offered.layout) if fill is None else colour_of(fill, colours)
        letters = colours.get("tx1", "") if found.look.colour is None else colour_of(found.look.colour, colours)
        if slot in ("Chart", "Table") or is_legible(letters, ground, found.box.size, found.look.bold):
            continue
        ratio = f"{letters} on {ground}, have a contrast of {contrast(letters, ground):.1f}"
        what = f'the layout "{offered.name}", as {key_of(role)}: the words of {key_of(slot)}, {ratio}'
        problems.warn(
            "template-contrast", Place(template), what, "choose a colour in the slide master that has 4.5, or 3 for large letters"
        )


def _warn_of_footers(chosen: Mapping[str, Chosen], template: str, problems: ProblemList) -> None:
    for role, found in chosen.items():
        missing = [called for kind, called in _FOOT.items() if kind not in footers_of(found.offered.layout)]
        if missing and role != "Title":
            what = f'the layout "{found.offered.name}", as {key_of(role)}, and its master have no {" and no ".join(missing)}'
            problems.warn("template-footer", Place(template), what, "add it in the slide master (Insert, Header & Footer), or do without")
