from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.evidence import evidence
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.significance import Outcome, tested_beside, tested_between
from scrutiny_pack.narrative.kinds import kind_for
from scrutiny_pack.narrative.told import told
from scrutiny_pack.periods import parse_period
from tests.series import claims, one
from tests.small_pack import Row, SmallPack, bullet, indicator, row, small_pack

NOW = "In July 2022, the share of visits that were repeat visits was "
FELL = "The share of visits that were repeat visits fell"


def tests_of(made: SmallPack) -> dict[str, Outcome]:
    """The tests of the one bullet's one measure, by path."""
    (measure,) = made.printed()["s.b"].commentary.measures.values()
    return dict(kind_for(type(measure)).tests(measure))


def beside(folder: Path, england: str, of: tuple[int, int] | None, test: str = "95%", **more: Any) -> SmallPack:
    own = row("share", "2022-07", "" if of else "20.0", of=of)
    return one(folder, [own, row("share", "2020/21", england, area="eng")], {"gap": "share", "to": ["eng"], **more}, rules={"test": test})


@pytest.mark.parametrize(
    ("england", "of", "said", "result"),
    [
        ("20.8", (80, 400), "20.0%, similar to the England average (20.8%).", "similar"),
        ("24.2", (80, 400), "20.0%, similar to the England average (24.2%).", "similar"),
        ("24.3", (80, 400), "20.0%, significantly below the England average (24.3%).", "significant"),
        ("16.3", (80, 400), "20.0%, significantly above the England average (16.3%).", "significant"),
        ("16.4", (80, 400), "20.0%, similar to the England average (16.4%).", "similar"),
        ("20.0", (80, 400), "20.0%, similar to the England average (20.0%).", "similar"),
        ("24.3", None, "20.0%, below the England average (24.3%).", "not_tested"),
        ("20.4", None, "20.0%, in line with the England average (20.4%).", "not_tested"),
    ],
)
def test_a_gap_is_significant_outside_the_interval(
    england: str, of: tuple[int, int] | None, said: str, result: str, tmp_path: Path
) -> None:
    """80 of 400: 16.4 to 24.2 at 95%. Without counts the bands speak as they always do, and nothing is called significant."""
    made = beside(tmp_path, england, of)
    assert made.text() == NOW + said
    assert claims(made)["eng.test"] == result


def test_a_surer_test_calls_less_significant(tmp_path: Path) -> None:
    """80 of 400: 14.56 to 26.84 at 99.8%."""
    assert "similar to" in beside(tmp_path / "a", "24.3", (80, 400), "99.8%").text()
    assert "significantly below" in beside(tmp_path / "b", "27.0", (80, 400), "99.8%").text()


@pytest.mark.parametrize(
    ("decimals", "said"), [("1", "significantly above the England average (16.0%)"), ("0", "similar to the England average (16%)")]
)
def test_what_a_comparator_s_rounding_may_have_made_is_not_significant(decimals: str, said: str, tmp_path: Path) -> None:
    """80 of 400, from 16.37: published as 16.0 it is below, but what is published as 16 may be 16.4."""
    rows = [row("share", "2022-07", of=(80, 400)), row("share", "2020/21", "16", area="eng", decimals=decimals)]
    assert one(tmp_path, rows, {"gap": "share", "to": ["eng"]}, rules={"test": "95%"}).text() == f"{NOW}20.0%, {said}."


@pytest.mark.parametrize(
    ("of", "england", "said"),
    [
        ((0, 20), "16.1", "0.0%, similar to the England average (16.1%)."),
        ((0, 20), "16.3", "0.0%, significantly below the England average (16.3%)."),
        ((20, 20), "83.9", "100.0%, similar to the England average (83.9%)."),
        ((20, 20), "83.7", "100.0%, significantly above the England average (83.7%)."),
        ((1, 1), "21.0", "100.0%, similar to the England average (21.0%)."),
        ((0, 0), "21.0", None),
    ],
)
def test_none_and_all_have_an_interval_and_nothing_of_nothing_has_none(
    of: tuple[int, int], england: str, said: str | None, tmp_path: Path
) -> None:
    """Wilson's of 0 of 20 goes up to 16.11, of 20 of 20 from 83.89; of 1 of 1 from 20.7; 0 of 0 is no figure."""
    rows = [row("share", "2022-07", of=of), row("share", "2020/21", england, area="eng")]
    made = one(tmp_path, rows, {"gap": "share", "to": ["eng"]}, rules={"test": "95%"})
    if said is None:
        assert made.printed() == {}
    else:
        assert made.text() == NOW + said


@pytest.mark.parametrize(
    ("count", "england", "result", "method"),
    [
        (7, "17", "similar", "exact Poisson interval"),
        (7, "18", "significant", "exact Poisson interval"),
        (10, "22", "similar", "Byar's interval"),
        (10, "23", "significant", "Byar's interval"),
        (1, "8", "significant", "exact Poisson interval"),
        (0, "7", "not_tested", ""),
    ],
)
def test_a_rate_of_few_has_the_exact_interval(count: int, england: str, result: str, method: str, tmp_path: Path) -> None:
    """Of 8,300 children: 7 are 8 per 10,000 (3.4 to 17.4), 10 are 12 (5.8 to 22.2), 1 is 1 (up to 6.7); of none nothing can be scaled."""
    rows = [row("rate", "2022-07-31", of=(count, 8300)), row("rate", "2020/21", england, area="eng")]
    made = one(tmp_path, rows, {"gap": "rate", "at": "2022-07-31", "to": ["eng"]}, rules={"test": "95%"})
    (test,) = tests_of(made).values()
    assert (test.result, test.method) == (result, method)


def test_a_rate_of_several_months_is_scaled_with_its_interval(tmp_path: Path) -> None:
    """120 in 6 months among 83,000 children are 28.9 a year per 10,000, 24.0 to 34.6: Byar's of 120, times two."""
    months = [row("rate", f"2022-0{month}", of=(20, 83000)) for month in range(2, 8)]
    share = {"rate": indicator("rate", "neutral", 1)}
    rows = [*months, row("rate", "2020/21", "34.6", area="eng", decimals=1), row("rate", "2020/21", "34.8", area="sn", decimals=1)]
    made = one(tmp_path, rows, {"gap": "rate", "at": "6 months to latest", "to": ["eng", "sn"]}, rules={"test": "95%"}, indicators=share)
    assert {path: (test.result, test.detail) for path, test in tests_of(made).items()} == {
        "eng": ("similar", "28.9 (23.97 to 34.58) against 34.6"),
        "sn": ("significant", "28.9 (23.97 to 34.58) against 34.8"),
    }


def test_off_is_off(tmp_path: Path) -> None:
    """No word, no claim and no note of tests."""
    made = beside(tmp_path, "24.3", (80, 400), "off")
    assert made.text() == NOW + "20.0%, below the England average (24.3%)."
    assert "eng.test" not in claims(made)
    assert "significant" not in made.told().sections[0].note.plain


def test_the_note_says_how_sure_the_tests_are(tmp_path: Path) -> None:
    """Where any was made."""
    said = "Differences are called significant where a test at 95% was passed; comparators are taken as exact, apart from their rounding."
    assert said in beside(tmp_path / "a", "20.8", (80, 400)).told().sections[0].note.plain
    assert "Differences are" not in beside(tmp_path / "b", "20.8", None).told().sections[0].note.plain


def test_better_and_worse_may_be_significant_too(tmp_path: Path) -> None:
    """By polarity."""
    made = beside(tmp_path, "24.3", (80, 400), words="polarity")
    assert made.text() == NOW + "20.0%, significantly better than the England average (24.3%)."


def test_a_group_is_of_one_result_and_side(tmp_path: Path) -> None:
    """Two that are similar stand together, and "but" leads to what is significant."""
    rows = [row("share", "2022-07", of=(80, 400)), *(row("share", "2020/21", value, area=area) for area, value in
            (("sn", "20.8"), ("reg", "19.0"), ("eng", "27.0")))]  # fmt: skip
    made = one(tmp_path, rows, {"gap": "share", "to": ["sn", "reg", "eng"]}, rules={"test": "95%"})
    assert made.text() == (
        f"{NOW}20.0%, similar to the statistical neighbour (20.8%) and West Midlands (19.0%) averages but significantly below "
        "the England average (27.0%)."
    )


def change(folder: Path, before: Row, after: Row, measure: dict[str, Any] | None = None) -> SmallPack:
    asked = measure or {"change": "share", "from": "year_before"}
    return one(folder, [before, after], asked, rules={"test": "95%"})


@pytest.mark.parametrize(
    ("before", "after", "said", "result"),
    [
        ((108, 400), (80, 400), f"{FELL} significantly from 27.0% in July 2021 to 20.0% in July 2022.", "significant"),
        ((100, 400), (80, 400), f"{FELL} from 25.0% in July 2021 to 20.0% in July 2022, not a significant change.", "similar"),
        ((4, 8), (2, 8), f"{FELL} from 50.0% in July 2021 to 25.0% in July 2022.", "not_tested"),
    ],
)
def test_a_change_is_significant_by_a_test_of_two_proportions(
    before: tuple[int, int], after: tuple[int, int], said: str, result: str, tmp_path: Path
) -> None:
    """2.34 and 1.69 standard errors, against 1.96; with few cases nothing is tested."""
    made = change(tmp_path, row("share", "2021-07", of=before), row("share", "2022-07", of=after))
    assert made.text() == said
    assert claims(made)["test"] == result


def test_no_change_is_called_neither(tmp_path: Path) -> None:
    """Equal printed figures did not move."""
    made = change(tmp_path, row("share", "2021-07", of=(80, 400)), row("share", "2022-07", of=(80, 400)))
    assert made.text() == "The share of visits that were repeat visits was unchanged at 20.0%, in July 2021 and in July 2022."
    assert claims(made)["test"] == "similar"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (500, 400, "The number of visits fell significantly from 500 in July 2021 to 400 in July 2022."),
        (420, 400, "The number of visits fell from 420 in July 2021 to 400 in July 2022, not a significant change."),
        (9, 400, "The number of visits rose from 9 in July 2021 to 400 in July 2022."),
    ],
)
def test_counts_are_tested_as_rates_of_equal_times(before: int, after: int, said: str, tmp_path: Path) -> None:
    """Fewer than ten are not tested, whatever the difference."""
    made = change(tmp_path, row("number", "2021-07", before), row("number", "2022-07", after), {"change": "number", "from": "year_before"})
    assert made.text() == said


def test_rates_are_tested_by_their_counts(tmp_path: Path) -> None:
    """Byar's interval beside a comparator; two rates beside each other, each of its own population."""
    own = row("rate", "2022-07-31", of=(405, 83000))
    rows = [own, row("rate", "2020/21", "52", area="eng"), row("rate", "2020/21", "60", area="sn")]
    measure = {"gap": "rate", "at": "2022-07-31", "to": ["eng", "sn"]}
    made = one(tmp_path / "a", rows, measure, rules={"test": "95%"})
    assert made.text() == (
        "At 31 July 2022, the visit rate was 49 per 10,000, similar to the England average (52) but significantly below "
        "the statistical neighbour average (60)."
    )
    years = [row("rate", f"12 months to {year}-07", of=of) for year, of in ((2021, (310, 82000)), (2022, (405, 83000)))]
    change = {"change": "rate", "from": "12 months to year_before", "to": "12 months to latest"}
    moved = one(tmp_path / "b", years, change, rules={"test": "95%"})
    assert moved.text() == (
        "The visit rate rose significantly from 38 in the 12 months to July 2021 to 49 per 10,000 in the 12 months to July 2022."
    )


def test_periods_that_overlap_are_not_tested(tmp_path: Path) -> None:
    """Eleven months are in both: the two figures are not two samples."""
    rows = [row("share", f"12 months to 2022-{month}", of=of) for month, of in (("06", (900, 3000)), ("07", (600, 3000)))]
    made = one(tmp_path, rows, {"change": "share", "from": "12 months to previous", "to": "12 months to latest"}, rules={"test": "95%"})
    assert made.text() == (f"{FELL} from 30.0% in the 12 months to June 2022 to 20.0% in the 12 months to July 2022.")
    assert tests_of(made)[""] == Outcome("not_tested", "95%", detail="the two periods overlap")


@pytest.mark.parametrize(("unit", "before", "after"), [("rate", (310, 82000), (505, 83000)), ("percent", (108, 400), (40, 400))])
@pytest.mark.parametrize(("start", "end", "timing"), [("2021-07-31", "2022-07-31", "month"), ("2021-07", "2022-07", "month_end")])
def test_stocks_of_two_days_are_not_tested(
    unit: str, before: tuple[int, int], after: tuple[int, int], start: str, end: str, timing: str, tmp_path: Path
) -> None:
    """The same children may be there on both days, and how many are is not known, however wide the change; also where a day is a month."""
    indicators = {"share": indicator(unit, timing=timing)}
    rows = [row("share", start, of=before), row("share", end, of=after)]
    made = one(tmp_path, rows, {"change": "share", "from": start, "to": end}, rules={"test": "95%"}, indicators=indicators)
    assert tests_of(made)[""] == Outcome("not_tested", "95%", detail="what was there on one day may still be there on the other")
    assert "significant" not in made.text()


@pytest.mark.parametrize(
    ("unit", "value", "parts", "why"),
    [
        (Unit.PERCENT, "20", ("10", "400"), "its counts do not give the figure"),
        (Unit.PERCENT, "20", ("80", None), "its counts are not known"),
        (Unit.PERCENT, "20", (None, "400"), "its counts are not known"),
        (Unit.PERCENT, "110", ("440", "400"), "its counts are no share of a whole"),
        (Unit.PERCENT, "20", ("80.5", "402.5"), "what it counts is no whole number"),
        (Unit.RATE, "20", (None, "83000"), "its counts are not known"),
        (Unit.RATE, "0", ("0", "83000"), "it counts none"),
        (Unit.COUNT, "20.5", (None, None), "what it counts is no whole number"),
        (Unit.MONEY, "20", ("80", "400"), "there is no test of money"),
        (Unit.DAYS, "20", ("80", "400"), "there is no test of days"),
        (Unit.RATIO, "0.2", ("80", "400"), "there is no test of ratio"),
    ],
)
def test_why_a_figure_is_not_tested(unit: Unit, value: str, parts: tuple[str | None, str | None], why: str) -> None:
    """Its counts are missing, contradict it, or are none that come one by one. Readers refuse some of these in a local file."""
    counts = [None if part is None else Decimal(part) for part in parts]
    figure = Quantity("share", "E08000028", parse_period("2022-07"), Decimal(value), unit, 1, "as given", (), *counts)
    other = replace(figure, value=Decimal(30))
    assert tested_beside(figure, other, "95%") == Outcome("not_tested", "95%", detail=why)
    assert tested_between(figure, replace(figure, period=parse_period("2021-07")), "95%", stock=False).detail == why


def test_the_nearest_rule_wins(tmp_path: Path) -> None:
    """The bullet's, else the section's, else the pack's."""
    rows = [row("share", "2022-07", of=(80, 400)), row("share", "2020/21", "24.3", area="eng")]
    gap = {"x": {"gap": "share", "to": ["eng"]}}
    sections = [
        {
            "id": "a",
            "title": "A",
            "rules": {"test": "off"},
            "bullets": [bullet(gap, id="a.off"), bullet(gap, id="a.on", rules={"test": "95%"})],
        },
        {"id": "b", "title": "B", "bullets": [bullet(gap, id="b.on"), bullet(gap, id="b.off", rules={"test": "off"})]},
    ]
    made = small_pack(tmp_path / "on", rows, sections=sections, rules={"test": "95%"})
    found = {name: "significantly" in made.text(name) for name in ("a.off", "a.on", "b.on", "b.off")}
    assert found == {"a.off": False, "a.on": True, "b.on": True, "b.off": False}
    only = [
        {
            "id": "c",
            "title": "C",
            "rules": {"test": "95%"},
            "bullets": [bullet(gap, id="c.on"), bullet(gap, id="c.off", rules={"test": "off"})],
        }
    ]
    made = small_pack(tmp_path / "off", rows, sections=only)
    assert {name: "significantly" in made.text(name) for name in ("c.on", "c.off")} == {"c.on": True, "c.off": False}


def test_the_evidence_holds_every_test_and_why_there_is_none(tmp_path: Path) -> None:
    """Method, interval and result; or "not tested" and the reason."""
    rows = [row("share", "2022-07", of=(80, 400)), row("share", "2021-07", "25"), row("share", "2020/21", "24.3", area="eng")]
    measures = {"g": {"gap": "share", "to": ["eng"]}, "c": {"change": "share", "from": "year_before"}}
    made = small_pack(tmp_path, rows, [bullet(measures)], rules={"test": "95%"})
    problems = ProblemList()
    story = told(made.files, made.speaker, problems)
    content = json.loads(evidence(assemble(story, made.files, made.speaker, "test"), story, {}))
    tests = next(block["tests"] for block in content["blocks"] if block["id"] == "s.b")
    assert tests == {
        "g.eng": {
            "result": "significant", "confidence": "95%", "method": "Wilson score interval",
            "detail": "20.0 (16.37 to 24.20) against 24.3", "alert": False,
        },
        "c": {"result": "not_tested", "confidence": "95%", "method": "", "detail": "its counts are not known", "alert": False},
    }  # fmt: skip


@pytest.mark.parametrize("of", [(3, 400), (397, 400)])
def test_no_interval_gives_a_withheld_count_back(of: tuple[int, int], tmp_path: Path) -> None:
    """3 of 400 people, or all but 3: there is no test of it, and no limit of it in the evidence, whatever it is set beside."""
    rows = [row("share", "2022-07", of=of), row("share", "2021-07", of=(100, 400)), row("share", "2020/21", "24.3", area="eng")]
    rows += [row("number", "2022-07", 5000)]
    bullets = [
        bullet({"g": {"gap": "share", "to": ["eng"]}}, id="s.g"),
        bullet({"c": {"change": "share", "from": "year_before"}}, id="s.c"),
    ]
    bullets += [bullet({"n": {"level": "number"}}, id="s.n")]
    made = small_pack(tmp_path, rows, bullets, rules={"test": "95%"}, indicators={"share": indicator(counts_people=True)})
    story = told(made.files, made.speaker, ProblemList())
    assert {printed.commentary.id for section in story.sections for printed in section.bullets} == {"s.n"}
    content = json.dumps(evidence(assemble(story, made.files, made.speaker, "test"), story, {}).decode())
    assert "tests" not in content and "interval" not in content


def test_an_author_cannot_type_the_word(tmp_path: Path) -> None:
    """It is kept for a test that was passed."""
    rows = [row("share", "2021-07", 25), row("share", "2022-07", 20)]
    text = "Visits {c.verb} significantly, to {c.to}."
    made = small_pack(tmp_path, rows, [bullet({"c": {"change": "share", "from": "year_before"}}, text)])
    (error,) = made.errors()
    assert error.cause.what == 'the word "significantly" is typed, and no test stands behind it'
