"""The review page as its user has it: in a browser, with a mouse or a keyboard, on a desk or a narrow window, with a script or without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.review_page import CHANGE, COMPARE, ReviewPage, serving

pytestmark = pytest.mark.chromium

WORDS = "Re-referrals went down to {c.to}, from {c.from} a year before."
SECTION = "/sections/rereferrals"
DESK, NARROW = 1280, 320


@pytest.fixture
def review(tmp_path: Path) -> Iterator[ReviewPage]:
    """The page of a small pack, entered by nobody yet."""
    with serving(tmp_path) as page:
        yield page


@pytest.fixture
def window(review: ReviewPage, browser: Browser) -> Iterator[Page]:
    """A window in which the printed link was opened; it fails for a script's error, a broken rule of ours, or a call to anybody else."""
    context = browser.new_context(viewport={"width": DESK, "height": 900})
    page = _entered(review, context)
    wrong = _watched(page, review.home)
    yield page
    context.close()
    assert wrong == []


def _entered(review: ReviewPage, context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto(review.guard.link)
    assert page.url == f"{review.home}/"
    # Now the test itself may send forms too, with the cookie of this browser.
    review.client.cookies.set(review.guard.cookie, review.session.admission.session)
    return page


def _watched(page: Page, home: str) -> list[str]:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on(
        "console", lambda message: wrong.append(message.text) if message.type == "error" and "a status of 4" not in message.text else None
    )
    page.on("request", lambda request: None if request.url.startswith((home, "data:")) else wrong.append(request.url))
    return wrong


def _words(page: Page) -> str:
    return " ".join(page.locator("main").inner_text().split())


def test_words_are_changed_looked_at_saved_and_approved(window: Page, review: ReviewPage) -> None:
    """From the overview to an approved edit, as somebody does it with a mouse."""
    window.get_by_role("navigation", name="Sections").get_by_role("link", name="Re-referrals").click()
    window.get_by_role("link", name="Edit of bullet 1").click()
    box = window.get_by_role("textbox", name="Report text")
    box.press("End")
    box.press("Control+End")
    box.type(" All were looked at.")
    expect(window.locator("#preview")).to_contain_text("in July 2022. All were looked at.")
    expect(window.locator("#preview")).to_contain_text("Nothing in the data says this")
    window.get_by_role("button", name="Save", exact=True).click()
    expect(window.get_by_role("status")).to_have_text("Saved.")
    assert window.evaluate("document.activeElement.id") == f"b-{CHANGE}"
    assert review.last(CHANGE).added_text == ["All were looked at."]
    assert "{c.to}" in review.last(CHANGE).template
    window.get_by_role("button", name="Approve Bullet 1").click()
    expect(window.get_by_role("status")).to_have_text("Approved.")
    assert review.last(CHANGE).state == "approved"


def test_a_figure_is_taken_out_whole_and_put_in_from_the_list(window: Page, review: ReviewPage) -> None:
    """No key press leaves half a number behind, and a figure that is put in is a figure of the pack."""
    window.goto(f"{review.home}/blocks/{CHANGE}")
    box = window.get_by_role("textbox", name="Report text")
    chips = box.locator(".chip")
    before = chips.count()
    assert before >= 3
    chips.nth(1).evaluate("chip => { const at = document.createRange(); at.setStartAfter(chip); at.collapse(true);"
                          "getSelection().removeAllRanges(); getSelection().addRange(at); chip.parentElement.focus(); }")  # fmt: skip
    window.keyboard.press("Backspace")
    window.keyboard.press("Backspace")
    if chips.count() == before:
        window.keyboard.press("Backspace")
    assert chips.count() == before - 1
    box.press("Control+A")
    window.keyboard.type("Down to ")
    window.get_by_role("button", name="Put in 20.0%", exact=True).click()
    window.keyboard.type(" by now")
    expect(window.locator("#preview")).to_contain_text("Down to 20.0% by now")
    window.get_by_role("button", name="Save", exact=True).click()
    assert review.last(CHANGE).template == "Down to {c.to} by now"


def test_everything_can_be_done_with_the_keyboard_alone(window: Page, review: ReviewPage) -> None:
    """Skip link, editing, putting in a figure, saving, approving: no mouse, and the focus is always to be seen."""
    window.goto(f"{review.home}/blocks/{CHANGE}")
    window.keyboard.press("Tab")
    assert window.locator(":focus").inner_text() == "Skip to main content"
    window.keyboard.press("Enter")
    _tab_to(window, "Report text")
    window.keyboard.press("Control+A")
    window.keyboard.type("Fewer came back, ")
    _tab_to(window, "Put in 20.0%")
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.getAttribute('role')") == "textbox"
    window.keyboard.type(" of all")
    expect(window.locator("#preview")).to_contain_text("Fewer came back, 20.0% of all")
    _tab_to(window, "Save")
    window.keyboard.press("Enter")
    expect(window.get_by_role("status")).to_have_text("Saved.")
    _tab_to(window, "Approve Bullet 1")
    window.keyboard.press("Enter")
    expect(window.get_by_role("status")).to_have_text("Approved.")
    assert (review.last(CHANGE).template, review.last(CHANGE).state) == ("Fewer came back, {c.to} of all", "approved")


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until what is called `name` has the focus, which must show."""
    called = """() => { const at = document.activeElement; const by = at.getAttribute('aria-labelledby');
        return (by ? document.getElementById(by).textContent : at.textContent).trim().replace(/\\s+/g, ' '); }"""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(called) == name:
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            return
    raise AssertionError(f"the keyboard never comes to {name}")


def test_figures_can_be_typed_by_their_names(window: Page, review: ReviewPage) -> None:
    """For those who would rather, or whose tools do not get on with chips."""
    window.goto(f"{review.home}/blocks/{CHANGE}")
    window.get_by_role("button", name="Type figures as {names}").click()
    box = window.get_by_role("textbox", name="Report text")
    assert box.input_value().startswith("Re-referrals fell by {c.amount}, from {c.from}")
    box.fill("Down to {c.too}")
    expect(window.locator("#preview")).to_contain_text('there is no figure "{c.too}" here')
    box.fill("Down to {c.to}")
    expect(window.locator("#preview")).to_contain_text("Down to 20.0%")
    window.get_by_role("button", name="Save", exact=True).click()
    assert review.last(CHANGE).template == "Down to {c.to}"


def test_pasted_words_are_plain(window: Page, review: ReviewPage) -> None:
    """Markup from a web page or from Word is left behind, and nothing in it runs."""
    window.goto(f"{review.home}/blocks/{CHANGE}")
    box = window.get_by_role("textbox", name="Report text")
    box.focus()
    window.evaluate("""() => {
        const data = new DataTransfer();
        data.setData('text/html', '<img src=x onerror="window.ran = 1"><b>bold</b>');
        data.setData('text/plain', 'pasted <b>words</b>\\nof two lines');
        const paste = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
        document.activeElement.dispatchEvent(paste);
    }""")
    expect(window.locator("#preview")).to_contain_text("pasted <b>words</b> of two lines")
    assert box.locator("img, b").count() == 0
    assert window.evaluate("window.ran") is None


def test_a_script_in_the_words_never_runs(window: Page, review: ReviewPage) -> None:
    """On no page, in no preview."""
    review.save(CHANGE, "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'> {c.to}")
    review.post(f"/blocks/{CHANGE}/note", note="<script>window.ran = 1</script>")
    for path in ("/", SECTION, f"/blocks/{CHANGE}"):
        window.goto(review.home + path)
        assert "<script>window.ran = 1</script>" in _words(window)
        assert window.evaluate("window.ran") is None
    expect(window.locator("#preview")).to_contain_text("<script>")


def test_a_stale_edit_is_settled_three_ways(window: Page, review: ReviewPage) -> None:
    """Kept for the new figures, written anew, or given up: from the list of what waits."""
    review.save(CHANGE, WORDS, do="approve")
    review.change_figures("E08000028,2022-07,20.0", "E08000028,2022-07,25.0")
    window.goto(review.home)
    window.get_by_role("link", name="Re-referrals: Bullet 1").click()
    shown = _words(window)
    for part in ("The figures moved", "Generated then", "Edited then, by A. Editor", "Generated now", "c.direction: down, now up"):
        assert part in shown
    window.get_by_role("button", name="Keep my words with the figures of now").click()
    assert review.last(CHANGE).edited == "Re-referrals went down to 25.0%, from 22.6% a year before."
    review.change_figures("E08000028,2022-07,25.0", "E08000028,2022-07,20.0")
    window.goto(f"{review.home}/blocks/{CHANGE}")
    window.get_by_role("link", name="Change the words").click()
    window.get_by_role("textbox", name="Report text").press("Control+A")
    window.keyboard.type("They fell.")
    window.get_by_role("button", name="Save and approve").click()
    assert (review.last(CHANGE).edited, review.last(CHANGE).state) == ("They fell.", "approved")
    review.change_figures("E08000028,2022-07,20.0", "E08000028,2022-07,26.0")
    window.goto(f"{review.home}/blocks/{CHANGE}")
    window.get_by_role("button", name="Take the generated words").click()
    assert {each.state for each in review.store().revisions(CHANGE, "en-GB")} == {"rejected"}
    assert "Re-referrals rose by 3.4 percentage points" in _words(window)


def test_two_windows_do_not_overwrite_each_other(window: Page, review: ReviewPage) -> None:
    """The second to save is shown both, and its words are still in the form."""
    other = window.context.new_page()
    for each in (window, other):
        each.goto(f"{review.home}/blocks/{CHANGE}")
    for each, words in ((window, "The first words."), (other, "The second words.")):
        each.get_by_role("textbox", name="Report text").press("Control+A")
        each.keyboard.type(words)
        each.get_by_role("button", name="Save", exact=True).click()
    assert "This changed while you had it open" in _words(other)
    assert "The first words." in _words(other)
    assert other.get_by_label("Your text", exact=True).input_value() == "The second words."
    assert review.last(CHANGE).edited == "The first words."
    other.get_by_role("button", name="Save mine on top").click()
    assert [each.edited for each in review.store().revisions(CHANGE, "en-GB")] == ["The first words.", "The second words."]


def test_words_that_are_not_saved_are_not_lost_by_a_slip(window: Page, review: ReviewPage) -> None:
    """Leaving the page asks first."""
    window.goto(f"{review.home}/blocks/{CHANGE}")
    window.get_by_role("textbox", name="Report text").press("End")
    window.keyboard.type("x")
    asked: list[str] = []
    window.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    window.get_by_role("link", name="Overview").click()
    window.wait_for_url(f"{review.home}/")
    assert asked == ["beforeunload"]


def test_both_documents_are_built_and_fetched(window: Page, review: ReviewPage, tmp_path: Path) -> None:
    """With progress that a screen reader hears, and without leaving the page."""
    window.get_by_role("link", name="Build", exact=True).click()
    window.get_by_role("button", name="Build the drafts").click()
    assert window.locator("#progress").get_attribute("aria-live") == "polite"
    for kind, ending in (("Word report", "docx"), ("slide deck", "pptx")):
        link = window.get_by_role("link", name=f"Download the {kind}", exact=False)
        expect(link).to_be_visible(timeout=60_000)
        with window.expect_download() as download:
            link.click()
        target = tmp_path / f"fetched.{ending}"
        download.value.save_as(target)
        assert download.value.suggested_filename == f"hostile-2022-07-scrutiny.{ending}"
        assert target.read_bytes() == (tmp_path / "out" / f"hostile-2022-07-scrutiny.{ending}").read_bytes()
    expect(window.locator("#progress")).to_contain_text("The drafts are built")
    expect(window.get_by_role("button", name="Build the drafts")).to_be_enabled()


def test_it_works_without_a_script(review: ReviewPage, browser: Browser) -> None:
    """Preview, saving, moving, and a build that shows its end by itself."""
    context = browser.new_context(java_script_enabled=False)
    page = _entered(review, context)
    page.goto(f"{review.home}/blocks/{CHANGE}")
    page.get_by_label("Report text").fill("Down to {c.to}")
    page.get_by_role("button", name="Preview").click()
    assert "Report Down to 20.0%" in _words(page)
    page.get_by_role("button", name="Save", exact=True).click()
    assert review.last(CHANGE).template == "Down to {c.to}"
    page.get_by_role("button", name="Move down Bullet 1").click()
    assert review.store().revisions("rereferrals", "en-GB")[-1].order == [COMPARE, CHANGE]
    page.goto(f"{review.home}/build")
    page.get_by_role("button", name="Build the drafts").click()
    expect(page.get_by_role("link", name="Download the Word report")).to_be_visible(timeout=60_000)
    context.close()


def test_another_page_in_the_same_browser_gets_nowhere(window: Page, review: ReviewPage) -> None:
    """Neither its forms nor its scripts nor its frames reach the pack, cookie or not."""
    hide = f"{review.home}/blocks/{CHANGE}/hide"
    fields = f"<input name=form value={review.session.admission.form}><input name=version value={review.version(CHANGE)}>"
    evil = f"""<form id=f method=post action="{hide}">{fields}</form><iframe src="{review.home}/"></iframe>
        <script>fetch("{review.home}/").then(() => document.title = "read", () => document.title = "refused")</script>"""
    stranger = window.context.new_page()
    stranger.route("http://evil.example/*", lambda route: route.fulfill(body=evil, content_type="text/html"))
    stranger.goto("http://evil.example/")
    stranger.wait_for_function("document.title")
    assert stranger.title() == "refused"
    assert all("Re-referrals" not in frame.content() for frame in stranger.frames[1:])
    stranger.evaluate("document.getElementById('f').submit()")
    stranger.wait_for_url(hide)
    assert "Re-referrals" not in stranger.content()
    assert not (review.folder / "pack.edits.yaml").exists()


STATES: dict[str, Callable[[ReviewPage], None]] = {
    "no edits": lambda review: None,
    "every state": lambda review: _every_state(review),
}


def _every_state(review: ReviewPage) -> None:
    """Edits in all states but conflict, which has a page of its own."""
    review.save(CHANGE, "Re-referrals now fell significantly to {c.to}. All 12 visits were made.")
    review.save(COMPARE, "This is close to England ({g.eng}).", do="approve")
    review.save("plans.change.added_1", "A word from the service.", after="plans.change")
    review.post("/blocks/plans.change/hide")
    review.post("/sections/rereferrals/move", block=CHANGE, do="down")
    review.post(f"/blocks/{CHANGE}/note", note="Ask about May.")
    review.change_figures("E08000028,2022-07,20.0", "E08000028,2022-07,25.0")


@pytest.mark.parametrize("width", [DESK, NARROW])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_is_moved_sideways(window: Page, review: ReviewPage, state: str, width: int) -> None:
    """Every page, with all that opens opened, on a desk and on 320 points, which is also 400% on a wide screen."""
    STATES[state](review)
    window.set_viewport_size({"width": width, "height": 900})
    paths = ["/", SECTION, "/sections/plans", f"/blocks/{CHANGE}", f"/blocks/{COMPARE}", f"/own/{CHANGE}", "/build", "/nowhere"]
    for path in paths:
        window.goto(review.home + path)
        _is_sound(window, path)


def test_the_pages_that_tell_bad_news_are_sound_too(window: Page, review: ReviewPage) -> None:
    """A refused form, two windows at once, and a store that cannot be read."""
    window.goto(f"{review.home}/blocks/{CHANGE}")
    seen = review.version(CHANGE)
    window.get_by_role("button", name="Type figures as {names}").click()
    window.get_by_role("textbox", name="Report text").fill("Down to {valeu}")
    window.get_by_role("button", name="Save", exact=True).click()
    expect(window.get_by_role("alert")).to_contain_text("there is no figure")
    _is_sound(window, "refused")
    assert seen == review.version(CHANGE)
    review.save(CHANGE, "Other words.")
    window.get_by_role("button", name="Save", exact=True).click()
    _is_sound(window, "changed")
    (review.folder / "pack.edits.yaml").write_text("version: 1\nedits: [\n", encoding="utf-8")
    window.goto(review.home)
    assert "Something has to be mended" in _words(window)
    _is_sound(window, "problems")


def _is_sound(page: Page, path: str) -> None:
    page.eval_on_selector_all("details", "each => each.forEach(one => one.open = true)")
    found = [f"{path}: {each['id']}: {node['html'][:150]}" for each in Axe().run(page).response["violations"] for node in each["nodes"]]
    assert found == []
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width, path
