"""Since last time: what an indicator counts and is to reach; a goal that moved is told although the figure did not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.small_pack import SmallPack, bullet, indicator, row
from tests.unit.assemble.test_since import GAP, LEVEL, compared, figures, pack_of, rows_of, written

TARGET = bullet({"t": {"target": "share"}}, id="s.t")


def aimed(folder: Path, *targets: dict[str, str], share: str = "25.0", **more: Any) -> SmallPack:
    """A share of 25.0% with these targets."""
    given = [{"for": "2022-23", "status": "local"} | target for target in targets]
    return pack_of(folder, figures(share), LEVEL, indicators={"share": indicator(targets=given, **more)})


ABOUT = ("Target changed", "Repeat visits, 2022-23")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ([{"value": "20"}], [{"value": "24"}], [(*ABOUT, "no more than 20.0%", "no more than 24.0%")]),
        ([{"value": "20"}], [{"value": "20.0", "source": "Plan"}], []),
        (
            [{"value": "20"}],
            [{"value": "20", "tolerance": "6"}],
            [(*ABOUT, "no more than 20.0%", "no more than 20.0%, tolerance 6 percentage points")],
        ),
        ([{"value": "20"}], [{"from": "10", "to": "30"}], [(*ABOUT, "no more than 20.0%", "10.0% to 30.0%")]),
        ([{"value": "20"}], [], [(*ABOUT, "no more than 20.0%", "none")]),
        ([], [{"value": "20", "status": "illustrative"}], [(*ABOUT, "none", "no more than 20.0%, illustrative")]),
        (
            [{"value": "18", "for": "2021-22"}, {"value": "20"}],
            [{"value": "19", "for": "2021-22"}, {"value": "20"}],
            [("Target changed", "Repeat visits, 2021-22", "no more than 18.0%", "no more than 19.0%")],
        ),
        ([{"value": "18", "for": "2021-22"}, {"value": "20"}], [{"value": "20"}, {"value": "15", "for": "2023-24"}], []),
    ],
    ids=["value", "same", "tolerance", "range", "taken out", "set", "an earlier year's", "past and coming"],
)  # fmt: skip
def test_a_target_that_moved_is_told(
    before: list[dict[str, str]], after: list[dict[str, str]], said: list[tuple[str, ...]], tmp_path: Path
) -> None:
    """Both, where both packs have one for the period or it holds now; although the figure is off target beside either."""
    old = written(tmp_path, aimed(tmp_path / "old", *before))
    assert rows_of(compared(old, aimed(tmp_path / "new", *after))[0]) == said


def test_an_expected_range_that_moved_is_told(tmp_path: Path) -> None:
    """It holds for any period."""
    low, wide = ({"from": "10", "to": end, "status": "local"} for end in ("20", "22"))
    old = written(tmp_path, aimed(tmp_path / "old", expected=low))
    found, _ = compared(old, aimed(tmp_path / "new", expected=wide))
    assert rows_of(found) == [("Target changed", "Repeat visits", "10.0% to 20.0%", "10.0% to 22.0%")]


def test_the_other_end_is_good_now(tmp_path: Path) -> None:
    """That is told as such, and not as a message that moved: both sentences would be the same."""
    old = written(tmp_path, pack_of(tmp_path / "old", figures(), GAP))
    now = pack_of(tmp_path / "new", figures(), GAP, indicators={"share": indicator(polarity="high")})
    assert rows_of(compared(old, now)[0]) == [("Definition changed", "Repeat visits", "low is good", "high is good")]


def test_of_another_definition_no_target_is_set_beside_the_old_one(tmp_path: Path) -> None:
    """It is a target of something else."""
    old = written(tmp_path, aimed(tmp_path / "old", {"value": "20"}))
    now = aimed(tmp_path / "new", {"value": "24"}, definition="Repeat visits within 2 years, as recorded")
    assert [cells[0] for cells in rows_of(compared(old, now)[0])] == ["Definition changed"]


def test_evidence_that_says_nothing_of_targets_is_compared_without_them(tmp_path: Path) -> None:
    """An earlier version of the program wrote it: that no target stood in it is no change."""
    now = aimed(tmp_path / "new", {"value": "24"})
    old = written(tmp_path, now)
    said = json.loads(old.read_bytes())
    for entry in said["indicators"].values():
        for key in ("targets", "expected", "polarity", "decimals"):
            del entry[key]
    old.write_text(json.dumps(said), encoding="utf-8")
    assert rows_of(compared(old, now)[0]) == []


def test_a_message_about_a_target_that_moved_is_told_with_the_target(tmp_path: Path) -> None:
    """Off target before and on target now, for no other reason."""
    share = {"share": indicator(targets=[{"for": "2022-23", "value": "26", "status": "local"}])}
    before = {"share": indicator(targets=[{"for": "2022-23", "value": "20", "status": "local"}])}
    rows = [row("share", "2022-07", "25.0")]
    old = written(tmp_path, pack_of(tmp_path / "old", rows, TARGET, indicators=before))
    found, _ = compared(old, pack_of(tmp_path / "new", rows, TARGET, indicators=share))
    assert [cells[0] for cells in rows_of(found)] == ["Message moved", "Target changed"]
