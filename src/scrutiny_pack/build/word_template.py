"""What a board's Word template offers and lacks: for `template inspect`, for `template check`, and before every build."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from scrutiny_pack.build.office_fonts import STAND_INS, USUAL_STAND_IN, is_common
from scrutiny_pack.build.parts import parsed, read_parts
from scrutiny_pack.build.word_body import BODY_BOOKMARK, BODY_TAG, marked_place
from scrutiny_pack.build.word_leftovers import leftovers_in
from scrutiny_pack.build.word_made_styles import bullet_styles
from scrutiny_pack.build.word_roles import ROLES
from scrutiny_pack.build.word_styles import FoundStyles, find_styles
from scrutiny_pack.build.word_xml import WORD
from scrutiny_pack.errors import Place, Problem, ProblemList

_EMU_IN_CM = 360_000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_VALUE = f"{{{WORD}}}val"


@dataclass(frozen=True)
class _Template:
    """A template that was opened, and the styles that were found in it."""

    document: WordDocument
    found: FoundStyles
    problems: ProblemList


def check_report(data: bytes, shown_as: str, styles: Mapping[str, str]) -> tuple[Problem, ...]:
    """All that is wrong with the template `data` (from `open_template`), errors and warnings; `styles` are the board's own for roles."""
    template = _opened(data, shown_as, styles)
    problems = template.problems
    if left := leftovers_in(read_parts(data)):
        counted = ", ".join(f"{kind}: {count}" for kind, count in left.items())
        fix = "in Word: File, Info, Check for Issues, Inspect Document; accept or reject the changes first"
        problems.warn("template-leftovers", Place(shown_as), f"it holds what nobody should publish ({counted}); the report is without", fix)
    for font, family in _fonts(template.document).items():
        if not is_common(font):
            instead = STAND_INS.get(family, USUAL_STAND_IN)
            what = f'the font "{font}" comes with neither Windows nor Office: readers without it see {instead} or the like'
            problems.warn("template-font", Place(shown_as), what, "choose a font that all readers have, in the template's theme or styles")
    return (*problems.errors, *problems.warnings)


def inspect_report(data: bytes, shown_as: str, styles: Mapping[str, str] | None = None) -> str:
    """What the template `data` (from `open_template`) offers, in plain text, with the role map that would be used, as YAML to paste."""
    template = _opened(data, shown_as, styles or {})
    found, document = template.found, template.document
    lines = [f"{shown_as}: a Word template", "", *_pages(document), *_edges(document), *_body(document)]
    fonts = ", ".join(font for font in _fonts(document) if not font.startswith("+"))
    lines += [f"Fonts: {fonts or 'those of the theme'}", "", "Styles by the part they play:"]
    lines += [f"  {role:17} {_shown(role, found)}" for role in ROLES]
    lines += ["", "Other paragraph styles: " + (", ".join(_others(document, found)) or "none")]
    lines += ["", "As YAML, for board.yaml (only where another style is wanted):", "styles:"]
    lines += [f"  {role}: {_quoted(found.names[role])}" for role in ROLES if role in found.ids]
    return "\n".join(lines)


def _opened(data: bytes, shown_as: str, styles: Mapping[str, str]) -> _Template:
    document = Document(io.BytesIO(data))
    problems = ProblemList()
    found = find_styles(document.styles.element, bullet_styles(document), shown_as, styles, problems)
    return _Template(document, found, problems)


def _shown(role: str, found: FoundStyles) -> str:
    if role in found.ids:
        return f'"{found.names[role]}" (found by {found.how[role]})'
    if ROLES[role].needed:
        return "none, and nothing can stand for it"
    return f"none; one is made{f', like {ROLES[role].based_on}' if ROLES[role].based_on else ''}"


def _pages(document: WordDocument) -> Iterator[str]:
    for number, section in enumerate(document.sections, 1):
        wide, high = (section.page_width or 0) / _EMU_IN_CM, (section.page_height or 0) / _EMU_IN_CM
        text_wide = wide - ((section.left_margin or 0) + (section.right_margin or 0)) / _EMU_IN_CM
        text_high = high - (abs(section.top_margin or 0) + abs(section.bottom_margin or 0)) / _EMU_IN_CM
        way = "upright" if wide <= high else "on its side"
        first = ", first page of its own" if section.different_first_page_header_footer else ""
        yield f"Section {number}: page {wide:.1f} x {high:.1f} cm, {way}; text {text_wide:.1f} x {text_high:.1f} cm{first}"


def _edges(document: WordDocument) -> Iterator[str]:
    section = document.sections[-1]
    for name, edge in (("Header", section.header), ("Footer", section.footer)):
        text = " ".join(" ".join(paragraph.text.split()) for paragraph in edge.paragraphs).strip()
        yield f'{name}: "{text}"' if text else f"{name}: empty"


def _body(document: WordDocument) -> Iterator[str]:
    if marked_place(document.element.body) is None:
        yield (
            f"Body: all of it is sample text, which no report prints; a content control with the tag {BODY_TAG}, or a bookmark "
            f"{BODY_BOOKMARK}, would keep what stands around it"
        )
        return
    tags = [entry.get(_VALUE, "") for entry in document.element.body.iter(f"{{{WORD}}}tag")]
    controls = ", ".join(tag for tag in tags if tag.lower().startswith("sp:") and tag.lower() != BODY_TAG)
    yield f"Body: the report takes the marked place; controls that are filled in: {controls or 'none'}"


def _others(document: WordDocument, found: FoundStyles) -> list[str]:
    playing = set(found.ids.values())
    entries = (
        entry
        for entry in document.styles.element.findall(f"{{{WORD}}}style")
        if entry.get(f"{{{WORD}}}type") == "paragraph" and entry.get(f"{{{WORD}}}styleId") not in playing
    )
    names = (entry.find(f"{{{WORD}}}name") for entry in entries)
    return [name.get(_VALUE, "") for name in names if name is not None]


def _fonts(document: WordDocument) -> dict[str, str]:
    """The fonts of the theme and of the styles, with the family that the list of fonts gives them."""
    names: dict[str, str] = {}
    related = {entry.reltype: entry.target_part for entry in document.part.rels.values() if not entry.is_external}
    if theme := related.get(RELATIONSHIP_TYPE.THEME):
        for font in parsed(theme.blob).iter(f"{{{_DRAWING}}}latin"):
            names.setdefault(font.get("typeface", ""), "")
    for fonts in document.styles.element.iter(f"{{{WORD}}}rFonts"):
        names.setdefault(fonts.get(f"{{{WORD}}}ascii", ""), "")
    if table := related.get(RELATIONSHIP_TYPE.FONT_TABLE):
        for entry in parsed(table.blob).iter(f"{{{WORD}}}font"):
            if (name := entry.get(f"{{{WORD}}}name", "")) in names:
                names[name] = _family(entry)
    return {name: family for name, family in names.items() if name}


def _family(entry: etree._Element) -> str:
    family = entry.find(f"{{{WORD}}}family")
    return family.get(_VALUE, "") if family is not None else ""


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
