"""The report in other templates than our own: what a board's template may lack, and what of it must not reach the report."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from scrutiny_pack.build.parts import read_parts
from scrutiny_pack.build.template import open_template
from scrutiny_pack.build.word_document import ReportChoices
from scrutiny_pack.errors import InputError
from tests.sample_report import REPORT, W, changed_template, part, report, style_of, text_of, values


class DescribeTemplate:
    def it_names_all_styles_that_are_missing(self) -> None:
        """A template without headings cannot make a report that a listener finds the way in."""
        styles = read_parts(REPORT.read_bytes())["word/styles.xml"]
        for known in (b'"heading 1"', b'"heading 2"', b'"Heading1"', b'"Heading2"', b'w:outlineLvl w:val="0"', b'w:outlineLvl w:val="1"'):
            styles = styles.replace(known, known[:-2] + b'x"' if known.startswith(b'"') else b'w:outlineLvl w:val="8"')
        with pytest.raises(InputError) as refused:
            report(template=changed_template(styles=styles))
        assert [problem.slug for problem in refused.value.problems] == ["template-style", "template-style"]
        assert 'no style "heading 1"; it offers Normal, Cover committee, Title' in refused.value.problems[0].what

    @pytest.mark.parametrize("known", [b'"heading 1"', b'"Heading1"'], ids=["its-id", "its-name"])
    def it_finds_a_heading_by_what_is_left(self, known: bytes) -> None:
        """A style that another program renamed, or gave an id of its own, is still the heading."""
        styles = read_parts(REPORT.read_bytes())["word/styles.xml"].replace(known, b'"SectionHead"')
        assert "Re-referrals" in text_of(part(report(template=changed_template(styles=styles))))

    def it_takes_the_styles_that_the_board_names(self) -> None:
        """What board.yaml says comes before every other way to find a style."""
        built = part(report(choices=ReportChoices(styles={"headline": "Comment", "bullet": "Body Text"})))
        used = {tag: style_of(control) for control in built.iter(f"{W}sdt") for tag in values(control, "tag")}
        assert (used["rereferrals.headline"], used["rereferrals.change"]) == ("Comment", "BodyText")

    def it_names_a_style_that_the_board_has_wrong(self) -> None:
        """The message says what there is, and where to write it."""
        with pytest.raises(InputError) as refused:
            report(choices=ReportChoices(styles={"headline": "Kopregel"}))
        (problem,) = refused.value.problems
        assert 'no style "Kopregel", which board.yaml names for headline; it offers' in problem.what
        assert "under styles: in board.yaml" in problem.fix

    def it_makes_real_bullets_where_the_template_has_none(self) -> None:
        """Word saves only the styles that somebody used."""
        styles = part(REPORT.read_bytes(), "word/styles.xml")
        styles.remove(next(style for style in styles if style.get(f"{W}styleId") == "ListBullet"))
        built = report(template=changed_template(styles=etree.tostring(styles)))
        style = next(style for style in part(built, "word/styles.xml") if style.get(f"{W}styleId") == "ListBullet")
        number = style.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        assert number in values(part(built, "word/numbering.xml"), "num", "numId")
        assert "ListBullet" in values(part(built), "pStyle")

    def it_does_without_our_own_styles(self) -> None:
        """A board's own template has headings and bullets, but none of our names."""
        styles = read_parts(REPORT.read_bytes())["word/styles.xml"]
        for name in (
            b"Headline",
            b"Source note",
            b"Cover note",
            b"Chart",
            b"Table text",
            b"Table caption",
            b"Report table",
            b"Message link",
        ):
            styles = styles.replace(b'<w:name w:val="' + name + b'"', b'<w:name w:val="not ' + name + b'"')
        assert "below England" in text_of(part(report(template=changed_template(styles=styles))))

    def it_takes_a_document_that_nobody_prepared(self, tmp_path: Path) -> None:
        """The report in an empty document of python-docx is as valid as in our own."""
        empty = io.BytesIO()
        Document().save(empty)
        path = tmp_path / "report.docx"
        path.write_bytes(empty.getvalue())
        path.write_bytes(report(template=open_template(path, "report.docx")))
        assert [error.description for error in OpenXmlValidator().validate(str(path)).errors] == []
        assert check(str(path)) == []

    def it_leaves_the_templates_sample_text_behind(self) -> None:
        """Neither its words nor its comments, with their authors, reach a public document."""
        document = Document(io.BytesIO(REPORT.read_bytes()))
        document.add_comment(document.add_paragraph("Lorem").runs, "Ask Jo", author="Jo Bloggs")
        target = io.BytesIO()
        document.save(target)
        parts = read_parts(report(template=target.getvalue()))
        assert [name for name, data in parts.items() if b"Lorem" in data or b"Jo Bloggs" in data] == []

    def it_writes_below_what_stands_in_the_templates_header(self) -> None:
        """A crest or a name in the header stays."""
        document = Document(io.BytesIO(REPORT.read_bytes()))
        document.sections[0].header.paragraphs[0].text = "Our council"
        target = io.BytesIO()
        document.save(target)
        headers = [text_of(part(report(template=target.getvalue()), f"word/header{number}.xml")) for number in (1, 2)]
        assert "Our council\nChildren's Services Scrutiny Board10 October 2022" in headers
