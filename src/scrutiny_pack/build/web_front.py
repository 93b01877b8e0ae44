"""What stands before the text of the web page: the head that only browsers read, the banner, and the committee's front sheet."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scrutiny_pack.build.dates import long_date
from scrutiny_pack.build.web_elements import element, name_of
from scrutiny_pack.build.web_style import WebPalette, style_sheet
from scrutiny_pack.front_entry import FrontEntry
from scrutiny_pack.pack import Pack

TOP = "page-top"
BUILD = "scrutiny_pack-build"
"""The name under which the page says to which evidence file it belongs."""


def head(pack: Pack, palette: WebPalette) -> etree._Element:
    """Title, language's companion data and style sheet; a page that is a draft, or not for publication, asks search engines to pass by."""
    title = ", ".join(filter(None, (pack.title.plain, pack.area_name, pack.committee.plain)))
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("title", title),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="description", content=pack.subtitle.plain) if pack.subtitle else None,
        element("meta", name="author", content=pack.area_name),
        element("meta", name="robots", content="noindex") if pack.marks.shown else None,
        element("meta", name=BUILD, content=pack.build_id),
        element("style", style_sheet(palette)),
    )


def banner(pack: Pack) -> etree._Element:
    """Committee, title, subtitle, area and date of the meeting, below the marks of a draft or of a restricted pack."""
    about = [(pack.fixed.area, pack.area_name)]
    if pack.meeting_date:
        about.append((pack.fixed.date, long_date(pack.meeting_date, pack.language)))
    marks = [element("li", mark.plain) for mark in pack.marks.shown]
    return element(
        "header",
        element(
            "div",
            element("ul", *marks, class_="marks") if marks else None,
            element("p", pack.committee.plain, class_="committee") if pack.committee else None,
            element("h1", pack.title.plain, id=TOP),
            element("p", pack.subtitle.plain, class_="subtitle") if pack.subtitle else None,
            element("dl", *(element("div", element("dt", term), element("dd", said)) for term, said in about), class_="about"),
            class_="inside",
        ),
        class_="banner",
    )


def notice(pack: Pack) -> etree._Element | None:
    """What must be known before any figure is read; `None` where there is nothing."""
    if not pack.front_notes:
        return None
    return element("div", *(element("p", note.text.plain) for note in pack.front_notes), class_="notice")


def front_sheet(pack: Pack) -> Iterator[etree._Element]:
    """The entries of the front sheet: those of one line as a list of terms, the others below headings of their own."""
    details: list[etree._Element] = []
    for entry in pack.front_sheet:
        if entry.kind == "detail":
            details.append(
                element("div", element("dt", entry.label.plain), element("dd", *(text.plain for text in entry.texts)), class_="line")
            )
            continue
        yield from _listed(details)
        details = []
        yield element("h3", entry.label.plain, id=name_of("front", entry.id))
        yield from _said(entry)
    yield from _listed(details)


def _listed(details: list[etree._Element]) -> Iterator[etree._Element]:
    if details:
        yield element("dl", *details, class_="details")


def _said(entry: FrontEntry) -> Iterator[etree._Element]:
    match entry.kind:
        case "list" if len(entry.texts) > 1:
            yield element("ol", *(element("li", text.plain) for text in entry.texts))
        case "groups":
            for name, text in zip(entry.names, entry.texts, strict=True):
                yield element("h4", name.plain)
                yield element("p", text.plain)
        case _:
            yield from (element("p", text.plain) for text in entry.texts)
