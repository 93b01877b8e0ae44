"""The rows of the scorecard: which figure is the newest one, and what is set beside it, so that no cell denies a sentence of the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.scorecard_rows import Row as Found
from scrutiny_pack.assemble.scorecard_rows import rows_of
from tests.small_pack import Row, bullet, indicator, months_to, row, small_pack

TARGET = {"for": "2022-23", "value": "20", "status": "local"}
YEAR = bullet({"w": {"window": "share", "over": "12 months to latest"}}, id="s.year")
MONTH = bullet({"l": {"level": "share"}}, id="s.month")
JUDGED = bullet({"t": {"target": "share"}}, id="s.target")
RANGED = bullet({"e": {"expect": "share"}}, id="s.range")
GAP = bullet({"g": {"gap": "share", "to": ["eng"]}}, id="s.gap")
ENGLAND = row("share", "2021-03", "20.0", area="eng")


def found(folder: Path, rows: list[Row], *bullets: dict[str, Any], **rules: Any) -> Found:
    """The first row of a small pack, with `rules` for the share and the number."""
    pack = small_pack(folder, rows, bullets, indicators=rules)
    return rows_of(pack.told().sections, pack.setting)[0]


def shares(last: int = 25) -> list[Row]:
    """Two years of months at 15%, but for the newest."""
    return [row("share", month, of=(last if month == "2022-07" else 15, 100)) for month in months_to("2022-07", 24)]


def latest(row: Found) -> tuple[str, str]:
    """Its newest figure and the period of it."""
    return str(row.latest.shown), str(row.latest.period)


@pytest.mark.parametrize("bullets", [(JUDGED, YEAR), (YEAR, JUDGED)])
def test_of_figures_that_end_together_the_one_that_a_bullet_judges_is_shown(bullets: tuple[dict[str, Any], ...], tmp_path: Path) -> None:
    """The month is off target and the year is not: the row says of the indicator what the sentence says."""
    row = found(tmp_path, shares(), *bullets, share=indicator(targets=[TARGET]))
    assert (latest(row), row.target and row.target.status) == (("25.0", "2022-07"), "off")


def test_then_the_one_with_comparators_and_then_the_longer(tmp_path: Path) -> None:
    """A row that has nothing beside its figure tells less."""
    assert latest(found(tmp_path / "gap", [*shares(), ENGLAND], GAP, YEAR)) == ("25.0", "2022-07")
    assert latest(found(tmp_path / "longer", shares(), YEAR, MONTH)) == ("15.8", "12 months to 2022-07")


@pytest.mark.parametrize("by", ["mean", "min", "max", "annualised"])
def test_of_months_the_figure_of_all_together_is_shown(by: str, tmp_path: Path) -> None:
    """The year before and the comparators are made so: 120 a year are no rise from 60 in six months; no highest month is the latest."""
    rows = [row("number", month, 10) for month in months_to("2022-07", 24)]
    asked = bullet({"w": {"window": "number", "over": "6 months to latest", "by": by}})
    row_ = found(tmp_path, rows, asked)
    assert latest(row_) == ("60", "6 months to 2022-07")
    assert getattr(row_.year, "direction", None) == "same"


COUNT = indicator("count", "low", 0, targets=[TARGET | {"value": "120"}])


@pytest.mark.parametrize(
    ("bullets", "expected"),
    [
        ([bullet({"w": {"window": "number", "over": "12 months to latest"}})], None),
        ([bullet({"l": {"level": "number"}})], None),
        ([bullet({"t": {"target": "number"}}), bullet({"w": {"window": "number", "over": "12 months to latest"}}, id="s.w")], "on"),
        ([bullet({"t": {"target": "number", "at": "12 months to latest"}}), bullet({"l": {"level": "number"}}, id="s.w")], "off"),
    ],
    ids=["a year", "a month", "judged by the month", "judged by the year"],
)
def test_a_count_has_the_target_that_a_bullet_sets_beside_it_and_no_other(
    bullets: list[dict[str, Any]], expected: str | None, tmp_path: Path
) -> None:
    """The indicators file does not say whether 120 is to be reached in a month or in a year."""
    rows = [row("number", month, 100) for month in months_to("2022-07", 24)]
    row_ = found(tmp_path, rows, *bullets, number=COUNT)
    assert (row_.target.status if row_.target else None) == expected


def test_a_count_of_a_day_has_the_target_of_the_file(tmp_path: Path) -> None:
    """A day has no other length."""
    rules = COUNT | {"timing": "month_end"}
    row_ = found(tmp_path, [row("number", "2022-07-31", 130)], bullet({"l": {"level": "number"}}), number=rules)
    assert row_.target is not None and row_.target.status == "off"


@pytest.mark.parametrize("bullets", [(JUDGED, RANGED), (RANGED, JUDGED), (RANGED,)])
@pytest.mark.parametrize(
    ("value", "to", "expected"),
    [
        ("20", "30", [("off", "target"), ("on", "range")]),
        ("30", "20", [("off", "range"), ("on", "target")]),
        ("30", "30", [("on", "target"), ("on", "range")]),
    ],
    ids=["target missed", "range missed", "both met"],
)
def test_what_is_missed_comes_first_of_target_and_range(
    value: str, to: str, expected: list[tuple[str, str]], bullets: tuple[dict[str, Any], ...], tmp_path: Path
) -> None:
    """Whichever bullet comes last, neither hides the other; a bullet about the range alone does not hide the target of the file."""
    rules = indicator(targets=[TARGET | {"value": value}], expected={"from": "0", "to": to, "status": "local"})
    row_ = found(tmp_path, [row("share", "2022-07", "25")], *bullets, share=rules)
    assert [(each.status, "target" if each.low is None else "range") for each in row_.targets] == expected


@pytest.mark.parametrize("turned", [False, True])
def test_a_band_does_not_overrule_a_test(turned: bool, tmp_path: Path) -> None:
    """Of two bullets about the same gap the one that tests it counts, whichever comes last: 12 of 50 may well be 20%."""
    gap = {"g": {"gap": "share", "to": ["eng"]}}
    bullets = [bullet(gap, id="s.plain"), bullet(gap, id="s.tested", rules={"test": "95%"})]
    row_ = found(tmp_path, [row("share", "2022-07", of=(12, 50)), ENGLAND], *(bullets[::-1] if turned else bullets))
    assert row_.compared["eng"].tested is not None


@pytest.mark.parametrize(
    ("later", "newer", "withheld"),
    [
        ([], None, False),
        ([("2022-06", "21"), ("2022-07", "x")], "2022-06", False),
        ([("2022-06", "21"), ("2022-07", "c")], "2022-07", True),
        ([("2022-06", "c"), ("2022-07", "x")], "2022-06", True),
        ([("2022-06", "low"), ("2022-07", "z")], "2022-06", False),
        ([("2022-07", "u"), ("2022-08", "21")], None, False),
    ],
    ids=["none", "before a symbol", "withheld", "withheld, before a symbol", "rounds to nought", "after the pack's month"],
)
def test_a_newer_figure_is_known_of(later: list[tuple[str, str]], newer: str | None, withheld: bool, tmp_path: Path) -> None:
    """Also behind a month without one; a symbol that stands for no figure hides none."""
    rows = [row("share", "2022-01", "20"), *(row("share", month, value) for month, value in later)]
    row_ = found(tmp_path, rows, bullet({"l": {"level": "share", "at": "2022-01"}}))
    assert (str(row_.newer.period) if row_.newer else None, row_.is_newer_withheld) == (newer, withheld)
