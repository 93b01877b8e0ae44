"""What stands around the sections: scorecard, methods and sources, glossary. A wide table turns the page on its side."""

from __future__ import annotations

from scrutiny_pack.build.word_blocks import BlockWriter
from scrutiny_pack.build.word_contents import Heading, Headings, add_heading
from scrutiny_pack.build.word_document import ReportDocument
from scrutiny_pack.build.word_table_kinds import is_wide
from scrutiny_pack.pack import Chapter, Table


class ChapterWriter:
    """One chapter, its headings planned before the contents are written."""

    def __init__(self, chapter: Chapter, headings: Headings) -> None:
        self._chapter = chapter
        self._title = headings.plan(chapter.title.plain, 1)
        self._parts: dict[str, Heading] = {part.id: headings.plan(part.title.plain, 2) for part in chapter.parts}

    def write(self, document: ReportDocument, blocks: BlockWriter) -> None:
        """Write it on pages of its own; all that stands directly under its heading is on the page of its table."""
        wide = any(isinstance(block, Table) and is_wide(document, block) for block in self._chapter.blocks)
        document.turn(wide=wide)
        add_heading(document, self._title, new_page=True)
        for block in self._chapter.blocks:
            blocks.add(block)
        document.turn(wide=False)
        for part in self._chapter.parts:
            add_heading(document, self._parts[part.id])
            for block in part.blocks:
                blocks.add(block)
