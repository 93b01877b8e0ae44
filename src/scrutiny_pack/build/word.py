"""A pack as a Word report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scrutiny_pack.build.package import finished, properties_of
from scrutiny_pack.build.word_blocks import BlockWriter
from scrutiny_pack.build.word_chapters import ChapterWriter
from scrutiny_pack.build.word_comments import Remarks
from scrutiny_pack.build.word_contents import Heading, Headings, add_contents, add_heading
from scrutiny_pack.build.word_cover import add_cover, write_header_and_footer
from scrutiny_pack.build.word_document import ReportChoices, ReportDocument
from scrutiny_pack.build.word_front import FrontSheet
from scrutiny_pack.build.word_layout import USUAL as USUAL_HEIGHT
from scrutiny_pack.build.word_layout import Page, Plan, plan_sections
from scrutiny_pack.build.word_tables import fits_column
from scrutiny_pack.build.word_xml import hyperlink, run
from scrutiny_pack.charts.draw import height_of
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.edits.cleaned import marks_of
from scrutiny_pack.grouped_table import small_lines_of
from scrutiny_pack.pack import KeyMessageGroup, Pack

COLUMNS = 2
"""In which narrow tables of figures stand."""
USUAL = ReportChoices()


def build_word(pack: Pack, drawings: Mapping[str, Drawing], template: bytes, choices: ReportChoices = USUAL) -> bytes:
    """The report of `pack` in the board's `template` (from `open_template`), with the drawing of each chart by the chart's id.

    Cover, front sheet, contents, key messages, what changed, exceptions, scorecard, the sections, the figures behind every chart and the
    other appendices. The same input gives the same bytes. Raises `InputError` when the template lacks a style that nothing can stand for.
    """
    document = ReportDocument(template, pack.language, choices, Remarks(pack.remarks, pack.meeting_date or pack.month.last_day))
    plan = _Plan(pack)
    layout = _layout(document, pack, choices)
    blocks = BlockWriter(document, _redrawn(pack, drawings, layout, choices), numbered=pack.numbered_paragraphs, fixed=pack.fixed)
    write_header_and_footer(document, pack)
    add_cover(document, pack)
    plan.front_sheet.write(document)
    add_contents(document, pack.fixed.contents, plan.all.planned, choices.pages)
    _add_key_messages(document, pack, plan)
    for chapter in plan.opening:
        chapter.write(document, blocks)
    for section in pack.sections:
        add_heading(document, plan.sections[section.id], new_page=section.id in layout.new_page)
        blocks.add_section(section)
    _add_figures(document, pack, plan, blocks)
    for appendix in plan.appendices:
        appendix.write(document, blocks)
    return finished(document.saved(), replace(properties_of(pack), marks=marks_of(document.printed)))


def _layout(document: ReportDocument, pack: Pack, choices: ReportChoices) -> Plan:
    """How the sections lie on their pages; where charts cannot be drawn again, only that the first begins one."""
    if choices.redraw is None:
        return Plan({}, frozenset(section.id for section in pack.sections[:1]))
    return plan_sections(pack.sections, document.measure, Page(document.text_width_cm, document.text_height_cm))


def _redrawn(pack: Pack, drawings: Mapping[str, Drawing], layout: Plan, choices: ReportChoices) -> dict[str, Drawing]:
    """The drawings, charts at the height that the layout has for them."""
    made = {line.id: drawings[line.id] for line in small_lines_of(pack)}
    for chart in (chart for section in pack.sections for chart in section.charts):
        height = layout.heights.get(chart.id, USUAL_HEIGHT)
        usual = choices.redraw is None or height_of(chart, height) == height_of(chart)
        made[chart.id] = drawings[chart.id] if usual or choices.redraw is None else choices.redraw(chart, height)
    return made


def planned_headings(pack: Pack) -> tuple[Heading, ...]:
    """The headings of the report, in order: those that its contents list."""
    return tuple(_Plan(pack).all.planned)


class _Plan:
    """Every heading of the report, by what it stands over."""

    def __init__(self, pack: Pack) -> None:
        self.all = Headings()
        self.front_sheet = FrontSheet(pack, self.all)
        self.key_messages = self.all.plan(pack.fixed.key_messages, 1) if pack.key_messages else None
        self.groups: dict[str, Heading] = {group.id: self.all.plan(group.title.plain, 2) for group in pack.key_messages}
        self.opening = tuple(ChapterWriter(chapter, self.all) for chapter in pack.opening)
        self.sections: dict[str, Heading] = {section.id: self.all.plan(section.title.plain, 1) for section in pack.sections}
        self.figures = self.all.plan(pack.fixed.figures, 1) if pack.appendix else None
        self.appendices = tuple(ChapterWriter(appendix, self.all) for appendix in pack.appendices)


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
    """The tables of figures, narrow ones in columns: most have a month and a figure in a row."""
    if headings.figures:
        add_heading(document, headings.figures, new_page=True)
    for content in pack.appendix:
        document.turn(columns=COLUMNS if fits_column(document, content, COLUMNS) else 1)
        blocks.add_table(content)
    document.turn()
