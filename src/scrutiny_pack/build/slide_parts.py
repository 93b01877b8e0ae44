"""What stands where on a layout that nobody made for us: title, large places for content, and thin ones above and below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scrutiny_pack.build.slide_offer import CONTENTS, PICTURES, WORDS, Area, Holder, Offered, area, around, kind_of

_TALL, _WIDE = 0.22, 0.14
"""The least part of the slide that a place for content takes up; what is smaller is for a line or a caption."""
_SAME = 0.06
"""By how much of the slide's width two boxes side by side may differ and still be of one size."""
_TOO_BAD = 6.0
"""Layouts with more against them than this serve only where there is no other."""


@dataclass(frozen=True)
class Parts:
    """A layout as a reader sees it. `contents` are in order from left to right."""

    offered: Offered

    @cached_property
    def contents(self) -> tuple[Holder, ...]:
        """The large places for words, charts and tables that lie on the slide and are not set upright."""
        large = [each for each in self.offered.holders if each.kind in CONTENTS and _is_large(each, self.offered.size)]
        return tuple(sorted(large, key=lambda each: (each.area.left, each.area.top)))

    @cached_property
    def words(self) -> tuple[Holder, ...]:
        """The contents that take paragraphs."""
        return tuple(each for each in self.contents if each.kind in WORDS)

    @cached_property
    def lines(self) -> tuple[Holder, ...]:
        """The wide, low places for a line of words."""
        width, height = self.offered.size
        return tuple(
            each
            for each in self.offered.holders
            if each.kind in (*WORDS, "subTitle")
            and each.area.width > width / 2
            and each.area.height < _TALL * height
            and _is_on(each, self.offered)
        )

    @cached_property
    def region(self) -> Area:
        """Where content may stand: the large places together or, where there is none, what is free below the title."""
        if self.contents:
            return around(each.area for each in self.contents)
        return self.free

    @cached_property
    def free(self) -> Area:
        """What is free below the title, as wide as the title."""
        title = self.offered.title
        if title is None:
            return area(0, 0, *self.offered.size)
        return area(title.area.left, min(title.area.bottom, self.offered.foot), title.area.right, self.offered.foot)

    def beside(self, least: int) -> bool:
        """Whether there are at least so many contents, none over another."""
        pairs = zip(self.contents, self.contents[1:], strict=False)
        return len(self.contents) >= least and all(
            left.area.right <= right.area.left + _SAME * self.offered.size[0] for left, right in pairs
        )

    def alike(self, holders: Iterable[Holder]) -> bool:
        """Whether `holders` have one width and begin at one height."""
        every = list(holders)
        widths, tops = [each.area.width for each in every], [each.area.top for each in every]
        width, height = self.offered.size
        return max(widths) - min(widths) <= _SAME * width and max(tops) - min(tops) <= _SAME * height


def against(role: str, offered: Offered) -> float | None:
    """How much speaks against `offered` as the layout of `role`; `None` where it cannot serve at all."""
    parts = Parts(offered)
    if offered.title is None:
        return None
    return _JUDGES[role](parts)


def serves(role: str, offered: Offered) -> bool:
    """Whether `offered` serves `role` well, whatever it is called."""
    found = against(role, offered)
    return found is not None and found < _TOO_BAD


def _cover(parts: Parts) -> float | None:
    kinds = [holder.kind for holder in parts.offered.holders]
    score = 0.0 if "ctrTitle" in kinds or parts.offered.kind == "title" else 3.0
    score += 0 if "subTitle" in kinds else 2
    return score + sum(kind in CONTENTS for kind in kinds)


def _inner(parts: Parts) -> float:
    """What speaks against any layout for content: a title that is aside, narrow or overlaid, little room, another purpose."""
    width, height = parts.offered.size
    title = parts.offered.title
    assert title is not None  # asked before
    region = parts.region
    score = 6.0 if parts.offered.kind in ("title", "secHead") or title.kind == "ctrTitle" else 0.0
    score += 6 if title.area.top > height * 0.3 else 0
    score += 4 if title.area.width < width * 0.55 else 0
    score += 3 if _is_elsewhere(title.area, parts.offered) else 0
    score += 5 if region.top < title.area.bottom - height * 0.06 and region.right > title.area.left + width * 0.1 else 0
    score += 4 if region.width * region.height < 0.25 * width * height else 0
    return score


def _chart_with_commentary(parts: Parts) -> float | None:
    if not parts.words:
        return None
    count = len(parts.contents)
    pictured = any(each.kind in PICTURES for each in parts.contents)
    score = 2.0 if count == 1 else 2.0 * (count - 2) - (0.5 if pictured else 0)
    return _inner(parts) + score + (0 if parts.beside(1) else 4)


def _one_place(parts: Parts, fitting: tuple[str, ...], without: float) -> float:
    count = len(parts.contents)
    own = 0.5 if any(each.kind in fitting for each in parts.contents) else 0
    return _inner(parts) + (without if count == 0 else 1.5 * (count - 1)) - own


def _chart_only(parts: Parts) -> float | None:
    return _one_place(parts, PICTURES, 1)


def _table(parts: Parts) -> float | None:
    return _one_place(parts, ("tbl",), 1)


def _text(parts: Parts) -> float | None:
    others = len(parts.contents) - len(parts.words)
    return _one_place(parts, (), 0) + others if parts.words else None


def _key_messages(parts: Parts) -> float | None:
    """Three equal columns of words, or none at all: other templates show the messages one below the other."""
    kinds = {each.kind for each in parts.words}
    if len(parts.words) != 3 or len(parts.contents) != 3 or len(kinds) > 1 or not parts.beside(3) or not parts.alike(parts.words):
        return None
    return _inner(parts)


_JUDGES: Mapping[str, Callable[[Parts], float | None]] = {
    "Title": _cover,
    "Key messages": _key_messages,
    "Chart with commentary": _chart_with_commentary,
    "Chart only": _chart_only,
    "Table": _table,
    "Text": _text,
}


def _is_large(holder: Holder, size: tuple[int, int]) -> bool:
    width, height = size
    body = holder.element.find(".//{*}bodyPr")
    upright = holder.element.find(".//{*}ph").get("orient") == "vert" or (body is not None and body.get("vert", "horz") != "horz")
    inside = holder.area.left < width and holder.area.top < height and holder.area.right > 0 and holder.area.bottom > 0
    return not upright and inside and holder.area.height >= _TALL * height and holder.area.width >= _WIDE * width


def _is_elsewhere(title: Area, offered: Offered) -> bool:
    """Whether the title stands elsewhere than on most slides: on the master's."""
    shapes: Any = offered.layout.slide_master.placeholders
    usual = next((shape for shape in shapes if kind_of(shape._element) == "title"), None)
    width, height = offered.size
    return usual is not None and (abs(usual.left - title.left) > 0.05 * width or abs(usual.top - title.top) > 0.05 * height)


def _is_on(holder: Holder, offered: Offered) -> bool:
    return holder.area.top >= 0 and holder.area.bottom <= offered.size[1]
