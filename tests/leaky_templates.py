"""Board templates as they come from somebody's computer: full of names, paths, comments, hidden words and data that must stay there."""

from __future__ import annotations

import re
from pathlib import Path

from scrutiny_pack.build.parts import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, read_parts, write_parts
from tests.source_code import ROOT

CANARY = "Wigglesworth"
"""A name that stands in every place where a template may carry one; nothing that is built may hold it."""
SECRET = "4711.5"
"""A figure in the sheet behind a chart of the template."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SLIDES = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_PROPERTIES = {
    "docProps/core.xml": (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>{CANARY}</dc:creator><cp:lastModifiedBy>{CANARY}</cp:lastModifiedBy><dc:description>{CANARY}</dc:description>"
        f"<cp:keywords>{CANARY}</cp:keywords><cp:category>{CANARY}</cp:category><cp:contentStatus>{CANARY}</cp:contentStatus>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2013-12-23T23:15:00Z</dcterms:created></cp:coreProperties>'
    ),
    "docProps/app.xml": (
        f'<Properties xmlns="{_OFFICE}/extended-properties"><Template>{CANARY}.dotm</Template><Manager>{CANARY}</Manager>'
        f"<Company>{CANARY}</Company><HyperlinkBase>C:\\Users\\{CANARY}</HyperlinkBase>"
        "<Application>Microsoft Office</Application></Properties>"
    ),
    "docProps/custom.xml": (
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="MSIP_Label_Owner">'
        f"<vt:lpwstr>{CANARY}</vt:lpwstr></property></Properties>"
    ),
}
_THUMBNAIL = f"{CANARY} as a picture".encode()


def leaky_board(folder: Path) -> Path:
    """A board folder with both templates, made in `folder` from the shipped board's."""
    source = ROOT / "templates" / "scrutiny"
    (folder / "board.yaml").write_bytes((source / "board.yaml").read_bytes())
    (folder / "report.docx").write_bytes(_report(read_parts((source / "report.docx").read_bytes())))
    (folder / "slides.pptx").write_bytes(_deck(read_parts((source / "slides.pptx").read_bytes())))
    return folder


def _report(parts: dict[str, bytes]) -> bytes:
    _add_properties(parts)
    named = f'w:author="{CANARY}" w:date="2020-01-01T00:00:00Z"'
    comment = f'<w:comments {_WORD}><w:comment w:id="0" {named}><w:p><w:r><w:t>{CANARY}</w:t></w:r></w:p></w:comment></w:comments>'
    _relate(
        parts,
        "word/document.xml",
        "comments",
        "comments.xml",
        comment,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    )
    _relate(parts, "word/document.xml", "customXml", "../customXml/item9.xml", f"<people><name>{CANARY}</name></people>", "application/xml")
    inside = (
        f'<w:p w:rsidR="00AB12CD"><w:commentRangeStart w:id="0"/><w:ins w:id="901" {named}><w:r><w:t>Added by {CANARY}</w:t></w:r></w:ins>'
        f'<w:del w:id="902" {named}><w:r><w:delText>Deleted by {CANARY}</w:delText></w:r></w:del>'
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden {CANARY}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText>INCLUDETEXT "C:\\\\Users\\\\{CANARY}\\\\x.docx"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:commentRangeEnd w:id="0"/></w:p>'
    )
    parts["word/document.xml"] = re.sub(
        rb"(<w:body[^>]*>)", rb"\1" + inside.encode().replace(b"\\", b"\\\\"), parts["word/document.xml"], count=1
    )
    settings = (
        '<w:trackRevisions/><w:rsids><w:rsidRoot w:val="00AB12CD"/><w:rsid w:val="00AB12CD"/></w:rsids>'
        f'<w:docVars><w:docVar w:name="owner" w:val="{CANARY}"/></w:docVars>'
    )
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"</w:settings>", settings.encode() + b"</w:settings>")
    return write_parts(parts)


def _deck(parts: dict[str, bytes]) -> bytes:
    _add_properties(parts)
    kinds = "application/vnd.openxmlformats-officedocument.presentationml."
    authors = f'<p:cmAuthorLst {_SLIDES}><p:cmAuthor id="0" name="{CANARY}" initials="W" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'
    _relate(parts, "ppt/presentation.xml", "commentAuthors", "commentAuthors.xml", authors, f"{kinds}commentAuthors+xml")
    tags = f'<p:tagLst {_SLIDES}><p:tag name="OWNER" val="{CANARY}"/></p:tagLst>'
    _relate(parts, "ppt/presentation.xml", "tags", "tags/tag9.xml", tags, f"{kinds}tags+xml")
    slides = sorted(name for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name))
    for name in slides:
        parts[name] = parts[name].replace(b"</a:t>", f" {CANARY}</a:t>".encode(), 1)
    chart = f'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>{SECRET}</c:v></c:chartSpace>'
    if slides:
        _relate(
            parts, slides[0], "chart", "../charts/chart9.xml", chart, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
        )
    sheet = f"<x>{CANARY} {SECRET}</x>"
    owner = slides[0] if slides else "ppt/presentation.xml"
    _relate(parts, owner, "customXml", "../customXml/item9.xml", sheet, "application/xml")
    return write_parts(parts)


def _add_properties(parts: dict[str, bytes]) -> None:
    kinds = {"core": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"}
    for name, xml in _PROPERTIES.items():
        parts[name] = f'<?xml version="1.0" encoding="UTF-8"?>{xml}'.encode()
    thumbnail = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    parts["docProps/thumbnail.jpeg"] = _THUMBNAIL
    entries = "".join(
        f'<Relationship Id="rIdL{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            [
                (kinds["core"], "docProps/core.xml"),
                (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
                (f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
                (thumbnail, "docProps/thumbnail.jpeg"),
            ]
        )
    )
    own = re.sub(rb"<Relationship [^>]*docProps/[^>]*/>", b"", parts[PACKAGE_RELATIONSHIPS])
    parts[PACKAGE_RELATIONSHIPS] = own.replace(b"</Relationships>", entries.encode() + b"</Relationships>")
    _declare(parts, '<Default Extension="jpeg" ContentType="image/jpeg"/>')


def _relate(parts: dict[str, bytes], owner: str, kind: str, target: str, xml: str, content_type: str) -> None:
    """Add the part `target`, seen from `owner`, and say how they belong together."""
    folder, _, file = owner.rpartition("/")
    name = target.removeprefix("../") if target.startswith("../") else f"{folder}/{target}"
    if target.startswith("../") and folder.count("/"):
        name = f"{folder.partition('/')[0]}/{name}"
    parts[name] = f'<?xml version="1.0" encoding="UTF-8"?>{xml}'.encode()
    leads = f"{folder}/_rels/{file}.rels"
    entry = f'<Relationship Id="rIdL{len(parts)}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/></Relationships>'
    parts[leads] = parts[leads].replace(b"</Relationships>", entry.encode())
    _declare(parts, f'<Override PartName="/{name}" ContentType="{content_type}"/>')


def _declare(parts: dict[str, bytes], entry: str) -> None:
    if entry.encode() not in parts[CONTENT_TYPES]:
        parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", entry.encode() + b"</Types>")
