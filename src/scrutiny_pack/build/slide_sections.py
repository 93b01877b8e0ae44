"""The slides of a section: a chart with its bullets each, then its tables and its author's own words; split where a slide is full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scrutiny_pack.build.fit import Box, fitting_size, height_of, pieces, spread
from scrutiny_pack.build.slide import Line, Rooms, Slide, line
from scrutiny_pack.build.slide_grouped_fit import parts_of
from scrutiny_pack.build.table_fit import fit_table, tables_that_fit
from scrutiny_pack.fixed_words import FixedWords
from scrutiny_pack.grouped_table import GroupedTable
from scrutiny_pack.pack import Bullet, Chapter, Chart, Paragraph, Section, Table

BULLETS_AT_MOST = 5
"""Six bullets are two slides, however short they are: nobody reads them while listening."""
COLUMNS_BESIDE = 3
"""A table with more columns needs the whole width of a slide."""


def section_slides(section: Section, rooms: Rooms, comment: str = FixedWords.comment) -> tuple[Slide, ...]:
    """The slides of `section`, at least one; all have its title, headline and source line. `comment` marks a person's words."""
    own = (*(_prose(paragraph, comment) for paragraph in section.prose), *(_link(link.text.plain, link.address) for link in section.links))
    generated = _chart_slides(section, rooms)
    if len(section.tables) == 1 and own and _stand_together(own, section.tables[0], rooms):
        return (*generated, _table_slide(section, section.tables[0], own))
    authored, tables = _text_slides(section, own, rooms), _tables_alone(section, rooms)
    slides = (*generated, *tables, *authored) if generated else (*authored, *tables)
    return slides or (_slide(section, "Text", {}),)


def chapter_slides(chapter: Chapter, rooms: Rooms) -> tuple[Slide, ...]:
    """The table of `chapter` on as many slides as it needs; what the report says above it is in the presenter's notes."""
    if chapter.slide is None:
        return ()
    said = tuple(block.text.plain for block in chapter.blocks if isinstance(block, Paragraph))
    plain = Slide(
        "Table", chapter.title.plain, {"Headline": line(chapter.slide.caption.plain)}, notes=(*said, chapter.slide.description.plain)
    )
    if isinstance(chapter.slide, GroupedTable):
        return tuple(
            replace(plain, table=part, fit=fit, notes=(*plain.notes, *_lines_in_words(part)))
            for part, fit in parts_of(chapter.slide, rooms.table_whole)
        )
    return tuple(replace(plain, table=part) for part in tables_that_fit(chapter.slide, rooms.table_alone))


def _lines_in_words(table: GroupedTable) -> tuple[str, ...]:
    return tuple(line.alt.plain for line in table.lines if line is not None)


def split_lines(lines: Sequence[Line], box: Box, most: int = 0) -> tuple[tuple[Line, ...], ...]:
    """`lines` in as few groups as fit `box` at its floor, about equally full; a line too long for a whole box is cut at a word.

    At most `most` stand in a group, where it is given.
    """
    whole = [piece for each in lines for piece in _cut(each, box)]
    heights = [height_of([each.plain], box, box.floor) for each in whole]
    counts = spread(heights, box.height, box.after, most)
    ends = [0, *(sum(counts[: index + 1]) for index in range(len(counts)))]
    return tuple(tuple(whole[start:end]) for start, end in pairwise(ends))


def _cut(whole: Line, box: Box) -> tuple[Line, ...]:
    if height_of([whole.plain], box, box.floor) <= box.height:
        return (whole,)
    first, *others = pieces(whole.plain, box)
    # It is one paragraph still: its label and its note are said once.
    return (replace(whole, text=first, label="", parts=1 + len(others)), *(replace(whole, text=text, note="", label="") for text in others))


def _prose(paragraph: Paragraph, comment: str) -> Line:
    label = comment if paragraph.role == "comment" else ""
    shown = Line(paragraph.text.plain, label=label, prose=True)
    return replace(shown, note=shown.plain)


def _link(text: str, address: str) -> Line:
    return Line(text, address=address, prose=True)


def _bullet(bullet: Bullet) -> Line:
    return Line(bullet.slide.plain or bullet.text.plain, bullet.full.plain or bullet.text.plain)


def beside_charts(section: Section) -> tuple[tuple[Chart, tuple[Bullet, ...]], ...]:
    """Each chart of `section` with the bullets that it names; one that no chart names goes with the bullet before it."""
    chart_of = {bullet: index for index, chart in reversed(list(enumerate(section.charts))) for bullet in chart.bullets}
    beside: list[list[Bullet]] = [[] for _ in section.charts]
    current = 0
    for bullet in section.bullets:
        current = chart_of.get(bullet.id, current)
        beside[current].append(bullet)
    return tuple((chart, tuple(bullets)) for chart, bullets in zip(section.charts, beside, strict=True))


def _chart_slides(section: Section, rooms: Rooms) -> tuple[Slide, ...]:
    if not section.charts:
        return _text_slides(section, [_bullet(bullet) for bullet in section.bullets], rooms, BULLETS_AT_MOST)
    slides: list[Slide] = []
    for chart, bullets in beside_charts(section):
        box = rooms.boxes["Chart with commentary", "Commentary"]
        groups = split_lines([_bullet(bullet) for bullet in bullets], box, BULLETS_AT_MOST)
        slides += [_chart_slide(section, chart, lines) for lines in groups or ((),)]
    return tuple(slides)


def _chart_slide(section: Section, chart: Chart, lines: tuple[Line, ...]) -> Slide:
    texts = {"Headline": line(chart.headline.plain)} if len(section.charts) > 1 else {}
    layout, beside = ("Chart with commentary", {"Commentary": lines}) if lines else ("Chart only", {})
    return replace(_slide(section, layout, texts | beside, chart.alt.plain), chart=chart)


def _text_slides(section: Section, lines: Sequence[Line], rooms: Rooms, most: int = 0) -> tuple[Slide, ...]:
    return tuple(_slide(section, "Text", {"Text": group}) for group in split_lines(lines, rooms.boxes["Text", "Text"], most))


def _stand_together(lines: tuple[Line, ...], table: Table, rooms: Rooms) -> bool:
    beside, text = rooms.boxes["Table", "Table"], rooms.boxes["Table", "Commentary"]
    narrow = len(table.header) <= COLUMNS_BESIDE and fit_table(table, beside).height <= beside.height
    return narrow and fitting_size([each.plain for each in lines], text) is not None


def _tables_alone(section: Section, rooms: Rooms) -> tuple[Slide, ...]:
    return tuple(_table_slide(section, part) for table in section.tables for part in tables_that_fit(table, rooms.table_alone))


def _table_slide(section: Section, table: Table, beside: tuple[Line, ...] = ()) -> Slide:
    slide = _slide(section, "Table", {"Commentary": beside}, table.description.plain)
    return replace(slide, table=table, texts={**slide.texts, "Headline": line(table.caption.plain)})


def _slide(section: Section, layout: str, texts: dict[str, tuple[Line, ...]], described: str = "") -> Slide:
    headline = section.headline.text.plain if section.headline else ""
    source = section.note.text.plain if section.note else ""
    said = [each.note for lines in texts.values() for each in lines]
    everywhere = {"Headline": line(headline), "Source": line(section.slide_note.plain)}
    return Slide(layout, section.title.plain, {**everywhere, **texts}, notes=tuple(filter(None, (*said, described, source))))
