"""What stands around a report's sections: marks, front sheet, numbered paragraphs, wide pages, columns, and charts that fill pages."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from lxml import etree

from scrutiny_pack.build.parts import read_parts
from scrutiny_pack.build.template import open_template
from scrutiny_pack.build.word_document import ReportChoices, ReportDocument
from scrutiny_pack.build.word_layout import HEIGHTS, Page, Plan, plan_sections
from scrutiny_pack.build.word_roles import ROLES
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.config.board import STYLE_ROLES
from scrutiny_pack.pack import Chart, Marks, Pack, Section
from scrutiny_pack.text import words
from tests.sample_pack import sample_pack, section
from tests.sample_report import REPORT, SVG, W, full_pack, part, report, style_of, text_of, text_of_paragraph, tiny_png, values


@pytest.fixture(scope="module")
def built() -> bytes:
    return report(full_pack())


@pytest.fixture(scope="module")
def body(built: bytes) -> etree._Element:
    return part(built)


def edges(built: bytes) -> dict[str, str]:
    """What stands in each header and footer."""
    return {name: text_of(part(built, name)) for name in read_parts(built) if name.startswith(("word/header", "word/footer"))}


def test_every_role_can_be_named_in_board_yaml() -> None:
    """The roles that the builder knows are those that board.yaml takes, and those that its page lists."""
    assert sorted(ROLES) == sorted(STYLE_ROLES)
    page = (Path(__file__).parents[3] / "docs" / "boards.md").read_text(encoding="utf-8")
    assert [role for role in ROLES if f"`{role}`" not in page] == []


class DescribeMarks:
    def they_stand_on_the_cover_and_at_the_head_of_every_page(self, built: bytes, body: etree._Element) -> None:
        """A draft is known as one on whichever page it is opened, and so is what is not for publication."""
        for mark in ("Draft: figures to July 2022", "Not for publication"):
            assert mark in text_of(body).split("\n")
            assert sum(mark in text for text in edges(built).values()) == 2

    def they_are_gone_where_the_pack_has_none(self) -> None:
        """A final report of a public pack has no word of them."""
        final = report(dataclasses.replace(full_pack(), marks=Marks()))
        assert not [name for name, data in read_parts(final).items() if b"Draft" in data or b"Not for publication" in data]


class DescribeFrontSheet:
    def it_sets_lines_beside_their_labels(self, body: etree._Element) -> None:
        """The label is bold, and only it."""
        line = next(p for p in body.iter(f"{W}p") if text_of_paragraph(p).startswith("Report to:"))
        assert text_of_paragraph(line) == "Report to:The board"
        assert [len(values(run, "b")) for run in line.iter(f"{W}r")] == [0, 0, 0] or len(list(line.iter(f"{W}b"))) == 1

    def it_comes_before_the_contents_and_stands_in_them(self, body: etree._Element) -> None:
        """Members read it first."""
        printed = text_of(body).split("\n")
        first = printed.index("Front sheet")
        assert first < printed.index("Contents") < printed.index("Front sheet", first + 1)

    def it_gives_each_text_a_control_of_its_own(self, body: etree._Element) -> None:
        """An editor's change to one recommendation is found again."""
        tags = [tag for tag in values(body, "tag") if tag.startswith("front_sheet.")]
        assert "front_sheet.purpose" in tags
        assert {"front_sheet.recommendations.a", "front_sheet.recommendations.b"} <= set(tags)


class DescribeNumberedParagraphs:
    def they_are_one_list_through_the_report(self) -> None:
        """Members refer to paragraph 14: bullets and prose have numbers that go on, from a real list; key messages have not."""
        data = report(dataclasses.replace(full_pack(), numbered_paragraphs=True))
        styles = {tag: style_of(control) for control in part(data).iter(f"{W}sdt") for tag in values(control, "tag")}
        numbered = styles["rereferrals.change"]
        assert numbered == styles["ofsted.summary"] == styles["front_sheet.purpose"] == styles["front_sheet.recommendations.a"]
        assert styles["key.rereferrals.change"] != numbered
        style = next(each for each in part(data, "word/styles.xml") if each.get(f"{W}styleId") == numbered)
        number = style.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        numbering = part(data, "word/numbering.xml")
        use = next(each for each in numbering.iter(f"{W}num") if each.get(f"{W}numId") == number)
        kept = next(each for each in numbering.iter(f"{W}abstractNum") if each.get(f"{W}abstractNumId") == values(use, "abstractNumId")[0])
        assert values(kept, "numFmt")[0] == "decimal"


class DescribeWidePages:
    def they_hold_a_table_that_is_too_wide(self, body: etree._Element) -> None:
        """The scorecard lies on its side, with its heading; the pages before and after it do not."""
        ways = ["wide" if size.get(f"{W}orient") == "landscape" else "upright" for size in body.iter(f"{W}pgSz")]
        assert ways[:3] == ["upright", "wide", "upright"]
        written = list(body[0])
        ends = [place for place, element in enumerate(written) if element.find(f"{W}pPr/{W}sectPr") is not None]
        between = written[ends[0] + 1 : ends[1]]
        assert text_of_paragraph(between[0]) == "Scorecard"
        assert [element.tag for element in between].count(f"{W}tbl") == 1

    def they_have_heads_and_feet_of_their_width(self, built: bytes, body: etree._Element) -> None:
        """What stands on the right of an upright page stands on the right of these too."""
        stops = sorted(
            int(tab.get(f"{W}pos")) for name in edges(built) for tab in part(built, name).iter(f"{W}tab") if tab.get(f"{W}val") == "right"
        )
        assert stops == [9073, 9073, 14004, 14004] or (len(stops) == 4 and stops[0] == stops[1] < 9080 < 14000 < stops[2] == stops[3])
        shown = set(edges(built).values())
        assert len([text for text in shown if "Page 1 of 1" in text]) == 1

    def they_do_not_begin_another_cover(self, body: etree._Element) -> None:
        """Only the first section has a first page without head and foot."""
        sections = list(body.iter(f"{W}sectPr"))
        assert [entry.find(f"{W}titlePg") is not None for entry in sections] == [True] + [False] * (len(sections) - 1)

    def they_are_the_last_where_the_report_ends_with_one(self) -> None:
        """No empty upright page follows."""
        pack = full_pack()
        assert pack.scorecard is not None
        last = dataclasses.replace(pack, appendix=(), appendices=(pack.scorecard,), scorecard=None)
        sizes = list(part(report(last)).iter(f"{W}pgSz"))
        assert sizes[-1].get(f"{W}orient") == "landscape"


class DescribeColumns:
    def they_hold_narrow_tables_of_figures(self, body: etree._Element) -> None:
        """Month and figure need half a page's width."""
        columns = [entry for entry in body.iter(f"{W}cols") if entry.get(f"{W}num") == "2"]
        assert len(columns) == 1
        section = columns[0].getparent()
        assert section.find(f"{W}type").get(f"{W}val") == "continuous"
        assert section.find(f"{W}headerReference") is None


def drawn(height: float) -> Drawing:
    return Drawing(SVG, tiny_png(), 16, height, ())


def many_sections(pack: Pack, count: int) -> tuple[Section, ...]:
    """So many sections with a chart each."""
    first = pack.sections[1]
    chart = first.charts[0]
    bullets = [(bullet.id, bullet.text, bullet.slide) for bullet in first.bullets]
    names = "abcdefghij"[:count]
    made = [section(f"Section {name}", dataclasses.replace(chart, id=f"s_{name}.trend"), bullets) for name in names]
    return tuple(dataclasses.replace(each, id=f"s_{name}", title=words(f"Section {name}")) for name, each in zip(names, made, strict=True))


class DescribeLayout:
    def planned(self, sections: tuple[Section, ...], height: float) -> Plan:
        """The plan for pages so high."""
        document = ReportDocument(open_template(REPORT, "report.docx"), "en-GB", ReportChoices())
        return plan_sections(sections, document.measure, Page(16.0, height))

    def it_draws_lower_charts_where_two_sections_then_share_a_page(self) -> None:
        """Two sections that take a little more than a page become one page."""
        sections = many_sections(sample_pack(), 2)
        roomy, tight = self.planned(sections, 31.0), self.planned(sections, 28.0)
        assert set(roomy.heights.values()) == {HEIGHTS[0]} or max(roomy.heights.values()) >= HEIGHTS[0]
        assert sum(tight.heights.values()) < sum(roomy.heights.values())
        assert tight.new_page == {"s_a"}

    def it_begins_the_sections_on_a_page(self) -> None:
        """Key messages and sections are told apart."""
        assert "s_a" in self.planned(many_sections(sample_pack(), 3), 24.7).new_page

    def it_asks_for_each_chart_at_the_height_that_it_planned(self) -> None:
        """The picture in the report is the one that was drawn for it."""
        asked: dict[str, float] = {}

        def redraw(chart: Chart, height: float) -> Drawing:
            asked[chart.id] = height
            return drawn(height)

        pack = dataclasses.replace(sample_pack(), key_messages=(), sections=many_sections(sample_pack(), 4))
        data = report(pack, choices=ReportChoices(redraw=redraw))
        heights = [int(extent.get("cy")) / 360_000 for extent in part(data).iter("{*}extent") if extent.getparent().tag.endswith("inline")]
        assert [round(height, 1) for height in heights] == [asked.get(chart.id, 8.0) for each in pack.sections for chart in each.charts]
