"""Human text as it is kept and compared: what an office program changes without being asked is no edit."""

from __future__ import annotations

import re
import unicodedata

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
