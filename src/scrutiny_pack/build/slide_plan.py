"""Which slides a deck has, in order: title, key messages, one or more a section. Data only; no presentation is open yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from scrutiny_pack.build.dates import long_date
from scrutiny_pack.build.fit import fitting_size, height_of, shortened
from scrutiny_pack.build.slide import HEADING_SPACE, Line, Rooms, Slide, line
from scrutiny_pack.build.slide_sections import chapter_slides, section_slides, split_lines
from scrutiny_pack.pack import KeyMessage, KeyMessageGroup, Pack

_LONGEST_NUMBER = " (88 of 88)"
_ONE_LINE = ("Committee", "Subtitle", "Meeting date", "Headline", "Source", "Heading 1", "Heading 2", "Heading 3")


def plan_slides(pack: Pack, rooms: Rooms) -> tuple[Slide, ...]:
    """The slides of `pack` in a template with these `rooms`; no two have the same title."""
    slides = [*_front(pack, rooms), *_key_messages(pack, rooms)]
    for chapter in pack.opening:
        slides += chapter_slides(chapter, rooms)
    for section in pack.sections:
        slides += section_slides(section, rooms, pack.fixed.comment)
    return _numbered([_trimmed(slide, rooms) for slide in slides], pack.fixed.part)


def _front(pack: Pack, rooms: Rooms) -> list[Slide]:
    notes = [Line(paragraph.text.plain, paragraph.text.plain, prose=True) for paragraph in pack.front_notes]
    shown, *others = split_lines(notes, rooms.boxes["Title", "Front notes"]) or ((),)
    date = long_date(pack.meeting_date, pack.language) if pack.meeting_date else ""
    texts = {
        "Committee": line(pack.committee.plain),
        "Subtitle": line(pack.subtitle.plain),
        "Meeting date": line(date),
        "Front notes": shown,
    }
    rest = [each for group in others for each in group]
    return [
        Slide("Title", pack.title.plain, texts, notes=tuple(note.note for note in notes)),
        *(Slide("Text", pack.fixed.about, {"Text": group}) for group in split_lines(rest, rooms.text_alone)),
    ]


def _key_messages(pack: Pack, rooms: Rooms) -> list[Slide]:
    groups = [(group, shown) for group in pack.key_messages if (shown := [each for each in group.messages if each.on_slide])]
    columns = len(rooms.messages)
    if not columns:
        return _stacked_messages(groups, rooms, pack.fixed.key_messages)
    some = [groups[start : start + columns] for start in range(0, len(groups), columns)]
    return [slide for few in some for slide in _message_slides(few, rooms, pack.fixed.key_messages)]


def _message_slides(groups: list[tuple[KeyMessageGroup, list[KeyMessage]]], rooms: Rooms, title: str) -> list[Slide]:
    box = rooms.messages[len(groups) - 1]
    columns = [split_lines([_message(each) for each in shown], box) for _, shown in groups]
    slides = []
    for row in zip_longest(*columns, fillvalue=()):
        texts: dict[str, tuple[Line, ...]] = {}
        notes: list[str] = []
        filled = [(group, lines) for (group, _), lines in zip(groups, row, strict=True) if lines]
        for number, (group, lines) in enumerate(filled, 1):
            texts |= {f"Heading {number}": line(group.title.plain), f"Messages {number}": lines}
            notes += [group.title.plain, *(each.note for each in lines if each.note)]
        slides.append(Slide("Key messages", title, texts, notes=tuple(notes)))
    return slides


def _stacked_messages(groups: list[tuple[KeyMessageGroup, list[KeyMessage]]], rooms: Rooms, title: str) -> list[Slide]:
    """All groups on one slide of text where they fit, else a slide for each: for a template without columns."""
    stacked = [(Line(group.title.plain, group.title.plain, prose=True, heading=True), *map(_message, shown)) for group, shown in groups]
    together = [each for lines in stacked for each in lines]
    whole = rooms.text_alone
    box = replace(whole, height=whole.height - HEADING_SPACE * len(stacked))
    if together and fitting_size([each.plain for each in together], box) is not None:
        stacked = [tuple(together)]
    slides = []
    for heading, *lines in stacked:
        room = replace(box, height=box.height - height_of([heading.plain], box, box.floor) - box.after)
        groups_of_lines = [tuple(lines)] if len(stacked) == 1 else split_lines(lines, room)
        slides += [Slide("Text", title, {"Text": (heading, *few)}, notes=_noted((heading, *few))) for few in groups_of_lines]
    return slides


def _message(message: KeyMessage) -> Line:
    return Line(message.slide.plain or message.text.plain, message.text.plain)


def _noted(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(each.note for each in lines if each.note)


def _trimmed(slide: Slide, rooms: Rooms) -> Slide:
    """The slide with "…" for what its one-line slots have no room for; the notes then hold the whole."""
    title = shortened(slide.title, rooms.boxes[slide.layout, "Title"], _LONGEST_NUMBER)
    texts = dict(slide.texts)
    cut = {} if title == slide.title else {"Title": slide.title}
    for slot in _ONE_LINE:
        for whole in texts.get(slot, ()):
            short = shortened(whole.text, rooms.box(slide, slot))
            if short != whole.text:
                texts[slot] = (replace(whole, text=short),)
                cut[slot] = whole.text
    kept = [text for text in cut.values() if text not in slide.notes]
    return replace(slide, title=title, texts=texts, notes=(*kept, *slide.notes), cut=cut)


def _numbered(slides: list[Slide], part: str) -> tuple[Slide, ...]:
    total = Counter(slide.title for slide in slides)
    so_far: Counter[str] = Counter()
    numbered = []
    for slide in slides:
        so_far[slide.title] += 1
        many = total[slide.title] > 1
        number = part.replace("{part}", str(so_far[slide.title])).replace("{parts}", str(total[slide.title]))
        numbered.append(replace(slide, number=number) if many else slide)
    return tuple(numbered)
