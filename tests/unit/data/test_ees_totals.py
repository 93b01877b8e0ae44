from __future__ import annotations

from pathlib import Path

from scrutiny_pack.data.area_names import AreaNames, NamedArea
from scrutiny_pack.data.ees import open_ees
from scrutiny_pack.data.ees_totals import missing_areas, tell_missing
from scrutiny_pack.data.rows import IndicatorRule
from scrutiny_pack.data.wanted import Wanted
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.figures import Unit

HEADER = "time_period,time_identifier,geographic_level,country_code,region_code,new_la_code,category,Referrals,Referrals_rate"
RULES = {"ours": IndicatorRule("ours", Unit.RATE, published="referrals_rate")}
NAMES = AreaNames([NamedArea("E08000030", "Walsall")])


def row(figure: str, code: str = "", year: int = 2024) -> str:
    """One row of a published table: of England where no authority is given."""
    level = "Local authority" if code else "National"
    return f"{year},Reporting year,{level},E92000001,{'E12000005' if code else ''},{code},Referrals and Re-referrals,100,{figure}"


def told(folder: Path, *rows: str, until: int = 9999) -> list[str]:
    """What is told of a file with these rows, read for Sandwell."""
    path, problems = folder / "c1.csv", ProblemList()
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    wanted = Wanted(RULES, frozenset({"E08000028"}), until)
    file = open_ees(path, "c1.csv", problems, wanted.areas)
    assert file is not None and problems.errors == []
    tell_missing(missing_areas(file, wanted), NAMES, problems)
    return [str(problem).splitlines()[0] for problem in problems.warnings]


def test_authorities_without_a_figure_are_named(tmp_path: Path) -> None:
    """Three of them, and how many more; each symbol for a figure that was not supplied counts."""
    codes = ["E08000030", "E08000031", "E09000001", "E10000014"]
    rows = [row("506.4"), *(row(symbol, code) for symbol, code in zip("xuzx", codes, strict=True))]
    (said,) = told(tmp_path, *rows)
    assert said == (
        "warning[area-missing-from-total]: c1.csv, row 3: Walsall (E08000030), E08000031 (E08000031), E09000001 (E09000001) and 1 more "
        "gave no figure of ours for 2024, and England has one"
    )


def test_what_is_withheld_or_ended_is_not_missing(tmp_path: Path) -> None:
    """A withheld figure was supplied, and Northamptonshire could supply none."""
    assert told(tmp_path, row("506.4"), row("c", "E08000030"), row("z", "E10000021"), row("12.3", "E08000028")) == []


def test_a_total_that_is_missing_lacks_nobody(tmp_path: Path) -> None:
    """Where England has no figure either there is nothing to explain."""
    assert told(tmp_path, row("x"), row("x", "E08000030")) == []


def test_the_packs_newest_year_counts(tmp_path: Path) -> None:
    """A gap in an earlier year is past; one in a year after the pack's is not asked for."""
    rows = [row("506.4"), row("x", "E08000030"), row("500.1", year=2023), row("400.1", "E08000030", 2023)]
    assert told(tmp_path, *rows, until=2023) == []
    assert len(told(tmp_path, *rows)) == 1
