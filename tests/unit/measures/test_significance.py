from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.evidence import evidence
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.significance import Outcome, tested_beside
from scrutiny_pack.narrative.told import told
from scrutiny_pack.periods import parse_period
from tests.series import claims, one
from tests.small_pack import Row, SmallPack, bullet, row, small_pack

NOW = "In July 2022, the share of visits that were repeat visits was "
FELL = "The share of visits that were repeat visits fell"


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
    """80 of 400: 14.6 to 26.8 at 99.8%."""
    assert "similar to" in beside(tmp_path / "a", "24.3", (80, 400), "99.8%").text()
    assert "significantly below" in beside(tmp_path / "b", "26.9", (80, 400), "99.8%").text()


def test_off_is_off(tmp_path: Path) -> None:
    """No word, no claim and no note of tests."""
    made = beside(tmp_path, "24.3", (80, 400), "off")
    assert made.text() == NOW + "20.0%, below the England average (24.3%)."
    assert "eng.test" not in claims(made)
    assert "significant" not in made.told().sections[0].note.plain


def test_the_note_says_how_sure_the_tests_are(tmp_path: Path) -> None:
    """Where any was made."""
    said = "Differences are called significant where a test at 95% was passed; comparators are taken as exact."
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
    own, year = row("rate", "2022-07-31", of=(405, 83000)), row("rate", "2021-07-31", of=(310, 82000))
    rows = [own, year, row("rate", "2020/21", "52", area="eng"), row("rate", "2020/21", "60", area="sn")]
    measure = {"gap": "rate", "at": "2022-07-31", "to": ["eng", "sn"]}
    made = one(tmp_path / "a", rows, measure, rules={"test": "95%"})
    assert made.text() == (
        "At 31 July 2022, the visit rate was 49 per 10,000, similar to the England average (52) but significantly below "
        "the statistical neighbour average (60)."
    )
    moved = one(tmp_path / "b", rows, {"change": "rate", "from": "2021-07-31", "to": "2022-07-31"}, rules={"test": "95%"})
    assert moved.text() == "The visit rate rose significantly from 38 at 31 July 2021 to 49 per 10,000 at 31 July 2022."


def test_periods_that_overlap_are_not_tested(tmp_path: Path) -> None:
    """Eleven months are in both: the two figures are not two samples."""
    rows = [row("share", f"12 months to 2022-{month}", of=of) for month, of in (("06", (900, 3000)), ("07", (600, 3000)))]
    made = one(tmp_path, rows, {"change": "share", "from": "12 months to previous", "to": "12 months to latest"}, rules={"test": "95%"})
    assert claims(made)["test"] == "not_tested"
    assert "significant" not in made.text()


def test_counts_that_do_not_give_the_figure_are_not_tested() -> None:
    """A percentage that its own counts contradict; readers refuse it in a local file."""
    figure, other = (
        Quantity("share", "E08000028", parse_period("2022-07"), Decimal(value), Unit.PERCENT, 1, "as given", (), Decimal(10), Decimal(400))
        for value in ("20", "30")
    )
    assert tested_beside(figure, other, "95%") == Outcome("not_tested", "95%", detail="its counts do not give the figure")


def test_the_nearest_rule_wins(tmp_path: Path) -> None:
    """The bullet's, else the section's, else the pack's."""
    rows = [row("share", "2022-07", of=(80, 400)), row("share", "2020/21", "24.3", area="eng")]
    gap = {"x": {"gap": "share", "to": ["eng"]}}
    both = [bullet(gap, id="a.off"), bullet(gap, id="a.on", rules={"test": "95%"})]
    sections = [
        {"id": "a", "title": "A", "rules": {"test": "off"}, "bullets": both},
        {"id": "b", "title": "B", "bullets": [bullet(gap, id="b.on")]},
    ]
    made = small_pack(tmp_path, rows, sections=sections, rules={"test": "95%"})
    found = {name: "significantly" in made.text(name) for name in ("a.off", "a.on", "b.on")}
    assert found == {"a.off": False, "a.on": True, "b.on": True}


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
            "detail": "20.0 (16.37 to 24.20) against 24.3",
        },
        "c": {"result": "not_tested", "confidence": "95%", "method": "", "detail": "its counts are not known"},
    }  # fmt: skip


def test_an_author_cannot_type_the_word(tmp_path: Path) -> None:
    """It is kept for a test that was passed."""
    rows = [row("share", "2021-07", 25), row("share", "2022-07", 20)]
    text = "Visits {c.verb} significantly, to {c.to}."
    made = small_pack(tmp_path, rows, [bullet({"c": {"change": "share", "from": "year_before"}}, text)])
    (error,) = made.errors()
    assert error.cause.what == 'the word "significantly" is typed, and no test stands behind it'
