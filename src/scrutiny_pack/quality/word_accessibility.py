"""The report for a reader who listens or moves by headings: levels in order, tables with a header row, pictures in the line of text."""

from __future__ import annotations

import re

from lxml import etree

from scrutiny_pack.errors import ProblemList
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.accessibility import check_alt, check_document, check_language, check_link, is_decorative
from scrutiny_pack.quality.chart_pictures import check_charts
from scrutiny_pack.quality.colour_alone import check_colour_alone
from scrutiny_pack.quality.opened import Opened, found, paragraphs, printed, values
from scrutiny_pack.quality.word_contrast import check_report_contrast

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_HEADING_AT_MOST = 80
"""Characters: a longer bold paragraph is emphasis and not a heading."""
_OFF = ("0", "false", "off", "none")


def check_report(opened: Opened, pack: Pack, problems: ProblemList) -> None:
    """Note what in the report keeps out a reader who does not see it, as far as the file can tell."""
    check_document(opened, pack, problems)
    _check_languages(opened, pack, problems)
    _check_headings(opened, problems)
    for number, table in enumerate(found(opened.roots[opened.main], ".//w:tbl[not(ancestor::w:tbl)]"), 1):
        _check_table(opened, number, table, problems)
    _check_pictures(opened, problems)
    _check_links(opened, problems)
    check_report_contrast(opened, problems)
    check_charts(opened, pack, problems)


def _check_languages(opened: Opened, pack: Pack, problems: ProblemList) -> None:
    for styles in opened.targets(opened.main, "styles"):
        root = opened.roots[styles]
        default = values(root, "w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val")
        for language in {*(default or [""]), *values(root, ".//w:lang/@w:val")} - {pack.language}:
            check_language(language, pack, opened.place(styles), problems)
    for language in set(values(opened.roots[opened.main], ".//w:lang/@w:val")) - {pack.language}:
        check_language(language, pack, opened.place(opened.main), problems)


def _levels(opened: Opened) -> dict[str, int]:
    """The level of each style that makes a heading, by the style's id: the id may be in any language, the name is not."""
    styles = [entry for part in opened.targets(opened.main, "styles") for entry in found(opened.roots[part], "w:style[w:name]")]
    names = {values(style, "@w:styleId")[0]: _HEADING.fullmatch(values(style, "w:name/@w:val")[0]) for style in styles}
    return {style: int(name[1]) for style, name in names.items() if name}


def _check_headings(opened: Opened, problems: ProblemList) -> None:
    levels, place, above = _levels(opened), opened.place(opened.main), 0
    for paragraph in paragraphs(opened.roots[opened.main]):
        level = levels.get(next(iter(values(paragraph, "w:pPr/w:pStyle/@w:val")), ""), 0)
        words = printed(paragraph).strip()
        if level > above + 1:
            what = f'the heading "{words}" is of level {level}, and the one before it of level {above}'
            problems.error("heading-skip", place, what if above else f'the first heading, "{words}", is of level {level}', "skip no level")
        if not level and _looks_like_heading(paragraph, words):
            what = f'the paragraph "{words}" is bold throughout, as a heading is, and cannot be found as one'
            problems.warn("fake-heading", place, what, "make it a heading, or bold in part only")
        above = level or above
    if not above:
        problems.error("heading-missing", place, "there is no heading", "give the pack a section")


def _looks_like_heading(paragraph: etree._Element, words: str) -> bool:
    runs = found(paragraph, ".//w:r[w:t]")
    if not 0 < len(words) <= _HEADING_AT_MOST or words.endswith((".", ":", ";")) or found(paragraph, "ancestor::w:tc"):
        return False
    bold = [found(run, "w:rPr/w:b") for run in runs]
    return all(marks and not any(value in _OFF for value in values(marks[0], "@w:val")) for marks in bold)


def _check_table(opened: Opened, number: int, table: etree._Element, problems: ProblemList) -> None:
    place, name = opened.place(opened.main), f"table {number}"
    rows = found(table, "w:tr")
    if not rows or not found(rows[0], "w:trPr/w:tblHeader[not(@w:val='0' or @w:val='false')]"):
        problems.error("table-header", place, f"{name} has no header row", "mark its first row as repeated header row")
    merged = found(table, ".//w:gridSpan | .//w:vMerge | .//w:hMerge")
    if merged or len({len(found(row, "w:tc")) for row in rows}) > 1:
        problems.error("table-merged", place, f"{name} has merged or missing cells", "give each row the same number of cells")
    if empty := sum(not printed(cell).strip() for row in rows for cell in found(row, "w:tc")):
        problems.warn("table-cell-empty", place, f"in {name}, empty cells: {empty}", "write [x] or [z] where there is no figure, or None")
    check_colour_alone(
        name, [[(printed(cell).strip(), _colours(cell)) for cell in found(row, "w:tc")] for row in rows[1:]], place, problems
    )
    said = [words for words in values(table, "w:tblPr/w:tblDescription/@w:val | w:tblPr/w:tblCaption/@w:val") if words.strip()]
    check_alt(max(said, key=len, default=""), name, place, problems)


def _colours(cell: etree._Element) -> str:
    """The colours that are set on the cell and its words themselves."""
    return " ".join(
        dict.fromkeys(
            values(cell, "w:tcPr/w:shd/@w:fill | w:tcPr/w:shd/@w:themeFill | .//w:rPr/w:color/@w:val | .//w:rPr/w:color/@w:themeColor")
        )
    )


def _check_pictures(opened: Opened, problems: ProblemList) -> None:
    for part, root in opened.roots.items():
        for drawn in found(root, ".//wp:docPr"):
            if not is_decorative(drawn):
                _check_picture(opened, part, drawn, problems)
    for anchor in found(opened.roots[opened.main], ".//wp:anchor"):
        what = f'the picture "{_name(anchor)}" floats beside the text, so that no reader knows where it belongs'
        problems.error("not-inline", opened.place(opened.main), what, "set it in line with the text")


def _check_picture(opened: Opened, part: str, drawn: etree._Element, problems: ProblemList) -> None:
    alt = drawn.get("descr", "")
    if part == opened.main:
        check_alt(alt, f'the picture "{drawn.get("name", "")}"', opened.place(part), problems)
    elif not alt.strip():
        what = "a picture of the board's template has no alt text"
        problems.warn("template-alt", opened.place(part), what, "write what it shows, or mark it as decorative, in the template")


def _name(anchor: etree._Element) -> str:
    return next(iter(values(anchor, "wp:docPr/@name")), "")


def _check_links(opened: Opened, problems: ProblemList) -> None:
    for link in found(opened.roots[opened.main], ".//w:hyperlink[@r:id]"):
        check_link(printed(link), opened.place(opened.main), problems)
