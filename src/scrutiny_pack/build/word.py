"""A pack as a Word report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scrutiny_pack.build.package import finished, properties_of
from scrutiny_pack.build.word_blocks import BlockWriter
from scrutiny_pack.build.word_comments import Remarks
from scrutiny_pack.build.word_contents import Heading, Headings, add_contents, add_heading
from scrutiny_pack.build.word_cover import add_cover, write_header_and_footer
from scrutiny_pack.build.word_document import ReportDocument
from scrutiny_pack.build.word_xml import hyperlink, run
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.edits.cleaned import marks_of
from scrutiny_pack.pack import KeyMessageGroup, Pack

KEY_MESSAGES = "Key messages"
FIGURES = "Figures"


def build_word(pack: Pack, drawings: Mapping[str, Drawing], template: bytes) -> bytes:
    """The report of `pack` in the board's `template` (from `open_template`), with the drawing of each chart by the chart's id.

    Cover, contents, key messages, the sections, then the figures behind every chart. The same input gives the same bytes. Raises
    `InputError` when the template lacks a style that nothing can stand for.
    """
    document = ReportDocument(template, pack.language, "report.docx", Remarks(pack.remarks, pack.meeting_date or pack.month.last_day))
    headings = _Plan(pack)
    blocks = BlockWriter(document, drawings)
    write_header_and_footer(document, pack)
    add_cover(document, pack)
    add_contents(document, headings.all.planned)
    _add_key_messages(document, pack, headings)
    for index, section in enumerate(pack.sections):
        add_heading(document, headings.sections[section.id], new_page=index == 0)
        blocks.add_section(section)
    _add_figures(document, pack, headings, blocks)
    return finished(document.saved(), replace(properties_of(pack), marks=marks_of(document.printed)))


class _Plan:
    """Every heading of the report, by what it stands over."""

    def __init__(self, pack: Pack) -> None:
        self.all = Headings()
        self.key_messages = self.all.plan(KEY_MESSAGES, 1) if pack.key_messages else None
        self.groups: dict[str, Heading] = {group.id: self.all.plan(group.title.plain, 2) for group in pack.key_messages}
        self.sections: dict[str, Heading] = {section.id: self.all.plan(section.title.plain, 1) for section in pack.sections}
        self.figures = self.all.plan(FIGURES, 1) if pack.appendix else None


def _add_key_messages(document: ReportDocument, pack: Pack, headings: _Plan) -> None:
    if headings.key_messages:
        add_heading(document, headings.key_messages, new_page=True)
    for group in pack.key_messages:
        add_heading(document, headings.groups[group.id])
        _add_messages(document, group, headings)


def _add_messages(document: ReportDocument, group: KeyMessageGroup, headings: _Plan) -> None:
    for message in group.messages:
        shown = run(message.text.plain, document.styles["message link"])
        document.add_block(message.id, "bullet", [hyperlink([shown], bookmark=headings.sections[message.section].bookmark)])


def _add_figures(document: ReportDocument, pack: Pack, headings: _Plan, blocks: BlockWriter) -> None:
    if headings.figures:
        add_heading(document, headings.figures, new_page=True)
    for content in pack.appendix:
        blocks.add_table(content)
