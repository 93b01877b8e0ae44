"""The shipped templates: made from their looks in tools/, readable in size and colour, and each one's own."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from lxml import etree

from scrutiny_pack.build.parts import parsed, read_parts
from scrutiny_pack.quality.contrast import contrast, needed
from scrutiny_pack.shipped import shipped_folder
from tests.documents_read import A, W
from tests.shipped_boards import BOARDS
from tests.source_code import ROOT

PAPER = "FFFFFF"
SMALL_PRINT = ("Source", "Footer", "Date", "Slide number")


@pytest.fixture(params=BOARDS)
def look(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """One board's look, as tools/ describes it."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return importlib.import_module(f"look_{request.param.replace('-', '_')}").LOOK


def template(board: str, name: str) -> dict[str, bytes]:
    """The parts of a shipped template."""
    return read_parts((shipped_folder("templates") / board / name).read_bytes())


def test_the_templates_are_what_their_looks_say() -> None:
    """tools/make_templates.py makes the very bytes that are shipped."""
    done = subprocess.run([sys.executable, ROOT / "tools" / "make_templates.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _colour(look: Any, name: str, darker: float) -> str:
    """A colour of the theme by the name that the master gives it, with the share of it that is kept."""
    named = look.colours.theme[{"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}.get(name, name)]
    return "".join(f"{round(int(named[start : start + 2], 16) * darker):02X}" for start in (0, 2, 4))


def _ground(look: Any, layout: Any, holder: Any) -> str:
    """What lies behind the middle of a placeholder: its own fill, the last shape under it, or the layout's ground."""
    if holder.style.fill:
        return _colour(look, holder.style.fill, holder.style.fill_darker)
    x, y, width, height = holder.place
    shapes = layout.shapes if layout.cover else (*look.deck.shapes, *layout.shapes)
    under = [shape for shape in shapes if _holds(shape.place, x + width / 2, y + height / 2)]
    return _colour(look, under[-1].colour, under[-1].darker) if under else _colour(look, layout.ground, 1)


def _holds(place: tuple[float, float, float, float], x: float, y: float) -> bool:
    return place[0] <= x <= place[0] + place[2] and place[1] <= y <= place[1] + place[3]


def _holders(look: Any) -> Iterator[tuple[Any, Any]]:
    for layout in look.deck.layouts:
        footers = look.deck.cover_footers if layout.cover else look.deck.footers
        yield from ((layout, holder) for holder in (*layout.holders, *footers) if holder.kind not in ("pic", "tbl"))


def test_words_on_slides_stand_out(look: Any) -> None:
    """4.5 to 1, or 3 to 1 where they are large, on what lies behind them."""
    faint = [
        (layout.name, holder.name, round(ratio, 1))
        for layout, holder in _holders(look)
        if (ratio := contrast(_colour(look, holder.style.colour, holder.style.darker), _ground(look, layout, holder)))
        < needed(holder.style.size, holder.style.bold)
    ]
    assert faint == []


def test_words_on_slides_are_large(look: Any) -> None:
    """14 points at least, and 11 for what nobody reads out; nothing leaves the slide."""
    for layout, holder in _holders(look):
        assert holder.style.size >= (11 if holder.name in SMALL_PRINT else 14), (layout.name, holder.name)
        x, y, width, height = holder.place
        assert min(x, y) >= 0 and x + width <= 33.87 and y + height <= 19.05, (layout.name, holder.name)


def test_bullets_and_charts_marks_can_be_seen(look: Any) -> None:
    """What is no word and still says something has 3 to 1."""
    assert contrast(_colour(look, look.deck.bullet[1], 1), PAPER) >= 3
    assert contrast(look.report.bullet[2], PAPER) >= 3


@pytest.mark.parametrize("board", BOARDS)
def test_words_of_a_report_stand_out(board: str) -> None:
    """Every paragraph style's letters have 4.5 to 1 on the style's own ground; none is below 9 points, the body has 11 to 12."""
    styles = parsed(template(board, BOARDS[board].report)["word/styles.xml"])
    by_id = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    for name, style in by_id.items():
        if style.get(f"{W}type") == "paragraph":
            letters, ground = _inherited(style, by_id, "color", "val"), _inherited(style, by_id, "shd", "fill")
            assert contrast(letters or "000000", ground or PAPER) >= 4.5, name
            assert float(_inherited(style, by_id, "sz", "val") or 24) / 2 >= 9, name
    (body,) = styles.findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    assert 11 <= float(body.get(f"{W}val", "0")) / 2 <= 12


def _inherited(style: etree._Element, by_id: dict[str | None, etree._Element], tag: str, key: str) -> str:
    """A property of a style, or of the one that it is based on."""
    found = next(style.iter(f"{W}{tag}"), None)
    if found is not None:
        return found.get(f"{W}{key}", "")
    above = style.find(f"{W}basedOn")
    return "" if above is None else _inherited(by_id[above.get(f"{W}val")], by_id, tag, key)


def test_each_board_looks_like_an_organisation_of_its_own() -> None:
    """No two share a dark colour, a pair of fonts, a cover, a bullet, a table, or the place of title and chart on a slide."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        looks = [importlib.import_module(f"look_{board.replace('-', '_')}").LOOK for board in BOARDS]
    finally:
        sys.path.remove(str(ROOT / "tools"))
    for one, other in combinations(looks, 2):
        chart, beside = (next(layout for layout in each.deck.layouts if layout.name == "Chart with commentary") for each in (one, other))
        assert one.colours.dark != other.colours.dark and one.colours.pale != other.colours.pale
        assert one.fonts != other.fonts
        assert one.report.cover != other.report.cover and one.report.table != other.report.table
        assert one.report.bullet != other.report.bullet and one.deck.bullet != other.deck.bullet
        assert one.deck.title.place != other.deck.title.place and one.deck.shapes != other.deck.shapes
        assert [holder.place for holder in chart.holders] != [holder.place for holder in beside.holders]


@pytest.mark.parametrize("board", BOARDS)
def test_what_is_drawn_is_decoration(board: str) -> None:
    """Every shape of a template that holds no words is passed over by screen readers."""
    parts = template(board, BOARDS[board].report) | template(board, BOARDS[board].slides)
    for name in (name for name in parts if name.startswith(("word/header", "ppt/slideMasters/slideM", "ppt/slideLayouts/slideL"))):
        for shape in parsed(parts[name]).iter("{*}docPr", "{*}cNvPr"):
            if shape.get("name", "").startswith("Decoration"):
                assert shape.find(f".//{A}ext/{{*}}decorative[@val='1']") is not None, name
