"""Which layout of a template serves which slide, and why."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pptx import Presentation

from scrutiny_pack.build.slide_offer import offer_of
from scrutiny_pack.build.slide_roles import BY_SHAPE, NEEDED, OUR_NAME, TOLD, USUAL, Chosen, Wanted, chosen_layouts
from scrutiny_pack.config.board_layouts import LayoutEntry, SlotEntry
from scrutiny_pack.errors import ProblemList
from tests.slide_templates import (
    TEMPLATES,
    columns,
    content_only,
    dutch,
    office,
    pictures,
    two_masters,
    welsh,
    without_titles,
)  # fmt: skip
from tests.source_code import ROOT

OURS = ROOT / "templates" / "scrutiny" / "slides.pptx"
COMMENTARY = "Chart with commentary"


def chosen(template: bytes, **layouts: LayoutEntry) -> tuple[dict[str, Chosen], ProblemList]:
    """The layouts of `template` by role, and what is wrong, where board.yaml says `layouts`."""
    problems = ProblemList()
    return chosen_layouts(offer_of(Presentation(io.BytesIO(template))), Wanted(layouts), problems), problems


def names(template: bytes) -> dict[str, str]:
    """The name of the layout of each role that has one."""
    return {role: layout.offered.name for role, layout in chosen(template)[0].items()}


def told(template: bytes, **layouts: LayoutEntry) -> list[str]:
    """The problems that `layouts` leads to, as a user reads them."""
    return [str(problem) for problem in chosen(template, **layouts)[1].errors]


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def it_finds_a_layout_for_every_slide(template: Callable[[], bytes]) -> None:
    """Without a word of the board's: all that a deck needs, and nothing to complain of."""
    found, problems = chosen(template())
    assert set(NEEDED) <= set(found)
    assert problems.errors == []


def it_takes_our_own_names_first() -> None:
    """A template that was made for us is used as it was meant."""
    found, _ = chosen(OURS.read_bytes())
    assert {layout.rule for layout in found.values()} == {OUR_NAME}
    assert all(layout.ours for layout in found.values())


def it_knows_offices_own_layouts_in_any_language() -> None:
    """By the kind that PowerPoint writes, else by their usual names."""
    usual = {"Title": "Title Slide", COMMENTARY: "Two Content", "Chart only": "Title and Content", "Table": "Title and Content",
             "Text": "Title and Content"}  # fmt: skip
    assert names(office()) == usual
    found, _ = chosen(dutch())
    assert found[COMMENTARY].offered.name == "Inhoud van twee"
    assert {layout.rule for layout in found.values()} == {USUAL}


def it_goes_by_shape_where_names_tell_nothing() -> None:
    """A title over two places for content is a chart with commentary, whatever it is called."""
    found, _ = chosen(welsh())
    assert {role: layout.offered.name for role, layout in found.items()} == {
        "Title": "Cynllun 1", COMMENTARY: "Cynllun 4", "Chart only": "Cynllun 2", "Table": "Cynllun 2", "Text": "Cynllun 2",
    }  # fmt: skip
    assert {layout.rule for layout in found.values()} == {BY_SHAPE}


def it_takes_a_place_for_pictures_for_the_chart() -> None:
    """The words stand in the other one, though the picture's is the right one."""
    found, _ = chosen(pictures())
    layout = found[COMMENTARY]
    assert layout.offered.name == "Photo right"
    assert (layout.holders["Chart"].kind, layout.holders["Commentary"].kind) == ("pic", "body")
    assert layout.holders["Chart"].area.left > layout.holders["Commentary"].area.left


def it_finds_columns_for_key_messages_and_a_line_for_the_headline() -> None:
    """Three places of one size side by side; a low, wide place for words between the title and the contents."""
    found, _ = chosen(columns())
    assert found["Key messages"].offered.name == "Triptych"
    assert [found["Key messages"].holders[f"Messages {number}"].index for number in (1, 2, 3)] == [2, 3, 4]
    assert found[COMMENTARY].holders["Headline"].index == 20


def it_serves_every_slide_with_one_layout_if_there_is_no_other() -> None:
    """A title and a place for content are enough; the words are in the placeholder, the chart stands beside them."""
    assert set(names(content_only()).values()) == {"Standard"}
    layout = chosen(content_only())[0][COMMENTARY]
    assert "Commentary" in layout.holders and "Chart" not in layout.holders


def it_never_takes_a_layout_without_a_title() -> None:
    """Every slide that needs one is told, with what the template offers."""
    found, problems = chosen(without_titles())
    assert found == {}
    assert [problem.slug for problem in problems.errors] == ["layout-missing"] * len(NEEDED)
    assert '"Blank" with no placeholder' in problems.errors[0].what


def it_takes_the_boards_word_before_any_rule() -> None:
    """Names are compared without case and spaces; of several the first that the template has."""
    entry = LayoutEntry(
        layout=["Chart right", "  picture WITH caption "], slots={"chart": SlotEntry(type="picture"), "commentary": SlotEntry(idx=2)}
    )
    found, problems = chosen(office(), chart_with_commentary=entry)
    assert problems.errors == []
    layout = found[COMMENTARY]
    assert (layout.offered.name, layout.rule) == ("Picture with Caption", TOLD)
    assert (layout.holders["Chart"].index, layout.holders["Commentary"].index) == (1, 2)


def it_counts_placeholders_of_a_kind_from_top_to_bottom_and_left_to_right() -> None:
    """The second content placeholder of two side by side is the right one."""
    entry = LayoutEntry(layout="Two Content", slots={"chart": SlotEntry(type="content", nth=2)})
    layout = chosen(office(), chart_with_commentary=entry)[0][COMMENTARY]
    assert (layout.holders["Chart"].index, layout.holders["Commentary"].index) == (2, 1)


def it_lists_what_the_template_offers_where_the_board_is_wrong() -> None:
    """All mistakes at once: a layout, a placeholder and a slot that are not there."""
    found = told(
        office(),
        text=LayoutEntry(layout="Chart right"),
        table=LayoutEntry(layout="Two Content", slots={"commentary": "Text Placeholder 9", "chart": "Content Placeholder 2"}),
    )
    missing, placeholder, slot = sorted(found)
    assert 'error[layout-missing]: board.yaml: layouts, text: the template has no layout "Chart right"; it has "Title Slide"' in missing
    assert 'commentary wants "Text Placeholder 9"; the layout is "Two Content" with "Title 1" (title, idx 0), "Content' in placeholder
    assert '"chart" is no slot of this slide' in slot and "write one of title, headline, table, commentary, source" in slot


def it_asks_which_master_is_meant_where_two_have_the_layout() -> None:
    """By number or by name: the master is called as its theme is."""
    assert "error[layout-twice]" in told(two_masters(), text=LayoutEntry(layout="Title and Content"))[0]
    assert 'say which: master: 1 ("Office Theme") or 2 ("Night")' in told(two_masters(), text=LayoutEntry(layout="Title and Content"))[0]
    for master in ("2", "night"):
        found, problems = chosen(two_masters(), text=LayoutEntry(layout="Title and Content", master=master))
        assert problems.errors == []
        assert (found["Text"].offered.number, found["Table"].offered.number) == (2, 1)


def it_refuses_a_layout_without_title_that_the_board_names() -> None:
    """Slides without a title cannot be found with a screen reader."""
    assert "error[layout-without-title]" in told(office(), text=LayoutEntry(layout="Blank"))[0]
