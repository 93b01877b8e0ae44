"""A table of the report, whichever kind it is."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from scrutiny_pack.build.word_document import ReportDocument
from scrutiny_pack.build.word_grouped import grouped_table, needs_width
from scrutiny_pack.build.word_tables import needs_much_width, table
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.grouped_table import GroupedTable
from scrutiny_pack.pack import Table


def written(document: ReportDocument, content: Table, drawings: Mapping[str, Drawing]) -> etree._Element:
    """The table of `content`; `drawings` has its small lines."""
    return grouped_table(document, content, drawings) if isinstance(content, GroupedTable) else table(document, content)


def is_wide(document: ReportDocument, content: Table) -> bool:
    """Whether the table needs more room than an upright page has, where the page can be turned."""
    if not document.can_turn:
        return False
    return needs_width(document, content) if isinstance(content, GroupedTable) else needs_much_width(document, content)
