from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.errors import InputError
from scrutiny_pack.periods import parse_period
from tests.small_pack import LOCAL, read_small_pack, row, small_pack


def with_source_date(folder: Path, text: str) -> str:
    small_pack(folder, [row("number", "2022-07", 5)])
    path = folder / "data/rows.csv"
    header, line = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{header},source_date\n{line},{text}\n", encoding="utf-8")
    fact = read_small_pack(folder).setting.observations.find("number", LOCAL, parse_period("2022-07"))
    assert fact is not None
    return fact.source_date


@pytest.mark.parametrize(("text", "read"), [("2022-08-15", "2022-08-15"), ("15/08/2022", "2022-08-15"), ("2022", "2022"), ("", "")])
def test_a_source_date_is_a_day_or_a_year(text: str, read: str, tmp_path: Path) -> None:
    """Written one way, so that the newer of two can be told."""
    assert read == with_source_date(tmp_path, text)


@pytest.mark.parametrize("text", ["soon", "2022-13-01", "2022-07", "20222"])
def test_any_other_source_date_is_refused(text: str, tmp_path: Path) -> None:
    """With its row and column."""
    with pytest.raises(InputError) as error:
        with_source_date(tmp_path, text)
    (problem,) = error.value.problems
    assert (problem.slug, problem.place.row, problem.place.column) == ("not-a-date", 2, "source_date")
