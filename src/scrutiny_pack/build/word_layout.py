"""How high the charts of the report are drawn, so that pages are full: a chart that just does not fit leaves a third of a page white.

Nothing here is needed for a sound report: what belongs together is held together by the styles, wherever a page ends. All lengths are in
centimetres.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scrutiny_pack.build.word_measure import Measure
from scrutiny_pack.build.word_tables import KEPT_WHOLE, column_widths_cm
from scrutiny_pack.charts.draw import height_of
from scrutiny_pack.charts.sheet import WIDTH_CM
from scrutiny_pack.pack import Bullet, Chart, Link, Paragraph, Section, Table

HEIGHTS = (8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 8.5, 9.0, 9.5)
"""How high a chart may be drawn, the usual height first."""
USUAL = HEIGHTS[0]
MARGIN = 0.5
"""Room that is left at the foot of a page, since heights are measured and not laid out."""
_STEP = 4
"""Places on a page are told apart by quarters."""
_PARTED, _UNUSUAL = 2.0, 0.3
"""What it costs to part a section over two pages, and to draw a chart higher or lower by a centimetre; white costs its square."""
_AROUND_PICTURE = 0.4
"""What of an empty line's height stands above and below a picture that is a line by itself."""

Chunk = float
"""The height of something that stands on one page."""


@dataclass(frozen=True)
class Page:
    """The room for text on a page."""

    width: float
    height: float


@dataclass(frozen=True)
class Plan:
    """The height of the charts by their ids (see `charts.draw.height_of`), and the sections that begin a page."""

    heights: Mapping[str, float]
    new_page: frozenset[str]


@dataclass(frozen=True)
class _Way:
    """The sections up to here laid out in one way: what it costs, and how each was drawn."""

    cost: float
    heights: tuple[float, ...]
    starts: tuple[bool, ...]


def plan_sections(sections: Sequence[Section], measure: Measure, page: Page) -> Plan:
    """The plan with the least white on the pages of `sections`; they begin on a page of their own."""
    room = page.height - MARGIN
    above = measure.space_above_cm("heading 1")
    ways: dict[int, _Way] = {0: _Way(0.0, (), ())}
    for section in sections:
        chunks = {height: list(_chunks(section, measure, page.width, height)) for height in _heights(section)}
        following: dict[int, _Way] = {}
        for place, way in ways.items():
            for height, parts in chunks.items():
                for start in (False, True) if place else (True,):
                    # No space stands above a heading that begins a page.
                    first = parts[0] - above if start else parts[0]
                    end, cost = _flowed([first, *parts[1:]], 0.0 if start else place / _STEP, room)
                    cost += _white(room - place / _STEP, room) if start and place else 0.0
                    cost += abs(height - USUAL) * _UNUSUAL * len(section.charts)
                    made = _Way(way.cost + cost, (*way.heights, height), (*way.starts, start))
                    key = round(end * _STEP)
                    if key not in following or made.cost < following[key].cost:
                        following[key] = made
        ways = following
    best = min(ways.items(), key=lambda entry: (entry[1].cost + _white(room - entry[0] / _STEP, room), entry[0]))[1]
    drawn = zip(sections, best.heights, strict=True)
    heights = {chart.id: height for section, height in drawn for chart in section.charts}
    return Plan(heights, frozenset(section.id for section, start in zip(sections, best.starts, strict=True) if start))


def _heights(section: Section) -> Sequence[float]:
    return HEIGHTS if section.charts else HEIGHTS[:1]


def _flowed(chunks: Sequence[Chunk], place: float, room: float) -> tuple[float, float]:
    """Where on a page the last of `chunks` ends when the first begins at `place`, and what that costs."""
    cost = 0.0
    for index, height in enumerate(chunks):
        if place and place + height > room:
            cost += _white(room - place, room) + (_PARTED if index else 0.0)
            place = 0.0
        place = min(place + height, room) if height <= room else height % room
    return place, cost


def _white(left: float, room: float) -> float:
    """What white at the foot of a page costs: little is not seen, half a page is."""
    return (left / room * 10) ** 2 / 5


def _chunks(section: Section, measure: Measure, width: float, height: float) -> Iterator[Chunk]:
    """The heights of what may not be parted, in order: a heading with what follows it, a chart with its caption, a bullet."""
    held = measure.paragraph_cm("heading 1", section.title.plain, width)
    last_bullets = {bullet.id for bullet in section.bullets[-2:]}
    for index, block in enumerate(section.blocks):
        *rest, last = _block(block, measure, width, height)
        following = section.blocks[index + 1] if index + 1 < len(section.blocks) else None
        before_note = isinstance(following, Paragraph) and following.role == "note"
        holds = before_note or (isinstance(block, Paragraph) and block.role == "headline")
        holds = holds or (isinstance(block, Bullet) and block.id in last_bullets and following is not None)
        for part in rest:
            yield held + part
            held = 0.0
        if holds:
            held += last
        else:
            yield held + last
            held = 0.0
    if held:
        yield held


_STYLES: Mapping[str, str] = {"headline": "headline", "body": "body", "comment": "comment", "note": "source note"}


def _block(block: object, measure: Measure, width: float, height: float) -> list[Chunk]:
    match block:
        case Chart():
            picture = height_of(block, height) * min(1.0, width / WIDTH_CM)
            around = measure.paragraph_cm("chart", "", width) * _AROUND_PICTURE
            return [picture + around + measure.paragraph_cm("caption", f"Figure 10: {block.caption.plain}", width)]
        case Table():
            return _table(block, measure, width)
        case Paragraph():
            return [measure.paragraph_cm(_STYLES[block.role], block.text.plain, width)]
        case Bullet():
            return [measure.paragraph_cm("bullet", block.text.plain, width)]
        case Link():
            return [measure.paragraph_cm("body", block.text.plain, width)]
    return [0.0]


def _table(table: Table, measure: Measure, width: float) -> list[Chunk]:
    widths = column_widths_cm(table, width)
    caption = measure.paragraph_cm("table caption", f"Table 10: {table.caption.plain}", width)
    rows = [measure.row_cm([cell.plain for cell in row], widths) for row in (table.header, *table.rows)]
    if len(table.rows) <= KEPT_WHOLE:
        return [caption + sum(rows)]
    return [caption + sum(rows[:2]), *rows[2:]]
