"""How a generated paragraph is found again in an edited report: a content control and a hidden bookmark, both named after its block."""

from __future__ import annotations

import hashlib
import re

from lxml import etree

from scrutiny_pack.build.word_xml import WORD, WORD_2013, w

BOOKMARK_AT_MOST = 40
"""Word allows no longer name."""
_LARGEST_ID = 2**31 - 1
_SPOILT = (f"{{{WORD}}}fldChar", f"{{{WORD}}}hyperlink", f"{{{WORD}}}b")
"""What LibreOffice 7 spoils inside a plain control: it prints instructions, and loses the look of single words."""


class Controls:
    """Gives out control ids, bookmark names and bookmark numbers, each once in a document, the same for the same blocks."""

    def __init__(self) -> None:
        self._controls: set[int] = set()
        self._names: set[str] = set()
        self._bookmarks = 0

    def wrap(self, block_id: str, paragraph: etree._Element) -> etree._Element:
        """`paragraph` inside the content control of the block `block_id`, with its bookmark around the text."""
        start, end = self.bookmark(self._bookmark_name(block_id))
        paragraph.insert(1, start)  # after w:pPr
        paragraph.append(end)
        properties = w("sdtPr", w("alias", val=block_id), w("tag", val=block_id), w("id", val=str(self._control_id(block_id))))
        appearance = etree.SubElement(properties, f"{{{WORD_2013}}}appearance", nsmap={"w15": WORD_2013})
        appearance.set(f"{{{WORD_2013}}}val", "hidden")
        if next(paragraph.iter(*_SPOILT), None) is not None:
            # A building block is no different to Word, and LibreOffice leaves what stands in it alone.
            properties.append(w("docPartObj", w("docPartGallery", val="Quick Parts")))
        return w("sdt", properties, w("sdtContent", paragraph))

    def bookmark(self, name: str) -> tuple[etree._Element, etree._Element]:
        """The two ends of a new bookmark called `name`."""
        self._bookmarks += 1
        number = str(self._bookmarks)
        return w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)

    def _control_id(self, block_id: str) -> int:
        number = int(_hash(block_id, 15), 16) % _LARGEST_ID + 1
        while number in self._controls:
            number = number % _LARGEST_ID + 1
        self._controls.add(number)
        return number

    def _bookmark_name(self, block_id: str) -> str:
        name = bookmark_name(block_id)
        if name in self._names:
            name = _with_hash(name, block_id)
        self._names.add(name)
        return name


def bookmark_name(block_id: str) -> str:
    """The bookmark of a block: `_sp_` (hidden in Word) and its id; where that is too long, the end gives way to a hash of the whole."""
    name = "_sp_" + re.sub(r"\W", "_", block_id, flags=re.ASCII)
    return name if len(name) <= BOOKMARK_AT_MOST else _with_hash(name, block_id)


def _with_hash(name: str, block_id: str) -> str:
    tail = f"_{_hash(block_id, 8)}"
    return name[: BOOKMARK_AT_MOST - len(tail)] + tail


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]
