"""The review page of a small pack, for each test one of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.review_page import ReviewPage, opened


@pytest.fixture
def page(tmp_path: Path) -> Iterator[ReviewPage]:
    """A page that was just opened, on a pack without edits."""
    with opened(tmp_path) as entered:
        yield entered
