"""Headings that can be linked to, and the list of contents: a real field, right at first opening because its result is written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from scrutiny_pack.build import word_xml
from scrutiny_pack.build.word_document import ReportDocument
from scrutiny_pack.build.word_xml import field_end, field_start, hyperlink, paragraph, run, w

_INSTRUCTION = r'TOC \o "1-2" \h \z \u'
"""Headings of two levels, as links."""
_WITHOUT_PAGES = r" \n"
"""Only a renderer knows the pages, and a wrong number is worse than none."""


@dataclass(frozen=True)
class Heading:
    """A heading of the report and the bookmark that links lead to."""

    text: str
    level: int
    bookmark: str


@dataclass
class Headings:
    """The headings of a report in order, known before the first is written: the contents stand before them."""

    planned: list[Heading] = field(default_factory=list)

    def plan(self, text: str, level: int) -> Heading:
        """Note the next heading; its bookmark is named as Word names those of its own contents."""
        heading = Heading(text, level, f"_Toc{900_000_000 + len(self.planned) + 1}")
        self.planned.append(heading)
        return heading


def add_heading(document: ReportDocument, heading: Heading, *, new_page: bool = False) -> None:
    """Write `heading`, bookmarked, on the page of what follows it; on a `new_page` where it opens a part of the report."""
    start, end = document.controls.bookmark(heading.bookmark)
    content = [start, run(heading.text), end]
    document.add(paragraph(document.styles[f"heading {heading.level}"], content, keep_next=True, new_page=new_page))


def add_contents(document: ReportDocument, over: str, headings: list[Heading], pages: Sequence[int] | None) -> None:
    """Write the list of contents on a page of its own: each of `headings` as a link, with its page where known, below `over`."""
    title = paragraph(document.styles["contents heading"], [run(over)], keep_next=True, new_page=True)
    document.add(title)
    instruction = _INSTRUCTION if pages else _INSTRUCTION + _WITHOUT_PAGES
    numbers = document.heading_numbers([heading.level for heading in headings])
    for index, (heading, number) in enumerate(zip(headings, numbers, strict=True)):
        shown = [run(f"{number} {heading.text}" if number else heading.text)]
        if pages:
            shown += [w("r", w("tab")), *word_xml.field(rf"PAGEREF {heading.bookmark} \h", str(pages[index]))]
        content: list[etree._Element] = [hyperlink(shown, bookmark=heading.bookmark)]
        if index == 0:
            content = field_start(instruction) + content
        if index == len(headings) - 1:
            content.append(field_end())
        role = f"contents {heading.level}"
        line = paragraph(document.styles[role], content)
        document.add(document.end_line(line, role, dots=True) if pages else line)
