"""A section's blocks as parts of a web page: figures with their charts and tables, lists, comments and notes, numbered as in the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from lxml import etree

from scrutiny_pack.build.web_charts import inline_chart
from scrutiny_pack.build.web_elements import Child, element, name_of
from scrutiny_pack.build.web_tables import table
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.fixed_words import FixedWords
from scrutiny_pack.pack import Block, Bullet, Chart, Link, Paragraph, Table

_OPENED = ("http://", "https://", "mailto:")


class WebBlocks:
    """Makes blocks; figures and tables are numbered through the page. `figures` are the tables behind charts, by the chart's id."""

    def __init__(self, drawings: Mapping[str, Drawing], figures: Mapping[str, Table], fixed: FixedWords) -> None:
        self._drawings, self._figures, self._fixed = drawings, figures, fixed
        self._charts = self._tables = 0

    def of(self, blocks: Iterable[Block]) -> Iterator[etree._Element]:
        """`blocks` in their order; bullets that follow each other are one list."""
        for listed, together in groupby(blocks, key=lambda block: isinstance(block, Bullet)):
            if listed:
                yield element("ul", *(element("li", block.text.plain) for block in together if isinstance(block, Bullet)))
            else:
                for block in together:
                    yield from self._of(block)

    def table(self, content: Table, caption: str = "") -> etree._Element:
        """`content` with a header row and a header in each row; below `caption`, or else numbered."""
        if not caption:
            self._tables += 1
            caption = self._fixed.caption(self._fixed.table, self._tables, content.caption.plain)
        return table(content, caption, self._drawings)

    def _of(self, block: Block) -> Iterator[etree._Element]:
        match block:
            case Paragraph(role="comment"):
                yield element("div", element("p", self._fixed.comment, class_="label"), element("p", block.text.plain), class_="comment")
            case Paragraph():
                yield element("p", block.text.plain, class_="" if block.role == "body" else block.role)
            case Link():
                yield element("p", link(block.text.plain, block.address))
            case Chart():
                yield from self._chart(block)
            case Table():
                yield self.table(block)

    def _chart(self, chart: Chart) -> Iterator[etree._Element]:
        self._charts += 1
        caption = self._fixed.caption(self._fixed.figure, self._charts, chart.caption.plain)
        named = name_of("figure", chart.id)
        # A phone moves the chart sideways, not the page: its letters would be too small at a phone's width. A keyboard must reach it then.
        moved = element(
            "div", inline_chart(chart, self._drawings[chart.id]), class_="chart", tabindex="0", role="group", aria_labelledby=named
        )
        yield element("figure", moved, element("figcaption", caption, id=named))
        behind = self._figures.get(chart.id)
        if behind is not None:
            shown = self._fixed.as_table.replace("{number}", self._fixed.number(self._fixed.figure, self._charts))
            yield element("details", element("summary", shown), self.table(behind, behind.caption.plain))


def link(words: str, address: str, class_: str = "") -> Child:
    """`words` as a link to `address`; as words alone where a reader should not be led there."""
    return element("a", words, href=address, class_=class_) if address.lower().startswith(_OPENED) else words
