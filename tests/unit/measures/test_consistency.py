from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.consistency import CountAndRate, Halves, contradicting_halves, count_and_rate
from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.periods import parse_period
from tests.small_pack import LOCAL, SmallPack, indicator, months_to, row, small_pack

RATES = {
    "plans": indicator("count", "neutral", 0, timing="month_end"),
    "plan_rate": indicator("rate", "neutral", 1, timing="month_end", rate_of="plans"),
}


def quantity(pack: SmallPack, name: str, period: str) -> Quantity:
    found = level(pack.setting, name, LOCAL, parse_period(period))
    assert isinstance(found, Quantity), found
    return found


def pair(folder: Path, count: object, rate: str) -> CountAndRate | None:
    pack = small_pack(folder, [row("plans", "2022-07-31", count), row("plan_rate", "2022-07-31", rate)], indicators=RATES)
    return count_and_rate(pack.setting, quantity(pack, "plan_rate", "2022-07-31"))


def test_count_and_rate_imply_a_population(tmp_path: Path) -> None:
    """430 at 52.2 per 10,000 is a population of 82,297 to 82,454: the rate may be anything from 52.15 to 52.25."""
    found = pair(tmp_path, 430, "52.2")
    assert found is not None
    assert [round(end) for end in found.population] == [82_297, 82_454]


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ((430, "52.2"), (853, "102.8"), False), ((405, "48.8"), (837, "100.8"), True), ((405, "48.8"), (405, "48.8"), True),
        ((405, "48.8"), (405, "48.9"), True), ((405, "48.8"), (405, "49.0"), False)],
)  # fmt: skip
def test_rates_of_one_date_share_a_population(first: tuple[int, str], second: tuple[int, str], agree: bool, tmp_path: Path) -> None:
    """Where no population can be behind both, they do not; either way round."""
    one, other = pair(tmp_path / "one", *first), pair(tmp_path / "other", *second)
    assert one and other
    assert agree == one.agrees_with(other) == other.agrees_with(one)


@pytest.mark.parametrize(("count", "rate"), [(0, "0.0"), ("c", "48.8"), (1, "0.05")])
def test_no_population_is_implied_by_nought_or_nothing(count: object, rate: str, tmp_path: Path) -> None:
    """A rate near nought, or a count that is withheld, says nothing of the population."""
    found = pair(tmp_path, count, rate)
    assert found is None or found.population[0] > 0


def test_a_rate_without_a_count_implies_nothing(tmp_path: Path) -> None:
    """Only an indicator that names its count is checked."""
    pack = small_pack(tmp_path, [row("rate", "2022-07", 50)])
    assert count_and_rate(pack.setting, quantity(pack, "rate", "2022-07")) is None


def halves(folder: Path, first: int, second: int, before: int = 718, leave_out: int = 0) -> Halves | None:
    """The check of a year of monthly counts: `first` a month for half a year, then `second`."""
    months = months_to("2022-07", 12)
    rows = [row("rate", month, of=(first if place < 6 else second, 83_000)) for place, month in enumerate(months) if place >= leave_out]
    pack = small_pack(folder, [*rows, row("rate", "2020-21", before)])
    start, end = (quantity(pack, "rate", period) for period in ("year ending 2021-03", "12 months to 2022-07"))
    return contradicting_halves(pack.setting, Change(start, end, "neutral"))


def test_halves_that_rise_contradict_a_fall(tmp_path: Path) -> None:
    """The year fell from 718; its second half is above its first."""
    found = halves(tmp_path, 320, 390)
    assert found is not None
    assert (found.first.shown, found.second.shown) == (463, 564)
    assert (str(found.first.period), str(found.second.period)) == ("6 months to 2022-01", "6 months to 2022-07")


def test_halves_that_fall_agree_with_a_fall(tmp_path: Path) -> None:
    """Nothing to say."""
    assert halves(tmp_path, 390, 320) is None


def test_halves_that_fall_contradict_a_rise(tmp_path: Path) -> None:
    """The year rose from 300; its second half is below its first."""
    assert halves(tmp_path, 390, 320, before=300) is not None


@pytest.mark.parametrize(("second", "contradicts"), [(419, False), (420, True)])
def test_halves_within_the_in_line_band_contradict_nothing(second: int, contradicts: bool, tmp_path: Path) -> None:
    """400 a month is 578 a year per 10,000; a twentieth of it, 28.9, is needed: 606 is not 28.9 above, 607 is 29."""
    assert contradicts == (halves(tmp_path, 400, second) is not None)


@pytest.mark.parametrize(("second", "contradicts"), [(419, False), (420, True)])
def test_the_edge_of_the_band_contradicts(second: int, contradicts: bool, tmp_path: Path) -> None:
    """From 400 exactly a twentieth is 20: the band is half-open."""
    months = [row("rate", month, of=(300, 83_000)) for month in months_to("2022-07", 12)]
    given = [row("rate", "6 months to 2022-01", 400), row("rate", "6 months to 2022-07", second), row("rate", "2020-21", 718)]
    pack = small_pack(tmp_path, [*months, *given])
    start, end = (quantity(pack, "rate", period) for period in ("year ending 2021-03", "12 months to 2022-07"))
    assert contradicts == (contradicting_halves(pack.setting, Change(start, end, "neutral")) is not None)


def test_an_incomplete_year_has_no_halves(tmp_path: Path) -> None:
    """With a month missing the halves are not alike."""
    assert halves(tmp_path, 320, 390, leave_out=1) is None
