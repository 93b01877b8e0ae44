from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.disclosure.cells import Cell, Limits, Relation
from scrutiny_pack.disclosure.closing import closed
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.evidence import evidence
from scrutiny_pack.explanation import explanation
from scrutiny_pack.narrative.told import told
from scrutiny_pack.pack import Pack
from tests.small_pack import SmallPack, bullet, indicator, months_to, row, small_pack

LIMITS = Limits(1, 5)
SMALL = range(1, 6)
MONTHS = months_to("2022-07", 12)


def cell(name: str, months: Sequence[int], counts: Sequence[int]) -> Cell:
    value = sum(counts[month] for month in months)
    return Cell(name, frozenset((str(month),) for month in months), Decimal(value), small=value in SMALL)


@some.composite
def tables(draw: some.DrawFn) -> dict[str, Cell]:
    """Months, each with a count, and the sums of some stretches of them."""
    counts = draw(some.lists(some.integers(0, 14), min_size=2, max_size=7))
    starts = some.integers(0, len(counts) - 2)
    stretches = draw(
        some.lists(starts.flatmap(lambda first: some.tuples(some.just(first), some.integers(first + 2, len(counts)))), max_size=5)
    )
    single = [cell(f"month {month}", [month], counts) for month in range(len(counts))]
    sums = [cell(f"sum {first} to {end}", range(first, end), counts) for first, end in dict.fromkeys(stretches)]
    return {each.name: each for each in [*single, *sums]}


def rows_of(cells: Mapping[str, Cell], names: Sequence[str]) -> list[list[int]]:
    """Each cell as a row of noughts and ones over all parts."""
    parts = sorted({part for each in cells.values() for part in each.parts})
    return [[int(part in cells[name].parts) for part in parts] for name in names]


def given_back(cells: Mapping[str, Cell], hidden: frozenset[str], relations: Sequence[Mapping[str, int]] = ()) -> list[str]:
    """The hidden cells that some combination of the shown ones gives: those that add nothing to the rank of what is known."""
    shown = rows_of(cells, [name for name in cells if name not in hidden])
    shown += [(np.array(rows_of(cells, list(each))).T @ np.array(list(each.values()))).tolist() for each in relations]
    if not shown:
        return []
    known = np.linalg.matrix_rank(np.array(shown))
    return [name for name in hidden if np.linalg.matrix_rank(np.array([*shown, *rows_of(cells, [name])])) == known]


@settings(deadline=None, max_examples=300)
@given(tables())
def test_no_shown_figures_add_up_to_a_hidden_one(cells: dict[str, Cell]) -> None:
    """Whatever months are small and whatever sums of them are shown, no sum or difference of shown ones is a hidden one."""
    small = {name for name, each in cells.items() if each.small}
    hidden = closed(cells.values(), [], small, LIMITS)
    assert small <= hidden
    assert given_back(cells, hidden) == []


@settings(deadline=None, max_examples=200)
@given(tables())
def test_nothing_is_hidden_without_a_reason(cells: dict[str, Cell]) -> None:
    """Where nothing is small all is shown; and what stands in no sum with a small one stays."""
    small = {name for name, each in cells.items() if each.small}
    hidden = closed(cells.values(), [], small, LIMITS)
    assert hidden == frozenset() if not small else hidden
    if not [name for name in cells if name.startswith("sum")]:
        assert hidden == small


@settings(deadline=None, max_examples=200)
@given(some.lists(some.integers(0, 9), min_size=2, max_size=5))
def test_no_small_count_has_one_value_left(counts: list[int]) -> None:
    """A reader who tries all counts from 1 to 5 for the small months of a shown sum finds two or more for each of them."""
    cells = {each.name: each for each in [*(cell(str(place), [place], counts) for place in range(len(counts)))]}
    total = cell("sum", range(len(counts)), counts)
    cells[total.name] = total
    hidden = closed(cells.values(), [], {name for name, each in cells.items() if each.small}, LIMITS)
    if "sum" in hidden:
        return
    months = [name for name in cells if name != "sum" and name in hidden]
    rest = sum(count for place, count in enumerate(counts) if str(place) in months)
    ranges = [SMALL if cells[name].small else range(1, rest + 1) for name in months]
    fitting = [values for values in product(*ranges) if sum(values) == rest]
    for place, name in enumerate(months):
        assert not cells[name].small or len({values[place] for values in fitting}) > 1


@settings(deadline=None, max_examples=200)
@given(some.integers(0, 12), some.integers(0, 12), some.integers(20, 90))
def test_flows_between_shown_stocks_do_not_give_each_other_away(into: int, out: int, before: int) -> None:
    """Before, came, left and after: what is hidden of the four is not the sum of the others."""
    sizes = {"before": before, "into": into, "out": out, "after": before + into - out}
    cells = {name: Cell(name, frozenset({(name,)}), Decimal(size), small=size in SMALL) for name, size in sizes.items()}
    balance = {"after": 1, "before": -1, "into": -1, "out": 1}
    small = {name for name, each in cells.items() if each.small}
    hidden = closed(cells.values(), [Relation(balance)], small, LIMITS)
    assert small <= hidden
    assert given_back(cells, hidden, [balance]) == []


TARGET = {"for": "2022-23", "from": "10", "to": "20", "status": "local"}
PEOPLE = {
    "number": indicator("count", "neutral", 0, counts_people="true"),
    "base": indicator("count", "neutral", 0, counts_people="true", targets=[TARGET]),
    "first": indicator("count", "neutral", 0, counts_people="true"),
    "second": indicator("count", "neutral", 0, counts_people="true"),
    "third": indicator("count", "neutral", 0, counts_people="true"),
    "share": indicator("percent", "low", 1, counts_people="true", timing="month_end", targets=[TARGET]),
    "other": indicator("percent", "low", 1, counts_people="true", timing="month_end"),
    "rate": indicator("rate", "neutral", 1, rate_of="number"),
}
SECTION: dict[str, Any] = {
    "id": "s",
    "title": "Visits",
    "charts": [
        {"id": "s.line", "line": "number", "last": "12 months"},
        {"id": "s.bars", "bars": "number", "last": "12 months"},
        {"id": "s.beside", "compare": "share", "at": "latest", "earlier": ["year_before"], "beside": ["eng"]},
        {"id": "s.limits", "spc": "number", "last": "12 months"},
        {"id": "s.groups", "groups": ["number"], "at": ["previous", "latest"], "title": "Visits"},
    ],
    "tables": [{"id": "s.table", "months": "number"}],
    "bullets": [
        bullet({"w": {"window": "number", "over": "12 months to latest"}}, id="s.year"),
        bullet({"l": {"level": "number"}}, id="s.latest"),
        bullet({"c": {"change": "number", "from": "previous", "to": "latest"}}, id="s.change"),
        bullet({"r": {"level": "rate"}}, id="s.rate"),
        bullet({"s": {"share": "share"}}, id="s.share"),
        bullet({"s": {"share": "other"}}, id="s.other"),
        bullet({"g": {"gap": "share", "to": ["eng"]}}, id="s.gap"),
        bullet({"c": {"change": "share", "from": "year_before", "to": "latest"}}, id="s.fall"),
        bullet({"x": {"streak": "number", "at_least": 2}}, id="s.streak"),
        bullet({"x": {"record": "number", "at_least": 2}}, id="s.record"),
        bullet({"x": {"spc": "number", "last": 12}}, id="s.spc"),
        bullet({"x": {"ratio": "number", "to": "base"}}, id="s.ratio"),
        bullet({"x": {"ratio": "base", "to": "number", "per": 100}}, id="s.inverse"),
        bullet({"x": {"target": "share"}}, id="s.target"),
        bullet({"x": {"rank": "share", "to": "sn", "at": "latest"}}, id="s.rank"),
        bullet({"x": {"gap_change": "share", "to": "eng", "from": "2021-03-31", "until": "latest"}}, id="s.gap_change"),
        bullet({"x": {"contribution": "base", "parts": ["first", "second", "third"], "from": "year_before"}}, id="s.parts"),
    ],
}


def said(
    counts: Sequence[int], part: int, whole: int, audience: str = "public", split: tuple[int, int] = (40, 60)
) -> tuple[Pack, bytes, list[str], list[str]]:
    """All that comes of a pack with these months and this share: the documents' content, the evidence, what is explained and warned of."""
    rows = [row("number", month, count) for month, count in zip(MONTHS, counts, strict=True)]
    rows += [row("rate", "2022-07", of=(counts[-1], 83000))]
    rows += [row("share", "2022-07-31", of=(part, whole)), row("share", "2021-07-31", of=(60, 300))]
    rows += [row("other", "2022-07-31", of=(whole - part, whole)), row("share", "2021-03-31", "12.5", area="eng")]
    rows += [row("share", "2022-07-31", value, area=area) for area, value in (("eng", "12"), *((f"n{n}", 10 + n) for n in range(1, 11)))]
    parts = {"base": (150, 150), "first": (80, 40), "second": (20, 60), "third": (50, 50)}
    rows += [row(name, month, count) for name, pair in parts.items() for month, count in zip(("2021-07", "2022-07"), pair, strict=True)]
    head = {"id": "small", "title": "Small", "area": "E08000028", "month": "2022-07", "audience": audience}
    with tempfile.TemporaryDirectory() as folder:
        read: SmallPack = small_pack(Path(folder), rows, indicators=PEOPLE, sections=[SECTION], pack=head, rules={"test": "95%"})
        problems = ProblemList()
        story = told(read.files, read.speaker, problems)
        pack = assemble(story, read.files, read.speaker, "test")
    explained = [explanation(printed, read.speaker) for section in story.sections for printed in section.bullets]
    warnings = [str(problem).replace(folder, "") for problem in problems.warnings]
    return pack, evidence(pack, story, {}), explained, warnings


@settings(deadline=None, max_examples=25)
@given(
    shown=some.lists(some.integers(6, 30), min_size=12, max_size=12),
    places=some.permutations(range(12)).map(lambda order: order[:2]),
    splits=some.integers(2, 10).flatmap(
        lambda both: some.tuples(*[some.integers(max(1, both - 5), min(5, both - 1)).map(lambda one: (one, both - one))] * 2)
    ),
    parts=some.tuples(some.sampled_from(SMALL), some.sampled_from(SMALL)),
    whole=some.integers(20, 400),
)
def test_nothing_that_comes_of_a_pack_depends_on_a_hidden_figure(
    shown: list[int], places: list[int], splits: tuple[tuple[int, int], ...], parts: tuple[int, int], whole: int
) -> None:
    """With one small count in place of another every text, mark, alt text, fact, explanation and warning is the same to the byte.

    The year's sum is shown, so the two hidden months of both packs add up to the same.
    """
    outcomes = [said(_with(shown, places, split), part, whole) for split, part in zip(splits, parts, strict=True)]
    assert outcomes[0] == outcomes[1]
    assert b"fewer than 6 of" in outcomes[0][1]


@settings(deadline=None, max_examples=40)
@given(some.lists(some.integers(0, 40), min_size=2, max_size=4), some.sampled_from(SMALL))
def test_a_small_part_of_a_whole_is_not_given_back(others: list[int], small: int) -> None:
    """Where a pack tells a whole with its parts, another of them is withheld with the small one: what is left has no sum for it."""
    counts = {f"part{place}": count for place, count in enumerate([small, *others])}
    counts["whole"] = sum(counts.values())
    people = {name: indicator("count", "neutral", 0, counts_people="true") for name in counts}
    rows = [row(name, month, count) for month in ("2021-07", "2022-07") for name, count in counts.items()]
    parts = [name for name in counts if name != "whole"]
    measures = {"x": {"contribution": "whole", "parts": parts, "from": "year_before"}}
    with tempfile.TemporaryDirectory() as folder:
        made = small_pack(Path(folder), rows, [bullet(measures)], indicators=people)
    for month in ("2021-07", "2022-07"):
        shown = {fact.indicator for fact in made.setting.observations.facts() if str(fact.period) == month and fact.value is not None}
        assert "part0" not in shown
        assert len(shown) <= len(counts) - 2
    assert made.why_dropped() == "withheld: it would give a small number back"


def test_the_measures_are_told_where_nothing_is_small() -> None:
    """So that the comparisons above are not of packs in which these bullets never print."""
    _, content, _, _ = said([20, 21] * 6, 60, 300)
    printed = {block["id"] for block in json.loads(content)["blocks"] if "claims" in block}
    assert {"s.streak", "s.record", "s.spc", "s.ratio", "s.inverse", "s.target", "s.rank", "s.parts"} <= printed


def test_what_is_not_withheld_would_be_seen() -> None:
    """The comparison above has something to find: for a restricted audience the two packs differ everywhere."""
    ours, theirs = (said([20] * 11 + [count], count, 400, "restricted") for count in (3, 4))
    assert all(mine != other for mine, other in zip(ours[:3], theirs[:3], strict=True))


def _with(counts: Sequence[int], places: Sequence[int], figures: Sequence[int]) -> list[int]:
    changed = list(counts)
    for place, figure in zip(places, figures, strict=True):
        changed[place] = figure
    return changed


AREAS = ["local", *(f"n{place}" for place in range(1, 11)), "reg", "eng"]


@settings(deadline=None, max_examples=25)
@given(some.lists(some.integers(0, 14), min_size=11, max_size=11))
def test_no_area_is_what_the_region_has_beside_the_others(counts: list[int]) -> None:
    """Of the authorities with their region, and with the country that has no other, never one alone is hidden."""
    figures = [*counts, sum(counts), sum(counts)]
    rows = [row("number", "2022-07", figure, area=area) for area, figure in zip(AREAS, figures, strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        setting = small_pack(Path(folder), rows, indicators=PEOPLE).setting
    left = {fact.area: fact.value for fact in setting.observations.facts()}
    authorities, totals = list(left.values())[:-2], list(left.values())[-2:]
    assert all(figure is None for figure, count in zip(authorities, counts, strict=True) if count in SMALL)
    for total in totals:
        assert [*authorities, total].count(None) != 1
    if totals.count(None) == 1:
        assert authorities.count(None) == 0, "the other total is the same number"
