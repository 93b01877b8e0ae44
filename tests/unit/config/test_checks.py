from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.errors import InputError, Problem, ProblemList
from tests.small_pack import bullet, indicator, row, small_pack

LEVEL = bullet({"l": {"level": "number"}})


def refused(
    folder: Path, *bullets: dict[str, Any], charts: list[dict[str, Any]] | None = None, tables: list[dict[str, Any]] | None = None
) -> list[Problem]:
    section = {"id": "s", "title": "Visits", "bullets": list(bullets), "charts": charts or [], "tables": tables or []}
    indicators = {"grade": indicator(polarity="neutral")} | {
        name: indicator("count", "neutral", 0, label=name.title()) for name in ("came", "left")
    }
    try:
        small_pack(folder, [row("number", "2022-07", 5)], sections=[section], indicators=indicators)
    except InputError as error:
        return list(error.problems)
    return []


def test_a_sound_pack_is_not_refused(tmp_path: Path) -> None:
    """Every kind of measure, chart and table with names that lead somewhere."""
    measures = {
        "l": {"level": "number"},
         "s": {"share": "share"}, "w": {"window": "rate", "over": "12 months to latest"}, "c": {"change": "rate", "from": "year_before"},
        "g": {"gap": "share", "to": ["sn", "eng"], "words": "polarity"},
         "f": {"flow": {"in": "came", "out": "left"}, "over": "latest", "stock": "number"},
    }  # fmt: skip
    charts = [
        {"id": "c.a", "line": "share", "beside": ["sn"]}, {"id": "c.b", "bars": "number"},
        {"id": "c.c", "compare": "share", "beside": ["eng"]},
        {"id": "c.d", "groups": ["came", "left"], "at": ["latest"], "title": "Both"},
    ]  # fmt: skip
    follower = bullet({"l": {"level": "number"}}, "This is {l}.", id="s.f", follows="s.b")
    assert refused(tmp_path, bullet(measures), follower, charts=charts, tables=[{"id": "t", "months": "number"}]) == []


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        ({"level": "numbr"}, "numbr"), ({"share": "shar"}, "shar"), ({"window": "ratee", "over": "12 months to latest"}, "ratee"),
        ({"change": "numbr", "from": "previous"}, "numbr"), ({"gap": "shar", "to": ["eng"]}, "shar"), ({"expect": "shar"}, "shar"),
        ({"flow": {"in": "numbr", "out": "number"}, "over": "latest"}, "numbr"),
        ({"flow": {"in": "number", "out": "numbr"}, "over": "latest"}, "numbr"),
        ({"flow": {"in": "number", "out": "left"}, "over": "latest", "stock": "numbr"}, "numbr"),
    ],
)  # fmt: skip
def test_an_unknown_indicator_is_named_with_a_suggestion(measure: dict[str, Any], name: str, tmp_path: Path) -> None:
    """In every kind of measure."""
    (problem,) = refused(tmp_path, bullet({"m": measure}))
    meant = {"numbr": "number", "shar": "share", "ratee": "rate"}[name]
    assert (problem.slug, problem.what, problem.fix) == ("unknown-indicator", f'there is no indicator "{name}"', f'did you mean "{meant}"?')
    assert problem.place.line > 1


@pytest.mark.parametrize(
    "chart",
    [{"line": "numbr"}, {"bars": "numbr"}, {"compare": "numbr", "beside": ["eng"]}, {"groups": ["numbr"], "at": ["latest"], "title": "T"}],
)
def test_an_unknown_indicator_of_a_chart_is_named(chart: dict[str, Any], tmp_path: Path) -> None:
    """In every kind of chart, and in a month table."""
    problems = refused(tmp_path, LEVEL, charts=[{"id": "c"} | chart], tables=[{"id": "t", "months": "numbr"}])
    assert [problem.slug for problem in problems] == ["unknown-indicator"] * 2


@pytest.mark.parametrize("where", ["measure", "line", "compare"])
def test_an_unknown_comparator_is_named(where: str, tmp_path: Path) -> None:
    """With those that there are, where none is like it."""
    measures = {"g": {"gap": "share", "to": ["wales" if where == "measure" else "eng"]}}
    charts = [] if where == "measure" else [{"id": "c", where: "share", "beside": ["wales"]}]
    (problem,) = refused(tmp_path, bullet(measures), charts=charts)
    assert (problem.slug, problem.what, problem.fix) == (
        "unknown-comparator",
        'there is no comparator "wales"',
        "write one of sn, reg, eng",
    )


@pytest.mark.parametrize("follows", ["s.x", "s.b"])
def test_a_bullet_whose_forerunner_is_gone_is_warned_of(follows: str, tmp_path: Path) -> None:
    """The build goes on with the sentence that stands alone, and says so."""
    made = small_pack(tmp_path, [row("number", "2022-07", 5)], [LEVEL | {"follows": follows, "text": "This is {l}."}])
    assert made.text() == "In July 2022, the number of visits was 5."
    problems = ProblemList()
    read_pack_files(tmp_path / "pack.yaml", None, problems)
    (warning,) = problems.warnings
    assert (warning.slug, warning.fix) == ("unknown-bullet", "take out follows:, or put the bullet back")
    assert f'"{follows}"' in warning.what and "the default sentence is printed" in warning.what and warning.place.line > 1


@pytest.mark.parametrize("word", ["This", "It", "Its", "That", "These", "They", "Their", "Both", "Such", "Here", "There"])
@pytest.mark.parametrize("key", ["text", "variant"])
def test_a_text_that_points_back_says_to_what(key: str, word: str, tmp_path: Path) -> None:
    """Text or variant."""
    text = f"{word} rose {{l}}."
    wording = {"text": text} if key == "text" else {"text": "Now {l}.", "variants": [{"when": {"l": {"ge": "0"}}, "text": text}]}
    (problem,) = refused(tmp_path, LEVEL | wording)
    assert (problem.slug, problem.what) == ("follows-missing", f'the text begins with "{word}", and nothing says what that is')


def test_a_word_that_only_begins_alike_does_not_point_back(tmp_path: Path) -> None:
    """Items, Heretics; and "There were 40" points nowhere."""
    for text in ("Items: {l}", "Heretics: {l}", "There were {l} visits."):
        assert refused(tmp_path, LEVEL | {"text": text}) == []


def test_nothing_neutral_is_better_or_worse(tmp_path: Path) -> None:
    """Words by polarity need one."""
    (problem,) = refused(tmp_path, bullet({"g": {"gap": "grade", "to": ["eng"], "words": "polarity"}}))
    assert (problem.slug, problem.what) == ("polarity-needed", '"grade" is neutral, so nothing is better or worse')


def test_an_expectation_needs_a_range(tmp_path: Path) -> None:
    """In the registry, with its status."""
    (problem,) = refused(tmp_path, bullet({"e": {"expect": "share"}}))
    assert (problem.slug, problem.what) == ("no-expected-range", '"share" has no expected range')


def test_an_id_is_used_once(tmp_path: Path) -> None:
    """Across bullets, charts, tables, blocks and sections; each repeat is told with both lines."""
    problems = refused(tmp_path, LEVEL, LEVEL, charts=[{"id": "s.b", "bars": "number"}], tables=[{"id": "s", "months": "number"}])
    assert sorted(problem.slug for problem in problems) == ["duplicate-id"] * 3
    assert all("is used on lines" in problem.what for problem in problems)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Not the first only."""
    bad = bullet({"a": {"level": "numbr"}, "g": {"gap": "shar", "to": ["wales", "eng"]}}, "This is {a}.")
    assert len(refused(tmp_path, bad)) == 4


@pytest.mark.parametrize(
    ("identifier", "reserved"),
    [("s.headline", True), ("s.note", True), ("c.figures", True), ("front.restricted", True), ("key.s.b", True), ("other.note", False)],
)
def test_ids_that_the_program_gives_are_refused(identifier: str, reserved: bool, tmp_path: Path) -> None:
    """Of a section, of a chart, and of the front matter; the same ending elsewhere is free."""
    problems = refused(tmp_path, LEVEL | {"id": identifier}, charts=[{"id": "c", "bars": "number"}])
    assert [problem.slug for problem in problems] == ["reserved-id"] * reserved


def test_a_row_is_as_long_as_its_header(tmp_path: Path) -> None:
    """Shorter or longer, it is told with its own line."""
    block = {"id": "s.t", "caption": "Grades", "header": ["a", "b"], "rows": [["1", "2"], ["1"], ["1", "2", "3"]]}
    with pytest.raises(InputError) as error:
        small_pack(tmp_path, [], sections=[{"id": "s", "title": "T", "static": [block], "bullets": [LEVEL]}])
    first, second = error.value.problems
    assert (first.slug, second.slug) == ("table-row", "table-row")
    assert first.what == "the row and its header differ in length: 1 and 2" and first.place.line < second.place.line
