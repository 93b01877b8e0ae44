from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.told import told
from tests.small_pack import bullet, row, small_pack


@pytest.mark.parametrize(("period", "stale"), [("2021-01", False), ("2020-12", True)])
def test_an_old_figure_is_warned_of(period: str, stale: bool, tmp_path: Path) -> None:
    """The pack is for July 2022: a figure of December 2020 is nineteen months old."""
    made, problems = small_pack(tmp_path, [row("number", period, 50)], [bullet({"l": {"level": "number", "at": period}})]), ProblemList()
    told(made.files, made.speaker, problems)
    found = [problem for problem in problems.warnings if problem.slug == "stale-data"]
    assert bool(found) is stale
    assert all("number is of 2020-12, 19 months before" in problem.what and problem.place.line > 1 for problem in found)


def test_an_old_figure_beside_a_new_one_is_not_stale(tmp_path: Path) -> None:
    """Only the newest figure of an indicator counts."""
    rows = [row("number", "2020-07", 50), row("number", "2022-07", 40)]
    made, problems = small_pack(tmp_path, rows, [bullet({"c": {"change": "number", "from": "2020-07", "to": "latest"}})]), ProblemList()
    told(made.files, made.speaker, problems)
    assert "stale-data" not in [problem.slug for problem in problems.warnings]
