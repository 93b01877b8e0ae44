"""What charts take from a template's theme."""

from __future__ import annotations

import re

import pytest

from scrutiny_pack.build.parts import read_parts, write_parts
from scrutiny_pack.build.theme import Theme, read_theme
from scrutiny_pack.shipped import shipped_folder

SCRUTINY = shipped_folder("templates") / "scrutiny"


def changed(ending: str, old: str, new: str) -> bytes:
    """The scrutiny board's template with `old`, a pattern, replaced in its theme and its master."""
    name = {"docx": "report.docx", "pptx": "slides.pptx"}[ending]
    parts = read_parts((SCRUTINY / name).read_bytes())
    for part in [name for name in parts if "/theme/" in name or "/slideMasters/slideMaster" in name]:
        parts[part] = re.sub(old, new, parts[part].decode()).encode()
    return write_parts(parts)


@pytest.mark.parametrize("name", ["report.docx", "slides.pptx"])
def test_accents_and_font_are_read_from_both_kinds(name: str) -> None:
    """In the theme's order."""
    theme = read_theme((SCRUTINY / name).read_bytes())
    assert (theme.accents[:2], theme.font) == (("#12436D", "#28A197"), "Arial")


def test_the_master_says_which_colour_is_which() -> None:
    """A master may mean the theme's second accent by its first."""
    swapped = changed("pptx", 'accent1="accent1" accent2="accent2"', 'accent1="accent2" accent2="accent1"')
    assert read_theme(swapped).accents[:2] == ("#28A197", "#12436D")


def test_a_system_colour_is_the_one_last_seen() -> None:
    """And a colour that is worked out from another is left out."""
    theme = read_theme(changed("docx", '<a:accent1><a:srgbClr val="12436D"/>', '<a:accent1><a:sysClr val="window" lastClr="0a0b0c"/>'))
    assert theme.accents[0] == "#0A0B0C"
    theme = read_theme(changed("docx", '<a:accent1><a:srgbClr val="12436D"/>', '<a:accent1><a:prstClr val="navy"/>'))
    assert theme.accents[0] == "#28A197"


def test_a_file_without_a_theme_has_none() -> None:
    """No colour, and the usual font."""
    parts = read_parts((SCRUTINY / "report.docx").read_bytes())
    links = parts["word/_rels/document.xml.rels"].decode()
    parts["word/_rels/document.xml.rels"] = re.sub(r"<Relationship [^>]*relationships/theme[^>]*/>", "", links).encode()
    assert read_theme(write_parts(parts)) == Theme()
