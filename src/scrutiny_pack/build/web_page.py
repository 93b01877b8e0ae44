"""A pack as one web page that needs no script and fetches nothing: for readers with a screen reader, on a phone, or on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from scrutiny_pack.build.web_blocks import WebBlocks
from scrutiny_pack.build.web_elements import element, name_of, page_bytes
from scrutiny_pack.build.web_front import TOP, banner, front_sheet, head, notice
from scrutiny_pack.build.web_style import WebPalette, web_palette
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.charts.palette import Palette
from scrutiny_pack.pack import Chapter, KeyMessage, KeyMessageGroup, Pack, Table

MAIN = "page-main"
_BEHIND = ".figures"
"""How the id of the table behind a chart ends."""


def build_web_page(pack: Pack, drawings: Mapping[str, Drawing], palette: Palette | None = None) -> bytes:
    """The page of `pack` with the drawing of each chart by the chart's id, in the colours of the charts. Same input, same bytes."""
    charts = {chart.id for section in pack.sections for chart in section.charts}
    behind = {table.id.removesuffix(_BEHIND): table for table in pack.appendix if table.id.removesuffix(_BEHIND) in charts}
    others = [table for table in pack.appendix if table.id.removesuffix(_BEHIND) not in charts]
    topics = list(_topics(pack, WebBlocks(drawings, behind, pack.fixed), others))
    body = element(
        "body",
        element("a", pack.fixed.skip, href=f"#{MAIN}", class_="skip"),
        banner(pack),
        element(
            "div",
            _contents(topics, pack.fixed.contents),
            element("main", notice(pack), *topics, id=MAIN, tabindex="-1"),
            class_="inside page",
        ),
        _foot(pack),
    )
    return page_bytes(element("html", head(pack, web_palette(palette) if palette else WebPalette()), body, lang=pack.language))


def _topics(pack: Pack, blocks: WebBlocks, others: list[Table]) -> Iterator[etree._Element]:
    """The parts of the page in the report's order, each below a heading of level 2."""
    if pack.front_sheet:
        yield _topic(name_of("page", "front-sheet"), pack.fixed.front_sheet, front_sheet(pack))
    if pack.key_messages:
        yield _topic(name_of("page", "key-messages"), pack.fixed.key_messages, _key_messages(pack))
    for chapter in pack.opening:
        yield _chapter(chapter, blocks)
    for section in pack.sections:
        yield _topic(name_of("section", section.id), section.title.plain, blocks.of(section.blocks))
    if others:
        yield _topic(name_of("page", "figures"), pack.fixed.figures, (blocks.table(table) for table in others))
    for chapter in pack.appendices:
        yield _chapter(chapter, blocks)


def _topic(identifier: str, title: str, parts: Iterable[etree._Element]) -> etree._Element:
    named = name_of("heading", identifier)
    return element("section", element("h2", title, id=named), *parts, id=identifier, aria_labelledby=named)


def _chapter(chapter: Chapter, blocks: WebBlocks) -> etree._Element:
    return _topic(name_of("chapter", chapter.id), chapter.title.plain, _chapter_parts(chapter, blocks))


def _chapter_parts(chapter: Chapter, blocks: WebBlocks) -> Iterator[etree._Element]:
    yield from blocks.of(chapter.blocks)
    for part in chapter.parts:
        yield element("h3", part.title.plain, id=name_of("part", part.id))
        yield from blocks.of(part.blocks)


def _key_messages(pack: Pack) -> Iterator[etree._Element]:
    titles = {section.id: section.title.plain for section in pack.sections}
    for group in pack.key_messages:
        yield element("h3", group.title.plain)
        yield _messages(group, titles, pack.fixed.to_section)


def _messages(group: KeyMessageGroup, titles: Mapping[str, str], leads: str) -> etree._Element:
    return element("ul", *(_message(message, titles.get(message.section, ""), leads) for message in group.messages))


def _message(message: KeyMessage, title: str, to_section: str) -> etree._Element:
    if not title:
        return element("li", message.text.plain)
    leads = element("a", to_section.replace("{title}", title), href=f"#{name_of('section', message.section)}", class_="where")
    return element("li", f"{message.text.plain} ", leads)


def _contents(topics: list[etree._Element], over: str) -> etree._Element:
    named = name_of("page", "contents")
    links = (element("a", topic[0].text, href=f"#{topic.get('id', '')}") for topic in topics)
    return element("nav", element("h2", over, id=named), element("ul", *(element("li", link) for link in links)), aria_labelledby=named)


def _foot(pack: Pack) -> etree._Element:
    says = (
        f"{pack.committee.plain}: {pack.title.plain}, {pack.area_name}.",
        pack.fixed.says,
    )
    up = element("p", element("a", pack.fixed.up, href=f"#{TOP}"), class_="up")
    return element("footer", element("div", *(element("p", words) for words in says), up, class_="inside"), class_="foot")
