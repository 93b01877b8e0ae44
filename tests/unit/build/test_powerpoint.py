"""The deck as a file: structure, accessibility, package."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import ooxml_integrity
import pytest
from lxml import etree
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as PresentationType

from scrutiny_pack.build.powerpoint import build_powerpoint
from scrutiny_pack.errors import InputError
from scrutiny_pack.pack import Pack, Section, Table
from scrutiny_pack.text import Text
from tests.sample_pack import sample_pack
from tests.sample_slides import drawings, large_pack
from tests.slide_templates import without_titles

TEMPLATE = Path(__file__).parents[3] / "templates" / "scrutiny" / "slides.pptx"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")


def deck(pack: Pack) -> bytes:
    """The deck of `pack` in our own template."""
    return build_powerpoint(pack, drawings(pack), TEMPLATE.read_bytes())


@pytest.fixture(scope="module")
def data() -> bytes:
    """The deck of the large pack."""
    return deck(large_pack())


@pytest.fixture(scope="module")
def presentation(data: bytes) -> PresentationType:
    """The deck of the large pack, opened."""
    return Presentation(io.BytesIO(data))


def parts(data: bytes, pattern: str) -> dict[str, etree._Element]:
    """The XML parts whose names match."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if re.fullmatch(pattern, name)}


def edited_template(change: dict[str, str]) -> bytes:
    """Our template with words replaced in its layouts."""
    target = io.BytesIO()
    with zipfile.ZipFile(TEMPLATE) as source, zipfile.ZipFile(target, "w") as written:
        for name in source.namelist():
            content = source.read(name)
            if "slideLayouts/slideLayout" in name and name.endswith(".xml"):
                for old, new in change.items():
                    content = content.replace(old.encode(), new.encode())
            written.writestr(name, content)
    return target.getvalue()


def it_gives_the_same_bytes_for_the_same_pack(data: bytes) -> None:
    """Nothing of the time or the run is in the file."""
    assert deck(large_pack()) == data


def it_satisfies_the_validators(data: bytes, tmp_path: Path) -> None:
    """Neither the schema checker nor the package checker finds anything, in the deck and in the template."""
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    for file in (path, TEMPLATE):
        assert validate_pptx(file).errors == []
        assert ooxml_integrity.check_pptx(file) == []


def it_gives_every_shape_of_a_slide_an_id_of_its_own(presentation: PresentationType) -> None:
    """Two shapes with one id make PowerPoint offer a repair."""
    for slide in presentation.slides:
        ids = [element.get("id") for element in slide._element.iter(f"{P}cNvPr")]
        assert len(set(ids)) == len(ids)


def it_gives_every_slide_a_title_that_no_other_has(presentation: PresentationType) -> None:
    """A screen reader's user finds slides by their titles."""
    titles = [slide.shapes.title.text for slide in presentation.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def it_reads_title_headline_chart_bullets_source_and_footers_in_that_order(presentation: PresentationType) -> None:
    """The order of the shapes is the order in which they are read aloud."""
    slide = next(slide for slide in presentation.slides if slide.shapes.title.text == "Re-referrals")
    assert [shape.name for shape in slide.shapes] == [
        "Title", "Headline", "sp:chart:rereferrals.trend", "Commentary", "Source", "Footer", "Date", "Slide number",
    ]  # fmt: skip


def it_leaves_no_placeholder_empty(presentation: PresentationType) -> None:
    """An empty one shows its prompt while editing and is read aloud as nothing."""
    for slide in presentation.slides:
        assert all(shape.text_frame.text for shape in slide.placeholders)


def it_describes_every_chart_and_table_in_words(presentation: PresentationType) -> None:
    """The alternative text is the pack's, never a file name."""
    pictures = {chart.id: chart for section in large_pack().sections for chart in section.charts}
    for slide in presentation.slides:
        for shape in slide.shapes:
            described = shape._element.find(f".//{P}cNvPr").get("descr")
            if shape.name.startswith("sp:chart:"):
                assert described == pictures[shape.name.removeprefix("sp:chart:")].alt.plain
            elif shape.name.startswith("sp:table:"):
                assert described


def it_places_a_chart_whole_and_undistorted_as_vectors_with_pixels_to_fall_back_on(presentation: PresentationType) -> None:
    """Never cropped: the corners are inside the slide, the shape is the drawing's."""
    found = 0
    for slide in presentation.slides:
        for picture in (shape for shape in slide.shapes if shape.name.startswith("sp:chart:")):
            found += 1
            assert picture.width / picture.height == pytest.approx(2, abs=0.001)
            assert (picture.crop_left, picture.crop_right, picture.crop_top, picture.crop_bottom) == (0, 0, 0, 0)
            vectors = picture._element.find(".//{*}svgBlip").get(f"{{{picture._element.nsmap['r']}}}embed")
            assert slide.part.related_part(vectors).content_type == "image/svg+xml"
            assert picture.image.content_type == "image/png"
            assert picture.left >= 0 and picture.left + picture.width <= presentation.slide_width
    assert found == 8


def it_writes_tables_with_a_header_row_figures_to_the_right_and_no_merged_cells(presentation: PresentationType) -> None:
    """A real table, which a screen reader reads cell by cell with its header."""
    tables = [shape.table for slide in presentation.slides for shape in slide.shapes if shape.has_table]
    words_only, figures = tables
    assert {properties.get("algn") for properties in figures._tbl.iter(f"{A}pPr")} == {"r"}
    assert not list(words_only._tbl.iter(f"{A}pPr"))
    for table in tables:
        assert table.first_row
        assert not [cell for row in table.rows for cell in row.cells if cell.is_merge_origin or cell.is_spanned]
        assert all(cell.text for cell in table.rows[0].cells)


def it_writes_number_and_date_as_the_layouts_placeholders(presentation: PresentationType) -> None:
    """The number is a field, the date fixed words: a date field would change on the day of the meeting."""
    for number, slide in list(enumerate(presentation.slides, 1))[1:]:
        kinds = {holder._element.find(f".//{P}ph").get("type"): holder for holder in slide.placeholders}
        (field,) = kinds["sldNum"]._element.iter(f"{A}fld")
        assert (field.get("type"), field.findtext(f"{A}t")) == ("slidenum", str(number))
        assert kinds["dt"].text_frame.text == "10 October 2022"
        assert not list(kinds["dt"]._element.iter(f"{A}fld"))


def it_leaves_the_date_out_where_there_is_no_meeting() -> None:
    """A pack without a meeting date has no empty date on its slides."""
    opened = Presentation(io.BytesIO(deck(replace(sample_pack(), meeting_date=None))))
    kinds = [holder._element.find(f".//{P}ph").get("type") for slide in opened.slides for holder in slide.placeholders]
    assert "dt" not in kinds
    assert "sldNum" in kinds


def it_marks_every_run_as_british_english(data: bytes) -> None:
    """Else a screen reader may read with the voice of another language."""
    for name, root in parts(data, r"ppt/(slides|notesSlides|slideLayouts|slideMasters|notesMasters)/[^/]*\.xml").items():
        runs = list(root.iter(f"{A}rPr", f"{A}endParaRPr"))
        assert runs, name
        assert {run.get("lang") for run in runs} == {"en-GB"}, name
        assert all(run.find(f"{A}rPr") is not None for run in root.iter(f"{A}r")), name


def it_never_shrinks_bullets_under_fourteen_points(data: bytes) -> None:
    """What does not fit goes to another slide."""
    for root in parts(data, r"ppt/slides/[^/]*\.xml").values():
        for shape in root.iter(f"{P}sp"):
            scale = shape.find(f".//{A}normAutofit")
            name = shape.find(f".//{P}cNvPr").get("name")
            if scale is not None and name == "Commentary":
                assert 18 * int(scale.get("fontScale")) / 100_000 >= 14
        assert all(int(run.get("sz")) >= 1400 for run in root.iter(f"{A}rPr") if run.get("sz") and run.getparent().tag == f"{A}r")


def it_stores_a_scale_where_words_were_shrunk(data: bytes) -> None:
    """PowerPoint shrinks only when somebody edits the text, so the scale must be there already."""
    scales = [scale.get("fontScale") for root in parts(data, r"ppt/slides/[^/]*\.xml").values() for scale in root.iter(f"{A}normAutofit")]
    stored = [int(scale) for scale in scales if scale]
    assert stored
    assert all(77_777 <= scale < 100_000 for scale in stored)


def it_gives_columns_of_key_messages_one_size(presentation: PresentationType) -> None:
    """The fullest column decides."""
    slide = presentation.slides[1]
    sizes = {run.get("sz") for shape in slide.shapes if shape.name.startswith("Messages") for run in shape._element.iter(f"{A}rPr")}
    (size,) = sizes
    assert 1400 <= int(size) < 1800


def it_spreads_two_groups_of_key_messages_over_the_whole_width() -> None:
    """A missing group leaves no gap."""
    opened = Presentation(io.BytesIO(deck(sample_pack())))
    slide = opened.slides[1]
    columns = [shape for shape in slide.shapes if shape.name.startswith("Messages")]
    assert len(columns) == 2
    right = columns[1].left + columns[1].width
    assert right == pytest.approx(slide.shapes.title.left + slide.shapes.title.width, rel=0.01)


def it_writes_the_full_sentences_into_the_notes(presentation: PresentationType) -> None:
    """A paragraph each: sentences, the chart in words, the source note."""
    section = large_pack().sections[1]
    slide = next(slide for slide in presentation.slides if slide.shapes.title.text == "Re-referrals")
    noted = [paragraph.text for paragraph in slide.notes_slide.notes_text_frame.paragraphs]
    assert section.note is not None
    assert noted == [*(bullet.text.plain for bullet in section.bullets), section.charts[0].alt.plain, section.note.text.plain]


def every_text(pack: Pack) -> list[Text]:
    """Every text of `pack` that may be printed on a slide or in its notes."""
    blocks = [block for section in pack.sections for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in (table.header, *table.rows) for cell in row]
    own = [pack.title, pack.subtitle, pack.committee, *(p.text for p in pack.front_notes), *(s.title for s in pack.sections)]
    messages = [text for group in pack.key_messages for m in group.messages for text in (group.title, m.text, m.slide)]
    texts = [value for block in blocks for value in vars(block).values() if isinstance(value, Text)]
    return [*own, *messages, *texts, *cells, *(section.slide_note for section in pack.sections)]


def it_prints_no_number_that_is_not_in_the_packs_texts(presentation: PresentationType) -> None:
    """Numbers of slides, "(1 of 2)" and the meeting's date apart."""
    allowed = {number for text in every_text(large_pack()) for number in NUMBER.findall(text.plain)}
    for slide in presentation.slides:
        shapes = [shape for shape in slide.shapes if shape.name not in ("Slide number", "Date", "Meeting date")]
        printed = [element.text or "" for shape in shapes for element in shape._element.iter(f"{A}t")]
        printed += [slide.notes_slide.notes_text_frame.text] if slide.has_notes_slide else []
        for text in printed:
            assert set(NUMBER.findall(re.sub(r"\(\d+ of \d+\)$", "", text))) <= allowed, text


def it_links_with_the_authors_words(presentation: PresentationType) -> None:
    """A hyperlink is the only thing outside the file."""
    slide = next(slide for slide in presentation.slides if slide.shapes.title.text == "Ofsted inspection")
    outside = [relation for relation in slide.part.rels.values() if relation.is_external]
    assert [relation.target_ref for relation in outside] == ["https://reports.ofsted.gov.uk/provider/44/80549"]
    assert outside[0].reltype == RT.HYPERLINK


def it_carries_nothing_of_library_or_machine(data: bytes) -> None:
    """No author of the library, no printer, no thumbnail; the pack's own title and date."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        core = package.read("docProps/core.xml").decode()
        whole = b"".join(package.read(name) for name in names)
    assert len(set(names)) == len(names)
    assert not [name for name in names if "printer" in name or "thumbnail" in name]
    assert b"Steve Canny" not in whole and b"en-US" not in whole
    assert "Key performance, July 2022" in core and "2022-10-10" in core


def it_finds_layouts_and_placeholders_under_other_names() -> None:
    """Our own template with names of a board's own is filled as before: the shape tells what is what."""
    template = edited_template({'name="Chart only"': 'name="Diagram"', 'name="Source"': 'name="Foot"'})
    pack = large_pack()
    opened = Presentation(io.BytesIO(build_powerpoint(pack, drawings(pack), template)))
    slide = next(slide for slide in opened.slides if slide.shapes.title.text == "Re-referrals")
    layout = {holder.name: holder for holder in slide.slide_layout.placeholders}
    source = next(shape for shape in slide.shapes if shape.name == "Source")
    assert (source.left, source.top) == (layout["Foot"].left, layout["Foot"].top)


def it_names_every_slide_that_a_template_cannot_make() -> None:
    """All at once, with what the template has instead."""
    with pytest.raises(InputError) as raised:
        build_powerpoint(sample_pack(), {}, without_titles())
    assert [problem.slug for problem in raised.value.problems] == ["layout-missing"] * 5
    assert '"Two Content" with "Content Placeholder 2" (obj, idx 1)' in str(raised.value)


def it_takes_sample_slides_out_of_a_template() -> None:
    """A board's template often holds some; none of their parts may stay behind."""
    sample = deck(sample_pack())
    pack = sample_pack()
    again = build_powerpoint(pack, drawings(pack), sample)
    assert len(Presentation(io.BytesIO(again)).slides) == len(Presentation(io.BytesIO(sample)).slides)
    with zipfile.ZipFile(io.BytesIO(again)) as package:
        slides = [name for name in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert len(slides) == len(Presentation(io.BytesIO(again)).slides)


def it_builds_a_pack_that_has_nothing_but_a_title(tmp_path: Path) -> None:
    """An empty pack is a deck of one slide, and valid."""
    bare = replace(sample_pack(), key_messages=(), sections=(Section("bare", Text(), ()),), front_notes=(), committee=Text())
    path = tmp_path / "bare.pptx"
    path.write_bytes(deck(replace(bare, sections=(), meeting_date=datetime.date(2022, 1, 1))))
    assert len(Presentation(path).slides) == 1
    assert validate_pptx(path).errors == []
