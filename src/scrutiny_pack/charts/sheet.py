"""The sheet a chart is drawn on: measured in points from its lower left corner, with every text that is written remembered."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Literal, TypeAlias

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D
from PIL import Image

from scrutiny_pack.charts.colours import BLACK, WHITE
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.charts.palette import ANALYSIS_FUNCTION, Palette
from scrutiny_pack.charts.rows import widest
from scrutiny_pack.charts.style import BODY, LEADING

WIDTH_CM, HEIGHT_CM = 16.0, 8.0
DOTS_PER_INCH = 200
COLOURS = 96
"""In the PNG: a few colours, each with the steps that smooth its edges, are not told apart from the full range."""
ALMOST_WHITE = 250
"""A level of red, green or blue over this is made full, since reducing the colours leaves white a little grey."""
POINTS_PER_CM = 72 / 2.54
CAPITAL = 0.716
"""Height of a capital letter or digit, in sizes."""

BAND, BEHIND, BARS, COMPARED, PATCH, STRONG, TEXT = (float(layer) for layer in range(1, 8))
"""What lies over what."""


Align: TypeAlias = Literal["left", "center", "right"]
"""Which part of a row stands at the place where it is written."""


class Sheet:
    """A white page of `WIDTH_CM` by `height_cm` that takes lines, boxes and text at places in points; `palette` is what to draw with.

    White whatever the board's own ground is: on a dark slide the chart is a light panel, as it is on paper.
    """

    def __init__(self, height_cm: float = HEIGHT_CM, palette: Palette = ANALYSIS_FUNCTION) -> None:
        self.palette = palette
        self.height_cm = height_cm
        self.width, self.height = WIDTH_CM * POINTS_PER_CM, height_cm * POINTS_PER_CM
        self.figure = Figure(figsize=(self.width / 72, self.height / 72), dpi=DOTS_PER_INCH, facecolor=WHITE)
        self.labels: list[str] = []
        self._places = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans

    def write(
        self,
        rows: Sequence[str],
        x: float,
        y: float,
        align: Align = "left",
        size: float = BODY,
        colour: str = BLACK,
        bold: bool = False,
        upright: bool = False,
        backed: bool = False,
    ) -> None:
        """Write `rows` so that the middle of the block stands at height `y`; `backed` keeps what lies behind away from the letters.

        `upright` turns the rows a quarter, to be read from the bottom: `x` is then the middle of the block and `y` where its rows begin.
        """
        if backed:
            self._clear_behind(rows, x, y, align, size, upright)
        for index, row in enumerate(rows):
            shift = ((len(rows) - 1) / 2 - index) * size * LEADING - size * CAPITAL / 2
            self.figure.text(
                x - shift if upright else x,
                y if upright else y + shift,
                row,
                transform=self._places,
                ha=align,
                va="baseline",
                rotation=90 if upright else 0,
                rotation_mode="anchor",
                fontsize=size,
                fontweight="bold" if bold else "normal",
                color=colour,
                zorder=TEXT,
            )

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        width: float,
        layer: float,
        dashes: Sequence[float] = (),
        marker: str = "",
        marker_size: float = 0.0,
    ) -> None:
        """Draw a line through the points, or marks only where there is but one."""
        drawn = Line2D(
            xs,
            ys,
            color=colour,
            linewidth=width,
            marker=marker or "None",
            markersize=marker_size,
            markeredgewidth=0,
            transform=self._places,
            zorder=layer,
            solid_capstyle="butt",
            solid_joinstyle="round",
            dash_capstyle="butt",
        )
        if dashes:
            drawn.set_dashes(dashes)
        self.figure.add_artist(drawn)

    def box(self, x: float, y: float, width: float, height: float, fill: str, layer: float, edge: str = "") -> None:
        """Draw a filled box with its lower left corner at (`x`, `y`)."""
        drawn = Rectangle((x, y), width, height, facecolor=fill, edgecolor=edge or "none", linewidth=0.8 if edge else 0.0)
        drawn.set(transform=self._places, zorder=layer)
        self.figure.add_artist(drawn)

    def finish(self) -> Drawing:
        """The sheet as bytes. Nothing can be drawn on it afterwards."""
        png = self._png()
        svg = io.BytesIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        FigureCanvasSVG(self.figure).print_svg(svg, metadata=nothing)  # type: ignore[no-untyped-call]  # not typed in matplotlib
        return Drawing(svg.getvalue(), png, WIDTH_CM, self.height_cm, tuple(self.labels))

    def _png(self) -> bytes:
        canvas = FigureCanvasAgg(self.figure)
        canvas.draw()  # type: ignore[no-untyped-call]  # not typed in matplotlib
        drawn = canvas.buffer_rgba()  # type: ignore[no-untyped-call]  # not typed in matplotlib
        pixels = Image.frombuffer("RGBA", canvas.get_width_height(), drawn, "raw", "RGBA", 0, 1).convert("RGB")
        packed = io.BytesIO()
        few = pixels.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.putpalette([255 if level > ALMOST_WHITE else level for level in few.getpalette() or []])
        few.save(packed, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH), compress_level=6)
        return packed.getvalue()

    def _clear_behind(self, rows: Sequence[str], x: float, y: float, align: Align, size: float, upright: bool) -> None:
        along, across = widest(tuple(rows), size), (len(rows) - 1) * size * LEADING + size * CAPITAL
        before = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * along
        if upright:
            self.box(x - across / 2 - 1.5, y - before - 1.5, across + 3, along + 3, WHITE, PATCH)
        else:
            self.box(x - before - 1.5, y - across / 2 - 1.5, along + 3, across + 3, WHITE, PATCH)
