"""Small lines: what is drawn of which values, alike in both pictures and on every run."""

from __future__ import annotations

import io
import re
from decimal import Decimal

import pytest
from PIL import Image

from scrutiny_pack.charts.palette import Palette
from scrutiny_pack.charts.small_lines import HEIGHT_CM, WIDTH_CM, draw_small_line
from scrutiny_pack.grouped_table import SmallLine
from scrutiny_pack.text import words

PALETTE = Palette("#7A1F5C", ("#222222", "#333333", "#444444"))


def line(*values: float | None, span: str = "1") -> SmallLine:
    """A small line of these values."""
    return SmallLine("a.line", tuple(None if value is None else Decimal(str(value)) for value in values), Decimal(span), words("A line"))


def svg(drawn: SmallLine) -> str:
    """Its vectors."""
    return draw_small_line(drawn, PALETTE).svg.decode()


def paths(drawn: SmallLine) -> list[list[tuple[float, float]]]:
    """The points of each stroke."""
    found = re.findall(r'<path d="M([^"]+)"', svg(drawn))
    return [[(float(x), float(y)) for x, y in (point.split() for point in path.split("L"))] for path in found]


def dots(drawn: SmallLine) -> list[tuple[float, float]]:
    """The place and radius of each dot."""
    return [(float(x), float(radius)) for x, radius in re.findall(r'cx="([\d.]+)" cy="[\d.]+" r="([\d.]+)"', svg(drawn))]


def pixels(drawn: SmallLine) -> Image.Image:
    """Its pixels."""
    return Image.open(io.BytesIO(draw_small_line(drawn, PALETTE).png)).convert("RGB")


def it_draws_the_values_from_left_to_right_and_high_ones_above() -> None:
    """One stroke, its points at equal distances."""
    ((first, second, third),) = paths(line(1, 3, 2))
    assert first[0] < second[0] < third[0] and second[0] - first[0] == pytest.approx(third[0] - second[0], abs=0.02)
    assert second[1] < third[1] < first[1]


def it_marks_the_last_point_that_is_known() -> None:
    """A dot where the line ends, wherever that is."""
    ((_, _, end),) = paths(line(1, 3, 2))
    assert [x for x, _ in dots(line(1, 3, 2))] == [end[0]]
    assert dots(line(1, 3, 2, None))[0][0] < dots(line(1, 3, 2))[0][0]


def it_is_broken_where_a_value_is_missing() -> None:
    """No stroke leads over a gap, and a value between two gaps is a dot of its own, smaller than the last one."""
    drawn = line(1, 2, None, 3, None, 2, 1)
    assert [len(path) for path in paths(drawn)] == [2, 2]
    (alone, small), (last, large) = dots(drawn)
    assert paths(drawn)[0][-1][0] < alone < paths(drawn)[1][0][0] < last and small < large


def it_leaves_white_what_is_between_two_parts() -> None:
    """In the pixels as in the vectors: nobody can guess a value that is not shown."""
    page = pixels(line(1, 1, None, None, 1, 1))
    middle = range(round(page.width * 0.45), round(page.width * 0.55))
    assert {page.getpixel((x, y)) for x in middle for y in range(page.height)} == {(255, 255, 255)}


def it_does_not_make_much_of_little() -> None:
    """What moves by less than the span does not fill the height; the same movement fills it where the span is less."""

    def height(drawn: SmallLine) -> float:
        ys = [y for _, y in paths(drawn)[0]]
        return max(ys) - min(ys)

    assert height(line(85, 85.2, 85.1, span="2")) == pytest.approx(height(line(85, 85.2, 85.1, span="0.2")) / 10, rel=0.05)
    assert height(line(85, 89, 87, span="2")) == pytest.approx(height(line(1, 100, 50, span="2")), rel=0.01)


def it_draws_a_level_line_in_the_middle() -> None:
    """Also where neither span nor values give it a height."""
    for drawn in (line(5, 5, 5), line(0, 0, 0, span="0")):
        assert [y for _, y in paths(drawn)[0]] == [pytest.approx(HEIGHT_CM * 72 / 2.54 / 2, abs=0.01)] * 3


def it_has_the_colour_of_the_authority_on_white() -> None:
    """Both pictures."""
    assert "#7A1F5C" in svg(line(1, 2)) and (0x7A, 0x1F, 0x5C) in {color for _, color in pixels(line(1, 2)).getcolors() or ()}
    assert pixels(line(1, 2)).getpixel((0, 0)) == (255, 255, 255)


def it_is_the_same_on_every_run() -> None:
    """Byte for byte, and of the size that it says."""
    one, other = (draw_small_line(line(1, None, 3, 2), PALETTE) for _ in range(2))
    assert (one.svg, one.png) == (other.svg, other.png)
    assert (one.width_cm, one.height_cm, one.labels) == (WIDTH_CM, HEIGHT_CM, ())
    width, height = pixels(line(1, 2)).size
    assert width / height == pytest.approx(WIDTH_CM / HEIGHT_CM, rel=0.02)
