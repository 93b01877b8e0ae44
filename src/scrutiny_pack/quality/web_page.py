"""The web page for a reader who listens, or uses a keyboard or a phone; and that it is one file which runs and fetches nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.accessibility import check_alt, check_language, check_link
from scrutiny_pack.quality.contrast import WORDS, check_contrast
from scrutiny_pack.quality.leftover_words import check_texts
from scrutiny_pack.quality.leftovers import PATH
from scrutiny_pack.quality.opened import found, values

_TELL = "please tell the developers of scrutiny_pack"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LANDMARKS = ("header", "nav", "main", "footer")
_FETCHING = ("src", "srcset", "data", "poster", "background", "action", "formaction", "manifest")
"""Attributes that make a browser fetch something; those of links do only when a reader asks."""
_RUNNING = ("script", "iframe", "object", "embed", "applet", "form", "base", "template")
_LEADS_OUT = re.compile(r"@import|url\(\s*['\"]?(?!#)", re.IGNORECASE)
_OPENED = ("#", "https://", "http://", "mailto:", "tel:")
_SPOKEN = "p", "li", "h1", "h2", "h3", "td", "th", "caption", "figcaption", "dt", "dd", "summary", "desc", "title"
_COLOUR = re.compile(r"--(\w+):\s*#([0-9A-Fa-f]{6})")
_PAIRS = (
    ("words", "text", ""), ("source notes and captions", "quiet", ""), ("links", "link", ""), ("headings", "strong", ""),
    ("words on a panel", "text", "panel"), ("links on a panel", "link", "panel"), ("the banner's words", "", "strong"),
)  # fmt: skip
"""Which words stand on what, by the style sheet's names; an empty name is white."""


def check_web_page(data: bytes, file: str, pack: Pack, problems: ProblemList) -> None:
    """Note everything about the page `data` that keeps a reader out, reaches out of the file, or should not be in it."""
    place = Place(file)
    try:
        root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=False))
    except etree.ParserError:
        root = None
    if root is None or root.find("body") is None:
        problems.error("package-broken", place, "it is damaged and cannot be read", _TELL)
        return
    _check_head(root, pack, place, problems)
    _check_headings(root, place, problems)
    _check_targets(root, place, problems)
    _check_drawings(root, place, problems)
    for number, table in enumerate(root.iter("table"), 1):
        _check_table(f"table {number}", table, place, problems)
    for link in root.iter("a"):
        check_link(_words(link), place, problems)
    _check_alone(root, place, problems)
    _check_colours(root, place, problems)
    check_texts(((place, text) for text in _texts(root)), pack, problems)
    _check_paths(root, place, problems)


def _check_head(root: etree._Element, pack: Pack, place: Place, problems: ProblemList) -> None:
    if root.get("lang") != pack.language:
        check_language(root.get("lang"), pack, place, problems)
    if not (root.findtext("head/title") or "").strip():
        problems.error("title-missing", place, "the page has no title", "give the pack a title")
    for name in LANDMARKS:
        if sum(1 for _ in root.iter(name)) != 1:
            problems.error("landmark-missing", place, f"the page has no {name}, or more than one", _TELL)


def _check_headings(root: etree._Element, place: Place, problems: ProblemList) -> None:
    headings = [(HEADINGS.index(str(each.tag)) + 1, _words(each)) for each in root.iter(*HEADINGS)]
    tops = sum(level == 1 for level, _ in headings)
    if tops != 1:
        problems.error("heading-missing", place, f"the page has {tops or 'no'} heading of level 1, and needs one", _TELL)
    for (above, _), (level, words) in pairwise([(0, ""), *headings]):
        if level > above + 1:
            problems.error("heading-skip", place, f'the heading "{words}" is of level {level}, after one of level {above}', "skip no level")
    for paragraph in root.iter("p"):
        bold = [child for child in paragraph if child.tag in ("b", "strong")]
        if bold and _words(bold[0]) == _words(paragraph):
            what = f'the paragraph "{_words(paragraph)}" is bold throughout, as a heading is, and cannot be found as one'
            problems.warn("fake-heading", place, what, "make it a heading, or bold in part only")


def _check_targets(root: etree._Element, place: Place, problems: ProblemList) -> None:
    ids = Counter(values(root, "//@id"))
    for repeated in sorted(name for name, times in ids.items() if times > 1):
        problems.error("id-repeated", place, f'more than one part of the page has the id "{repeated}"', _TELL)
    named = [part for value in values(root, "//@aria-labelledby | //@aria-describedby") for part in value.split()]
    led = [value[1:] for value in values(root, "//@href") if value.startswith("#")]
    for missing in sorted({*named, *led} - ids.keys()):
        problems.error("bookmark-missing", place, f'something on the page leads to "{missing}", which is not there', _TELL)


def _check_drawings(root: etree._Element, place: Place, problems: ProblemList) -> None:
    named = {each.get("id", ""): each for each in found(root, "//*[@id]")}
    for drawn in root.iter("svg"):
        words = " ".join(_words(named[name]) for name in drawn.get("aria-labelledby", "").split() if name in named)
        if drawn.get("role") != "img":
            problems.error("alt-missing", place, "a drawing is not marked as one picture, and its parts are read out", _TELL)
        else:
            check_alt(words or drawn.get("aria-label", ""), _called(drawn), place, problems)
    for picture in root.iter("img"):
        check_alt(picture.get("alt", ""), "a picture", place, problems)


def _called(drawn: etree._Element) -> str:
    """A chart by its caption, a small line by the header of its row."""
    row = next(drawn.iterancestors("tr"), None)
    if row is not None:
        return f'the small line of "{_words(row[0])}"'
    figure = next(drawn.iterancestors("figure"), None)
    caption = None if figure is None else figure.find("figcaption")
    return f'the chart "{"" if caption is None else _words(caption)}"'


def _check_table(name: str, table: etree._Element, place: Place, problems: ProblemList) -> None:
    caption = table.find("caption")
    if caption is None or not _words(caption):
        problems.error("alt-missing", place, f"{name} has no caption", "give the table a caption")
    heads = found(table, "thead/tr/*")
    if not heads or any(each.tag != "th" or each.get("scope") != "col" for each in heads):
        problems.error("table-header", place, f"{name} has no header row", _TELL)
    every = found(table, "tbody/tr")
    rows = [row for row in every if not _is_name_of_group(row, max(map(len, every)))]
    if any(not len(row) or row[0].tag != "th" or row[0].get("scope") != "row" for row in rows):
        problems.error("table-header", place, f"{name} has a row whose first cell is no header", _TELL)
    merged = any(values(row, "*/@colspan | */@rowspan") for row in (*found(table, "thead/tr"), *rows))
    if merged or len({len(row) for row in (*found(table, "thead/tr"), *rows)}) > 1:
        problems.error("table-merged", place, f"{name} has merged or missing cells", "give each row the same number of cells")
    if empty := sum(not _words(cell) for row in rows for cell in row):
        problems.warn("table-cell-empty", place, f"in {name}, empty cells: {empty}", "write [x] or [z] where there is no figure, or None")


def _is_name_of_group(row: etree._Element, columns: int) -> bool:
    """Whether `row` is the first of its body, and one header over all columns of the rows in that body."""
    only = row[0] if len(row) == 1 else None
    if only is None or row.getprevious() is not None or row.getnext() is None:
        return False
    return only.tag == "th" and only.get("scope") == "rowgroup" and only.get("colspan") == str(columns)


def _check_alone(root: etree._Element, place: Place, problems: ProblemList) -> None:
    """Note what would run in a reader's browser, or be fetched from elsewhere without being asked for."""
    for each in root.iter(etree.Element):
        events = [name for name in each.attrib if str(name).lower().startswith("on")]
        if each.tag in _RUNNING or events:
            problems.error("web-script", place, f"the page holds something that runs or frames another: {each.tag}", _TELL)
        fetched = [str(each.get(name)) for name in _FETCHING if each.get(name)]
        fetched += [each.get("style", "")] if _LEADS_OUT.search(each.get("style", "")) else []
        if each.tag in ("link", "image") or fetched or (each.tag == "style" and _LEADS_OUT.search(each.text or "")):
            problems.error("web-external", place, f"the page would fetch something when it is opened: {(fetched or [each.tag])[0]}", _TELL)
        if each.tag == "meta" and each.get("http-equiv"):
            problems.error("web-external", place, f"the page gives the browser an order: {each.get('http-equiv')}", _TELL)
        address = each.get("href", "#")
        if not address.lower().startswith(_OPENED):
            problems.error("web-external", place, f'a link leads to "{address}", which a reader cannot open or should not see', _TELL)


def _check_colours(root: etree._Element, place: Place, problems: ProblemList) -> None:
    named = dict(_COLOUR.findall(root.findtext("head/style") or "")) | {"": "FFFFFF"}
    for what, letters, ground in _PAIRS:
        if letters in named and ground in named:
            check_contrast(what, named[letters], named[ground], WORDS, place, problems, ours=True)


def _check_paths(root: etree._Element, place: Place, problems: ProblemList) -> None:
    told = values(root, "//@*[name() != 'd'] | //text()[not(parent::style)]")
    for path in sorted(text for text in told if PATH.search(text)):
        problems.error("leftover-path", place, f'it names a file on somebody\'s computer, "{path.strip()}"', "take the path out")
    if any(True for _ in root.iter(etree.Comment)):
        problems.error("leftover-part", place, "the page holds a comment that no reader sees", _TELL)


def _texts(root: etree._Element) -> Iterator[str]:
    """Every text that reaches a reader."""
    yield from (_words(each) for each in root.iter(*_SPOKEN))
    yield from values(root, "//meta/@content | //@aria-label | //@alt | //@title")


def _words(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext()).strip()
