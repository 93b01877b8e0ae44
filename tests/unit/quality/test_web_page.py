"""The web page's inspection bites: each fault that keeps a reader out, or reaches out of the file, is found by its name."""

from __future__ import annotations

import pytest

from scrutiny_pack.quality.inspection import inspect_web_page
from tests.unit.quality.twins import Written

ERRORS: dict[str, tuple[str, str, str]] = {
    "no language": ("language", '<html lang="en-GB">', "<html>"),
    "American words": ("language", '<html lang="en-GB">', '<html lang="en-US">'),
    "no title": ("title-missing", "<title>.*?</title>", "<title> </title>"),
    "no main part": ("landmark-missing", "<main(.*?)</main>", r"<div></div>"),
    "two heads": ("landmark-missing", "<footer", "<header></header><footer"),
    "no heading of the page": ("heading-missing", "<h1(.*?)</h1>", "<p></p>"),
    "two headings of the page": ("heading-missing", "</main>", "<h1>More</h1></main>"),
    "a skipped level": ("heading-skip", "</main>", "<h4>Deep</h4></main>"),
    "one id twice": ("id-repeated", "</main>", '<p id="page-top">Again</p></main>'),
    "a link to nowhere": ("bookmark-missing", "</main>", '<a href="#not-there">The next topic</a></main>'),
    "a name that is nowhere": ("bookmark-missing", "</main>", '<p aria-labelledby="not-there">Words</p></main>'),
    "a chart without words": ("alt-missing", '<desc id="([^"]*)">[^<]*</desc>', '<desc id="alt-x"></desc>'),
    "a chart whose parts are read out": ("alt-missing", ' role="img"', ""),
    "a chart that says its file's name": ("alt-is-filename", "<desc(.*?)>[^<]*<", "<desc\\1>image1.png<"),
    "a picture without words": ("alt-missing", "</main>", '<img alt=""></main>'),
    "a table without caption": ("alt-missing", "<caption(.*?)</caption>", "<caption id=x></caption>"),
    "a table without header row": ("table-header", "<thead>.*?</thead>", ""),
    "a header row of plain cells": ("table-header", '<th scope="col">', "<th>"),
    "a row without header": ("table-header", '<th scope="row">(.*?)</th>', "<td>\\1</td>"),
    "merged cells": ("table-merged", "<tbody>\\s*<tr><th", "<tbody><tr><th colspan=2"),
    "a name of a group over some columns": ("table-merged", 'scope="rowgroup" colspan="8"', 'scope="rowgroup" colspan="3"'),
    "a name of a group without rows": ("table-header", '<tr class="group">(.*?)</tr>', '<tr class="group">\\1</tr></tbody><tbody>'),
    "a row that lacks a cell": ("table-merged", "<td>[^<]*</td></tr>", "</tr>"),
    "a script": ("web-script", "</main>", "<script>alert(1)</script></main>"),
    "something done on loading": ("web-script", "<body>", '<body onload="go()">'),
    "a frame": ("web-script", "</main>", "<iframe></iframe></main>"),
    "a picture from elsewhere": ("web-external", "</main>", '<img alt="A map of wards" src="https://example.org/x.png"></main>'),
    "a style sheet from elsewhere": ("web-external", "</head>", '<link rel="stylesheet" href="https://example.org/x.css"></head>'),
    "a font from elsewhere": ("web-external", "<style>", "<style>@import 'https://example.org/x.css';"),
    "a background from elsewhere": ("web-external", "</main>", "<p style=\"background: url('https://example.org/x')\">Words</p></main>"),
    "an order to the browser": ("web-external", "</head>", '<meta http-equiv="refresh" content="0"></head>'),
    "a link that runs": ("web-external", "</main>", '<a href="javascript:go()">The report</a></main>'),
    "a link to a share": ("web-external", "</main>", '<a href="file://server/share">The report</a></main>'),
    "pale words": ("contrast", "--quiet: #505A5F", "--quiet: #909A9F"),
    "a pale banner": ("contrast", "--strong: #12436D", "--strong: #8AB4D8"),
    "a path": ("leftover-path", "</main>", "<p>C:\\\\Reports\\\\jo</p></main>"),
    "a comment": ("leftover-part", "</main>", "<!-- made by Jo --></main>"),
    "no figure": ("leftover-word", "</main>", "<p>A rate of nan</p></main>"),
    "a slot that was not filled": ("leftover-brace", "</main>", "<p>A rate of {c.to}</p></main>"),
    "no figure in words for a chart": ("leftover-word", "<desc(.*?)>[^<]*<", "<desc\\1>Sandwell: nan in July.<"),
}

ALSO = {
    "no heading of the page": ["heading-skip"],
    "a link to a share": ["leftover-path"],
    "a name of a group over some columns": ["table-header"],
    "a name of a group without rows": ["table-merged"],
}
"""What is wrong besides, because of the same fault."""

WARNINGS: dict[str, tuple[str, str, str]] = {
    "words that hide a link": ("link-text", "</main>", '<a href="https://example.org">here</a></main>'),
    "a bare address": ("link-text", "</main>", '<a href="https://example.org">https://example.org</a></main>'),
    "an empty cell": ("table-cell-empty", "<td>[^<]*</td>", "<td></td>"),
    "a bold paragraph for a heading": ("fake-heading", "</main>", "<p><strong>Next steps</strong></p></main>"),
    "words that say nothing": ("alt-says-nothing", "<desc(.*?)>[^<]*<", "<desc\\1>Chart<"),
    "words too long to listen to": ("alt-too-long", "<desc(.*?)>[^<]*<", f"<desc\\1>{'a' * 251}<"),
}


def test_the_page_that_we_ship_has_nothing_wrong(page: Written) -> None:
    """Neither an error nor a warning is found in the default pack's web page."""
    assert page.problems == ()


@pytest.mark.parametrize("fault", ERRORS)
def test_a_page_is_not_published_with(fault: str, page: Written) -> None:
    """Each of these faults is an error, found by its name."""
    slug, old, new = ERRORS[fault]
    found = page.with_text(old, new).problems
    assert slug in {problem.slug for problem in found if problem.severity == "error"}
    assert {problem.slug for problem in found} <= {slug, "bookmark-missing", *ALSO.get(fault, ())}


@pytest.mark.parametrize("fault", WARNINGS)
def test_the_user_is_warned_of(fault: str, page: Written) -> None:
    """What depends on the user's own words is a warning, found by its name."""
    slug, old, new = WARNINGS[fault]
    assert [(problem.slug, problem.severity) for problem in page.with_text(old, new).problems] == [(slug, "warning")]


def test_a_small_line_is_named_by_its_row(page: Written) -> None:
    """It has no caption; the first drawing of the page is the line of the scorecard's first row."""
    (told,) = page.with_text("<desc(.*?)>[^<]*<", f"<desc\\1>{'a' * 251}<").problems
    assert told.what.startswith('the alt text of the small line of "Referrals per 10,000 children" has ')


@pytest.mark.parametrize("data", [b"", b"\0\0", b"<p>", b"not a page"])
def test_a_damaged_page_is_told_of(data: bytes, page: Written) -> None:
    """What is no page of ours is an error with a name, never another exception."""
    assert any(problem.severity == "error" for problem in inspect_web_page(data, page.pack))
