"""A template's colours as they are seen."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from pptx import Presentation

from scrutiny_pack.build.slide_colours import colour_of, colours_of, ground_of, header_fill, is_legible, make_links_legible
from tests.slide_templates import colour, dark, office, opened

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def fill(inside: str) -> etree._Element:
    """A solid fill."""
    return etree.fromstring(f'<a:solidFill xmlns:a="{A}">{inside}</a:solidFill>')


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ('<a:srgbClr val="12436d"/>', "#12436D"),
        ('<a:schemeClr val="tx1"/>', "#000000"),
        ('<a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr>', "#898989"),
        ('<a:schemeClr val="tx1"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr>', "#808080"),
        ('<a:schemeClr val="bg1"><a:lumMod val="75000"/></a:schemeClr>', "#BFBFBF"),
        ('<a:sysClr val="windowText" lastClr="010203"/>', "#010203"),
    ],
)
def it_knows_the_colour_that_office_shows(inside: str, seen: str) -> None:
    """Lightened and darkened as PowerPoint does it."""
    assert seen == colour_of(fill(inside), {"tx1": "#000000", "bg1": "#FFFFFF"})


def it_reads_names_as_the_master_means_them() -> None:
    """A dark master swaps ground and text."""
    light, night = (Presentation(io.BytesIO(data)).slide_layouts[1] for data in (office(), dark()))
    assert (colours_of(light)["bg1"], ground_of(light)) == ("#FFFFFF", "#FFFFFF")
    assert (colours_of(night)["bg1"], ground_of(night)) == ("#10243A", "#10243A")


def it_knows_no_colour_of_a_picture() -> None:
    """What stands on one cannot be judged, so nothing is said of it."""
    layout = opened().slide_layouts[1]
    picture = f'<p:bg xmlns:p="{P}" xmlns:a="{A}"><p:bgPr><a:blipFill/><a:effectLst/></p:bgPr></p:bg>'
    layout._element.cSld.insert(0, etree.fromstring(picture))
    assert ground_of(layout) == ""
    assert is_legible("#FFFFFF", "", 14, False)


def it_fills_a_tables_header_with_the_first_accent_that_can_be_read_on() -> None:
    """Pale accents are passed over; without any the colour of text is left."""
    presentation = opened()
    colour(presentation, {"accent1": "FFE08A", "dk2": "FFD166", "accent2": "801650"})
    assert header_fill(presentation.slide_layouts[1]) == "accent2"
    colour(presentation, {f"accent{number}": "FFE08A" for number in range(1, 7)})
    assert header_fill(presentation.slide_layouts[1]) == "tx1"


def it_leaves_links_alone_that_can_be_read() -> None:
    """Only where the scheme's own colour is lost on the ground it takes that of text."""
    for data, meant in ((office(), "hlink"), (dark(), "lt1")):
        master = Presentation(io.BytesIO(data)).slide_master
        make_links_legible(master)
        assert master._element.find(f"{{{P}}}clrMap").get("hlink") == meant


def it_asks_less_of_large_letters() -> None:
    """As WCAG does: from 18 points, and from 14 where they are bold."""
    assert not is_legible("#898989", "#FFFFFF", 14, False)
    assert is_legible("#898989", "#FFFFFF", 14, True)
    assert is_legible("#898989", "#FFFFFF", 18, False)
