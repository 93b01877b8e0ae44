"""What stands around the report's text: the cover, and the line at the head and foot of each page."""

from __future__ import annotations

from lxml import etree

from scrutiny_pack.build.dates import long_date
from scrutiny_pack.build.word_document import ReportDocument
from scrutiny_pack.build.word_xml import field, paragraph, run
from scrutiny_pack.pack import Pack


def add_cover(document: ReportDocument, pack: Pack) -> None:
    """Write the cover: committee, title, subtitle, date of the meeting and area, then what must be known before any figure."""
    lines = [
        ("cover committee", pack.committee.plain),
        ("title", pack.title.plain),
        ("subtitle", pack.subtitle.plain),
        ("cover detail", pack.area_name),
        ("cover detail", f"Meeting date: {_meeting(pack)}" if pack.meeting_date else ""),
    ]
    for role, text in lines:
        if text:
            document.add_text(role, text)
    for note in pack.front_notes:
        document.add_block(note.id, "cover note", [run(note.text.plain)])


def write_header_and_footer(document: ReportDocument, pack: Pack) -> None:
    """Write committee and meeting at the head, title and page at the foot, below what the template has there (a crest, say)."""
    head = "\t".join(filter(None, [pack.committee.plain, _meeting(pack)]))
    _write_last(document.header, paragraph(document.styles["header"], [run(head)]))
    page = [run(f"{pack.title.plain}\tPage "), *field("PAGE", "1"), run(" of "), *field("NUMPAGES", "1")]
    _write_last(document.footer, paragraph(document.styles["footer"], page))


def _meeting(pack: Pack) -> str:
    return long_date(pack.meeting_date, pack.language) if pack.meeting_date else ""


def _write_last(root: etree._Element, line: etree._Element) -> None:
    last = root[-1] if len(root) else None
    if last is not None and etree.QName(last).localname == "p" and next(last.iter("{*}r", "{*}sdt"), None) is None:
        root.remove(last)
    root.append(line)
