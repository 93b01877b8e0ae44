"""What a template offers: the layouts of all its masters, and in each the placeholders with their kind and their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PresentationType
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Cm, Emu, Length

from scrutiny_pack.build.parts import parsed
from scrutiny_pack.build.slide_repairs import repair

TITLES = ("title", "ctrTitle")
FOOTERS = ("ftr", "dt", "sldNum")
WORDS = ("body", "obj")
"""Placeholders that hold paragraphs with bullets."""
PICTURES = ("pic", "chart")
CONTENTS = (*WORDS, *PICTURES, "tbl")
"""Placeholders that a chart, a table or commentary may stand in the place of."""
_EDGE = Cm(1)
"""How far from the foot of the slide words end where there are no footers."""


@dataclass(frozen=True)
class Area:
    """A rectangle on a slide."""

    left: Length
    top: Length
    width: Length
    height: Length

    @property
    def right(self) -> int:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.top + self.height


def area(left: int, top: int, right: int, bottom: int) -> Area:
    """The rectangle between these edges."""
    return Area(Emu(left), Emu(top), Emu(right - left), Emu(bottom - top))


def around(areas: Iterable[Area]) -> Area:
    """The smallest rectangle that holds all `areas`, of which there is one at least."""
    every = list(areas)
    return area(
        min(each.left for each in every),
        min(each.top for each in every),
        max(each.right for each in every),
        max(each.bottom for each in every),
    )


@dataclass(frozen=True)
class Holder:
    """A placeholder of a layout: `kind` as the file names it, `index` that a slide's placeholder shares, and where it stands."""

    name: str
    index: int
    kind: str
    area: Area
    element: Any

    def __str__(self) -> str:
        return f'"{self.name}" ({self.kind}, idx {self.index})'


@dataclass(frozen=True)
class Offered:
    """A layout: its name, its kind as PowerPoint knows it in any language, the master that it belongs to, and its placeholders."""

    name: str
    kind: str
    master: str
    number: int
    """The master's place among the masters, from 1."""
    layout: SlideLayout
    size: tuple[int, int]
    """Width and height of a slide."""
    holders: tuple[Holder, ...]

    @cached_property
    def title(self) -> Holder | None:
        """The placeholder of the slide's title."""
        return next((holder for holder in self.holders if holder.kind in TITLES), None)

    @cached_property
    def foot(self) -> int:
        """Where the line at the foot of the slide begins: nothing of ours may reach below."""
        height = self.size[1]
        tops = [each.top for each in footers_of(self.layout).values() if each.top is not None]
        return min((top for top in tops if top > height * 3 // 4), default=height - _EDGE)

    def __str__(self) -> str:
        return f'"{self.name}" with {", ".join(map(str, self.holders)) or "no placeholder"}'


@dataclass(frozen=True)
class Offer:
    """A template opened: the layouts of all masters, in order."""

    presentation: PresentationType
    layouts: tuple[Offered, ...]


def offer_of(presentation: PresentationType) -> Offer:
    """What `presentation` offers, once it is repaired. A placeholder that stands nowhere is left out."""
    repair(presentation)
    size = (int(presentation.slide_width or 0), int(presentation.slide_height or 0))
    return Offer(
        presentation,
        tuple(
            Offered(layout.name, layout._element.get("type", ""), name_of(master), number, layout, size, _holders(layout))
            for number, master in enumerate(presentation.slide_masters, 1)
            for layout in master.slide_layouts
        ),
    )


def name_of(master: SlideMaster) -> str:
    """The master's name as PowerPoint shows it: its theme's."""
    return theme_of(master).get("name") or master.name


def theme_of(master: SlideMaster) -> Any:
    """The theme of `master`, as XML."""
    return parsed(master.part.part_related_by(RT.THEME).blob)


def footers_of(layout: SlideLayout) -> Mapping[str, Any]:
    """Footer, date and slide number by kind: the layout's own, else its master's."""
    shapes: list[Any] = [*layout.slide_master.placeholders, *layout.placeholders]
    return {kind: shape for shape in shapes if (kind := kind_of(shape._element)) in FOOTERS}


def kind_of(shape: Any) -> str:
    """The kind of placeholder that `shape` is: `obj` where the file does not say."""
    return str(shape.find(f".//{qn('p:ph')}").get("type", "obj"))


def _holders(layout: SlideLayout) -> tuple[Holder, ...]:
    shapes: list[Any] = list(layout.placeholders)
    return tuple(
        Holder(shape.name, shape.placeholder_format.idx, kind_of(shape._element), area, shape._element)
        for shape in shapes
        if (area := _area(shape)) and kind_of(shape._element) not in FOOTERS
    )


def _area(shape: Any) -> Area | None:
    edges = (shape.left, shape.top, shape.width, shape.height)
    return None if None in edges else Area(*(Emu(edge) for edge in edges))
