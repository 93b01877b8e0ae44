"""The web page as a browser shows it: readable on a phone, with a keyboard and with a screen reader, and never calling anybody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.chromium


def test_axe_finds_nothing(page: Page) -> None:
    """Every rule of axe, best practices among them, on a phone and on a desk, with all tables of figures opened."""
    page.eval_on_selector_all("details", "each => each.forEach(one => one.open = true)")
    results = Axe().run(page)
    assert [f"{found['id']}: {node['html'][:200]}" for found in results.response["violations"] for node in found["nodes"]] == []
    assert len(results.response["passes"]) > 25


@pytest.mark.parametrize(("page_file", "page"), [("scrutiny", 1280)], indirect=True)
def test_axe_bites(page: Page) -> None:
    """On the same page with a chart's name taken away, axe finds it: else the test above would hold of anything."""
    page.eval_on_selector("svg", "drawn => drawn.removeAttribute('aria-labelledby')")
    assert "svg-img-alt" in {found["id"] for found in Axe().run(page).response["violations"]}


def test_nothing_is_moved_sideways(page: Page) -> None:
    """The page itself is as wide as the window; only charts and wide tables may be moved by themselves."""
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    outside = """each => each.filter(one => !one.closest('.chart, .wide, .skip') && one.getBoundingClientRect().right > innerWidth + 1)
        .map(one => one.outerHTML.slice(0, 80))"""
    assert page.eval_on_selector_all("body *:not(svg *)", outside) == []


def test_no_letters_are_small(page: Page) -> None:
    """Running text and tables have 16 pixels or more; notes, captions and tables of many columns 15."""
    sizes = "each => each.map(one => [one.closest('.note, .many') !== null, parseFloat(getComputedStyle(one).fontSize)])"
    found = page.eval_on_selector_all("main p, main li, th, td", sizes)
    assert {small: min(size for kind, size in found if kind is small) for small in (False, True)} == {False: 16, True: 15}


def test_the_keyboard_reaches_the_text_at_once(page: Page) -> None:
    """The first key press shows a link that leads past banner and contents; every stop after it can be seen."""
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to main content"
    box = skip.bounding_box()
    assert box is not None and box["x"] >= 0 and box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_key_message_leads_to_its_section(page: Page) -> None:
    """A link in the key messages and one in the contents bring the section's heading into the window."""
    if "leadership-team" in page.url:  # a board of exceptions has no key messages
        return
    for link in (page.locator("main a.where").first, page.locator("nav a").last):
        target = (link.get_attribute("href") or "").removeprefix("#")
        link.click()
        page.wait_for_function("name => Math.abs(document.getElementById(name).getBoundingClientRect().top) < innerHeight", arg=target)
        assert page.evaluate("location.hash") == f"#{target}"


def test_every_chart_is_named_and_has_its_figures(page: Page) -> None:
    """To a screen reader a chart is one picture with its alt text, and its figures open with the keyboard."""
    charts = page.locator("figure").get_by_role("img").all()
    tables = page.locator("figure + details").all()
    assert len(charts) == len(tables) > 5
    for chart in charts:
        assert re.search(r"^(Line|Bar) chart of .*\d", page.evaluate("id => document.getElementById(id).textContent", _named_by(chart)))
    summary = tables[0].locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert tables[0].get_by_role("table").is_visible()
    assert tables[0].get_by_role("rowheader").count() > 1


def test_every_small_line_is_named_beside_its_figures(page: Page) -> None:
    """One picture in its row, which has a header; its words say from when to when it goes and how much of it is known."""
    if "leadership-team" in page.url:  # a board of exceptions has no scorecard
        return
    lines = page.locator("#chapter-scorecard td").get_by_role("img").all()
    assert len(lines) == {"corporate-parenting": 0}.get(page.evaluate("location.pathname").split("2022-07-")[1].removesuffix(".html"), 7)
    for line in lines:
        said = page.evaluate("id => document.getElementById(id).textContent", _named_by(line))
        assert re.search(r", by month from \w+ 20\d\d to Jul 2022, \d+ of \d+ known: .*%?.* at last", said)
        assert line.bounding_box()["height"] > 10
    groups = page.locator("#chapter-scorecard th[scope=rowgroup]")
    assert groups.count() == page.locator("#chapter-scorecard tbody").count() > 2


def test_it_calls_nobody_and_runs_nothing(page_file: Path, browser: Browser) -> None:
    """Opened with scripts off, it fetches nothing but itself and shows the same words."""
    context = browser.new_context(java_script_enabled=False)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    opened = context.new_page()
    opened.goto(page_file.as_uri())
    assert ("Exceptions" if "leadership-team" in page_file.name else "Key messages") in opened.locator("main").inner_text()
    context.close()
    assert asked == [page_file.as_uri()]


def test_on_paper_the_figures_are_printed(page: Page) -> None:
    """Printed, every chart's table is there without being opened, and contents and skip link are not."""
    page.emulate_media(media="print")
    assert page.locator("figure + details table").first.is_visible()
    assert not page.locator("nav").is_visible()
    assert not page.locator("summary").first.is_visible()


def _named_by(chart) -> str:  # type: ignore[no-untyped-def]
    return chart.get_attribute("aria-labelledby") or ""
