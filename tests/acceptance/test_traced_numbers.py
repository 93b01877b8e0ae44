from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.charts.draw import draw
from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.reading import read_speaker
from scrutiny_pack.narrative.told import told
from tests.acceptance.conftest import ROOT
from tests.documents_read import descriptions, paragraphs_of_part, part_names

TOKEN = re.compile(r"\d(?:[\d,.]*\d)?")
NUMBERED = re.compile(r"^(?:(?:Figure|Table) \d+: |Meeting date: |Children's Services and Education Scrutiny Board(?=\d))")
OF_THE_PAGE = re.compile(r"^(?:Figure|Table) \d+(?:: | as a table$)|^Go to ")
"""Numbers of figures and tables on the web page, and what stands before a section's title in a link."""
OF_THE_DOCUMENT = re.compile(r" \(\d of \d\)$|Page \d+ of \d+$|^\d{1,2}$")
"""Parts of a title that is split over slides, and page and slide numbers."""


@pytest.fixture(scope="session")
def accounted(built: Path) -> dict[str, list[set[str]]]:
    """For every printed text in the evidence the numbers that are accounted for, a set for each block that prints it."""
    texts: dict[str, list[set[str]]] = {}
    for block in _evidence(built)["blocks"]:
        literals = {token for literal in block["literals"] for token in TOKEN.findall(literal["printed"])}
        for text in block["texts"]:
            slots = {token for slot in text.get("slots", ()) for token in TOKEN.findall(slot["printed"])}
            texts.setdefault(text["text"], []).append(slots | literals)
    return texts


def _evidence(built: Path) -> dict[str, Any]:
    return json.loads(next(built.glob("*.evidence.json")).read_text(encoding="utf-8"))


def _printed(built: Path) -> Iterator[str]:
    """Every text of both documents: body, tables, headers, footers, slides, notes and alt text."""
    for document in (*built.glob("*.docx"), *built.glob("*.pptx")):
        for name in part_names(document):
            if re.match(r"word/(document|header\d*|footer\d*)\.xml|ppt/(slides|notesSlides)/\w+\.xml", name):
                yield from paragraphs_of_part(document, name)
        yield from descriptions(document)


def test_every_number_is_a_slot_or_a_literal_of_its_block(built: Path, accounted: dict[str, list[set[str]]]) -> None:
    """No text of either document holds a number of a third kind, or one that belongs to another block."""
    strangers = []
    for text in _printed(built):
        bare = OF_THE_DOCUMENT.sub("", NUMBERED.sub("", text))
        tokens = set(TOKEN.findall(bare))
        if tokens and not any(tokens <= known for known in accounted.get(bare, ())):
            strangers.append(text)
    assert strangers == []


def test_every_number_on_the_web_page_is_traced_too(built: Path, accounted: dict[str, list[set[str]]]) -> None:
    """Heading, sentence, cell, caption and alt text hold numbers of their block alone; title and foot put texts of the front together."""
    root = etree.fromstring(next(built.glob("*.html")).read_bytes(), etree.HTMLParser(encoding="utf-8"))
    strangers, seen = [], 0
    for element in root.iter("p", "li", "a", "h1", "h2", "h3", "h4", "th", "td", "caption", "figcaption", "dt", "dd", "summary", "desc"):
        text = _said(element)
        bare = OF_THE_PAGE.sub("", text)
        tokens = set(TOKEN.findall(bare))
        seen += bool(tokens)
        if tokens and element.getparent().get("class") != "inside" and not any(tokens <= known for known in accounted.get(bare, ())):
            strangers.append(text)
    assert strangers == []
    assert seen > 300


def _said(element: etree._Element) -> str:
    """The words of an element itself; in a cell the figure, beside its small line, and what stands under it."""
    under = [child.text or "" for child in element if child.get("class") == "said"]
    beside = [child.tail or "" for child in element if child.tag == "svg"]
    return "\n".join(filter(None, (part.strip(" \n") for part in (element.text or "", *beside, *under))))


def test_every_figure_in_the_table_is_traced_too(built: Path, accounted: dict[str, list[set[str]]]) -> None:
    """What is printed as a figure is a text of the evidence, and the same for a program."""
    rows = list(csv.DictReader(io.StringIO(next(built.glob("*.csv")).read_text(encoding="utf-8-sig"))))
    assert len(rows) > 100
    assert [row["Figure"] for row in rows if row["Figure"] not in accounted] == []
    assert [row for row in rows if row["Number"] and row["Number"] != row["Figure"].replace(",", "").rstrip("%")] == []


def test_the_documents_print_many_numbers(built: Path) -> None:
    """The test above has something to find: hundreds of texts with numbers."""
    assert sum(1 for text in _printed(built) if TOKEN.search(text)) > 400


def test_every_slot_leads_to_a_cell(built: Path) -> None:
    """Each slot has a value, a formula and facts, and each fact names a file and the row in it that says so."""
    evidence = _evidence(built)
    for block in evidence["blocks"]:
        for slot in (slot for text in block["texts"] for slot in text.get("slots", ())):
            assert slot["facts"] and slot["formula"] and slot["rounding"], (block["id"], slot)
            assert set(slot["facts"]) <= evidence["facts"].keys()
    for fact in evidence["facts"].values():
        if fact["file"].endswith(".csv"):
            row = (ROOT / "config" / fact["file"]).read_text(encoding="utf-8").splitlines()[fact["row"] - 1]
            assert fact["indicator"] in row and fact["area"] in row, fact


def test_every_bullet_has_its_claims_and_state(built: Path) -> None:
    """A bullet's evidence says which wording was taken, what it claims, and that it was generated."""
    bullets = [block for block in _evidence(built)["blocks"] if "variant" in block]
    assert len(bullets) == 32
    assert {block["state"] for block in bullets} == {"generated"}
    compare = next(block for block in bullets if block["id"] == "rereferrals.compare")
    assert compare["claims"]["g.sn.side"] == "below" and compare["claims"]["g.eng.band"] == "clear"


def test_charts_draw_only_what_the_evidence_holds(built: Path) -> None:
    """The list of labels given to each drawing stands in the evidence; axis ticks apart, only fixed words come with it."""
    problems = ProblemList()
    files = read_pack_files(ROOT / "config", None, problems)
    speaker = read_speaker(files, problems)
    pack = assemble(told(files, speaker, problems), files, speaker, "test")
    blocks = {block["id"]: block for block in _evidence(built)["blocks"]}
    charts = [chart for section in pack.sections for chart in section.charts]
    assert len(charts) >= 14
    for chart in charts:
        known = {text["text"] for text in blocks[chart.id]["texts"] if text["kind"] == "label"}
        others = set(draw(chart).labels) - known
        assert not [label for label in others if TOKEN.search(label)], chart.id
