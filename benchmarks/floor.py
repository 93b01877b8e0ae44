"""The least that drawing and writing a pack can cost: each chart drawn once with bare matplotlib, and put into a bare docx and pptx.

Called as: python benchmarks/floor.py SHAPES FOLDER [--png-only]; SHAPES is what `cold_build.py` writes: the kind and size of each chart. It
knows nothing of scrutiny_pack, so that what is measured is the libraries alone.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pptx
from docx.shared import Cm
from matplotlib.figure import Figure
from pptx.util import Cm as SlideCm

WIDTH_CM, HEIGHT_CM, DOTS_PER_INCH = 16.0, 8.0, 200
SENTENCE = "A sentence of the usual length with a figure, the period that it is about and the average that it stands beside."
TITLE_AND_CONTENT = 1


def main() -> None:
    """Draw and write everything once."""
    shapes = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = Path(sys.argv[2])
    formats = ("png",) if "--png-only" in sys.argv else ("svg", "png")
    report, slides = docx.Document(), pptx.Presentation()
    for section in shapes:
        report.add_heading(section["title"], 1)
        for chart in section["charts"]:
            pictures = {kind: _picture(_figure(chart), kind) for kind in formats}
            report.add_picture(io.BytesIO(pictures["png"]), width=Cm(WIDTH_CM))
            _slide(slides, section, pictures["png"])
        for _ in range(section["bullets"]):
            report.add_paragraph(SENTENCE, style="List Bullet")
    report.save(str(folder / "floor.docx"))
    slides.save(str(folder / "floor.pptx"))


def _slide(slides: Any, section: dict[str, Any], picture: bytes) -> None:
    slide = slides.slides.add_slide(slides.slide_layouts[TITLE_AND_CONTENT])
    slide.shapes.title.text = section["title"]
    slide.placeholders[1].text = "\n".join([SENTENCE] * section["bullets"])
    slide.shapes.add_picture(io.BytesIO(picture), SlideCm(1), SlideCm(5), width=SlideCm(WIDTH_CM))


def _figure(chart: dict[str, Any]) -> Figure:
    figure = Figure(figsize=(WIDTH_CM / 2.54, HEIGHT_CM / 2.54), dpi=DOTS_PER_INCH)
    axes = figure.add_subplot()
    axes.set_title("A title of some words", loc="left")
    axes.set_ylabel("Per cent")
    if chart["kind"] == "line":
        _draw_line(axes, chart)
    else:
        _draw_bars(axes, chart)
    return figure


def _draw_line(axes: Any, chart: dict[str, Any]) -> None:
    months = [f"M{month}" for month in range(chart["points"])]
    axes.plot(months, list(_values(chart["points"])))
    axes.set_xticks(range(0, chart["points"], 3))
    for place in range(chart["levels"]):
        axes.axhline(15 + place, linewidth=1)
        axes.text(chart["points"], 15 + place, f"Comparator {place}: 15.0%")


def _draw_bars(axes: Any, chart: dict[str, Any]) -> None:
    for series in range(chart["series"]):
        places = [place + series * 0.4 for place in range(chart["points"])]
        bars = axes.bar(places, list(_values(chart["points"])), width=0.35)
        axes.bar_label(bars, fmt="%.1f")
    axes.set_xticks(range(chart["points"]), [f"Bar {place}" for place in range(chart["points"])])


def _values(points: int) -> Iterator[float]:
    return (20 + (place * 7 % 5) for place in range(points))


def _picture(figure: Figure, kind: str) -> bytes:
    picture = io.BytesIO()
    figure.savefig(picture, format=kind)
    return picture.getvalue()


if __name__ == "__main__":
    main()
