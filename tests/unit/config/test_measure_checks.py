from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.errors import InputError, Problem
from tests.small_pack import bullet, indicator, level_bullet, row, small_pack

COUNTS = {name: indicator("count", "neutral", 0) for name in ("came", "left")}


def problems_of(folder: Path, measure: dict[str, Any] | None = None, chart: dict[str, Any] | None = None) -> list[Problem]:
    bullets = [bullet({"m": measure})] if measure else [level_bullet()]
    section = {"id": "s", "title": "Visits", "bullets": bullets, "charts": [{"id": "s.c"} | chart] if chart else []}
    try:
        small_pack(folder, [row("number", "2022-07", 5)], sections=[section], indicators=COUNTS)
    except InputError as error:
        return list(error.problems)
    return []


@pytest.mark.parametrize(
    ("measure", "slug", "says"),
    [
        ({"flow": {"in": "share", "out": "left"}, "over": "latest"}, "measure-unit", '"share" is a percent'),
        ({"flow": {"in": "came", "out": "left"}, "over": "latest", "stock": "rate"}, "measure-unit", '"rate" is a rate'),
        ({"flow": {"in": "came", "out": "came"}, "over": "latest"}, "measure-unit", "stands 2 times"),
        ({"change": "number", "from": "12 months to year_before", "to": "latest"}, "measure-periods", "12 months but"),
        ({"change": "number", "from": "2018-19", "to": "latest"}, "measure-periods", "12 months but"),
        ({"gap": "number", "to": ["eng"]}, "measure-unit", "the total of another area (eng)"),
        ({"gap": "share", "to": ["eng", "eng"]}, "duplicate-comparator", '"eng" stands twice'),
    ],
)  # fmt: skip
def test_a_measure_must_make_sense_for_its_unit(measure: dict[str, Any], slug: str, says: str, tmp_path: Path) -> None:
    """Each is refused with its line."""
    (problem,) = problems_of(tmp_path, measure)
    assert problem.slug == slug and says in problem.what and problem.place.line > 1


@pytest.mark.parametrize(
    "measure",
    [
        {"flow": {"in": "came", "out": "left"}, "over": "latest", "stock": "number"}, {"gap": "number", "to": ["sn"]},
        {"change": "number", "from": "2018-19", "to": "12 months to latest"}, {"change": "number", "from": "latest published"},
        {"change": "rate", "from": "2018-19", "to": "latest"},
    ],
)  # fmt: skip
def test_what_makes_sense_is_let_through(measure: dict[str, Any], tmp_path: Path) -> None:
    """Counts over as many months, rates over any, groups' averages of counts."""
    assert problems_of(tmp_path, measure) == []


@pytest.mark.parametrize(
    ("chart", "slug"),
    [
        ({"groups": ["number", "share"], "at": ["latest"], "title": "Both"}, "measure-unit"),
        ({"compare": "number", "beside": ["eng"]}, "measure-unit"),
        ({"line": "share", "beside": ["sn", "sn"]}, "duplicate-comparator"),
        ({"line": "share", "target": "on"}, "no-target"),
        ({"bars": "number", "target": "on"}, "no-target"),
        ({"bars": "share", "target": "on"}, "measure-unit"),
        ({"bars": "rate", "target": "on"}, "measure-unit"),
    ],
)
def test_a_chart_must_make_sense_for_its_units(chart: dict[str, Any], slug: str, tmp_path: Path) -> None:
    """One axis has one unit."""
    assert [problem.slug for problem in problems_of(tmp_path, chart=chart)] == [slug]


@pytest.mark.parametrize("unit", ["money", "days", "ratio"])
def test_bars_of_months_need_something_that_is_counted(unit: str, tmp_path: Path) -> None:
    """Of pounds or days there is no number for each month: without this the page would say that no figures were supplied."""
    chart = {"id": "s.c", "bars": "spent", "last": "12 months"}
    section = {"id": "s", "title": "Visits", "bullets": [level_bullet()], "charts": [chart]}
    with pytest.raises(InputError) as refused:
        small_pack(tmp_path, [row("number", "2022-07", 5)], sections=[section], indicators={"spent": indicator(unit, "neutral", 0)})
    (problem,) = refused.value.problems
    assert (problem.slug, problem.fix) == ("measure-unit", "draw it as a line: line: spent")
