"""What a report prints in its sections and key messages, to be looked through: its texts, and the figures behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scrutiny_pack.pack import Block, Chapter, Chart, KeyMessageGroup, Link, Section, Table
from scrutiny_pack.text import Fact, Text


def report_texts(groups: Iterable[KeyMessageGroup], sections: Iterable[Section], tables: Iterable[Table]) -> Iterator[Text]:
    """Every text that a reader of the report sees, charts' words among them."""
    for group in groups:
        yield group.title
        yield from (message.text for message in group.messages)
    for section in sections:
        yield section.title
        for block in section.blocks:
            yield from _of_block(block)
    for table in tables:
        yield from of_table(table)


def of_table(table: Table) -> Iterator[Text]:
    """A table's caption and cells."""
    yield table.caption
    yield from table.header
    yield from (cell for row in table.rows for cell in row)


def texts_of_tables(chapter: Chapter) -> Iterator[Text]:
    """What stands in the tables of a chapter."""
    for table in chapter.tables:
        yield from of_table(table)


def facts_of(texts: Iterable[Text]) -> tuple[Fact, ...]:
    """The facts behind all numbers of `texts`, each once, in order of first use."""
    return tuple({fact.id: fact for text in texts for slot in text.slots for fact in slot.facts}.values())


def _of_block(block: Block) -> Iterator[Text]:
    match block:
        case Table():
            yield from of_table(block)
        case Chart():
            yield block.caption
            yield from block.labels
        case Link():
            yield block.text
        case _:
            yield block.text
