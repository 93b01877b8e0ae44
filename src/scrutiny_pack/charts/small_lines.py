"""A small line without axes or letters, to stand in a cell: drawn by hand, as a figure of matplotlib's would cost more than it shows."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform
from PIL import Image

from scrutiny_pack.charts.colours import WHITE, mixed
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.charts.palette import ANALYSIS_FUNCTION, Palette
from scrutiny_pack.grouped_table import SmallLine

WIDTH_CM, HEIGHT_CM = 2.2, 0.44
DOTS_PER_INCH = 300
LINE, LAST, ALONE = 1.25, 1.9, 0.9
"""In points: the width of the line, and the radius of its last point and of one without neighbours."""
_POINTS_PER_CM = 72 / 2.54
_COLOURS = 32
"""In the PNG: steps from white to the line's colour."""

_Point = tuple[float, float]
_STYLE = "stroke-width: {width}; stroke-linejoin: round; stroke-linecap: round"


def draw_small_line(line: SmallLine, palette: Palette = ANALYSIS_FUNCTION) -> Drawing:
    """`line` in the authority's colour on white. The same line and palette give the same bytes."""
    segments = list(_segments(line))
    return Drawing(_svg(segments, palette.authority), _png(segments, palette.authority), WIDTH_CM, HEIGHT_CM, ())


def _segments(line: SmallLine) -> Iterator[list[_Point]]:
    """The points between breaks, in points from the lower left corner; values that are close stay in the middle."""
    known = [value for value in line.values if value is not None]
    low, high = min(known), max(known)
    whole = float(max(high - low, line.span)) or 1.0
    across, up = WIDTH_CM * _POINTS_PER_CM - 2 * LAST - 1, HEIGHT_CM * _POINTS_PER_CM - 2 * LAST - 1
    step, middle = across / max(len(line.values) - 1, 1), float(high + low) / 2
    for is_known, places in groupby(enumerate(line.values), key=lambda entry: entry[1] is not None):
        if is_known:
            yield [
                (LAST + 0.5 + place * step, LAST + 0.5 + up / 2 + (float(value) - middle) / whole * up)
                for place, value in places
                if value is not None
            ]


def _dots(segments: Sequence[list[_Point]]) -> Iterator[tuple[_Point, float]]:
    """The points that are marked, with their radius: those without neighbours, and the last of all."""
    for segment in segments[:-1]:
        if len(segment) == 1:
            yield segment[0], ALONE
    yield segments[-1][-1], LAST


def _svg(segments: Sequence[list[_Point]], colour: str) -> bytes:
    width, height = WIDTH_CM * _POINTS_PER_CM, HEIGHT_CM * _POINTS_PER_CM

    def at(point: _Point) -> str:
        return f"{point[0]:.2f} {height - point[1]:.2f}"

    paths = ["M" + "L".join(at(point) for point in segment) for segment in segments if len(segment) > 1]
    marks = [f'<circle cx="{x:.2f}" cy="{height - y:.2f}" r="{radius}" style="fill: {colour}"/>' for (x, y), radius in _dots(segments)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}pt" height="{height:.2f}pt" viewBox="0 0 {width:.2f} {height:.2f}">',
        f'<rect width="{width:.2f}" height="{height:.2f}" style="fill: {WHITE}"/>',
        *(f'<path d="{path}" style="fill: none; stroke: {colour}; {_STYLE.format(width=LINE)}"/>' for path in paths),
        *marks,
        "</svg>",
    ]
    return "".join(parts).encode()


def _png(segments: Sequence[list[_Point]], colour: str) -> bytes:
    scale = DOTS_PER_INCH / 72
    width, height = (round(length / 2.54 * DOTS_PER_INCH) for length in (WIDTH_CM, HEIGHT_CM))
    renderer: Any = RendererAgg(width, height, DOTS_PER_INCH)  # type: ignore[no-untyped-call]  # not typed in matplotlib
    pen = renderer.new_gc()
    pen.set_foreground(colour)
    pen.set_joinstyle("round")
    pen.set_capstyle("round")
    pen.set_linewidth(LINE)
    for segment in segments:
        if len(segment) > 1:
            renderer.draw_path(pen, Path([(x * scale, y * scale) for x, y in segment]), IdentityTransform(), None)
    pen.set_linewidth(0.0)
    for (x, y), radius in _dots(segments):
        place = Affine2D().scale(radius * scale).translate(x * scale, y * scale)
        renderer.draw_path(pen, Path.unit_circle(), place, to_rgba(colour))
    drawn = Image.frombuffer("RGBA", (width, height), renderer.buffer_rgba(), "raw", "RGBA", 0, 1)
    steps = _COLOURS - 1
    page = drawn.getchannel("A").point([round(covered / 255 * steps) for covered in range(256)])
    page.putpalette(bytes.fromhex("".join(mixed(colour, step / steps)[1:] for step in range(_COLOURS))))
    packed = io.BytesIO()
    page.save(packed, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return packed.getvalue()
