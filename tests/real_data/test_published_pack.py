"""The pack of published figures, for authorities of every kind, beside another reading of the same files that knows nothing of ours."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest

from scrutiny_pack import run
from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.errors import Problem, ProblemList
from scrutiny_pack.narrative.reading import read_speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.narrative.told import told
from tests.conftest import REAL_DATA, ROOT
from tests.documents_read import descriptions, paragraphs_of_part, paragraphs_of_report, part_names

pytestmark = pytest.mark.real_data

FILES = {
    "referrals": "c1_",
    "assessments": "c2_",
    "section47": "c4_",
    "plans": "d1_",
    "repeat-plans": "d3_",
    "plan-length": "d5_",
    "children-looked-after": "cla2024_cla_number",
    "placement-stability": "cla2024_la_cla_placement",
    "care-leavers-activity": "cla2024_la_care_leavers_activity",
    "care-leavers-accommodation": "cla2024_la_care_leavers_accom",
    "population": "ons_",
}
"""The names in the YAML, and how the file of 2024 begins that a user would save under each."""

SANDWELL, ST_HELENS = "E08000028", "E08000013"
AREAS = {
    SANDWELL: "a metropolitan district",
    "E09000002": "Barking and Dagenham, a London borough",
    "E10000012": "Essex, a county",
    "E08000016": "Barnsley, which has another code since",
    ST_HELENS: "St Helens, with a withheld figure",
}
LISTS = {"2021": "neighbours/statistical_neighbours_2021_long.csv", "2025": "lait/sn_may_2025.xlsx"}
TIDY_LISTS = {year: f"neighbours/statistical_neighbours_{year}_long.csv" for year in LISTS}
NEITHER_NUMBER_NOR_WORD = re.compile(r"\bnan\b|\bNone\b|\bNaN\b|\bNaT\b|\binf\b")
NUMBER = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")


@dataclass(frozen=True)
class Reading:
    """Where a bullet's figures stand: in which column of which file's rows, and with how many decimals they are published and printed."""

    file: str
    column: str
    published: int
    printed: int
    labels: tuple[tuple[str, str], ...] = ()


MOVED = (("cla_group", "CLA on 31 March"), ("placement_stability", "With 3 or more placements during the year"))
BULLETS = {
    "referrals": Reading("referrals", "Referrals_rate", 1, 0),
    "rereferrals": Reading("referrals", "Re_referrals_percent", 1, 1),
    "s47": Reading("section47", "Section47_rate", 1, 0),
    "icpc_rate": Reading("section47", "ICPC_rate", 1, 1),
    "cpp_rate": Reading("plans", "CPP_At31_rate", 1, 1),
    "cpp_2y": Reading("plan-length", "2_years_or_more_percent", 1, 1),
    "moves3": Reading("placement-stability", "percentage", 0, 1, MOVED),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped configuration with the downloads beside it, as a user would have it."""
    folder = tmp_path_factory.mktemp("published") / "my packs"
    shutil.copytree(ROOT / "config", folder, ignore=shutil.ignore_patterns("published", "phrases", "new"))
    (folder / "downloads").mkdir()
    for name, start in FILES.items():
        (path,) = (REAL_DATA / "ees/2024").glob(f"{start}*.csv")
        shutil.copy(path, folder / "downloads" / f"{name}.csv")
    shutil.copy(REAL_DATA / LISTS["2021"], folder / "downloads/neighbours.csv")
    shutil.copy(REAL_DATA / LISTS["2025"], folder / "downloads")
    text = (folder / "published.yaml").read_text(encoding="utf-8")
    newer = text.replace("downloads/neighbours.csv", "downloads/sn_may_2025.xlsx").replace("neighbours: 2021", "neighbours: 2025")
    (folder / "published-2025.yaml").write_text(newer, encoding="utf-8")
    return folder


def options(pack: Path, area: str | None, out: Path, *formats: str) -> run.Options:
    return run.Options(pack, None, out, formats, lambda _: None, area)


@dataclass(frozen=True)
class Telling:
    """A pack in words, with its warnings."""

    story: Story
    warnings: tuple[Problem, ...]

    def sentences(self) -> dict[str, str]:
        """What each bullet prints."""
        return {printed.commentary.id: printed.text.plain for section in self.story.sections for printed in section.bullets}

    def texts(self) -> Iterator[str]:
        """Every sentence, headline and note."""
        for section in self.story.sections:
            yield from (section.note.plain, section.slide_note.plain, section.headline.plain if section.headline else "")
            yield from (text for printed in section.bullets for text in (printed.text.plain, printed.slide.plain))


def telling(pack: Path, area: str | None) -> Telling:
    problems = ProblemList()
    files = read_pack_files(pack, None, problems, area)
    story = told(files, read_speaker(files, problems), problems)
    return Telling(story, tuple(problems.warnings))


def neighbours(area: str, year: str) -> list[str]:
    """The numbers of an authority's neighbours, from the tidy list."""
    lookup = pd.read_csv(REAL_DATA / "areas/la_lookup.csv", dtype=str)
    (number,) = lookup[lookup["new_la_code"] == area]["la_code"].unique()
    tidy = pd.read_csv(REAL_DATA / TIDY_LISTS[year], dtype=str)
    return list(tidy[tidy["la_code"] == number]["sn_code"])


def half_up(value: Decimal, decimals: int) -> str:
    return f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}"


def by_pandas(folder: Path, key: str, area: str, year: int, year_of_list: str) -> dict[str, str]:
    """The figures of the authority, its neighbours' mean, its region and England as a pack prints them; withheld ones are not there."""
    reading = BULLETS[key]
    table = pd.read_csv(folder / "downloads" / f"{reading.file}.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    table = table[table["time_period"] == str(year)]
    for column, label in reading.labels:
        table = table[table[column] == label]
    own = table[table["new_la_code"] == area].iloc[0]
    beside = table[table["old_la_code"].isin(neighbours(area, year_of_list))][reading.column]
    # London's boroughs carry Inner or Outer London as their region, but are set beside London.
    region = "E12000007" if area.startswith("E09") else own["region_code"]
    regional = table[(table["geographic_level"] == "Regional") & (table["region_code"] == region)].iloc[0]
    national = table[table["geographic_level"] == "National"].iloc[0]
    known = [Decimal(text) for text in beside if NUMBER.fullmatch(text)]
    texts = {"own": own[reading.column], "reg": regional[reading.column], "eng": national[reading.column]}
    decimals = min(reading.published, reading.printed)
    found = {who: half_up(Decimal(text), decimals) for who, text in texts.items() if NUMBER.fullmatch(text)}
    return found | {"sn": half_up(sum(known, Decimal(0)) / len(known), reading.printed)}


def figures_of(sentence: str) -> list[str]:
    """The numbers of a sentence that are no part of its dates, its unit or what it is about."""
    about = r"(31 )?March 20[0-9]{2}|per 10,000|section 47|more than 2 years|3 or more placements"
    return NUMBER.findall(re.sub(about, "", sentence))


@pytest.mark.parametrize(("area", "year_of_list"), [*((area, "2021") for area in AREAS), ("E08000016", "2025"), (SANDWELL, "2025")])
def test_figures_are_those_of_the_files(folder: Path, area: str, year_of_list: str) -> None:
    """Each number of a sentence is the authority's, its neighbours' mean, its region's or England's, and a withheld one is not printed."""
    tale = telling(folder / {"2021": "published.yaml", "2025": "published-2025.yaml"}[year_of_list], area)
    sentences = tale.sentences()
    for key in BULLETS:
        latest, before = (by_pandas(folder, key, area, year, year_of_list) for year in (2024, 2023))
        compared, changed = sentences.get(f"{key}.compare", ""), sentences.get(f"{key}.change", "")
        assert sorted(figures_of(compared)) == (sorted(latest.values()) if "own" in latest else [])
        both = [figures["own"] for figures in (before, latest) if "own" in figures]
        assert figures_of(changed) == (list(dict.fromkeys(both)) if len(both) == 2 else [])
    assert [text for text in tale.texts() if NEITHER_NUMBER_NOR_WORD.search(text)] == []
    assert len(sentences) >= 30


@pytest.mark.parametrize("area", [area for area in AREAS if area != SANDWELL])
def test_any_authority_passes_the_check(folder: Path, area: str) -> None:
    """With its code after --area, the one YAML gives each authority its pack; only what is withheld is left out."""
    checked = run.check(options(folder / "published.yaml", area, folder, "docx", "pptx"))
    assert checked.files == ()
    assert checked.summary.bullets + len(checked.summary.dropped) == 32
    assert all("[c]" in why for _, why in checked.summary.dropped)


def test_a_list_of_another_year_passes_the_check(folder: Path) -> None:
    """DfE's own workbook with its three header rows gives the neighbours of 2025, and the notes say so."""
    tale = telling(folder / "published-2025.yaml", SANDWELL)
    assert any("2025 list" in section.note.plain for section in tale.story.sections)
    assert not any("2021 list" in section.note.plain for section in tale.story.sections)


@pytest.fixture(scope="module")
def built(folder: Path) -> Path:
    """The folder that Sandwell's documents and St Helens' report were built into."""
    run.build(options(folder / "published.yaml", SANDWELL, folder / "output", "docx", "pptx"))
    run.build(options(folder / "published.yaml", ST_HELENS, folder / "output", "docx"))
    return folder / "output"


def printed_anywhere(folder: Path) -> Iterator[tuple[str, str]]:
    """Every text of the built documents, alt text too, with the file's name."""
    for path in folder.iterdir():
        if path.suffix == ".docx":
            yield from ((path.name, text) for text in paragraphs_of_report(path))
        if path.suffix == ".pptx":
            slides = [name for name in part_names(path) if re.fullmatch(r"ppt/slides/slide[0-9]+\.xml", name)]
            yield from ((path.name, text) for name in slides for text in paragraphs_of_part(path, name))
        if path.suffix in (".docx", ".pptx"):
            yield from ((path.name, text) for text in descriptions(path))


def test_documents_say_whose_they_are(built: Path) -> None:
    """A pack built for another area carries its code in the files' names, so that two authorities' packs can stand in one folder."""
    assert sorted(path.name for path in built.iterdir()) == [
        f"published-figures-2024-03-{ST_HELENS}-scrutiny.docx",
        f"published-figures-2024-03-{ST_HELENS}-scrutiny.evidence.json",
        "published-figures-2024-03-scrutiny.docx",
        "published-figures-2024-03-scrutiny.evidence.json",
        "published-figures-2024-03-scrutiny.pptx",
    ]


def test_documents_hold_no_missing_number(built: Path) -> None:
    """Neither in a text nor in alt text does a figure that is not there leave a trace of how a program writes one."""
    texts = list(printed_anywhere(built))
    assert [text for text in texts if NEITHER_NUMBER_NOR_WORD.search(text[1])] == []
    assert len(texts) > 300


def test_a_withheld_figure_is_nowhere(built: Path) -> None:
    """St Helens' plans of 2 years or more are withheld in the release: tables say so, no sentence is about them, no evidence holds one."""
    (path,) = built.glob(f"*{ST_HELENS}*.json")
    facts = json.loads(path.read_text(encoding="utf-8"))["facts"].values()
    of_plans = [fact for fact in facts if fact["indicator"] == "cpp_2y"]
    assert [fact for fact in of_plans if fact["area"] == ST_HELENS and (fact["value"] or fact["numerator"])] == []
    assert {fact["area"] for fact in of_plans} >= {"E12000002", "E92000001"}
    (report,) = built.glob(f"*{ST_HELENS}*.docx")
    paragraphs = paragraphs_of_report(report)
    assert [text for text in paragraphs if "the share of children on a plan who had been on it for more than 2 years" in text] == []
    table = paragraphs[next(place for place, text in enumerate(paragraphs) if text.endswith(": On a plan for more than 2 years")) :]
    assert table[table.index("St. Helens, 31 Mar 2024") + 1] == "[c]"
    # Four of the ten neighbours have a figure of 2024, too few for a mean; that of 2023 is not set beside figures of 2024.
    assert "Statistical neighbours, 31 Mar 2023" not in table


def test_documents_are_the_same_twice(folder: Path, built: Path) -> None:
    """The same files give the same bytes."""
    again = run.build(options(folder / "published.yaml", SANDWELL, folder / "again", "docx", "pptx"))
    assert len(again.files) == 3
    assert {path.name: path.read_bytes() for path in again.files} == {path.name: (built / path.name).read_bytes() for path in again.files}


REVISED = {
    "referrals": ("referrals_rate", "CIN 2023", "CIN 2024", "referrals.csv", "cin2023_c1"),
    "moves3": ("cla_3plus_placements_pct", "CLA 2023", "CLA 2024", "placement-stability.csv", "cla2023_la_cla_placement"),
}
"""Cells of Sandwell's for 2023 that the next release changed: key of the reference, its two releases, and the files."""


def in_release(key: str, release: str) -> str:
    """What the reference says that a release held for Sandwell and 2023."""
    with (REAL_DATA / "reference/sandwell_release_history.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if (row["indicator"], row["period"], row["area"]) == (key, "2023", "Sandwell")]
    return next(row["published_value"] for row in rows if row["release"] == release)


@pytest.mark.parametrize("older_first", [True, False])
def test_revised_figures_are_told_and_the_newest_used(folder: Path, older_first: bool) -> None:
    """With the files of two releases, a cell that was revised gives a warning with both figures, and the page prints the newest."""
    older = []
    for _, _, _, _, start in REVISED.values():
        (path,) = (REAL_DATA / "ees/2023").glob(f"{start}*.csv")
        shutil.copy(path, folder / "downloads" / f"{start}.csv")
        older.append(f"  - {{file: downloads/{start}.csv, status: published}}\n")
    text = (folder / "published.yaml").read_text(encoding="utf-8")
    place = "data:\n" if older_first else "comparators:\n"
    lines = "".join(older)
    text = text.replace(place, f"{place}{lines}" if older_first else f"{lines}{place}")
    pack = folder / f"both-releases-{older_first}.yaml"
    pack.write_text(text, encoding="utf-8")
    tale = telling(pack, None)
    warned = [problem.what for problem in tale.warnings if problem.slug == "revised-figure"]
    for indicator, (key, old, new, _, start) in REVISED.items():
        (said,) = [what for what in warned if what.startswith(f"{indicator} for {SANDWELL}, year ending 2023-03,")]
        assert f"{start}.csv" in said
        # A message repeats no figure that counts people: it may have to be withheld.
        both = f"is {in_release(key, new)} here and {in_release(key, old)} in"
        assert ("is another figure here than in" if indicator == "moves3" else both) in said
        assert in_release(key, new) != in_release(key, old)
        decimals = min(BULLETS[indicator].published, BULLETS[indicator].printed)
        assert figures_of(tale.sentences()[f"{indicator}.change"])[0] == half_up(Decimal(in_release(key, new)), decimals)


def test_a_rate_without_a_population_says_what_is_needed(folder: Path) -> None:
    """A release without rates and a pack without the population's file: the missing file is named, once for each indicator."""
    text = (folder / "published.yaml").read_text(encoding="utf-8")
    without = pd.read_csv(folder / "downloads/referrals.csv", dtype=str, keep_default_na=False).drop(columns="Referrals_rate")
    without.to_csv(folder / "downloads/no-rates.csv", index=False)
    text = text.replace("  - {file: downloads/population.csv, status: published}\n", "").replace(
        "downloads/referrals.csv", "downloads/no-rates.csv"
    )
    pack = folder / "no-population.yaml"
    pack.write_text(text, encoding="utf-8")
    (warning,) = [problem for problem in telling(pack, None).warnings if problem.slug == "needs-population"]
    assert "there are counts of referrals and no rates, and no population of mid-" in warning.what
    assert "population estimates" in warning.fix


def test_figures_under_an_authoritys_other_code_are_found(folder: Path) -> None:
    """North Yorkshire's figures stand under its old code until 2023 in the very release of 2024: its line has six years all the same."""
    rows = pd.read_csv(folder / "downloads/referrals.csv", dtype=str, keep_default_na=False)
    old = rows[(rows["new_la_code"] == "E10000023") & (rows["time_period"] == "2023")]["Referrals_rate"].item()
    assert "E06000065" not in set(rows[rows["time_period"] == "2023"]["new_la_code"])
    assert f"from {half_up(Decimal(old), 0)}" in telling(folder / "published.yaml", "E06000065").sentences()["referrals.change"]
