from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scrutiny_pack.measures.comparators import ComparatorFigure, comparator_figure
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.periods import parse_period
from tests.small_pack import COMPARATORS, Row, bullet, row, small_pack

POOLED = {"sn": COMPARATORS["sn"] | {"statistic": "pooled"}}
COUNTS = [(10, 100), (30, 100), (5, 1000), (20, 200), (1, 50), (7, 70)]
YEAR = "year ending 2021-03"


def members(indicator: str = "share", period: str = YEAR) -> list[Row]:
    """Six members with counts, and a seventh with a percentage alone."""
    counted = [row(indicator, period, of=counts, area=f"n{place}") for place, counts in enumerate(COUNTS, 1)]
    return [*counted, row(indicator, period, "50", area="n7")]


def found(folder: Path, indicator: str, rows: list[Row], **more: object) -> ComparatorFigure | Missing:
    pack = small_pack(folder, rows, comparators={"sn": POOLED["sn"] | more})
    return comparator_figure(pack.setting, "sn", indicator, parse_period("12 months to 2022-07"))


def test_a_pooled_figure_divides_all_numerators_by_all_denominators(tmp_path: Path) -> None:
    """As if the members were one area; a member without counts is left out, and how many were used is said."""
    made = found(tmp_path, "share", members())
    assert isinstance(made, ComparatorFigure)
    assert Decimal(73 * 100) / 1520 == made.quantity.value
    assert (made.used, made.members) == (6, 10)
    assert made.quantity.formula == "sum of the numerators 73 / sum of the denominators 1,520 x 100, of 6 of 10 members"


@pytest.mark.parametrize(("period", "times"), [(YEAR, 10000), ("2021-03-31", 10000), ("2021-03", 120000)])
def test_a_pooled_rate_is_of_a_year(period: str, times: int, tmp_path: Path) -> None:
    """Per so many as the indicator says; a month's counts are scaled to twelve, those of a date are not."""
    made = found(tmp_path, "rate", members("rate", period))
    assert isinstance(made, ComparatorFigure)
    assert Decimal(73 * times) / 1520 == made.quantity.value


def test_a_pool_of_too_few_is_no_figure(tmp_path: Path) -> None:
    """Members with a percentage and no counts do not help, and counts alone have nothing to be divided by."""
    assert found(tmp_path / "few", "share", members(), at_least=7) == Missing("figures for 6 of 10 members, fewer than 7")
    assert found(tmp_path / "counts", "number", members("number")) == Missing("figures for 0 of 10 members, fewer than 5")


def test_a_pooled_figure_is_called_an_average(tmp_path: Path) -> None:
    """In the sentence; the source note says how it was made."""
    rows = [row("share", YEAR, "20"), *members()]
    pack = small_pack(tmp_path, rows, [bullet({"g": {"gap": "share", "at": YEAR, "to": ["sn"]}})], comparators=POOLED)
    assert "the statistical neighbour average (4.8%)" in pack.text()
    assert "pooled average of 6 of 10 neighbours' published figures" in pack.told().sections[0].note.plain
