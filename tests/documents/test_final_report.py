"""The report as it is published: a final build on paper, as LibreOffice lays it out, and its PDF."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import page
import pytest
from lxml import etree
from pypdf import PdfReader

from scrutiny_pack import run
from tests.conftest import ROOT
from tests.documents_read import W, paragraphs_of_report, part, part_names

pytestmark = pytest.mark.libreoffice

BOARDS = sorted(path.name for path in (ROOT / "templates").iterdir() if (path / "board.yaml").is_file())
KNOWN_FINDINGS = {
    "PDFUA1-CONTENT-TAGGING-001",
    "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001",
    "PDFUA1-ID-PART-001",
    "PDFUA1-ID-SCHEMA-001",
    "PDFUA1-METADATA-STRUCTURE-001",
    "PDFUA1-METADATA-TITLE-001",
    "PDFUA1-PAGE-TABS-001",
    "PDFUA1-STRUCT-TREE-ROLE-MAP-CYCLE-001",
}
"""The rules of PDF/UA that a PDF of LibreOffice breaks without a claim to it: docs/promises.md says what they mean for a reader."""


@pytest.fixture(scope="module", params=BOARDS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A board's final report, and the same as a PDF."""
    out = tmp_path_factory.mktemp(request.param)
    made = run.build(run.Options(ROOT / "config", request.param, out, ("docx", "pdf"), lambda _: None, final=True))
    assert [warning.slug for warning in made.warnings if warning.slug in ("pdf-not-made", "contents-without-page-numbers")] == []
    return {path.suffix: path for path in made.files}


def pages_of(pdf: Path) -> list[list[str]]:
    """The lines of each page, without blank ones."""
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    return [[" ".join(line.split()) for line in page.splitlines() if line.strip()] for page in text.split("\f")[:-1]]


def styled(report: Path) -> list[tuple[str, str]]:
    """Every paragraph of the body: the name of its style and its text."""
    names = {}
    for style in part(report, "word/styles.xml").iter(f"{W}style"):
        name = style.find(f"{W}name")
        names[style.get(f"{W}styleId")] = name.get(f"{W}val") if name is not None else ""
    found = []
    for paragraph in part(report, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        found.append((names.get(style.get(f"{W}val"), "") if style is not None else "", text))
    return found


def test_the_pages_in_the_contents_are_those_on_paper(built: dict[str, Path], to_pdf: Callable[[Path], Path]) -> None:
    """Each line of the contents has the number that stands at the foot of its heading's page, when somebody else lays the report out."""
    pages = pages_of(to_pdf(built[".docx"]))
    contents = [re.fullmatch(r"(.*?)(\d+)", text) for style, text in styled(built[".docx"]) if style in ("toc 1", "toc 2")]
    headings = [text for style, text in styled(built[".docx"]) if style in ("heading 1", "heading 2")]
    assert len(contents) > 10 and all(contents)
    assert [re.sub(r"^[\d.]+ ", "", line[1]) for line in contents if line] == headings
    after = 0
    for line in contents:
        assert line is not None
        number = int(line[2])
        assert number >= after
        after = number
        shown = " ".join(pages[number - 1])
        assert line[1] in shown, (line[1], number)  # with the number that a template gives its headings
        assert f"Page {number} of {len(pages)}" in pages[number - 1][-1] or f"{number}" in pages[number - 1][-1]


def test_the_contents_ask_nothing_of_the_reader(built: dict[str, Path]) -> None:
    """No field is marked to be updated: Word opens the file without a question."""
    for name in part_names(built[".docx"]):
        if name.endswith(".xml"):
            root = part(built[".docx"], name)
            assert not [*root.iter(f"{W}updateFields"), *(node for node in root.iter() if node.get(f"{W}dirty"))]


def test_a_final_build_is_no_draft(built: dict[str, Path]) -> None:
    """Neither the report nor its PDF says that it is one."""
    everything = [*paragraphs_of_report(built[".docx"]), *(line for page in pages_of(built[".pdf"]) for line in page)]
    for name in part_names(built[".docx"]):
        if re.match(r"word/(header|footer)\d*\.xml", name):
            everything += ["".join(node.text or "" for node in part(built[".docx"], name).iter(f"{W}t"))]
    assert not [text for text in everything if "Draft" in text]


def test_no_page_ends_with_a_heading(built: dict[str, Path]) -> None:
    """A heading, a headline or a table's caption stands on the page of what follows it, a picture's caption on that of its picture."""
    told = styled(built[".docx"])
    held = {text for style, text in told if style.startswith("heading") or style in ("Headline", "Table caption")}
    for number, lines in enumerate(pages_of(built[".pdf"]), 1):
        body = lines[:-1]  # without the foot
        if number > 1 and body:
            ends = {" ".join(body[-lines:]) for lines in (1, 2, 3)}
            assert not [text for text in held if text in ends], (number, body[-1])


def test_each_caption_is_on_the_page_of_its_chart(built: dict[str, Path]) -> None:
    """A page has as many pictures described in the PDF's structure as it has captions of figures."""
    reader = PdfReader(built[".pdf"])
    for number, lines in enumerate(pages_of(built[".pdf"])):
        captions = [line for line in lines if re.match(r"Figure \d+: ", line)]
        resources = reader.pages[number].get("/Resources", {}).get_object()
        pictures = [
            name for name, found in resources.get("/XObject", {}).get_object().items() if found.get_object()["/Subtype"] == "/Image"
        ]
        assert len(pictures) >= len(captions), number + 1


def test_no_page_of_sections_is_half_empty(built: dict[str, Path]) -> None:
    """Between the first section and the figures, less than half of each page but the last is white."""
    box = subprocess.run(["pdftotext", "-bbox", str(built[".pdf"]), "-"], capture_output=True, check=True).stdout
    root = etree.fromstring(box, etree.HTMLParser())
    sheets = list(root.iter("page"))
    listed = [re.fullmatch(r"(?:[\d.]+ )?(.*?)(\d+)", text) for style, text in styled(built[".docx"]) if style == "toc 1"]
    firsts = {line[1]: int(line[2]) for line in listed if line}
    if "Scorecard" not in firsts:  # a board of exceptions: each of its sections is short
        return
    end = firsts["Figures"]
    sections = [number for text, number in firsts.items() if firsts["Scorecard"] < number < firsts["Figures"]]
    start = min(sections)
    for number in range(start, end - 1):
        sheet = sheets[number - 1]
        height = float(sheet.get("height"))
        bottoms = sorted(float(word.get("ymax")) for word in sheet.iter("word"))
        inside = [bottom for bottom in bottoms if bottom < height - 62]
        assert max(inside) > 0.5 * height, (number, max(inside) / height)


def test_the_pdf_is_tagged_and_says_what_it_is(built: dict[str, Path]) -> None:
    """Title, language and tags are there for a screen reader; who built it, and where, is not."""
    reader = PdfReader(built[".pdf"])
    catalogue = reader.trailer["/Root"].get_object()
    assert catalogue["/MarkInfo"]["/Marked"].value is True
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata is not None and reader.metadata.title == "Key performance, July 2022"
    assert reader.metadata.author == "Sandwell"


def test_the_pdf_claims_no_standard(built: dict[str, Path]) -> None:
    """LibreOffice would stamp a claim of PDF/UA on a file that fails it: none is asked for."""
    assert b"pdfuaid" not in built[".pdf"].read_bytes()


def test_what_the_pdf_lacks_is_known(built: dict[str, Path]) -> None:
    """A checker of PDF/UA finds what docs/promises.md says, and nothing else."""
    report = page.validate_pdf(built[".pdf"], profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    assert {failure.rule_id for failure in report.failures} <= KNOWN_FINDINGS
