"""A board of what stands out: all sections are looked at, and what is about the exceptions is printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack import run
from scrutiny_pack.assemble.excepted import exceptions_alone
from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.errors import InputError, ProblemList
from scrutiny_pack.evidence import evidence
from scrutiny_pack.narrative.told import told
from scrutiny_pack.pack import Pack
from tests.small_pack import Row, SmallPack, bullet, indicator, read_small_pack, row, small_board, small_pack

TARGET = {"for": "2022-23", "value": "20", "status": "local"}
ROWS = [row("share", "2022-07", "22"), row("rate", "2022-07", "9"), row("rate", "2021-07", "9"), row("number", "2021-01", "9")]
SECTIONS = [
    {
        "id": "rates",
        "title": "Rates",
        "charts": [{"id": "rates.chart", "line": "rate"}],
        "static": [{"id": "rates.words", "prose": "The rates are well."}],
        "bullets": [bullet({"l": {"level": "rate"}}, id="rates.l")],
    },
    {
        "id": "shares",
        "title": "Shares",
        "charts": [{"id": "shares.rate", "line": "rate"}, {"id": "shares.chart", "line": "share"}],
        "static": [{"id": "shares.words", "prose": "The shares are well."}],
        "bullets": [
            bullet({"c": {"change": "rate", "from": "year_before"}}, id="shares.rate_change"),
            bullet({"l": {"level": "share"}}, "This was {l}.", id="shares.l", follows="shares.rate_change"),
        ],
    },
    {
        "id": "numbers",
        "title": "Numbers",
        "tables": [{"id": "numbers.table", "months": "number"}, {"id": "numbers.rates", "months": "rate"}],
        "bullets": [bullet({"l": {"level": "number", "at": "2021-01"}}, id="numbers.l")],
    },
]
MORE: dict[str, Any] = {"sections": SECTIONS, "indicators": {"share": indicator(targets=[TARGET])}}


def small(folder: Path, rows: list[Row], board: dict[str, Any] | None = None, **more: Any) -> SmallPack:
    """A small pack for a board of its exceptions."""
    small_pack(folder, rows, **more)
    return read_small_pack(folder, small_board(folder, only="exceptions", **board or {}))


def made(pack: SmallPack) -> tuple[PackFiles, Pack]:
    """What the board prints, and the pack."""
    files, found = exceptions_alone(pack.files, pack.speaker)
    story = told(files, pack.speaker, ProblemList())
    return files, assemble(story, files, pack.speaker, "build", found=found)


def test_it_prints_what_is_about_the_exceptions_and_nothing_else(tmp_path: Path) -> None:
    """The sections of the most material ones first, in them their charts, tables and bullets; no words of the sections' authors."""
    files, pack = made(small(tmp_path, ROWS, **MORE))
    assert [section.id for section in files.sections] == ["numbers", "shares"]
    assert [[block.id for block in section.blocks] for section in pack.sections] == [
        ["numbers.headline", "numbers.table", "numbers.l", "numbers.note"],
        ["shares.headline", "shares.chart", "shares.l", "shares.note"],
    ]
    assert [table.id for table in pack.appendix] == ["shares.chart.figures"]
    assert (pack.key_messages, pack.scorecard) == ((), None)
    assert pack.breaching == ("number", "share")
    assert [chapter.id for chapter in pack.chapters][:2] == ["exceptions", "methods"]


def test_a_bullet_whose_predecessor_is_not_printed_says_what_it_is_about(tmp_path: Path) -> None:
    """As for a board that leaves sections out."""
    _, pack = made(small(tmp_path, ROWS, **MORE))
    assert pack.sections[1].bullets[0].text.plain == "In July 2022, the share of visits that were repeat visits was 22.0%."


def test_what_is_not_listed_is_counted_and_not_printed(tmp_path: Path) -> None:
    """The limit holds for the sections too, and the evidence knows the rest."""
    _, pack = made(small(tmp_path, ROWS, {"exceptions": {"at_most": 1}}, **MORE))
    assert [section.id for section in pack.sections] == ["numbers"]
    assert pack.exceptions and pack.exceptions.blocks[0].text.plain == (  # type: ignore[union-attr]
        "Indicators that breach a rule: 2 of 3. Not listed, as they are less material: 1."
    )
    assert pack.breaching == ("number", "share")


def test_the_boards_rules_hold_before_the_packs(tmp_path: Path) -> None:
    """Left out, the pack's do; where neither has any, the usual ones."""
    own, packs = {"exceptions": {"rules": ["off_target"]}}, {"exceptions": {"rules": ["stale"]}}
    assert made(small(tmp_path, ROWS, own, **MORE, **packs))[1].breaching == ("share",)
    assert made(small(tmp_path, ROWS, **MORE, **packs))[1].breaching == ("number",)
    assert made(small(tmp_path, ROWS, **MORE))[1].breaching == ("number", "share")


def test_a_board_may_have_rules_without_getting_them_alone(tmp_path: Path) -> None:
    """It has the chapter before its sections, and all of these."""
    small_pack(tmp_path, ROWS, **MORE)
    pack = read_small_pack(tmp_path, small_board(tmp_path, exceptions={"rules": ["stale"]}))
    whole = assemble(pack.told(), pack.files, pack.speaker, "build")
    assert whole.breaching == ("number",) and len(whole.sections) == 3 and whole.scorecard
    small_pack(tmp_path, ROWS, **MORE)
    usual = read_small_pack(tmp_path, small_board(tmp_path))
    assert assemble(usual.told(), usual.files, usual.speaker, "build").exceptions is None


def test_a_pack_without_exceptions_is_short_and_says_so(tmp_path: Path) -> None:
    """The chapter and the methods, and no section."""
    _, pack = made(small(tmp_path, [row("rate", "2022-07", "9"), row("rate", "2021-07", "9")], sections=SECTIONS[:1]))
    assert (pack.sections, pack.appendix, pack.breaching) == ((), (), ())
    assert pack.exceptions and pack.exceptions.slide_text.plain == "No indicator of this report breaches a rule."


def test_illustrative_figures_are_named_first(tmp_path: Path) -> None:
    """A target that nobody set is one."""
    share = {"share": indicator(targets=[TARGET | {"status": "illustrative"}])}
    _, pack = made(small(tmp_path, ROWS, sections=SECTIONS, indicators=share))
    assert [note.text.plain for note in pack.front_notes] == [
        "Some figures are illustrative: they show how the pack works and are not results. Methods and sources says which."
    ]


def test_the_evidence_lists_the_exceptions_with_their_reasons_and_figures(tmp_path: Path) -> None:
    """Those that are not listed by their indicators and rules alone; and which indicators were looked at."""
    pack = small(tmp_path, ROWS, {"exceptions": {"at_most": 1}}, **MORE)
    files, found = exceptions_alone(pack.files, pack.speaker)
    story = told(files, pack.speaker, ProblemList())
    written = json.loads(evidence(assemble(story, files, pack.speaker, "build", found=found), story, {}))
    assert written["exceptions"]["rules"]["at_most"] == "1"
    first, second = written["exceptions"]["found"]
    assert (first["indicator"], first["label"]) == ("number", "Visits")
    assert first["why"] == "The newest figure is for January 2021, 18 months before July 2022"
    assert [written["facts"][fact]["value"] for fact in first["facts"]] == ["9"]
    assert (first["rules"], second["indicator"], set(second)) == (["stale"], "share", {"indicator", "rules"})
    assert set(written["exceptions"]["judged"]) >= {"number", "share"}


@pytest.mark.parametrize("where", ["board", "pack"])
def test_a_comparator_that_the_rules_name_and_nobody_has_is_refused(where: str, tmp_path: Path) -> None:
    """With its place and what was meant."""
    rules = {"exceptions": {"worse_than": ["sn", "regg"]}}
    with pytest.raises(InputError) as refused:
        small_pack(tmp_path, ROWS, **MORE, **(rules if where == "pack" else {}))
        read_small_pack(tmp_path, small_board(tmp_path, only="exceptions", **(rules if where == "board" else {})))
    (problem,) = refused.value.problems
    assert (problem.slug, problem.what) == ("unknown-comparator", 'there is no comparator "regg"')
    assert problem.place.file.endswith("board.yaml" if where == "board" else "pack.yaml")


@pytest.mark.parametrize("where", ["board", "pack"])
def test_a_rule_or_a_comparator_that_stands_twice_is_refused(where: str, tmp_path: Path) -> None:
    """The chapter would say it twice; all at once, each with its place."""
    rules = {"exceptions": {"rules": ["stale", "worse", "stale"], "worse_than": ["eng", "eng"]}}
    with pytest.raises(InputError) as refused:
        small_pack(tmp_path, ROWS, **MORE, **(rules if where == "pack" else {}))
        read_small_pack(tmp_path, small_board(tmp_path, only="exceptions", **(rules if where == "board" else {})))
    assert [(problem.slug, problem.what, problem.fix) for problem in refused.value.problems] == [
        ("duplicate-comparator", 'the comparator "eng" stands twice here', "keep one of the two"),
        ("duplicate-rule", 'the rule "stale" stands twice here', "keep one of the two"),
    ]
    assert all(problem.place.line for problem in refused.value.problems)


def test_a_bullet_that_cannot_be_understood_is_told_as_ever(tmp_path: Path) -> None:
    """Before anything is looked for."""
    broken = [SECTIONS[0] | {"bullets": [bullet({"l": {"level": "rate"}}, "There were {l.nothing}.", id="rates.l")]}]
    pack = small(tmp_path, ROWS, sections=broken)
    assert exceptions_alone(pack.files, pack.speaker) == (pack.files, None)
    with pytest.raises(InputError, match="template"):
        told(pack.files, pack.speaker, ProblemList())


def test_the_summary_counts_what_is_printed(tmp_path: Path) -> None:
    """Not the bullets that were looked at."""
    small_pack(tmp_path, ROWS, **MORE)
    board = small_board(tmp_path, only="exceptions")
    asked = run.Options(tmp_path / "pack.yaml", board, tmp_path / "out", (), lambda _: None)
    assert run.check(asked).summary.bullets == 2
