"""A table in the report: one header row that repeats, rows that stay whole, no merged cell, figures set right."""

from __future__ import annotations

import re

from lxml import etree

from scrutiny_pack.build.word_document import ReportDocument
from scrutiny_pack.build.word_edges import column_width_cm
from scrutiny_pack.build.word_xml import paragraph, run, w
from scrutiny_pack.pack import Table
from scrutiny_pack.text import Text

_TWIPS_IN_CM = 567
_CHARACTER_CM = 0.19
"""A wide letter of the table's type; a column is as wide as its longest word or figure."""
_WORD_CHARACTER_CM = 0.21
"""Short words have more capitals and figures in them."""
_WIDE_CELL = 60
"""Characters: a longer cell takes several lines."""
_CELL_MARGINS_CM = 0.5
_HEADER_ROWS = 2
"""A column is wide enough for its header to take about so many rows."""
_MANY_COLUMNS = 6
_SMALL_POINTS = 9
"""The size of words in a table of many columns: no smaller, and the table is as short as it can be."""
_TOO_WIDE = 1.1
"""Up to so many times the width of the text, narrower columns do."""
KEPT_WHOLE = 16
"""A table of so many rows is never parted; a longer one may fill the rest of a page."""
KEPT_ON_ITS_SIDE = 6
"""On a page that lies on its side, which is not high."""
KEPT_IN_COLUMN = 30
"""In columns it is: what is left empty is half as wide."""


def table(document: ReportDocument, content: Table) -> etree._Element:
    """The table of `content`, with its caption and description for a screen reader."""
    widths = [int(width * _TWIPS_IN_CM) for width in column_widths_cm(content, document.text_width_cm)]
    styles = document.styles
    rows = [_row(content.header, widths, styles["table text"], content.numeric, header=True, keep=True)]
    for index, cells in enumerate(content.rows, 1):
        keep = index < len(content.rows) <= (KEPT_ON_ITS_SIDE if document.wide else KEPT_IN_COLUMN if document.in_columns else KEPT_WHOLE)
        rows.append(_row(cells, widths, styles["table text"], content.numeric, header=False, keep=keep))
    grid = w("tblGrid", *(w("gridCol", w=str(width)) for width in widths))
    return w("tbl", properties_of(content, sum(widths), styles["table"]), grid, *rows)


def fits_column(document: ReportDocument, content: Table, columns: int) -> bool:
    """Whether the table, which is of figures, has room for its words in one of so many columns of an upright page."""
    needed = sum(_word_cm(content, column) for column in range(len(content.header)))
    return content.numeric and needed <= column_width_cm(document.page_width_cm, columns)


def needs_much_width(document: ReportDocument, content: Table) -> bool:
    """Whether the table has many columns and needs much more room than an upright page has."""
    needed = sum(_needed_cm(content, column) for column in range(len(content.header)))
    upright = document.text_width_cm if not document.wide else 0
    return len(content.header) >= _MANY_COLUMNS and needed > upright * _TOO_WIDE


def properties_of(content: Table, width: int, style: str, *, striped: bool = True) -> etree._Element:
    """The properties of a table so many twips wide, its rows `striped` where its style has stripes."""
    made = w("tblPr")
    if style:
        made.append(w("tblStyle", val=style))
    made.append(w("tblW", w=str(width), type="dxa"))
    made.append(w("tblLayout", type="fixed"))
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0", "noHBand": "0" if striped else "1", "noVBand": "1"}
    made.append(w("tblLook", val="04A0" if striped else "06A0", **look))
    made.append(w("tblCaption", val=content.caption.plain))
    made.append(w("tblDescription", val=content.description.plain))
    return made


def _row(cells: tuple[Text, ...], widths: list[int], style: str, numeric: bool, *, header: bool, keep: bool) -> etree._Element:
    properties = w("trPr", w("cantSplit"))
    if header:
        properties.append(w("tblHeader"))
    made = w("tr", properties)
    for index, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        small = _SMALL_POINTS if len(cells) >= _MANY_COLUMNS else 0
        text = paragraph(style, [run(cell.plain, points=small)], keep_next=keep, right=numeric and index > 0)
        made.append(w("tc", w("tcPr", w("tcW", w=str(width), type="dxa")), text))
    return made


def column_widths_cm(content: Table, text_width_cm: float) -> list[float]:
    """Column widths: as wide as needed, and not wider than the text.

    Where that is too wide, every column keeps room for its longest word, and what is left goes where most is wanted.
    """
    columns = range(len(content.header))
    needed = [_needed_cm(content, column) for column in columns]
    if sum(needed) <= text_width_cm:
        scale = 1.0 if content.numeric else text_width_cm / sum(needed)
        return [width * scale for width in needed]
    least = [min(_word_cm(content, column), wanted) for column, wanted in zip(columns, needed, strict=True)]
    spare = text_width_cm - sum(least)
    if spare <= 0:
        return [width * text_width_cm / sum(least) for width in least]
    share = spare / (sum(needed) - sum(least))
    return [small + (wanted - small) * share for small, wanted in zip(least, needed, strict=True)]


def _needed_cm(content: Table, column: int) -> float:
    cells = [row[column].plain for row in content.rows]
    header = content.header[column].plain
    longest = max([_longest_word(header) + 2, len(header) // _HEADER_ROWS + 3, *(len(cell) for cell in cells)])
    return min(longest, _WIDE_CELL) * _CHARACTER_CM + _CELL_MARGINS_CM


def _word_cm(content: Table, column: int) -> float:
    """Room for the longest word of a column."""
    words = [_longest_word(content.header[column].plain) + 1, *(_longest_word(row[column].plain) for row in content.rows)]
    return max(words) * _WORD_CHARACTER_CM + _CELL_MARGINS_CM


def _longest_word(text: str) -> int:
    return max((len(word) for word in re.split(r"\s", text)), default=0)
