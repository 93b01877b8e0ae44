"""A section's blocks as paragraphs, pictures and tables, numbered, each in the content control of its id."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from lxml import etree

from scrutiny_pack.build.word_document import ReportDocument
from scrutiny_pack.build.word_pictures import picture
from scrutiny_pack.build.word_roles import BULLET, NUMBERED
from scrutiny_pack.build.word_table_kinds import is_wide, written
from scrutiny_pack.build.word_xml import field, paragraph, run
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.fixed_words import FixedWords, around
from scrutiny_pack.pack import Block, Bullet, Chart, Link, Paragraph, Section, Table
from scrutiny_pack.text import Text

FIGURE, TABLE = "Figure", "Table"
"""Word's own names of the two rows of numbers, whatever the language of the report."""
_STYLE_OF = {"headline": "headline", "body": "body", "comment": "comment", "note": "source note"}


class BlockWriter:
    """Writes blocks into `document`; figures and tables are numbered through the report.

    `fixed` has the words around what is written: labels of figures and tables, and what stands before a person's words.
    """

    def __init__(self, document: ReportDocument, drawings: Mapping[str, Drawing], *, fixed: FixedWords, numbered: bool = False) -> None:
        self._document = document
        self._roles = _STYLE_OF | {"bullet": BULLET} | ({"body": NUMBERED, "bullet": NUMBERED} if numbered else {})
        self._drawings, self._fixed = drawings, fixed
        self._numbers = {FIGURE: 0, TABLE: 0}

    def add_section(self, section: Section) -> None:
        """Write the blocks of `section` in their order; a note stays with what it speaks of, and no bullet stands alone on a page."""
        together = {bullet.id for bullet in section.bullets[-2:]}
        for block, following in pairwise([*section.blocks, None]):
            if block is not None:
                before_note = isinstance(following, Paragraph) and following.role == "note"
                self.add(block, before_note or (isinstance(block, Bullet) and block.id in together and following is not None))

    def add_table(self, content: Table) -> None:
        """Write a table below its caption, a wide one on a page on its side."""
        turned = not self._document.wide and is_wide(self._document, content)
        if turned:
            self._document.turn(wide=True)
        self._caption(TABLE, content.id, content.caption, keep_next=True)
        self._document.add(written(self._document, content, self._drawings))
        if turned:
            self._document.turn()

    def add(self, block: Block, keep_next: bool = False) -> None:
        """Write one block, held to the next one where `keep_next`."""
        match block:
            case Paragraph():
                self._mark(block)
                held = keep_next or block.role == "headline"
                self._document.add_block(block.id, self._roles[block.role], [run(block.text.plain)], keep_next=held)
            case Bullet():
                self._document.add_block(block.id, self._roles["bullet"], [run(block.text.plain)], keep_next=keep_next)
            case Link():
                self._document.add_block(block.id, "body", [self._document.link(block.text, block.address)])
            case Chart():
                self._add_chart(block, keep_next)
            case Table():
                self.add_table(block)

    def _mark(self, block: Paragraph) -> None:
        """Say before a person's comment that it is one; the line is not the editor's to change, so it has no control."""
        if block.role == "comment":
            self._document.add(paragraph(self._document.styles["comment label"], [run(self._fixed.comment)], keep_next=True))

    def _add_chart(self, chart: Chart, keep_next: bool) -> None:
        number = self._numbers[FIGURE] + 1
        shown = picture(self._document, chart.id, chart.alt.plain, self._drawings[chart.id], number)
        self._document.add(paragraph(self._document.styles["chart"], [shown], keep_next=True))
        self._caption(FIGURE, chart.id, chart.caption, keep_next=keep_next)

    def _caption(self, label: str, block_id: str, text: Text, *, keep_next: bool) -> None:
        """A caption whose label and number are a bookmark of their own, as Word's cross-references want it."""
        self._numbers[label] += 1
        start, end = self._document.controls.bookmark(f"_Ref{900_000_000 + sum(self._numbers.values())}")
        number: list[etree._Element] = field(rf"SEQ {label} \* ARABIC", str(self._numbers[label]))
        before, after = around(self._fixed.table if label == TABLE else self._fixed.figure, "{n}")
        content = [start, *_run(before), *number, *_run(after), end, run(f": {text.plain}")]
        self._document.add_block(block_id, "table caption" if label == TABLE else "caption", content, keep_next=keep_next)


def _run(words: str) -> list[etree._Element]:
    return [run(words)] if words else []
