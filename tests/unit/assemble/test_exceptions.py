"""Exceptions: what breaches a rule is told with its reason, the most material first, and nothing else is."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.exceptions import exceptions_of
from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.config.schema import ExceptionRules
from scrutiny_pack.pack import Chapter, Table
from tests.small_pack import Row, bullet, indicator, months_to, row, small_pack

TARGET = {"for": "2022-23", "value": "20", "tolerance": "1", "status": "local"}
LEVEL = bullet({"l": {"level": "share"}})
GAP = bullet({"g": {"gap": "share", "to": ["reg", "eng"]}})


def chapter(folder: Path, rows: list[Row], *bullets: dict[str, Any], rules: dict[str, Any] | None = None, **more: Any) -> Chapter:
    """The chapter of a small pack under `rules`; `pack_rules` are the pack's own."""
    own = {"rules": more.pop("pack_rules")} if "pack_rules" in more else {}
    pack = small_pack(folder, rows, bullets, **own, **more)
    return exceptions_of(pack.told(), ExceptionRules.model_validate(rules or {}), pack.speaker)


def reasons(*args: Any, **more: Any) -> dict[str, str]:
    """Why each indicator is listed, in order."""
    tables = [block for block in chapter(*args, **more).blocks if isinstance(block, Table)]
    return {cells[0].plain: cells[-1].plain for table in tables for cells in table.rows}


def test_a_missed_target_is_one(tmp_path: Path) -> None:
    """With the target and how far off; within tolerance is none."""
    share = {"share": indicator(targets=[TARGET])}
    said = "off target, 1.1 percentage points above it (no more than 20.0%)"
    assert reasons(tmp_path, [row("share", "2022-07", "21.1")], LEVEL, indicators=share) == {"Repeat visits": said}
    assert reasons(tmp_path, [row("share", "2022-07", "21.0")], LEVEL, indicators=share) == {}


def test_an_illustrative_target_is_called_so(tmp_path: Path) -> None:
    """Nobody is told off for missing a target that nobody set."""
    share = {"share": indicator(targets=[TARGET | {"status": "illustrative"}])}
    said = "off target, 2.0 percentage points above it (no more than 20.0%, illustrative)"
    assert reasons(tmp_path, [row("share", "2022-07", "22")], LEVEL, indicators=share) == {"Repeat visits": said}


def test_a_figure_outside_its_range_is_one(tmp_path: Path) -> None:
    """A range is a target with two ends."""
    share = {"share": indicator(polarity="neutral", expected={"from": "15", "to": "19", "status": "local"})}
    said = "above the range expected (15.0% to 19.0%)"
    bullets = bullet({"e": {"expect": "share"}})
    assert reasons(tmp_path, [row("share", "2022-07", "22")], bullets, indicators=share) == {"Repeat visits": said}


@pytest.mark.parametrize(
    ("reg", "eng", "polarity", "expected"),
    [
        ("17.9", "17.0", "low", "worse than West Midlands (17.9%) and England (17.0%)"),
        ("18.1", "17.0", "low", "worse than England (17.0%)"),
        ("18.1", "18.1", "low", None),
        ("17.0", "17.0", "high", None),
        ("17.0", "17.0", "neutral", None),
    ],
    ids=["both", "one only slightly", "slightly", "better", "neutral"],
)
def test_clearly_worse_than_a_comparator_is_one(reg: str, eng: str, polarity: str, expected: str | None, tmp_path: Path) -> None:
    """By more than the band that is called slight; a neutral indicator is never worse."""
    rows = [row("share", "2022-07", "20"), row("share", "2022-03", reg, area="reg"), row("share", "2022-03", eng, area="eng")]
    said = reasons(tmp_path, rows, GAP, indicators={"share": indicator(polarity=polarity)})
    assert said == ({"Repeat visits": expected.replace("than West", "than the West")} if expected else {})


@pytest.mark.parametrize(
    ("eng", "test", "expected"),
    [
        ("16.0", "off", {"Repeat visits": "worse than England (16.0%)"}),
        ("17.0", "95%", {}),
        ("16.0", "95%", {}),
        ("14.0", "95%", {"Repeat visits": "worse than England (14.0%)"}),
        ("14.0", "99.8%", {"Repeat visits": "worse than England (14.0%)"}),
    ],
    ids=["not tested", "similar", "significant", "sure", "asked for"],
)
def test_of_what_was_tested_only_what_is_sure_is_one(eng: str, test: str, expected: dict[str, str], tmp_path: Path) -> None:
    """80 of 400: 16.4 to 24.2 at 95%, 14.6 to 26.8 at 99.8%. Among many comparisons, one in twenty would be a false alarm."""
    rows = [row("share", "2022-07", of=(80, 400)), row("share", "2022-03", eng, area="eng")]
    gap = bullet({"g": {"gap": "share", "to": ["eng"]}})
    assert reasons(tmp_path, rows, gap, pack_rules={"test": test}) == expected


def test_a_record_and_a_signal_are_told_of_their_own_month(tmp_path: Path) -> None:
    """Where the newest figure beside them is of a longer period, the month's own figure is said."""
    months = months_to("2022-07", 15)
    rows = [row("share", month, of=(20 + (place == 14) * 30, 100)) for place, month in enumerate(months)]
    year = bullet({"l": {"level": "share", "at": "12 months to latest"}}, id="s.year")
    record = bullet({"r": {"record": "share", "by": "month"}}, id="s.r")
    spc = bullet({"p": {"spc": "share", "by": "month"}}, id="s.p")
    said = reasons(tmp_path, rows, year, record, spc)["Repeat visits"]
    assert said == (
        "50.0%, Jul 2022: a sign of concern: it is above the upper limit (27.70%); "
        "50.0%, Jul 2022: the highest of the 15 months that are known in a row"
    )
    assert reasons(tmp_path, rows, record)["Repeat visits"] == "the highest of the 15 months that are known in a row"


@pytest.mark.parametrize(("month", "told"), [("2022-04", False), ("2022-03", True)])
def test_an_old_figure_is_one(month: str, told: bool, tmp_path: Path) -> None:
    """Three months are not old yet, unless the pack says so."""
    old = bullet({"l": {"level": "share", "at": month}})
    said = reasons(tmp_path, [row("share", month, "20")], old)
    assert said == ({"Repeat visits": "the newest figure is for March 2022, 4 months before July 2022"} if told else {})


def test_only_the_rules_that_the_pack_names_count(tmp_path: Path) -> None:
    """An old figure that is off target is told for one reason where only one counts."""
    share = {"share": indicator(targets=[TARGET | {"for": "2021-22"}])}
    old, rows = bullet({"l": {"level": "share", "at": "2022-01"}}), [row("share", "2022-01", "25")]
    both = reasons(tmp_path, rows, old, indicators=share)["Repeat visits"]
    assert both.startswith("off target") and "; the newest figure is for" in both
    assert reasons(tmp_path, rows, old, indicators=share, rules={"rules": ["stale"]})["Repeat visits"].startswith("the newest figure")


def test_the_most_material_come_first_and_the_rest_is_counted(tmp_path: Path) -> None:
    """Within the pack's limit."""
    rows = [row("share", "2022-07", "22"), row("rate", "2022-01", "500"), row("number", "2021-01", "9")]
    bullets = [
        LEVEL,
        bullet({"l": {"level": "rate", "at": "2022-01"}}, id="s.r"),
        bullet({"l": {"level": "number", "at": "2021-01"}}, id="s.n"),
    ]
    share = {"share": indicator(targets=[TARGET])}
    assert list(reasons(tmp_path, rows, *bullets, indicators=share)) == ["Visits", "Repeat visits", "The visit rate"]
    made = chapter(tmp_path, rows, *bullets, indicators=share, rules={"at_most": 1})
    assert [block.text.plain for block in made.blocks if not isinstance(block, Table)][1:] == [
        "2 more indicators breach a rule and are not listed."
    ]
    made = chapter(tmp_path, rows, *bullets, indicators=share, rules={"at_most": 2})
    assert "One more indicator breaches a rule and is not listed." in [b.text.plain for b in made.blocks if not isinstance(b, Table)]


def test_what_is_withheld_is_not_judged_and_none_is_said(tmp_path: Path) -> None:
    """A chapter without exceptions says that there are none, and is on no slide."""
    made = chapter(
        tmp_path, [row("share", "2022-07", "c"), row("number", "2022-07", "9")], LEVEL, bullet({"l": {"level": "number"}}, id="s.n")
    )
    assert [block.text.plain for block in made.blocks if not isinstance(block, Table)][1] == "No indicator of this report breaches a rule."
    assert made.slide is None


def test_a_board_may_get_the_exceptions_alone(tmp_path: Path) -> None:
    """No sections, no key messages, no scorecard; the chapter and what explains it. Another board has no such chapter unless asked for."""
    rows = [row("share", "2022-07", "25"), row("rate", "2022-07", "9")]
    share = {"share": indicator(targets=[TARGET | {"status": "illustrative"}])}
    pack = small_pack(tmp_path, rows, [LEVEL, bullet({"l": {"level": "rate"}}, id="s.r")], indicators=share)
    story = pack.told()
    usual = assemble(story, pack.files, pack.speaker, "build")
    assert usual.exceptions is None and usual.sections and usual.scorecard
    board = pack.files.board.model_copy(update={"only": "exceptions"})
    made = assemble(story, dataclasses.replace(pack.files, board=board), pack.speaker, "build")
    assert [chapter.id for chapter in made.chapters][:1] == ["exceptions"]
    assert (made.sections, made.key_messages, made.appendix, made.scorecard) == ((), (), (), None)
    methods = next(chapter for chapter in made.appendices if chapter.id == "methods")
    assert "methods.definitions" in [part.id for part in methods.parts]
    assert [note.text.plain for note in made.front_notes] == [
        "Some figures are illustrative: they show how the pack works and are not results. Methods and sources says which."
    ]
