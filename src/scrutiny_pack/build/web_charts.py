"""A chart inside a web page: its drawing as inline SVG, with words for those who do not see it and ids of its own."""

from __future__ import annotations

import re

from lxml import etree

from scrutiny_pack.build.parts import parsed
from scrutiny_pack.build.web_elements import name_of
from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.pack import Chart

_SVG = "http://www.w3.org/2000/svg"
_LINKED = "{http://www.w3.org/1999/xlink}href"
_USED = re.compile(r"url\(#([^)]+)\)")
_JOINS = "stroke-linejoin: round; stroke-linecap: butt"
"""What matplotlib says in a style element, which inside a page would speak of the whole page."""
_UNWANTED = ("style", "metadata")


def inline_chart(chart: Chart, drawing: Drawing) -> etree._Element:
    """The drawing of `chart`, named by its alt text; its ids are the page's own."""
    return inline_drawing(chart.id, chart.alt.plain, drawing)


def inline_drawing(name: str, alt: str, drawing: Drawing) -> etree._Element:
    """The `drawing` of what is called `name`, named by `alt`; its ids are the page's own."""
    read = parsed(drawing.svg)
    said = name_of("alt", name)
    view = read.get("viewBox") or f"0 0 {drawing.width_cm:g} {drawing.height_cm:g}"
    attributes = {"viewBox": view, "role": "img", "aria-labelledby": said, "focusable": "false", "style": _JOINS}
    svg = etree.Element(f"{{{_SVG}}}svg", attributes, nsmap={None: _SVG})  # type: ignore[dict-item]  # the stubs know no default namespace
    words = etree.SubElement(svg, f"{{{_SVG}}}desc", {"id": said})
    words.text = alt
    svg.extend(_plain(read))
    _rename(svg, name, kept=said)
    return svg


def _plain(part: etree._Element) -> etree._Element:
    """A copy of `part` without comments, styles and white space between elements."""
    copy = etree.Element(part.tag)
    for name, value in part.attrib.items():
        copy.set("href" if name == _LINKED else name, " ".join(str(value).split()))
    for child in part:
        if isinstance(child.tag, str) and etree.QName(child).localname not in _UNWANTED:
            copy.append(_plain(child))
    return copy


def _rename(svg: etree._Element, chart: str, kept: str) -> None:
    """Give every id that something leads to a name of this chart's; take away the others."""

    def new(identifier: str) -> str:
        return name_of(f"drawn-{chart}", identifier)

    values = [str(value) for each in svg.iter(etree.Element) for value in each.attrib.values()]
    used = {value[1:] for value in values if value.startswith("#")} | {name for value in values for name in _USED.findall(value)}
    for each in svg.iter(etree.Element):
        identifier = each.get("id", kept)
        if identifier != kept and identifier in used:
            each.set("id", new(identifier))
        elif identifier != kept:
            del each.attrib["id"]
        if "href" in each.attrib:
            each.set("href", f"#{new(each.get('href', '')[1:])}")
        for name in ("clip-path", "fill", "style"):
            if name in each.attrib:
                each.set(name, _USED.sub(lambda found: f"url(#{new(found[1])})", each.get(name, "")))
