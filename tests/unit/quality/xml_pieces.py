"""Pieces of a document's XML, written short and put into a broken twin."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from scrutiny_pack.build.parts import parsed
from scrutiny_pack.quality.opened import NAMESPACES

_NAMES = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("a", "p", "w"))


def inserted(xml: str) -> Callable[[etree._Element], None]:
    """A change that puts the element `xml`, which is written without its first bracket, first into another."""
    name = re.match(r"[\w:]+", xml)
    assert name
    piece = f"<{name.group()} {_NAMES}{xml[name.end() :]}".encode()
    return lambda element: element.insert(0, parsed(piece))
