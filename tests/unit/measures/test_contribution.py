from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.errors import InputError
from tests.series import claims, of_cumberland, one
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
    ways = {"more": "up", "fewer": "down", "same": "same"}
    parts = {name: next(ways[word] for word in ways if word in said.split(f"From {name}: ")[1].split(";")[0]) for name in PARTS}
    assert {name: claims(made)[f"{name}.direction"] for name in PARTS} == parts


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


def test_parts_may_move_more_than_the_whole(tmp_path: Path) -> None:
    """Against each other too, and each is told with its own way; there is no share of a change."""
    made = told(tmp_path, (100, 50, 30, 20), (101, 80, 1, 20))
    assert made.text() == (
        "The number of referrals rose by 1, from 100 in July 2021 to 101 in July 2022"
        " (From police: 30 more; From schools: 29 fewer; From health: the same)."
    )
    assert made.slide() == "Referrals: up by 1 to 101"


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        ("latest", "year_before", "x: 2021-07 is no later than 2022-07"),
        ("latest", "latest", "x: 2022-07 is no later than 2022-07"),
    ],
)
def test_nothing_is_made_of_two_times_in_the_wrong_order(start: str, end: str, why: str, tmp_path: Path) -> None:
    """A fall to an earlier month is a rise told backwards."""
    made = told(tmp_path, (100, 50, 30, 20), (120, 60, 40, 20), **{"from": start, "to": end})
    assert made.why_dropped() == why


def test_a_part_of_another_definition_says_nothing(tmp_path: Path) -> None:
    """One part that is counted otherwise since moves the others' share too."""
    indicators = {"all": WHOLE, **PARTS, "schools": PARTS["schools"] | {"changed": "2022-01"}}
    made = one(tmp_path, rows((100, 50, 30, 20), (120, 60, 40, 20)), MEASURE, indicators=indicators)
    assert made.why_dropped() == "x: the definition changed in 2022-01, so the figures are not of the same thing"


def test_a_boundary_change_says_nothing(tmp_path: Path) -> None:
    """The whole of two years ago was that of another area."""
    given = [each | {"period": each["period"].replace("2022", "2023").replace("2021", "2022")} for each in rows((4, 2, 1, 1), (8, 4, 2, 2))]
    made = of_cumberland(tmp_path, given, MEASURE, indicators={"all": WHOLE, **PARTS})
    assert made.why_dropped() == "x: the area changed on 1 April 2023, so the two figures are not of the same area"


def test_a_window_with_a_month_missing_says_nothing(tmp_path: Path) -> None:
    """A part with fewer months than the whole would look like a fall."""
    measure = MEASURE | {"from": "2 months to year_before", "to": "2 months to latest"}
    given = [each | {"period": month} for each in rows((4, 2, 1, 1), (8, 4, 2, 2))
             for month in ({"2021-07": ("2021-06", "2021-07"), "2022-07": ("2022-06", "2022-07")}[each["period"]])]  # fmt: skip
    whole = one(tmp_path / "whole", given, measure, indicators={"all": WHOLE, **PARTS})
    assert whole.text() == (
        "The number of referrals rose by 8, from 8 in the 2 months to July 2021 to 16 in the 2 months to July 2022"
        " (From police: 4 more; From schools: 2 more; From health: 2 more)."
    )
    short = [each for each in given if (each["indicator"], each["period"]) != ("health", "2022-06")]
    assert one(tmp_path / "short", short, measure, indicators={"all": WHOLE, **PARTS}).why_dropped() == "x: figures for 1 of 2 months only"


def test_a_contribution_is_neither_good_nor_bad(tmp_path: Path) -> None:
    """More and fewer are no judgement, whatever the polarity."""
    indicators = {name: entry | {"polarity": "low"} for name, entry in {"all": WHOLE, **PARTS}.items()}
    made = one(tmp_path, rows((100, 50, 30, 20), (120, 60, 40, 20)), MEASURE, indicators=indicators)
    assert made.text() == (
        "The number of referrals rose by 20, from 100 in July 2021 to 120 in July 2022"
        " (From police: 10 more; From schools: 10 more; From health: the same)."
    )
    assert not {"good", "bad"} & set(claims(made).values())


@pytest.mark.parametrize("words", [2, 12, 14, 16, 18])
def test_a_slide_never_says_unchanged_to_save_words(words: int, tmp_path: Path) -> None:
    """With a label that leaves no room there is a long slide, and no false one."""
    indicators = {"all": WHOLE | {"label": " ".join(["visits"] * words)}, **PARTS}
    made = one(tmp_path, rows((100, 50, 30, 20), (120, 60, 40, 20)), MEASURE, indicators=indicators)
    assert "unchanged" not in made.slide() and "up by 20 to 120" in made.slide()
