from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.small_pack import Row, SmallPack, bullet, indicator, row, small_pack

CHANGE = bullet({"c": {"change": "share", "from": "year_before"}}, id="s.c")
OTHER_DATE = bullet({"c": {"change": "share", "from": "2018-19"}}, id="s.d")
GAP = bullet({"g": {"gap": "share", "to": ["reg", "eng"]}}, id="s.g")
BOTH = bullet({"c": CHANGE["measures"]["c"], "g": GAP["measures"]["g"]}, id="s.both")
LEVEL = bullet({"l": {"level": "number"}}, id="s.l")


def rows(now: str = "20.0", before: str = "22.6", reg: str = "20.1", eng: str = "22.7") -> list[Row]:
    return [
        row("share", "2022-07", now), row("share", "2021-07", before), row("share", "2018-19", "26.0"), row("number", "2022-07", 405),
        row("share", "2020-21", reg, area="reg"), row("share", "2020-21", eng, area="eng"), row("number", "2021-07", 200),
    ]  # fmt: skip


def pack(folder: Path, given: list[Row], *bullets: dict[str, Any], **more: Any) -> SmallPack:
    return small_pack(folder, given, bullets, **more)


def headline(*args: Any, **more: Any) -> str:
    found = pack(*args, **more).told().sections[0].headline
    assert found is not None
    return found.plain


def keys(*args: Any, **more: Any) -> list[tuple[str, str, str]]:
    return [(claim.commentary.id, claim.kind, claim.goodness) for claim in pack(*args, **more).told().sections[0].claims]


@pytest.mark.parametrize(
    ("bullets", "expected"),
    [
        ([CHANGE, GAP], "Repeat visits fell from 22.6% to 20.0%, in line with the West Midlands but below England"),
        ([CHANGE], "Repeat visits fell from 22.6% to 20.0%"),
        ([GAP], "Repeat visits: 20.0%, in line with the West Midlands but below England"),
        ([OTHER_DATE], "Repeat visits fell from 26.0% in 2018-19 to 20.0%"), ([LEVEL], "Visits: 405 in July 2022"),
        ([OTHER_DATE, GAP], "Repeat visits fell from 26.0% in 2018-19 to 20.0%, in line with the West Midlands but below England"),
        ([LEVEL, GAP, CHANGE], "Repeat visits fell from 22.6% to 20.0%, in line with the West Midlands but below England"),
    ],
)  # fmt: skip
def test_a_headline_says_the_change_and_where_it_stands(bullets: list[dict[str, Any]], expected: str, tmp_path: Path) -> None:
    """A change over a year needs no period; a section without claims has its figure."""
    assert expected == headline(tmp_path, rows(), *bullets)


def test_an_unchanged_figure_is_said_to_be(tmp_path: Path) -> None:
    """Neither a rise nor a fall."""
    said = headline(tmp_path, rows(now="22.6"), CHANGE, GAP)
    assert said == "Repeat visits unchanged at 22.6%, above the West Midlands and in line with England"


def test_the_most_material_claim_is_taken(tmp_path: Path) -> None:
    """Counted in bands: a count that doubled is more than 2.6 points."""
    doubled = bullet({"c": {"change": "number", "from": "year_before"}}, id="s.n")
    assert headline(tmp_path, rows(), CHANGE, doubled) == "Visits rose from 200 to 405"


def test_a_change_and_a_gap_of_other_periods_are_not_joined(tmp_path: Path) -> None:
    """The more material of the two is said alone."""
    earlier = bullet({"g": {"gap": "share", "at": "year_before", "to": ["eng"]}}, id="s.g")
    assert headline(tmp_path, rows(), CHANGE, earlier) == "Repeat visits fell from 22.6% to 20.0%"
    assert headline(tmp_path, rows(eng="10"), CHANGE, earlier) == "Repeat visits: 22.6% in July 2021, above England"


def test_key_messages_are_the_widest_change_and_gap(tmp_path: Path) -> None:
    """One of each, by how many bands wide they are; good and bad by polarity."""
    smaller = bullet({"g": {"gap": "share", "to": ["reg"]}}, id="s.small")
    assert keys(tmp_path, rows(), smaller, CHANGE, GAP) == [("s.c", "change", "good"), ("s.g", "gap", "good")]
    high = {"share": indicator(polarity="high")}
    assert keys(tmp_path, rows(), CHANGE, GAP, indicators=high) == [("s.c", "change", "bad"), ("s.g", "gap", "bad")]
    neutral = {"share": indicator(polarity="neutral")}
    assert keys(tmp_path, rows(), CHANGE, GAP, indicators=neutral) == [("s.c", "change", "none"), ("s.g", "gap", "none")]


@pytest.mark.parametrize(("before", "told"), [("20.4", False), ("20.5", True), ("19.6", False), ("19.5", True)])
def test_a_change_inside_the_band_is_no_message(before: str, told: bool, tmp_path: Path) -> None:
    """Half a point is the narrowest that is one."""
    assert told == bool(keys(tmp_path, rows(before=before), CHANGE))


@pytest.mark.parametrize(("eng", "told"), [("20.4", False), ("20.5", True)])
def test_a_gap_in_line_is_no_message(eng: str, told: bool, tmp_path: Path) -> None:
    """With every comparator."""
    assert told == bool(keys(tmp_path, rows(eng=eng), GAP))


def test_one_bullet_is_one_message(tmp_path: Path) -> None:
    """A bullet with a change and a gap is not printed twice."""
    assert keys(tmp_path, rows(), BOTH) == [("s.both", "change", "good")]


def test_what_the_guard_holds_to_be_in_line_is_not_good(tmp_path: Path) -> None:
    """9 beside 8.5 is the wider gap but may be rounding; the message is about the one that counts."""
    narrow = {"share": indicator(bands={"in_line": "0.2", "slightly": "1"})}
    given = rows(now="8.5", reg="8.2", eng="9")
    assert keys(tmp_path, given, GAP, indicators=narrow) == [("s.g", "gap", "bad")]
