"""What the officer is told of a deck that is sound, but does not say all."""

from __future__ import annotations

import io
from dataclasses import replace

from pptx import Presentation

from scrutiny_pack.build.powerpoint import build_powerpoint
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.pack import Pack
from scrutiny_pack.text import words
from tests.sample_pack import sample_pack, section
from tests.sample_slides import bullet, chart, drawings
from tests.slide_templates import office
from tests.source_code import ROOT

OURS = ROOT / "templates" / "scrutiny" / "slides.pptx"
LONG = "Work with children in need and their families " * 100


def warned(pack: Pack, template: bytes) -> list[str]:
    """Every warning of the deck of `pack`, with its name."""
    problems = ProblemList()
    build_powerpoint(pack, drawings(pack), template, problems=problems)
    return [f"{problem.slug}: {problem.what}" for problem in problems.warnings]


def with_section(title: str, text: str) -> Pack:
    """A pack with one more section, which has one bullet."""
    part = section(title, chart("long.trend"), [bullet("long.a", words(text), words(text))])
    return replace(sample_pack(), sections=(*sample_pack().sections, part))


def it_says_nothing_where_all_fits() -> None:
    """Neither in our own template nor in Office's."""
    assert warned(sample_pack(), OURS.read_bytes()) == []
    assert warned(sample_pack(), office()) == []


def it_warns_of_a_title_over_two_lines_and_keeps_it_in_the_notes() -> None:
    """It ends with "…" on the slide; the whole of it is in what the presenter sees."""
    title = "Assessments completed within the time that guidance expects " * 5
    pack = with_section(title.strip(), "Fell")
    (told,) = [each for each in warned(pack, office()) if "title" in each]
    assert told.startswith('long-title: slide 6: the title "Assessments completed within the time that guidance expects…" does not fit')
    slide = Presentation(io.BytesIO(build_powerpoint(pack, drawings(pack), office()))).slides[5]
    assert slide.shapes.title.text.endswith("…")
    assert title.strip() in slide.notes_slide.notes_text_frame.text


def it_spreads_a_bullet_of_eight_hundred_words_over_slides_and_says_so() -> None:
    """No word is lost, and none is smaller than 14 points."""
    for template in (OURS.read_bytes(), office()):
        pack = with_section("Need", LONG.strip())
        (told,) = warned(pack, template)
        slides = [
            slide
            for slide in Presentation(io.BytesIO(build_powerpoint(pack, drawings(pack), template))).slides
            if "Need" in slide.shapes.title.text
        ]
        assert told.startswith("text-too-long: slide 6: the text ") and told.endswith(f"is spread over {len(slides)} slides")
        printed = [shape.text_frame.text.rstrip("…") for slide in slides for shape in slide.shapes if shape.name == "Commentary"]
        assert " ".join(printed).split() == LONG.split()
        assert [slide.shapes.title.text for slide in slides][:1] == [f"Need (1 of {len(slides)})"]


def it_warns_of_a_source_line_that_is_cut() -> None:
    """The notes have it whole."""
    pack = with_section("Need", "Fell")
    cut = replace(pack, sections=(*pack.sections[:-1], replace(pack.sections[-1], slide_note=words(LONG.strip()))))
    (told,) = warned(cut, OURS.read_bytes())
    assert told.startswith('text-too-long: slide 6: the source "Work with children')
