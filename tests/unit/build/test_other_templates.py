"""Decks in templates that were not made for us: whole, valid, accessible, with nothing of the template's own slides."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import ooxml_integrity
import pytest
from lxml import etree
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as PresentationType

from scrutiny_pack.build.parts import main_part, reachable, read_parts
from scrutiny_pack.build.powerpoint import build_powerpoint
from scrutiny_pack.build.template import open_template
from scrutiny_pack.quality.inspection import inspect_powerpoint
from tests.sample_slides import drawings, large_pack
from tests.slide_templates import (
    TEMPLATES,
    as_potx,
    columns,
    dark,
    footers_on_master,
    layout_called,
    office,
    office_suite,
    pictures,
    place,
    two_masters,
    with_slides,
)

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def deck(template: bytes) -> bytes:
    """The deck of the large pack in `template`."""
    pack = large_pack()
    return build_powerpoint(pack, drawings(pack), template)


def opened(template: bytes) -> PresentationType:
    """The deck of the large pack in `template`, opened."""
    return Presentation(io.BytesIO(deck(template)))


def named(presentation: PresentationType, name: str) -> list[str]:
    """The words of all shapes that are called `name`."""
    return [shape.text_frame.text for slide in presentation.slides for shape in slide.shapes if shape.name == name]


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def it_makes_a_sound_deck(template: Callable[[], bytes], tmp_path: Path) -> None:
    """Neither validator nor our own checks find anything; every part is there once, and leads from the presentation."""
    data = deck(template())
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    assert validate_pptx(path).errors == []
    assert ooxml_integrity.check_pptx(path) == []
    assert [str(problem) for problem in inspect_powerpoint(data, large_pack())] == []
    parts = read_parts(data)
    apart = {name for name in parts if name.startswith(("docProps/", "_rels/", "[Content_Types]"))}
    assert set(parts) - apart == reachable(parts, main_part(parts))


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def it_says_the_same_in_every_template(template: Callable[[], bytes]) -> None:
    """Every headline, bullet, table and source line of the pack, in words of 14 points or more, and the same bytes each time."""
    first = template()
    presentation = opened(first)
    pack = large_pack()
    headlines = {part.headline.text.plain for part in pack.sections if part.headline and part.charts and len(part.charts) == 1}
    assert headlines <= set(named(presentation, "Headline"))
    said = "\n".join(shape.text_frame.text for slide in presentation.slides for shape in slide.shapes if shape.has_text_frame)
    for part in pack.sections:
        assert all(bullet.slide.plain in said for bullet in part.bullets)
        assert part.slide_note.plain in said
    charts = Counter(shape.name for slide in presentation.slides for shape in slide.shapes if shape.name.startswith("sp:chart:"))
    assert set(charts) == {f"sp:chart:{chart.id}" for part in pack.sections for chart in part.charts}
    assert deck(first) == deck(first)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def it_reads_in_order_and_leaves_nothing_empty(template: Callable[[], bytes]) -> None:
    """Title first, then headline, chart, words, source and the foot; no placeholder without words; every slide has its number."""
    order = ("Title", "Headline", "sp:chart", "sp:table", "Text", "Commentary", "Source")
    for number, slide in enumerate(opened(template()).slides, 1):
        ranks = [next((place for place, name in enumerate(order) if shape.name.startswith(name)), len(order)) for shape in slide.shapes]
        assert number == 1 or ranks == sorted(ranks), [shape.name for shape in slide.shapes]
        assert slide.shapes[0].is_placeholder and slide.shapes[0].has_text_frame and slide.shapes[0] == slide.shapes.title
        assert all(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        kinds = {shape._element.find(f".//{P}ph").get("type") for shape in slide.placeholders}
        assert number == 1 or {"sldNum", "ftr", "dt"} <= kinds


def it_writes_no_body_text_under_fourteen_points() -> None:
    """A template that shows 14 points is filled at 14; the source line alone is smaller."""
    for template in (office(), pictures()):
        for slide in opened(template).slides:
            for shape in slide.shapes:
                if shape.name in ("Commentary", "Text", "Headline", "Front notes"):
                    sizes = [int(run.get("sz")) for run in shape._element.iter(f"{A}rPr") if run.get("sz")]
                    assert sizes or slide.slide_layout.name == "Photo right", shape.name
                    assert all(size >= 1400 for size in sizes), shape.name


def it_gives_bullets_where_the_template_has_none() -> None:
    """Captions have no bullets; sentences side by side without any could not be told apart."""
    shapes = [shape for slide in opened(pictures()).slides for shape in slide.shapes if shape.name == "Commentary"]
    layouts = {slide.slide_layout.name for slide in opened(pictures()).slides}
    assert "Photo right" in layouts
    beside = [shape for shape in shapes if shape.part.slide_layout.name == "Photo right"]
    assert beside
    assert all(len(list(shape._element.iter(f"{A}buChar"))) == len(shape.text_frame.paragraphs) for shape in beside)


def it_gives_prose_no_bullets() -> None:
    """An author's paragraphs are not a list, though the template's placeholder is one."""
    slide = next(slide for slide in opened(office()).slides if slide.shapes.title.text == "Summary of the inspection")
    text = next(shape for shape in slide.shapes if shape.name == "Text")
    assert len(list(text._element.iter(f"{A}buNone"))) == len(text.text_frame.paragraphs)


def it_gives_a_headline_no_bullet() -> None:
    """Though the placeholder that is there for it is one for lists."""
    headlines = [shape for slide in opened(columns()).slides for shape in slide.placeholders if shape.name == "Headline"]
    assert headlines
    assert all(shape._element.find(f".//{A}pPr/{A}buNone") is not None for shape in headlines)


def it_shows_key_messages_below_each_other_where_there_are_no_columns() -> None:
    """Headings in bold without a bullet, all groups on one slide where they fit."""
    slide = opened(office()).slides[1]
    assert slide.shapes.title.text == "Key messages"
    text = next(shape for shape in slide.shapes if shape.name == "Text")
    bold = [paragraph.text for paragraph in text.text_frame.paragraphs if paragraph.runs[0].font.bold]
    assert bold == [group.title.plain for group in large_pack().key_messages]


def it_takes_the_foot_from_the_master_where_the_layout_has_none() -> None:
    """With its place and its letters, which other programs would not find there."""
    slide = opened(footers_on_master()).slides[2]
    foot = {shape._element.find(f".//{P}ph").get("type"): shape for shape in slide.placeholders}
    master = {shape._element.find(f".//{P}ph").get("type"): shape for shape in slide.slide_layout.slide_master.placeholders}
    for kind in ("ftr", "dt", "sldNum"):
        assert (foot[kind].left, foot[kind].top) == (master[kind].left, master[kind].top)
        assert foot[kind]._element.find(f".//{A}lvl1pPr/{A}defRPr").get("sz") == "1200"


def it_makes_links_and_table_headers_legible_on_dark_slides() -> None:
    """A link has the colour of text; the header has dark letters on a light ground."""
    presentation = opened(dark())
    assert presentation.slide_master._element.find(f"{P}clrMap").get("hlink") == "lt1"
    table = next(shape for slide in presentation.slides for shape in slide.shapes if shape.has_table)
    header = table.table.cell(0, 0)._tc
    assert header.find(f"{A}tcPr/{A}solidFill/{A}schemeClr").get("val") == "accent1"
    assert next(header.iter(f"{A}rPr")).find(f"{A}solidFill/{A}schemeClr").get("val") == "bg1"


def it_keeps_the_notes_where_the_templates_notes_have_no_place_for_words(tmp_path: Path) -> None:
    """Full sentences and what was shortened stand there: a presenter must find them."""
    presentation = Presentation(io.BytesIO(office()))
    for shape in list(presentation.notes_master.placeholders):
        shape._element.getparent().remove(shape._element)
    template = io.BytesIO()
    presentation.save(template)
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck(template.getvalue()))
    slide = next(slide for slide in Presentation(path).slides if slide.shapes.title.text == "Re-referrals")
    assert large_pack().sections[1].bullets[0].text.plain in slide.notes_slide.notes_text_frame.text
    assert validate_pptx(path).errors == []


def it_says_what_a_reader_must_know_first_over_a_title_at_the_foot() -> None:
    """Where there is no room under the title the notes stand over it, on the first slide in any case."""
    presentation = Presentation(io.BytesIO(office()))
    cover = layout_called(presentation, "Title Slide")
    place(cover, 0, 2, 12, 28, 3)
    place(cover, 1, 2, 15, 28, 2.6)
    target = io.BytesIO()
    presentation.save(target)
    first = opened(target.getvalue()).slides[0]
    shapes = {shape.name: shape for shape in first.shapes}
    assert shapes["Front notes"].text_frame.text == "Some figures in this pack are illustrative."
    assert shapes["Front notes"].top + shapes["Front notes"].height <= shapes["Title"].top
    assert "Children's Services Scrutiny Board" in shapes["Subtitle"].text_frame.text


def it_stays_with_the_first_master_of_two() -> None:
    """Layouts of both have the same names: a deck does not mix them."""
    assert {slide.slide_layout.slide_master.part.partname for slide in opened(two_masters()).slides} == {
        "/ppt/slideMasters/slideMaster1.xml"
    }


def it_takes_out_sample_slides_with_all_that_names_them(tmp_path: Path) -> None:
    """Their notes, comments and pictures, the sections and the custom show; links between them lead nowhere any more."""
    path = tmp_path / "slides.potx"
    path.write_bytes(as_potx(with_slides()))
    data = deck(open_template(path, "slides.potx"))
    assert len(Presentation(io.BytesIO(data)).slides) == len(opened(office()).slides)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        whole = b"".join(package.read(name) for name in names)
        root = etree.fromstring(package.read("ppt/presentation.xml"))
    assert len(names) == len(set(names))
    assert not [name for name in names if re.search("comment|custom[Xx]ml|tags/", name)]
    assert b"Sample words" not in whole and b"A. Clerk" not in whole
    assert not list(root.iter(f"{P}custShowLst")) and not list(root.iter("{*}sectionLst"))


def it_keeps_the_look_of_a_master_that_an_office_suite_wrote() -> None:
    """Its sample words alone say how large letters are; on slides of ours they are so large, as is the footer."""
    presentation = opened(office_suite())
    sizes = {kind: level_size(presentation, kind) for kind in ("title", "body", "ftr")}
    assert sizes == {"title": "2400", "body": "2400", "ftr": "1200"}
    feet = [
        shape for slide in presentation.slides for shape in slide.placeholders if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER
    ]
    assert feet
    assert {foot._element.find(f".//{A}lstStyle/{A}lvl1pPr/{A}defRPr").get("sz") for foot in feet} == {"1200"}


def level_size(presentation: PresentationType, kind: str) -> str:
    """The size of letters in the master's placeholder of `kind`."""
    found = (each._element for each in presentation.slide_master.placeholders if each._element.find(f".//{P}ph").get("type") == kind)
    return str(next(found).find(f".//{A}lvl1pPr/{A}defRPr").get("sz"))
