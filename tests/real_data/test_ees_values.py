"""Figures of the published files of two releases, beside another reading of the same files that knows nothing of ours."""

from __future__ import annotations

import csv
import re
import time
import tracemalloc
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest
import yaml

from scrutiny_pack.data.ees import read_ees
from scrutiny_pack.data.ees_names import ees_names
from scrutiny_pack.data.ees_table import ees_table
from scrutiny_pack.data.rates import derive_rates
from scrutiny_pack.data.rows import IndicatorRule
from scrutiny_pack.data.wanted import Wanted
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.figures import Unit

pytestmark = pytest.mark.real_data

AREAS = {
    "E09000012": "Hackney, a London borough (2021 and 2022 not available)",
    "E10000012": "Essex, a county",
    "E06000023": "Bristol, a unitary",
    "E08000028": "Sandwell, a metropolitan district",
    "E06000017": "Rutland, with withheld cells",
    "E12000005": "West Midlands",
    "E12000007": "London, a row of its own",
    "E13000001": "Inner London",
    "E92000001": "England",
}

BANDS_45 = ["Same_day", "1-10_days", "11-20_days", "21-30_days", "31-40_days", "41-45_days"]
SAME_CARER = "Living with the same carer for at least 2 years"
LONGER = ", or are placed for adoption and their adoptive placement together with their previous placement, last for at least 2 years"
LONG_TERM = "Children looked after continuously for at least 2.5 years {} 31 March aged under 16 years"
AT_31_MARCH = {"population_count": "Children looked after at 31 March each year"}
CARE = {"activity": "Total in education, employment or training"}
NO_CARE = {"activity": "Total not in education, employment or training"}
SUITABLE = {"accommodation_suitability": "Accommodation considered suitable"}
YOUNG, OLDER = {"age": "Aged 17 to 18"}, {"age": "Aged 19 to 21"}
MOVED = {"cla_group": "CLA on 31 March", "placement_stability": "With 3 or more placements during the year"}

PUBLISHED = {
    2024: {
        "b1_": {"cin_rate": ({}, "At31_episodes_rate")},
        "c1_": {"referrals_rate": ({}, "Referrals_rate"), "rereferrals_pct": ({}, "Re_referrals_percent")},
        "c2_": {
            "assessments_rate": ({}, "Assessments_completed_rate"),
            "assessments_45wd_pct": ({}, (BANDS_45, "Assessments_completed")),
        },
        "c4_": {
            "s47_rate": ({}, "Section47_rate"),
            "icpc_rate": ({}, "ICPC_rate"),
            "icpc_15wd_pct": ({}, (["Duration_0-10_days", "Duration_11-15_days"], "ICPC")),
        },
        "d1_": {"cpp_number": ({}, "CPP_At31"), "cpp_rate": ({}, "CPP_At31_rate")},
        "d3_": {"cpp_repeat_pct": ({}, "CPP_subsequent_percent")},
        "d5_": {"cpp_number": ({}, "CPP_At31"), "cpp_2yrs_at31mar_pct": ({}, "2_years_or_more_percent")},
        "d7_": {"cpp_2yrs_ended_pct": ({}, "2_years_or_more_percent")},
        "cla2024_cla_number": {"cla_number": (AT_31_MARCH, "number"), "cla_rate": (AT_31_MARCH, "rate_per_10000")},
        "cla2024_la_cla_placement": {
            "cla_3plus_placements_pct": (MOVED, "percentage"),
            "cla_same_placement_2yrs_pct": ({"cla_group": LONG_TERM.format("on"), "placement_stability": SAME_CARER}, "percentage"),
        },
        "cla2024_la_care_leavers_activity": {
            "cl_eet_19_21_pct": (OLDER | CARE, "percentage"),
            "cl_neet_19_21_pct": (OLDER | NO_CARE, "percentage"),
            "cl_eet_17_18_pct": (YOUNG | CARE, "percentage"),
        },
        "cla2024_la_care_leavers_accom": {
            "cl_suitable_19_21_pct": (SUITABLE | {"age": "19 to 21 years"}, "percentage"),
            "cl_suitable_17_18_pct": (SUITABLE | {"age": "17 to 18 years"}, "percentage"),
        },
        "ons_": {"population": ({}, "population_estimate")},
        "a2_": {
            "s47_rate": ({"category_type": "Section 47s in the year"}, "rate"),
            "icpc_rate": ({"category_type": "ICPCs in the year"}, "rate"),
            "cpp_number": ({"category_type": "CPP at 31 March"}, "number"),
            "cpp_rate": ({"category_type": "CPP at 31 March"}, "rate"),
            "cpp_repeat_pct": ({"category_type": "CPPs starting which were a second or subsequent plan"}, "percent"),
        },
        "headline_": {
            "cin_rate": ({}, "children_in_need_per_10000_children"),
            "cpp_number": ({}, "child_protection_plans"),
            "cpp_rate": ({}, "child_protection_plans_per_10000_children"),
        },
        **{name: {} for name in ("c3_", "c5_", "c6_", "d2_", "d4_", "d6_")},
    },
    2023: {
        "cin2023_b1": {"cin_rate": ({}, "At31_episodes_rate")},
        "cin2023_c1": {"referrals_rate": ({}, "Referrals_rate"), "rereferrals_pct": ({}, "Re_referrals_percent")},
        "cin2023_d3": {"cpp_repeat_pct": ({}, "CPP_subsequent_percent")},
        "cin2023_d5": {"cpp_number": ({}, "CPP_At31"), "cpp_2yrs_at31mar_pct": ({}, "2_years_or_more_percent")},
        "cla2023_cla_number": {"cla_number": (AT_31_MARCH, "number"), "cla_rate": (AT_31_MARCH, "rate_per_10000")},
        "cla2023_la_cla_placement": {
            "cla_3plus_placements_pct": (MOVED, "percentage"),
            "cla_same_placement_2yrs_pct": (
                {"cla_group": LONG_TERM.format("at"), "placement_stability": SAME_CARER + LONGER},
                "percentage",
            ),
        },
        "cla2023_la_care_leavers_activity": {
            "cl_eet_19_21_pct": (OLDER | CARE, "percentage"),
            "cl_neet_19_21_pct": (OLDER | NO_CARE, "percentage"),
            "cl_eet_17_18_pct": (YOUNG | CARE, "percentage"),
        },
        "cla2023_la_care_leavers_accom": {
            "cl_suitable_19_21_pct": (SUITABLE | {"age": "19 to 21 years"}, "percentage"),
            "cl_suitable_17_18_pct": (SUITABLE | {"age": "17 to 18 years"}, "percentage"),
        },
    },
}
"""Which measures each file of a release holds: in which rows, and in which column, or as the sum of which columns over which."""

FILES = [(year, start) for year, files in PUBLISHED.items() for start in files]
AT_A_DATE = {"cin_rate", "cpp_number", "cpp_rate", "cpp_2yrs_at31mar_pct", "cla_number", "cla_rate", "cla_same_placement_2yrs_pct"}
UNITS = {"count": Unit.COUNT, "rate": Unit.RATE, "percent": Unit.PERCENT}
REASONS = {"c": "c", "x": "x", "z": "z", "u": "u", "k": "low"}


@pytest.fixture(scope="session")
def everything():
    """What a pack wants that names every published measure, under its key."""
    rules = {key: IndicatorRule(key, UNITS[sources[0].kind], published=key) for key, sources in ees_names().measures.items()}
    return Wanted(rules, None)


def found(real_data: Path, year: int, start: str) -> Path:
    (path,) = (real_data / "ees" / str(year)).glob(f"{start}*.csv")
    return path


def read(path, wanted, columns=None):
    problems = ProblemList()
    facts = read_ees(path, path.name, wanted, problems, columns or {})
    return facts, [str(problem) for problem in problems.errors + problems.warnings]


def published_by_pandas(path: Path, where: dict[str, str], column: str | tuple[list[str], str]) -> dict[tuple[str, int], str]:
    """The text of each figure by area and year; a sum of day bands as a percentage with one decimal."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    for name, label in where.items():
        table = table[table[name] == label]
    codes = {"National": "country_code", "Regional": "region_code", "Local authority": "new_la_code"}
    areas = [row[codes[row["geographic_level"]]] for _, row in table.iterrows()]
    texts = list(table[column]) if isinstance(column, str) else [banded(row, *column) for _, row in table.iterrows()]
    return dict(zip(zip(areas, table["time_period"].astype(int), strict=True), texts, strict=True))


def banded(row, bands, whole):
    symbols = [row[band] for band in bands if not row[band].isdigit()]
    if symbols:
        return "c" if "c" in symbols else symbols[0]
    if not row[whole].isdigit():
        return row[whole]
    if row[whole] == "0":
        return "z"
    return str((Decimal(sum(int(row[band]) for band in bands) * 100) / Decimal(row[whole])).quantize(Decimal("0.1"), ROUND_HALF_UP))


@pytest.mark.parametrize(("year", "start"), FILES)
def test_figures_are_those_of_the_file(real_data, everything, year, start):
    """For each area and each measure of a file, value, decimals and reason are what pandas reads there, and nothing else is read."""
    path = found(real_data, year, start)
    facts, messages = read(path, Wanted(everything.indicators, frozenset(AREAS)))
    assert messages == []
    assert {fact.indicator for fact in facts} == set(PUBLISHED[year][start])
    for key, (where, column) in PUBLISHED[year][start].items():
        expected = {place: text for place, text in published_by_pandas(path, where, column).items() if place[0] in AREAS}
        figures = {(fact.area, fact.period.year): fact for fact in facts if fact.indicator == key}
        assert expected == {place: str(fact.value) if fact.value is not None else SYMBOL[fact.reason] for place, fact in figures.items()}
        assert len(expected) >= 5


SYMBOL = {reason: symbol for symbol, reason in REASONS.items()}


def test_the_areas_have_withheld_cells(real_data, everything):
    """The comparison above is not one of numbers only: among its areas are cells that are withheld and that are not available."""
    facts = [fact for year, start in FILES for fact in read(found(real_data, year, start), everything)[0] if fact.area in AREAS]
    assert {"c", "x"} <= {fact.reason for fact in facts}


@pytest.mark.parametrize(("year", "start"), FILES)
def test_a_fact_says_where_it_stands(real_data, everything, year, start):
    """The row of a fact is the line of the file that holds its area, its year and its value."""
    path = found(real_data, year, start)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    for fact in read(path, everything)[0][::97]:
        assert fact.area in lines[fact.row - 1]
        assert lines[fact.row - 1].startswith(str(fact.period.year))
        assert fact.source_date == str(year if start != "ons_" else 2023)
        assert str(fact.value) in lines[fact.row - 1] or fact.value is None or "worked out" in fact.source
        expected = "date" if fact.indicator in AT_A_DATE | {"population"} else "year ending"
        assert (fact.period.kind, fact.period.month) == (expected, 6 if fact.indicator == "population" else 3)


@pytest.mark.parametrize("key", ["assessments_45wd_pct", "icpc_15wd_pct"])
def test_day_bands_agree_with_the_interactive_tool(real_data, everything, key):
    """The percentages worked out from day bands are within 0.05 of LAIT's in all but the few areas that are known to differ."""
    start, short = {"assessments_45wd_pct": ("c2_", "Continue_Assess_Comp"), "icpc_15wd_pct": ("c4_", "CP_conf_15days")}[key]
    facts = [fact for fact in read(found(real_data, 2024, start), everything)[0] if fact.indicator == key]
    lait = pd.read_parquet(real_data / "lait" / "bds_long_0.parquet")
    lait = lait[(lait["Short Desc"] == short) & lait["Values"].str.fullmatch(r"[0-9.]+")]
    lait = lait.dropna(subset=["LA Number"])
    numbers = {code: int(number) for number, code in old_codes(real_data)}
    theirs = {(int(number), int(year)): Decimal(value) for number, year, value in lait[["LA Number", "Years", "Values"]].to_numpy()}
    gaps = [
        abs(fact.value - theirs[numbers[fact.area], fact.period.year])
        for fact in facts
        if fact.value is not None and fact.area in numbers and (numbers[fact.area], fact.period.year) in theirs
    ]
    assert len(gaps) > 1100
    assert sum(gap <= Decimal("0.05") for gap in gaps) > 0.994 * len(gaps)
    assert max(gaps) < 1
    assert any(fact.reason == "c" for fact in facts)


def old_codes(real_data):
    table = pd.read_csv(real_data / "areas" / "la_lookup.csv", dtype=str)
    return [(number, code) for number, code in table[["la_code", "new_la_code"]].to_numpy() if str(number).isdigit()]


def test_sandwell_agrees_with_the_reference(real_data, everything):
    """Sandwell's figures in the 2024 release are those of the reference, which were taken from the tool, or were revised there since."""
    with (real_data / "reference" / "sandwell_reference.csv").open(encoding="utf-8") as file:
        reference = {(row["indicator"], row["period"]): row["value"] for row in csv.DictReader(file) if row["area"] == "Sandwell"}
    facts = [fact for year, start in FILES if year == 2024 for fact in read(found(real_data, year, start), everything)[0]]
    ours = {(fact.indicator, str(fact.period.year)): fact.value for fact in facts if fact.area == "E08000028" and fact.value is not None}
    both = [key for key in ours if reference.get(key)]
    differ = [key for key in both if abs(ours[key] - Decimal(reference[key])) > Decimal("0.05")]
    assert len(both) > 100
    # Rates of 2023 and 2024 moved with the population estimates of the next release, percentages of the newest year with late returns.
    assert {key[1] for key in differ} <= {"2023", "2024"}


RATES = {
    "b1_": "cin_rate", "c1_": "referrals_rate", "c2_": "assessments_rate", "c4_": "s47_rate", "d1_": "cpp_rate",
}  # fmt: skip


@pytest.mark.parametrize(("start", "key"), RATES.items())
def test_rates_come_from_counts_and_the_population_of_the_year_before(real_data, tmp_path, everything, start, key):
    """Where a release has no rate columns, the rates worked out equal DfE's own to their last decimal, for every authority and year."""
    whole = found(real_data, 2024, start)
    table = pd.read_csv(whole, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    path = tmp_path / whole.name
    table[[name for name in table.columns if not name.lower().endswith("_rate")]].to_csv(path, index=False, lineterminator="\r\n")
    bare, messages = read(path, everything)
    population, _ = read(found(real_data, 2024, "ons_"), everything)
    assert messages == []
    ours = {(fact.area, fact.period): fact for fact in derive_rates(bare, population) if fact.indicator == key}
    theirs = [fact for fact in read(whole, everything)[0] if fact.indicator == key and fact.value is not None]
    compared = [fact for fact in theirs if ours[fact.area, fact.period].value is not None]
    # Counts of regions are published to the nearest 10; a rate of theirs cannot be worked out more closely than that allows.
    for fact in compared:
        own = ours[fact.area, fact.period]
        exact = fact.area[:3] in ("E06", "E08", "E09", "E10")
        slack = Decimal(0) if exact else Decimal("0.1") + 50_000 / own.denominator
        assert abs(own.value - fact.value) <= slack, (fact, own)
    assert len(compared) > 0.95 * len(theirs)


def test_an_unknown_release_is_mapped_by_the_lines_it_prints(real_data, tmp_path, everything):
    """With its columns renamed beyond recognition, a file gives one message; its YAML lines, pasted, give the same figures as before."""
    whole = found(real_data, 2024, "c1_")
    table = pd.read_csv(whole, dtype=str, keep_default_na=False)
    renamed = {
        "Referrals_rate": "Children referred, rate",
        "Referrals": "Children referred",
        "Re_referrals_percent": "Again referred, share",
    }
    path = tmp_path / whole.name
    table.rename(columns=renamed).to_csv(path, index=False)
    facts, messages = read(path, everything)
    assert facts == []
    (message,) = messages
    assert message.startswith("error[unknown-columns]")
    assert all(name in message for name in renamed.values())
    columns = yaml.safe_load(re.search(r"columns: (\{.*\})", message)[1])
    mapped, messages = read(path, everything, columns)
    assert messages == []
    assert mapped == read(whole, everything)[0]


@pytest.mark.parametrize(
    ("start", "names"),
    [
        ("c1_", {"Referrals_rate": "Referrals rate per 10,000", "Re_referrals_percent": "Re-referrals (%)", "time_period": "Time Period"}),
        ("c4_", {"Section47_rate": "Section 47s: rate per 10,000 children", "ICPC": "ICPCs", "Duration_0-10_days": "ICPC 0 to 10 days"}),
        ("cla2024_cla_number", {"population_count": "cla_population", "rate_per_10000": "Rate per 10000 children"}),
    ],
)
def test_a_release_with_likely_names_maps_cleanly(real_data, tmp_path, everything, start, names):
    """Names that differ in case, signs and the usual words need no line of YAML; the order of columns is free."""
    whole = found(real_data, 2024, start)
    table = pd.read_csv(whole, dtype=str, keep_default_na=False, encoding="utf-8-sig").rename(columns=names)
    path = tmp_path / whole.name
    table[list(reversed(table.columns))].to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")
    facts, messages = read(path, everything)
    assert messages == []
    assert facts == read(whole, everything)[0]


def test_former_authorities_keep_their_rows(real_data, everything):
    """An authority that ended, or had not begun, is there for every year of the file with the reason z."""
    facts, _ = read(found(real_data, 2024, "cla2024_cla_number"), everything)
    reasons = {(fact.area, fact.period.year): fact.reason for fact in facts if fact.indicator == "cla_rate"}
    assert reasons["E10000021", 2024] == reasons["E10000006", 2024] == reasons["E06000063", 2023] == "z"
    assert reasons["E10000006", 2023] == reasons["E06000063", 2024] == ""


def test_reading_a_release_is_quick(real_data, everything):
    """All files become typed tables, every figure of them, in at most four times what pandas needs to parse them as text."""
    paths = [found(real_data, year, start) for year, start in FILES if year == 2024]
    ees_names()
    ratios = []
    for _ in range(4):
        ours = timed(lambda: [ees_table(path, path.name, ProblemList()) for path in paths])
        ratios.append(ours / timed(lambda: [pd.read_csv(path, dtype=str) for path in paths]))
    assert min(ratios) <= 4


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_reading_a_release_takes_little_memory(real_data, everything):
    """The largest file, read whole, takes less than 60 MB beside what is kept of it."""
    path = found(real_data, 2024, "cla2024_la_care_leavers_activity")
    tracemalloc.start()
    try:
        ees_table(path, path.name, ProblemList())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 60 * 1024 * 1024


@pytest.mark.parametrize(("year", "start"), FILES)
def test_a_table_holds_every_figure(real_data, year, start):
    """The typed table of a file has a row for each cell that holds a figure or a symbol, and nothing in it is unknown."""
    path = found(real_data, year, start)
    problems = ProblemList()
    table = ees_table(path, path.name, problems)
    plain = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    columns = list(table["column"].cat.categories)
    cells = plain[columns].to_numpy().T.ravel()
    assert problems.errors == []
    assert len(table) == len(cells)
    shown = table["value"].where(table["reason"] == "", None)
    for text, value, reason in list(zip(cells, shown, table["reason"], strict=True))[::53]:
        assert (REASONS[text] == reason) if text in REASONS else (float(text) == value)
