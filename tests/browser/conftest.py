"""The default pack's web page for each board, opened in Chromium as a reader's computer or phone would."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.built_boards import built_board
from tests.conftest import CHROMIUM
from tests.shipped_boards import BOARDS


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; as root, as in CI, it runs only without its sandbox.

    Playwright keeps an event loop running as long as it is there, and tests of the review page's server need one of their own.
    """
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which(CHROMIUM), args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session", params=BOARDS)
def page_file(request: pytest.FixtureRequest) -> Path:
    """The web page of the default pack for one of the boards."""
    return next(path for path in built_board(request.param).files if path.suffix == ".html")


@pytest.fixture(params=[320, 1280])
def page(request: pytest.FixtureRequest, browser: Browser, page_file: Path) -> Iterator[Page]:
    """The page, opened on a phone or a desk: 320 points are also what 400% on a wide screen leaves."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, java_script_enabled=True)
    opened = context.new_page()
    opened.goto(page_file.as_uri())
    yield opened
    context.close()
