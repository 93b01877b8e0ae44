from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from scrutiny_pack.build.web_page import build_web_page
from scrutiny_pack.build.web_style import WebPalette, style_sheet, web_palette
from scrutiny_pack.charts.colours import contrast
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.charts.palette import Palette
from scrutiny_pack.front_entry import FrontEntry
from scrutiny_pack.pack import Chapter, ChapterPart, Link, Marks, Pack, Paragraph, Section, Table
from scrutiny_pack.text import authored, words
from tests.sample_pack import sample_pack
from tests.sample_report import drawings_of

NASTY = "<script>alert(1)</script> & \"quoted\" 'words' ]]> <b>"
SVG = b"""<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 160 80">
<metadata>made today</metadata><defs><style>*{color: red}</style><path id="letter" d="M0 0
L1 1"/><clipPath id="box"><rect/></clipPath></defs><g id="unused"><use xlink:href="#letter"/><path clip-path="url(#box)"/>
<!-- Jul --></g></svg>"""


def page(pack: Pack | None = None, svg: bytes = b"") -> etree._Element:
    pack = pack or sample_pack()
    drawings = {name: replace(drawn, svg=svg or drawn.svg) for name, drawn in drawings_of(pack).items()}
    return etree.fromstring(build_web_page(pack, drawings), etree.HTMLParser(encoding="utf-8"))


def text_of(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


class DescribeTheWebPage:
    def it_has_one_heading_of_its_own_and_one_for_each_topic(self) -> None:
        """Title, then key messages and sections in the report's order, no level skipped."""
        root = page()
        assert [text_of(each) for each in root.iter("h1")] == ["Key performance, July 2022"]
        assert [text_of(each) for each in root.find(".//main").iter("h2")] == [
            "Key messages",
            "Ofsted inspection",
            "Re-referrals",
            "Care leavers",
        ]

    def it_lists_its_topics_as_links(self) -> None:
        """The contents lead to every topic by its own name, in order."""
        root = page()
        led = [(link.get("href", "")[1:], text_of(link)) for link in root.find(".//nav").iter("a")]
        assert led == [(topic.get("id"), text_of(topic.find("h2"))) for topic in root.find(".//main").iter("section")]

    def it_prints_every_sentence_once(self) -> None:
        """Bullets, headlines, notes and links of the pack stand on the page, each in its place."""
        main = page().find(".//main")
        for section in sample_pack().sections:
            printed = text_of(main.find(f"section[@id='section-{section.id}']"))
            for text in [*(bullet.text for bullet in section.bullets), *(link.text for link in section.links)]:
                assert printed.count(text.plain) == 1

    def it_leads_from_a_key_message_to_its_section(self) -> None:
        """Each message ends with a link that says where it goes."""
        links = page().find(".//section[@id='page-key-messages']").iter("a")
        assert [(link.get("href"), text_of(link)) for link in links] == [
            ("#section-rereferrals", "Go to Re-referrals"),
            ("#section-eet1921", "Go to Care leavers"),
        ]

    def it_sets_the_figures_of_a_chart_below_it(self) -> None:
        """The chart's table has a caption, a header row and a header in each row, and stands nowhere else."""
        root = page()
        (details,) = root.iter("details")
        assert details.getprevious().tag == "figure"
        assert [cell.get("scope") for cell in details.iter("th")][:3] == ["col", "col", "row"]
        assert len(list(details.iter("tr"))) == 13
        assert len(list(root.iter("table"))) == 2

    def it_numbers_figures_and_tables_as_the_report_does(self) -> None:
        """Members can speak of the same figure whichever version they hold."""
        root = page()
        assert [text_of(each).partition(":")[0] for each in root.iter("figcaption")] == ["Figure 1", "Figure 2"]
        assert text_of(next(root.iter("caption"))).startswith("Table 1: ")

    def it_marks_an_officers_comment(self) -> None:
        """A person's words are told apart from generated ones in words, not in looks alone."""
        comment = Section("more", words("More"), (Paragraph("more.comment", "comment", words("We did well.")),))
        root = page(replace(sample_pack(), sections=(comment,)))
        assert text_of(root.find(".//div[@class='comment']")) == "Officer's comment We did well."

    def it_escapes_every_word_of_the_user(self) -> None:
        """Whatever a title, a bullet, a cell or an alt text holds is shown as it was written and is never markup."""
        nasty = authored(NASTY, "title")
        pack = sample_pack()
        chart = replace(pack.sections[1].charts[0], alt=nasty, caption=nasty)
        table = Table("t", nasty, (nasty, nasty), ((nasty, nasty),), nasty)
        link = Link("l", nasty, 'https://example.org/?a=1&b="2"')
        section = Section("s", nasty, (Paragraph("p", "headline", nasty), chart, table, link))
        root = page(replace(pack, title=nasty, subtitle=nasty, committee=nasty, area_name=NASTY, sections=(section,), key_messages=()))
        assert list(root.iter("script", "b")) == []
        for name in ("h1", "h2", "caption", "td", "figcaption"):
            assert any(NASTY in text_of(each) for each in root.iter(name)), name
        assert text_of(root.find(".//desc")) == NASTY
        assert root.find(".//main//section//a").get("href") == 'https://example.org/?a=1&b="2"'

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file://share/x", "vbscript:x", " javascript:x"])
    def it_makes_no_link_that_could_run(self, address: str) -> None:
        """Only addresses of pages and of mail become links; the words of others stay as words."""
        section = Section("s", words("S"), (Link("l", words("Read the report"), address),))
        main = page(replace(sample_pack(), sections=(section,), key_messages=())).find(".//main")
        assert list(main.iter("a")) == []
        assert "Read the report" in text_of(main)

    def it_shows_the_marks_of_a_draft_and_of_a_restricted_pack(self) -> None:
        """Both stand at the head, and search engines are asked to pass by; without a mark neither is there."""
        marked = page(replace(sample_pack(), marks=Marks(words("Draft"), words("Not for publication"))))
        assert [text_of(each) for each in marked.find(".//ul[@class='marks']")] == ["Not for publication", "Draft"]
        assert marked.find(".//meta[@name='robots']").get("content") == "noindex"
        assert page().find(".//ul[@class='marks']") is None
        assert page().find(".//meta[@name='robots']") is None

    def it_sets_out_the_front_sheet(self) -> None:
        """Details beside their labels, prose and lists below headings."""
        entries = (
            FrontEntry("front_sheet.report_to", "detail", words("Report to"), (words("The board"),)),
            FrontEntry("front_sheet.purpose", "prose", words("Purpose"), (words("To tell."), words("To ask."))),
            FrontEntry("front_sheet.recommendations", "list", words("Recommendations"), (words("That it reads."), words("That it asks."))),
            FrontEntry("front_sheet.papers", "list", words("Background papers"), (words("None"),)),
            FrontEntry("front_sheet.implications", "groups", words("Implications"), (words("None arise."),), (words("Legal"),)),
        )
        sheet = page(replace(sample_pack(), front_sheet=entries)).find(".//section[@id='page-front-sheet']")
        assert [each.tag for each in sheet] == ["h2", "dl", "h3", "p", "p", "h3", "ol", "h3", "p", "h3", "h4", "p"]

    def it_prints_scorecard_and_appendices_where_the_report_does(self) -> None:
        """The scorecard follows the key messages, methods and glossary follow the sections."""
        table = Table("t", words("All"), tuple(map(words, "abcdefgh")), (tuple(map(words, "abcdefgh")),), words("All"), numeric=False)
        methods = Chapter("methods", words("Methods"), (), (ChapterPart("how", words("How"), (Paragraph("p", "body", words("So.")),)),))
        root = page(replace(sample_pack(), scorecard=Chapter("scorecard", words("Scorecard"), (table,)), appendices=(methods,)))
        topics = [text_of(each) for each in root.find(".//main").iter("h2")]
        assert topics == ["Key messages", "Scorecard", "Ofsted inspection", "Re-referrals", "Care leavers", "Methods"]
        wide = root.find(".//section[@id='chapter-scorecard']/div")
        assert (wide.get("tabindex"), wide.get("role")) == ("0", "group")

    def it_is_the_same_each_time(self) -> None:
        """The same pack gives the same bytes."""
        pack = sample_pack()
        assert build_web_page(pack, drawings_of(pack)) == build_web_page(pack, drawings_of(pack))


class DescribeAChartOnThePage:
    def it_keeps_its_names_apart_from_other_charts(self) -> None:
        """Two charts whose drawings use the same names inside share none on the page, and every use finds its own."""
        root = page(svg=SVG)
        ids = [str(each) for each in root.xpath("//svg//@id")]
        assert len(ids) == len(set(ids)) == 6
        for drawn in root.iter("svg"):
            own = {each.get("id") for each in drawn.iter() if each.get("id")}
            used = {drawn.find(".//use").get("href")[1:], *re.findall(r"url\(#(.*?)\)", drawn.find(".//path[@clip-path]").get("clip-path"))}
            assert used < own

    def it_brings_nothing_of_the_program_that_drew_it(self) -> None:
        """No style that would speak of the whole page, no metadata, no comment, no names that nothing uses."""
        root = page(svg=SVG)
        assert list(root.find(".//main").iter("style", "metadata", etree.Comment)) == []
        assert "unused" not in etree.tostring(root).decode()

    def it_is_one_picture_named_by_its_alt_text(self) -> None:
        """A screen reader says the alt text and nothing of the parts."""
        root = page()
        for drawn, chart in zip(root.iter("svg"), [chart for section in sample_pack().sections for chart in section.charts], strict=True):
            assert drawn.get("role") == "img"
            (named,) = root.xpath("//*[@id=$name]", name=drawn.get("aria-labelledby"))
            assert text_of(named) == chart.alt.plain

    def it_has_a_frame_even_if_the_drawing_names_none(self) -> None:
        """Without a view box the size at which it was drawn stands for it."""
        assert {drawn.get("viewbox") for drawn in page().iter("svg")} == {"0 0 16 8"}


class DescribeTheStyleSheet:
    def it_fetches_nothing(self) -> None:
        """No import, no font and no picture from anywhere."""
        assert not re.search(r"@import|url\(|//", style_sheet(WebPalette()))

    @pytest.mark.parametrize("colour", ["#12436D", "#28A197", "#FFDD00", "#000000", "#7F7F7F"])
    def it_takes_the_boards_colour_as_dark_as_words_need(self, colour: str) -> None:
        """However pale the board's colour, words in it, and white words on it, stand out by more than 4.5 to 1, on panels too."""
        palette = web_palette(Palette(colour, ()))
        for ground in ("#FFFFFF", palette.panel):
            assert contrast(palette.strong, ground) > 4.5
            assert contrast(palette.link, ground) > 4.5

    def it_refuses_what_is_no_colour(self) -> None:
        """A name or a piece of style is never put into the sheet."""
        with pytest.raises(ValueError, match="strong"):
            WebPalette(strong="red; } body { display: none")


def test_a_drawing_may_be_of_any_size() -> None:
    """The picture is as wide as the text, whatever it was drawn at."""
    pack = sample_pack()
    drawings = {name: Drawing(SVG, drawn.png, 30, 10, ()) for name, drawn in drawings_of(pack).items()}
    root = etree.fromstring(build_web_page(pack, drawings), etree.HTMLParser(encoding="utf-8"))
    assert {(drawn.get("width"), drawn.get("viewbox")) for drawn in root.iter("svg")} == {(None, "0 0 160 80")}
