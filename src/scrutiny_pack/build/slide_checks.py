"""All that a slide template lacks, told at once: slides that no layout serves, places too small, fonts, contrast, footers."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from pptx import Presentation

from scrutiny_pack.build.slide_cleaning import clean
from scrutiny_pack.build.slide_colours import colour_of, colours_of, ground_of, is_legible
from scrutiny_pack.build.slide_layouts import check_rooms
from scrutiny_pack.build.slide_offer import footers_of, offer_of
from scrutiny_pack.build.slide_roles import Chosen, Wanted, chosen_layouts, key_of
from scrutiny_pack.build.slide_room import Slot, slots_of
from scrutiny_pack.build.slide_warnings import warn_of_fonts, warn_of_leftovers
from scrutiny_pack.charts.colours import contrast
from scrutiny_pack.errors import Place, Problem, ProblemList

_FOOT = {"sldNum": "slide number", "ftr": "footer", "dt": "date"}


@dataclass(frozen=True)
class _Checked:
    """The layouts that were found in a template, their slots, and what is wrong so far."""

    chosen: Mapping[str, Chosen]
    slots: Mapping[tuple[str, str], Slot]
    problems: ProblemList

    @property
    def told(self) -> tuple[Problem, ...]:
        """Errors first, then warnings."""
        return (*self.problems.errors, *self.problems.warnings)


def check_slides(template: bytes, wanted: Wanted) -> tuple[Problem, ...]:
    """What is wrong with `template` for a board that says `wanted`: errors first, then warnings; nothing when all is well."""
    checked = _checked(template, wanted)
    _warn_of_contrast(checked, wanted.template)
    _warn_of_footers(checked, wanted.template)
    return checked.told


def lacking_in_slides(template: bytes, wanted: Wanted) -> tuple[Problem, ...]:
    """What of it every build must tell: what cannot be made, fonts that are not there, and what should not have been in the file."""
    return _checked(template, wanted).told


def _checked(template: bytes, wanted: Wanted) -> _Checked:
    problems = ProblemList()
    warn_of_leftovers(template, wanted.template, problems)
    presentation = Presentation(io.BytesIO(template))
    clean(presentation)
    chosen = chosen_layouts(offer_of(presentation), wanted, problems)
    slots = {(role, slot): found for role, layout in chosen.items() for slot, found in slots_of(role, layout).items()}
    check_rooms(slots, chosen, wanted, problems)
    warn_of_fonts({slot.box.family for slot in slots.values()}, wanted.template, problems)
    return _Checked(chosen, slots, problems)


def _warn_of_contrast(checked: _Checked, template: str) -> None:
    for (role, slot), found in checked.slots.items():
        offered, holder = checked.chosen[role].offered, checked.chosen[role].holders.get(slot)
        colours = colours_of(offered.layout)
        fill = holder.element.find("{*}spPr/{*}solidFill") if holder else None
        ground = ground_of(offered.layout) if fill is None else colour_of(fill, colours)
        letters = colours.get("tx1", "") if found.look.colour is None else colour_of(found.look.colour, colours)
        if slot in ("Chart", "Table") or is_legible(letters, ground, found.box.size, found.look.bold):
            continue
        ratio = f"{letters} on {ground}, have a contrast of {contrast(letters, ground):.1f}"
        what = f'the layout "{offered.name}", as {key_of(role)}: the words of {key_of(slot)}, {ratio}'
        fix = "choose a colour in the slide master that has 4.5, or 3 for large letters"
        checked.problems.warn("template-contrast", Place(template), what, fix)


def _warn_of_footers(checked: _Checked, template: str) -> None:
    for role, found in checked.chosen.items():
        missing = [called for kind, called in _FOOT.items() if kind not in footers_of(found.offered.layout)]
        if missing and role != "Title":
            what = f'the layout "{found.offered.name}", as {key_of(role)}, and its master have no {" and no ".join(missing)}'
            fix = "add it in the slide master (Insert, Header & Footer), or do without"
            checked.problems.warn("template-footer", Place(template), what, fix)
