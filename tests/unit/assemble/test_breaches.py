"""Breaches: each rule tells what breaches it, with the reason in full, and nothing else; exactly on an edge is inside."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.breaches import Breaches, breaches_of
from scrutiny_pack.config.exception_rules import ExceptionRules
from tests.small_pack import Row, bullet, indicator, months_to, row, small_pack

TARGET = {"for": "2022-23", "value": "20", "tolerance": "1", "status": "local"}
LEVEL = bullet({"l": {"level": "share"}})
GAP = bullet({"g": {"gap": "share", "to": ["reg", "eng"]}})
RECORD = bullet({"r": {"record": "share", "by": "month"}}, id="s.r")
SPC = bullet({"p": {"spc": "share", "by": "month"}}, id="s.p")


def found(folder: Path, rows: list[Row], *bullets: dict[str, Any], rules: dict[str, Any] | None = None, **more: Any) -> Breaches:
    """What breaches `rules` in a small pack; `pack_rules` are the pack's own."""
    own = {"rules": more.pop("pack_rules")} if "pack_rules" in more else {}
    pack = small_pack(folder, rows, bullets, **own, **more)
    return breaches_of(pack.told(), ExceptionRules.model_validate(rules or {}), pack.speaker)


def reasons(*args: Any, **more: Any) -> dict[str, list[str]]:
    """Why each indicator is an exception, in order."""
    return {breach.latest.indicator: [reason.text.plain for reason in breach.reasons] for breach in found(*args, **more).all}


def share(**more: Any) -> dict[str, Any]:
    """The indicator `share`, with more said of it."""
    return {"share": indicator(**more)}


@pytest.mark.parametrize(
    ("value", "polarity", "expected"),
    [
        ("21.1", "low", "off target, 1.1 percentage points above it (no more than 20.0%)"),
        ("21.0", "low", None),
        ("21.04", "low", None),
        ("18.9", "high", "off target, 1.1 percentage points below it (at least 20.0%)"),
        ("19.0", "high", None),
        ("30.0", "high", None),
    ],
    ids=["off", "on the edge of tolerance", "on it as printed", "below", "on the edge below", "better than the target"],
)
def test_a_missed_target_is_one(value: str, polarity: str, expected: str | None, tmp_path: Path) -> None:
    """With the target and how far off; exactly the tolerance, as printed, is within it."""
    said = reasons(tmp_path, [row("share", "2022-07", value)], LEVEL, indicators=share(polarity=polarity, targets=[TARGET]))
    assert said == ({"share": [expected]} if expected else {})


@pytest.mark.parametrize(
    ("name", "target", "signal"),
    [
        ("en-GB", "off target, 20.0 percentage points above it (no more than 20.0%)",
         "a sign of concern: it is above the upper limit (27.61%)"),
        ("en-GB-plain", "misses the target: 20.0 percentage points above it (no more than 20.0%)",
         "a sign of concern: it is above its usual range (upper limit 27.61%)"),
        ("en-GB-officers", "not meeting the target, 20.0 percentage points above it (no more than 20.0%)",
         "showing special cause variation (a sign of concern): it is above the upper limit (27.61%)"),
    ],
)  # fmt: skip
def test_a_reason_stands_by_itself_in_each_tone(name: str, target: str, signal: str, tmp_path: Path) -> None:
    """In a cell no sentence goes before it, so it cannot begin with "which"."""
    rows = [row("share", month, value) for month, value in zip(months_to("2022-07", 14), [20, 22] * 6 + [20, 40], strict=True)]
    pack = small_pack(tmp_path, rows, [LEVEL, SPC], indicators=share(targets=[TARGET])).in_words(name)
    (breach,) = breaches_of(pack.told(), ExceptionRules(), pack.speaker).all
    assert [reason.text.plain for reason in breach.reasons] == [target, signal]


def test_an_illustrative_target_is_called_so(tmp_path: Path) -> None:
    """Nobody is told off for missing a target that nobody set."""
    target = TARGET | {"status": "illustrative"}
    said = reasons(tmp_path, [row("share", "2022-07", "22")], LEVEL, indicators=share(targets=[target]))
    assert said == {"share": ["off target, 2.0 percentage points above it (no more than 20.0%, illustrative)"]}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("19.1", "above the range expected (15.0% to 19.0%)"),
        ("19.0", None),
        ("15.0", None),
        ("14.9", "below the range expected (15.0% to 19.0%)"),
    ],
)
def test_a_figure_outside_its_range_is_one(value: str, expected: str | None, tmp_path: Path) -> None:
    """A range is a target with two ends, both within; of a neutral indicator too, and without better or worse."""
    rule = share(polarity="neutral", expected={"from": "15", "to": "19", "status": "local"})
    said = reasons(tmp_path, [row("share", "2022-07", value)], bullet({"e": {"expect": "share"}}), indicators=rule)
    assert said == ({"share": [expected]} if expected else {})


@pytest.mark.parametrize(
    ("reg", "eng", "polarity", "expected"),
    [
        ("17.9", "17.0", "low", "worse than the West Midlands (17.9%) and England (17.0%)"),
        ("18.1", "17.0", "low", "worse than England (17.0%)"),
        ("18.0", "18.1", "low", "worse than the West Midlands (18.0%)"),
        ("18.1", "18.1", "low", None),
        ("17.0", "17.0", "high", None),
        ("22.0", "23.0", "high", "worse than the West Midlands (22.0%) and England (23.0%)"),
        ("17.0", "17.0", "neutral", None),
        ("23.0", "23.0", "neutral", None),
    ],
    ids=["both", "one only slightly", "on the edge", "slightly", "better", "worse where high is good", "neutral above", "neutral below"],
)
def test_clearly_worse_than_a_comparator_is_one(reg: str, eng: str, polarity: str, expected: str | None, tmp_path: Path) -> None:
    """By no less than where "slightly" ends; a neutral indicator is never worse."""
    rows = [row("share", "2022-07", "20"), row("share", "2022-03", reg, area="reg"), row("share", "2022-03", eng, area="eng")]
    said = reasons(tmp_path, rows, GAP, indicators=share(polarity=polarity))
    assert said == ({"share": [expected]} if expected else {})


@pytest.mark.parametrize(("value", "told"), [("110", True), ("109", False)])
def test_a_rate_is_clearly_worse_by_a_tenth(value: str, told: bool, tmp_path: Path) -> None:
    """The bands of rates are shares of the comparator."""
    rows = [row("rate", "2022-07", value), row("rate", "2022-03", "100", area="reg")]
    said = reasons(tmp_path, rows, bullet({"g": {"gap": "rate", "to": ["reg"]}}), indicators={"rate": indicator("rate", "low", 0)})
    assert said == ({"rate": ["worse than the West Midlands (100)"]} if told else {})


def test_only_comparators_that_the_rules_name_count(tmp_path: Path) -> None:
    """Left out, all of them do."""
    rows = [row("share", "2022-07", "20"), row("share", "2022-03", "17.0", area="reg"), row("share", "2022-03", "16.0", area="eng")]
    assert reasons(tmp_path, rows, GAP, rules={"worse_than": ["reg"]}) == {"share": ["worse than the West Midlands (17.0%)"]}
    assert reasons(tmp_path, rows, GAP, rules={"worse_than": ["sn"]}) == {}


@pytest.mark.parametrize(
    ("counts", "told"),
    [((12, 50), False), ((1200, 5000), True)],
    ids=["within the interval", "outside it"],
)
def test_what_was_tested_is_worse_only_outside_its_interval(counts: tuple[int, int], told: bool, tmp_path: Path) -> None:
    """A wide gap that chance would make is no exception."""
    rows = [row("share", "2022-07", of=counts), row("share", "2022-03", "20.0", area="reg")]
    tested = bullet({"g": {"gap": "share", "to": ["reg"]}}, rules={"test": "95%"})
    assert reasons(tmp_path, rows, tested) == ({"share": ["worse than the West Midlands (20.0%)"]} if told else {})


def course(last: int) -> list[Row]:
    """Fifteen months at 20%, but for the newest."""
    return [row("share", month, of=(last if place == 14 else 20, 100)) for place, month in enumerate(months_to("2022-07", 15))]


@pytest.mark.parametrize(
    ("last", "polarity", "good_news", "expected"),
    [
        (50, "low", False, ["a sign of concern: it is above the upper limit (27.70%)"]),
        (5, "low", False, []),
        (5, "low", True, ["a sign of improvement: it is below the lower limit (16.15%)"]),
        (50, "neutral", False, ["a change: it is above the upper limit (27.70%)"]),
        (20, "low", True, []),
    ],
    ids=["concern", "improvement", "improvement, asked for", "neutral", "ordinary"],
)
def test_a_signal_beyond_ordinary_variation_is_one(last: int, polarity: str, good_news: bool, expected: list[str], tmp_path: Path) -> None:
    """One for the better only where good news is asked for; of a neutral indicator it is a change."""
    rules = {"rules": ["special_cause"], "good_news": good_news}
    assert reasons(tmp_path, course(last), SPC, indicators=share(polarity=polarity), rules=rules).get("share", []) == expected


@pytest.mark.parametrize(
    ("last", "polarity", "good_news", "expected"),
    [
        (50, "low", False, ["the highest of the 15 months that are known in a row"]),
        (5, "low", False, []),
        (5, "low", True, ["the lowest of the 15 months that are known in a row"]),
        (5, "high", False, ["the lowest of the 15 months that are known in a row"]),
        (50, "neutral", False, ["the highest of the 15 months that are known in a row"]),
        (20, "low", True, []),
    ],
    ids=["bad", "good", "good, asked for", "bad where high is good", "neutral", "none"],
)
def test_a_record_is_one(last: int, polarity: str, good_news: bool, expected: list[str], tmp_path: Path) -> None:
    """A good one only where good news is asked for."""
    rules = {"rules": ["record"], "good_news": good_news}
    assert reasons(tmp_path, course(last), RECORD, indicators=share(polarity=polarity), rules=rules).get("share", []) == expected


def test_a_record_since_an_earlier_figure_names_it(tmp_path: Path) -> None:
    """With its figure and its month, and no more is claimed."""
    rows = course(30)
    rows[2] = row("share", "2021-07", of=(35, 100))
    assert reasons(tmp_path, rows, RECORD) == {"share": ["the highest since July 2021 (35.0%)"]}


def test_a_record_and_a_signal_are_told_of_their_own_month(tmp_path: Path) -> None:
    """Where the newest figure beside them is of a longer period, the month's own figure is said."""
    year = bullet({"l": {"level": "share", "at": "12 months to latest"}}, id="s.year")
    assert reasons(tmp_path, course(50), year, RECORD, SPC) == {
        "share": [
            "50.0%, Jul 2022: a sign of concern: it is above the upper limit (27.70%)",
            "50.0%, Jul 2022: the highest of the 15 months that are known in a row",
        ]
    }


@pytest.mark.parametrize(
    ("month", "stale_after", "expected"),
    [
        ("2022-04", 3, None),
        ("2022-03", 3, "the newest figure is for March 2022, 4 months before July 2022"),
        ("2022-06", 1, None),
        ("2022-05", 1, "the newest figure is for May 2022, 2 months before July 2022"),
    ],
)
def test_an_old_figure_is_one(month: str, stale_after: int, expected: str | None, tmp_path: Path) -> None:
    """Exactly so many months are not old yet."""
    old = bullet({"l": {"level": "share", "at": month}})
    said = reasons(tmp_path, [row("share", month, "20")], old, rules={"stale_after": stale_after})
    assert said == ({"share": [expected]} if expected else {})


def test_a_figure_is_not_old_where_there_is_a_newer_one(tmp_path: Path) -> None:
    """Although the bullets speak of the older one only; a symbol in place of a newer figure is none."""
    old = bullet({"l": {"level": "share", "at": "2022-01"}})
    assert reasons(tmp_path, [row("share", "2022-01", "20"), row("share", "2022-07", "21")], old) == {}
    said = reasons(tmp_path, [row("share", "2022-01", "20"), row("share", "2022-07", "x")], old)
    assert said == {"share": ["the newest figure is for January 2022, 6 months before July 2022"]}


def test_a_target_of_nought_that_is_missed_by_many_is_material(tmp_path: Path) -> None:
    """There is no share of nought: it counts as wide as the figure itself, and so does a comparator of nought."""
    rules = share(targets=[TARGET]) | {"number": indicator("count", "low", 0, targets=[TARGET | {"value": "0"}])}
    rows, bullets = [row("share", "2022-07", "22"), row("number", "2022-07", "50")], [LEVEL, bullet({"t": {"target": "number"}}, id="s.n")]
    assert list(reasons(tmp_path / "target", rows, *bullets, indicators=rules)) == ["number", "share"]
    rows = [row("share", "2022-07", "22"), row("rate", "2022-07", "50"), row("rate", "2022-07", "0", area="eng")]
    bullets = [LEVEL, bullet({"g": {"gap": "rate", "to": ["eng"]}}, id="s.r")]
    rules = share(targets=[TARGET]) | {"rate": indicator("rate", "low", 0)}
    assert list(reasons(tmp_path / "beside", rows, *bullets, indicators=rules)) == ["rate", "share"]


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        ("en-GB-plain", "misses the target: 5.0 percentage points above it (no more than 20.0%)"),
        ("en-GB-officers", "not meeting the target, 5.0 percentage points above it (no more than 20.0%)"),
    ],
)
def test_a_reason_is_no_half_of_a_sentence_in_any_words(phrases: str, expected: str, tmp_path: Path) -> None:
    """It stands alone in its cell."""
    pack = small_pack(tmp_path, [row("share", "2022-07", "25")], [LEVEL], indicators=share(targets=[TARGET])).in_words(phrases)
    (breach,) = breaches_of(pack.told(), ExceptionRules(), pack.speaker).all
    assert [reason.text.plain for reason in breach.reasons] == [expected]


def test_what_is_withheld_is_not_judged_nor_an_older_figure_in_its_place(tmp_path: Path) -> None:
    """Neither where the file withholds it nor where it is a small number of people here."""
    old = bullet({"l": {"level": "share", "at": "2022-01"}}, id="s.old")
    off = share(targets=[TARGET | {"for": "2021-22"}])
    rows = [row("share", "2022-01", "30"), row("number", "2022-07", "9")]
    other = bullet({"l": {"level": "number"}}, id="s.n")
    assert list(reasons(tmp_path, rows, old, other, indicators=off)) == ["share"]
    withheld = found(tmp_path, [*rows, row("share", "2022-07", "c")], LEVEL, old, other, indicators=off)
    assert (withheld.all, [figure.indicator for figure in withheld.judged]) == ((), ["number"])
    people = {"number": indicator("count", "low", 0, counts_people=True, targets=[TARGET | {"for": "2021-22", "value": "2"}])}
    rows = [row("number", "2022-01", "30"), row("number", "2022-07", "3"), row("rate", "2022-07", "9")]
    old = bullet({"l": {"level": "number", "at": "2022-01"}}, id="s.old")
    assert reasons(tmp_path, rows, old, bullet({"l": {"level": "rate"}}, id="s.r"), indicators=people) == {}


def test_an_indicator_stands_once_with_all_its_reasons(tmp_path: Path) -> None:
    """In the order of the rules, and a reason that two bullets give is told once."""
    rows = [row("share", "2022-07", "25"), row("share", "2022-03", "20.0", area="reg"), row("share", "2022-03", "24.0", area="eng")]
    again = bullet({"g": {"gap": "share", "to": ["reg", "eng"]}}, id="s.again")
    both = [
        "off target, 5.0 percentage points above it (no more than 20.0%)",
        "worse than the West Midlands (20.0%)",
    ]
    assert reasons(tmp_path, rows, GAP, again, LEVEL | {"id": "s.l"}, indicators=share(targets=[TARGET])) == {"share": both}
    turned = {"rules": ["worse", "off_target"]}
    assert reasons(tmp_path, rows, GAP, indicators=share(targets=[TARGET]), rules=turned) == {"share": both[::-1]}
    assert reasons(tmp_path, course(50), RECORD, RECORD | {"id": "s.again"}, rules={"rules": ["record"]}) == {
        "share": ["the highest of the 15 months that are known in a row"]
    }


def test_only_the_rules_that_are_named_count(tmp_path: Path) -> None:
    """An old figure that is off target is told for one reason where only one counts."""
    old, rows = bullet({"l": {"level": "share", "at": "2022-01"}}), [row("share", "2022-01", "25")]
    late = share(targets=[TARGET | {"for": "2021-22"}])
    said = "the newest figure is for January 2022, 6 months before July 2022"
    assert reasons(tmp_path, rows, old, indicators=late, rules={"rules": ["stale"]}) == {"share": [said]}


def test_the_most_material_come_first_and_equals_as_in_the_pack(tmp_path: Path) -> None:
    """However the figures are written down."""
    bullets = [bullet({"l": {"level": name, "at": "2022-01"}}, id=f"s.{name}") for name in ("number", "rate")]
    rows = [row("rate", "2022-01", "500"), row("number", "2022-01", "9"), row("share", "2022-07", "29")]
    both = [*bullets, LEVEL]
    assert list(reasons(tmp_path, rows, *both, indicators=share(targets=[TARGET]))) == ["share", "number", "rate"]
    assert list(reasons(tmp_path, rows[::-1], *both, indicators=share(targets=[TARGET]))) == ["share", "number", "rate"]
    assert list(reasons(tmp_path, rows, *both[1::-1], LEVEL, indicators=share(targets=[TARGET]))) == ["share", "rate", "number"]


def test_what_is_over_the_limit_is_left_and_told_apart(tmp_path: Path) -> None:
    """The listed and the left are all that breach a rule, whatever the limit."""
    names = ("number", "rate", "share")
    rows = [row(name, f"2022-0{place}", "9") for place, name in enumerate(names, 1)]
    bullets = [bullet({"l": {"level": name, "at": f"2022-0{place}"}}, id=f"s.{name}") for place, name in enumerate(names, 1)]
    for limit in (1, 2, 3, 4):
        made = found(tmp_path, rows, *bullets, rules={"at_most": limit})
        assert [breach.latest.indicator for breach in made.all] == list(names)
        assert (len(made.listed), len(made.judged)) == (min(limit, 3), 3)


def test_materiality_falls_with_the_distance(tmp_path: Path) -> None:
    """A target missed by more is more material than one missed by less."""
    scores = [
        found(tmp_path, [row("share", "2022-07", value)], LEVEL, indicators=share(targets=[TARGET])).listed[0].score
        for value in ("22", "25", "40")
    ]
    assert scores == sorted(scores) and scores[0] > Decimal(1)


@pytest.mark.parametrize(
    ("eng", "test", "told"),
    [("16.0", "off", True), ("17.0", "95%", False), ("16.0", "95%", False), ("14.0", "95%", True), ("14.0", "99.8%", True)],
    ids=["not tested", "similar", "significant", "sure", "asked for"],
)
def test_of_what_was_tested_only_what_is_sure_is_one(eng: str, test: str, told: bool, tmp_path: Path) -> None:
    """80 of 400: 16.4 to 24.2 at 95%, 14.6 to 26.8 at 99.8%. Among many comparisons, one in twenty would be a false alarm."""
    rows = [row("share", "2022-07", of=(80, 400)), row("share", "2022-03", eng, area="eng")]
    gap = bullet({"g": {"gap": "share", "to": ["eng"]}})
    assert reasons(tmp_path, rows, gap, pack_rules={"test": test}) == ({"share": [f"worse than England ({eng}%)"]} if told else {})
