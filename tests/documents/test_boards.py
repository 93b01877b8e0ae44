"""Each shipped board from one pack, by --board alone: its own sections, words and look, and nothing of another's."""

from __future__ import annotations

import hashlib
import json
from itertools import combinations
from pathlib import Path

import pytest

from scrutiny_pack import run
from scrutiny_pack.build.template import open_template
from scrutiny_pack.build.theme import read_theme
from scrutiny_pack.charts.palette import palette_of
from scrutiny_pack.config.board import BoardConfig
from scrutiny_pack.config.board_choice import chosen_sections
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.shipped import shipped_folder
from tests.built_boards import built_board, options
from tests.conftest import ROOT
from tests.documents_read import paragraphs_of_part, part_names
from tests.shipped_boards import BOARDS, SHORT


@pytest.fixture(scope="module")
def built() -> dict[str, run.Built]:
    """All boards' documents."""
    return {board: built_board(board) for board in BOARDS}


def printed(built: run.Built) -> list[str]:
    """Every text of report and deck, headers, footers and notes too."""
    documents = [path for path in built.files if path.suffix in (".docx", ".pptx")]
    names = [(path, name) for path in documents for name in part_names(path) if name.endswith(".xml") and not name.startswith("docProps")]
    return [text for path, name in names for text in paragraphs_of_part(path, name)]


def evidence(built: run.Built) -> dict[str, dict[str, object]]:
    """The blocks of the evidence, by id."""
    (path,) = (path for path in built.files if path.suffix == ".json")
    return {block["id"]: block for block in json.loads(path.read_text(encoding="utf-8"))["blocks"]}


@pytest.mark.parametrize("board", BOARDS)
def test_a_board_prints_its_sections_and_no_other(board: str, built: dict[str, run.Built]) -> None:
    """In the pack's order; key messages, charts and figures are of these sections alone."""
    blocks = evidence(built[board])
    every = BOARDS["scrutiny"].sections
    assert tuple(name for name in blocks if name in every) == BOARDS[board].sections
    bullets = {name for name, block in blocks.items() if "section" in block and not name.startswith("key.")}
    assert {blocks[name]["section"] for name in bullets} == set(BOARDS[board].sections) - {"ofsted"}
    assert {name.removeprefix("key.") for name in blocks if name.startswith("key.") and name.count(".") == 2} <= bullets
    assert built[board].summary.bullets == len(bullets)


@pytest.mark.parametrize("board", BOARDS)
def test_a_board_has_its_own_words_and_nobody_elses(board: str, built: dict[str, run.Built]) -> None:
    """Committee and meeting are printed, and another board's committee stands nowhere, not even in the evidence."""
    said = "\n".join([*printed(built[board]), json.dumps(evidence(built[board]), ensure_ascii=False)])
    assert BOARDS[board].meeting in said
    assert [name for name, other in BOARDS.items() if other.committee in said] == [board]


@pytest.mark.parametrize("board", BOARDS)
def test_our_own_checks_find_nothing_in_a_board(board: str, built: dict[str, run.Built]) -> None:
    """No warning is about a template, and each is about a bullet that is printed."""
    bullets = {name for name, block in evidence(built[board]).items() if "section" in block and not name.startswith("key.")}
    about = {warning.what.partition(":")[0] for warning in built[board].warnings}
    assert about <= bullets | {"comparators"}


@pytest.mark.parametrize("board", BOARDS)
def test_a_board_comes_out_the_same_each_time(board: str, built: dict[str, run.Built], tmp_path: Path) -> None:
    """Byte for byte."""
    again = run.build(options(board, tmp_path / board))
    pairs = zip(built[board].files, again.files, strict=True)
    assert all(hashlib.sha256(one.read_bytes()).digest() == hashlib.sha256(other.read_bytes()).digest() for one, other in pairs)


def test_the_short_report_says_what_the_slides_say_and_the_notes_more(built: dict[str, run.Built]) -> None:
    """The bullets of a board that reads little are its slides' words, as sentences; the others' are full sentences."""
    for board in BOARDS:
        texts = [block["texts"] for name, block in evidence(built[board]).items() if "section" in block and not name.startswith("key.")]
        kinds = [{entry["kind"]: entry["text"] for entry in entries} for entries in texts]  # type: ignore[union-attr]
        same = [each["text"].rstrip(".").casefold() == each["slide"].casefold() for each in kinds if "full" in each]
        assert same == ([True] * len(kinds) if board in SHORT else [])


def test_each_board_has_a_palette_of_its_own() -> None:
    """From its theme, without a word to say about it: all can be seen on white, and told apart by everybody."""
    palettes = {}
    for board, shipped in BOARDS.items():
        themes = [read_theme(open_template(shipped_folder("templates") / board / name, name)) for name in (shipped.report, shipped.slides)]
        assert themes[0] == themes[1]
        palettes[board], said = palette_of(themes[0].accents, themes[0].font)
        assert said == ()
    assert all(one.authority != other.authority for one, other in combinations(palettes.values(), 2))
    assert all(set(one.comparators).isdisjoint(other.comparators) for one, other in combinations(palettes.values(), 2))


@pytest.mark.parametrize(("pack", "warned"), [("pack.yaml", 0), ("published.yaml", 0), ("new/pack.yaml", 1)])
def test_the_shipped_packs_have_something_for_each_board(pack: str, warned: int) -> None:
    """Every topic that a board asks for, but for care leavers in the pack to start from."""
    problems = ProblemList()
    read = read_yaml(ROOT / "config" / pack, pack, PackConfig, problems)
    assert read is not None
    for board in BOARDS:
        own = read_yaml(shipped_folder("templates") / board / "board.yaml", "board.yaml", BoardConfig, problems)
        assert own is not None and chosen_sections(read[0], *own, "board.yaml", problems)
    assert (len(problems.warnings), problems.errors) == (warned, [])
