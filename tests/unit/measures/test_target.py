from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from scrutiny_pack.errors import InputError
from tests.series import claims, counted, monthly, of_cumberland, one
from tests.small_pack import bullet, indicator, row, small_pack
from tests.source_code import ROOT

SET = {"status": "local", "source": "The council's plan"}
LOW = [{"for": "2022-23", "value": "20", "tolerance": "1", **SET}, {"for": "2021-22", "value": "22", **SET}]
SUBJECT = "the share of visits that were repeat visits"


def told(folder: Path, value: object, targets: list[dict[str, Any]], polarity: str = "low", **more: Any) -> Any:
    share = indicator(polarity=polarity, targets=targets)
    return one(folder, [row("share", "2022-07", value)], {"target": "share", **more}, indicators={"share": share})


@pytest.mark.parametrize(
    ("value", "status", "said"),
    [
        ("19.9", "on", "19.9%, on target (no more than 20.0%)."),
        ("20.0", "on", "20.0%, on target (no more than 20.0%)."),
        ("20.04", "on", "20.0%, on target (no more than 20.0%)."),
        ("0", "on", "0.0%, on target (no more than 20.0%)."),
        ("20.1", "near", "20.1%, 0.1 percentage points above the target (no more than 20.0%), within the tolerance of 1 percentage point."),
        ("21.0", "near", "21.0%, 1.0 percentage point above the target (no more than 20.0%), within the tolerance of 1 percentage point."),
        ("21.1", "off", "21.1%, off target, 1.1 percentage points above it (no more than 20.0%)."),
    ],
)
def test_where_low_is_good_the_target_is_the_most(value: str, status: str, said: str, tmp_path: Path) -> None:
    """On the target itself it is met, and the printed figure decides; up to the tolerance it is within tolerance."""
    made = told(tmp_path, value, LOW)
    assert f"In July 2022, {SUBJECT} was {said}" == made.text()
    assert claims(made)["status"] == status


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("95", "95.0%, on target (at least 85.0%)."),
        ("85", "85.0%, on target (at least 85.0%)."),
        ("84.9", "84.9%, off target, 0.1 percentage points below it (at least 85.0%)."),
    ],
)
def test_where_high_is_good_the_target_is_the_least(value: str, said: str, tmp_path: Path) -> None:
    """And without a tolerance there is nothing between on and off."""
    made = told(tmp_path, value, [{"for": "2022-23", "value": "85", **SET}], "high")
    assert f"In July 2022, {SUBJECT} was {said}" == made.text()


@pytest.mark.parametrize(
    ("value", "status", "said"),
    [
        ("85", "on", "85.0%, on target (80.0% to 90.0%)."),
        ("91", "near", "91.0%, 1.0 percentage point above the target (80.0% to 90.0%), within the tolerance of 2 percentage points."),
        ("77.9", "off", "77.9%, off target, 2.1 percentage points below it (80.0% to 90.0%)."),
    ],
)
def test_a_range_is_a_target_with_two_ends(value: str, status: str, said: str, tmp_path: Path) -> None:
    """A neutral indicator may have one too."""
    made = told(tmp_path, value, [{"for": "2022-23", "from": "80", "to": "90", "tolerance": "2", **SET}], "neutral")
    assert f"In July 2022, {SUBJECT} was {said}" == made.text()
    assert claims(made)["status"] == status


def test_an_illustrative_target_is_called_one(tmp_path: Path) -> None:
    """In the sentence, on the slide, and on the pack's first page by the fact behind it."""
    made = told(tmp_path, "25", [{"for": "2022-23", "value": "20", "status": "illustrative"}])
    assert made.text().endswith("was 25.0%, off target, 5.0 percentage points above it (no more than 20.0%, illustrative).")
    assert made.slide() == "Repeat visits: 25.0% in Jul 2022, off target (no more than 20.0%, illustrative)"
    facts = [fact for slot in made.printed()["s.b"].text.slots for fact in slot.facts]
    assert {fact.status for fact in facts if fact.indicator == "share.target"} == {"illustrative"}


def test_without_a_target_for_the_period_there_is_no_sentence(tmp_path: Path) -> None:
    """Last year's target is not this year's."""
    made = told(tmp_path, "19", LOW[1:])
    assert made.why_dropped() == "x: there is no target for 2022-07"


def test_a_withheld_figure_has_no_status(tmp_path: Path) -> None:
    """Whether it is on target would tell something of it."""
    assert told(tmp_path, "c", LOW).why_dropped() == "x: withheld or not available [c]"


QUARTERS = [*[(22, 100)] * 3, *[(23, 100)] * 3, *[(21, 100)] * 3, *[(19, 100)] * 4]


def test_each_quarter_is_set_beside_the_target_of_its_own_time(tmp_path: Path) -> None:
    """22% and 21% met the target of 22% that held until March; the move is told in the note and as a warning."""
    made = one(tmp_path, counted(QUARTERS), {"target": "share", "last": "4 quarters"}, indicators={"share": indicator(targets=LOW)})
    assert made.text() == (
        f"In July 2022, {SUBJECT} was 19.0%, on target (no more than 20.0%); it was on target for 3 of the 4 quarters to June 2022."
    )
    assert made.slide() == "Repeat visits: 19.0%, on target (no more than 20.0%); on target for 3 of the 4 quarters to June 2022"
    moved = "the target moved within the periods compared (22% for 2021-22 and 20% for 2022-23)"
    assert made.found() == [("target-moved", "s.b", moved)]
    assert moved in made.told().sections[0].note.plain


def test_quarters_without_a_figure_or_a_target_are_not_counted(tmp_path: Path) -> None:
    """How many of those asked for are known is said."""
    made = one(tmp_path, counted(QUARTERS[6:]), {"target": "share", "last": "4 quarters"}, indicators={"share": indicator(targets=LOW[:1])})
    assert made.text().endswith("; it was on target for 1 of 1 that can be judged, of the 4 quarters to June 2022.")


def test_months_met_are_counted_up_to_the_newest(tmp_path: Path) -> None:
    """Ties count as met."""
    made = one(tmp_path, monthly(["21", "20", "19"]), {"target": "share", "last": "3 months"}, indicators={"share": indicator(targets=LOW)})
    assert made.text().endswith("; it was on target for 2 of the 3 months to July 2022.")


@pytest.mark.parametrize(
    ("targets", "polarity", "slug", "what"),
    [
        ([{"for": "2022-23", "value": "20", **SET}], "neutral", "polarity-needed", "a single target has no better side"),
        ([{"for": "2022-23", "value": "20.05", **SET}], "low", "target-decimals", "more decimals than its figures"),
        ([LOW[0], {"for": "2022 Q2", "value": "21", **SET}], "low", "targets-overlap", "hold in the same months"),
        ([{"for": "2022-23", "from": "20", **SET}], "low", "target-unclear", "one value, or a range with both ends"),
        ([{"for": "2022-23", "value": "1", "from": "1", "to": "2", **SET}], "low", "target-unclear", "one value, or a range"),
        ([{"for": "2022-23", "from": "90", "to": "80", **SET}], "neutral", "out-of-order", "begins at 90 and ends at 80"),
        ([{"for": "2022-07-31", "value": "20", **SET}], "low", "not-a-period", "is no stretch of months"),
    ],
)
def test_a_target_that_cannot_be_met_or_missed_for_sure_is_refused(
    targets: list[dict[str, Any]], polarity: str, slug: str, what: str, tmp_path: Path
) -> None:
    """With its line, before anything is said."""
    with pytest.raises(InputError) as raised:
        told(tmp_path, "20", targets, polarity)
    assert [problem.slug for problem in raised.value.problems] == [slug]
    assert what in raised.value.problems[0].what


def test_a_measure_of_an_indicator_without_targets_is_refused(tmp_path: Path) -> None:
    """And says how one is written."""
    with pytest.raises(InputError) as raised:
        one(tmp_path, [row("share", "2022-07", 20)], {"target": "share"})
    assert [(problem.slug, problem.what) for problem in raised.value.problems] == [("no-target", '"share" has no target')]


def test_a_text_may_ask_for_every_part(tmp_path: Path) -> None:
    """Status and sign are never one without the other unless the author says so."""
    text = "{x.symbol} {x.status}: {x}, {x.goal}, {x.distance} away[, {x.low}]"
    made = small_pack(tmp_path, [row("share", "2022-07", 25)], [bullet({"x": {"target": "share"}}, text)],
                      indicators={"share": indicator(targets=LOW)})  # fmt: skip
    assert made.text() == "✗ off target: 25.0%, no more than 20.0%, 5.0 percentage points away"


def test_the_default_pack_s_targets_are_marked_as_illustrative() -> None:
    """Nobody set them."""
    written = yaml.safe_load((ROOT / "config" / "indicators.yaml").read_text(encoding="utf-8"))["indicators"]
    targets = [target for entry in written.values() for target in entry.get("targets", ())]
    assert len(targets) >= 9
    assert {target["status"] for target in targets} == {"illustrative"}


def test_a_target_keeps_its_own_decimals(tmp_path: Path) -> None:
    """Beside a figure that was published without decimals, 20.5% is not printed as 21%, and 21% does not meet it."""
    share = indicator(targets=[{"for": "2022-23", "value": "20.5", "tolerance": "0.2", **SET}])
    rows = [row("share", "2022-07", "21", decimals=0, status="published")]
    made = one(tmp_path, rows, {"target": "share"}, indicators={"share": share})
    assert made.text() == f"In July 2022, {SUBJECT} was 21%, off target, 0.5 percentage points above it (no more than 20.5%)."
    assert claims(made) == {"status": "off", "side": "above"}


def test_quarters_are_counted_back_from_the_newest_asked_for(tmp_path: Path) -> None:
    """A newest quarter without a figure is one that cannot be judged, and the four do not end before it."""
    rows = [*counted([(21, 100)] * 9, last="2022-03"), row("share", "2022-07", 19)]
    made = one(tmp_path, rows, {"target": "share", "last": "4 quarters"}, indicators={"share": indicator(targets=LOW)})
    assert made.text() == (
        f"In July 2022, {SUBJECT} was 19.0%, on target (no more than 20.0%); it was on target for 3 of 3 that can be judged,"
        " of the 4 quarters to June 2022."
    )


def test_months_are_counted_back_from_the_figure(tmp_path: Path) -> None:
    """What came after it is not counted."""
    measure = {"target": "share", "at": "2022-05", "last": "3 months"}
    share = indicator(targets=LOW)
    made = one(tmp_path, monthly(["21", "20", "19", "30", "30"]), measure, indicators={"share": share})
    assert made.text() == (
        f"In May 2022, {SUBJECT} was 19.0%, on target (no more than 20.0%); it was on target for 3 of the 3 months to May 2022."
    )


@pytest.mark.parametrize(
    ("value", "moved"),
    [
        ("20", []),
        ("19", [("target-moved", "s.b", "the target moved within the periods compared (19% for 2021-22 and 20% for 2022-23)")]),
    ],
)
def test_a_target_that_was_set_anew_did_not_move(value: str, moved: list[tuple[str, str, str]], tmp_path: Path) -> None:
    """The same value for another year is the same target, whatever its tolerance."""
    targets = [LOW[0], {"for": "2021-22", "value": value, **SET}]
    rows = monthly(["19", "19", "21", "21", "21"], last="2022-07")
    made = one(tmp_path, rows, {"target": "share", "last": "5 months"}, indicators={"share": indicator(targets=targets)})
    assert made.found() == moved
    assert made.text().endswith("it was on target for 2 of the 5 months to July 2022.")


def test_a_withheld_month_is_not_judged(tmp_path: Path) -> None:
    """Whether it was on target would tell something of it."""
    visits = indicator("count", "low", 0, counts_people="on", targets=[{"for": "2022-23", "value": "7", **SET}])
    made = one(tmp_path, monthly([7, 3, 8], "v"), {"target": "v", "last": "3 months"}, indicators={"v": visits})
    assert made.text() == (
        "In July 2022, the number of visits was 8, off target, 1 above it (no more than 7); it was on target for 1 of 2 that can be judged,"
        " of the 3 months to July 2022."
    )


def test_figures_of_another_definition_are_not_judged(tmp_path: Path) -> None:
    """The target is one for what is counted now."""
    share = indicator(targets=LOW, changed="2022-06")
    made = one(tmp_path, monthly(["19", "19", "19", "21", "20"]), {"target": "share", "last": "4 months"}, indicators={"share": share})
    assert made.text() == (
        f"In July 2022, {SUBJECT} was 20.0%, on target (no more than 20.0%); it was on target for 1 of 2 that can be judged,"
        " of the 4 months to July 2022."
    )


def test_figures_of_another_area_are_not_judged(tmp_path: Path) -> None:
    """Before the authority began there was no target of its own."""
    share = indicator(targets=[{"for": "2023-24", "value": "20", **SET}, {"for": "2022-23", "value": "20", **SET}])
    rows = monthly(["19"] * 5, last="2023-05")
    made = of_cumberland(tmp_path, rows, {"target": "share", "last": "5 months"}, "2023-05", indicators={"share": share})
    assert made.text() == (
        f"In May 2023, {SUBJECT} was 19.0%, on target (no more than 20.0%); it was on target for 2 of 2 that can be judged,"
        " of the 5 months to May 2023."
    )


def test_a_count_s_target_is_for_its_own_length(tmp_path: Path) -> None:
    """12 a month is none of a quarter; of what is counted on a day it holds on each."""
    targets = [{"for": "2021-22", "value": "12", **SET}, {"for": "2022-23", "value": "12", **SET}]
    measure = {"target": "v", "last": "2 quarters"}
    visits = indicator("count", "low", 0, targets=targets)
    assert one(tmp_path / "a", monthly([8] * 8, "v"), measure, indicators={"v": visits}).why_dropped() == (
        "x: a target for 2022-07 is none for 3 months to 2022-06: a count of other months is another"
    )
    days = [row("v", day, value) for day, value in (("2022-03-31", 13), ("2022-06-30", 12), ("2022-07-31", 8))]
    assert one(tmp_path / "b", days, measure, indicators={"v": visits | {"timing": "month_end"}}).text() == (
        "At 31 July 2022, the number of visits was 8, on target (no more than 12); it was on target for 1 of the 2 quarters to June 2022."
    )


def test_nothing_that_can_be_judged_is_not_counted(tmp_path: Path) -> None:
    """There is no "0 of 0"."""
    share = indicator(targets=[{"for": "2022 Q3", "value": "20", **SET}])
    made = one(tmp_path, [row("share", "2022-07", "19")], {"target": "share", "last": "2 quarters"}, indicators={"share": share})
    assert made.text() == f"In July 2022, {SUBJECT} was 19.0%, on target (no more than 20.0%)."


def test_earlier_targets_that_nobody_set_are_told(tmp_path: Path) -> None:
    """The newest is the council's own, and the count rests on others too."""
    targets = [LOW[0], {"for": "2021-22", "value": "20", "status": "illustrative"}]
    made = one(tmp_path, monthly(["19"] * 5), {"target": "share", "last": "5 months"}, indicators={"share": indicator(targets=targets)})
    assert made.text() == (
        f"In July 2022, {SUBJECT} was 19.0%, on target (no more than 20.0%); it was on target for 5 of the 5 months to July 2022,"
        " in part beside illustrative targets."
    )


def test_a_neutral_indicator_s_range_has_no_better_side(tmp_path: Path) -> None:
    """Above it and below it are off target alike."""
    targets = [{"for": "2022-23", "from": "80", "to": "90", **SET}]
    for value, side in (("79", "below"), ("91", "above")):
        made = told(tmp_path / value, value, targets, "neutral")
        assert made.text() == f"In July 2022, {SUBJECT} was {value}.0%, off target, 1.0 percentage point {side} it (80.0% to 90.0%)."


@pytest.mark.parametrize("words", [2, 10, 12, 14, 16, 18])
@pytest.mark.parametrize(("value", "status"), [("19", "on target"), ("20.5", "within tolerance"), ("30", "off target")])
def test_a_slide_keeps_the_status_with_a_long_label(words: int, value: str, status: str, tmp_path: Path) -> None:
    """Whatever else there is no room for."""
    label = " ".join(["visits"] * words)
    share = indicator(label=label, name=label, targets=LOW)
    made = one(tmp_path, [row("share", "2022-07", value)], {"target": "share", "last": "2 months"}, indicators={"share": share})
    assert status in made.slide()
