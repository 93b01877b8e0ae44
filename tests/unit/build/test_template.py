"""Templates that are taken, and those that are refused with a reason and a way out."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation

from scrutiny_pack.build.parts import CONTENT_TYPES, read_parts, write_parts
from scrutiny_pack.build.template import open_template
from scrutiny_pack.build.word import build_word
from scrutiny_pack.errors import InputError
from tests.sample_pack import sample_pack
from tests.sample_report import REPORT, drawings_of

WORD = read_parts(REPORT.read_bytes())
RELATIONSHIPS = "word/_rels/document.xml.rels"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def slides() -> bytes:
    target = io.BytesIO()
    Presentation().save(target)
    return target.getvalue()


def changed(**parts: bytes) -> bytes:
    """The shipped template with some parts replaced or added; two underscores in a name stand for a slash, one of three for a dot."""
    named = {name.replace("___", ".").replace("__", "/"): part for name, part in parts.items()}
    return write_parts(WORD | named)


def typed(kind: str) -> bytes:
    return write_parts(WORD | {CONTENT_TYPES: WORD[CONTENT_TYPES].replace(MAIN.encode(), kind.encode())})


def related(kind: str, target: str, mode: str = "") -> bytes:
    attribute = f' TargetMode="{mode}"' if mode else ""
    entry = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{attribute}/></Relationships>'
    return write_parts(WORD | {RELATIONSHIPS: WORD[RELATIONSHIPS].replace(b"</Relationships>", entry.encode())})


def stored_twice() -> bytes:
    target = io.BytesIO(REPORT.read_bytes())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(target, "a") as package:
        package.writestr("word/document.xml", WORD["word/document.xml"])
    return target.getvalue()


def with_entity() -> bytes:
    document = WORD["word/document.xml"].partition(b"?>")[2]
    return changed(word__document___xml=b'<!DOCTYPE w:document [<!ENTITY x SYSTEM "other.xml">]>' + document)


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("template-not-word", lambda: b""),
    "plain text": ("template-not-word", lambda: b"Dear board"),
    "password or old format": ("template-not-word", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "some other zip": ("template-not-word", lambda: write_parts({"a.txt": b"a"})),
    "cut short": ("template-broken", lambda: REPORT.read_bytes()[:9000]),
    "a part twice": ("template-broken", stored_twice),
    "a part outside": ("template-broken", lambda: write_parts(WORD | {"../x.xml": b"<x/>"})),
    "a part that is not XML": ("template-broken", lambda: changed(word__styles___xml=b"<w:styles")),
    "a part that is missing": ("template-broken", lambda: related("header", "NULL")),
    "macro-enabled": ("template-macros", lambda: typed("application/vnd.ms-word.document.macroEnabled.main+xml")),
    "macros inside": ("template-macros", lambda: changed(word__vbaProject___bin=b"x")),
    "control": ("template-macros", lambda: related("control", "styles.xml")),
    "attached template": ("template-external", lambda: related("attachedTemplate", "file:///C:/Board.dotx", "External")),
    "remote picture": ("template-external", lambda: related("image", "https://example.org/x.png", "External")),
    "embedded object": ("template-embedded", lambda: related("oleObject", "styles.xml")),
    "entity": ("template-doctype", with_entity),
    "unpacks far too big": ("template-too-big", lambda: changed(word__media__x___png=bytes(20 * 2**20))),
    "slides": ("template-kind", slides),
    "a workbook": ("template-kind", lambda: typed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")),
}


class DescribeOpenTemplate:
    @pytest.mark.parametrize("case", sorted(REFUSED))
    def it_refuses(self, case: str, tmp_path: Path) -> None:
        """Each kind of unusable file has its own reason, told with the name that the user knows and a way out."""
        slug, make = REFUSED[case]
        path = tmp_path / "report.docx"
        path.write_bytes(make())
        with pytest.raises(InputError) as refused:
            open_template(path, "my board/report.docx")
        assert [slug] == [problem.slug for problem in refused.value.problems]
        assert {"my board/report.docx"} == {problem.place.file for problem in refused.value.problems}
        assert str(tmp_path) not in str(refused.value)

    def it_refuses_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """A missing template is a sentence, not a traceback."""
        with pytest.raises(InputError, match="template-missing"):
            open_template(tmp_path / "report.docx", "report.docx")

    def it_tells_all_reasons_at_once(self, tmp_path: Path) -> None:
        """Nobody mends a template one reason at a time."""
        path = tmp_path / "report.docx"
        parts = read_parts(related("attachedTemplate", "file:///C:/Board.dotx", "External"))
        path.write_bytes(write_parts(parts | {"word/vbaProject.bin": b"x"}))
        with pytest.raises(InputError) as refused:
            open_template(path, "report.docx")
        assert {"template-external", "template-macros"} == {problem.slug for problem in refused.value.problems}

    def it_refuses_a_report_given_as_slides(self, tmp_path: Path) -> None:
        """Two templates that were swapped are noticed on both sides."""
        path = tmp_path / "slides.pptx"
        path.write_bytes(REPORT.read_bytes())
        with pytest.raises(InputError, match="this is a Word file, but a PowerPoint file is wanted here"):
            open_template(path, "slides.pptx")

    def it_takes_links_to_websites(self, tmp_path: Path) -> None:
        """A hyperlink in a footer fetches nothing."""
        path = tmp_path / "report.docx"
        path.write_bytes(related("hyperlink", "https://example.org", "External"))
        assert Document(io.BytesIO(open_template(path, "report.docx")))

    @pytest.mark.parametrize("kind", ["dotx", "potx", "ppsx"])
    def it_opens_office_templates_as_documents(self, kind: str, tmp_path: Path) -> None:
        """The libraries refuse .dotx and .potx; boards use them."""
        retyped = {"dotx": ("document.main", "template.main"), "potx": ("presentation.main", "template.main")}
        old, new = retyped.get(kind, ("presentation.main", "slideshow.main"))
        parts = WORD if kind == "dotx" else read_parts(slides())
        path = tmp_path / f"board template.{kind}"
        path.write_bytes(write_parts(parts | {CONTENT_TYPES: parts[CONTENT_TYPES].replace(old.encode(), new.encode())}))
        opener = Document if kind == "dotx" else Presentation
        assert opener(io.BytesIO(open_template(path, path.name)))

    def it_survives_damage_anywhere(self, tmp_path: Path) -> None:
        """A file with one wrong byte is refused in a sentence or still gives a report."""
        chance = random.Random(2022)
        whole = REPORT.read_bytes()
        pack = sample_pack()
        path = tmp_path / "report.docx"
        refused = 0
        for _ in range(100):
            damaged = bytearray(whole)
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
            path.write_bytes(bytes(damaged))
            try:
                build_word(pack, drawings_of(pack), open_template(path, "report.docx"))
            except InputError:
                refused += 1
        assert refused > 50
