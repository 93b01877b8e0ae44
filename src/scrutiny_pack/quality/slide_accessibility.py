"""The deck for a reader who listens or sits far away: a title of its own on each slide, shapes in reading order, letters large enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from scrutiny_pack.build.slide_styles import lettering
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.accessibility import check_alt, check_document, check_language, check_link, is_decorative
from scrutiny_pack.quality.chart_pictures import check_charts
from scrutiny_pack.quality.colour_alone import check_colour_alone
from scrutiny_pack.quality.opened import Opened, found, printed, values
from scrutiny_pack.quality.slide_contrast import check_deck_contrast

TEXT_AT_LEAST = 14.0
"""Points, so that words can be read from the back of a committee room."""
SMALL_PRINT_AT_LEAST = 10.0
"""Points, for what a presenter never reads out: the source line, and the line at the foot of a slide."""
TITLES = ("title", "ctrTitle")
FOOTERS = ("ftr", "dt", "sldNum")
_SHAPES = "p:cSld/p:spTree/*[self::p:sp or self::p:pic or self::p:graphicFrame or self::p:grpSp or self::p:cxnSp]"
_SOURCE = "Source"
"""What the builder calls the placeholder of the source line."""
_WHOLE = 100_000
"""A font scale that changes nothing."""
_MEASURED = 0.05
"""Points by which a stored scale may round down."""


def check_deck(opened: Opened, pack: Pack, problems: ProblemList) -> None:
    """Note what in the deck keeps out a reader who does not see it, or not well, as far as the file can tell."""
    check_document(opened, pack, problems)
    for part in opened.written:
        _check_languages(opened, part, pack, problems)
    _check_titles(opened, problems)
    for slide in opened.slides:
        shapes = found(opened.roots[slide], _SHAPES)
        _check_order(opened, slide, shapes, problems)
        _check_described(opened, slide, problems)
        _check_tables(opened, slide, problems)
        _check_links(opened, slide, problems)
        for shape in shapes:
            _check_size(opened, slide, shape, problems)
    check_deck_contrast(opened, problems)
    check_charts(opened, pack, problems)


def _check_languages(opened: Opened, part: str, pack: Pack, problems: ProblemList) -> None:
    runs = found(opened.roots[part], ".//a:r[a:t][not(ancestor::p:sp/p:nvSpPr/p:nvPr/p:ph[@type='sldNum'])]")
    languages = {next(iter(values(run, "a:rPr/@lang")), "") for run in runs if printed(run).strip()}
    for language in sorted((languages | set(values(opened.roots[part], ".//a:endParaRPr/@lang"))) - {pack.language}):
        check_language(language, pack, opened.place(part), problems)


def _kind(shape: etree._Element) -> str:
    """The kind of placeholder that `shape` is; empty when it is none."""
    return next((holder.get("type", "obj") for holder in found(shape, "p:nvSpPr/p:nvPr/p:ph")), "")


def _check_titles(opened: Opened, problems: ProblemList) -> None:
    slides = defaultdict(list)
    for slide in opened.slides:
        titles = [printed(shape) for shape in found(opened.roots[slide], _SHAPES) if _kind(shape) in TITLES]
        title = " ".join(" ".join(titles).split())
        if not title:
            problems.error("slide-title", opened.place(slide), "the slide has no title", "give the section a title")
        slides[title].append(slide)
    for same in slides.values():
        for slide in same[1:]:
            problems.error(
                "slide-title-duplicate", opened.place(slide), f"it has the title of {same[0]}", "give each section a title of its own"
            )


def _check_order(opened: Opened, slide: str, shapes: list[etree._Element], problems: ProblemList) -> None:
    kinds = [_kind(shape) for shape in shapes]
    title = next((place for place, kind in enumerate(kinds) if kind in TITLES), 0)
    first_footer = next((place for place, kind in enumerate(kinds) if kind in FOOTERS), len(kinds))
    late = any(kind not in FOOTERS for kind in kinds[first_footer:])
    if title or late:
        what = "something stands after the line at its foot" if late else "something stands before its title"
        problems.error("reading-order", opened.place(slide), f"in the order in which the slide is read out, {what}", "put the title first")


def _check_described(opened: Opened, slide: str, problems: ProblemList) -> None:
    for drawn in found(opened.roots[slide], ".//p:pic/p:nvPicPr/p:cNvPr | .//p:graphicFrame/p:nvGraphicFramePr/p:cNvPr"):
        if not is_decorative(drawn):
            check_alt(drawn.get("descr", ""), f'"{drawn.get("name", "")}"', opened.place(slide), problems)


def _check_tables(opened: Opened, slide: str, problems: ProblemList) -> None:
    for table in found(opened.roots[slide], ".//a:tbl"):
        if not found(table, "a:tblPr[@firstRow='1' or @firstRow='true']"):
            problems.error("table-header", opened.place(slide), "its table has no header row", "mark the first row as header row")
        merged = values(table, "a:tr/a:tc/@gridSpan | a:tr/a:tc/@rowSpan | a:tr/a:tc/@hMerge | a:tr/a:tc/@vMerge")
        if merged or len({len(found(row, "a:tc")) for row in found(table, "a:tr")}) > 1:
            problems.error(
                "table-merged", opened.place(slide), "its table has merged or missing cells", "give each row the same number of cells"
            )
        rows = [[(printed(cell).strip(), _colours(cell)) for cell in found(row, "a:tc")] for row in found(table, "a:tr")]
        check_colour_alone("its table", rows[1:], opened.place(slide), problems)
        if empty := sum(not said for row in rows for said, _ in row):
            fix = "write [x] or [z] where there is no figure, or None"
            problems.warn("table-cell-empty", opened.place(slide), f"in its table, empty cells: {empty}", fix)


def _colours(cell: etree._Element) -> str:
    """The colours that are set on the cell and its words themselves."""
    return " ".join(dict.fromkeys(values(cell, "a:tcPr/a:solidFill/*/@val | a:txBody//a:rPr/a:solidFill/*/@val")))


def _check_links(opened: Opened, slide: str, problems: ProblemList) -> None:
    for run in found(opened.roots[slide], ".//a:r[a:rPr/a:hlinkClick]"):
        check_link(printed(run), opened.place(slide), problems)


def _check_size(opened: Opened, slide: str, shape: etree._Element, problems: ProblemList) -> None:
    """Note letters smaller than both the least size and the template's own: those of a template are the board's to choose."""
    name = next(iter(values(shape, "*/p:cNvPr/@name")), "")
    least = SMALL_PRINT_AT_LEAST if _kind(shape) in FOOTERS or name == _SOURCE else TEXT_AT_LEAST
    usual = next(_template_sizes(opened, slide, shape), least)
    scale = int(next(iter(values(shape, "p:txBody/a:bodyPr/a:normAutofit/@fontScale")), _WHOLE)) / _WHOLE
    written = [float(size) / 100 for size in values(shape, ".//a:r[a:t]/a:rPr/@sz")]
    smallest = min(written or [usual]) * scale
    if smallest + _MEASURED < min(least, usual):
        what = f'the words of "{name}" are set in {smallest:.1f} points; less than {min(least, usual):g} cannot be read from afar'
        problems.error("text-small", opened.place(slide), what, "shorten the text")


def _template_sizes(opened: Opened, slide: str, shape: etree._Element) -> Iterator[float]:
    """The size that the slide's layout gives the words of the placeholder `shape`."""
    for layout in opened.targets(slide, "slideLayout"):
        for master in opened.targets(layout, "slideMaster"):
            for holder in found(opened.roots[layout], "p:cSld/p:spTree/p:sp[p:nvSpPr/p:nvPr/p:ph]"):
                if _identity(holder) == _identity(shape):
                    yield lettering(holder, opened.roots[master]).size


def _identity(shape: etree._Element) -> tuple[str, ...]:
    """What a slide's placeholder shares with its layout's: the index or, where there is none, the kind."""
    holders = found(shape, "p:nvSpPr/p:nvPr/p:ph")
    return tuple(holder.get("idx") or f"the {holder.get('type', 'obj')}" for holder in holders)
