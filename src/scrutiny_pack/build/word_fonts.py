"""The font that words in a style of the report are set in: the style's own, the document's, or the theme's."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from scrutiny_pack.build.parts import parsed
from scrutiny_pack.build.word_styles import style_chain
from scrutiny_pack.build.word_xml import WORD

USUAL = "Arial"


def family_of(document: Document, style: str) -> str:
    """The name of the font of the paragraph style with the id `style`."""
    styles: etree._Element = document.styles.element
    defaults = [entry for entry in [styles.find(f"{{{WORD}}}docDefaults/{{{WORD}}}rPrDefault")] if entry is not None]
    for level in (*style_chain(styles, style), *defaults):
        for fonts in level.iterfind(f"{{{WORD}}}rPr/{{{WORD}}}rFonts"):
            if of_theme := fonts.get(f"{{{WORD}}}asciiTheme"):
                return _of_theme(document, "majorFont" if of_theme.startswith("major") else "minorFont") or USUAL
            if named := fonts.get(f"{{{WORD}}}ascii"):
                return named
    return USUAL


def _of_theme(document: Document, which: str) -> str:
    themes = (entry.target_part.blob for entry in document.part.rels.values() if entry.reltype == RELATIONSHIP_TYPE.THEME)
    named = (font.get("typeface", "") for theme in themes for font in parsed(theme).iterfind(f".//{{*}}{which}/{{*}}latin"))
    return next(named, "")
