from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.narrative.claims import ConditionError, claims_of, holds
from tests.small_pack import SmallPack, bullet, indicator, months_to, row, small_pack

MEASURES = {
    "c": {"change": "share", "from": "year_before"},
    "g": {"gap": "share", "to": ["sn", "reg", "eng"]},
    "f": {"flow": {"in": "came", "out": "left"}, "over": "12 months to latest"},
    "e": {"expect": "share"},
    "w": {"window": "number", "over": "12 months to latest"},
    "l": {"level": "share"},
}
INDICATORS = {
    "share": indicator(expected={"from": "10", "to": "15", "status": "local"}),
    "came": indicator("count", "neutral", 0),
    "left": indicator("count", "neutral", 0),
}


def pack(folder: Path) -> SmallPack:
    """20.0%, down from 22.6%; England 22.7%, the region 20.3%, no neighbour."""
    rows = [
        row("share", "2021-07", "22.6"), row("share", "2022-07", "20.0"), row("share", "year ending 2021-03", "22.7", area="eng"),
        row("share", "year ending 2021-03", "20.3", area="reg"), row("came", "12 months to 2022-07", 187),
        row("left", "12 months to 2022-07", 192),
        *(row("number", month, 5) for month in months_to("2022-07", 12)),
    ]  # fmt: skip
    return small_pack(folder, rows, [bullet(MEASURES)], indicators=INDICATORS)


def put(folder: Path, condition: dict[str, Any]) -> bool:
    made = pack(folder)
    return holds(condition, made.speaker, made.printed()["s.b"].commentary.measures)


def test_a_bullet_claims_sides_bands_and_directions(tmp_path: Path) -> None:
    """Everything that its words may assert, by path."""
    measures = pack(tmp_path).printed()["s.b"].commentary.measures
    claims = {path: claim for name, measure in measures.items() for path, claim in claims_of(name, measure).items()}
    assert claims == {
        "c.direction": "down", "c.goodness": "good", "g.nearest": "false", "e.side": "above", "f.direction": "down", "w.complete": "true",
        "g.reg.side": "below", "g.reg.band": "in_line", "g.reg.goodness": "good", "g.eng.side": "below", "g.eng.band": "clear",
        "g.eng.goodness": "good", "l.complete": "true",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "true"),
    [
        ({"c.direction": "down"}, True), ({"c.direction": "up"}, False), ({"c.direction": ["up", "down"]}, True),
        ({"g.eng.band": "clear"}, True),
        ({"c.direction": "down", "g.eng.side": "above"}, False), ({"g.nearest": "false"}, True), ({"e.side": "within"}, False),
        ({"w.complete": "true"}, True),
        ({"c.amount": "2.6"}, True), ({"c.amount": ["1", "2.60"]}, True), ({"c.to": "20"}, True), ({"l": "20.0"}, True),
        ({"c": "20"}, True),
        ({"c.amount": {"lt": "2.6"}}, False), ({"c.amount": {"le": "2.6"}}, True), ({"c.amount": {"gt": "2.6"}}, False),
        ({"c.amount": {"ge": "2.6"}}, True),
        ({"c.amount": {"eq": "2.6"}}, True), ({"c.amount": {"ne": "2.6"}}, False), ({"c.amount": {"gt": "2", "lt": "3"}}, True),
        ({"f.net": {"lt": "0"}}, True),
        ({"c.amount": {"between": ["2.6", "3"]}}, True), ({"c.amount": {"between": ["1", "2.6"]}}, True),
        ({"c.amount": {"between": ["2.7", "3"]}}, False),
        ({"g.eng": {"ge": "22.7"}}, True), ({"g.eng.amount": {"ge": "2.8"}}, False), ({"g": {"ge": "20"}}, True),
        ({"w.lo": {"eq": "5"}}, True),
        ({"g.sn.side": "below"}, False), ({"g.sn.amount": {"ge": "0"}}, False), ({"g.sn.amount": {"ne": "5"}}, False),
        ({"g.sn": {"known": "false"}}, True),
        ({"g.sn": {"known": "true"}}, False), ({"g.eng": {"known": "true"}}, True), ({"g.eng": {"known": "false"}}, False),
        ({"l.den": {"known": "false"}}, True),
        ({"g.sn.side": {"known": "false"}}, True), ({"g.eng.side": {"known": "true"}}, True),
        ({"any": [{"c.direction": "up"}, {"g.eng.side": "below"}]}, True), ({"any": [{"c.direction": "up"},
        {"g.eng.side": "above"}]}, False),
        ({"not": {"c.direction": "up"}}, True), ({"not": {"c.direction": "down"}}, False), ({"not": [{"c.direction": "up"},
        {"g.eng.side": "below"}]}, False),
        ({"not": {"g.sn.side": "below"}}, True), ({"any": [{"c.direction": "down", "g.eng.side": "above"}]}, False), ({}, True),
        ({"c.direction": "down", "any": [{"g.eng.side": "below"}], "not": {"e.side": "within"}}, True),
    ],
)  # fmt: skip
def test_a_condition_is_true_of_the_printed_figures(condition: dict[str, Any], true: bool, tmp_path: Path) -> None:
    """Every matcher; and on an unknown value all are false, "known: false" apart."""
    assert true == put(tmp_path, condition)


@pytest.mark.parametrize(
    ("condition", "what"),
    [
        ({"d.direction": "up"}, '"d.direction" begins with no measure of this bullet'),
        ({"c.directon": "up"}, '"c.directon" is nothing that a condition can ask'),
        ({"g.band": "in_line"}, '"g.band" is nothing that a condition can ask'),
        ({"c.band": "in_line"}, '"c.band" is nothing that a condition can ask'),
        ({"c.direction": "rising"}, '"c.direction" is never "rising"'),
        ({"g.eng.band": ["in_line", "inline"]}, '"g.eng.band" is never "inline"'),
        ({"g.nearest": "yes"}, '"g.nearest" is never "yes"'), ({"g.sn.side": "under"}, '"g.sn.side" is never "under"'),
        ({"c.amount": "two"}, '"two" is compared with the number c.amount'),
        ({"c.amount": {"ge": "nan"}}, '"nan" is compared with the number c.amount'),
        ({"g.sn.amount": {"ge": "two"}}, '"two" is compared with the number g.sn.amount'),
        ({"c.amount": {"over": "2"}}, '"over" is no comparison'),
        ({"c.amount": {"between": "2"}}, '"c.amount" is to be between two numbers'),
        ({"c.amount": {"between": ["2"]}}, '"c.amount" is to be between two numbers'),
        ({"c.direction": {"eq": "up"}}, '"eq" compares numbers, and "c.direction" is a word'),
        ({"c.verb": "rose"}, '"c.verb" is printed in words, and a condition asks for a number'),
        ({"any": "c.direction"}, "any and not take conditions"), ({"not": ["c.direction"]}, "any and not take conditions"),
        ({"c.direction": "up", "d.direction": "up"}, '"d.direction" begins with no measure of this bullet'),
        ({"any": [{"c.direction": "down"}, {"d.direction": "up"}]}, '"d.direction" begins with no measure of this bullet'),
    ],
)  # fmt: skip
def test_a_condition_that_cannot_be_put_is_told(condition: dict[str, Any], what: str, tmp_path: Path) -> None:
    """It is never quietly false, even beside a part that is false already, or where this month has no figure."""
    with pytest.raises(ConditionError) as raised:
        put(tmp_path, condition)
    assert what == raised.value.what
    assert raised.value.fix


def test_an_incomplete_window_says_so(tmp_path: Path) -> None:
    """Eleven of twelve months are not complete."""
    rows = [row("share", month, of=(5, 10)) for month in months_to("2022-07", 11)]
    measures = (
        small_pack(tmp_path, rows, [bullet({"l": {"level": "share", "at": "12 months to latest"}})]).printed()["s.b"].commentary.measures
    )
    assert claims_of("l", measures["l"]) == {"l.complete": "false"}


@pytest.mark.parametrize(
    ("condition", "what", "fix"),
    [
        ({"c.dirction": "up"}, '"c.dirction" is nothing that a condition can ask', "c.direction, c.goodness, c.from, c.to"),
        ({"c.to": {"known": "maybe"}}, '"c.to" is known or is not, and never "maybe"', "write {known: true} or {known: false}"),
    ],
)
def test_a_condition_that_cannot_be_put_is_told_with_what_can(condition: dict[str, Any], what: str, fix: str, tmp_path: Path) -> None:
    """The names stand in the message."""
    rows = [row("share", "2021-07", 4), row("share", "2022-07", 5)]
    made = small_pack(tmp_path, rows, [bullet({"c": {"change": "share", "from": "year_before"}}, "Now {c.to}.", when=condition)])
    (error,) = made.errors()
    assert error.cause.what == what and fix in error.cause.fix
