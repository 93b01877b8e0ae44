"""Human text as it is kept and compared: what an office program changes without being asked is no edit."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping

from scrutiny_pack.fixed_words import NUMBERED

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffc-\uffff]")
_BULLET = re.compile(r"^\s*(?:[•▪◦·‣∙*]|[-–—](?=\s))\s*")
_SAME = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "‑": "-", "–": "-", "—": "-", "…": "..."})


def cleaned(text: str) -> str:
    """`text` as it may be stored and printed: composed letters, single spaces, without what cannot be seen, or a bullet typed before it."""
    whole = unicodedata.normalize("NFC", text).translate({0x0B: " ", 0x0C: " ", 0x85: " "})
    return _BULLET.sub("", " ".join(_UNPRINTABLE.sub("", whole).split()))


def compared(text: str) -> str:
    """`text` as it is compared: also without the difference between straight and curly quotes, and between hyphens and dashes."""
    return " ".join(cleaned(text).translate(_SAME).split())


_IN_A_PROPERTY = 16
"""So many marks stay under the 255 characters that Office allows a property."""


def text_mark(text: str) -> str:
    """A mark of a printed text, the same for texts that compare equal; nothing of the text can be read from it."""
    return hashlib.sha256(compared(text).encode()).hexdigest()[:8]


def block_mark(block: str) -> str:
    """A mark of a block's id."""
    return hashlib.sha256(block.encode()).hexdigest()[:6]


def marks_of(texts: Mapping[str, str]) -> tuple[str, ...]:
    """Marks of printed texts by their blocks, as the lines of a document's properties."""
    marks = [block_mark(block) + text_mark(caption_words(text)) for block, text in texts.items()]
    return tuple(" ".join(marks[start : start + _IN_A_PROPERTY]) for start in range(0, len(marks), _IN_A_PROPERTY))


def marks_in(lines: Iterable[str]) -> dict[str, str]:
    """The marks of texts by those of their blocks, as `marks_of` wrote them."""
    return {mark[:6]: mark[6:] for line in lines for mark in line.split() if len(mark) == 14}


def caption_words(text: str) -> str:
    """The words of a caption without its label and number; other texts as they are."""
    label = NUMBERED.match(text)
    return text[label.end() + 2 :] if label else text
