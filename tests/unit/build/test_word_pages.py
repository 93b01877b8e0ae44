"""Page numbers in the contents: taken from a PDF's bookmarks, and done without where there is none."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfWriter

from scrutiny_pack.build import word_pages
from scrutiny_pack.build.template import open_template
from scrutiny_pack.build.word import planned_headings
from scrutiny_pack.build.word_contents import Heading
from scrutiny_pack.build.word_document import ReportChoices
from scrutiny_pack.build.word_pages import PagedReport, build_paged_word, heading_pages
from scrutiny_pack.office_program import NoPdf
from tests.sample_pack import sample_pack
from tests.sample_report import REPORT, drawings_of, part, style_of, text_of_paragraph, values


def pdf(*bookmarks: tuple[str, int]) -> bytes:
    """A PDF with these bookmarks, each on a page."""
    writer, target = PdfWriter(), io.BytesIO()
    for _ in range(max(page for _, page in bookmarks)):
        writer.add_blank_page(200, 200)
    for title, page in bookmarks:
        writer.add_outline_item(title=title, page_number=page - 1)
    writer.write(target)
    return target.getvalue()


def headings(*texts: str) -> list[Heading]:
    return [Heading(text, 1, f"_Toc{number}") for number, text in enumerate(texts)]


def paged(as_pdf: bool = True) -> PagedReport:
    """The sample pack's report."""
    pack, choices = sample_pack(), ReportChoices()
    return build_paged_word(pack, drawings_of(pack), open_template(REPORT, "report.docx"), choices, as_pdf=as_pdf, name="sample")


class DescribeHeadingPages:
    def it_takes_them_in_order(self) -> None:
        """Two headings may be called the same; a bookmark of the template's own is passed over."""
        found = pdf(("Cover", 1), ("Figures", 2), ("Care", 3), ("Figures", 5))
        assert heading_pages(found, headings("Figures", "Care", "Figures")) == (2, 3, 5)

    def it_sees_through_the_templates_numbers(self) -> None:
        """A numbered heading's bookmark begins with its number."""
        assert heading_pages(pdf(("1 Care", 2), ("1.1  What  changed", 4)), headings("Care", "What changed")) == (2, 4)

    @pytest.mark.parametrize("data", [pdf(("Other", 1)), b"%PDF-1.6 and nothing else"], ids=["another", "damaged"])
    def it_has_none_rather_than_some(self, data: bytes) -> None:
        """A wrong page is worse than none."""
        assert heading_pages(data, headings("Care")) is None


class DescribePagedReport:
    def it_prints_the_pages_that_were_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every line of the contents ends with its page, as the cached result of a real field."""
        planned = planned_headings(sample_pack())
        marks = [(heading.text, number + 3) for number, heading in enumerate(planned)]
        monkeypatch.setattr(word_pages, "to_pdf", lambda _: pdf(*marks))
        made = paged()
        body = part(made.report)
        lines = [text_of_paragraph(p) for p in body.iter("{*}p") if style_of(p) in ("TOC1", "TOC2")]
        assert lines == [f"{heading.text}{number + 3}" for number, heading in enumerate(planned)]
        instructions = [node.text or "" for node in body.iter("{*}instrText")]
        assert [text for text in instructions if "PAGEREF" in text] == [f" PAGEREF {heading.bookmark} \\h " for heading in planned]
        assert not [text for text in instructions if re.search(r"TOC.*\\n", text)]
        assert made.pdf is not None and made.warnings == ()

    def it_looks_again_until_the_pages_stay(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A longer line may move what follows: the numbers printed are those of the last PDF."""
        planned = planned_headings(sample_pack())
        pages = iter([2, 3, 3])
        asked: list[bytes] = []

        def moving(document: bytes) -> bytes:
            asked.append(document)
            page = next(pages)
            return pdf(*((heading.text, page) for heading in planned))

        monkeypatch.setattr(word_pages, "to_pdf", moving)
        made = paged()
        lines = [text_of_paragraph(p) for p in part(made.report).iter("{*}p") if style_of(p) == "TOC1"]
        assert {line[-1] for line in lines} == {"3"}
        assert len(asked) == 3 and asked[-1] == made.report

    def it_prints_no_pages_that_will_not_stay(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where each look finds other pages, the contents are links, and that is told."""
        planned = planned_headings(sample_pack())
        pages = iter(range(2, 9))
        monkeypatch.setattr(word_pages, "to_pdf", lambda _: (lambda page: pdf(*((each.text, page) for each in planned)))(next(pages)))
        made = paged()
        assert [warning.slug for warning in made.warnings] == ["contents-without-page-numbers"]
        assert not [node for node in part(made.report).iter("{*}instrText") if "PAGEREF" in (node.text or "")]

    @pytest.mark.parametrize("as_pdf", [True, False], ids=["with-pdf", "final-only"])
    def it_is_delivered_without_libreoffice(self, as_pdf: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        """The report has links alone, and the warnings say what could not be done."""

        def missing(_: bytes) -> bytes:
            raise NoPdf("LibreOffice is not installed")

        monkeypatch.setattr(word_pages, "to_pdf", missing)
        made = paged(as_pdf)
        assert made.pdf is None
        assert [warning.slug for warning in made.warnings] == ["contents-without-page-numbers", "pdf-not-made"][: 1 + as_pdf]
        assert all("LibreOffice is not installed" in warning.what and warning.severity == "warning" for warning in made.warnings)
        assert values(part(made.report), "hyperlink", "anchor")
