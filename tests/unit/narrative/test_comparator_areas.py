from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.comparator_areas import check_comparator_areas
from scrutiny_pack.narrative.told import told
from tests.small_pack import bullet, read_small_pack, row, small_pack


@pytest.mark.parametrize(
    ("file", "old", "new", "slug", "says"),
    [
        ("pack.yaml", '"neighbours": "2021"', '"neighbours": "2025"', "unknown-neighbour-list", 'no list "2025" in data/neighbours.csv'),
        ("pack.yaml", '"area": "E92000001"', '"area": "E92000009"', "unknown-area", '"E92000009" is not in data/areas.csv'),
        ("data/neighbours.csv", ",3,E06000003", ",3,E0600003", "unknown-area", 'the neighbour "E0600003" of the list 2021'),
    ],
)
def test_a_comparator_leads_to_areas(file: str, old: str, new: str, slug: str, says: str, tmp_path: Path) -> None:
    """An area, a list and a neighbour that is not known is each refused, with its line or row."""
    small_pack(tmp_path, [row("number", "2022-07", 5)])
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (tmp_path / file).write_text(text.replace(old, new), encoding="utf-8")
    made, problems = read_small_pack(tmp_path), ProblemList()
    check_comparator_areas(made.files, made.setting, problems)
    (problem,) = problems.errors
    assert problem.slug == slug and says in problem.what and problem.place.line + problem.place.row > 1


def test_a_list_without_the_area_is_warned_of(tmp_path: Path) -> None:
    """It may be another authority's pack."""
    small_pack(tmp_path, [row("number", "2022-07", 5)])
    path = tmp_path / "data/neighbours.csv"
    path.write_text("list,area,rank,neighbour\n2021,E06000001,1,E06000002\n", encoding="utf-8")
    made, problems = read_small_pack(tmp_path), ProblemList()
    check_comparator_areas(made.files, made.setting, problems)
    assert [(problem.slug, problem.place.line > 1) for problem in problems.warnings] == [("no-neighbours", True)]
    assert problems.errors == []


def test_a_condition_that_is_false_is_no_warning(tmp_path: Path) -> None:
    """The author asked for it; the summary lists the bullet all the same, and one without a figure is warned of."""
    own = bullet({"l": {"level": "number"}}, "Now {l}.", when={"l": {"ge": "6"}})
    made = small_pack(tmp_path, [row("number", "2022-07", 5)], [own, bullet({"l": {"level": "rate"}}, id="s.c")])
    problems = ProblemList()
    story = told(made.files, made.speaker, problems)
    assert [dropped.id for dropped in story.dropped] == ["s.b", "s.c"]
    assert [problem.what.split()[0] for problem in problems.warnings] == ["s.c"]
