"""The default pack, built once, as every test of the checks starts from it."""

from __future__ import annotations

import pytest

from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.reading import read_speaker
from scrutiny_pack.narrative.told import told
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.inspection import inspect_figures, inspect_powerpoint, inspect_web_page, inspect_word
from tests.built_boards import built_board
from tests.unit.quality.twins import Original, Written


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The default pack's content."""
    problems = ProblemList()
    files = read_pack_files(None, None, problems)
    speaker = read_speaker(files, problems)
    story = told(files, speaker, problems)
    problems.stop_if_any()
    return assemble(story, files, speaker, "a build")


@pytest.fixture(scope="session")
def built() -> dict[str, bytes]:
    """The default pack's files by their endings, as the command writes them."""
    return {path.suffix[1:]: path.read_bytes() for path in built_board("scrutiny").files}


@pytest.fixture
def report(built: dict[str, bytes], pack: Pack) -> Original:
    """The report that was built, to make broken twins of."""
    return Original(built["docx"], pack, inspect_word)


@pytest.fixture
def deck(built: dict[str, bytes], pack: Pack) -> Original:
    """The deck that was built, to make broken twins of."""
    return Original(built["pptx"], pack, inspect_powerpoint)


@pytest.fixture
def page(built: dict[str, bytes], pack: Pack) -> Written:
    """The web page that was built, to make broken twins of."""
    return Written(built["html"], pack, inspect_web_page)


@pytest.fixture
def figures(built: dict[str, bytes], pack: Pack) -> Written:
    """The table of figures that was built, to make broken twins of."""
    return Written(built["csv"], pack, inspect_figures)
