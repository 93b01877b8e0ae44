"""The Word report: what stands in it, how an editor's changes can be found again, and that a clerk can publish it."""

from __future__ import annotations

import dataclasses
import io
import re
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from scrutiny_pack.build.parts import read_parts
from scrutiny_pack.build.word_controls import BOOKMARK_AT_MOST, bookmark_name
from scrutiny_pack.pack import Paragraph, Table
from scrutiny_pack.text import NUMBER, authored, words
from tests.sample_pack import sample_pack
from tests.sample_report import REPORT, SVG, W, changed_template, part, report, style_of, text_of, text_of_paragraph, tiny_png, values


@pytest.fixture(scope="module")
def built() -> bytes:
    return report()


@pytest.fixture(scope="module")
def body(built: bytes) -> etree._Element:
    return part(built)


class DescribeReport:
    def it_is_the_same_each_time(self, built: bytes) -> None:
        """The same pack, drawings and template give the same bytes."""
        assert built == report()

    def it_has_its_parts_in_order(self, body: etree._Element) -> None:
        """Cover, contents, key messages, sections, figures."""
        printed = text_of(body).split("\n")
        cover = ["Children's Services Scrutiny Board", "Key performance, July 2022", "Compared with England", "Sandwell"]
        cover += ["Meeting date: 10 October 2022", "Some figures in this pack are illustrative."]
        after = ["Contents", "Key messages", "Where we do well", "Ofsted inspection", "Re-referrals", "Care leavers", "Figures"]
        position = -1
        for wanted in [*cover, *after, "Table 2: Re-referrals"]:
            position = printed.index(wanted, position + 1)

    def it_has_no_fault_that_the_validators_find(self, built: bytes, tmp_path: Path) -> None:
        """Word opens it without offering to repair it."""
        path = tmp_path / "a report.docx"
        path.write_bytes(built)
        assert [error.description for error in OpenXmlValidator().validate(str(path)).errors] == []
        assert check(str(path)) == []

    def it_prints_no_number_but_the_packs(self, body: etree._Element, built: bytes) -> None:
        """Every number is one of the pack's, the meeting's date, or the number of a figure, table or page."""
        pack = sample_pack()
        allowed = {number for match in re.findall(r"printed='([^']*)'", repr(pack)) for number in NUMBER.findall(match)} | {"10", "2022"}
        around = "".join(text_of(part(built, f"word/{name}.xml")) for name in ("header1", "header2", "footer1", "footer2"))
        printed = re.sub(r"(Figure|Table) \d+: ", "", text_of(body)) + around.replace("Page 1 of 1", "")
        assert set(NUMBER.findall(printed)) <= allowed

    def it_is_in_the_packs_language_throughout(self, built: bytes) -> None:
        """A screen reader reads it with an English voice, whatever the template said."""
        american = read_parts(REPORT.read_bytes())["word/styles.xml"].replace(b"en-GB", b"en-US")
        of_american = report(template=changed_template(styles=american))
        for data in (built, of_american):
            assert {"en-GB"} == set(values(part(data, "word/styles.xml"), "lang"))
        assert Document(io.BytesIO(built)).core_properties.language == "en-GB"

    def it_asks_the_reader_nothing(self, built: bytes) -> None:
        """Fields are right as they stand: Word neither asks to update them nor does so."""
        settings = read_parts(REPORT.read_bytes())["word/settings.xml"].replace(b"<w:compat>", b"<w:updateFields w:val='true'/><w:compat>")
        for data in (built, report(template=changed_template(settings=settings))):
            assert [name for name, xml in read_parts(data).items() if b"updateFields" in xml or b"w:dirty" in xml] == []

    def it_says_what_it_is_and_which_build_made_it(self, built: bytes) -> None:
        """The title is for the screen reader, the build id for the evidence file."""
        assert Document(io.BytesIO(built)).core_properties.title == "Key performance, July 2022"
        assert b"0123456789abcdef" in read_parts(built)["docProps/custom.xml"]

    def it_tells_word_2010_what_it_may_ignore(self, body: etree._Element) -> None:
        """Else that version takes the file for damaged."""
        ignorable = body.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", "").split()
        assert "w15" in ignorable
        assert set(ignorable) <= set(body.nsmap)

    def it_stays_quick_for_a_large_pack(self) -> None:
        """Many tables of many rows take no more than their share: nothing in it is quadratic."""
        pack = sample_pack()
        rows = pack.appendix[0].rows * 25
        tables = tuple(dataclasses.replace(pack.appendix[0], id=f"t{number}", rows=rows) for number in range(10))
        built = part(report(dataclasses.replace(pack, appendix=tables)))
        assert len(list(built.iter(f"{W}tr"))) == 10 * 301 + 3


class DescribeControls:
    def it_keeps_each_generated_paragraph_in_a_control_of_its_own(self, body: etree._Element) -> None:
        """An edited paragraph is found again by its block's id, which is both title and tag of one control."""
        pack = sample_pack()
        expected = [note.id for note in pack.front_notes] + [message.id for group in pack.key_messages for message in group.messages]
        expected += [block.id for section in pack.sections for block in section.blocks] + [table.id for table in pack.appendix]
        assert expected == values(body, "tag") == values(body, "alias")
        assert {1} == {len(content.findall(f"{W}p")) for content in body.iter(f"{W}sdtContent")}

    def it_gives_every_control_and_bookmark_a_name_and_number_of_its_own(self, body: etree._Element) -> None:
        """Word repairs, and may drop, what has the same number twice."""
        controls = [control.find(f"{W}id").get(f"{W}val") for control in body.iter(f"{W}sdtPr")]
        for numbers in (controls, values(body, "bookmarkStart", "id"), values(body, "bookmarkStart", "name")):
            assert len(numbers) == len(set(numbers))
        assert all(0 < int(number) < 2**31 for number in controls)
        assert sorted(values(body, "bookmarkStart", "id")) == sorted(values(body, "bookmarkEnd", "id"))

    def it_marks_each_control_with_its_bookmark(self, body: etree._Element) -> None:
        """LibreOffice may lose a control, but keeps bookmarks."""
        first = next(body.iter(f"{W}sdt"))
        assert next(first.iter(f"{W}bookmarkStart")).get(f"{W}name") == "_sp_front_illustrative"

    def it_shortens_a_long_bookmark_and_keeps_it_unique(self) -> None:
        """Word takes 40 characters."""
        long = "placement_stability.children_with_three_or_more.compare"
        first, second = bookmark_name(f"{long}_a"), bookmark_name(f"{long}_b")
        assert first != second
        assert len(first) == BOOKMARK_AT_MOST


class DescribeContents:
    def it_lists_every_heading_as_a_link(self, body: etree._Element) -> None:
        """The contents are right at first opening, without a page number that could be wrong."""
        listed = [text_of_paragraph(p) for p in body.iter(f"{W}p") if style_of(p) in ("TOC1", "TOC2")]
        headings = [text_of_paragraph(p) for p in body.iter(f"{W}p") if style_of(p) in ("Heading1", "Heading2")]
        assert listed == headings
        assert listed[:2] == ["Key messages", "Where we do well"]

    def it_leads_every_link_to_a_bookmark(self, body: etree._Element) -> None:
        """No link of the contents or key messages leads nowhere."""
        anchors = [anchor for anchor in values(body, "hyperlink", "anchor") if anchor]
        assert len(anchors) == 7 + 2
        assert set(anchors) <= set(values(body, "bookmarkStart", "name"))

    def it_opens_and_closes_every_field(self, body: etree._Element) -> None:
        """A field left open swallows the rest of the document."""
        kinds = values(body, "fldChar", "fldCharType")
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 1 + 2 + 2

    def it_leads_a_key_message_to_its_section(self, body: etree._Element) -> None:
        """The message on re-referrals leads to the heading of that section."""
        message = next(p for p in body.iter(f"{W}p") if text_of_paragraph(p).startswith("Re-referrals fell by"))
        anchor = next(message.iter(f"{W}hyperlink")).get(f"{W}anchor")
        heading = next(mark for mark in body.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == anchor).getparent()
        assert (style_of(heading), text_of_paragraph(heading)) == ("Heading1", "Re-referrals")


class DescribePictures:
    def it_describes_every_chart(self, body: etree._Element) -> None:
        """Alt text is the chart's own, and the picture stands in the line of text."""
        described = [element.get("descr") for element in body.iter("{*}docPr")]
        assert [chart.alt.plain for section in sample_pack().sections for chart in section.charts] == described
        assert list(body.iter("{*}anchor")) == []

    def it_shows_vectors_with_pixels_behind_them(self, built: bytes, body: etree._Element) -> None:
        """New versions of Word draw the SVG, others the PNG; both are in the file."""
        related = {entry.rId: entry.target_part.blob for entry in Document(io.BytesIO(built)).part.rels.values() if not entry.is_external}
        embed = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
        assert [tiny_png(), tiny_png()] == [related[blip.get(embed)] for blip in body.iter("{*}blip")]
        assert [related[blip.get(embed)] for blip in body.iter("{*}svgBlip")] == [SVG, SVG]

    def it_keeps_heading_headline_chart_and_caption_on_a_page(self, body: etree._Element) -> None:
        """Each is held to the next by itself, whatever the template's styles say."""
        paragraphs = list(body.iter(f"{W}p"))
        captions = [index for index, p in enumerate(paragraphs) if style_of(p) == "Caption"]
        assert len(captions) == 2
        for caption in captions:
            block = paragraphs[caption - 3 : caption + 1]
            assert [style_of(p) for p in block] == ["Heading1", "Headline", "Chart", "Caption"]
            assert [len(values(p, "keepNext")) for p in block] == [1, 1, 1, 0]

    def it_makes_a_chart_no_wider_than_the_text(self) -> None:
        """A board's narrower page scales it, in proportion."""
        document = read_parts(REPORT.read_bytes())["word/document.xml"].replace(b'w:w="11906"', b'w:w="8000"')
        extent = next(part(report(template=changed_template(document=document))).iter("{*}extent"))
        assert int(extent.get("cx")) == 2 * int(extent.get("cy")) < 10 * 360_000


class DescribeTables:
    def it_repeats_the_header_and_keeps_rows_whole(self, body: etree._Element) -> None:
        """A screen reader says the column's name with each figure, also on the second page."""
        for table in body.iter(f"{W}tbl"):
            rows = table.findall(f"{W}tr")
            assert [True] + [False] * (len(rows) - 1) == [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
            assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
            assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")
        assert [*body.iter(f"{W}gridSpan"), *body.iter(f"{W}vMerge")] == []

    def it_sets_figures_right_and_words_left(self, body: etree._Element) -> None:
        """Only columns of figures after the first are set right."""
        grades, figures = (list(table.iter(f"{W}tr"))[1] for table in body.iter(f"{W}tbl"))
        assert [values(cell, "jc") for cell in grades.iter(f"{W}tc")] == [[], []]
        assert [values(cell, "jc") for cell in figures.iter(f"{W}tc")] == [[], ["right"]]

    @pytest.mark.parametrize(("columns", "room"), [(5, 9072), (10, 14004)], ids=["upright", "on-its-side"])
    def it_fits_between_the_margins(self, columns: int, room: int) -> None:
        """A table is as wide as the text, no wider, on an upright page and on one that lies on its side."""
        pack = sample_pack()
        header = tuple(words(f"Neighbours in the {letter} part") for letter in "abcdefghij"[:columns])
        wide = Table("wide", words("Wide"), header, (), words("Wide"), numeric=False)
        body = part(report(dataclasses.replace(pack, appendix=(wide,))))
        width = sum(int(column) for column in values(list(body.iter(f"{W}tbl"))[-1], "gridCol", "w"))
        assert 0.99 * room <= width <= room


class DescribeTexts:
    def it_marks_a_persons_comment_as_one(self) -> None:
        """A reader can tell generated words from an officer's."""
        pack = sample_pack()
        section = dataclasses.replace(pack.sections[0], blocks=(Paragraph("ofsted.comment", "comment", words("We are working on it.")),))
        printed = text_of(part(report(dataclasses.replace(pack, sections=(section, *pack.sections[1:])))))
        assert "Officer's comment\nWe are working on it." in printed

    def it_breaks_a_line_where_the_author_did(self) -> None:
        """A new line in an author's text stays in its paragraph."""
        pack = sample_pack()
        note = Paragraph("front.lines", "note", words("First\nsecond"))
        first = next(part(report(dataclasses.replace(pack, front_notes=(note,)))).iter(f"{W}sdt"))
        assert len(list(first.iter(f"{W}br"))) == 1

    @pytest.mark.parametrize(
        ("said", "backwards"), [("شيفيلد: 20.0%", True), ("Sheffield (شيفيلد): 20.0%", False)], ids=["arabic", "english"]
    )
    def it_sets_arabic_and_hebrew_from_the_right(self, said: str, backwards: bool) -> None:
        """A paragraph that begins in such a script is marked as one that reads from the right; one that only quotes a word of it is not."""
        note = Paragraph("front.arabic", "note", authored(said, "name"))
        first = next(part(report(dataclasses.replace(sample_pack(), front_notes=(note,)))).iter(f"{W}sdt"))
        assert [len(values(first, tag)) for tag in ("bidi", "rtl")] == [backwards, backwards]

    def it_prints_markup_as_the_author_wrote_it(self) -> None:
        """Signs that mean something in XML are text."""
        pack = sample_pack()
        note = Paragraph("front.markup", "note", words('<w:p> & "both" ]]>'))
        assert '<w:p> & "both" ]]>' in text_of(part(report(dataclasses.replace(pack, front_notes=(note,)))))

    def it_does_without_meeting_front_notes_messages_and_figures(self) -> None:
        """Whatever a pack may lack, the rest is written."""
        bare = dataclasses.replace(sample_pack(), meeting_date=None, front_notes=(), key_messages=(), appendix=())
        printed = text_of(part(report(bare)))
        assert "Meeting date" not in printed
        assert "Key messages" not in printed
