from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from scrutiny_pack.config.indicators import IndicatorEntry
from scrutiny_pack.config.published import LaitMeasure, lait_measures
from scrutiny_pack.config.schema import ComparatorEntry
from scrutiny_pack.data.area_names import AreaNames, read_area_names
from scrutiny_pack.data.areas import Area, Areas
from scrutiny_pack.data.lait import lait_period, read_lait
from scrutiny_pack.data.neighbours import read_neighbour_list
from scrutiny_pack.data.observations import Observations
from scrutiny_pack.data.rows import IndicatorRule
from scrutiny_pack.data.wanted import Wanted
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.comparators import ComparatorFigure, comparator_figure
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period, parse_period

pytestmark = pytest.mark.real_data

MEASURES: Mapping[str, LaitMeasure] = lait_measures().measures
LONG_DATA = "lait/bds_long_0.parquet"
LISTS = {"2021": "lait/sn_april_2021.xlsx", "2025": "lait/sn_may_2025.xlsx"}
TIDY_LISTS = {year: f"neighbours/statistical_neighbours_{year}_long.csv" for year in LISTS}
STATISTICS = ("mean", "median")
SANDWELL = "E08000028"
OTHERS = {"840": "E06000047", "204": "E09000012"}
"""County Durham, which LAIT calls otherwise, and Hackney, which has no figures for two years: three-digit numbers and codes."""
FIGURES_IN_THE_REFERENCE = 968


def unit(key: str) -> Unit:
    """A measure's unit, as its key tells it."""
    return {"pct": Unit.PERCENT, "rate": Unit.RATE}.get(key.rpartition("_")[2], Unit.COUNT)


def comparators() -> dict[str, ComparatorEntry]:
    """A comparator for each list and statistic, however few members have a figure."""
    return {
        f"{statistic}_{year}": ComparatorEntry(name="neighbour", neighbours=year, statistic=statistic, at_least=1)
        for year in LISTS
        for statistic in STATISTICS
    }


def indicator(key: str) -> IndicatorEntry:
    """An entry of the registry for one measure; its words are never printed."""
    return IndicatorEntry(
        name=key, subject=key, label=key, definition=key, unit=unit(key).value, decimals=MEASURES[key].decimals, polarity="neutral"
    )


@pytest.fixture(scope="module")
def data(request: pytest.FixtureRequest) -> Path:
    """The folder of published data."""
    return Path(request.config.rootpath).parent / "shared" / "data"


@pytest.fixture(scope="module")
def names(data: Path) -> AreaNames:
    """All areas, by the look-up of authorities."""
    problems = ProblemList()
    names = read_area_names([(data / "areas/la_lookup.csv", "la_lookup.csv")], problems)
    assert problems.errors + problems.warnings == []
    return names


@pytest.fixture(scope="module")
def setting(data: Path, names: AreaNames) -> Setting:
    """Every measure that is known for every area, with both neighbour lists, as the readers give them."""
    problems = ProblemList()
    rules = {key: IndicatorRule(key, unit(key), published=key) for key in MEASURES}
    facts = read_lait(data / LONG_DATA, LONG_DATA, Wanted(rules, None), names, problems)
    neighbours = {key: codes for name in LISTS.values() for key, codes in read_neighbour_list(data / name, name, names, problems).items()}
    assert problems.errors + problems.warnings == []
    registry = {key: indicator(key) for key in MEASURES}
    areas = Areas([Area(SANDWELL, "Sandwell", "authority", "E12000005"), Area("E12000005", "West Midlands", "region", "")])
    return Setting(Observations(facts), areas, neighbours, registry, comparators(), SANDWELL, parse_period("2025-07"), ("", 0))


@pytest.fixture(scope="module")
def reference(data: Path) -> pd.DataFrame:
    """What was worked out for Sandwell from LAIT before this program was written."""
    table = pd.read_csv(data / "reference/sandwell_reference.csv", dtype=str, keep_default_na=False)
    return table[table["source_file"].str.startswith(LONG_DATA)]


def period(key: str, year: str) -> Period:
    """The period of a measure that LAIT's year stands for."""
    found = lait_period(year, MEASURES[key].timing)
    assert found is not None
    return found


def group(setting: Setting, name: str, key: str, year: str) -> ComparatorFigure | None:
    """The group's figure for exactly this year; nothing where no member has one."""
    figure = comparator_figure(setting, name, key, period(key, year))
    if isinstance(figure, Missing) or figure.quantity.period != period(key, year):
        return None
    return figure


def test_the_reference_is_about_measures_that_are_known(reference: pd.DataFrame) -> None:
    """Every measure that the reference takes from LAIT is in the alias table under its key, and nothing is left out below."""
    shorts = reference["source_file"].str.extract(r"\[Short Desc=(.*)\]")[0]
    assert {(key, MEASURES[key].short) for key in reference["indicator"]} == set(zip(reference["indicator"], shorts, strict=True))
    assert len(reference) == FIGURES_IN_THE_REFERENCE


@pytest.mark.parametrize("area", ["Sandwell", "West Midlands", "England"])
def test_every_published_value_is_that_of_the_reference(area: str, setting: Setting, reference: pd.DataFrame) -> None:
    """As published, to the last digit; where there is none, no value and a reason."""
    rows = reference[reference["area"] == area]
    wrong = []
    for key, year, code, value in zip(rows["indicator"], rows["period"], rows["area_code"], rows["value"], strict=True):
        fact = setting.observations.find(key, code, period(key, year))
        expected = (Decimal(value), "") if value else (None, "x")
        if fact is None or (fact.value, fact.reason) != expected:
            wrong.append((key, year, value, fact))
    assert wrong == []
    assert len(rows) == 152


@pytest.mark.parametrize("year_of_list", LISTS)
@pytest.mark.parametrize("statistic", STATISTICS)
def test_every_neighbour_figure_is_that_of_the_reference(
    year_of_list: str, statistic: str, setting: Setting, reference: pd.DataFrame
) -> None:
    """Mean and median under both lists, with as many members."""
    called = {"mean": "average", "median": "median"}[statistic]
    rows = reference[reference["area"] == f"SN {called} ({year_of_list} model)"]
    wrong = []
    for key, year, value, used in zip(rows["indicator"], rows["period"], rows["value"], rows["n_las"], strict=True):
        figure = group(setting, f"{statistic}_{year_of_list}", key, year)
        # The reference is written with four decimals.
        near = figure is not None and abs(figure.quantity.value - Decimal(value)) <= Decimal("0.00005")
        if figure is None or not near or (figure.used, figure.members) != (int(used), 10):
            wrong.append((key, year, value, used, figure))
    assert wrong == []
    assert len(rows) == 128


@pytest.mark.parametrize("number", OTHERS)
@pytest.mark.parametrize("year_of_list", LISTS)
def test_two_other_authorities_agree_with_a_plain_reading(number: str, year_of_list: str, setting: Setting, data: Path) -> None:
    """Own values, neighbour means and medians and members used equal a few lines of pandas over the file's text."""
    table = pd.read_parquet(data / LONG_DATA)
    table["value"] = pd.to_numeric(table["Values"], errors="coerce").round(9)
    cells = table.set_index(["Short Desc", "Years", table["LA Number"].astype(int).astype(str)])["value"]
    tidy = pd.read_csv(data / TIDY_LISTS[year_of_list], dtype=str)
    neighbours = list(tidy[tidy["la_code"] == number]["sn_code"])
    here = replace(setting, area=OTHERS[number])
    compared = 0
    for key, measure in MEASURES.items():
        for year in table[table["Short Desc"] == measure.short]["Years"].unique():
            fact = setting.observations.find(key, OTHERS[number], period(key, year))
            own = cells[(measure.short, year, number)]
            assert fact is not None and (fact.value is None if pd.isna(own) else float(fact.value or 0) == own), (key, year)
            known = cells[[(measure.short, year, other) for other in neighbours]].dropna()
            for statistic in STATISTICS:
                figure = group(here, f"{statistic}_{year_of_list}", key, year)
                assert (figure.used if figure else 0) == len(known), (key, year)
                compared += figure is not None
                assert figure is None or float(figure.quantity.value) == pytest.approx(known.agg(statistic), abs=1e-9), (key, year)
    assert compared > 300


def test_a_new_authority_has_no_neighbours_in_the_old_list(setting: Setting) -> None:
    """Cumberland stands in the 2021 list with none, which is told as the reason, and has ten in that of 2025."""
    cumberland = replace(setting, area="E06000063")
    missing = comparator_figure(cumberland, "mean_2021", "rereferrals_pct", parse_period("year ending 2024-03"))
    assert missing == Missing("the 2021 list has no neighbours for this authority")
    assert len(setting.neighbours["2025", "E06000063"]) == 10


def test_csv_and_parquet_give_the_same_figures(data: Path, names: AreaNames, tmp_path: Path) -> None:
    """The same file saved as CSV, with its texts of several lines, gives the same figures at the lines that an editor shows."""
    wanted = Wanted({"r": IndicatorRule("r", Unit.PERCENT, published="rereferrals_pct")}, frozenset({SANDWELL, "E06000047"}))
    path = tmp_path / "long data.csv"
    pd.read_parquet(data / LONG_DATA).to_csv(path, index=False)
    problems = ProblemList()
    from_csv = read_lait(path, "x.csv", wanted, names, problems)
    from_parquet = read_lait(data / LONG_DATA, "x.csv", wanted, names, problems)
    assert problems.errors + problems.warnings == []
    assert [replace(fact, row=0) for fact in from_csv] == [replace(fact, row=0) for fact in from_parquet]
    assert len(from_csv) == 20
    lines = path.read_text(encoding="utf-8").split("\n")
    assert all(lines[fact.row - 1].startswith("ReReferral,") for fact in from_csv)
