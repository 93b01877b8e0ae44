from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import decimals

from scrutiny_pack.assemble.pack_from import assemble
from tests.small_pack import Row, SmallPack, bullet, indicator, months_to, row, small_pack

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


@pytest.mark.parametrize(
    ("measure", "expected", "slide"),
    [
        (
            {"change": "share", "from": "2018-07", "to": "2019-07"},
            "Repeat visits rose from 20.0% to 40.0% in July 2019",
            "Repeat visits: up from 20.0% to 40.0% in Jul 2019",
        ),
        (
            {"change": "share", "from": "2018-07", "to": "2018-10"},
            "Repeat visits unchanged at 20.0% in October 2018",
            "Repeat visits: unchanged at 20.0% in Oct 2018",
        ),
        (
            {"target": "share", "at": "2019-07"},
            "Repeat visits: 40.0% in July 2019, off target (no more than 25.0%)",
            "Repeat visits: 40.0% in Jul 2019, off target (no more than 25.0%)",
        ),
        (
            {"gap": "share", "at": "2019-07", "to": ["eng"]},
            "Repeat visits: 40.0% in July 2019, above England",
            "Repeat visits: 40.0% in Jul 2019, above England (22%)",
        ),
        (
            {"change": "share", "from": "2019-07", "to": "latest"},
            "Repeat visits fell from 40.0% in July 2019 to 20.0%",
            "Repeat visits: down from 40.0% in Jul 2019 to 20.0%",
        ),
    ],
)
def test_an_old_figure_is_not_passed_off_as_the_newest(measure: dict[str, Any], expected: str, slide: str, tmp_path: Path) -> None:
    """Neither in a headline nor on a slide, where nothing else says of when it is; nor is a change over years told as one over a year."""
    given = [row("share", month, value) for month, value in (("2018-07", 20), ("2018-10", 20), ("2019-07", 40), ("2022-07", 20))]
    given.append(row("share", "2019-07", 22, area="eng"))
    share = {"share": indicator(targets=[TARGET | {"for": "2019-20"}])}
    old = pack(tmp_path, given, bullet({"m": measure}), indicators=share)
    (section,) = old.told().sections
    assert section.headline is not None
    assert (section.headline.plain, section.bullets[0].slide.plain) == (expected, slide)


def test_the_most_material_claim_is_taken(tmp_path: Path) -> None:
    """Counted in bands: a count that doubled is more than 2.6 points."""
    doubled = bullet({"c": {"change": "number", "from": "year_before"}}, id="s.n")
    assert headline(tmp_path, rows(), CHANGE, doubled) == "Visits rose from 200 to 405"


def test_of_two_gaps_the_first_stands_beside_the_change(tmp_path: Path) -> None:
    """In the order of the pack."""
    region, england = (bullet({"g": {"gap": "share", "to": [key]}}, id=f"s.{key}") for key in ("reg", "eng"))
    given = rows(reg="20.3", eng="20.4")
    assert headline(tmp_path, given, CHANGE, region, england).endswith("in line with the West Midlands")
    assert headline(tmp_path, given, CHANGE, england, region).endswith("in line with England")


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
    """A bullet with a change and a gap is not printed twice; what counts is the more material of the two."""
    assert keys(tmp_path, rows(eng="24"), BOTH) == [("s.both", "gap", "good")]


def test_what_the_guard_holds_to_be_in_line_is_not_good(tmp_path: Path) -> None:
    """9 beside 8.5 is the wider gap but may be rounding; the message is about the one that counts."""
    narrow = {"share": indicator(bands={"in_line": "0.2", "slightly": "1"})}
    given = rows(now="8.5", reg="8.2", eng="9")
    assert keys(tmp_path, given, GAP, indicators=narrow) == [("s.g", "gap", "bad")]


def grouped(folder: Path, figures: list[Row], *bullets: dict[str, Any], **more: Any) -> dict[str, list[str]]:
    """The key messages of a pack, by the heading over them."""
    pack = small_pack(folder, figures, bullets, **more)
    made = assemble(pack.told(), pack.files, pack.speaker, "build")
    return {group.id: [message.text.plain for message in group.messages] for group in made.key_messages}


NOW = "In July 2022, the share of visits that were repeat visits was 28.0%, "
MONTHLY = [*months_to("2022-07", 9)]
RISING = [row("share", month, str(20 + place)) for place, month in enumerate(MONTHLY)]
TARGET = {"for": "2022-23", "value": "25", "tolerance": "1", "status": "local"}


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ({"target": "share"}, NOW + "off target, 3.0 percentage points above it (no more than 25.0%)."),
        ({"record": "share", "by": "month"}, NOW + "the highest of the 9 months that are known in a row, from November 2021."),
        (
            {"streak": "share", "by": "month"},
            "The share of visits that were repeat visits rose for at least 8 months in a row, "
            "from 20.0% in November 2021 to 28.0% in July 2022.",
        ),
    ],
)
def test_what_other_kinds_say_can_be_a_key_message(measure: dict[str, Any], expected: str, tmp_path: Path) -> None:
    """A missed target, a record and a streak are as good or bad as polarity has it."""
    share = {"share": indicator(targets=[TARGET])}
    assert grouped(tmp_path, RISING, bullet({"m": measure}), indicators=share) == {"key.look": [expected]}
    neutral = {"share": indicator(polarity="neutral")}
    if "target" not in measure:
        assert list(grouped(tmp_path, RISING, bullet({"m": measure}), indicators=neutral)) == ["key.changed"]


def test_a_target_speaks_in_the_headline_where_it_is_more_material(tmp_path: Path) -> None:
    """Three points off target are more than half a point's change."""
    given = [row("share", "2021-07", "27.5"), row("share", "2022-07", "28.0")]
    target = bullet({"t": {"target": "share"}}, id="s.t")
    said = headline(tmp_path, given, CHANGE, target, indicators={"share": indicator(targets=[TARGET])})
    assert said == "Repeat visits rose from 27.5% to 28.0%, off target (no more than 25.0%)"


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ([{"target": "share"}], "Repeat visits: 28.0%, off target (no more than 25.0%)"),
        ([{"target": "share"}, {"gap": "share", "to": ["eng"]}], "Repeat visits: 28.0%, off target (no more than 25.0%), above England"),
        ([{"ratio": "number", "to": "other"}], "Visits: 12 for every 10 (240 and 200)"),
        ([{"record": "share", "by": "month"}], "Repeat visits: 28.0% in Jul 2022, highest of 9 months known"),
        ([{"streak": "share", "by": "month"}], "Repeat visits: up for at least 8 months in a row, to 28.0% in Jul 2022"),
    ],
)
def test_a_section_of_other_kinds_has_a_headline_of_their_own(measures: list[dict[str, Any]], expected: str, tmp_path: Path) -> None:
    """What is most material is said, with what else is known of the very figure."""
    share = {"share": indicator(targets=[TARGET]), "other": indicator("count", "neutral", 0)}
    given = [*RISING, row("share", "2020-21", "22.7", area="eng"), row("number", "2022-07", 240), row("other", "2022-07", 200)]
    bullets = [bullet({"m": measure}, id=f"s.{place}") for place, measure in enumerate(measures)]
    assert headline(tmp_path, given, *bullets, indicators=share) == expected


def test_a_headline_says_what_is_most_material_although_two_others_go_together(tmp_path: Path) -> None:
    """A missed target is not dropped for a change and a gap that have a headline of their own."""
    given = [row("share", "2021-07", "27.5"), row("share", "2022-07", "28.0"), row("share", "2020-21", "26.0", area="eng")]
    gap, target = bullet({"g": {"gap": "share", "to": ["eng"]}}, id="s.g"), bullet({"t": {"target": "share"}}, id="s.t")
    said = headline(tmp_path, given, CHANGE, gap, target, indicators={"share": indicator(targets=[TARGET])})
    assert said == "Repeat visits rose from 27.5% to 28.0%, off target (no more than 25.0%)"


def test_a_target_missed_within_its_tolerance_is_neither_good_nor_bad_news(tmp_path: Path) -> None:
    """It is no key message."""
    share = {"share": indicator(targets=[TARGET])}
    assert grouped(tmp_path, [row("share", "2022-07", "25.9")], bullet({"t": {"target": "share"}}), indicators=share) == {}
    on = grouped(tmp_path, [row("share", "2022-07", "25")], bullet({"t": {"target": "share"}}), indicators=share)
    assert list(on) == ["key.good"]


def test_a_change_that_chance_would_make_is_no_news(tmp_path: Path) -> None:
    """Neither key message nor headline speak of it; one that is more than chance is both."""
    few = [row("share", "2021-07", of=(23, 100)), row("share", "2022-07", of=(20, 100))]
    tested = CHANGE | {"rules": {"test": "95%"}}
    assert grouped(tmp_path, few, tested) == {}
    assert headline(tmp_path, few, tested) == "Repeat visits: 20.0% in July 2022"
    many = [row("share", "2021-07", of=(2300, 10000)), row("share", "2022-07", of=(2000, 10000))]
    assert list(grouped(tmp_path, many, tested)) == ["key.good"]


def test_what_chance_would_make_is_neither_good_nor_bad(tmp_path: Path) -> None:
    """In the claims too: conditions and the scorecard go by them."""
    few = [row("share", "2021-07", of=(23, 100)), row("share", "2022-07", of=(20, 100)), row("share", "2020-21", "22.7", area="eng")]
    gap = bullet({"g": {"gap": "share", "to": ["eng"]}}, id="s.g")
    rules = {"rules": {"test": "95%"}}
    tested = [printed.commentary.claims for printed in pack(tmp_path, few, CHANGE | rules, gap | rules).told().sections[0].bullets]
    assert [claims.get("c.goodness", claims.get("g.eng.goodness")) for claims in tested] == ["none", "none"]
    plain = [printed.commentary.claims for printed in pack(tmp_path, few, CHANGE, gap).told().sections[0].bullets]
    assert [claims.get("c.goodness", claims.get("g.eng.goodness")) for claims in plain] == ["good", "good"]


def test_one_story_is_told_once_under_each_heading(tmp_path: Path) -> None:
    """A good change and a good gap of one indicator are one message; a bad gap beside a good change is told too."""
    both_good = grouped(tmp_path, rows(), CHANGE, GAP)
    assert [len(messages) for messages in both_good.values()] == [1]
    mixed = grouped(tmp_path, rows(reg="15", eng="16"), CHANGE, GAP)
    assert {key: len(messages) for key, messages in mixed.items()} == {"key.good": 1, "key.look": 1}


@given(nudge=decimals(min_value="-0.04", max_value="0.04", places=2), before=decimals(min_value="15", max_value="30", places=1))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_key_messages_are_stable_where_no_printed_figure_moves(nudge: Decimal, before: Decimal, tmp_path: Path) -> None:
    """What is below the decimals that are printed changes no message, no heading and no order."""
    other = bullet({"c": {"change": "rate", "from": "year_before"}}, id="s.r")
    rate = [row("rate", "2021-07", "500"), row("rate", "2022-07", "560")]
    plain = grouped(tmp_path, [*rows(before=str(before)), *rate], CHANGE, GAP, other)
    nudged = grouped(tmp_path, [*rows(before=str(before + nudge), now=str(Decimal("20.0") + nudge)), *rate], CHANGE, GAP, other)
    assert plain == nudged


@pytest.mark.parametrize("before", ["22.3", "22.4", "22.5", "22.6", "22.7"])
def test_key_messages_stay_when_figures_move_a_little(before: str, tmp_path: Path) -> None:
    """A gap of 5.4 bands does not change places with a change of 4.6 to 5.4: both are 5, and the first in the pack counts."""
    assert list(grouped(tmp_path, rows(before=before), CHANGE, GAP).values())[0][0].startswith(
        "The share of visits that were repeat visits fell"
    )
    assert "below the England average" in list(grouped(tmp_path, rows(before=before), GAP, CHANGE).values())[0][0]


def test_what_is_clearly_more_material_goes_first(tmp_path: Path) -> None:
    """Wherever it stands in the pack: a gap of 8 bands beside a change of 5."""
    assert "below the England average" in list(grouped(tmp_path, rows(eng="24"), CHANGE, GAP).values())[0][0]


def test_of_two_as_material_the_first_in_the_pack_counts(tmp_path: Path) -> None:
    """The order of equals is the pack's own, each time."""
    twin = bullet({"c": {"change": "share", "from": "year_before", "to": "latest"}}, id="s.twin")
    assert keys(tmp_path, rows(), CHANGE, twin)[0][0] == "s.c"
    assert keys(tmp_path, rows(), twin, CHANGE)[0][0] == "s.twin"
