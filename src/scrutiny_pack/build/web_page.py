"""A pack as one web page that needs no script and fetches nothing: for readers with a screen reader, on a phone, or on paper."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from scrutiny_pack.build.dates import long_date
from scrutiny_pack.build.web_blocks import WebBlocks
from scrutiny_pack.build.web_elements import element, name_of, page_bytes
from scrutiny_pack.build.web_style import WebPalette, style_sheet
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.pack import KeyMessage, Pack, Table

KEY_MESSAGES = "Key messages"
FIGURES = "Figures"
CONTENTS = "Contents"
MAIN = "page-main"
TOP = "page-top"
BUILD = "scrutiny_pack-build"
"""The name under which the page says to which evidence file it belongs."""
_BEHIND = ".figures"
"""How the id of the table behind a chart ends."""


def build_web_page(pack: Pack, drawings: Mapping[str, Drawing], palette: WebPalette | None = None) -> bytes:
    """The page of `pack` with the drawing of each chart by the chart's id, in the board's colours. The same input gives the same bytes."""
    charts = {chart.id for section in pack.sections for chart in section.charts}
    behind = {table.id.removesuffix(_BEHIND): table for table in pack.appendix if table.id.removesuffix(_BEHIND) in charts}
    others = [table for table in pack.appendix if table.id.removesuffix(_BEHIND) not in charts]
    blocks = WebBlocks(drawings, behind)
    topics = [_key_messages(pack)] if pack.key_messages else []
    topics += [_topic(name_of("section", section.id), section.title.plain, *blocks.of_section(section)) for section in pack.sections]
    topics += _appendix(others, blocks)
    body = element(
        "body",
        element("a", "Skip to main content", href=f"#{MAIN}", class_="skip"),
        _banner(pack),
        element("div", _contents(topics), element("main", _notice(pack), *topics, id=MAIN, tabindex="-1"), class_="inside page"),
        _foot(pack),
    )
    return page_bytes(element("html", _head(pack, palette or WebPalette()), body, lang=pack.language))


def _head(pack: Pack, palette: WebPalette) -> etree._Element:
    title = ", ".join(filter(None, (pack.title.plain, pack.area_name, pack.committee.plain)))
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("title", title),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="description", content=pack.subtitle.plain) if pack.subtitle else None,
        element("meta", name="author", content=pack.area_name),
        element("meta", name=BUILD, content=pack.build_id),
        element("style", style_sheet(palette)),
    )


def _banner(pack: Pack) -> etree._Element:
    about = [("Area", pack.area_name)]
    if pack.meeting_date:
        about.append(("Meeting date", long_date(pack.meeting_date, pack.language)))
    return element(
        "header",
        element(
            "div",
            element("p", pack.committee.plain, class_="committee"),
            element("h1", pack.title.plain, id=TOP),
            element("p", pack.subtitle.plain, class_="subtitle") if pack.subtitle else None,
            element("dl", *(element("div", element("dt", term), element("dd", said)) for term, said in about), class_="about"),
            class_="inside",
        ),
        class_="banner",
    )


def _contents(topics: list[etree._Element]) -> etree._Element:
    named = name_of("page", "contents")
    entries = []
    for topic in topics:
        heading = next(topic.iter("h2"))
        entries.append(element("li", element("a", heading.text, href=f"#{topic.get('id', '')}")))
    return element("nav", element("h2", CONTENTS, id=named), element("ul", *entries), aria_labelledby=named)


def _notice(pack: Pack) -> etree._Element | None:
    if not pack.front_notes:
        return None
    return element("div", *(element("p", note.text.plain) for note in pack.front_notes), class_="notice")


def _key_messages(pack: Pack) -> etree._Element:
    titles = {section.id: section.title.plain for section in pack.sections}
    parts = []
    for group in pack.key_messages:
        parts.append(element("h3", group.title.plain))
        parts.append(element("ul", *(_message(message, titles) for message in group.messages)))
    return _topic(name_of("page", "key-messages"), KEY_MESSAGES, *parts)


def _message(message: KeyMessage, titles: Mapping[str, str]) -> etree._Element:
    where = titles.get(message.section)
    if where is None:
        return element("li", message.text.plain)
    return element(
        "li", f"{message.text.plain} ", element("a", f"Go to {where}", href=f"#{name_of('section', message.section)}", class_="where")
    )


def _topic(identifier: str, title: str, *parts: etree._Element) -> etree._Element:
    """A part of the page with a heading of its own, which names it."""
    named = name_of("heading", identifier)
    return element("section", element("h2", title, id=named), *parts, id=identifier, aria_labelledby=named)


def _appendix(tables: list[Table], blocks: WebBlocks) -> list[etree._Element]:
    return [_topic(name_of("page", "figures"), FIGURES, *(blocks.table(table) for table in tables))] if tables else []


def _foot(pack: Pack) -> etree._Element:
    says = (
        f"{pack.committee.plain}: {pack.title.plain}, {pack.area_name}.",
        "This page says what the Word report says. Below each chart its figures stand as a table.",
    )
    up = element("p", element("a", "Back to the top", href=f"#{TOP}"), class_="up")
    return element("footer", element("div", *(element("p", words) for words in says), up, class_="inside"), class_="foot")
