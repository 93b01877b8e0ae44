"""The deck as it is shown: LibreOffice makes a PDF of it, and every word is inside its placeholder and on its slide."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from scrutiny_pack.build.powerpoint import build_powerpoint
from scrutiny_pack.build.template import open_template
from scrutiny_pack.pack import Pack
from tests.rendered_slides import TOOLS, crowded_pack, rendered, strays, tight_pack
from tests.sample_slides import drawings, large_pack
from tests.shipped_boards import BOARDS
from tests.slide_templates import TEMPLATES

SHIPPED = Path(__file__).parents[2] / "templates"

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not all(map(shutil.which, TOOLS)) and not os.environ.get("CI"), reason="needs LibreOffice and poppler's tools"),
]


@pytest.fixture(params=BOARDS)
def board(request: pytest.FixtureRequest) -> bytes:
    """The slide template of each shipped board."""
    name = BOARDS[request.param].slides
    return open_template(SHIPPED / request.param / name, name)


@pytest.mark.parametrize("pack", [large_pack(), crowded_pack()], ids=["large", "crowded"])
def it_shows_no_word_outside_its_placeholder_or_its_slide(pack: Pack, board: bytes, tmp_path: Path) -> None:
    """Every printed word lies in the box of a placeholder or table on its slide."""
    assert strays(build_powerpoint(pack, drawings(pack), board), tmp_path) == []


def it_prints_every_planned_word(board: bytes, tmp_path: Path) -> None:
    """What is in the file is on the page: nothing hides behind a picture's edge or under a fill of its own colour."""
    pack = large_pack()
    data = build_powerpoint(pack, drawings(pack), board)
    for slide, (_, _, found) in zip(Presentation(io.BytesIO(data)).slides, rendered(data, tmp_path), strict=True):
        printed = re.sub(r"\s", "", "".join(word.text for word in found))
        for shape in slide.placeholders:
            for paragraph in shape.text_frame.paragraphs:
                words_of_it = paragraph.text.split()
                assert all(word in printed for word in words_of_it), (slide.shapes.title.text, paragraph.text)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def it_keeps_every_word_inside_in_a_template_that_was_not_made_for_us(template: Callable[[], bytes], tmp_path: Path) -> None:
    """The longest texts, in the smallest rooms: shrunk, spread over slides or shortened, never over an edge."""
    pack = tight_pack()
    assert strays(build_powerpoint(pack, drawings(pack), template()), tmp_path) == []
