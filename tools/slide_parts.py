"""The pieces of a slide template as PresentationML: placeholders, shapes that decorate, levels of text, backgrounds."""

from __future__ import annotations

from collections.abc import Sequence

from look import Holder, Layout, Lettering, Look, Place, Shape
from pptx.util import Cm
from report_parts import DECORATIVE

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
WIDTH, HEIGHT = 33.867, 19.05
SMALLEST_LEVEL = 14


def frame(place: Place, kind: str = "rect") -> str:
    """`place` as a transform, and the form of what stands there."""
    x, y, width, height = (int(Cm(value)) for value in place)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'


def filled(colour: str, darker: float = 1.0) -> str:
    """A solid fill with a colour of the theme."""
    inside = f'<a:lumMod val="{round(darker * 100_000)}"/>' if darker < 1 else ""
    return f'<a:solidFill><a:schemeClr val="{colour}">{inside}</a:schemeClr></a:solidFill>'


def decoration(number: int, shape: Shape) -> str:
    """A plain coloured shape that a screen reader passes over."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Decoration {number}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{frame(shape.place, shape.kind)}{filled(shape.colour, shape.darker)}<a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def level(style: Lettering, bullet: tuple[str, str], number: int = 1) -> str:
    """One level's paragraph properties; a deeper level is a little smaller and set in."""
    hang = 0.55 if style.bulleted else 0
    margin, indent = int(Cm(hang * number)), -int(Cm(hang))
    size = max(style.size - 2 * (number - 1), min(style.size, SMALLEST_LEVEL))
    after = f'<a:spcAft><a:spcPts val="{style.after * 100}"/></a:spcAft>'
    character, colour = bullet
    listed = f'<a:buClr><a:schemeClr val="{colour}"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="{character}"/>'
    listed = listed if style.bulleted else "<a:buNone/>"
    face = "mj" if style.heading else "mn"
    return (
        f'<a:lvl{number}pPr marL="{margin}" indent="{indent}" algn="{style.align}" defTabSz="914400" eaLnBrk="1" latinLnBrk="0">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>{after}{listed}'
        f'<a:defRPr lang="en-GB" sz="{size * 100}" b="{int(style.bold)}" kern="1200">{filled(style.colour, style.darker)}'
        f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr></a:lvl{number}pPr>'
    )


def sample(holder: Holder) -> str:
    """The sample words: a field for the slide number, nothing in footer and date."""
    if holder.kind == "sldNum":
        return (
            '<a:p><a:fld id="{6A5E0F2C-3B4D-4C8E-9A71-5D2F8B1C7E90}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
            '<a:endParaRPr lang="en-GB"/></a:p>'
        )
    run = f'<a:r><a:rPr lang="en-GB"/><a:t>{holder.prompt}</a:t></a:r>' if holder.prompt else ""
    return f'<a:p>{run}<a:endParaRPr lang="en-GB"/></a:p>'


def placeholder(number: int, holder: Holder, bullet: tuple[str, str]) -> str:
    """A placeholder with its own place and style."""
    style, (across, down) = holder.style, (int(Cm(value)) for value in holder.style.inset)
    index = f' idx="{holder.index}"' if holder.index else ""
    x, y, width, height = holder.place
    # Words without a coloured box stand flush with charts and tables, their insets outside.
    aside = 0 if style.fill or holder.kind in ("pic", "tbl") else style.inset[0]
    prompt = ' hasCustomPrompt="1"' if holder.prompt and holder.kind not in ("title", "ctrTitle") else ""
    ground = filled(style.fill, style.fill_darker) if style.fill else "<a:noFill/>"  # else the master's would come through
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{holder.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{holder.kind}"{index}{prompt}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{frame((x - aside, y, width + 2 * aside, height))}{ground}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="{across}" tIns="{down}" rIns="{across}" bIns="{down}" rtlCol="0" '
        f'anchor="{style.anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>{level(style, bullet)}</a:lstStyle>{sample(holder)}</p:txBody>'
        "</p:sp>"
    )


def tree(shapes: Sequence[str]) -> str:
    """A shape tree."""
    box = "".join(f'<a:{name} {axes[0]}="0" {axes[1]}="0"/>' for name, axes in (("off", "xy"), ("ext", ("cx", "cy"))))
    child = '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    head = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    return f"<p:spTree>{head}<p:grpSpPr><a:xfrm>{box}{child}</a:xfrm></p:grpSpPr>{''.join(shapes)}</p:spTree>"


def numbered(shapes: Sequence[Shape], holders: Sequence[Holder], bullet: tuple[str, str]) -> list[str]:
    """Decorations behind, placeholders before them, each with an id of its own."""
    behind = [decoration(number, shape) for number, shape in enumerate(shapes, 2)]
    return [*behind, *(placeholder(number, holder, bullet) for number, holder in enumerate(holders, len(behind) + 2))]


def background(colour: str) -> str:
    """A plain background."""
    return f"<p:bg><p:bgPr>{filled(colour)}<a:effectLst/></p:bgPr></p:bg>"


def layout_part(layout: Layout, look: Look) -> str:
    """One slide layout."""
    footers = look.deck.cover_footers if layout.cover else look.deck.footers
    shapes = tree(numbered(layout.shapes, (*layout.holders, *footers), look.deck.bullet))
    kind = ' type="title"' if layout.name == "Title" else ' userDrawn="1"'
    own = ' showMasterSp="0"' if layout.cover else ""
    ground = background(layout.ground) if layout.cover else ""
    return (
        f'<p:sldLayout {NAMESPACES}{own} preserve="1"{kind}><p:cSld name="{layout.name}">{ground}{shapes}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master_part(look: Look, layout_list: str) -> str:
    """The one master."""
    deck = look.deck
    shapes = tree(numbered(deck.shapes, (deck.title, deck.body, *deck.footers), deck.bullet))
    roles = ("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")
    same = [(name, name) for name in (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")]
    colour_map = " ".join(f'{role}="{colour}"' for role, colour in (*roles, *same))
    levels = "".join(level(deck.body.style, deck.bullet, number) for number in range(1, 6))
    return (
        f"<p:sldMaster {NAMESPACES}><p:cSld>{background('bg1')}{shapes}</p:cSld><p:clrMap {colour_map}/>{layout_list}"
        f"<p:txStyles><p:titleStyle>{level(deck.title.style, deck.bullet)}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{level(Lettering(18, after=10), deck.bullet)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def notes_part(look: Look) -> str:
    """The master of notes pages: the slide above, words of 12 points below."""
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{frame((1.525, 1.5, 16, 9))}<a:noFill/></p:spPr></p:sp>'
    )
    text = placeholder(3, Holder("Notes", "body", 3, (1.525, 11.2, 16, 13), look.notes, "Notes"), look.deck.bullet)
    colour_map = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"' + "".join(f' accent{n}="accent{n}"' for n in range(1, 7))
    return (
        f"<p:notesMaster {NAMESPACES}><p:cSld>{background('bg1')}{tree([picture, text])}</p:cSld>"
        f'<p:clrMap {colour_map} hlink="hlink" folHlink="folHlink"/><p:notesStyle>{level(look.notes, look.deck.bullet)}</p:notesStyle>'
        "</p:notesMaster>"
    )


def theme_part(look: Look) -> bytes:
    """The theme: colours, two fonts, and flat shapes."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in look.colours.theme.items())
    major, minor = (
        f'<a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>' for face in (look.fonts.headings, look.fonts.body)
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}<a:prstDash val="solid"/></a:ln>' for width in (9525, 19050, 28575))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme {NAMESPACES.split()[0]} name="{look.name}"><a:themeElements><a:clrScheme name="{look.name}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{look.name}"><a:majorFont>{major}</a:majorFont><a:minorFont>{minor}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Flat"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()
