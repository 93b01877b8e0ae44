"""The committee's front sheet: lines beside their labels, then what is to be decided and why."""

from __future__ import annotations

from lxml import etree

from scrutiny_pack.build.word_contents import Heading, Headings, add_heading
from scrutiny_pack.build.word_document import ReportDocument
from scrutiny_pack.build.word_xml import run, w
from scrutiny_pack.front_entry import FrontEntry
from scrutiny_pack.pack import Pack


class FrontSheet:
    """The front sheet of a pack, its headings planned before the contents are written."""

    def __init__(self, pack: Pack, headings: Headings) -> None:
        self._entries = pack.front_sheet
        self._numbered = pack.numbered_paragraphs
        self._title = headings.plan(pack.fixed.front_sheet, 1) if self._entries else None
        titled = (entry for entry in self._entries if entry.kind != "detail")
        self._headings: dict[str, Heading] = {entry.id: headings.plan(entry.label.plain, 2) for entry in titled}

    def write(self, document: ReportDocument) -> None:
        """Write it on a page of its own, where there is one."""
        if self._title:
            add_heading(document, self._title, new_page=True)
        for entry in self._entries:
            self._write_entry(document, entry)

    def _write_entry(self, document: ReportDocument, entry: FrontEntry) -> None:
        if entry.kind == "detail":
            label: list[etree._Element] = [run(f"{entry.label.plain}:", bold=True), w("r", w("tab"))]
            document.add_block(entry.id, "front detail", [*label, run(entry.texts[0].plain)])
            return
        add_heading(document, self._headings[entry.id])
        role = "numbered" if self._numbered else "bullet" if entry.kind == "list" and len(entry.texts) > 1 else "body"
        for place, (identifier, text) in enumerate(entry.by_id):
            name = [run(f"{entry.names[place].plain}: ", bold=True)] if entry.names else []
            document.add_block(identifier, role, [*name, run(text.plain)])
