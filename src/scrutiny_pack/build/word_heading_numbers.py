"""The numbers that a template gives its headings, as Word will print them: the contents have them too, and are right at first opening."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from scrutiny_pack.build.word_styles import style_chain
from scrutiny_pack.build.word_xml import WORD

_VALUE = f"{{{WORD}}}val"
_PLACE = re.compile(r"%(\d)")


def heading_numbers(styles: etree._Element, numbering: etree._Element | None, ids: Sequence[str], levels: Sequence[int]) -> list[str]:
    """The number before each heading of `levels` (1, 2...); `ids` are the heading styles, the first level's first.

    Empty where a style has no list, and where its list counts in another way than 1, 2, 3: what Word would print is not guessed at.
    """
    patterns = [_pattern(styles, numbering, style) for style in ids] if numbering is not None else [""] * len(ids)
    counts = [0] * len(ids)
    numbers = []
    for level in levels:
        counts[level - 1] += 1
        counts[level:] = [0] * (len(ids) - level)
        numbers.append(_PLACE.sub(lambda place: str(counts[int(place[1]) - 1]), patterns[level - 1]).strip())
    return numbers


def _pattern(styles: etree._Element, numbering: etree._Element, style_id: str) -> str:
    """What the list of a style prints, such as "%1.%2"; empty without one."""
    for style in style_chain(styles, style_id):
        used = style.find(f"{{{WORD}}}pPr/{{{WORD}}}numPr")
        if used is None:
            continue
        number, depth = (used.find(f"{{{WORD}}}{tag}") for tag in ("numId", "ilvl"))
        levels = list(_levels(numbering, number.get(_VALUE, "") if number is not None else ""))
        at = next((place for place, level in enumerate(levels) if _says(level, "pStyle") == style.get(f"{{{WORD}}}styleId")), None)
        if at is None:
            at = int(depth.get(_VALUE, "0")) if depth is not None else 0
        plain = all(_says(level, "numFmt") == "decimal" and _says(level, "start") in ("", "1") for level in levels[: at + 1])
        return _says(levels[at], "lvlText") if at < len(levels) and plain else ""
    return ""


def _levels(numbering: etree._Element, number: str) -> Iterator[etree._Element]:
    for use in numbering.findall(f"{{{WORD}}}num"):
        if use.get(f"{{{WORD}}}numId") == number:
            of = _says(use, "abstractNumId")
            for entry in numbering.findall(f"{{{WORD}}}abstractNum"):
                if entry.get(f"{{{WORD}}}abstractNumId") == of:
                    yield from entry.findall(f"{{{WORD}}}lvl")


def _says(element: etree._Element, tag: str) -> str:
    found = element.find(f"{{{WORD}}}{tag}")
    return found.get(_VALUE, "") if found is not None else ""
