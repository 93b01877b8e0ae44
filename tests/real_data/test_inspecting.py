from __future__ import annotations

import time
from pathlib import Path

import pytest

from scrutiny_pack.inspecting import inspected

pytestmark = pytest.mark.real_data


@pytest.mark.parametrize("folder", ["ees", "lait", "neighbours", "samples"])
def test_every_file_is_described(folder: str, real_data: Path) -> None:
    """No file of the folder is refused, and each gets a layout."""
    for path in sorted(path for path in (real_data / folder).rglob("*") if path.suffix in (".csv", ".xlsx", ".parquet")):
        assert f"File: {path.as_posix()}\nLayout: " in inspected(path), path.name


def test_published_tables_are_all_understood(real_data: Path) -> None:
    """Nothing in the tables of both releases is left over."""
    for path in sorted((real_data / "ees").rglob("*.csv")):
        said = inspected(path)
        assert "Layout: published table (Explore Education Statistics)" in said
        assert "Not understood: nothing" in said, said


def test_the_referrals_of_2024_are_counted_as_they_stand(real_data: Path) -> None:
    """Rows, areas, years and symbols are those of a plain count of the file's cells."""
    path = real_data / "ees" / "2024" / "c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    said = inspected(path)
    assert f"Rows: {len(lines) - 1:,}" in said
    for symbol in ("c", "u", "x"):
        count = sum(line.split(",").count(symbol) for line in lines)
        assert f"  {symbol} (" in said
        assert f"): {count:,}\n" in said
    assert "Periods: 2013 to 2024 (12 years)" in said
    assert "  rereferrals_pct: rereferrals" in said


def test_the_long_data_is_described_in_seconds(real_data: Path) -> None:
    """641,070 rows take less than five seconds."""
    began = time.perf_counter()
    said = inspected(real_data / "lait" / "bds_long_0.parquet")
    assert time.perf_counter() - began < 5
    assert "Rows: 641,070" in said
    assert "  referrals_rate: referrals" in said
    assert "  - (not available): 93,883" in said


def test_lists_of_children_are_not_repeated(real_data: Path) -> None:
    """Of Annex A nothing but the sheets and their ranges is shown."""
    said = inspected(real_data / "samples" / "annex_a" / "Annex_A.xlsx")
    assert '"List 1": A1:G6; it has columns about people one by one' in said
    assert "rows:" not in said
