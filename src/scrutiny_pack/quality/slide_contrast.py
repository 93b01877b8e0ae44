"""The contrast of the slides' words: colours and sizes followed through layout and master, and what lies behind each shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from scrutiny_pack.errors import ProblemList
from scrutiny_pack.quality.contrast import check_contrast, needed
from scrutiny_pack.quality.opened import Opened, found, printed, values
from scrutiny_pack.quality.theme_colours import Scheme, scheme_of

_SHAPES = "p:cSld/p:spTree/*[self::p:sp or self::p:pic or self::p:graphicFrame]"
_FILLS = "*[self::a:solidFill or self::a:gradFill or self::a:blipFill or self::a:pattFill or self::a:noFill]"
_TITLES = ("title", "ctrTitle")
_COVERED = 0.5
"""The share of a box that a filled shape must lie behind to be its ground."""
_WHITE, _BLACK = "FFFFFF", "000000"
_USUAL_SIZE = 18.0
Box = tuple[float, float, float, float]


def check_deck_contrast(opened: Opened, problems: ProblemList) -> None:
    """Note each pair of colours in which words on a slide cannot be read well; words on pictures are not judged."""
    told: set[tuple[str, str, float]] = set()
    for slide in opened.slides:
        pages = _pages(opened, slide)
        if pages is None:
            continue
        for shape in found(pages.slide, _SHAPES):
            for words, letters, grounds, least in pages.words(shape):
                for ground in grounds:
                    if (letters, ground, least) not in told:
                        told.add((letters, ground, least))
                        check_contrast(f'the words "{words[:40]}"', letters, ground, least, opened.place(slide), problems)


def _pages(opened: Opened, slide: str) -> _Pages | None:
    for layout in opened.targets(slide, "slideLayout"):
        for master in opened.targets(layout, "slideMaster"):
            own, middle, top = (opened.roots[name] for name in (slide, layout, master))
            maps = [entry for root in (own, middle, top) for entry in found(root, "p:clrMapOvr/a:overrideClrMapping | p:clrMap")]
            names = {str(name): str(value) for name, value in maps[0].attrib.items()} if maps else {}
            return _Pages(own, middle, top, scheme_of(opened, master, names))
    return None


@dataclass(frozen=True)
class _Pages:
    """A slide with what it inherits from."""

    slide: etree._Element
    layout: etree._Element
    master: etree._Element
    scheme: Scheme

    def words(self, shape: etree._Element) -> Iterator[tuple[str, str, tuple[str, ...], float]]:
        """Each run of `shape`: its words, its colour, the colours behind it, and the contrast that it needs."""
        scale = int(next(iter(values(shape, "p:txBody/a:bodyPr/a:normAutofit/@fontScale")), 100_000)) / 100_000
        behind = self._grounds(shape)
        for run in found(shape, ".//a:r[a:t]"):
            words, properties = printed(run).strip(), list(self._properties(shape, run))
            if not words:
                continue
            fills = (self.scheme.of(fill) for entry in properties for fill in found(entry, "a:solidFill"))
            linked = self.scheme.named("hlink") if found(run, "a:rPr/a:hlinkClick") else None
            letters = linked or next(filter(None, fills), None) or self.scheme.named("tx1") or _BLACK
            size = float(next((entry.get("sz", "") for entry in properties if entry.get("sz")), _USUAL_SIZE * 100)) / 100 * scale
            bold = next((entry.get("b") for entry in properties if entry.get("b")), "0") in ("1", "true")
            cell = next(iter(found(run, "ancestor::a:tc[1]/a:tcPr")), None)
            yield words, letters, self._fill(cell) or behind if cell is not None else behind, needed(size, bold)

    def _properties(self, shape: etree._Element, run: etree._Element) -> Iterator[etree._Element]:
        """Where something about the run's letters may be set, the strongest first."""
        level = int(next(iter(values(run, "../a:pPr/@lvl")), "0")) + 1
        yield from found(run, "a:rPr")
        for holder in (shape, *self._parents(shape)):
            yield from found(holder, f"p:txBody/a:lstStyle/a:lvl{level}pPr/a:defRPr")
        style = {"": "otherStyle", **dict.fromkeys(_TITLES, "titleStyle")}.get(_kind(shape), "bodyStyle")
        yield from found(self.master, f"p:txStyles/p:{style}/a:lvl{level}pPr/a:defRPr")

    def _parents(self, shape: etree._Element) -> Iterator[etree._Element]:
        """The placeholders of layout and master that `shape` stands in."""
        kind = _kind(shape)
        if not kind:
            return
        index = next(iter(values(shape, "p:nvSpPr/p:nvPr/p:ph/@idx")), "")
        for holder in found(self.layout, "p:cSld/p:spTree/p:sp[p:nvSpPr/p:nvPr/p:ph]"):
            if index == next(iter(values(holder, "p:nvSpPr/p:nvPr/p:ph/@idx")), "") and (index or kind == _kind(holder)):
                yield holder
                kind = _kind(holder)
        usual = "title" if kind in _TITLES else kind if kind in ("ftr", "dt", "sldNum") else "body"
        yield from (holder for holder in found(self.master, "p:cSld/p:spTree/p:sp") if _kind(holder) == usual)

    def _grounds(self, shape: etree._Element) -> tuple[str, ...]:
        """The colours behind the words of `shape`; none where they cannot be told."""
        own = (properties for holder in (shape, *self._parents(shape)) for properties in found(holder, f"p:spPr[{_FILLS}]"))
        nearest = next(own, None)  # one that is said to have no fill hides those that it would inherit
        if nearest is not None and not found(nearest, "a:noFill"):
            return self._fill(nearest)
        for behind in self._behind(shape):
            if found(behind, "self::p:pic"):
                return ()
            for properties in found(behind, f"p:spPr[{_FILLS}][not(a:noFill)]"):
                return self._fill(properties)
        return self._page()

    def _behind(self, shape: etree._Element) -> Iterator[etree._Element]:
        """The shapes that lie behind `shape`, the nearest first: on the slide, then what layout and master have drawn."""
        box = self._box(shape)
        earlier = list(reversed(found(shape, "preceding-sibling::*[self::p:sp or self::p:pic]")))
        drawn = "p:cSld/p:spTree/*[self::p:sp[not(p:nvSpPr/p:nvPr/p:ph)] or self::p:pic]"
        for page in (self.layout, self.master):
            earlier += reversed(found(page, drawn))
            if page.get("showMasterSp") in ("0", "false"):
                break
        yield from (other for other in earlier if box and _covers(self._box(other), box))

    def _box(self, shape: etree._Element) -> Box | None:
        for holder in (shape, *self._parents(shape)):
            for frame in found(holder, "p:spPr/a:xfrm | p:xfrm"):
                place = [float(value) for value in values(frame, "a:off/@x | a:off/@y | a:ext/@cx | a:ext/@cy")]
                if len(place) == 4:
                    return place[0], place[1], place[2], place[3]
        return None

    def _page(self) -> tuple[str, ...]:
        """The colours of the slide's own ground."""
        for page in (self.slide, self.layout, self.master):
            for ground in found(page, "p:cSld/p:bg/p:bgPr"):
                return self._fill(ground)
            for ground in found(page, "p:cSld/p:bg/p:bgRef"):
                colour = self.scheme.of(ground)
                return (colour,) if colour else ()
        return (_WHITE,)

    def _fill(self, holder: etree._Element) -> tuple[str, ...]:
        """The colours of the fill in `holder`, every one of a gradient; none where there is none, or it is a picture."""
        stops = found(holder, "a:solidFill | a:gradFill/a:gsLst/a:gs | a:pattFill/a:bgClr")
        return tuple(dict.fromkeys(filter(None, (self.scheme.of(stop) for stop in stops))))


def _kind(shape: etree._Element) -> str:
    """The kind of placeholder that `shape` is; empty when it is none."""
    return next((holder.get("type", "obj") for holder in found(shape, "p:nvSpPr/p:nvPr/p:ph")), "")


def _covers(other: Box | None, box: Box) -> bool:
    if other is None or not box[2] * box[3]:
        return False
    across = min(other[0] + other[2], box[0] + box[2]) - max(other[0], box[0])
    down = min(other[1] + other[3], box[1] + box[3]) - max(other[1], box[1])
    return across > 0 and down > 0 and across * down >= _COVERED * box[2] * box[3]
