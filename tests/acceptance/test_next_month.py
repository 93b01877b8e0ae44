from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from scrutiny_pack import run
from scrutiny_pack.periods import parse_period
from tests.acceptance.conftest import Rows, tell

AUGUST = {"month: 2022-07": "month: 2022-08", "date: 2022-10-10": "date: 2022-11-14"}


def a_month_later(file: str, rows: Rows) -> Rows:
    """The rows of August 2022: for each figure of July one a month later, and for each of July 2021 one of August 2021."""
    if file not in ("monthly.csv", "local.csv"):
        return rows
    periods = {"2022-07", "2022-07-31", "2021-07-31", "12 months to 2022-07"}
    new = [row | {"period": str(parse_period(row["period"]).shifted(1))} for row in rows if row["period"] in periods]
    return rows + new


def test_a_new_month_needs_its_rows_and_its_date_only(pack_copy: Callable[..., Path], tmp_path: Path) -> None:
    """Title, file names and words follow the month; nothing in the YAML but the month and the meeting date was touched."""
    pack = pack_copy(a_month_later, AUGUST)
    built = run.build(run.Options(pack, None, tmp_path / "output", ("docx", "pptx"), lambda _: None))
    assert [path.name for path in built.files] == [
        f"sandwell-scrutiny-2022-08-scrutiny.{ending}" for ending in ("docx", "pptx", "evidence.json")
    ]
    assert json.loads(built.files[2].read_text(encoding="utf-8"))["pack"]["title"] == "Key performance, August 2022"


def test_words_follow_the_month(pack_copy: Callable[..., Path]) -> None:
    """Every sentence speaks of August, and the window that lacked a month is whole."""
    told = tell(pack_copy(a_month_later, AUGUST))
    assert len(told.bullets) == 32
    assert not [printed.text.plain for printed in told.bullets.values() if "July" in printed.text.plain]
    assert told.text("cpp.change").endswith("in the year to 31 August 2022.")
    assert told.text("s47.latest").endswith("based on the 12 months to August 2022.")
    assert not [warning for warning in told.warnings if warning.slug == "short-window"]
    assert "17 months before the local figures" in next(warning.what for warning in told.warnings if warning.slug == "old-comparator")


def test_a_month_without_its_rows_is_never_last_months(pack_copy: Callable[..., Path]) -> None:
    """With the month moved on and no new rows, bullets are dropped and named: July's figures are not printed as August's."""
    told = tell(pack_copy(texts=AUGUST))
    assert {dropped.id for dropped in told.story.dropped} >= {"referrals.change", "assess45.latest", "cpp.change", "moves3.compare"}
    assert not [text for printed in told.bullets.values() if "August 2022" in (text := printed.text.plain)]
