from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.data.changed_areas import changed_on, not_one_area
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.told import told
from scrutiny_pack.periods import parse_period
from tests.small_pack import LOCAL, SmallPack, bullet, read_small_pack, row, small_pack

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
    (changed,) = [problem for problem in problems.warnings if problem.slug == "area-changed"]
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
    assert [problem.slug for problem in problems.warnings if problem.slug == "area-changed"] == ["area-changed"]


def test_a_neighbour_that_ended_is_explained(tmp_path: Path) -> None:
    """Its figures stop, so the group has fewer members from then on."""
    small_pack(tmp_path, [row("number", "2022-07", 5)])
    for path in (tmp_path / "data").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("E06000003", "E10000021"), encoding="utf-8")
    made, problems = read_small_pack(tmp_path), ProblemList()
    told(made.files, made.speaker, problems)
    (changed,) = [problem for problem in problems.warnings if problem.slug == "area-changed"]
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
