"""The report with the pages of its headings in the contents, and as a PDF: both need a program that lays pages out."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from scrutiny_pack.build.word import build_word, planned_headings
from scrutiny_pack.build.word_contents import Heading
from scrutiny_pack.build.word_document import ReportChoices
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.errors import Place, Problem
from scrutiny_pack.office_program import NoPdf, to_pdf
from scrutiny_pack.pack import Pack

PASSES = 3
"""Numbers may make a line longer and move what follows; then they are looked up again."""
_UPDATE = "install LibreOffice, or in Word right-click the contents, Update field, Update entire table"
_INSTALL = "install LibreOffice, or save the report as PDF from Word"


@dataclass(frozen=True)
class PagedReport:
    """The report, its PDF where one was asked for and made, and what could not be done."""

    report: bytes
    pdf: bytes | None
    warnings: tuple[Problem, ...]


def build_paged_word(
    pack: Pack, drawings: Mapping[str, Drawing], template: bytes, choices: ReportChoices, *, as_pdf: bool, name: str
) -> PagedReport:
    """The report with page numbers in its contents, and with `as_pdf` the same as a PDF; `name` is the files' name without an ending.

    Without LibreOffice, or when it fails, the contents are links alone, there is no PDF, and the warnings say so.
    """
    linked = build_word(pack, drawings, template, choices)
    try:
        report, pdf = _numbered(pack, drawings, template, choices, linked)
    except NoPdf as reason:
        return PagedReport(linked, None, _not_made(reason, as_pdf, name))
    if report is None:
        what = "the contents have no page numbers: the headings could not be found on the pages that LibreOffice made"
        warning = Problem("contents-without-page-numbers", Place(f"{name}.docx"), what, _UPDATE, "warning")
        return PagedReport(linked, pdf if as_pdf else None, (warning,))
    return PagedReport(report, pdf if as_pdf else None, ())


def _not_made(reason: NoPdf, as_pdf: bool, name: str) -> tuple[Problem, ...]:
    numbers = f"the contents have links and no page numbers: {reason}"
    warnings = [Problem("contents-without-page-numbers", Place(f"{name}.docx"), numbers, _UPDATE, "warning")]
    if as_pdf:
        warnings.append(Problem("pdf-not-made", Place(f"{name}.pdf"), f"it was not made: {reason}", _INSTALL, "warning"))
    return tuple(warnings)


def _numbered(
    pack: Pack, drawings: Mapping[str, Drawing], template: bytes, choices: ReportChoices, linked: bytes
) -> tuple[bytes | None, bytes]:
    """The report with the page numbers that its PDF has, and that PDF; no report where the headings cannot be found."""
    headings = planned_headings(pack)
    pdf = to_pdf(linked)
    pages = heading_pages(pdf, headings)
    for _ in range(PASSES):
        if pages is None:
            return None, pdf
        report = build_word(pack, drawings, template, replace(choices, pages=pages))
        pdf = to_pdf(report)
        printed, pages = pages, heading_pages(pdf, headings)
        if pages == printed:
            return report, pdf
    return None, pdf


def heading_pages(pdf: bytes, headings: Sequence[Heading]) -> tuple[int, ...] | None:
    """The printed page number of each of `headings`, which stand in this order among the bookmarks of `pdf`; `None` if one does not."""
    try:
        reader = PdfReader(io.BytesIO(pdf))
        bookmarks = list(_bookmarks(reader, reader.outline))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return None
    pages: list[int] = []
    place = 0
    for heading in headings:
        wanted = _words(heading.text)
        # A template that numbers its headings has the number in the bookmark too.
        place = next((at for at in range(place, len(bookmarks)) if bookmarks[at][0].endswith(wanted)), len(bookmarks)) + 1
        if place > len(bookmarks):
            return None
        pages.append(bookmarks[place - 1][1])
    return tuple(pages)


def _bookmarks(reader: PdfReader, outline: Any) -> Iterator[tuple[str, int]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(reader, entry)
        else:
            page = reader.get_destination_page_number(entry)
            if page is not None:
                yield _words(str(entry.title)), page + 1


def _words(text: str) -> str:
    return " ".join(text.split())
