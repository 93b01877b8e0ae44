"""Makes templates/scrutiny/slides.pptx, the default look of the slides, from the description below. Run it after changing the look:

python tools/make_slides_template.py
"""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from pathlib import Path

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as PresentationType
from pptx.util import Cm

from scrutiny_pack.build.package import DocumentProperties, finished

TARGET = Path(__file__).parent.parent / "templates" / "scrutiny" / "slides.pptx"
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
WIDTH, HEIGHT = 33.867, 19.05
LEFT, FULL = 1.6, 30.667
COLOURS = {
    "dk1": "0B0C0C", "lt1": "FFFFFF", "dk2": "12436D", "lt2": "EEF3F7", "accent1": "12436D", "accent2": "28A197", "accent3": "801650",
    "accent4": "F46A25", "accent5": "3D3D3D", "accent6": "A285D1", "hlink": "12436D", "folHlink": "801650",
}  # fmt: skip
"""The Analysis Function's categorical palette, and a pale tint of its dark blue."""

DARK_TEAL = '<a:schemeClr val="accent2"><a:lumMod val="65000"/></a:schemeClr>'
"""The palette's teal has a contrast of 3.1 on white, enough for a bar but not for words; this shade has over 6."""
DEEP_BLUE = '<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>'
DARK_BLUE, TEAL, WHITE, GREY, PALE, BLACK = (
    f'<a:schemeClr val="{name}"/>' for name in ("tx2", "accent2", "bg1", "accent5", "bg2", "tx1")
)  # fmt: skip


@dataclass(frozen=True)
class Style:
    """How the words of a placeholder look: sizes and spaces in points, insets in cm."""

    size: int
    colour: str = BLACK
    bold: bool = False
    bulleted: bool = False
    after: int = 0
    anchor: str = "t"
    align: str = "l"
    fill: str = ""
    inset: tuple[float, float] = (0.254, 0.127)
    """Both programs' default, which other tools take for granted."""


TITLE = Style(26, DARK_BLUE, bold=True, anchor="b")
HEADLINE = Style(20, DARK_TEAL)
BULLETS = Style(18, bulleted=True, after=9)
PROSE = Style(18, after=10)
LONG_PROSE = Style(20, after=12)
SOURCE = Style(11, GREY, anchor="b")
HEADING = Style(18, WHITE, bold=True, anchor="ctr", fill=DARK_BLUE, inset=(0.4, 0.1))
MESSAGES = Style(18, bulleted=True, after=9, fill=PALE, inset=(0.4, 0.4))
FOOTER = Style(11, GREY, anchor="ctr")
PAGE = Style(11, GREY, bold=True, anchor="ctr", align="r")
DATE = Style(11, GREY, anchor="ctr", align="r")
COVER_TITLE = Style(40, WHITE, bold=True, anchor="b")
COVER_TEXT = Style(20, WHITE)
COVER_LINE = Style(20, WHITE, bold=True)
COVER_NOTE = Style(16, WHITE, after=4, anchor="ctr", fill=DEEP_BLUE, inset=(0.5, 0.3))


@dataclass(frozen=True)
class Holder:
    """A placeholder: its name is the slot's, its place is in cm."""

    name: str
    kind: str
    index: int
    place: tuple[float, float, float, float]
    style: Style
    prompt: str = ""


def column(number: int) -> tuple[Holder, Holder]:
    """The heading and the messages of one of the three columns."""
    width, gap = 9.7, 0.78
    left = LEFT + (number - 1) * (width + gap)
    return (
        Holder(f"Heading {number}", "body", 20 + number, (left, 3.3, width, 1.3), HEADING, "Heading"),
        Holder(f"Messages {number}", "obj", 30 + number, (left, 4.6, width, 12.6), MESSAGES, "Key messages"),
    )


TITLE_HOLDER = Holder("Title", "title", 0, (LEFT, 0.55, FULL, 2.3), TITLE, "Topic")
HEADLINE_HOLDER = Holder("Headline", "subTitle", 13, (LEFT, 2.85, FULL, 2.0), HEADLINE, "What happened, in one sentence")
SOURCE_HOLDER = Holder("Source", "body", 16, (LEFT, 16.4, FULL, 1.2), SOURCE, "Source: what stands behind the figures")
COMMENTARY = Holder("Commentary", "obj", 15, (22.6, 5.1, 9.667, 11.2), BULLETS, "Commentary")
PICTURE = Holder("Chart", "pic", 14, (LEFT, 5.1, 20.3, 11.2), PROSE, "Chart")
TOP = (TITLE_HOLDER, HEADLINE_HOLDER)
FOOTERS = (
    Holder("Footer", "ftr", 11, (LEFT, 17.9, 18, 0.8), FOOTER),
    Holder("Date", "dt", 10, (20.4, 17.9, 9, 0.8), DATE),
    Holder("Slide number", "sldNum", 12, (30.2, 17.9, 2.067, 0.8), PAGE),
)
COVER_FOOTERS = tuple(
    Holder(h.name, h.kind, h.index, h.place, Style(11, WHITE, h.style.bold, anchor="ctr", align=h.style.align)) for h in FOOTERS
)
COVER = {
    "Title": (
        Holder("Title", "ctrTitle", 0, (2.4, 4.3, 23.2, 4.2), COVER_TITLE, "Title"),
        Holder("Committee", "body", 13, (2.4, 2.0, 23.2, 1.7), COVER_LINE, "Committee"),
        Holder("Subtitle", "subTitle", 1, (2.4, 9.5, 23.2, 1.9), COVER_TEXT, "Subtitle"),
        Holder("Meeting date", "body", 14, (2.4, 11.6, 23.2, 1.3), COVER_LINE, "Date of the meeting"),
        Holder("Front notes", "body", 15, (2.4, 14.0, 23.2, 2.7), COVER_NOTE, "What a reader must know first"),
    ),
    "Section": (
        Holder("Title", "title", 0, (2.4, 4.3, 23.2, 4.2), COVER_TITLE, "Topic"),
        Holder("Text", "body", 13, (2.4, 9.5, 23.2, 5), COVER_TEXT, "Text"),
    ),
    "Closing": (
        Holder("Title", "title", 0, (2.4, 4.3, 23.2, 4.2), COVER_TITLE, "Thank you"),
        Holder("Text", "body", 13, (2.4, 9.5, 23.2, 5), COVER_TEXT, "Whom to ask"),
    ),
}
INNER = {
    "Chart with commentary": (*TOP, PICTURE, COMMENTARY, SOURCE_HOLDER),
    "Chart only": (*TOP, Holder("Chart", "pic", 14, (LEFT, 5.1, FULL, 11.2), PROSE, "Chart"), SOURCE_HOLDER),
    "Table": (*TOP, Holder("Table", "tbl", 14, (LEFT, 5.1, 20.3, 11.2), PROSE, "Table"),
              Holder("Commentary", "obj", 15, (22.6, 5.1, 9.667, 11.2), PROSE, "Text"), SOURCE_HOLDER),
    "Text": (*TOP, Holder("Text", "obj", 14, (LEFT, 5.1, 26, 11.2), LONG_PROSE, "Text"), SOURCE_HOLDER),
    "Key messages": (TITLE_HOLDER, *column(1), *column(2), *column(3)),
}  # fmt: skip


def box(place: tuple[float, float, float, float]) -> str:
    """`place` as a transform."""
    x, y, width, height = (int(Cm(value)) for value in place)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def filled(colour: str) -> str:
    """A solid fill."""
    return f"<a:solidFill>{colour}</a:solidFill>"


def bar(number: int, place: tuple[float, float, float, float], colour: str) -> str:
    """A plain coloured rectangle, decorative."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Bar {number}"><a:extLst><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr>'
        f"<p:cNvSpPr/><p:nvPr userDrawn='1'/></p:nvSpPr><p:spPr>{box(place)}{filled(colour)}<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def level(style: Style, number: int = 1) -> str:
    """One level's paragraph properties; a deeper level is a little smaller and set in."""
    hang = 0.55 if style.bulleted else 0
    margin, indent = int(Cm(hang * number)), -int(Cm(hang))
    size = max(style.size - 2 * (number - 1), min(style.size, 14))
    after = f'<a:spcAft><a:spcPts val="{style.after * 100}"/></a:spcAft>'
    bullet = f'<a:buClr>{TEAL}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>' if style.bulleted else "<a:buNone/>"
    return (
        f'<a:lvl{number}pPr marL="{margin}" indent="{indent}" algn="{style.align}" defTabSz="914400" eaLnBrk="1" latinLnBrk="0">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>{after}{bullet}'
        f'<a:defRPr lang="en-GB" sz="{size * 100}" b="{int(style.bold)}" kern="1200">{filled(style.colour)}'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
    )


def words(holder: Holder) -> str:
    """The sample words: a field for the slide number, nothing in footer and date."""
    if holder.kind == "sldNum":
        return (
            '<a:p><a:fld id="{6A5E0F2C-3B4D-4C8E-9A71-5D2F8B1C7E90}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
            '<a:endParaRPr lang="en-GB"/></a:p>'
        )
    run = f'<a:r><a:rPr lang="en-GB"/><a:t>{holder.prompt}</a:t></a:r>' if holder.prompt else ""
    return f'<a:p>{run}<a:endParaRPr lang="en-GB"/></a:p>'


def placeholder(number: int, holder: Holder) -> str:
    """A placeholder with its own place and style."""
    style, (across, down) = holder.style, (int(Cm(value)) for value in holder.style.inset)
    index = f' idx="{holder.index}"' if holder.index else ""
    x, y, width, height = holder.place
    # Words without a coloured box stand flush with charts and tables, their insets outside.
    aside = 0 if style.fill or holder.kind in ("pic", "tbl") else style.inset[0]
    prompt = ' hasCustomPrompt="1"' if holder.prompt and holder.kind not in ("title", "ctrTitle") else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{holder.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{holder.kind}"{index}{prompt}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{box((x - aside, y, width + 2 * aside, height))}{filled(style.fill) if style.fill else ''}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="{across}" tIns="{down}" rIns="{across}" bIns="{down}" rtlCol="0" '
        f'anchor="{style.anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>{level(style)}</a:lstStyle>{words(holder)}</p:txBody></p:sp>'
    )


def tree(shapes: list[str]) -> str:
    """A shape tree."""
    frame = "".join(f'<a:{name} {axes[0]}="0" {axes[1]}="0"/>' for name, axes in (("off", "xy"), ("ext", ("cx", "cy"))))
    child = '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    head = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    return f"<p:spTree>{head}<p:grpSpPr><a:xfrm>{frame}{child}</a:xfrm></p:grpSpPr>{''.join(shapes)}</p:spTree>"


def background(colour: str) -> str:
    """A plain background."""
    return f"<p:bg><p:bgPr>{filled(colour)}<a:effectLst/></p:bgPr></p:bg>"


def cover_layout(name: str, holders: tuple[Holder, ...]) -> str:
    """A layout on dark blue, with a teal edge to the right and a teal rule under the title."""
    bars = [bar(2, (27.4, 0, WIDTH - 27.4, HEIGHT), DEEP_BLUE), bar(3, (27.4, 0, 0.35, HEIGHT), TEAL), bar(4, (2.4, 8.85, 4.5, 0.14), TEAL)]
    shapes = [placeholder(number, holder) for number, holder in enumerate((*holders, *COVER_FOOTERS), len(bars) + 2)]
    kind = ' type="title"' if name == "Title" else ' userDrawn="1"'
    return (
        f'<p:sldLayout {NAMESPACES} showMasterSp="0" preserve="1"{kind}><p:cSld name="{name}">{background(DARK_BLUE)}{tree(bars + shapes)}'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def inner_layout(name: str, holders: tuple[Holder, ...]) -> str:
    """A layout on white under the master's band; a teal rule parts a chart from the words beside it."""
    bars = [bar(2, (22.2, 5.1, 0.06, 10.15), TEAL)] if name == "Chart with commentary" else []
    shapes = [*bars, *(placeholder(number, holder) for number, holder in enumerate((*holders, *FOOTERS), len(bars) + 2))]
    return (
        f'<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1"><p:cSld name="{name}">{tree(shapes)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master(layout_list: str) -> str:
    """The one master: a dark blue band with a teal start above, a fine rule over the footers."""
    bars = [bar(2, (0, 0, WIDTH, 0.3), DARK_BLUE), bar(3, (0, 0, LEFT + 3, 0.3), TEAL), bar(4, (LEFT, 17.75, FULL, 0.03), DARK_BLUE)]
    body = Holder("Text", "body", 1, (LEFT, 5.1, FULL, 11.2), BULLETS, "Text")
    shapes = [placeholder(number, holder) for number, holder in enumerate((TITLE_HOLDER, body, *FOOTERS), len(bars) + 2)]
    roles = ("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")
    same = [(name, name) for name in (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")]
    colour_map = " ".join(f'{role}="{colour}"' for role, colour in (*roles, *same))
    levels = "".join(level(BULLETS, number) for number in range(1, 6))
    return (
        f"<p:sldMaster {NAMESPACES}><p:cSld>{background(WHITE)}{tree(bars + shapes)}</p:cSld><p:clrMap {colour_map}/>{layout_list}"
        f"<p:txStyles><p:titleStyle>{level(TITLE)}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{level(PROSE)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def notes_master() -> str:
    """The notes page: the slide above, words of 12 points below."""
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{box((1.525, 1.5, 16, 9))}<a:noFill/></p:spPr></p:sp>'
    )
    style = Style(12, after=6)
    text = placeholder(3, Holder("Notes", "body", 3, (1.525, 11.2, 16, 13), style, "Notes"))
    colour_map = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"' + "".join(f' accent{n}="accent{n}"' for n in range(1, 7))
    return (
        f"<p:notesMaster {NAMESPACES}><p:cSld>{background(WHITE)}{tree([picture, text])}</p:cSld>"
        f'<p:clrMap {colour_map} hlink="hlink" folHlink="folHlink"/><p:notesStyle>{level(style)}</p:notesStyle></p:notesMaster>'
    )


def theme() -> bytes:
    """The theme: colours, Arial, and flat shapes."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    face = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}<a:prstDash val="solid"/></a:ln>' for width in (9525, 19050, 28575))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme {NAMESPACES.split()[0]} name="Scrutiny"><a:themeElements><a:clrScheme name="Scrutiny">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Scrutiny"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Flat"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()


def dress(presentation: PresentationType) -> None:
    """Put our master, layouts, theme and notes page in the place of the library's."""
    layouts = {**{name: cover_layout(name, h) for name, h in COVER.items()}, **{name: inner_layout(name, h) for name, h in INNER.items()}}
    order = ("Title", "Section", "Key messages", "Chart with commentary", "Chart only", "Table", "Text", "Closing")
    for surplus in list(presentation.slide_layouts)[len(order) :]:
        presentation.slide_layouts.remove(surplus)
    for layout, name in zip(presentation.slide_layouts, order, strict=True):
        layout.part._element = parse_xml(layouts[name])
    part = presentation.slide_master.part
    identifiers = "".join(
        f'<p:sldLayoutId id="{2147483649 + number}" r:id="{part.relate_to(layout.part, RT.SLIDE_LAYOUT)}"/>'
        for number, layout in enumerate(presentation.slide_layouts)
    )
    part._element = parse_xml(master(f"<p:sldLayoutIdLst>{identifiers}</p:sldLayoutIdLst>"))
    part.part_related_by(RT.THEME)._blob = theme()
    notes = presentation.part.notes_master_part
    notes._element = parse_xml(notes_master())
    notes.part_related_by(RT.THEME)._element = parse_xml(theme())
    identifier = presentation.part.relate_to(notes, RT.NOTES_MASTER)
    listed = f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{identifier}"/></p:notesMasterIdLst>'
    presentation.element.sldMasterIdLst.addnext(parse_xml(listed))


def strip(presentation: PresentationType) -> None:
    """Take out what the library's own template leaves behind: printer settings, thumbnail, American English."""
    for relations, kinds in (
        (presentation.part.rels, (RT.PRINTER_SETTINGS,)),
        (presentation.part.package._rels, (RT.THUMBNAIL,)),
    ):
        for identifier in [key for key, relation in relations.items() if relation.reltype in kinds]:
            relations.pop(identifier)
    application: Part = presentation.part.package.part_related_by(RT.EXTENDED_PROPERTIES)
    application._blob = (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>scrutiny_pack</Application>'
        b"</Properties>"
    )
    for properties in presentation.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}defRPr"):
        if "lang" in properties.attrib:
            properties.set("lang", "en-GB")


def main() -> None:
    """Write the template."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Cm(WIDTH), Cm(HEIGHT)
    presentation.element.sldSz.attrib.pop("type", None)
    dress(presentation)
    strip(presentation)
    written = io.BytesIO()
    presentation.save(written)
    properties = DocumentProperties("Scrutiny slides", "Slide template", "scrutiny_pack", "en-GB", datetime.date(2022, 10, 10), "")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(finished(written.getvalue(), properties))


if __name__ == "__main__":
    main()
