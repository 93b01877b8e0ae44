"""What `template inspect` says of a slide template."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from scrutiny_pack.build.powerpoint import build_powerpoint
from scrutiny_pack.build.slide_inspection import inspect_slides
from scrutiny_pack.build.slide_roles import Wanted
from scrutiny_pack.config.board_layouts import LayoutEntry
from tests.sample_slides import drawings, large_pack
from tests.slide_templates import TEMPLATES, dark, two_masters, welsh, with_slides, without_titles


def told(template: bytes) -> str:
    """What is said of `template`."""
    return inspect_slides(template, Wanted(template="slides.pptx"))


def pasted(text: str) -> dict[str, LayoutEntry]:
    """The YAML at the end of what was said, read as board.yaml is."""
    entries = yaml.safe_load("layouts:" + text.partition("\nlayouts:")[2])["layouts"]
    return {role: LayoutEntry.model_validate(entry) for role, entry in entries.items()}


def it_shows_masters_layouts_and_placeholders_with_their_sizes() -> None:
    """All that somebody needs to name them in board.yaml."""
    lines = told(welsh()).splitlines()
    assert lines[:3] == ["File: slides.pptx", "Slides: 33.9 by 19.1 cm; 0 sample slides, which are taken out", 'Master 1 "Office Theme"']
    assert "  Fonts: Calibri for titles, Calibri for text" in lines
    assert '    idx 1   content   30.5 x 12.6 cm at 1.7, 4.4, 32 pt  "Dalfan 2"' in lines
    assert "    no placeholder" in lines


def it_shows_colours_as_a_dark_master_means_them() -> None:
    """Ground and text are swapped by the master."""
    assert "bg1 #10243A, tx1 #FFFFFF" in told(dark())
    assert "the ground #10243A" in told(dark())


def it_says_which_rule_won_for_each_slide_and_what_is_placed_by_measure() -> None:
    """So that a board sees why its layout was or was not taken."""
    text = told(welsh())
    why = 'chart_with_commentary: layout "Cynllun 4", because its placeholders stand so; placed by measure: headline, source'
    assert why in text
    assert "key_messages: one below the other on a slide of text, because no layout has columns for them" in text


def it_counts_sample_slides() -> None:
    """They are taken out of every deck."""
    assert "3 sample slides, which are taken out" in told(with_slides())


def it_says_what_no_layout_can_serve() -> None:
    """An unusable template can still be looked into."""
    assert "text: no layout can serve; run: scrutiny-pack template check" in told(without_titles())


def it_names_the_master_where_there_are_two() -> None:
    """Else the pasted YAML would be refused."""
    assert {entry.master for entry in pasted(told(two_masters())).values()} == {"1"}


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def it_gives_yaml_that_makes_the_same_deck(template: Callable[[], bytes]) -> None:
    """Pasted unchanged into board.yaml, it changes nothing."""
    pack, data = large_pack(), template()
    layouts = pasted(told(data))
    assert layouts
    assert build_powerpoint(pack, drawings(pack), data, Wanted(layouts)) == build_powerpoint(pack, drawings(pack), data)
