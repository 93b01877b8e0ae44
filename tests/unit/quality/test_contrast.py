"""The contrast check bites in both documents (A06), wherever the colour comes from, and tells the ratio."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from lxml import etree

from scrutiny_pack.build.parts import parsed
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.quality.contrast import check_contrast, contrast, needed
from scrutiny_pack.quality.opened import NAMESPACES
from scrutiny_pack.quality.theme_colours import Scheme, luminance_changed
from tests.unit.quality.twins import Original, W, marked
from tests.unit.quality.xml_pieces import inserted

BULLET = "//w:p[w:pPr/w:pStyle[@w:val='ListBullet']][not(.//w:hyperlink)]"
COMMENTARY = "//p:sp[p:nvSpPr/p:cNvPr[@name='Commentary']]"
SOURCE = "//p:sp[p:nvSpPr/p:cNvPr[@name='Source']]"
SLIDE = "ppt/slides/slide10.xml"
PALE = "A0A0A0"


def _plain(colour: str) -> Callable[[etree._Element], None]:
    """A change that gives an element this colour in place of one of the theme."""

    def change(element: etree._Element) -> None:
        element.attrib.clear()
        element.set(f"{W}val", colour)

    return change


def _coloured(run: etree._Element, **attributes: str) -> None:
    properties = run.find(f"{W}rPr")
    properties = etree.Element(f"{W}rPr") if properties is None else properties
    run.insert(0, properties)
    etree.SubElement(properties, f"{W}color", {f"{W}{name}": value for name, value in attributes.items()})


REPORT: dict[str, tuple[Callable[[Original], Original], str]] = {
    "a run in a pale colour": (lambda report: report.edited(f"{BULLET}//w:r[w:t]", lambda run: _coloured(run, val=PALE)), "2.6"),
    "a run in a colour of the theme": (
        lambda report: report.edited(f"{BULLET}//w:r[w:t]", lambda run: _coloured(run, val="000000", themeColor="background1")),
        "1.0",
    ),
    "a run in a tint of the theme": (
        lambda report: report.edited(f"{BULLET}//w:r[w:t]", lambda run: _coloured(run, val="000000", themeColor="text1", themeTint="66")),
        "to 1",
    ),
    "a dark paragraph": (lambda report: report.edited(f"{BULLET}/w:pPr", inserted('w:shd w:val="clear" w:fill="707070"/>')), "to 1"),
    "a style in a pale colour": (
        lambda report: report.edited("//w:style[@w:styleId='Heading1']/w:rPr/w:color", _plain("C0C8D0"), "word/styles.xml"),
        "1.7",
    ),
    "a table's cell in a dark colour": (
        lambda report: report.edited("//w:tr[2]/w:tc[1]/w:tcPr", inserted('w:shd w:val="clear" w:fill="707070"/>')),
        "to 1",
    ),
    "words at the foot of each page": (
        lambda report: report.edited("//w:r[w:t]", lambda run: _coloured(run, val=PALE), "word/footer1.xml"),
        "2.6",
    ),
}

DECK: dict[str, tuple[Callable[[Original], Original], str]] = {
    "a run in a pale colour": (
        lambda deck: deck.edited(f"{COMMENTARY}//a:r/a:rPr", inserted(f'a:solidFill><a:srgbClr val="{PALE}"/></a:solidFill>'), SLIDE),
        "2.6",
    ),
    "a run in the ground's colour": (
        lambda deck: deck.edited(f"{COMMENTARY}//a:r/a:rPr", inserted('a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'), SLIDE),
        "1.0",
    ),
    "a dark slide": (
        lambda deck: deck.edited(
            "//p:cSld", inserted('p:bg><p:bgPr><a:solidFill><a:srgbClr val="303030"/></a:solidFill></p:bgPr></p:bg>'), SLIDE
        ),
        "to 1",
    ),
    "a ground of two colours, one of them dark": (
        lambda deck: deck.edited(
            "//p:cSld",
            inserted(
                'p:bg><p:bgPr><a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs>'
                '<a:gs pos="100000"><a:srgbClr val="303030"/></a:gs></a:gsLst></a:gradFill></p:bgPr></p:bg>'
            ),
            SLIDE,
        ),
        "to 1",
    ),
    "a dark box round the words": (
        lambda deck: deck.edited(f"{COMMENTARY}/p:spPr", inserted('a:solidFill><a:srgbClr val="303030"/></a:solidFill>'), SLIDE),
        "to 1",
    ),
    "a header cell as pale as its words": (
        lambda deck: deck.edited("//a:tr[1]/a:tc/a:tcPr/a:solidFill/a:schemeClr", marked("val", "bg2")),
        "to 1",
    ),
    "a master with its colours the other way round": (
        lambda deck: deck.edited("//p:clrMap", marked("tx1", "lt1"), "ppt/slideMasters/slideMaster1.xml"),
        "1.0",
    ),
    "a pale accent in the theme": (
        lambda deck: deck.edited("//a:clrScheme/a:accent1/a:srgbClr", marked("val", "C0D8F0"), "ppt/theme/theme1.xml"),
        "to 1",
    ),
}


@pytest.mark.parametrize("fault", REPORT)
def test_words_of_a_report_that_cannot_be_read_are_told_of(fault: str, report: Original) -> None:
    """Each gives one warning or more of that name, with the ratio, and nothing else."""
    broken, ratio = REPORT[fault]
    found = broken(report).problems
    assert {("contrast", "warning")} == {(problem.slug, problem.severity) for problem in found}
    assert any(ratio in problem.what for problem in found)


@pytest.mark.parametrize("fault", DECK)
def test_words_of_a_deck_that_cannot_be_read_are_told_of(fault: str, deck: Original) -> None:
    """Each gives one warning or more of that name, with the ratio, and nothing else."""
    broken, ratio = DECK[fault]
    found = broken(deck).problems
    assert {("contrast", "warning")} == {(problem.slug, problem.severity) for problem in found}
    assert any(ratio in problem.what for problem in found)


def test_large_words_may_be_paler(deck: Original, report: Original) -> None:
    """3.5 to 1 is enough for a title and not for a bullet."""
    grey = 'a:solidFill><a:srgbClr val="868686"/></a:solidFill>'
    assert deck.edited("//p:sp[.//p:ph[@type='title']]//a:r/a:rPr", inserted(grey), SLIDE).problems == ()
    assert deck.edited(f"{SOURCE}//a:r/a:rPr", inserted(grey), SLIDE).slugs == {"contrast"}
    style = "//w:style[@w:styleId='{}']/w:rPr/w:color"
    assert report.edited(style.format("Heading1"), _plain("868686"), "word/styles.xml").problems == ()
    assert report.edited(style.format("SourceNote"), _plain("868686"), "word/styles.xml").slugs == {"contrast"}


def _filled(xml: str) -> Callable[[etree._Element], None]:
    """A change that gives a shape this fill in place of its own."""

    def change(properties: etree._Element) -> None:
        for own in [child for child in properties if etree.QName(child).localname.endswith("Fill")]:
            properties.remove(own)
        if xml:
            inserted(xml)(properties)

    return change


@pytest.mark.parametrize(("of_layout", "found"), [("a:noFill/>", set()), ("", {"contrast"})])
def test_a_layout_may_take_back_its_masters_fill(of_layout: str, found: set[str], deck: Original) -> None:
    """A title that is said to have no fill shows the slide's ground, whatever its master has."""
    title = "//p:sp[.//p:ph[@type='title']]/p:spPr"
    dark = 'a:solidFill><a:srgbClr val="12436D"/></a:solidFill>'
    twin = deck.edited(title, _filled(dark), "ppt/slideMasters/slideMaster1.xml")
    for number in range(1, 20):
        with contextlib.suppress(LookupError):
            twin = twin.edited(title, _filled(of_layout), f"ppt/slideLayouts/slideLayout{number}.xml")
    assert twin.slugs == found


def test_words_on_a_picture_are_not_judged(deck: Original) -> None:
    """What a picture looks like under the words, no file can tell."""
    picture = "p:bg><p:bgPr><a:blipFill/></p:bgPr></p:bg>"
    assert "contrast" not in deck.edited("//p:cSld", inserted(picture), SLIDE).slugs


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("000000", "FFFFFF", 21.0), ("FFFFFF", "FFFFFF", 1.0), ("767676", "FFFFFF", 4.54), ("0000FF", "FFFFFF", 8.59)],
)
def test_contrast_is_as_wcag_defines_it(one: str, other: str, expected: float) -> None:
    """Known pairs have their known ratio, whichever of the two comes first."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(("size", "bold", "expected"), [(17.9, False, 4.5), (18, False, 3.0), (13.9, True, 4.5), (14, True, 3.0)])
def test_large_begins_at_18_points_or_14_bold(size: float, bold: bool, expected: float) -> None:
    """As WCAG defines large text."""
    assert needed(size, bold) == expected


def test_a_ratio_on_the_line_is_enough() -> None:
    """What rounds to the ratio that is asked for is not complained of, and what is just below is."""
    problems = ProblemList()
    check_contrast("words", "767676", "FFFFFF", 4.5, Place("x"), problems)
    assert problems.warnings == []
    check_contrast("words", "787878", "FFFFFF", 4.5, Place("x"), problems)
    assert [problem.slug for problem in problems.warnings] == ["contrast"]


def test_a_themes_colour_may_be_lighter_or_darker() -> None:
    """As Office works it out: half the luminance, or half way to white."""
    assert luminance_changed("808080", 0.5, 0) == "404040"
    assert luminance_changed("808080", 0.5, 0.5) == "C0C0C0"
    scheme = Scheme({"accent1": "808080"}, {"tx1": "lt1"})
    fill = parsed(
        f'<a:solidFill xmlns:a="{NAMESPACES["a"]}"><a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr></a:solidFill>'.encode()
    )
    assert scheme.of(fill) == "404040"
    assert scheme.named("tx1") == "FFFFFF"
