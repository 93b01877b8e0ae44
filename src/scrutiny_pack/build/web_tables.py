"""Tables of a web page: a header row, a header in each row, and where rows stand in groups a header over each group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from scrutiny_pack.build.web_charts import inline_drawing
from scrutiny_pack.build.web_elements import Child, element, name_of
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.grouped_table import GroupedTable, SmallLine
from scrutiny_pack.pack import Table
from scrutiny_pack.text import Text

COLUMNS_ON_A_PHONE = 3
"""A table with more columns may be moved sideways by itself, so that the page need not be."""
COLUMNS_AT_EASE = 6
"""A table with more columns is set closer."""


def table(content: Table, caption: str, drawings: Mapping[str, Drawing]) -> etree._Element:
    """`content` below `caption`; `drawings` has its small lines."""
    named = name_of("caption", content.id)
    head = element("thead", element("tr", *(element("th", cell.plain, scope="col") for cell in content.header)))
    bodies = _groups(content, drawings) if isinstance(content, GroupedTable) else [element("tbody", *map(_row, content.rows))]
    made = element("table", element("caption", caption, id=named), head, *bodies, class_=_kind(content))
    if len(content.header) <= COLUMNS_ON_A_PHONE:
        return element("div", made, class_="wide", tabindex="0")
    return element("div", made, class_="wide", tabindex="0", role="group", aria_labelledby=named)


def _kind(content: Table) -> str:
    many = "many" if len(content.header) > COLUMNS_AT_EASE else ""
    if isinstance(content, GroupedTable):
        return f"grouped {many}".rstrip()
    return "figures" if content.numeric else many


def _row(cells: Iterable[Text]) -> etree._Element:
    return element("tr", *(element("td" if place else "th", cell.plain, scope="" if place else "row") for place, cell in enumerate(cells)))


def _groups(content: GroupedTable, drawings: Mapping[str, Drawing]) -> Iterator[etree._Element]:
    """A body for each group of rows, below its name."""
    bodies: list[etree._Element] = []
    for cells, name, line in zip(content.rows, content.groups, content.lines, strict=True):
        if name or not bodies:
            bodies.append(element("tbody"))
        if name:
            over = element("th", name.plain, scope="rowgroup", colspan=str(len(content.header)))
            bodies[-1].append(element("tr", over, class_="group"))
        bodies[-1].append(_grouped_row(cells, content.lined, line, drawings))
    yield from bodies


def _grouped_row(cells: Iterable[Text], lined: int, line: SmallLine | None, drawings: Mapping[str, Drawing]) -> etree._Element:
    made = []
    for place, cell in enumerate(cells):
        figure, _, said = cell.plain.partition("\n")
        under: Child = element("span", said, class_="said") if said else None
        drawn: Child = inline_drawing(line.id, line.alt.plain, drawings[line.id]) if line and place == lined else None
        words = f"{figure} " if said else figure
        kind = "lined" if drawn is not None else ""
        made.append(element("td", drawn, words, under, class_=kind) if place else element("th", words, under, scope="row"))
    return element("tr", *made)
