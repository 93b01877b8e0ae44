"""Pieces of a web page as elements, so that a user's words are escaped by construction and never joined to markup."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

from scrutiny_pack.text import reads_from_the_right

Child: TypeAlias = etree._Element | str | None

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_.-]")
_LINES = {"head", "meta", "title", "style", "body", "header", "nav", "main", "footer", "section", "figure", "details", "table", "thead"}
_LINES |= {"tbody", "tr", "ul", "li", "dl", "div", "p", "h1", "h2", "h3", "summary", "figcaption", "caption", "svg"}
"""What ends a line in the file, so that two pages can be compared line by line."""

_WORDS = {"p", "h1", "h2", "h3", "li", "td", "th", "dt", "dd", "summary", "figcaption", "caption"}
"""What holds words that are read in one direction."""


def element(name: str, /, *children: Child, **attributes: str) -> etree._Element:
    """The element `name` with `children` in it; `class_` stands for `class` and `aria_label` for `aria-label`, an empty value for none."""
    given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value}
    made = etree.Element(name, given)
    for child in children:
        if isinstance(child, str):
            _add_words(made, child)
        elif child is not None:
            made.append(child)
    return made


def name_of(kind: str, identifier: str) -> str:
    """The id of an element on the page: unique where `identifier` is unique among those of its `kind`."""
    return f"{kind}-{_NOT_IN_A_NAME.sub('-', identifier)}"


def page_bytes(root: etree._Element) -> bytes:
    """The page whose root is `root`, as UTF-8."""
    for each in root.iter(etree.Element):
        if etree.QName(each).localname in _WORDS and reads_from_the_right("".join(map(str, each.itertext()))):
            each.set("dir", "rtl")
        if etree.QName(each).localname in _LINES:
            each.tail = (each.tail or "") + "\n"
    return f"<!doctype html>\n{etree.tostring(root, method='html', encoding='unicode')}".encode()


def _add_words(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
