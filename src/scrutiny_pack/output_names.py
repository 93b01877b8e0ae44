"""Names that an output file may have, so that what is written on one machine can be opened on any other, Windows among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from scrutiny_pack.errors import Place, Problem

NAME_BYTES = 120
"""With the folder before it, a longer name passes the 260 characters that Windows programs allow for a whole path."""

_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³]) *", re.IGNORECASE)
_NOT_IN_NAMES = '<>:"|?*'
_FIX = "use a plain name of letters, digits, hyphens and full stops; it comes from the pack's id, its month and the board's name"


def check_output_names(names: Iterable[str], folder: Path) -> list[Problem]:
    """A problem for each of `names` that breaks a rule, or that differs from another only by case; none when all are fine."""
    problems = []
    seen: dict[str, str] = {}
    for name in names:
        rule = _broken_rule(name)
        folded = unicodedata.normalize("NFC", name).casefold()
        if not rule and folded in seen:
            rule = f'it is the same as "{seen[folded]}" on Windows'
        seen.setdefault(folded, name)
        if rule:
            what = f'"{_printable(name)}" cannot be the name of a file: {rule}'
            problems.append(Problem("output-name", Place(str(folder)), what, _FIX))
    return problems


def _broken_rule(name: str) -> str:
    rules = (
        (not name.strip(" ."), "it is empty, or made of full stops and spaces"),
        ("/" in name or "\\" in name, "it holds a slash, so it would lead to another folder"),
        (any(mark in name for mark in _NOT_IN_NAMES), f"it holds one of {_NOT_IN_NAMES}"),
        (any(unicodedata.category(letter).startswith("C") for letter in name), "it holds a character that cannot be seen"),
        (name != name.strip() or name.endswith("."), "it begins or ends with a space, or ends with a full stop"),
        (_RESERVED.fullmatch(name.partition(".")[0]) is not None, "Windows keeps this name for a device"),
        (len(name.encode("utf-8", "replace")) > NAME_BYTES, f"it is longer than {NAME_BYTES} bytes"),
    )
    return next((rule for broken, rule in rules if broken), "")


def _printable(name: str) -> str:
    shown = "".join("?" if unicodedata.category(letter).startswith("C") else letter for letter in name)
    return shown if len(shown) <= NAME_BYTES else f"{shown[:40]}..."
