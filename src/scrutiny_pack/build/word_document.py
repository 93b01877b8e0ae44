"""A report being written: a template with its body emptied, the styles it offers, and the parts that are added to it."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from scrutiny_pack.build.word_comments import Remarks
from scrutiny_pack.build.word_controls import Controls
from scrutiny_pack.build.word_leftovers import emptied
from scrutiny_pack.build.word_lists import add_missing_bullets
from scrutiny_pack.build.word_styles import resolve_styles, set_language
from scrutiny_pack.build.word_xml import COMPATIBILITY, WORD, WORD_2013, hyperlink, paragraph, run
from scrutiny_pack.text import Text

_EMU_IN_CM = 360_000


class ReportDocument:
    """The open document: what it is asked to `add` stands in that order before the last section's page settings.

    The template's own body is sample text and does not reach the report; its page settings, headers, footers and styles do.
    """

    def __init__(self, template: bytes, language: str, shown_as: str, remarks: Remarks | None = None) -> None:
        self._document = Document(io.BytesIO(template))
        self._settings = emptied(self._document)
        self.controls = Controls()
        self._remarks = remarks
        self.printed: dict[str, str] = {}
        """What was printed in each block, by its id."""
        add_missing_bullets(self._document)
        self.styles = resolve_styles(self._document.styles.element, shown_as)
        self._link_style = self.styles["link"]
        self._pictures = 0
        set_language(self._document.styles.element, language)

    @property
    def text_width_cm(self) -> float:
        """The width between the margins."""
        section = self._document.sections[-1]
        margins = (section.left_margin or 0) + (section.right_margin or 0)
        return ((section.page_width or 0) - margins) / _EMU_IN_CM

    @property
    def header(self) -> etree._Element:
        """The root of the header of every page but a cover that has its own."""
        root: etree._Element = self._document.sections[-1].header._element
        return root

    @property
    def footer(self) -> etree._Element:
        """The root of the footer of every page but a cover that has its own."""
        root: etree._Element = self._document.sections[-1].footer._element
        return root

    def add(self, *elements: etree._Element) -> None:
        """Write `elements` at the end of the report."""
        for element in elements:
            self._settings.addprevious(element)

    def add_text(self, role: str, text: str) -> None:
        """Write `text` as a paragraph in the style of `role`, without a control: it is the same for everybody."""
        self.add(self._paragraph(role, [run(text)]))

    def add_block(self, block_id: str, role: str, content: Sequence[etree._Element], *, keep_next: bool = False) -> None:
        """Write a paragraph that an editor may change, in the style of `role`, in the content control of its block."""
        self.printed[block_id] = "".join(str(text.text or "") for each in content for text in each.iter(f"{{{WORD}}}t"))
        marked = self._remarks.around(block_id, content) if self._remarks else content
        self.add(self.controls.wrap(block_id, self._paragraph(role, marked, keep_next)))

    def _paragraph(self, role: str, content: Sequence[etree._Element], keep_next: bool = False) -> etree._Element:
        return paragraph(self.styles[role], content, keep_next=keep_next, apart=self._ends_with_table())

    def _ends_with_table(self) -> bool:
        last = self._settings.getprevious()
        return last is not None and etree.QName(last).localname == "tbl"

    def link(self, text: Text, address: str) -> etree._Element:
        """`text` as a link to `address`."""
        relationship = self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return hyperlink([run(text.plain, self._link_style)], relationship=relationship)

    def add_picture_part(self, data: bytes, ending: str, content_type: str) -> str:
        """Put a picture file into the document; the id of the relationship that leads to it."""
        self._pictures += 1
        name = PackURI(f"/word/media/chart{self._pictures}.{ending}")
        part = Part(name, content_type, data, self._document.part.package)
        return self._document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def saved(self) -> bytes:
        """The document as a file."""
        if self._ends_with_table():
            self.add(paragraph(self.styles["table text"], []))  # Word wants a paragraph after the last table
        if self._remarks:
            self._remarks.add_to(self._document)
        self._declare_word_2013()
        target = io.BytesIO()
        self._document.save(target)
        return target.getvalue()

    def _declare_word_2013(self) -> None:
        # Word 2010 takes a file for damaged when a namespace that it does not know is not marked as one it may ignore.
        root = self._document.element
        used = root.get(f"{{{COMPATIBILITY}}}Ignorable", "").split()
        declared = {"w": WORD, "w15": WORD_2013, "mc": COMPATIBILITY}
        etree.cleanup_namespaces(root, top_nsmap=declared, keep_ns_prefixes=[prefix for prefix in root.nsmap if prefix])
        root.set(f"{{{COMPATIBILITY}}}Ignorable", " ".join(dict.fromkeys([*used, "w15"])))
