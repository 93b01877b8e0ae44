"""Which slides a deck has, and what stands on each."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from scrutiny_pack.build.fit import fitting_size
from scrutiny_pack.build.slide import SLOTS, Rooms, Slide
from scrutiny_pack.build.slide_layouts import open_layouts
from scrutiny_pack.build.slide_plan import plan_slides
from scrutiny_pack.build.slide_sections import beside_charts, section_slides
from scrutiny_pack.pack import Pack, Paragraph, Section
from scrutiny_pack.text import words
from tests.sample_pack import sample_pack, section
from tests.sample_slides import bullet, chart, full_section, large_pack, month_table, static_prose, two_charts, with_table

TEMPLATE = Path(__file__).parents[3] / "templates" / "scrutiny" / "slides.pptx"


@pytest.fixture(scope="module")
def rooms() -> Rooms:
    """The room in our own template."""
    return open_layouts(TEMPLATE.read_bytes()).rooms


def shown(slide: Slide, slot: str) -> list[str]:
    """The paragraphs in `slot`."""
    return [line.plain for line in slide.texts.get(slot, ())]


def it_starts_with_title_and_key_messages_and_keeps_the_sections_order(rooms: Rooms) -> None:
    """Title, key messages, then the sections as the pack orders them."""
    slides = plan_slides(sample_pack(), rooms)
    assert [slide.full_title for slide in slides] == [
        "Key performance, July 2022", "Key messages", "Ofsted inspection", "Re-referrals", "Care leavers",
    ]  # fmt: skip


def it_says_on_the_title_slide_who_meets_when_and_what_a_reader_must_know(rooms: Rooms) -> None:
    """Committee, subtitle, date and the front notes are on the first slide."""
    first = plan_slides(sample_pack(), rooms)[0]
    assert shown(first, "Committee") == ["Children's Services Scrutiny Board"]
    assert shown(first, "Subtitle") == ["Compared with England"]
    assert shown(first, "Meeting date") == ["10 October 2022"]
    assert shown(first, "Front notes") == ["Some figures in this pack are illustrative."]


def it_leaves_out_a_meeting_date_that_is_not_known(rooms: Rooms) -> None:
    """A pack without a meeting has no date on its first slide."""
    first = plan_slides(replace(sample_pack(), meeting_date=None), rooms)[0]
    assert shown(first, "Meeting date") == []


def it_shows_a_column_for_each_group_that_has_messages(rooms: Rooms) -> None:
    """Two groups are two columns; a message that is not for the slide is left out."""
    pack = sample_pack()
    hidden = tuple(replace(g, messages=tuple(replace(m, on_slide=g.id == "key.good") for m in g.messages)) for g in pack.key_messages)
    assert plan_slides(pack, rooms)[1].columns == 2
    assert plan_slides(replace(pack, key_messages=hidden), rooms)[1].columns == 1
    assert "Key messages" not in [slide.layout for slide in plan_slides(replace(pack, key_messages=()), rooms)]


def it_continues_key_messages_on_a_second_slide_rather_than_shrink_them(rooms: Rooms) -> None:
    """Too many for one slide make two, with a number in the title, and none is lost."""
    pack = large_pack(7)
    slides = [slide for slide in plan_slides(pack, rooms) if slide.layout == "Key messages"]
    assert [slide.full_title for slide in slides] == ["Key messages (1 of 2)", "Key messages (2 of 2)"]
    count = sum(len(lines) for slide in slides for slot, lines in slide.texts.items() if slot.startswith("Messages"))
    assert count == sum(len(group.messages) for group in pack.key_messages)


def it_gives_each_chart_of_a_section_a_slide_with_its_bullets() -> None:
    """A bullet that no chart names stays with the bullet before it."""
    placed = [(chart.id, [bullet.id for bullet in bullets]) for chart, bullets in beside_charts(two_charts())]
    assert placed == [
        ("assessments.rate", ["assessments.change", "assessments.unnamed"]),
        ("assessments.days", ["assessments.timely", "assessments.last"]),
    ]


def it_numbers_slides_with_the_same_title(rooms: Rooms) -> None:
    """Two charts are two slides with different titles; neither has the section's headline, which may be about the other chart."""
    slides = [slide for slide in plan_slides(large_pack(), rooms) if slide.title == "Assessments"]
    assert [slide.full_title for slide in slides] == ["Assessments (1 of 2)", "Assessments (2 of 2)"]
    assert shown(slides[0], "Headline") == shown(slides[1], "Headline") == []


def it_never_gives_two_slides_one_title(rooms: Rooms) -> None:
    """Not even when two sections have the same one."""
    pack = large_pack()
    twice = replace(pack, sections=(*pack.sections, replace(pack.sections[1], id="again")))
    titles = [slide.full_title for slide in plan_slides(twice, rooms)]
    assert len(set(titles)) == len(titles)


def it_splits_bullets_that_do_not_fit_and_repeats_the_chart(rooms: Rooms) -> None:
    """Eight long bullets are two slides, evenly filled, each with the chart."""
    slides = section_slides(full_section(8), rooms)
    assert [len(slide.texts["Commentary"]) for slide in slides] == [4, 4]
    assert [slide.chart.id for slide in slides if slide.chart] == ["plans.trend"] * 2


def it_makes_two_slides_of_six_bullets_however_short(rooms: Rooms) -> None:
    """Nobody reads six bullets while listening."""
    entries = [bullet(f"short.{letter}", words("Fell")) for letter in "abcdef"]
    slides = section_slides(section("Short", chart("short.trend"), entries), rooms)
    assert [len(slide.texts["Commentary"]) for slide in slides] == [3, 3]


def it_leaves_the_whole_slide_to_a_chart_without_bullets(rooms: Rooms) -> None:
    """There is a layout for it."""
    slides = section_slides(section("Alone", chart("alone.trend"), []), rooms)
    assert [slide.layout for slide in slides] == ["Chart only"]


def it_sets_a_table_and_the_authors_words_beside_each_other_after_the_charts(rooms: Rooms) -> None:
    """A comment is marked as a person's."""
    slides = section_slides(with_table(), rooms)
    assert [slide.layout for slide in slides] == ["Chart with commentary", "Table"]
    assert shown(slides[1], "Commentary")[0].startswith("Officer's comment: ")
    assert shown(slides[1], "Headline") == ["Each month of the last year"]


def it_splits_a_long_table_and_repeats_its_header(rooms: Rooms) -> None:
    """Forty rows are several tables, no row is lost."""
    table = month_table(40)
    slides = section_slides(Section("long", words("Long"), (table,)), rooms)
    assert len(slides) > 1
    assert tuple(row for slide in slides if slide.table for row in slide.table.rows) == table.rows
    assert {slide.table.header for slide in slides if slide.table} == {table.header}


def it_writes_static_prose_on_a_slide_of_its_own(rooms: Rooms) -> None:
    """Prose without a table is a text slide."""
    assert [slide.layout for slide in section_slides(static_prose(), rooms)] == ["Text"]


def it_gives_a_section_without_blocks_its_title(rooms: Rooms) -> None:
    """It is not silently left out."""
    assert len(section_slides(Section("bare", words("Bare"), ()), rooms)) == 1


def it_puts_full_sentences_the_chart_in_words_and_the_sources_into_the_notes(rooms: Rooms) -> None:
    """In that order, so that the presenter can answer."""
    part = two_charts()
    first = section_slides(part, rooms)[0]
    assert part.note is not None
    assert first.notes == (*(each.text.plain for each in part.bullets[:2]), part.charts[0].alt.plain, part.note.text.plain)


def extreme_pack() -> Pack:
    """A pack in which every text is far too long."""
    pack, long = large_pack(9), words("Extremely long words about nothing in particular " * 100)
    note = Paragraph("front.long", "note", words("Some figures are illustrative. " * 40))
    entries = [bullet(f"long.{letter}", long) for letter in "ab"]
    part = replace(section("Long words " * 40, chart("long.trend"), entries), slide_note=long)
    paragraph = Paragraph("prose.long", "body", long)
    return replace(
        pack, title=long, subtitle=long, committee=long, front_notes=(note,), sections=(part, Section("p", long, (paragraph,))),
        meeting_date=datetime.date(2022, 10, 10),
    )  # fmt: skip


def it_plans_no_slide_whose_words_do_not_fit_at_their_floor(rooms: Rooms) -> None:
    """Whatever the texts are, every slot has room for its words at 14 points (titles 20, headlines 16, sources 10)."""
    for slide in plan_slides(extreme_pack(), rooms):
        assert slide.layout in SLOTS
        for slot, lines in {**slide.texts, "Title": slide.texts.get("Title", ())}.items():
            assert fitting_size([line.plain for line in lines], rooms.box(slide, slot)) is not None, (slide.title, slot)
        assert fitting_size([slide.full_title], rooms.boxes[slide.layout, "Title"]) is not None


def it_keeps_in_the_notes_what_a_slide_had_no_room_for(rooms: Rooms) -> None:
    """A title that was cut stands whole in the notes."""
    pack = extreme_pack()
    first = plan_slides(pack, rooms)[0]
    assert first.title.endswith("…")
    assert pack.title.plain in first.notes
