from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.small_pack import Row, bullet, indicator, months_to, row, small_pack

DATES = {"timing": "month_end"}
INDICATORS = {
    "care": indicator("count", "neutral", 0, name="Children in care", **DATES),
    "care_rate": indicator("rate", "neutral", 1, rate_of="care", name="The rate of children in care", **DATES),
    "plans": indicator("count", "neutral", 0, **DATES),
    "plan_rate": indicator("rate", "neutral", 1, rate_of="plans", name="The rate of plans", **DATES),
    "came": indicator("count", "neutral", 0),
    "left": indicator("count", "neutral", 0),
}
FLOW = {"f": {"flow": {"in": "came", "out": "left"}, "over": "12 months to latest", "stock": "care"}}
YEAR = "12 months to 2022-07"


def found(folder: Path, rows: list[Row], *bullets: dict[str, Any], **indicators: Any) -> list[tuple[str, str, str]]:
    return small_pack(folder, rows, bullets, indicators=INDICATORS | indicators).found()


def flows(after: object, before: object = 853) -> list[Row]:
    return [row("care", "2021-07-31", before), row("care", "2022-07-31", after), row("came", YEAR, 187), row("left", YEAR, 192)]


def test_flows_that_do_not_explain_the_stock_are_told(tmp_path: Path) -> None:
    """With the sum that members would do."""
    sentence = "853 + 187 - 192 = 848, but the figure given is 837 (11 unexplained)"
    assert found(tmp_path, flows(837), bullet(FLOW)) == [("flow-does-not-reconcile", "s.b", sentence)]


@pytest.mark.parametrize(("after", "before"), [(848, 853), ("c", 853), (837, "c")])
def test_flows_that_explain_the_stock_are_not(after: object, before: object, tmp_path: Path) -> None:
    """Nor those beside a stock that is not known."""
    assert found(tmp_path, flows(after, before), bullet(FLOW)) == []


def rates(plans: tuple[int, str], care: tuple[int, str]) -> list[Row]:
    names = (("plans", plans), ("care", care))
    counts = [row(name, "2022-07-31", count) for name, (count, _) in names]
    return counts + [row("plan_rate", "2022-07-31", plans[1]), row("care_rate", "2022-07-31", care[1])]


RATES = [bullet({"l": {"level": "plan_rate"}}, id="s.p"), bullet({"l": {"level": "care_rate"}}, id="s.c")]


def test_rates_on_two_populations_are_told(tmp_path: Path) -> None:
    """At the first bullet that prints one of them."""
    sentence = "430 at 52.2 and 853 at 102.8 imply different populations for the same date"
    assert found(tmp_path, rates((430, "52.2"), (853, "102.8")), *RATES) == [("populations-differ", "s.p", sentence)]


def test_rates_on_one_population_are_not(tmp_path: Path) -> None:
    """405 at 48.8 and 837 at 100.8 are of one."""
    assert found(tmp_path, rates((405, "48.8"), (837, "100.8")), *RATES) == []


def test_rates_of_other_people_may_have_another_population(tmp_path: Path) -> None:
    """Care leavers are not children: nothing contradicts."""
    leavers = {"care_rate": INDICATORS["care_rate"] | {"of": "care leavers"}}
    assert found(tmp_path, rates((430, "52.2"), (853, "102.8")), *RATES, **leavers) == []


def test_rates_of_other_dates_may_have_another_population(tmp_path: Path) -> None:
    """Only figures of one date are put beside each other."""
    rows = [
        row("plans", "2021-07-31", 430),
        row("plan_rate", "2021-07-31", "52.2"),
        row("care", "2022-07-31", 853),
        row("care_rate", "2022-07-31", "102.8"),
    ]
    bullets = [bullet({"l": {"level": "plan_rate", "at": "year_before"}}, id="s.p"), RATES[1]]
    assert found(tmp_path, rows, *bullets) == []


def halves(first: int, second: int) -> list[Row]:
    months = [row("rate", month, of=(first if place < 6 else second, 83_000)) for place, month in enumerate(months_to("2022-07", 12))]
    return [*months, row("rate", "2020-21", 718)]


CHANGE = bullet({"c": {"change": "rate", "from": "2020-21", "to": "12 months to latest"}})


def test_recent_months_against_the_year_are_told(tmp_path: Path) -> None:
    """The year fell; its last half is above the one before."""
    sentence = "the 12-month rate fell, but the last 6 months (564) are above the 6 before (463)"
    assert found(tmp_path, halves(320, 390), CHANGE) == [("recent-months-disagree", "s.b", sentence)]


def test_recent_months_with_the_year_are_not(tmp_path: Path) -> None:
    """Falling in the year, falling since."""
    assert found(tmp_path, halves(390, 320), CHANGE) == []


def test_a_short_window_is_told_once(tmp_path: Path) -> None:
    """However many bullets print it."""
    rows = [row("share", month, of=(5, 20)) for month in months_to("2022-07", 11)]
    levels = [bullet({"l": {"level": "share", "at": "12 months to latest"}}, id=f"s.b{n}") for n in range(3)]
    assert found(tmp_path, rows, *levels) == [("short-window", "s.b0", "11 of 12 months")]


def test_a_whole_window_is_not(tmp_path: Path) -> None:
    """Twelve of twelve."""
    rows = [row("share", month, of=(5, 20)) for month in months_to("2022-07", 12)]
    assert found(tmp_path, rows, bullet({"l": {"level": "share", "at": "12 months to latest"}})) == []


GAP = bullet({"g": {"gap": "share", "to": ["sn", "eng"]}})


def compared(members: int = 10, england: str = "22", period: str = "2021-22", withheld: int = 0) -> list[Row]:
    values = [row("share", period, 20 + place, area=f"n{place}") for place in range(1, members + 1)]
    hidden = [row("share", period, "c", area=f"n{place}") for place in range(members + 1, members + withheld + 1)]
    return [row("share", "2022-07", "20.0"), *values, *hidden, *([row("share", period, england, area="eng")] if england else [])]


@pytest.mark.parametrize(("members", "told"), [(10, False), (9, False), (8, False), (7, True), (6, True), (5, True)])
def test_an_average_of_few_members_is_told(members: int, told: bool, tmp_path: Path) -> None:
    """Under 8 of 10; the others are withheld."""
    left = 10 - members
    expected = [("partial-comparator", "s.b", f"average of {members} of 10 neighbours, {left} withheld")] if told else []
    assert expected == found(tmp_path, compared(members, withheld=left), GAP)


def test_a_median_of_few_members_is_called_one(tmp_path: Path) -> None:
    """By its own noun; and those that no row has are not called withheld."""
    comparators = {"sn": {"name": "statistical neighbour", "neighbours": "2021", "statistic": "median"}}
    made = small_pack(tmp_path, compared(6), [GAP], comparators=comparators)
    assert made.found() == [("partial-comparator", "s.b", "median of 6 of 10 neighbours, 4 without a figure")]


@pytest.mark.parametrize("rows", [compared(england=""), compared(england="c")])
def test_a_comparator_without_a_figure_is_told(rows: list[Row], tmp_path: Path) -> None:
    """The bullet compares with the other one, and the note says which is not there."""
    made = small_pack(tmp_path, rows, [GAP])
    assert made.found() == [("comparator-missing", "s.b", "the England figure is not available")]
    assert "England" not in made.text()
    assert made.told().sections[0].note.plain.endswith("Repeat visits: the England figure is not available.")


def test_an_older_comparator_in_place_of_a_withheld_one_is_told(tmp_path: Path) -> None:
    """The note says that the newer figure is withheld: a member who knows of the newer release must not think it was missed."""
    newer = row("share", "year ending 2022-03", "c", area="eng")
    rows = [row("share", "2022-07", "20.0"), row("share", "year ending 2021-03", "22.7", area="eng"), newer]
    made = small_pack(tmp_path, rows, [bullet({"g": {"gap": "share", "to": ["eng"]}})])
    said = "the England figure for the year ending March 2022 is withheld or not available, "
    said += "so that for the year ending March 2021 stands beside it"
    assert ("newer-comparator-withheld", "s.b", said) in made.found()
    assert f"Repeat visits: {said}." in made.told().sections[0].note.plain


def test_an_indicator_that_is_not_alike_says_so(tmp_path: Path) -> None:
    """Wherever it is compared; not where only its level is printed."""
    unlike = {"share": indicator(not_like_for_like="the local figure leaves out 16 year olds")}
    assert found(tmp_path, compared(), GAP, **unlike) == [("not-like-for-like", "s.b", "the local figure leaves out 16 year olds")]
    assert found(tmp_path, compared(), bullet({"l": {"level": "share"}}), **unlike) == []


@pytest.mark.parametrize(("period", "months"), [("year ending 2021-03", 16), ("2021-06", 13), ("2021-07", 0), ("2022-03", 0)])
def test_old_comparators_are_told_once_for_the_pack(period: str, months: int, tmp_path: Path) -> None:
    """Over twelve months before the local figure, and not in the note."""
    made = small_pack(tmp_path, compared(period=period), [GAP, GAP | {"id": "s.b2"}])
    name = "March" if months == 16 else "June"
    expected = [("old-comparator", "comparators", f"comparators are for {name} 2021, {months} months before the local figures")]
    assert (expected if months else []) == made.found()
    assert "months before" not in made.told().sections[0].note.plain


def test_a_rate_that_moves_with_its_count_still_is_told(tmp_path: Path) -> None:
    """Unchanged at 853, the rate from 102.8 to 100.8: the population changed."""
    rows = [
        row("care", "2021-07-31", 853),
        row("care", "2022-07-31", 853),
        row("care_rate", "2021-07-31", "102.8"),
        row("care_rate", "2022-07-31", "100.8"),
    ]
    both = bullet({name: {"change": indicator_, "from": "year_before"} for name, indicator_ in (("n", "care"), ("r", "care_rate"))})
    assert ("rate-moved-alone", "s.b", "the count is unchanged, but the rate moved from 102.8 to 100.8") in found(tmp_path, rows, both)


@pytest.mark.parametrize(("count", "rate"), [(837, "100.8"), (853, "102.8")])
def test_a_rate_that_moves_with_its_count_is_not(count: int, rate: str, tmp_path: Path) -> None:
    """Both moved, or neither did."""
    rows = [
        row("care", "2021-07-31", 853),
        row("care", "2022-07-31", count),
        row("care_rate", "2021-07-31", "102.8"),
        row("care_rate", "2022-07-31", rate),
    ]
    both = bullet({name: {"change": indicator_, "from": "year_before"} for name, indicator_ in (("n", "care"), ("r", "care_rate"))})
    assert "rate-moved-alone" not in {slug for slug, _, _ in found(tmp_path, rows, both)}


def test_findings_stand_in_the_order_of_bullets(tmp_path: Path) -> None:
    """Those of the whole pack come last."""
    made = small_pack(tmp_path, [*flows(837), *compared(7, period="2020-21")], [GAP, bullet(FLOW, id="s.f")], indicators=INDICATORS)
    assert [(slug, where) for slug, where, _ in made.found()] == [
        ("partial-comparator", "s.b"), ("flow-does-not-reconcile", "s.f"), ("old-comparator", "comparators"),
    ]  # fmt: skip


def test_every_number_of_a_finding_is_traced(tmp_path: Path) -> None:
    """The sum and what is left over too, each with the facts it was made from."""
    (finding,) = small_pack(tmp_path, flows(837), [bullet(FLOW)], indicators=INDICATORS).told().findings
    assert [slot.printed for slot in finding.text.slots] == ["853", "187", "192", "848", "837", "11"]
    assert all(slot.facts for slot in finding.text.slots)
