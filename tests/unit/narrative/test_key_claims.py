"""Key messages: each under a heading that its own words bear out, no concern left out for good news, no story told twice."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.evidence import evidence
from tests.small_pack import Row, bullet, indicator, level_bullet, months_to, row, small_pack

TARGET = {"for": "2022-23", "value": "25", "status": "local"}
AIMED = {"share": indicator(targets=[TARGET])}
FELL_AND_MISSED = [row("share", "2021-07", "40"), row("share", "2022-07", "28")]
BOTH = {"c": {"change": "share", "from": "year_before"}, "t": {"target": "share"}}
OFF = "off target, 3.0 percentage points above it (no more than 25.0%)"


def messages(folder: Path, rows: list[Row], *bullets: dict[str, Any], **more: Any) -> dict[str, list[tuple[str, str, str]]]:
    """The key messages by heading: the bullet, what the report says and what the slide says."""
    pack = small_pack(folder, rows, bullets, **more)
    made = assemble(pack.told(), pack.files, pack.speaker, "build")
    return {
        group.id.removeprefix("key."): [(each.id.removeprefix("key."), each.text.plain, each.slide.plain) for each in group.messages]
        for group in made.key_messages
    }


def ids(found: dict[str, list[tuple[str, str, str]]]) -> dict[str, list[str]]:
    """The bullets alone."""
    return {heading: [bullet for bullet, _, _ in messages] for heading, messages in found.items()}


def of_others(**targets: str) -> dict[str, Any]:
    """Shares of their own names, each with a target."""
    return {
        name: indicator(name=name.title(), subject=f"the share {name}", label=name.title(), targets=[TARGET | {"value": value}])
        for name, value in targets.items()
    }


def test_a_bullet_that_says_off_target_is_no_good_news(tmp_path: Path) -> None:
    """However much its figure fell: the message stands where the missed target belongs, on the slide with the target."""
    said = bullet(BOTH, "Repeat visits {c.verb} from {c.from} to {c.to}, {t.phrase}.")
    assert messages(tmp_path, FELL_AND_MISSED, said, indicators=AIMED) == {
        "look": [
            ("s.b", f"Repeat visits fell from 40.0% to 28.0%, {OFF}.", "Repeat visits: 28.0% in Jul 2022, off target (no more than 25.0%)")
        ]
    }


def test_a_bullet_that_points_back_is_told_by_the_sentence_of_what_counts(tmp_path: Path) -> None:
    """Not by that of its first measure, which says nothing of the target."""
    said = bullet(BOTH, "It {c.verb} from {c.from} to {c.to}, {t.phrase}.", follows="s.l")
    rows = [*FELL_AND_MISSED, row("number", "2022-07", 40)]
    assert messages(tmp_path, rows, level_bullet(), said, indicators=AIMED) == {
        "look": [
            (
                "s.b",
                f"In July 2022, the share of visits that were repeat visits was 28.0%, {OFF}.",
                "Repeat visits: 28.0% in Jul 2022, off target (no more than 25.0%)",
            )
        ]
    }


def test_what_a_bullet_measures_and_does_not_say_is_no_message(tmp_path: Path) -> None:
    """A target that stands in a condition alone puts no words of a fall under concerns."""
    said = bullet(BOTH, "Repeat visits {c.verb} from {c.from} to {c.to}.", variants=[{"when": {"t.status": "on"}, "text": "Met: {c.to}."}])
    found = messages(tmp_path, FELL_AND_MISSED, said, indicators=AIMED)
    assert found == {"good": [("s.b", "Repeat visits fell from 40.0% to 28.0%.", "Repeat visits: down from 40.0% to 28.0%")]}
    assert ids(messages(tmp_path, FELL_AND_MISSED, bullet(BOTH), indicators=AIMED)) == {"good": ["s.b"]}


@pytest.mark.parametrize(("eng", "expected"), [("70", "look"), ("90", "look"), ("76", "look")])
def test_what_is_worse_than_one_comparator_is_no_good_news_for_being_better_than_another(eng: str, expected: str, tmp_path: Path) -> None:
    """81.0% below 84.5% and above 70%: whichever gap is wider."""
    rows = [row("share", "2022-07", "81.0"), row("share", "2022-03", "84.5", area="reg"), row("share", "2022-03", eng, area="eng")]
    gap = bullet({"g": {"gap": "share", "to": ["reg", "eng"]}})
    assert list(messages(tmp_path, rows, gap, indicators={"share": indicator(polarity="high")})) == [expected]


def test_a_concern_too_narrow_to_be_one_makes_good_news_neither(tmp_path: Path) -> None:
    """Significantly worse than England by less than a band, better than the region by many: it is no plain good news."""
    rows = [row("share", "2022-07", of=(81000, 100000)), row("share", "2022-03", "81.4", area="reg")]
    rows.append(row("share", "2022-03", "70.0", area="eng"))
    gap = bullet({"g": {"gap": "share", "to": ["reg", "eng"]}}, rules={"test": "95%", "guard": "off"})
    assert list(messages(tmp_path, rows, gap, indicators={"share": indicator(polarity="high")})) == ["changed"]


def test_a_concern_is_not_left_out_for_good_news_of_another_indicator(tmp_path: Path) -> None:
    """The widest bad gap of a section is that of a bullet with better news; the other's is told all the same."""
    rows = [
        *FELL_AND_MISSED,
        row("share", "2022-03", "20", area="eng"),
        row("other", "2022-07", "50"),
        row("other", "2022-03", "47", area="eng"),
    ]
    first = bullet(
        {"c": BOTH["c"], "g": {"gap": "share", "to": ["eng"]}}, "Repeat visits {c.verb} from {c.from} to {c.to}; {g.phrase}.", id="s.a"
    )
    other = bullet({"g": {"gap": "other", "to": ["eng"]}}, id="s.b")
    found = messages(tmp_path, rows, first, other, indicators={"other": indicator(name="Others")})
    assert ids(found) == {"look": ["s.a", "s.b"]}


def changes(year: str, month: str, now: str = "26") -> tuple[list[Row], list[dict[str, Any]]]:
    """A change over a year and one over a month, to the same figure."""
    rows = [row("share", "2021-07", year), row("share", "2022-06", month), row("share", "2022-07", now)]
    return rows, [
        bullet({"c": {"change": "share", "from": "previous"}}, id="s.month"),
        bullet({"c": {"change": "share", "from": "year_before"}}, id="s.year"),
    ]


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [
        ("23", "29", {"look": ["s.year"]}),  # as material: the bad year counts
        ("23", "27", {"look": ["s.year"]}),  # a good month in a bad year
        ("23", "36", {"good": ["s.month"], "look": ["s.year"]}),  # a very good one
        ("36", "24", {"good": ["s.year"], "look": ["s.month"]}),  # a bad month in a very good year
        ("23", "24", {"look": ["s.year"]}),  # one story, told once
    ],
)
def test_a_bad_year_is_not_left_out_for_a_good_month(year: str, month: str, expected: dict[str, list[str]], tmp_path: Path) -> None:
    """Of two times the concern is told; good news too where it is more material."""
    rows, bullets = changes(year, month)
    assert ids(messages(tmp_path, rows, *bullets)) == expected


def test_where_there_is_room_a_section_has_several_messages(tmp_path: Path) -> None:
    """Five missed targets in one section and one in another: each section is given one, then the rest; the most material stand first."""
    names = ["a", "b", "c", "d", "e"]
    rows = [row(name, "2022-07", str(30 + 5 * place)) for place, name in enumerate(names)] + [row("f", "2022-07", "27")]
    sections = [
        {"id": "s", "title": "Visits", "bullets": [bullet({"t": {"target": name}}, id=f"s.{name}") for name in names]},
        {"id": "o", "title": "Others", "bullets": [bullet({"t": {"target": "f"}}, id="o.f")]},
    ]
    aimed = of_others(**dict.fromkeys([*names, "f"], "25"))
    assert ids(messages(tmp_path, rows, indicators=aimed, sections=sections)) == {"look": ["s.e", "s.d", "s.c", "o.f"]}
    few = {"in_group": 1, "on_slide": 1}
    assert ids(messages(tmp_path, rows, indicators=aimed, sections=sections, key_messages=few)) == {"look": ["s.e"]}


def test_the_worse_miss_is_not_left_out_as_if_it_were_the_same(tmp_path: Path) -> None:
    """Seven points and eleven points off target are 15 and 23 bands, and not equals."""
    aimed = of_others(a="25", b="25")
    rows = [row("a", "2022-07", "32"), row("b", "2022-07", "36")]
    bullets = [bullet({"t": {"target": name}}, id=f"s.{name}") for name in "ab"]
    few = {"in_group": 1, "on_slide": 1}
    assert ids(messages(tmp_path, rows, *bullets, indicators=aimed, key_messages=few)) == {"look": ["s.b"]}


def test_a_count_and_its_rate_are_one_story(tmp_path: Path) -> None:
    """In sections of their own too."""
    rows = [row("number", "2021-07", 400), row("number", "2022-07", 500), row("rate", "2021-07", "480"), row("rate", "2022-07", "600")]
    sections = [
        {"id": name, "title": name.title(), "bullets": [bullet({"c": {"change": name, "from": "year_before"}}, id=f"{name}.c")]}
        for name in ("number", "rate")
    ]
    linked = {"rate": indicator("rate", "neutral", 0, rate_of="number")}
    assert ids(messages(tmp_path, rows, indicators=linked, sections=sections)) == {"changed": ["number.c"]}
    assert ids(messages(tmp_path, rows, sections=sections)) == {"changed": ["number.c", "rate.c"]}


def test_what_rose_from_nought_is_told(tmp_path: Path) -> None:
    """As if it had doubled: there is no share of nought."""
    low = {"number": indicator("count", "low", 0, targets=[TARGET | {"value": "0"}])}
    rows = [row("number", "2021-07", 0), row("number", "2022-07", 40)]
    rose = bullet({"c": {"change": "number", "from": "year_before"}})
    assert list(messages(tmp_path, rows, rose, indicators=low)) == ["look"]
    missed, other = bullet({"t": {"target": "number"}}, id="s.n"), bullet({"t": {"target": "share"}}, id="s.s")
    found = messages(tmp_path, [*rows, row("share", "2022-07", "26")], other, missed, indicators=low | AIMED)
    assert ids(found) == {"look": ["s.n", "s.s"]}


@pytest.mark.parametrize(
    ("polarity", "figure", "expected"),
    [
        ("low", "26", "look"),
        ("low", "4", "changed"),
        ("high", "4", "look"),
        ("high", "26", "changed"),
        ("neutral", "26", "changed"),
        ("neutral", "4", "changed"),
    ],
)
def test_a_figure_outside_its_expected_range_is_a_message(polarity: str, figure: str, expected: str, tmp_path: Path) -> None:
    """As a missed target is, at the bad end; nobody said that the other end is bad or good. One within its range is no news."""
    ranged = {"share": indicator(polarity=polarity, expected={"from": "10", "to": "20", "status": "local"})}
    said = bullet({"e": {"expect": "share"}})
    assert ids(messages(tmp_path, [row("share", "2022-07", figure)], said, indicators=ranged)) == {expected: ["s.b"]}
    assert messages(tmp_path, [row("share", "2022-07", "20")], said, indicators=ranged) == {}


def test_spare_room_is_not_filled_with_one_story_twice(tmp_path: Path) -> None:
    """Neither by what the same section says more of an indicator that was told, nor by two bullets on another."""
    aimed = of_others(a="25", b="25")
    rows = [row("a", "2022-07", "50"), row("b", "2021-07", "30"), row("b", "2022-07", "40")]
    targets = [bullet({"t": {"target": name}}, id=f"s.{name}") for name in "ab"]
    change = bullet({"c": {"change": "b", "from": "year_before"}}, id="s.rise")
    assert ids(messages(tmp_path, rows, *targets, change, indicators=aimed)) == {"look": ["s.a", "s.b"]}


MONTHS = months_to("2022-07", 13)
FALLING = [row("share", month, str(42 - place)) for place, month in enumerate(MONTHS)]


@pytest.mark.parametrize(
    ("measure", "rows", "score"),
    [
        ({"target": "share"}, [row("share", "2022-07", "25.2")], "1.4"),
        ({"target": "share"}, [row("share", "2022-07", "25.0")], "1"),
        ({"expect": "share"}, [row("share", "2022-07", "9.0")], "3"),
        ({"change": "share", "from": "year_before"}, [row("share", "2021-07", "20"), row("share", "2022-07", "22.6")], "5.2"),
        ({"record": "share"}, FALLING, "2"),
        ({"record": "share", "at_least": 4}, [FALLING[0] | {"value": "30"}, FALLING[1] | {"value": "29"}, *FALLING[2:]], "2.5"),
        ({"streak": "share", "at_least": 4}, FALLING, "3"),
        ({"spc": "share"}, FALLING, "2"),
    ],
    ids=["missed", "met", "range", "change", "record of all", "record since", "streak", "signal"],
)
def test_each_kind_is_as_material_as_the_page_says(measure: dict[str, Any], rows: list[Row], score: str, tmp_path: Path) -> None:
    """Bands of half a point; twelve figures beaten of six, twelve moves of four."""
    share = indicator(targets=[TARGET], expected={"from": "10", "to": "20", "status": "local"})
    pack = small_pack(tmp_path, rows, [bullet({"m": measure})], indicators={"share": share})
    (claim,) = pack.told().sections[0].claims
    assert claim.score == Decimal(score)


def test_what_is_ordinary_or_in_line_is_no_message(tmp_path: Path) -> None:
    """Also where it is wide: 9 beside 8.5 may be rounding, and is in line."""
    narrow = {"share": indicator(bands={"in_line": "0.2", "slightly": "1"})}
    rows = [row("share", "2022-07", "8.5"), row("share", "2022-03", "9", area="eng")]
    assert messages(tmp_path, rows, bullet({"g": {"gap": "share", "to": ["eng"]}}), indicators=narrow) == {}
    level = [row("share", month, "20" if place % 2 else "21") for place, month in enumerate(MONTHS)]
    assert messages(tmp_path, level, bullet({"s": {"spc": "share"}})) == {}


def test_the_evidence_says_why_a_message_stands_where_it_does(tmp_path: Path) -> None:
    """The measure that counts, and its score as anybody can work it out: 2.6 points are 5.2 bands of half a point."""
    rows = [row("share", "2021-07", "22.6"), row("share", "2022-07", "20.0")]
    pack = small_pack(tmp_path, rows, [bullet({"c": {"change": "share", "from": "year_before"}}, id="s.c")])
    story = pack.told()
    written = json.loads(evidence(assemble(story, pack.files, pack.speaker, "build"), story, {}))
    (block,) = (each for each in written["blocks"] if each["id"] == "key.s.c")
    assert block["section"] == "s"
    assert block["ranked"] == {"measure": "c", "kind": "change", "goodness": "good", "score": "5.20", "rank": "5"}


@pytest.mark.parametrize("place", ["variant", "bullet", "any", "not"])
def test_what_a_wording_is_printed_for_it_says(place: str, tmp_path: Path) -> None:
    """Its author says in words that the target is missed, under that condition."""
    asked: dict[str, Any] = {"t.status": "off"}
    said = "Repeat visits missed their target, at {c.to}."
    within: dict[str, Any] = {"any": {"any": [asked, {"t.status": "near"}]}, "not": {"not": {"t.status": "on"}}}
    variants = [{"when": within.get(place, asked), "text": said}]
    missed = bullet(BOTH, said, when=asked) if place == "bullet" else bullet(BOTH, "Met: {c.to}.", variants=variants)
    found = messages(tmp_path, FELL_AND_MISSED, missed, indicators=AIMED)
    assert [text for _, text, _ in found["look"]] == ["Repeat visits missed their target, at 28.0%."]
