from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.errors import InputError
from tests.series import claims, one
from tests.small_pack import Row, indicator, row

WHOLE = indicator("count", "neutral", 0, subject="the number of referrals", label="Referrals")
PARTS = {name: indicator("count", "neutral", 0, label=f"From {name}") for name in ("police", "schools", "health")}
MEASURE = {"contribution": "all", "parts": ["police", "schools", "health"], "from": "year_before"}


def rows(before: tuple[object, ...], after: tuple[object, ...]) -> list[Row]:
    """The whole and its three parts, a year ago and now."""
    names = ("all", "police", "schools", "health")
    return [
        row(name, month, value)
        for month, values in (("2021-07", before), ("2022-07", after))
        for name, value in zip(names, values, strict=True)
    ]


def told(folder: Path, before: tuple[object, ...], after: tuple[object, ...], **more: object):  # type: ignore[no-untyped-def]  # a pack
    people = {"counts_people": "on"} if more.pop("people", False) else {}
    indicators = {name: entry | people for name, entry in {"all": WHOLE, **PARTS}.items()}
    return one(folder, rows(before, after), MEASURE | more, indicators=indicators)


@pytest.mark.parametrize(
    ("before", "after", "said", "largest"),
    [
        ((400, 100, 200, 100), (440, 125, 220, 95),
         "rose by 40, from 400 in July 2021 to 440 in July 2022 (From police: 25 more; From schools: 20 more; From health: 5 fewer).",
         "police"),
        ((400, 100, 200, 100), (360, 80, 180, 100),
         "fell by 40, from 400 in July 2021 to 360 in July 2022 (From police: 20 fewer; From schools: 20 fewer; From health: the same).",
         "none"),
        ((400, 100, 200, 100), (400, 120, 180, 100),
         "was unchanged at 400, in July 2021 and in July 2022 (From police: 20 more; From schools: 20 fewer; From health: the same).",
         "none"),
        ((0, 0, 0, 0), (8, 8, 0, 0),
         "rose by 8, from 0 in July 2021 to 8 in July 2022 (From police: 8 more; From schools: the same; From health: the same).",
         "police"),
    ],
)  # fmt: skip
def test_the_parts_are_told_by_how_much_they_moved(
    before: tuple[object, ...], after: tuple[object, ...], said: str, largest: str, tmp_path: Path
) -> None:
    """All of them, so that they add up; of those that tie none is the largest."""
    made = told(tmp_path, before, after)
    assert made.text() == f"The number of referrals {said}"
    assert claims(made)["largest"] == largest


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ((401, 100, 200, 100), (440, 125, 220, 95), "x: the parts add up to 400 for 2021-07, and all is 401"),
        ((400, 100, 200, 100), (440, 125, 220, 90), "x: the parts add up to 435 for 2022-07, and all is 440"),
        ((400, 100, 200, "c"), (440, 125, 220, 95), "x: withheld or not available [c]"),
        ((400, 100, 200, ""), (440, 125, 220, 95), "x: no figure"),
    ],
)
def test_parts_that_do_not_make_the_whole_say_nothing(
    before: tuple[object, ...], after: tuple[object, ...], why: str, tmp_path: Path
) -> None:
    """At either time, or where one is missing."""
    assert told(tmp_path, before, after).why_dropped() == why


def test_a_small_part_is_not_given_back_by_the_others(tmp_path: Path) -> None:
    """The whole less the other parts would be the hidden one: so a second figure of the month is withheld, in every place."""
    made = told(tmp_path, (400, 100, 296, 4), (440, 125, 220, 95), people=True)
    assert made.why_dropped() == "withheld: it would give a small number back"
    month = [fact for fact in made.setting.observations.facts() if str(fact.period) == "2021-07"]
    assert {fact.indicator for fact in month if fact.value is None} > {"health"}
    assert len([fact for fact in month if fact.value is None]) >= 2


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"parts": ["police", "share"]}, '"share" is a percent, and only counts add up'),
        ({"parts": ["police", "police"]}, '"police" stands 2 times in one whole'),
        ({"from": "12 months to year_before"}, '"all" is a count, and "12 months to year_before" is 12 months but "latest" 1 month'),
    ],
)
def test_a_contribution_that_makes_no_sense_is_refused(more: dict[str, object], what: str, tmp_path: Path) -> None:
    """What is no count, twice the same, and periods of unlike length."""
    with pytest.raises(InputError) as raised:
        told(tmp_path, (1, 1, 0, 0), (1, 1, 0, 0), **more)
    assert what in [problem.what for problem in raised.value.problems]
