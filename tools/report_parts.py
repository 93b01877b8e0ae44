"""The pieces of a Word template that are no styles: settings, lists, fonts, and shapes that decorate."""

from __future__ import annotations

from look import Look, Shape
from report_styles import BULLETS, HEADINGS

EMU = 360_000
COMPATIBLE = """
<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
  <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  <w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
  <w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
  <w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
  <w:compatSetting w:name="differentiateMultirowTableHeaders" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat>
<w:themeFontLang w:val="en-GB"/>
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"
  w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"
  w:followedHyperlink="followedHyperlink"/>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
"""
_FAMILIES = {
    "Arial": ("020B0604020202020204", "swiss"),
    "Calibri": ("020F0502020204030204", "swiss"),
    "Cambria": ("02040503050406030204", "roman"),
}
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def list_of_bullets(look: Look) -> str:
    """The list of "List Bullet": its definition, and its use."""
    character, points, colour = look.report.bullet
    half = round(points * 2)
    letters = (
        f'<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:color w:val="{colour}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )
    return f"""
<w:abstractNum w:abstractNumId="{BULLETS}"><w:multiLevelType w:val="hybridMultilevel"/>
  <w:lvl w:ilvl="0">
    <w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="{character}"/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr><w:rPr>{letters}</w:rPr>
  </w:lvl>
</w:abstractNum>
<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="{BULLETS}"/></w:num>"""


def heading_numbers(look: Look) -> str:
    """The list that numbers headings, 1 and 1.1 and 1.1.1: its definition, and its use."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:lvlText w:val="{".".join(f"%{above + 1}" for above in range(level + 1))}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="737" w:hanging="737"/></w:pPr></w:lvl>'
        for level in range(3)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{HEADINGS}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        f'<w:num w:numId="{HEADINGS}"><w:abstractNumId w:val="{HEADINGS}"/></w:num>'
    )


def font_table(look: Look) -> str:
    """The part that lists the fonts."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:panose1 w:val="{_FAMILIES[name][0]}"/><w:charset w:val="00"/><w:family w:val="{_FAMILIES[name][1]}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name in dict.fromkeys((look.fonts.body, look.fonts.headings))
    )
    return f'<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{entries}</w:fonts>'


def drawn(shape: Shape, number: int) -> str:
    """A run with `shape`, behind the text at its place on the page, marked as decoration for screen readers."""
    x, y, width, height = (round(length * EMU) for length in shape.place)
    size = (
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="{shape.kind}"><a:avLst/></a:prstGeom>'
    )
    darker = f'<a:lumMod val="{round(shape.darker * 100_000)}"/>' if shape.darker < 1 else ""
    fill = f'<a:solidFill><a:schemeClr val="{shape.colour}">{darker}</a:schemeClr></a:solidFill><a:ln><a:noFill/></a:ln>'
    across = "rightMargin" if shape.in_right_margin else "page"
    at = (
        f'<wp:positionH relativeFrom="{across}"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
    )
    return (
        f'<w:r><mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="1" locked="1" '
        f'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>{at}<wp:extent cx="{width}" cy="{height}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="Decoration {number}">{DECORATIVE}</wp:docPr><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
        f"<wps:spPr>{size}{fill}</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )
