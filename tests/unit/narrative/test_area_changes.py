from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scrutiny_pack.assemble.area_note import area_note
from scrutiny_pack.assemble.sections import section_of
from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.data.changed_areas import before_or_after, changed_on, not_one_area
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.narrative.reading import read_setting
from scrutiny_pack.narrative.told import told
from scrutiny_pack.periods import parse_period
from tests.small_pack import LOCAL, REGION, SmallPack, bullet, level_bullet, read_small_pack, row, small_pack

CUMBERLAND, NORTH_YORKSHIRE = "E06000063", "E06000065"
CHANGE = bullet({"c": {"change": "number", "from": "year_before", "to": "latest"}})
WHY = "c: the area changed on 1 April 2023, so the two figures are not of the same area"


def pack_of(folder: Path, area: str, month: str, periods: tuple[str, ...]) -> SmallPack:
    """A pack for another area and month, with a figure for each of the periods."""
    small_pack(folder, [row("number", period, 40 + place) for place, period in enumerate(periods)], [CHANGE])
    for path in (folder / "pack.yaml", *(folder / "data").iterdir()):
        text = path.read_text(encoding="utf-8").replace(LOCAL, area)
        path.write_text(text.replace("2022-07", month) if path.name == "pack.yaml" else text, encoding="utf-8")
    return read_small_pack(folder)


@pytest.mark.parametrize("periods", [("2022-07", "2023-07"), ("2023-07",)])
def test_a_change_across_a_new_boundary_is_not_printed(periods: tuple[str, ...], tmp_path: Path) -> None:
    """The two figures are of different areas, whether or not there is an earlier one: the reason says so, and nothing is spliced."""
    made, problems = pack_of(tmp_path, CUMBERLAND, "2023-07", periods), ProblemList()
    story = told(made.files, made.speaker, problems)
    assert [(dropped.id, dropped.why) for dropped in story.dropped] == [("s.b", WHY)]
    (changed,) = [problem for problem in problems.warnings if problem.slug == "boundary-change"]
    assert "Cumberland began on 1 April 2023; earlier figures are those of Cumbria (E10000006)" in changed.what
    lines = (tmp_path / "pack.yaml").read_text(encoding="utf-8").splitlines()
    assert CUMBERLAND in lines[changed.place.line - 1]


def test_a_change_after_the_new_boundary_is_printed(tmp_path: Path) -> None:
    """Both figures are of the new area."""
    made = pack_of(tmp_path, CUMBERLAND, "2024-07", ("2023-07", "2024-07"))
    assert "from 40" in made.text()


def test_a_new_code_alone_breaks_nothing(tmp_path: Path) -> None:
    """North Yorkshire kept its boundary: its change is printed, and the code is explained."""
    made, problems = pack_of(tmp_path, NORTH_YORKSHIRE, "2023-07", ("2022-07", "2023-07")), ProblemList()
    assert told(made.files, made.speaker, problems).dropped == ()
    assert [problem.slug for problem in problems.warnings] == ["area-renamed"]


def test_a_neighbour_that_ended_is_explained(tmp_path: Path) -> None:
    """Its figures stop, so the group has fewer members from then on."""
    small_pack(tmp_path, [row("number", "2022-07", 5)])
    for path in (tmp_path / "data").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("E06000003", "E10000021"), encoding="utf-8")
    made, problems = read_small_pack(tmp_path), ProblemList()
    told(made.files, made.speaker, problems)
    (changed,) = [problem for problem in problems.warnings if problem.slug == "boundary-change"]
    assert changed.what.startswith("the neighbour E10000021: Northamptonshire ended on 31 March 2021; since 1 April 2021 there are")


@pytest.mark.parametrize(
    ("code", "periods", "same"),
    [
        (CUMBERLAND, ("year ending 2023-03", "year ending 2024-03"), False),
        (CUMBERLAND, ("year ending 2024-03", "year ending 2025-03"), True),
        (CUMBERLAND, ("12 months to 2023-09", "12 months to 2024-09"), False),
        (CUMBERLAND, ("2023-03-31", "2024-03-31"), False),
        ("E10000021", ("year ending 2020-03", "year ending 2021-03"), True),
        ("E10000021", ("2021-03-31", "2022-03-31"), False),
        (LOCAL, ("2021-03-31", "2024-03-31"), True),
    ],
)
def test_two_periods_are_of_one_area_on_one_side_of_the_day(code: str, periods: tuple[str, str], same: bool) -> None:
    """A window that begins before the day is of the area before."""
    assert (not_one_area(code, *map(parse_period, periods)) == "") is same


def test_the_day_is_known_for_changed_boundaries_only() -> None:
    """A code that changed alone has no such day."""
    assert [changed_on(code) for code in (CUMBERLAND, "E10000006", NORTH_YORKSHIRE, LOCAL)] == ["2023-04-01", "2023-04-01", "", ""]


@pytest.mark.parametrize(
    ("code", "period", "why"),
    [
        (CUMBERLAND, "12 months to 2023-09", "the area began on 1 April 2023"),
        (CUMBERLAND, "2023-03-31", "the area began on 1 April 2023"),
        (CUMBERLAND, "12 months to 2024-03", ""), ("E10000006", "year ending 2023-03", ""),
        ("E10000006", "12 months to 2023-04", "the area ended before 1 April 2023"), (LOCAL, "2013-03-31", ""),
        (NORTH_YORKSHIRE, "2020-03-31", ""),
    ],
)  # fmt: skip
def test_a_period_of_another_area_is_known(code: str, period: str, why: str) -> None:
    """A window that begins before the day is no window of the new area, and one that ends after it none of the old."""
    assert before_or_after(code, parse_period(period)) == why


def test_a_window_is_not_put_together_across_the_day(tmp_path: Path) -> None:
    """Although every month has a row under the new code, six of them are of the area before."""
    months = tuple(f"2022-{month:02d}" for month in range(10, 13)) + tuple(f"2023-{month:02d}" for month in range(1, 10))
    made = pack_of(tmp_path, CUMBERLAND, "2023-09", months)
    assert level(made.setting, "number", CUMBERLAND, parse_period("12 months to 2023-09")) == Missing(
        "the area began on 1 April 2023", supplied=True
    )
    assert isinstance(level(made.setting, "number", CUMBERLAND, parse_period("6 months to 2023-09")), Quantity)


def test_a_chart_stops_at_the_day_and_its_note_says_why(tmp_path: Path) -> None:
    """Months before a new authority began are gaps, not its figures; the section tells where they stand."""
    made = pack_of(tmp_path, CUMBERLAND, "2023-05", ("2023-02", "2023-03", "2023-04", "2023-05"))
    chart = {"id": "s.chart", "line": "number", "last": "4 months"}
    path = tmp_path / "pack.yaml"
    config = json.loads(path.read_text(encoding="utf-8"))
    config["sections"][0] |= {"charts": [chart], "bullets": [level_bullet()]}
    path.write_text(json.dumps(config, indent=1), encoding="utf-8")
    made = read_small_pack(tmp_path)
    section, (table,) = section_of(made.told().sections[0], made.speaker)
    (drawn,) = section.charts
    assert [point.value is None for point in drawn.series[0].points] == [True, True, False, False]
    assert [row[1].plain for row in table.rows] == ["not available", "not available", "42", "43"]
    (note,) = [block.text.plain for block in section.blocks if block.id == "s.note"]
    assert "Cumberland began on 1 April 2023; earlier figures are those of Cumbria (E10000006)." in note


@pytest.mark.parametrize(
    ("area", "month", "said"),
    [
        (CUMBERLAND, "2023-05", "Cumberland: seit 1 April 2023, zuvor Cumbria [E10000006]."),
        (
            "E10000006",
            "2023-05",
            "Cumbria: bis 31 March 2023, seit 1 April 2023 je Cumberland [E06000063] und Westmorland and Furness [E06000064].",
        ),
        ("E06000028", "2019-05", "Bournemouth: bis 31 March 2019, seit 1 April 2019 Bournemouth, Christchurch and Poole [E06000058]."),
    ],
)
def test_the_note_says_it_in_the_words_of_the_phrase_pack(area: str, month: str, said: str, tmp_path: Path) -> None:
    """Of one area in place of the old one, and of several."""
    made = pack_of(tmp_path, area, month, (month,))
    phrases, german = made.speaker.phrases, {
        "area_began": "{area}: seit {since}, zuvor {names}.",
        "area_ended": "{area}: bis {ended}, seit {since} {names}.",
        "area_ended_several": "{area}: bis {ended}, seit {since} je {names}.",
        "area_named": "{name} [{code}]",
    }  # fmt: skip
    worded = phrases.model_copy(update={"note": phrases.note | german, "and_": " und "})
    section = made.files.config.sections[0].model_copy(update={"charts": []})
    assert area_note(section, replace(made.speaker, phrases=worded)).plain == said


def test_the_codes_of_long_ago_are_not_told(tmp_path: Path) -> None:
    """Gateshead's code changed in 2013: no file that is still published has the old one."""
    made, problems = pack_of(tmp_path, "E08000037", "2024-07", ("2023-07", "2024-07")), ProblemList()
    told(made.files, made.speaker, problems)
    assert [problem.slug for problem in problems.warnings if problem.slug.startswith("area-")] == []


@pytest.mark.parametrize(
    ("asked", "fix"),
    [
        ("E10000023", "write E06000065, the code of North Yorkshire there; North Yorkshire has had the code E06000065 since 1 April 2023"),
        ("Leeds", "write E08000035, the code of Leeds there"), ("383", "write E08000035, the code of Leeds there"),
        ("E08000036", "write a code from there"), ("E10000006", "; Cumbria ended on 31 March 2023"),
    ],
)  # fmt: skip
def test_an_area_without_a_row_is_told_where_it_was_named(asked: str, fix: str, tmp_path: Path) -> None:
    """Asked for on the command line, that is the place; a name, a number or an authority's other code leads to the right one."""
    small_pack(tmp_path, [row("number", "2022-07", 5)])
    areas = tmp_path / "data" / "areas.csv"
    lines = areas.read_text(encoding="utf-8").replace("code,name,kind,region", "number,code,name,kind,region").splitlines()
    more = [f"383,E08000035,Leeds,authority,{REGION}", f"815,{NORTH_YORKSHIRE},North Yorkshire,authority,{REGION}"]
    areas.write_text("\n".join([lines[0], *(f",{line}" for line in lines[1:]), *more]) + "\n", encoding="utf-8")
    problems = ProblemList()
    files = read_pack_files(tmp_path / "pack.yaml", None, problems, asked)
    read_setting(files, problems)
    (told_of,) = [problem for problem in problems.errors if problem.slug == "unknown-area"]
    assert str(told_of.place) == "command line, --area"
    assert fix in told_of.fix
