"""Which style of a board's template plays which part, found once: by its own name, else by one that can stand for it."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from scrutiny_pack.build.word_xml import WORD, w
from scrutiny_pack.errors import Place, ProblemList

STYLES: Mapping[str, tuple[str, ...]] = {
    "title": ("Title",),
    "subtitle": ("Subtitle", "Title"),
    "cover committee": ("Cover committee", "Subtitle", "Title"),
    "cover detail": ("Cover detail", "Subtitle", "Title"),
    "cover note": ("Cover note", "Body Text", "Normal"),
    "contents heading": ("TOC Heading", "Title"),
    "contents 1": ("toc 1", "Normal"),
    "contents 2": ("toc 2", "toc 1", "Normal"),
    "heading 1": ("heading 1",),
    "heading 2": ("heading 2",),
    "headline": ("Headline", "Body Text", "Normal"),
    "body": ("Body Text", "Normal"),
    "comment label": ("Comment label", "Body Text", "Normal"),
    "comment": ("Comment", "Body Text", "Normal"),
    "chart": ("Chart", "Body Text", "Normal"),
    "bullet": ("List Bullet",),
    "caption": ("caption", "Body Text", "Normal"),
    "table caption": ("Table caption", "caption", "Body Text", "Normal"),
    "table text": ("Table text", "Normal"),
    "source note": ("Source note", "Body Text", "Normal"),
    "header": ("header", "Normal"),
    "footer": ("footer", "Normal"),
}
"""The paragraph styles, by the part they play; the first name that the template has is used. Only the headings, the title and the bullets
have no stand-in: a reader who listens finds the way by the headings, and a bullet without its style is a paragraph."""
CHARACTER_STYLES: Mapping[str, tuple[str, ...]] = {"link": ("Hyperlink",), "message link": ("Message link", "Hyperlink")}
TABLE_STYLES: Mapping[str, tuple[str, ...]] = {"table": ("Figures table", "Table Grid", "Normal Table")}

_ID = f"{{{WORD}}}styleId"
_VALUE = f"{{{WORD}}}val"
_TYPE = f"{{{WORD}}}type"


def resolve_styles(styles: etree._Element, shown_as: str) -> dict[str, str]:
    """The style id for each part in the three tables above, empty where a link or table has none; `styles` is the root of the styles part.

    Raises `InputError` with every paragraph style that nothing can stand for.
    """
    found = {kind: _ids_by_name(styles, kind) for kind in ("paragraph", "character", "table")}
    problems = ProblemList()
    resolved: dict[str, str] = {}
    for kind, wanted in (("paragraph", STYLES), ("character", CHARACTER_STYLES), ("table", TABLE_STYLES)):
        for role, names in wanted.items():
            resolved[role] = next((found[kind][name.lower()] for name in names if name.lower() in found[kind]), "")
            if kind == "paragraph" and not resolved[role]:
                what = f'the template has no style "{names[0]}"'
                problems.error("template-style", Place(shown_as), what, f'open it in Word, use the style "{names[0]}" once, and save it')
    problems.stop_if_any()
    return resolved


def _ids_by_name(styles: etree._Element, kind: str) -> dict[str, str]:
    styles_of_kind = styles.findall(f"{{{WORD}}}style[@{_TYPE}='{kind}']")
    names = (entry.find(f"{{{WORD}}}name") for entry in styles_of_kind)
    # Word compares the names of styles without regard to case.
    return {name.get(_VALUE, "").lower(): entry.get(_ID, "") for entry, name in zip(styles_of_kind, names, strict=True) if name is not None}


def set_language(styles: etree._Element, language: str) -> None:
    """Make `language` the language of every text: of the defaults, and of each style that names one."""
    for entry in styles.iter(f"{{{WORD}}}lang"):
        entry.set(_VALUE, language)
    defaults = styles
    for place, name in enumerate(("docDefaults", "rPrDefault", "rPr")):
        found = defaults.find(f"{{{WORD}}}{name}")
        if found is None:
            found = w(name)
            defaults.insert(0 if place < 2 else len(defaults), found)
        defaults = found
    if defaults.find(f"{{{WORD}}}lang") is None:
        defaults.append(w("lang", val=language))
