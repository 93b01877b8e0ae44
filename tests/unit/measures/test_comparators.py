from __future__ import annotations

import statistics
from decimal import Decimal
from pathlib import Path

import pytest

from scrutiny_pack.measures.comparators import ComparatorFigure, comparator_figure
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.periods import parse_period
from tests.small_pack import COMPARATORS, NEIGHBOURS, Row, read_small_pack, row, small_pack

VALUES = ["18.4", "22.1", "19.0", "25.6", "17.3", "21.8", "20.2", "30.9", "16.5", "23.7"]
MEDIAN = {"sn": COMPARATORS["sn"] | {"statistic": "median"}}
YEAR = "year ending 2021-03"


def members(values: list[str] = VALUES, period: str = YEAR) -> list[Row]:
    return [row("share", period, value, area=f"n{place}") for place, value in enumerate(values, 1) if value]


def found(
    folder: Path, rows: list[Row], key: str = "sn", beside: str = "12 months to 2022-07", **more: object
) -> ComparatorFigure | Missing:
    return comparator_figure(small_pack(folder, rows, **more).setting, key, "share", parse_period(beside))  # type: ignore[arg-type]  # handed on


def figure(*args: object, **more: object) -> ComparatorFigure:
    made = found(*args, **more)  # type: ignore[arg-type]  # handed on
    assert isinstance(made, ComparatorFigure), made
    return made


def test_a_group_is_the_mean_of_its_members(tmp_path: Path) -> None:
    """The simple mean of the published values."""
    made = figure(tmp_path, members())
    assert sum(map(Decimal, VALUES)) / 10 == made.quantity.value
    assert (made.used, made.members, made.partial) == (10, 10, False)


def test_a_group_may_be_the_median(tmp_path: Path) -> None:
    """Of ten, the mean of the two in the middle."""
    made = figure(tmp_path, members(), comparators=MEDIAN)
    assert statistics.median(map(Decimal, VALUES)) == made.quantity.value == Decimal("21.0")


@pytest.mark.parametrize("symbol", ["c", "x", "low"])
def test_withheld_members_are_left_out(symbol: str, tmp_path: Path) -> None:
    """They are neither nought nor forgotten: six of ten is said."""
    values = VALUES[:6] + [symbol] * 4
    made = figure(tmp_path, members(values))
    assert sum(map(Decimal, VALUES[:6])) / 6 == made.quantity.value
    assert (made.used, made.members, made.partial) == (6, 10, True)


def test_too_few_members_make_no_figure(tmp_path: Path) -> None:
    """Five are enough and four are not, unless the pack says otherwise."""
    assert figure(tmp_path, members(VALUES[:5])).used == 5
    four = found(tmp_path, members(VALUES[:4]))
    assert Missing("figures for 4 of 10 members, fewer than 5") == four
    assert figure(tmp_path, members(VALUES[:4]), comparators={"sn": COMPARATORS["sn"] | {"at_least": "4"}}).used == 4


def test_without_any_member_the_given_figure_is_taken(tmp_path: Path) -> None:
    """A row of the group itself, as it was published."""
    made = figure(tmp_path, [row("share", YEAR, "20.83", area="sn", decimals=1)])
    assert (str(made.quantity.shown), made.used, made.members, made.partial) == ("20.8", 0, 0, False)


@pytest.mark.parametrize(
    ("stated", "asked", "fits"),
    [("mean", "mean", True), ("", "mean", True), ("median", "median", True), ("median", "mean", False), ("mean", "median", False)],
)
def test_a_median_is_never_called_an_average(stated: str, asked: str, fits: bool, tmp_path: Path) -> None:
    """A given figure of another statistic than the pack's is refused."""
    comparators = {"sn": COMPARATORS["sn"] | {"statistic": asked}}
    made = found(tmp_path, [row("share", YEAR, "20.8", area="sn", statistic=stated)], comparators=comparators)
    assert isinstance(made, ComparatorFigure) if fits else made == Missing(f"published as a {stated} only")


def test_a_comparator_keeps_its_fewer_decimals(tmp_path: Path) -> None:
    """9 stays 9 beside 8.5; 20.83 is printed with the indicator's one; a stated number of decimals counts."""
    rows = [row("share", YEAR, "9", area="eng"), row("share", YEAR, "20.83", area="reg")]
    assert str(figure(tmp_path, rows, "eng").quantity.shown) == "9"
    assert str(figure(tmp_path, rows, "reg").quantity.shown) == "20.8"
    assert str(figure(tmp_path, [row("share", YEAR, "22.70", area="eng", decimals=0)], "eng").quantity.shown) == "23"


def test_the_same_months_come_first_then_the_newest(tmp_path: Path) -> None:
    """Beside the year to March 2021 stands that year's figure; beside July 2022 the newest."""
    rows = [row("share", f"year ending {year}-03", value, area="eng") for year, value in (("2020", 21), ("2021", 22), ("2022", 23))]
    assert figure(tmp_path, rows, "eng", YEAR).quantity.value == 22
    assert figure(tmp_path, rows, "eng").quantity.value == 23


def test_a_figure_after_the_month_is_not_known_yet(tmp_path: Path) -> None:
    """What was published for later stays out of a pack for July 2022."""
    rows = [row("share", "year ending 2022-03", 22, area="eng"), row("share", "year ending 2023-03", 24, area="eng")]
    assert figure(tmp_path, rows, "eng").quantity.value == 22


def test_a_withheld_figure_of_the_same_months_is_not_replaced(tmp_path: Path) -> None:
    """An older figure would be taken for this one."""
    rows = [row("share", YEAR, "c", area="eng"), row("share", "year ending 2020-03", 22, area="eng")]
    assert Missing("withheld or not available [c]", "c", note="not_available") == found(tmp_path, rows, "eng", YEAR)


def test_the_region_is_the_areas_own(tmp_path: Path) -> None:
    """The same YAML serves an authority of another region."""
    assert figure(tmp_path, [row("share", YEAR, 22, area="reg")], "reg").quantity.area == "E12000005"


def test_nobody_is_compared_with_themselves(tmp_path: Path) -> None:
    """The authority's own row in its neighbour list is left out of the average."""
    small_pack(tmp_path, members())
    path = tmp_path / "data" / "neighbours.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(f"10,{NEIGHBOURS[9]}", "10,E08000028"), encoding="utf-8")
    made = comparator_figure(read_small_pack(tmp_path).setting, "sn", "share", parse_period(YEAR))
    assert isinstance(made, ComparatorFigure)
    assert (made.used, made.members) == (9, 9)


def test_no_row_is_no_figure(tmp_path: Path) -> None:
    """Neither for an area nor for a group."""
    rows = [row("share", "2022-07", 20)]
    assert found(tmp_path, rows, "eng") == found(tmp_path, rows, "sn") == Missing("no figure")


@pytest.mark.parametrize(
    ("key", "rows", "newer"),
    [
        ("eng", [row("share", YEAR, "22.7", area="eng"), row("share", "year ending 2022-03", "c", area="eng")], "year ending 2022-03"),
        ("eng", [row("share", YEAR, "22.7", area="eng"), row("share", "year ending 2022-03", "", area="eng")], None),
        ("eng", [row("share", YEAR, "22.7", area="eng"), row("share", "year ending 2023-03", "c", area="eng")], None),
        ("sn", members() + members(VALUES[:3], "year ending 2022-03"), "year ending 2022-03"),
        ("sn", members() + members(["c"] * 10, "year ending 2022-03"), "year ending 2022-03"),
        ("sn", members() + members(VALUES[:5] + ["c"] * 5, "year ending 2022-03"), None),
        ("sn", [row("share", YEAR, "20", area="sn"), row("share", "year ending 2022-03", "x", area="sn")], "year ending 2022-03"),
    ],
)  # fmt: skip
def test_a_newer_figure_that_is_withheld_is_not_passed_over_in_silence(
    key: str, rows: list[Row], newer: str | None, tmp_path: Path
) -> None:
    """An older one stands beside the authority's figure then, and the newer period is named; one that is not out yet is not."""
    made = figure(tmp_path, rows, key)
    assert (str(made.passed_over) if made.passed_over else None) == newer
    assert made.quantity.period.year == (2021 if newer or key == "eng" else 2022)
