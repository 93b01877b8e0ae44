"""A report being written: a template opened for it, the styles it offers, and the parts that are added to it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from scrutiny_pack.build.word_body import open_body
from scrutiny_pack.build.word_comments import Remarks
from scrutiny_pack.build.word_controls import Controls
from scrutiny_pack.build.word_edges import Edges, column_width_cm, set_tabs
from scrutiny_pack.build.word_fonts import family_of
from scrutiny_pack.build.word_heading_numbers import heading_numbers
from scrutiny_pack.build.word_made_styles import bullet_styles, make_missing_styles
from scrutiny_pack.build.word_measure import Measure
from scrutiny_pack.build.word_roles import CONTENTS_HEADING
from scrutiny_pack.build.word_styles import find_styles, set_language, set_languages_inside, style_chain
from scrutiny_pack.build.word_xml import COMPATIBILITY, WORD, WORD_2013, hyperlink, paragraph, run, w
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.pack import Chart
from scrutiny_pack.text import Text

_EMU_IN_CM = 360_000
_TWIPS_IN_CM = 567
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True)
class ReportChoices:
    """How a report is built: the template's name in messages, the board's own styles for roles, and the page of each planned heading.

    Without `pages` the contents have links alone.
    """

    shown_as: str = "report.docx"
    styles: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] | None = None
    redraw: Callable[[Chart, float], Drawing] | None = None
    """Draws a chart again, so many centimetres high; without it all charts keep the height that they have."""


class ReportDocument:
    """The open document: what it is asked to `add` stands in that order where the template wants it.

    Its page settings, headers, footers and styles are the template's; so is what stands around the marked place, where there is one.
    """

    def __init__(self, template: bytes, language: str, choices: ReportChoices, remarks: Remarks | None = None) -> None:
        self._document = Document(io.BytesIO(template))
        self._opening = open_body(self._document)
        self.controls = Controls()
        self._remarks = remarks
        self.printed: dict[str, str] = {}
        """What was printed in each block, by its id."""
        problems = ProblemList()
        styles = self._document.styles.element
        found = find_styles(styles, bullet_styles(self._document), choices.shown_as, choices.styles, problems)
        problems.stop_if_any()
        self.styles = make_missing_styles(self._document, _without_numbers(styles, found.ids))
        self.edges = Edges(self._document)
        self._pictures = 0
        self._wide, self._columns = False, 1
        self._written = (False, 1)
        """On what pages the last thing stands that was added."""
        self._language = language
        self.parted = False
        """Whether the report has more than one section by now."""

    @property
    def has_cover(self) -> bool:
        """Whether the template brought a cover of its own."""
        return self._opening.kept

    @property
    def body(self) -> etree._Element:
        """All that the document holds by now."""
        root: etree._Element = self._document.element.body
        return root

    @property
    def style_root(self) -> etree._Element:
        """The root of the styles."""
        root: etree._Element = self._document.styles.element
        return root

    @property
    def text_width_cm(self) -> float:
        """The width between the margins of the page that is being written, or of one of its columns."""
        section = self._document.sections[-1]
        if self._wide:
            margins = (section.top_margin or 0) + (section.bottom_margin or 0)
            return ((section.page_height or 0) - margins) / _EMU_IN_CM
        return column_width_cm(self.page_width_cm, self._columns)

    @property
    def in_columns(self) -> bool:
        """Whether more than one column stands on the page that is being written."""
        return self._columns > 1

    @property
    def page_width_cm(self) -> float:
        """The width between the margins of an upright page."""
        section = self._document.sections[-1]
        return ((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)) / _EMU_IN_CM

    @property
    def text_height_cm(self) -> float:
        """The height between the margins of an upright page."""
        section = self._document.sections[-1]
        margins = abs(section.top_margin or 0) + abs(section.bottom_margin or 0)
        return ((section.page_height or 0) - margins) / _EMU_IN_CM

    @property
    def measure(self) -> Measure:
        """How high what is written will be."""
        return Measure(self._document.styles.element, self.styles)

    def family(self, role: str) -> str:
        """The font of the words in the style of `role`."""
        return family_of(self._document, self.styles[role])

    def heading_numbers(self, levels: Sequence[int]) -> list[str]:
        """The numbers that the template gives to headings of these levels, in this order."""
        part = self._document.part
        has_lists = any(entry.reltype == RELATIONSHIP_TYPE.NUMBERING for entry in part.rels.values())
        ids = [self.styles[f"heading {level}"] for level in (1, 2, 3)]
        return heading_numbers(self._document.styles.element, part.numbering_part.element if has_lists else None, ids, levels)

    @property
    def can_turn(self) -> bool:
        """Whether a page can be turned to be wider than it is."""
        section = self._document.sections[-1]
        return (section.page_width or 0) < (section.page_height or 0)

    @property
    def wide(self) -> bool:
        """Whether the pages that are being written lie on their side."""
        return self._wide

    def turn(self, *, wide: bool = False, columns: int = 1) -> None:
        """Have what follows on pages that are `wide` or upright, in so many columns; nothing changes until something does follow."""
        upright_width = self.page_width_cm
        self._wide, self._columns = wide, columns
        if wide:
            self.edges.make_wide(upright_width, self.text_width_cm)

    def _turn_page(self) -> None:
        """End the section that was written, if what follows is not to stand on its pages."""
        wide, columns = self._written
        if (wide, columns) == (self._wide, self._columns):
            return
        ended = self.edges.ended_section(self._opening.settings, turned=wide, columns=columns, first=not self.parted)
        if columns > 1 and self._ends_with_table():
            self._opening.place.addprevious(self._thin())  # LibreOffice carries a table that ends the columns over to the next page
        self._opening.place.addprevious(self._thin(ended))
        self._written, self.parted = (self._wide, self._columns), True

    def _thin(self, *settings: etree._Element) -> etree._Element:
        """An empty paragraph that nobody sees, for page settings to stand in."""
        spacing = w("spacing", before="0", after="0", line="20", lineRule="exact")
        return w("p", w("pPr", w("pStyle", val=self.styles["table text"]), spacing, *settings))

    def end_line(self, line: etree._Element, role: str, *, dots: bool = False) -> etree._Element:
        """`line`, a paragraph in the style of `role`, with one tab stop, where the text ends on the right; `dots` lead to it."""
        stops = f"{{{WORD}}}pPr/{{{WORD}}}tabs/{{{WORD}}}tab"
        chain = style_chain(self._document.styles.element, self.styles[role])
        found = (stop.get(f"{{{WORD}}}pos", "") for style in chain for stop in style.iterfind(stops))
        cleared = dict.fromkeys(position for position in found if position.lstrip("-").isdigit())
        set_tabs(line, cleared, round(self.text_width_cm * _TWIPS_IN_CM), dots=dots)
        return line

    def add(self, *elements: etree._Element) -> None:
        """Write `elements` at the end of the report."""
        self._turn_page()
        for element in elements:
            self._opening.place.addprevious(element)

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
        last = self._opening.place.getprevious()
        return last is not None and etree.QName(last).localname == "tbl"

    def link(self, text: Text, address: str) -> etree._Element:
        """`text` as a link to `address`."""
        relationship = self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return hyperlink([run(text.plain, self.styles["link"])], relationship=relationship)

    def add_picture_part(self, data: bytes, ending: str, content_type: str) -> str:
        """Put a picture file into the document; the id of the relationship that leads to it."""
        self._pictures += 1
        name = PackURI(f"/word/media/chart{self._pictures}.{ending}")
        part = Part(name, content_type, data, self._document.part.package)
        return self._document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def saved(self) -> bytes:
        """The document as a file."""
        wide, columns = self._written
        at_end = self._opening.place is self._opening.settings
        self._wide, self._columns = wide and at_end, 1
        self._turn_page()
        if self._ends_with_table():
            self.add(paragraph(self.styles["table text"], []))  # Word wants a paragraph after the last table
        if self._wide:
            self.edges.turn(self._opening.settings)  # an upright section after it would be an empty page
        if self.parted:
            self.edges.without_first_page(self._opening.settings)
        if self._remarks:
            self._remarks.add_to(self._document)
        self._declare_word_2013()
        self._say_language()
        self._number_pictures()
        target = io.BytesIO()
        self._document.save(target)
        return target.getvalue()

    def _number_pictures(self) -> None:
        """Number all pictures anew, those that the template has in its cover, heads and feet too: Word wants each number once."""
        roots = (self._document.element.body, *self.edges.roots())
        for number, entry in enumerate((entry for root in roots for entry in root.iter(_PICTURE)), 1):
            entry.set("id", str(number))

    def _declare_word_2013(self) -> None:
        # Word 2010 takes a file for damaged when a namespace that it does not know is not marked as one it may ignore.
        root = self._document.element
        used = root.get(f"{{{COMPATIBILITY}}}Ignorable", "").split()
        declared = {"w": WORD, "w15": WORD_2013, "mc": COMPATIBILITY}
        etree.cleanup_namespaces(root, top_nsmap=declared, keep_ns_prefixes=[prefix for prefix in root.nsmap if prefix])
        root.set(f"{{{COMPATIBILITY}}}Ignorable", " ".join(dict.fromkeys([*used, "w15"])))

    def _say_language(self) -> None:
        # What a template names in another language is read out in that one.
        set_language(self._document.styles.element, self._language)
        for root in (self._document.element, self._document.settings.element, *self.edges.roots()):
            set_languages_inside(root, self._language)


def _without_numbers(styles: etree._Element, found: Mapping[str, str]) -> dict[str, str]:
    """`found` without a style for the heading of the contents that takes over the numbers of the headings in the text."""
    number = f"{{{WORD}}}pPr/{{{WORD}}}numPr"
    numbered = any(style.find(number) is not None for style in style_chain(styles, found.get(CONTENTS_HEADING, "")))
    return {role: style for role, style in found.items() if not (numbered and role == CONTENTS_HEADING)}
