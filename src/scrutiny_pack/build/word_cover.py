"""What stands around the report's text: the cover, and the line at the head and foot of each page."""

from __future__ import annotations

from lxml import etree

from scrutiny_pack.build.dates import long_date
from scrutiny_pack.build.word_body import fill_controls
from scrutiny_pack.build.word_document import ReportDocument
from scrutiny_pack.build.word_xml import WORD, field, paragraph, run
from scrutiny_pack.pack import Pack

PAGE = "PAGE"


def add_cover(document: ReportDocument, pack: Pack) -> None:
    """Write the cover: committee, title, subtitle, date of the meeting and area, then what must be known before any figure.

    Where the template brings a cover of its own, its controls are filled in instead, and the notes follow it.
    """
    if document.has_cover:
        fill_controls(document.body, _fillings(pack))
    else:
        lines = [
            ("cover committee", pack.committee.plain),
            ("title", pack.title.plain),
            ("subtitle", pack.subtitle.plain),
            ("cover detail", pack.area_name),
            ("cover detail", pack.fixed.meeting.replace("{date}", _meeting(pack)) if pack.meeting_date else ""),
        ]
        for role, text in lines:
            if text:
                document.add_text(role, text)
    for mark in pack.marks.shown:
        document.add_text("mark", mark.plain)
    for note in pack.front_notes:
        document.add_block(note.id, "cover note", [run(note.text.plain)])


def write_header_and_footer(document: ReportDocument, pack: Pack) -> None:
    """Write committee and meeting at the head, title and page at the foot, below what the template has there (a crest, say).

    Where the template's own header has controls for them, or its footer a page number, those are used. Marks come first.
    """
    for header in document.edges.headers:
        filled = fill_controls(header, _fillings(pack))
        for mark in pack.marks.shown:
            header.insert(0, paragraph(document.styles["header"], [run(mark.plain, bold=True)]))
        if not filled:
            text = "\t".join(filter(None, [pack.committee.plain, _meeting(pack)]))
            _write_last(header, document.end_line(paragraph(document.styles["header"], [run(text)]), "header"))
    for footer in document.edges.footers:
        if fill_controls(footer, _fillings(pack)) or _has_page_number(footer):
            continue
        before, _, rest = pack.fixed.page.partition("{page}")
        between, _, after = rest.partition("{pages}")
        page = [
            run(f"{pack.title.plain}\t{before}"),
            *field(PAGE, "1"),
            run(between),
            *field("NUMPAGES", "1"),
            *([run(after)] if after else []),
        ]
        _write_last(footer, document.end_line(paragraph(document.styles["footer"], page), "footer"))


def _fillings(pack: Pack) -> dict[str, str]:
    """What a template's content controls may ask for, by their tags."""
    return {
        "sp:title": pack.title.plain,
        "sp:subtitle": pack.subtitle.plain,
        "sp:committee": pack.committee.plain,
        "sp:area": pack.area_name,
        "sp:meeting": _meeting(pack),
    }


def _meeting(pack: Pack) -> str:
    return long_date(pack.meeting_date, pack.language) if pack.meeting_date else ""


def _has_page_number(footer: etree._Element) -> bool:
    simple = (entry.get(f"{{{WORD}}}instr", "") for entry in footer.iter(f"{{{WORD}}}fldSimple"))
    complex_ = (entry.text or "" for entry in footer.iter(f"{{{WORD}}}instrText"))
    return any(instruction.split()[:1] == [PAGE] for instruction in (*simple, *complex_))


def _write_last(root: etree._Element, line: etree._Element) -> None:
    last = root[-1] if len(root) else None
    if last is not None and etree.QName(last).localname == "p" and next(last.iter("{*}r", "{*}sdt"), None) is None:
        root.remove(last)
    root.append(line)
