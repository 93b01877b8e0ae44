from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.data.values import KNOWN_SYMBOLS
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.claims import holds
from scrutiny_pack.narrative.nodes import Measure
from scrutiny_pack.narrative.reading import read_speaker
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.narrative.told import told
from scrutiny_pack.periods import parse_period, parse_reference
from tests.source_code import ROOT

PAGE = (ROOT / "docs" / "pack.md").read_text(encoding="utf-8")
EXAMPLES = ROOT / "docs" / "examples"
EXAMPLE = re.compile(r"^```yaml\n(?P<yaml>- id: (?P<id>\S+)\n.*?)^```\n\n?(?:> (?P<says>[^\n]+)\n)?", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")


@pytest.fixture(scope="module")
def telling() -> tuple[Speaker, Story]:
    """The pack of the examples in words."""
    return _tell(EXAMPLES)[:2]


def test_every_example_is_one_of_the_pack() -> None:
    """Each bullet on the page stands in docs/examples as it is shown, and none is left out."""
    pack = (EXAMPLES / "pack.yaml").read_text(encoding="utf-8")
    found = list(EXAMPLE.finditer(PAGE))
    assert [example["id"] for example in found if textwrap.indent(example["yaml"], " " * 6) not in pack] == []
    assert {example["id"] for example in found} == set(re.findall(r"- id: (example\.\w+)", pack))


def test_every_example_prints_what_the_page_says(telling: tuple[Speaker, Story]) -> None:
    """The sentence under an example is its bullet's; one without a sentence is left out by its condition."""
    speaker, story = telling
    printed = {each.commentary.id: _long(each.text.plain, speaker) for section in story.sections for each in section.bullets}
    assert {example["id"]: example["says"] for example in EXAMPLE.finditer(PAGE) if example["says"]} == printed
    assert {dropped.id for dropped in story.dropped} == {example["id"] for example in EXAMPLE.finditer(PAGE) if not example["says"]}


def test_the_figures_on_the_page_are_those_of_the_examples() -> None:
    """The rows shown are the authority's own rows of the data file, all of them."""
    shown = next(re.finditer(r"^```csv\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))[1]
    rows = (EXAMPLES / "data" / "figures.csv").read_text(encoding="utf-8").splitlines()
    assert shown.splitlines() == [row for row in rows if ",E08000028," in row]


def test_every_period_on_the_page_is_one() -> None:
    """The notations of data files, and those of the pack, are read."""
    fixed, relative = (list(_rows("Periods", place)) for place in (0, 1))
    for row in fixed:
        assert [parse_period(text) for text in CODE.findall(row[0])]
    for row in relative:
        assert [parse_reference(text).relative for text in CODE.findall(row[0])] == [True]


def test_every_symbol_is_on_the_page() -> None:
    """The table of symbols says what each is taken for."""
    taken = {symbol: row[2].strip("[]") for row in _rows("Data files", 1) for symbol in CODE.findall(row[0])}
    assert taken == dict(KNOWN_SYMBOLS)


def test_every_column_on_the_page_is_read(tmp_path: Path) -> None:
    """A data file may have all columns of the table, and our own files have no other."""
    columns = [name for row in _rows("Data files", 0) for name in CODE.findall(row[0])]
    folder = tmp_path / "pack"
    shutil.copytree(EXAMPLES, folder)
    header, *rows = (folder / "data" / "figures.csv").read_text(encoding="utf-8").splitlines()
    more = [name for name in columns if name not in header.split(",")]
    filled = [",".join([header, *more]), *(row + "," * len(more) for row in rows)]
    (folder / "data" / "figures.csv").write_text("\n".join(filled), encoding="utf-8")
    assert "unknown-column" not in _tell(folder)[2]
    for name in ("monthly", "local", "published", "neighbour-values"):
        first = (ROOT / "config" / "data" / f"{name}.csv").read_text(encoding="utf-8").partition("\n")[0]
        assert set(first.split(",")) <= set(columns)


def test_every_condition_on_the_page_can_be_asked(telling: tuple[Speaker, Story]) -> None:
    """Each path takes each of the words beside it, and each matcher is one."""
    speaker, story = telling
    measures: dict[str, Measure] = {}
    for section in story.sections:
        for each in section.bullets:
            measures = {**each.commentary.measures, **measures}
    for paths, words, *_ in _rows("Conditions", 0):
        for path in CODE.findall(paths):
            assert holds({path: CODE.findall(words)}, speaker, measures) or path == "l.complete"
    asked = [yaml.load(CODE.findall(row[0])[0], yaml.BaseLoader) for row in _rows("Conditions", 1)]
    assert [holds(condition, speaker, measures) in (True, False) for condition in asked] == [True] * 6


def _tell(pack: Path) -> tuple[Speaker, Story, set[str]]:
    """A pack in words, and the names of its warnings."""
    problems = ProblemList()
    files = read_pack_files(pack, None, problems)
    speaker = read_speaker(files, problems)
    return speaker, told(files, speaker, problems), {warning.slug for warning in problems.warnings}


def _long(text: str, speaker: Speaker) -> str:
    """`text` with its terms as the first use in a document prints them."""
    for term in speaker.terms.values():
        text = text.replace(term.short, f"{term.long} ({term.short})")
    return text


def _rows(section: str, place: int) -> Iterator[list[str]]:
    """The cells of each row of the table at `place` in a section of the page."""
    content = re.split(r"^## ", PAGE.partition(f"\n## {section}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    table = re.findall(r"(?:^\|.*\n)+", content, re.MULTILINE)[place]
    for line in table.splitlines()[2:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]
