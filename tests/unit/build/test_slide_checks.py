"""What a slide template lacks, told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from pptx.util import Cm

from scrutiny_pack.build.slide_checks import check_slides, lacking_in_slides
from scrutiny_pack.build.slide_roles import Wanted
from scrutiny_pack.build.template import open_template
from scrutiny_pack.config.board_layouts import LayoutEntry
from tests.slide_templates import (
    TEMPLATES,
    colour,
    footers_on_master,
    layout_called,
    office,
    opened,
    place,
    saved,
    with_slides,
    without_titles,
)  # fmt: skip
from tests.source_code import ROOT


def slugs(template: bytes, **layouts: LayoutEntry) -> list[str]:
    """The names of all problems of `template`, each once."""
    return sorted({problem.slug for problem in check_slides(template, Wanted(layouts))})


def says(template: bytes, slug: str, **layouts: LayoutEntry) -> list[str]:
    """What is wrong, of the problems that are called `slug`."""
    return [problem.what for problem in check_slides(template, Wanted(layouts)) if problem.slug == slug]


def it_finds_nothing_wrong_with_our_own() -> None:
    """Our boards' templates are what it asks for."""
    for board in sorted((ROOT / "templates").iterdir()):
        for path in board.glob("slides.p*tx"):
            assert check_slides(open_template(path, path.name), Wanted()) == (), board.name


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def it_refuses_no_template_that_can_serve(template: Callable[[], bytes]) -> None:
    """Warnings at most: what can be filled is filled."""
    assert [problem for problem in check_slides(template(), Wanted()) if problem.severity == "error"] == []


def it_tells_errors_and_warnings_at_once() -> None:
    """A template without titles, with a font that nobody has, is told of both."""
    presentation = opened()
    colour(presentation, {}, ("Borough Sans", "Borough Sans"))
    layouts = {"text": LayoutEntry(layout="Blank"), "table": LayoutEntry(layout="Nowhere")}
    assert slugs(saved(presentation), **layouts) == ["layout-missing", "layout-without-title", "template-font"]
    assert slugs(without_titles()) == ["layout-missing"]


def it_tells_of_places_that_are_too_small_or_off_the_slide() -> None:
    """A chart of the size of a stamp would be no use, and half a slide of words is cut off."""
    presentation = opened()
    place(layout_called(presentation, "Two Content"), 1, 1, 5, 3, 2)
    entry = LayoutEntry(layout="Two Content", slots={"chart": "Content Placeholder 2", "commentary": "Content Placeholder 3"})
    (small,) = says(saved(presentation), "slot-too-small", chart_with_commentary=entry)
    assert small.startswith('the layout "Two Content", as chart_with_commentary: chart has only 2.5 by')
    presentation = opened()
    place(layout_called(presentation, "Title and Content"), 1, 20, 5, 30, 11)
    assert any("text reaches over the edge" in what for what in says(saved(presentation), "slot-off-slide"))


def it_tells_of_letters_that_can_hardly_be_read() -> None:
    """White on pale yellow, with the ratio."""
    presentation = opened()
    colour(presentation, {"lt1": "FFF6C8", "dk1": "D9D9D9"})
    told = says(saved(presentation), "template-contrast")
    assert 'the layout "Title and Content", as text: the words of text, #D9D9D9 on #FFF6C8, have a contrast of 1.3' in told


def it_tells_of_a_foot_that_neither_layout_nor_master_has() -> None:
    """A deck without numbers cannot be talked about."""
    assert slugs(footers_on_master()) == []
    presentation = opened()
    for part in (presentation.slide_master, *presentation.slide_layouts):
        for shape in [
            each
            for each in part.placeholders
            if each.placeholder_format.type is not None and "SLIDE_NUMBER" in str(each.placeholder_format.type)
        ]:
            shape._element.getparent().remove(shape._element)
    told = Counter(says(saved(presentation), "template-footer"))
    assert told['the layout "Title and Content", as text, and its master have no slide number'] == 1


def it_tells_of_comments_in_every_build() -> None:
    """They are left out of the deck, and should not have been given away."""
    (told,) = lacking_in_slides(with_slides(), Wanted(template="slides.potx"))
    assert (told.slug, told.severity) == ("template-leftovers", "warning")
    assert told.what == "the template holds 1 part with comments, which no deck gets"
    assert lacking_in_slides(office(), Wanted()) == ()


def it_takes_room_away_until_nothing_fits() -> None:
    """A layout whose content begins at the very foot has no room for a chart."""
    presentation = opened()
    for name in ("Title and Content", "Two Content"):
        layout = layout_called(presentation, name)
        for holder in list(layout.placeholders):
            if holder.placeholder_format.idx == 0:
                holder.left, holder.top, holder.width, holder.height = Cm(2), Cm(1), Cm(28), Cm(12)
    entries = {role: LayoutEntry(layout="Title and Content") for role in ("text", "table", "chart_only")}
    assert "slot-too-small" in slugs(saved(presentation), **entries)
