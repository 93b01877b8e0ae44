"""Words that an author types and that the figures may deny: told where no condition bears them, refused where they are untrue now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.typed_claims import BORNE_BY, SLOTS, check_typed_claims
from tests.small_pack import SmallPack, bullet, indicator, months_to, row, small_pack

MEASURES: dict[str, Any] = {
    "c": {"change": "share", "from": "2022-06"},
    "g": {"gap": "share", "to": ["eng", "reg"]},
    "r": {"record": "share", "by": "month"},
    "t": {"target": "share"},
    "x": {"gap_change": "share", "to": "eng", "from": "year ending 2020-03", "until": "year ending 2021-03"},
    "l": {"level": "number"},
}
TARGET = {"for": "2022-23", "value": "22", "tolerance": "1", "status": "local"}


def pack(folder: Path, text: str, only: str = "cgrtxl", **more: Any) -> SmallPack:
    """Re-referrals fell from 28% to 26%: below England, above the region, off target, the lowest of 14 months."""
    rows = [row("share", month, of=(40 - place if place < 13 else 26, 100)) for place, month in enumerate(months_to("2022-07", 14))]
    rows += [row("share", month, value, area="eng") for month, value in (("2022-06", "29"), ("2022-07", "30"))]
    for year, own, england in (("2020", "20", "21"), ("2021", "20", "25")):
        rows += [
            row("share", f"year ending {year}-03", own, status="published"),
            row("share", f"year ending {year}-03", england, area="eng"),
        ]
    rows += [row("share", "2022-07", "20", area="reg"), row("number", "2022-07", 5)]
    measures = {name: entry for name, entry in MEASURES.items() if name in only}
    registry = {"share": indicator(targets=[TARGET]), "number": indicator("count", "neutral", 0, definition="Visits that were dropped")}
    return small_pack(folder, rows, [bullet(measures, text, **more)], indicators=registry)


def problems_of(made: SmallPack) -> ProblemList:
    """What is told of the one bullet's words."""
    problems = ProblemList()
    check_typed_claims(made.told(), made.files, made.speaker, problems)
    return problems


@pytest.mark.parametrize(
    ("text", "group", "true"),
    [
        ("Re-referrals fell to {c.to}", "down", True), ("Re-referrals rose to {c.to}", "up", False),
        ("Re-referrals were down by {c.amount}", "down", True), ("We were unchanged at {c.to}", "same", False),
        ("{g.value} is below the England average", "below", True), ("At {g.value} it is above the others", "above", True),
        ("{g.value} is in line with England", "in_line", True), ("At {c.to} we did better than before", "better", True),
        ("{c.to} is worse than that", "worse", True), ("{r.value} is the lowest known", "lowest", True),
        ("{r.value} is the highest known", "highest", True),
        ("{t.value} is on target", "on_target", False), ("{t.value} misses its target", "off_target", True),
        ("The gap widened to {x.to.place}", "widened", True),
        ("The gap narrowed to {x.to.place}", "narrowed", False),
    ],
)  # fmt: skip
def test_a_typed_claim_is_told(text: str, group: str, true: bool, tmp_path: Path) -> None:
    """A warning where the figures bear the word this time or it may speak of something else, an error where they deny it."""
    problems = problems_of(pack(tmp_path, text))
    assert [each.slug for each in problems.warnings] == (["typed-claim"] if true else [])
    assert [each.slug for each in problems.errors] == ([] if true else ["untrue-claim"])
    (told,) = (*problems.warnings, *problems.errors)
    assert SLOTS[group] in told.fix


def test_the_two_messages(tmp_path: Path) -> None:
    """In full: what is typed, what denies it, and two ways out."""
    (warned,) = problems_of(pack(tmp_path / "a", "Re-referrals fell to {c.to}", "c")).warnings
    assert warned.what == 's.b: the word "fell" is typed, and stays when the figures say something else'
    assert warned.fix == "write {c.verb} in its place, or print it only where it holds: when: {c.direction: down}"
    (refused,) = problems_of(pack(tmp_path / "b", "Re-referrals rose to {c.to}", "c")).errors
    assert refused.what == 's.b: the word "rose" is typed, and the figures deny it (c.direction: down)'
    assert refused.fix == "write {c.verb} in its place, or print it only where it holds: when: {c.direction: up}"
    assert refused.place.line


@pytest.mark.parametrize(
    "when",
    [
        {"c.direction": "down"}, {"c.direction": ["down"], "l": {"known": True}}, {"c.goodness": "good"},
        {"any": [{"c.direction": "down"}, {"c.direction": "down", "g.eng.side": "below"}]},
    ],
)  # fmt: skip
def test_a_condition_bears_the_word(when: dict[str, Any], tmp_path: Path) -> None:
    """Of the bullet or of the variant: the wording is printed only where it is true."""
    text = "Re-referrals fell to {c.to}"
    assert not problems_of(pack(tmp_path / "a", text, when=when)).warnings
    assert not problems_of(pack(tmp_path / "b", "At {c.to}", variants=[{"when": when, "text": text}])).warnings


@pytest.mark.parametrize(
    "when",
    [
        {"c.direction": ["down", "same"]}, {"c.amount": {"ge": 1}}, {"g.eng.side": "below"}, {"not": [{"c.direction": "up"}]},
        {"any": [{"c.direction": "down"}, {"g.eng.side": "below"}]},
    ],
)  # fmt: skip
def test_a_condition_that_lets_another_claim_through_does_not(when: dict[str, Any], tmp_path: Path) -> None:
    """It would be printed where the figures stand still, or go up."""
    assert [each.slug for each in problems_of(pack(tmp_path, "Re-referrals fell to {c.to}", when=when)).warnings] == ["typed-claim"]


@pytest.mark.parametrize(
    "text",
    [
        "Visits that were dropped: {l}",
        "{l} visits, as the table below shows",
        "Of {l} in bestsellers, {c.verb}",
        "The improvement board saw {l}",
    ],
)
def test_other_words_are_left_alone(text: str, tmp_path: Path) -> None:
    """What the registry says of the indicator, and words that only look alike."""
    assert not problems_of(pack(tmp_path, text)).warnings


@pytest.mark.parametrize("text", ["Re-referrals never rose above {c.from}", "Visits didn't increase, at {c.to}"])
def test_a_denied_word_is_no_untruth(text: str, tmp_path: Path) -> None:
    """It is still typed, and told."""
    problems = problems_of(pack(tmp_path, text))
    assert ([each.slug for each in problems.warnings], list(problems.errors)) == (["typed-claim"], [])


def test_a_wording_that_is_not_printed_now_is_no_untruth(tmp_path: Path) -> None:
    """A variant for another month may say what is not so in this one; a bullet is told of once."""
    variants = [{"when": {"l": {"gt": 100}}, "text": "Re-referrals rose to {c.to}"}]
    problems = problems_of(pack(tmp_path, "Re-referrals fell to {c.to}", variants=variants))
    assert ([each.slug for each in problems.warnings], list(problems.errors)) == (["typed-claim"], [])


def test_a_level_alone_bears_no_direction(tmp_path: Path) -> None:
    """The word is told of where no measure of the bullet could bear it."""
    assert [each.slug for each in problems_of(pack(tmp_path, "Visits increased to {l}", "l")).warnings] == ["typed-claim"]


def test_a_slide_is_looked_at_too(tmp_path: Path) -> None:
    """The short form as well as the sentence."""
    (told,) = problems_of(pack(tmp_path, "At {c.to}", slide="Up by {c.amount}")).errors
    assert '"Up by"' in told.what


def test_every_group_has_words_and_a_slot(tmp_path: Path) -> None:
    """The shipped pack's groups are those that claims can bear."""
    words = pack(tmp_path, "{l}").speaker.phrases.claim_words
    assert words.keys() == BORNE_BY.keys() == SLOTS.keys()
