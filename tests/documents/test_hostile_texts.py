"""Texts that documents get wrong, in everything that a build writes: scripts from the right, mark-up, very long words (hostile.md, U)."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from lxml import etree, html
from pptx import Presentation

from scrutiny_pack.build.parts import parsed, read_parts
from scrutiny_pack.cli import run_command
from tests.hostile.cases import make_pack as case_pack
from tests.hostile.cases import read_cases

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMATS = "docx,pptx,html,csv"
MARKS = "A & B < C > \"D\" 'E' ]]> <w:p>"
ARABIC, HEBREW = "مجلس ساندويل", "תוכניות הגנה על ילדים"
FLOOR = 14


def built(folder: Path, changes: dict[str, dict[str, str]]) -> dict[str, bytes]:
    """The files of the hostile cases' base pack with `changes` (old text to new, by file), by their ending."""
    case_pack(None, folder / "pack")
    for name, texts in changes.items():
        path = folder / "pack" / name
        text = path.read_text(encoding="utf-8")
        for old, new in texts.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    assert run_command(["build", str(folder / "pack"), "--formats", FORMATS, "--out", str(folder / "out"), "--quiet"]) == 0
    return {path.suffix: path.read_bytes() for path in (folder / "out").iterdir()}


def paragraphs(data: bytes, mark: str) -> list[tuple[str, bool]]:
    """The paragraphs of a document with letters of Arabic or Hebrew, and whether each is marked as read from the right."""
    space = W if mark == "bidi" else A
    found = []
    for name, content in read_parts(data).items():
        if re.fullmatch(r"word/document\.xml|ppt/slides/slide\d+\.xml", name):
            for paragraph in parsed(content).iter(f"{space}p"):
                text = "".join(each.text or "" for each in paragraph.iter(f"{space}t"))
                properties = paragraph.find(f"{space}pPr")
                marked = properties is not None and (properties.find(f"{W}bidi") is not None or properties.get("rtl") == "1")
                found.append((text, marked))
    return [(text, marked) for text, marked in found if re.search("[\u0590-\u06ff]", text)]


def test_names_from_the_right_are_marked_and_sentences_with_them_are_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In report, deck and web page: a title in Hebrew runs from the right, an English sentence about an Arabic name does not (U05)."""
    files = built(
        tmp_path,
        {
            "data/areas.csv": {"Sandwell,": f"{ARABIC},"},
            "pack.yaml": {"title: Child protection plans\n": f"title: {HEBREW}\n"},
        },
    )
    page = html.fromstring(files[".html"].decode())
    web = [("".join(each.itertext()), each.get("dir") == "rtl") for each in page.iter("h1", "h2", "h3", "p", "li", "td", "th")]
    for found in (paragraphs(files[".docx"], "bidi"), paragraphs(files[".pptx"], "rtl"), web):
        assert (HEBREW, True) in found
        english = [marked for text, marked in found if text.startswith(f"{ARABIC}: local figures")]
        assert english and not any(english)


def test_marks_of_mark_up_are_letters_everywhere(tmp_path: Path) -> None:
    """In words, alt texts, tables and drawings of each file; none of them becomes an element (U08)."""
    changes = {
        "data/areas.csv": {"West Midlands": "West & <b>Midlands</b>"},
        "indicators.yaml": {"counts: Plans started": f'counts: "{MARKS.replace(chr(34), chr(92) + chr(34))}"'},
        "pack.yaml": {"title: Child protection plans\n": 'title: "Plans & <w:p> ]]>"\n'},
    }
    files = built(tmp_path, changes)
    for ending in (".docx", ".pptx"):
        roots = [parsed(content) for name, content in read_parts(files[ending]).items() if name.endswith(".xml")]
        said = "\n".join("".join(each.itertext()) for root in roots for each in root.iter(f"{W}p", f"{A}p"))
        alts = "\n".join(str(value) for root in roots for value in root.xpath("//@descr"))
        assert "West & <b>Midlands</b>" in said and "Plans & <w:p> ]]>" in said
        assert "West & <b>Midlands</b>" in alts and MARKS in alts
    page = html.fromstring(files[".html"].decode())
    assert "West & <b>Midlands</b>" in page.text_content() and MARKS in page.text_content()
    assert not list(page.iter("b"))
    cells = [cell for row in csv.reader(io.StringIO(files[".csv"].decode("utf-8-sig"))) for cell in row]
    assert "Plans & <w:p> ]]>" in cells


def test_a_bullet_of_800_words_goes_on_over_slides_in_letters_that_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No letter of it is below 14 points, and all its words stand on slides or in notes (U10)."""
    (case,) = (case for case in read_cases() if case.id == "U10")
    case_pack(case, tmp_path / "pack")
    assert run_command(["build", str(tmp_path / "pack"), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    assert re.search(r"text-too-long.*is spread over \d+ slides", capsys.readouterr().err)
    deck = Presentation(str(next((tmp_path / "out").glob("*.pptx"))))
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.has_text_frame and "Help for them" in shape.text_frame.text]
    assert len(shapes) > 1
    assert sum(shape.text_frame.text.count("Help for them") for shape in shapes) == 800 // 3
    for shape in shapes:
        scales = [int(each.get("fontScale", "100000")) for each in shape._element.iter(f"{A}normAutofit")]
        sizes = [int(each.get("sz")) / 100 for each in shape._element.iter(f"{A}rPr") if each.get("sz")]
        assert min([20 * min(scales, default=100_000) / 100_000, *sizes]) >= FLOOR


def test_no_native_chart_and_no_workbook_travels(tmp_path: Path) -> None:
    """A name that begins like a formula is nothing but a drawing's and a table's words (G01, G02)."""
    files = built(tmp_path, {"indicators.yaml": {"counts: Plans started": "counts: '=HYPERLINK(A1)'"}})
    for ending in (".docx", ".pptx"):
        parts = read_parts(files[ending])
        assert not [name for name in parts if re.search(r"/charts?/|embeddings|\.xls|\.bin", name)]
        formulas = [each for name, data in parts.items() if name.endswith(".xml") for each in parsed(data).iter("{*}f")]
        assert formulas == []
    assert not [row for row in csv.reader(io.StringIO(files[".csv"].decode("utf-8-sig"))) if any(cell.startswith("=") for cell in row)]
    assert isinstance(html.fromstring(files[".html"].decode()), etree._Element)
