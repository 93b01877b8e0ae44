"""A chart in the report: one picture in the line of text, drawn from its SVG where Word can, from its PNG elsewhere."""

from __future__ import annotations

from docx.oxml.parser import parse_xml
from lxml import etree

from scrutiny_pack.build.word_document import ReportDocument
from scrutiny_pack.build.word_xml import RELATIONSHIPS, w
from scrutiny_pack.charts.drawing import Drawing

_EMU_IN_CM = 360_000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_NAMESPACES = {"wp": f"{_DRAWING}/wordprocessingDrawing", "a": f"{_DRAWING}/main", "pic": f"{_DRAWING}/picture", "asvg": _SVG}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
_INLINE = f"""
<wp:inline {_DECLARED} distT="0" distB="0" distL="0" distR="0">
  <wp:extent/><wp:docPr/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
  <a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic>
    <pic:nvPicPr><pic:cNvPr/><pic:cNvPicPr/></pic:nvPicPr>
    <pic:blipFill>
      <a:blip><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip/></a:ext></a:extLst></a:blip>
      <a:stretch><a:fillRect/></a:stretch>
    </pic:blipFill>
    <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
  </pic:pic></a:graphicData></a:graphic>
</wp:inline>"""


def picture(document: ReportDocument, chart_id: str, alt: str, drawing: Drawing, number: int) -> etree._Element:
    """The run that shows `drawing`, at its own size or the text's width where that is less, with `alt` for those who do not see it."""
    scale = min(1.0, document.text_width_cm / drawing.width_cm)
    wide, high = (str(round(length * scale * _EMU_IN_CM)) for length in (drawing.width_cm, drawing.height_cm))
    inline = parse_xml(_INLINE)
    for element in (_only(inline, "wp:extent"), _only(inline, "pic:spPr/a:xfrm/a:ext")):
        element.set("cx", wide)
        element.set("cy", high)
    for element in (_only(inline, "wp:docPr"), _only(inline, "pic:cNvPr")):
        element.set("id", str(number))
        element.set("name", chart_id)
        element.set("descr", alt)
    embed = f"{{{RELATIONSHIPS}}}embed"
    _only(inline, "a:blip").set(embed, document.add_picture_part(drawing.png, "png", "image/png"))
    _only(inline, "asvg:svgBlip").set(embed, document.add_picture_part(drawing.svg, "svg", "image/svg+xml"))
    return w("r", w("drawing", inline))


def _only(inline: etree._Element, path: str) -> etree._Element:
    found = inline.find(f".//{path}", _NAMESPACES)
    if found is None:
        raise ValueError(f"the picture's frame has no {path}")
    return found
