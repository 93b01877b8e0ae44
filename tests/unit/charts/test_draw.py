"""What every chart promises: its size, its words, its bytes, nothing over anything else."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import combinations

import matplotlib as mpl
import pytest
from lxml import etree
from matplotlib.text import Text as DrawnText
from PIL import Image

from scrutiny_pack.charts.colours import contrast
from scrutiny_pack.charts.draw import compose, draw
from scrutiny_pack.charts.sheet import Sheet
from scrutiny_pack.charts.style import drawing_settings
from scrutiny_pack.pack import Chart
from tests.unit.charts.sample_charts import CHARTS, chart, months, series

each_chart = pytest.mark.parametrize("drawn", CHARTS.values(), ids=list(CHARTS))


def words_of(sheet: Sheet) -> list[DrawnText]:
    return [text for text in sheet.figure.findobj(DrawnText) if text.get_text()]


@each_chart
def test_no_text_covers_another_or_leaves_the_picture(drawn: Chart) -> None:
    """Texts keep clear of each other and of the edge, measured as they are drawn."""
    with drawing_settings("test"):
        sheet = compose(drawn)
        boxes = [(text.get_text(), text.get_tightbbox()) for text in words_of(sheet)]
        page = sheet.figure.bbox
    for said, box in boxes:
        assert page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1, said
    for (one, first), (other, second) in combinations(boxes, 2):
        apart = first.x1 <= second.x0 or second.x1 <= first.x0 or first.y1 <= second.y0 or second.y1 <= first.y0
        assert apart, (one, other)


@each_chart
def test_text_is_large_and_dark_enough(drawn: Chart) -> None:
    """No text is smaller than 9 points or lighter than 4.5 to 1 against white."""
    with drawing_settings("test"):
        for text in words_of(compose(drawn)):
            assert text.get_fontsize() >= 9
            assert contrast(str(text.get_color()), "#FFFFFF") >= 4.5


@each_chart
def test_only_the_chart_s_own_words_are_drawn(drawn: Chart) -> None:
    """Beside axis ticks nothing is written that the chart does not hold: its labels and reasons, and the words about the axis."""
    reasons = {point.reason for each in drawn.series for point in each.points}
    allowed = {label.plain for label in drawn.labels} | reasons | {drawn.not_from_zero.plain}
    picture = draw(drawn)
    assert set(picture.labels) <= allowed
    assert {drawn.title.plain, drawn.subtitle.plain} <= set(picture.labels)


@each_chart
def test_the_same_chart_gives_the_same_bytes(drawn: Chart) -> None:
    """Drawn again, even in other threads, a chart is byte for byte the same."""
    first = draw(drawn)
    with ThreadPoolExecutor(4) as pool:
        assert [first] * 4 == list(pool.map(draw, [drawn] * 4))


@each_chart
def test_both_pictures_have_the_stated_size(drawn: Chart) -> None:
    """PNG and SVG are as large as the drawing says, 16 by 8 centimetres but for bars beside each other, whose number decides."""
    picture = draw(drawn)
    root = etree.fromstring(picture.svg)
    assert float(root.get("width").removesuffix("pt")) == pytest.approx(picture.width_cm / 2.54 * 72, abs=0.1)
    with Image.open(io.BytesIO(picture.png)) as png:
        assert png.width == pytest.approx(picture.width_cm / 2.54 * 200, abs=1)
        assert png.height == pytest.approx(picture.height_cm / 2.54 * 200, abs=1)
        assert png.info["dpi"] == pytest.approx((200, 200), abs=0.1)
        assert png.convert("RGB").getpixel((png.width - 1, 0)) == (255, 255, 255)
    assert picture.width_cm == 16.0
    bars = len(drawn.series[0].points) if drawn.kind == "bars beside comparators" else 0
    assert picture.height_cm == 8.0 if not bars else (4.5 < picture.height_cm <= 8.0) == (bars <= 12)


def test_more_bars_take_more_height() -> None:
    """Two bars are not spread over the height that five need."""
    bars = {len(each.series[0].points): draw(each).height_cm for each in CHARTS.values() if each.kind == "bars beside comparators"}
    heights = [bars[count] for count in sorted(bars)]
    assert len(heights) > 2 and heights == sorted(heights)


@each_chart
def test_svg_carries_outlines_only(drawn: Chart) -> None:
    """The SVG needs no font, no pattern and no second file, and holds no date."""
    svg = draw(drawn).svg
    for unwanted in (b"<text", b"<pattern", b"<image", b"<metadata", b"date", b"http://matplotlib"):
        assert unwanted not in svg


def test_a_chart_without_figures_is_refused() -> None:
    """Where nothing is known there is nothing to draw, whatever the kind."""
    nothing = series("Sandwell", months(3), ["-", "-", "-"])
    for kind in ("line", "bars by month", "bars beside comparators", "grouped bars"):
        with pytest.raises(ValueError, match="nothing to draw"):
            draw(chart(kind, nothing))  # type: ignore[arg-type]  # one of the kinds


def test_the_caller_s_settings_stay_as_they_were() -> None:
    """Drawing neither changes matplotlib's settings for others nor obeys theirs."""
    first = draw(CHARTS["single point"])
    with mpl.rc_context({"font.size": 30, "text.color": "red", "text.parse_math": True, "lines.antialiased": False}):
        assert first == draw(CHARTS["single point"])
        assert mpl.rcParams["font.size"] == 30


def test_the_chart_s_id_names_the_parts_inside_its_svg() -> None:
    """Two charts in one document do not share names by chance."""
    drawn = CHARTS["two years beside three levels"]
    assert draw(drawn).png == draw(replace(drawn, id="another")).png
    assert draw(drawn).svg != draw(replace(drawn, id="another")).svg
