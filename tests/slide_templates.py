"""Slide templates that nobody made for us, built from the library's own ordinary one: other names, other colours, fewer placeholders."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable, Iterable, Mapping

from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as PresentationType
from pptx.slide import SlideLayout
from pptx.util import Cm, Emu, Inches, Pt

from scrutiny_pack.build.parts import CONTENT_TYPES, read_parts, write_parts

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DUTCH = {
    "Title Slide": "Titeldia", "Title and Content": "Titel en object", "Section Header": "Sectiekop", "Two Content": "Inhoud van twee",
    "Comparison": "Vergelijking", "Title Only": "Alleen titel", "Blank": "Leeg", "Content with Caption": "Inhoud met bijschrift",
    "Picture with Caption": "Afbeelding met bijschrift", "Title and Vertical Text": "Titel en verticale tekst",
    "Vertical Title and Text": "Verticale titel en tekst",
}  # fmt: skip
WELSH = {name: f"Cynllun {number}" for number, name in enumerate(DUTCH, 1)}
"""Names that tell nothing: only the shape is left to go by."""


def opened(wide: bool = True) -> PresentationType:
    """The library's own template, which has Office's ordinary layouts; `wide` makes its slides 16 by 9."""
    presentation = Presentation()
    if wide:
        _widen(presentation, Inches(13.333))
    return presentation


def saved(presentation: PresentationType) -> bytes:
    """`presentation` as a file."""
    target = io.BytesIO()
    presentation.save(target)
    return target.getvalue()


def _widen(presentation: PresentationType, width: int) -> None:
    by = width / int(presentation.slide_width or 1)
    presentation.slide_width = Emu(width)
    presentation.element.sldSz.attrib.pop("type", None)
    for part in (presentation.slide_master, *presentation.slide_layouts):
        for transform in part._element.iter(f"{{{A}}}xfrm"):
            for edge in transform.iter(f"{{{A}}}off", f"{{{A}}}ext"):
                name = "x" if edge.tag.endswith("off") else "cx"
                edge.set(name, str(round(int(edge.get(name)) * by)))


def keep(presentation: PresentationType, names: Iterable[str]) -> None:
    """Take all layouts out but those with `names`."""
    for layout in list(presentation.slide_layouts):
        if layout.name not in names:
            presentation.slide_layouts.remove(layout)


def rename(presentation: PresentationType, names: Mapping[str, str], holder: str) -> None:
    """Give the layouts other names and no kind, and their placeholders names that begin with `holder`."""
    for layout in presentation.slide_layouts:
        layout._element.cSld.set("name", names[layout.name])
        layout._element.attrib.pop("type", None)
        for number, shape in enumerate(layout.placeholders, 1):
            shape._element.find(f".//{{{P}}}cNvPr").set("name", f"{holder} {number}")


def layout_called(presentation: PresentationType, name: str) -> SlideLayout:
    """The layout with this name."""
    return next(layout for layout in presentation.slide_layouts if layout.name == name)


def place(layout: SlideLayout, index: int, left: float, top: float, width: float, height: float) -> None:
    """Put a placeholder somewhere else, in cm."""
    shape = next(each for each in layout.placeholders if each.placeholder_format.idx == index)
    shape.left, shape.top, shape.width, shape.height = Cm(left), Cm(top), Cm(width), Cm(height)


def colour(presentation: PresentationType, colours: Mapping[str, str], fonts: tuple[str, str] | None = None) -> None:
    """Give the theme other colours, and other fonts for titles and for text."""
    part = next(rel.target_part for rel in presentation.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme = etree.fromstring(part.blob)
    for name, value in colours.items():
        (entry,) = theme.iter(f"{{{A}}}{name}")
        for child in list(entry):
            entry.remove(child)
        etree.SubElement(entry, f"{{{A}}}srgbClr", {"val": value})
    for which, font in zip(("majorFont", "minorFont"), fonts or (), strict=False):
        next(theme.iter(f"{{{A}}}{which}")).find(f"{{{A}}}latin").set("typeface", font)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def office() -> bytes:
    """Office's ordinary layouts on wide slides."""
    return saved(opened())


def old_shape() -> bytes:
    """Office's ordinary layouts on slides of 4 by 3."""
    return saved(opened(wide=False))


def dutch() -> bytes:
    """Layouts and placeholders with Dutch names, in a council's colours."""
    presentation = opened()
    colour(presentation, {"dk2": "00594C", "accent1": "00594C", "accent2": "E17000"}, ("Arial", "Arial"))
    rename(presentation, DUTCH, "Tijdelijke aanduiding")
    return saved(presentation)


def welsh() -> bytes:
    """Names that tell nothing, and fewer layouts: title slide, content, two contents, nothing."""
    presentation = opened()
    keep(presentation, ("Title Slide", "Title and Content", "Two Content", "Blank"))
    rename(presentation, WELSH, "Dalfan")
    return saved(presentation)


def content_only() -> bytes:
    """One layout with a title and a place for content: nothing else, not even for the first slide."""
    presentation = opened()
    keep(presentation, ("Title and Content", "Blank"))
    rename(presentation, {"Title and Content": "Standard", "Blank": "Empty"}, "Inhalt")
    return saved(presentation)


def dark() -> bytes:
    """White letters on dark slides, by the master's map of colours."""
    presentation = opened()
    colour(presentation, {"dk1": "10243A", "dk2": "FFD166", "accent1": "2F9E8F", "accent2": "FFD166"}, ("Calibri", "Calibri"))
    mapping = presentation.slide_master._element.find(f"{{{P}}}clrMap")
    for name, value in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        mapping.set(name, value)
    for tint in list(presentation.slide_master._element.iter(f"{{{A}}}tint")):
        tint.getparent().remove(tint)
    return saved(presentation)


def pictures() -> bytes:
    """Layouts with a place for a picture beside the words, the picture on the right, and a line under the title."""
    presentation = opened()
    keep(presentation, ("Title Slide", "Title and Content", "Picture with Caption", "Comparison"))
    photo = layout_called(presentation, "Picture with Caption")
    photo._element.cSld.set("name", "Photo right")
    photo._element.attrib.pop("type", None)
    title = photo.placeholders[0]._element
    for own in (title.spPr.find(f"{{{A}}}xfrm"), title.txBody.find(f"{{{A}}}lstStyle/{{{A}}}lvl1pPr")):
        own.getparent().remove(own)
    place(photo, 1, 15.5, 3.6, 16.5, 12.6)
    place(photo, 2, 1.6, 3.6, 13, 12.6)
    return saved(presentation)


def columns() -> bytes:
    """A layout with three columns of content besides the ordinary ones, and a line under the title on the one with two."""
    presentation = opened()
    three = layout_called(presentation, "Comparison")
    three._element.cSld.set("name", "Triptych")
    three._element.attrib.pop("type", None)
    content = next(shape for shape in three.placeholders if shape.placeholder_format.idx == 2)
    for shape in [each for each in three.placeholders if each.placeholder_format.idx in (1, 3, 4)]:
        shape._element.getparent().remove(shape._element)
    for index, left in ((2, 1.7), (3, 12.1), (4, 22.5)):
        if index > 2:
            _add_copy(three, content._element, index)
        place(three, index, left, 4.4, 9.7, 12.6)
    two = layout_called(presentation, "Two Content")
    _add_copy(two, content._element, 20)
    place(two, 20, 1.7, 4, 30.5, 1.6)
    for index, left in ((1, 1.7), (2, 17.3)):
        place(two, index, left, 5.7, 15, 11.3)
    return saved(presentation)


def _add_copy(layout: SlideLayout, shape: etree._Element, index: int) -> None:
    """Add a copy of a placeholder to `layout`, with an index and a name of its own."""
    copied = copy.deepcopy(shape)
    properties = copied.find(f".//{{{P}}}cNvPr")
    properties.set("id", str(70 + index))
    properties.set("name", f"Content Placeholder {70 + index}")
    copied.find(f".//{{{P}}}ph").set("idx", str(index))
    layout.shapes._spTree.append(copied)


def footers_on_master() -> bytes:
    """Footer, date and number stand on the master only."""
    presentation = opened()
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if shape._element.find(f".//{{{P}}}ph").get("type") in ("ftr", "dt", "sldNum"):
                shape._element.getparent().remove(shape._element)
    return saved(presentation)


def without_titles() -> bytes:
    """Layouts that have no title: nobody could find their slides with a screen reader."""
    presentation = opened()
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if shape._element.find(f".//{{{P}}}ph").get("type") in ("title", "ctrTitle"):
                shape._element.getparent().remove(shape._element)
    return saved(presentation)


def office_suite() -> bytes:
    """As LibreOffice saves it: no placeholder has an idx, no master has styles, and sample words alone have the master's look."""
    presentation = opened()
    for layout in presentation.slide_layouts:
        for shape in layout.placeholders:
            shape._element.find(f".//{{{P}}}ph").attrib.pop("idx", None)
    master = presentation.slide_master._element
    master.remove(master.find(f"{{{P}}}txStyles"))
    for shape in presentation.slide_master.placeholders:
        shape.text_frame.text = "Sample words"
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(24 if shape.placeholder_format.type in (1, 2) else 12)
        shape._element.txBody.remove(shape._element.txBody.find(f"{{{A}}}lstStyle"))
    return saved(presentation)


def two_masters() -> bytes:
    """Two masters whose layouts have the same names; the second is dark."""
    parts = read_parts(office())
    kinds = parts[CONTENT_TYPES].decode()
    new: dict[str, bytes] = {}
    for name, content in parts.items():
        if re.match(r"ppt/(slideMasters|slideLayouts|theme)/", name):
            new[_second(name)] = _numbered_anew(_second(content.decode()), name).encode() if name.endswith((".xml", ".rels")) else content
    overrides = re.findall(r'<Override[^>]*PartName="/ppt/(?:slideMasters|slideLayouts|theme)/[^>]*/>', kinds)
    parts[CONTENT_TYPES] = kinds.replace("</Types>", "".join(map(_second, overrides)) + "</Types>").encode()
    name = "ppt/_rels/presentation.xml.rels"
    link = f'<Relationship Id="rId99" Type="{R}/slideMaster" Target="slideMasters/slideMaster2.xml"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", link.encode())
    listed = '<p:sldMasterId id="2147483700" r:id="rId99"/></p:sldMasterIdLst>'
    parts["ppt/presentation.xml"] = parts["ppt/presentation.xml"].replace(b"</p:sldMasterIdLst>", listed.encode())
    new["ppt/theme/theme2.xml"] = re.sub(rb'(<a:theme [^>]*name=")[^"]*', rb"\1Night", new["ppt/theme/theme2.xml"])
    master = new["ppt/slideMasters/slideMaster2.xml"]
    for old, other in ((b'bg1="lt1"', b'bg1="dk1"'), (b'tx1="dk1"', b'tx1="lt1"')):
        master = master.replace(old, other)
    new["ppt/slideMasters/slideMaster2.xml"] = master
    return write_parts(parts | new)


def _second(text: str) -> str:
    """`text` with the names of the first master's parts made those of the second's."""
    text = re.sub(r"slideLayout(\d+)\.xml", lambda found: f"slideLayout{int(found[1]) + 20}.xml", text)
    return re.sub(r"(slideMaster|theme)1\.xml", r"\g<1>2.xml", text)


def _numbered_anew(text: str, name: str) -> str:
    if "slideMasters/slideMaster" not in name:
        return text
    return re.sub(r'(<p:sldLayoutId [^>]*?id=")(\d+)', lambda found: f"{found[1]}{int(found[2]) + 60}", text)


def with_slides() -> bytes:
    """Office's layouts with three sample slides: notes, a comment, a link between slides, sections and a custom show."""
    presentation = opened()
    for number in range(3):
        slide = presentation.slides.add_slide(layout_called(presentation, "Title and Content"))
        slide.shapes.title.text = f"Sample words {number}"
        slide.notes_slide.notes_text_frame.text = "Sample words of a clerk"
    first, second, _ = presentation.slides
    first.shapes.title.click_action.target_slide = second
    identifiers = [entry.get("id") for entry in presentation.slides._sldIdLst]
    parts = read_parts(saved(presentation))
    parts["ppt/presentation.xml"] = parts["ppt/presentation.xml"].replace(b"</p:presentation>", _listed(identifiers) + b"</p:presentation>")
    _comment(parts)
    return write_parts(parts)


def as_potx(data: bytes) -> bytes:
    """The same as a template file, .potx."""
    parts = read_parts(data)
    kinds = parts[CONTENT_TYPES].replace(b"presentationml.presentation.main+xml", b"presentationml.template.main+xml")
    return write_parts(parts | {CONTENT_TYPES: kinds})


def _listed(identifiers: list[str]) -> bytes:
    """A section that holds the slides, as PowerPoint 2010 and later write it."""
    entries = "".join(f'<p14:sldId id="{identifier}"/>' for identifier in identifiers)
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f'<p14:section name="Samples" id="{{6A5E0F2C-3B4D-4C8E-9A71-5D2F8B1C7E90}}"><p14:sldIdLst>{entries}</p14:sldIdLst></p14:section>'
        "</p14:sectionLst></p:ext></p:extLst>"
    ).encode()


def _comment(parts: dict[str, bytes]) -> None:
    """A comment on the first slide, with its author, and a custom show."""
    office = "application/vnd.openxmlformats-officedocument.presentationml"
    parts["ppt/commentAuthors.xml"] = (
        f'<p:cmAuthorLst xmlns:p="{P}"><p:cmAuthor id="0" name="A. Clerk" initials="AC" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'
    ).encode()
    parts["ppt/comments/comment1.xml"] = (
        f'<p:cmLst xmlns:p="{P}"><p:cm authorId="0" idx="1"><p:pos x="10" y="10"/><p:text>Sample words</p:text></p:cm></p:cmLst>'
    ).encode()
    overrides = f'<Override PartName="/ppt/commentAuthors.xml" ContentType="{office}.commentAuthors+xml"/>'
    overrides += f'<Override PartName="/ppt/comments/comment1.xml" ContentType="{office}.comments+xml"/></Types>'
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", overrides.encode())
    links = (
        ("ppt/_rels/presentation.xml.rels", "commentAuthors", "commentAuthors.xml"),
        ("ppt/slides/_rels/slide1.xml.rels", "comments", "../comments/comment1.xml"),
    )
    for name, kind, target in links:
        link = f'<Relationship Id="rId90" Type="{R}/{kind}" Target="{target}"/></Relationships>'
        parts[name] = parts[name].replace(b"</Relationships>", link.encode())
    slide = re.search(rb'<p:sldId [^>]*r:id="([^"]*)"', parts["ppt/presentation.xml"])
    assert slide
    show = (
        b'<p:custShowLst><p:custShow name="Short" id="0"><p:sldLst><p:sld r:id="'
        + slide[1]
        + b'"/></p:sldLst></p:custShow></p:custShowLst>'
    )
    parts["ppt/presentation.xml"] = re.sub(rb"(<p:notesSz [^>]*/>)", rb"\1" + show, parts["ppt/presentation.xml"])


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "office": office,
    "old shape": old_shape,
    "dutch": dutch,
    "welsh": welsh,
    "content only": content_only,
    "dark": dark,
    "pictures": pictures,
    "columns": columns,
    "footers on master": footers_on_master,
    "two masters": two_masters,
    "office suite": office_suite,
}
"""Every template that must serve as it is."""
