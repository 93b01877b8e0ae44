"""A grouped table in the report: the name of a group over its first row, words under a figure, small lines, no merged cell."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from scrutiny_pack.build.grouped_fit import BOLD, GroupedFit, Letters, fit_grouped, name_lines, needed_width
from scrutiny_pack.build.word_document import ReportDocument
from scrutiny_pack.build.word_pictures import picture
from scrutiny_pack.build.word_styles import style_chain
from scrutiny_pack.build.word_tables import properties_of
from scrutiny_pack.build.word_xml import WORD, paragraph, run, w
from scrutiny_pack.charts.colours import TEXT_CONTRAST, WHITE, contrast
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.grouped_table import GroupedTable

POINTS = 9
"""The size of the words: no smaller."""
_BESIDE = 70
"""Left and right of the words of a cell, in twentieths of a point."""
_POINTS_IN_CM = 72 / 2.54
_SPACE, _GROUP_SPACE = 30, 50
"""Over and under the words of a row, and over the name of a group, in twentieths of a point."""
_SINGLE = 1.17
"""The distance of lines by the size of their letters."""
_NOT_UNDER_NAMES = (
    "firstRow",
    "lastRow",
    "lastCol",
    "band1Horz",
    "band2Horz",
    "band1Vert",
    "band2Vert",
    "neCell",
    "nwCell",
    "seCell",
    "swCell",
)
"""The parts of a table's style whose colours no name of a group stands on."""
_VALUE = f"{{{WORD}}}val"
_RULE = {"val": "single", "sz": "12", "space": "0"}


def grouped_table(document: ReportDocument, content: GroupedTable, drawings: Mapping[str, Drawing]) -> etree._Element:
    """The table of `content`, over the whole width of the text, with its caption and description for a screen reader."""
    letters = _letters(document)
    return _Writer(document, fit_grouped(content, document.text_width_cm * _POINTS_IN_CM, letters), letters, drawings).table()


def needs_width(document: ReportDocument, content: GroupedTable) -> bool:
    """Whether the table needs more room than an upright page has."""
    return needed_width(content, _letters(document)) > document.page_width_cm * _POINTS_IN_CM


def _letters(document: ReportDocument) -> Letters:
    return Letters(POINTS, document.family("table text"), 2 * _BESIDE / 20)


class _Writer:
    """Writes one table."""

    def __init__(self, document: ReportDocument, fit: GroupedFit, letters: Letters, drawings: Mapping[str, Drawing]) -> None:
        self._letters = letters
        self._document, self._content, self._drawings = document, fit.table, drawings
        self._style = document.styles["table text"]
        self._points = fit.widths
        self._widths = [round(width * 20) for width in fit.widths]
        self._accent = _accent(document)

    def table(self) -> etree._Element:
        """The whole table; its header stands on every page, and no row is parted."""
        grid = w("tblGrid", *(w("gridCol", w=str(width)) for width in self._widths))
        rows = [self._row(number) for number in range(len(self._content.rows))]
        made = properties_of(self._content, sum(self._widths), self._document.styles["table"], striped=False)
        margins = w("tblCellMar", *(w(side, w=str(_BESIDE), type="dxa") for side in ("left", "right")))
        made.insert([etree.QName(child).localname for child in made].index("tblLook"), margins)
        return w("tbl", made, grid, self._header(), *rows)

    def _header(self) -> etree._Element:
        cells = [
            self._cell(column, [run(text.plain, bold=True, points=POINTS)], keep=True) for column, text in enumerate(self._content.header)
        ]
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)

    def _row(self, number: int) -> etree._Element:
        above = name_lines(self._content, number, self._points[0], self._letters)
        down = _GROUP_SPACE + round(above * POINTS * _SINGLE * 20) if above else _SPACE
        name = self._content.groups[number].plain
        label = _regular(run(self._content.rows[number][0].plain, points=POINTS))
        first = [run(f"{name}\n", bold=True, points=POINTS, colour=self._accent), label] if name else [label]
        cells = [self._cell(0, first, before=_GROUP_SPACE if name else _SPACE, ruled=bool(name) and number > 0)]
        for column in range(1, len(self._widths)):
            cells.append(self._cell(column, self._said(number, column), before=down, ruled=bool(name) and number > 0))
        return w("tr", w("trPr", w("cantSplit")), *cells)

    def _said(self, row: int, column: int) -> list[etree._Element]:
        """The runs of a cell: its small line over its words, or its figure over what is said of it."""
        text, line = self._content.rows[row][column].plain, self._content.lines[row] if column == self._content.lined else None
        if line is not None:
            shown = picture(self._document, line.id, line.alt.plain, self._drawings[line.id], 1)
            return [shown, run(f"\n{text}", points=POINTS)]
        figure, parted, said = text.partition("\n")
        return [run(figure, bold=column == BOLD, points=POINTS), *([run(parted + said, points=POINTS)] if parted else [])]

    def _cell(
        self, column: int, runs: list[etree._Element], *, before: int = _SPACE, keep: bool = False, ruled: bool = False
    ) -> etree._Element:
        spacing = {"before": str(before), "after": str(_SPACE), "line": "240", "lineRule": "auto"}
        words = paragraph(self._style, runs, keep_next=keep, spacing=spacing)
        made = w("tcPr", w("tcW", w=str(self._widths[column]), type="dxa"))
        if ruled:
            made.append(w("tcBorders", w("top", **_RULE, color=self._accent or "auto")))
        return w("tc", made, words)


def _regular(made: etree._Element) -> etree._Element:
    """The run, not bold: a table's style may set its first column bold, and then a group's name would not stand out."""
    made[0].insert(0, w("b", val="0"))
    return made


def _accent(document: ReportDocument) -> str:
    """The colour of the headings, for the names of groups and the rules over them; nothing where that may not be seen there."""
    chain = style_chain(document.style_root, document.styles["heading 1"])
    named = (entry.get(_VALUE, "") for style in chain for entry in style.iterfind(f"{{{WORD}}}rPr/{{{WORD}}}color"))
    colour = next(named, "")
    is_seen = re.fullmatch(r"[0-9A-Fa-f]{6}", colour) and contrast(f"#{colour}", WHITE) >= TEXT_CONTRAST
    return colour if is_seen and not _is_tinted(document) else ""


def _is_tinted(document: ReportDocument) -> bool:
    """Whether names of groups may stand on something else than white: a page with a colour, or a table whose cells have one."""
    if any(True for _ in document.body.itersiblings(f"{{{WORD}}}background", preceding=True)):
        return True
    shaded = (entry for style in style_chain(document.style_root, document.styles["table"]) for entry in style.iter(f"{{{WORD}}}shd"))
    parts = ([part.get(f"{{{WORD}}}type", "") for part in entry.iterancestors(f"{{{WORD}}}tblStylePr")] for entry in shaded)
    return any(not part or part[0] not in _NOT_UNDER_NAMES for part in parts)
