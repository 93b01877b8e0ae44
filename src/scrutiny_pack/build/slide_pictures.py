"""A chart on a slide: vectors with pixels to fall back on, whole and undistorted in its slot, and described for those who do not see it."""

from __future__ import annotations

import io
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.slide import Slide as PptxSlide
from pptx.util import Emu

from scrutiny_pack.build.slide_offer import Area
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.pack import Chart

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_USE = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def place_chart(slide: PptxSlide, chart: Chart, drawing: Drawing, area: Area) -> Any:
    """Add the picture of `chart` at the top of `area`, centred, as large as it fits; returns the picture."""
    scale = min(area.width.cm / drawing.width_cm, area.height.cm / drawing.height_cm)
    width, height = (int(Emu(round(size * scale * 360_000))) for size in (drawing.width_cm, drawing.height_cm))
    left = area.left + (area.width - width) // 2
    picture = slide.shapes.add_picture(io.BytesIO(drawing.png), Emu(left), area.top, Emu(width), Emu(height))
    picture.name = f"sp:chart:{chart.id}"
    element: Any = picture._element
    element.nvPicPr.cNvPr.set("descr", chart.alt.plain)
    vectors = slide.part.relate_to(_vectors(slide, drawing.svg), RT.IMAGE)
    extensions = etree.SubElement(element.blipFill.blip, qn("a:extLst"))
    extension = etree.SubElement(extensions, qn("a:ext"), {"uri": _SVG_USE})
    etree.SubElement(extension, f"{{{_SVG}}}svgBlip", {qn("r:embed"): vectors}, nsmap={"asvg": _SVG})
    return picture


def _vectors(slide: PptxSlide, svg: bytes) -> Part:
    package = slide.part.package
    existing = [part for part in package.iter_parts() if part.content_type == "image/svg+xml"]
    same = next((part for part in existing if part.blob == svg), None)
    return same or Part(PackURI(f"/ppt/media/chart{len(existing) + 1}.svg"), "image/svg+xml", package, svg)
