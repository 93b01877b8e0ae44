"""Each claim of the first deck that was found to be right, asked of the engine again from the published files."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from lxml import etree

from scrutiny_pack.figures import decimals_of, shown
from scrutiny_pack.measures.comparators import ComparatorFigure, comparator_figure
from scrutiny_pack.measures.gap import Gap, gap
from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.periods import parse_period
from tests.conftest import REAL_DATA, ROOT
from tests.small_pack import COLUMNS, COMPARATORS, LOCAL, Row, SmallPack, bullet, indicator, read_small_pack, row

pytestmark = pytest.mark.real_data

OPEN_DOCUMENT_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
RELEASE_FILES = ("c1_", "c2_", "c4_", "d1_", "d5_", "cla2024_cla_number", "cla2024_la_cla_placement")
LAST_YEAR_OF_THE_DECK = 2021
YEAR, DATE, BASELINE = "year ending 2021-03", "2021-03-31", "year ending 2019-03"
LATEST, MONTH_END = "12 months to 2022-07", "2022-07-31"
POPULATION = 82992
"""Sandwell's children aged under 18 in mid-2020, before the census."""


def rate(key: str = "", **more: Any) -> dict[str, Any]:
    """An entry of the indicators file for a rate with one decimal, published as `key`."""
    return indicator("rate", "neutral", published_code=key, **more)


INDICATORS = {
    "referrals": rate("referrals_rate"),
    "rereferrals": indicator(published_code="rereferrals_pct"),
    "assess45": indicator(published_code="assessments_45wd_pct"),
    "assess_rate": rate("assessments_rate"),
    "assess_rate_whole": rate() | {"decimals": 0},
    "s47": rate("s47_rate"),
    "icpc15": indicator(published_code="icpc_15wd_pct"),
    "icpc_rate": rate("icpc_rate"),
    "cpp": indicator("count", decimals=0, timing="month_end"),
    "cpp_rate": rate("cpp_rate", timing="month_end", rate_of="cpp"),
    "cpp_2y": indicator(published_code="cpp_2yrs_at31mar_pct", timing="month_end"),
    "cpp_prev2y": indicator(timing="month_end"),
    "cla": indicator("count", decimals=0, timing="month_end", published_code="cla_number"),
    "cla_rate": rate("cla_rate", timing="month_end", rate_of="cla"),
    "cla_in": indicator("count", decimals=0),
    "cla_out": indicator("count", decimals=0),
    "moves3": indicator(published_code="cla_3plus_placements_pct"),
    "stable2y": indicator(published_code="cla_same_placement_2yrs_pct", timing="month_end"),
}
OF_THE_DECK = [
    row("referrals", LATEST, "523"),
    row("rereferrals", LATEST, "20.0"),
    row("assess45", LATEST, "70.0"),
    row("assess_rate", LATEST, "520"),
    row("assess_rate_whole", YEAR, of=(5966, POPULATION)),
    row("s47", LATEST, "178"),
    row("icpc15", LATEST, "81.5"),
    row("cpp", "2021-07-31", "430"),
    row("cpp", MONTH_END, "405"),
    row("cpp_rate", "2021-07-31", of=(430, 82451)),
    row("cpp_rate", MONTH_END, of=(405, POPULATION)),
    row("cpp_2y", MONTH_END, of=(21, 405)),
    row("cpp_prev2y", MONTH_END, of=(43, 405)),
    row("cla", "2021-07-31", "853"),
    row("cla", MONTH_END, "837"),
    row("cla_rate", "2021-07-31", of=(853, POPULATION)),
    row("cla_rate", MONTH_END, of=(837, POPULATION)),
    row("cla_in", LATEST, "187"),
    row("cla_out", LATEST, "192"),
    row("moves3", LATEST, of=(71, 837)),
]
"""What the deck says of the authority, its counts over the population in use then."""

FROM_TO = "{c.from} and {c.to}."
PART = "{s.num} of {s.den} is {s.value}."
BULLETS = [
    bullet({"c": {"change": "referrals", "from": YEAR, "to": LATEST}}, FROM_TO, id="s.referrals"),
    bullet({"l": {"level": "assess_rate_whole", "at": YEAR}}, "{l}.", id="s.assess_rate"),
    bullet({"c": {"change": "s47", "from": BASELINE, "to": LATEST}}, FROM_TO, id="s.s47"),
    bullet({"c": {"change": "cpp_rate", "from": "year_before"}, "n": {"change": "cpp", "from": "year_before"}}, FROM_TO, id="s.cpp_rate"),
    bullet({"c": {"change": "cla_rate", "from": "year_before"}}, FROM_TO, id="s.cla_rate"),
    bullet({"s": {"share": "moves3", "at": LATEST}}, PART, id="s.moves3"),
    bullet({"s": {"share": "cpp_2y"}}, PART, id="s.cpp_2y"),
    bullet({"s": {"share": "cpp_prev2y"}}, PART, id="s.cpp_prev2y"),
    bullet(
        {"f": {"flow": {"in": "cla_in", "out": "cla_out"}, "over": "12 months to latest", "stock": "cla"}},
        "{f.in} and {f.out}.",
        id="s.flow",
    ),
]


def write_pack(folder: Path, files: list[str]) -> SmallPack:
    """A pack of the deck's figures and of the published `files` in its folder, read by the real readers."""
    shutil.copy(REAL_DATA / "neighbours/statistical_neighbours_2021_long.csv", folder / "neighbours.csv")
    shutil.copy(ROOT / "config/data/areas.csv", folder / "areas.csv")
    with (folder / "deck.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(OF_THE_DECK)
    config = {
        "version": "1",
        "pack": {"id": "deck", "title": "The deck, {month}", "area": LOCAL, "month": "2022-07"},
        "areas": "areas.csv",
        "neighbours": "neighbours.csv",
        "data": [{"file": "deck.csv", "status": "local"}, *({"file": name, "status": "published"} for name in files)],
        "comparators": COMPARATORS,
        "sections": [{"id": "s", "title": "The deck", "bullets": BULLETS}],
    }
    (folder / "pack.yaml").write_text(json.dumps(config), encoding="utf-8")
    (folder / "indicators.yaml").write_text(json.dumps({"version": "1", "indicators": INDICATORS}), encoding="utf-8")
    return read_small_pack(folder)


def release_file(start: str) -> Path:
    (path,) = (REAL_DATA / "ees/2024").glob(f"{start}*.csv")
    return path


def plain(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def population_before_the_census() -> pd.DataFrame:
    """ONS's table with the population that rates stood on in 2022: a rate of March 2021 on the children of mid-2020."""
    ours = plain(REAL_DATA / "reference/derived_population_pre_rebase_2018_2022.csv")
    areas = plain(release_file("ons_")).drop_duplicates(["geographic_level", "region_name", "old_la_code"])
    by_level = {"National": areas["country_name"], "Regional": areas["region_name"], "Local authority": areas["old_la_code"]}
    areas["code"] = [by_level[kind].iloc[place] for place, kind in enumerate(areas["geographic_level"])]
    table = areas.merge(ours, on="code")
    table["time_period"] = (table["period"].astype(int) - 1).astype(str)
    table["population_estimate"] = table["implied_population_0_17"]
    return table[list(plain(release_file("ons_")).columns)]


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> SmallPack:
    """What the deck's authors could know: figures to March 2021, rates worked out on the population before the census."""
    folder = tmp_path_factory.mktemp("then")
    for start in RELEASE_FILES:
        table = plain(release_file(start))
        known = [name for name in table.columns if "_rate" not in name.lower() and name not in ("rate_per_10000", "population_estimate")]
        table[table["time_period"].astype(int) <= LAST_YEAR_OF_THE_DECK][known].to_csv(folder / f"{start}.csv", index=False)
    population_before_the_census().to_csv(folder / "population.csv", index=False)
    return write_pack(folder, [*(f"{start}.csv" for start in RELEASE_FILES), "population.csv"])


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> SmallPack:
    """What is published now: the interactive tool's figures, and the release's for the one that it does not hold."""
    folder = tmp_path_factory.mktemp("now")
    shutil.copy(REAL_DATA / "lait/bds_long_0.parquet", folder / "lait.parquet")
    table = plain(release_file("c2_"))
    table[[name for name in table.columns if "days" not in name]].to_csv(folder / "assessments.csv", index=False)
    return write_pack(folder, ["lait.parquet", "assessments.csv"])


Check = Callable[[Mapping[str, SmallPack]], None]


def figure(pack: str, who: str, key: str, at: str, expected: str, used: int = 0) -> Check:
    """A figure of the authority or a comparator (sn, reg, eng), rounded half up as it is `expected`, the mean of `used` members."""

    def holds(packs: Mapping[str, SmallPack]) -> None:
        setting, period = packs[pack].setting, parse_period(at)
        found = comparator_figure(setting, who, key, period) if who else level(setting, key, LOCAL, period)
        if isinstance(found, ComparatorFigure):
            assert found.used == used
            found = found.quantity
        assert isinstance(found, Quantity), found
        assert found.period == period
        assert shown(found.value, decimals_of(expected)) == Decimal(expected)

    return holds


def apart(key: str, at: str, **expected: str) -> Check:
    """By how much the deck's figure, as printed, is above (or, with a minus, below) each comparator's."""

    def holds(packs: Mapping[str, SmallPack]) -> None:
        setting = packs["then"].setting
        own = level(setting, key, LOCAL, parse_period(at))
        assert isinstance(own, Quantity)
        found = gap(setting, own, list(expected), "amounts", "side", Ruling())
        assert isinstance(found, Gap)
        assert {beside.key: str(beside.difference) for beside in found.compared} == expected
        assert {beside.figure.quantity.period.last_day.isoformat() for beside in found.compared} == {DATE}

    return holds


def printed(text: str, bullet: str) -> Check:
    """What a bullet of the pack prints."""

    def holds(packs: Mapping[str, SmallPack]) -> None:
        assert packs["then"].text(f"s.{bullet}") == text

    return holds


def doubted(slug: str, bullet: str) -> Check:
    """That the pack's own checks find fault with the claim."""

    def holds(packs: Mapping[str, SmallPack]) -> None:
        assert (slug, f"s.{bullet}") in {(found, of) for found, of, _ in packs["then"].found()}

    return holds


def inspected(_: Mapping[str, SmallPack]) -> None:
    """Ofsted's own table has one current judgement of Sandwell: the inspection of 9 May 2022, all grades the same."""
    with zipfile.ZipFile(REAL_DATA / "ofsted/LA_Inspection_Outcomes_as_at_31_March_2025.ods") as package:
        sheets = etree.fromstring(package.read("content.xml"), etree.XMLParser(huge_tree=True)).iter(f"{OPEN_DOCUMENT_TABLE}table")
    rows = {sheet.get(f"{OPEN_DOCUMENT_TABLE}name"): sheet.iter(f"{OPEN_DOCUMENT_TABLE}table-row") for sheet in sheets}
    texts = (["".join(map(str, cell.itertext())) for cell in line] for line in rows["Inspections_as_at_31_March"])
    (sandwell,) = [line for line in texts if LOCAL in line]
    assert sandwell[1:10] == [LOCAL, "Sandwell", "West Midlands", "09/05/2022", "05/07/2022", *["Requires improvement to be good"] * 4]


CHECKS: dict[str, list[Check]] = {
    "Re-referrals: 20%": [figure("then", "sn", "rereferrals", YEAR, "20.83", 10), apart("rereferrals", LATEST, sn="-0.8")],
    "Re-referrals: '2.7% below": [figure("now", "eng", "rereferrals", YEAR, "22.7"), apart("rereferrals", LATEST, eng="-2.7")],
    "Referrals: 'prior": [printed("650.3 and 523.0.", "referrals"), figure("now", "", "referrals", YEAR, "633.0")],
    "Referrals 523": [
        figure("then", "sn", "referrals", YEAR, "585.4", 10),
        apart("referrals", LATEST, sn="-62.4", reg="28.5", eng="28.8"),
        figure("now", "sn", "referrals", YEAR, "590.1", 10),
        figure("now", "reg", "referrals", YEAR, "499.7"),
        figure("now", "eng", "referrals", YEAR, "507.1"),
        figure("now", "", "referrals", "year ending 2022-03", "524.6"),
    ],
    "Assessments in 45": [
        apart("assess45", LATEST, sn="-18.2", reg="-16.4", eng="-17.6"),
        figure("now", "sn", "assess45", YEAR, "88.19", 10),
        figure("now", "", "assess45", "year ending 2022-03", "76.5"),
    ],
    "Assessment rate '718": [
        figure("then", "", "assess_rate", YEAR, "718.9"),
        printed("719.", "assess_rate"),
        figure("now", "", "assess_rate", YEAR, "699.8"),
    ],
    "Assessment rate 520": [
        apart("assess_rate", LATEST, sn="-117.4"),
        figure("now", "sn", "assess_rate", "year ending 2022-03", "599.3", 10),
    ],
    "Section 47: '2018-19": [printed("312.4 and 178.0.", "s47"), figure("now", "", "s47", BASELINE, "304.7")],
    "Section 47: 178": [
        apart("s47", LATEST, sn="-45.6", reg="-0.3"),
        figure("now", "sn", "s47", YEAR, "225.2", 10),
        figure("now", "reg", "s47", YEAR, "180.2"),
    ],
    "ICPC 15 days": [apart("icpc15", LATEST, sn="1.0", reg="-3.5", eng="-1.5"), figure("now", "sn", "icpc15", YEAR, "80.49", 10)],
    "ICPC rate: 'from": [figure("then", "", "icpc_rate", YEAR, "96.9"), figure("now", "", "icpc_rate", YEAR, "94.3")],
    "ICPC rate: SN": [figure("then", "sn", "icpc_rate", YEAR, "82.52", 10), figure("now", "sn", "icpc_rate", YEAR, "83.03", 10)],
    "CPP 2+ years": [
        figure("then", "sn", "cpp_2y", DATE, "2.83", 6),
        figure("now", "sn", "cpp_2y", DATE, "2.83", 6),
        apart("cpp_2y", MONTH_END, sn="2.4"),
    ],
    "CPP rate 48.8": [
        apart("cpp_rate", MONTH_END, sn="-8.5", reg="6.2", eng="7.4"),
        figure("now", "sn", "cpp_rate", DATE, "57.8", 10),
        figure("now", "reg", "cpp_rate", DATE, "43.1"),
        figure("now", "eng", "cpp_rate", DATE, "42.4"),
    ],
    "CLA rate": [figure("then", "sn", "cla_rate", DATE, "95.0", 10), figure("now", "sn", "cla_rate", DATE, "95.5", 10)],
    "CLA: 837": [
        printed("102.8 and 100.9.", "cla_rate"),
        figure("now", "", "cla", "2022-03-31", "840"),
        figure("now", "", "cla_rate", "2022-03-31", "99"),
    ],
    "3+ placements: SN": [figure("then", "sn", "moves3", YEAR, "8.30", 10), figure("now", "sn", "moves3", YEAR, "8.30", 10)],
    "3+ placements: England": [figure("then", "eng", "moves3", YEAR, "9"), figure("now", "eng", "moves3", YEAR, "9")],
    "Same placement": [figure("then", "sn", "stable2y", DATE, "71.10", 10), figure("now", "sn", "stable2y", DATE, "71.10", 10)],
    "71/837": [
        printed("71 of 837 is 8.5%.", "moves3"),
        printed("21 of 405 is 5.2%.", "cpp_2y"),
        printed("43 of 405 is 10.6%.", "cpp_prev2y"),
    ],
    "CPP 430 -> 405": [printed("52.2 and 48.8.", "cpp_rate"), doubted("populations-differ", "cpp_rate")],
    "CLA 853 -> 837": [doubted("flow-does-not-reconcile", "flow")],
    "Ofsted": [inspected],
}
"""By the beginning of a claim: what the engine says of it. The two before the last are wrong, and its own checks say so."""

RIGHT = ("MATCH", "CONSISTENT", "SUPPORTED")


def claims() -> list[Row]:
    with (REAL_DATA / "reference/seed_check.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_right_claim_has_a_check() -> None:
    """The table above names each claim once whose verdict begins as one of a right one, and none that was not made."""
    made = claims()
    named = {start: [claim["claim"] for claim in made if claim["claim"].startswith(start)] for start in CHECKS}
    assert {start: found for start, found in named.items() if len(found) != 1} == {}
    right = {claim["claim"] for claim in made if claim["verdict"].startswith(RIGHT)}
    assert right - {found[0] for found in named.values()} == set()
    assert len(right) == 21


@pytest.mark.parametrize("start", CHECKS)
def test_a_right_claim_is_reproduced(start: str, then: SmallPack, now: SmallPack) -> None:
    """The engine gives the figures of the claim from the data files of then, and those of now beside them."""
    for holds in CHECKS[start]:
        holds({"then": then, "now": now})


def test_the_regional_figure_that_was_not_right_is_not_reproduced(then: SmallPack) -> None:
    """The West Midlands' 3 or more placements are 8% as published, not the 8.1% of the deck."""
    found = comparator_figure(then.setting, "reg", "moves3", parse_period(YEAR))
    assert isinstance(found, ComparatorFigure)
    assert str(found.quantity.shown) == "8"
