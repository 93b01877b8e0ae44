from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.config.board import BoardConfig
from scrutiny_pack.config.head_checks import check_board_paths
from scrutiny_pack.config.inside import leaves_folder
from scrutiny_pack.config.nodes import Places
from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.errors import InputError, Problem, ProblemList
from tests.small_pack import LOCAL, bullet, indicator, read_small_pack, row, small_pack

HEAD = {"id": "small", "title": "Small", "area": LOCAL, "month": "2022-07"}
LEVEL = {"m": {"level": "number"}}


def problems_of(folder: Path, bullets: list[dict[str, Any]] | None = None, **more: Any) -> list[Problem]:
    try:
        small_pack(folder, [row("number", "2022-07", 5)], bullets or [], **more)
    except InputError as error:
        return list(error.problems)
    return []


@pytest.mark.parametrize(
    ("title", "says", "fix"),
    [
        ("Visits, {mnth}", '"{mnth}" cannot stand here', 'did you mean "{month}"?'),
        ("Visits, {year_of_it}", '"{year_of_it}" cannot stand here', "write {month}, {area} or {region}"),
        ("Visits {", '"{" by itself', "write {month}, {area} or {region}, or {{ and }} for the characters"),
    ],
)
def test_a_title_has_known_placeholders(title: str, says: str, fix: str, tmp_path: Path) -> None:
    """In the title, the subtitle and comparators' names, each with its line."""
    comparators = {"eng": {"name": title, "plural": title, "area": "E92000001"}}
    problems = problems_of(tmp_path, pack=HEAD | {"title": title, "subtitle": title}, comparators=comparators)
    assert [(problem.slug, problem.fix) for problem in problems] == [("template", fix)] * 4
    assert all(problem.what.startswith(says) and problem.place.line > 1 for problem in problems)


def test_braces_are_doubled_to_stand_for_themselves(tmp_path: Path) -> None:
    """And all three placeholders are filled in."""
    made = small_pack(tmp_path, [row("number", "2022-07", 5)])
    said = made.speaker.titled("{{x}} {area}, {region}, {month}", "title").plain
    assert said == "{x} Sandwell, West Midlands, July 2022"


def test_a_comparator_is_an_area_or_a_list(tmp_path: Path) -> None:
    """One that says neither would never have a figure."""
    (problem,) = problems_of(tmp_path, comparators={"eng": {"name": "England"}})
    assert (problem.slug, '"eng"' in problem.what) == ("comparator-empty", True)


@pytest.mark.parametrize("name", ["../x.yaml", "a/../../x", "/etc/x.yaml", "C:\\x.yaml", "\\\\server\\x", "..\\x.yaml"])
def test_own_files_stay_in_the_packs_folder(name: str, tmp_path: Path) -> None:
    """Indicators, phrases and a board's templates."""
    problems = problems_of(tmp_path, phrases=name)
    noted = ProblemList()
    check_board_paths(BoardConfig(version="1", committee="Board", report=name, slides=name), Places(), "board.yaml", noted)
    assert [problem.slug for problem in (*problems, *noted.errors)] == ["path-outside"] * 3


def test_paths_inside_are_let_through() -> None:
    """However they go about it."""
    assert not any(map(leaves_folder, ["x.yaml", "a/b.yaml", "a/../b.yaml", "./x.yaml", "a\\b.yaml", "..x.yaml"]))


def test_data_may_lie_anywhere(tmp_path: Path) -> None:
    """An absolute path, or one folder up; what is no data is not repeated in the message."""
    small_pack(tmp_path / "p", [row("number", "2022-07", 5)])
    (tmp_path / "p/data/rows.csv").rename(tmp_path / "rows.csv")
    text = (tmp_path / "p/pack.yaml").read_text(encoding="utf-8")
    (tmp_path / "p/pack.yaml").write_text(text.replace("data/rows.csv", "../rows.csv"), encoding="utf-8")
    read_small_pack(tmp_path / "p")
    (tmp_path / "rows.csv").write_text("root:secret:0:0\nother:word\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_small_pack(tmp_path / "p")
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(("name", "warned"), [("scrutiny", False), ("scrutny", True)])
def test_a_meeting_needs_a_board(name: str, warned: bool, tmp_path: Path) -> None:
    """A shipped one, the one in use, or a folder of its own."""
    small_pack(tmp_path, [row("number", "2022-07", 5)], pack=HEAD | {"meetings": {name: {"date": "2022-10-10"}}})
    problems = ProblemList()
    read_pack_files(tmp_path / "pack.yaml", None, problems)
    assert [(problem.slug, problem.place.line > 1) for problem in problems.warnings] == [("unknown-board", True)] * warned


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"rate_of": "numbr"}, 'there is no indicator "numbr"'), ({"rate_of": "share"}, "which is a percent and not a count"),
        ({"per": 0}, "less than 1"), ({"expected": {"from": 9, "to": 1, "status": "local"}}, "begins at 9 and ends at 1"),
        ({"bands": {"in_line": "5", "slightly": "2"}}, "in_line, 5, is wider than slightly, 2"),
    ],
)  # fmt: skip
def test_an_indicator_must_hold_together(rule: dict[str, Any], says: str, tmp_path: Path) -> None:
    """Each is refused with its line in the indicators file."""
    (problem,) = problems_of(tmp_path, indicators={"own": indicator("rate", **rule)})
    assert says in problem.what and problem.place.file == "indicators.yaml" and problem.place.line > 1


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"slide": " "}, "too short"), ({"when": {}}, "holds too few"),
        ({"variants": [{"when": {"m.complete": "true"}, "text": "x", "slide": " "}]}, "short"),
    ],
)  # fmt: skip
def test_a_bullet_says_something(more: dict[str, Any], says: str, tmp_path: Path) -> None:
    """No empty slide, and no condition that asks nothing."""
    (problem,) = problems_of(tmp_path, [bullet(LEVEL, **more)])
    assert says in problem.what


def test_no_chart_shows_no_time(tmp_path: Path) -> None:
    """Charts of nought months or years."""
    charts = [{"id": "s.c", "line": "number", "last": "0 years"}, {"id": "s.d", "bars": "number", "last": "0 months"}]
    problems = problems_of(tmp_path, sections=[{"id": "s", "title": "T", "charts": charts}])
    assert [problem.slug for problem in problems] == ["out-of-range"] * 2
