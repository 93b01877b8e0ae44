"""The report in templates that were not made for us: each works as it is, without a word of YAML."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from scrutiny_pack.build.parts import read_parts
from scrutiny_pack.build.template import open_template
from scrutiny_pack.build.word_template import check_report
from tests.sample_report import W, full_pack, part, report, style_of, text_of, text_of_paragraph, values
from tests.word_templates import FOREIGN, template


@pytest.fixture(scope="module", params=FOREIGN, ids=lambda name: name.replace(" ", "-"))
def kind(request: pytest.FixtureRequest) -> str:
    """What is peculiar about a template."""
    return str(request.param)


@pytest.fixture(scope="module")
def given(kind: str, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The template, as it is opened."""
    path = tmp_path_factory.mktemp("board") / "report.docx"
    path.write_bytes(template(FOREIGN[kind]))
    return open_template(path, "report.docx")


@pytest.fixture(scope="module")
def built(given: bytes) -> bytes:
    """The full pack in that template."""
    return report(full_pack(), given)


class DescribeForeignTemplates:
    def they_make_a_report_that_the_validators_pass(self, built: bytes, tmp_path: Path) -> None:
        """Word opens it without offering to repair it."""
        path = tmp_path / "a report.docx"
        path.write_bytes(built)
        assert [f"{error.part_uri} {error.description}" for error in OpenXmlValidator().validate(str(path)).errors] == []
        assert check(str(path)) == []

    def they_need_no_yaml(self, given: bytes) -> None:
        """Every role finds a style or gets one: nothing is refused."""
        assert [problem for problem in check_report(given, "report.docx", {}) if problem.severity == "error"] == []

    def they_print_everything(self, built: bytes) -> None:
        """Front sheet, key messages, scorecard, sections, figures, methods and glossary."""
        printed = text_of(part(built))
        pack = full_pack()
        said = [entry.texts[0].plain for entry in pack.front_sheet] + [
            bullet.text.plain for section in pack.sections for bullet in section.bullets
        ]
        said += [chapter.title.plain for chapter in pack.chapters] + [table.caption.plain for table in pack.appendix]
        assert [text for text in said if text not in printed] == []

    def they_give_bullets_a_list(self, built: bytes) -> None:
        """A bullet is a list to a screen reader: its style has a list that the report has too."""
        styles = {style.get(f"{W}styleId"): style for style in part(built, "word/styles.xml").iter(f"{W}style")}
        used = {style_of(control) for control in part(built).iter(f"{W}sdt") if values(control, "tag") == ["rereferrals.change"]}
        (bullet,) = used
        number = styles[bullet].find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        assert number in values(part(built, "word/numbering.xml"), "num", "numId")

    def they_speak_english_throughout(self, built: bytes) -> None:
        """A template of another language, or of American English, leaves none of it behind."""
        languages = {
            value
            for name in read_parts(built)
            if name.startswith("word/") and name.endswith(".xml")
            for value in values(part(built, name), "lang")
        }
        assert languages == {"en-GB"}

    def they_say_on_every_page_what_it_is(self, built: bytes) -> None:
        """The marks stand in the header of upright pages and of those on their side."""
        headers = [text_of(part(built, name)) for name in read_parts(built) if name.startswith("word/header")]
        marked = [text for text in headers if "Draft: figures to July 2022" in text and "Not for publication" in text]
        assert len(marked) == (1 if "on its side" in given_kind(built) else 2)


def given_kind(built: bytes) -> str:
    """Whether the pages of the built report lie on their side from the start."""
    sizes = list(part(built).iter(f"{W}pgSz"))[:1]
    return "on its side" if len(sizes) == 1 and int(sizes[0].get(f"{W}w")) > int(sizes[0].get(f"{W}h")) else "upright"


def test_a_cover_of_the_templates_own_is_kept_and_filled_in() -> None:
    """Its controls hold the pack's words, what asks to be filled in is gone, and the report stands where it is marked."""
    built = part(report(full_pack(), template(FOREIGN["a cover with controls"])))
    printed = text_of(built).split("\n")
    assert printed[:3] == ["Our council, since 1889", "Key performance, July 2022", "10 October 2022"]
    assert printed[-1] == "Printed on recycled paper" or "Printed on recycled paper" in printed
    assert not {"Click to enter text", "The report goes here", "Title"} & set(printed)
    assert not [tag for tag in values(built, "tag") if tag.startswith("sp:")]
    assert printed.index("Front sheet") > printed.index("10 October 2022")


def test_numbered_headings_keep_their_numbers_and_the_contents_list_them() -> None:
    """The list of the heading's style is left alone; the contents print what it will, under a heading that has no number."""
    built = report(full_pack(), template(FOREIGN["numbered headings"]))
    headings = [p for p in part(built).iter(f"{W}p") if style_of(p) == "Heading1"]
    assert headings and not [number for heading in headings for number in values(heading, "numId")]
    listed = [text_of_paragraph(p) for p in part(built).iter(f"{W}p") if style_of(p) in ("Contents1", "TOC1", "Contents2", "TOC2")]
    assert listed[:4] == ["1 Front sheet", "1.1 Purpose", "1.2 Recommendations", "1.3 Implications"]
    assert "2.1 Where we do well" in listed
    contents = style_of(next(p for p in part(built).iter(f"{W}p") if text_of_paragraph(p) == "Contents"))
    style = next(style for style in part(built, "word/styles.xml") if style.get(f"{W}styleId") == contents)
    assert values(style, "basedOn") == ["BodyText"]


def test_a_footer_with_a_page_number_is_the_templates_own_affair() -> None:
    """Where the template counts pages, no second number is written; its header is taken over from the section before."""
    built = report(full_pack(), template(FOREIGN["two sections"]))
    edges = {name: part(built, name) for name in read_parts(built) if name.startswith(("word/header", "word/footer"))}
    assert any("Our council" in text_of(root) for root in edges.values())
    assert not [root for root in edges.values() if "Page 1 of" in etree.tostring(root, encoding="unicode")]


def test_a_template_in_columns_does_not_cut_charts() -> None:
    """Charts are as wide as the page: only the tables of figures at the end stand side by side."""
    built = part(report(full_pack(), template(FOREIGN["columns"])))
    sections = [(section, section.find(f"{W}cols")) for section in built.iter(f"{W}sectPr")]
    in_columns = [section for section, columns in sections if columns is not None and columns.get(f"{W}num", "1") != "1"]
    assert all(values(section, "type") == ["continuous"] for section in in_columns)
    assert sections[-1][1] is None
