"""What sentences say of random figures, worked out again here from nothing but what they print."""

from __future__ import annotations

import random
import re
import tempfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.small_pack import Row, SmallPack, bullet, indicator, row, small_pack

NAMES = {"sn": "statistical neighbour", "reg": "West Midlands", "eng": "England"}
YEAR = "year ending 2021-03"
PERCENT = st.decimals(0, 100, places=3)
RATE = st.decimals(0, 2000, places=2)
UNITS = st.sampled_from(["percent", "rate"])
POLARITY = st.sampled_from(["high", "low"])
few = settings(max_examples=80, deadline=None)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """A local figure, one to three comparators near it or far, their decimals, and the rules."""
    unit = draw(UNITS)
    local = draw(PERCENT if unit == "percent" else RATE)
    near = st.decimals(-4, 4, places=2) if unit == "percent" else st.decimals(-200, 200, places=1)
    others = {}
    for key in draw(st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=3, unique=True)):
        value = draw(st.one_of(near.map(lambda step: local + step), PERCENT))
        value = min(max(value, Decimal(0)), Decimal(100 if unit == "percent" else 3000))
        others[key] = (value, draw(st.integers(0, 2)))
    return {
        "unit": unit, "local": local, "others": others, "decimals": draw(st.integers(0, 1)), "polarity": draw(POLARITY),
        "guard": draw(st.booleans()), "bands": draw(st.sampled_from([None, ("0.5", "2"), ("1", "4"), ("5%", "10%")])),
    }  # fmt: skip


def half_up(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(10) ** -decimals, rounding=ROUND_HALF_UP)


def pack_of(case: dict[str, Any], phrase: str = "{g.value}: {g.phrase}", **gap: Any) -> SmallPack:
    rows = [row("share", "2022-07", case["local"])]
    for key, (value, decimals) in case["others"].items():
        rows.append(row("share", YEAR, value, area=key, decimals=decimals))
    bands = {"bands": dict(zip(("in_line", "slightly"), case["bands"], strict=True))} if case["bands"] else {}
    indicators = {"share": indicator(case["unit"], case["polarity"], case["decimals"], **bands)}
    measures = {"g": {"gap": "share", "to": [key for key in ("sn", "reg", "eng") if key in case["others"]]} | gap}
    rules = {"guard": "on" if case["guard"] else "off"}
    return made(rows, [bullet(measures, phrase)], indicators=indicators, rules=rules)


def made(rows: list[Row], bullets: list[dict[str, Any]], **more: Any) -> SmallPack:
    with tempfile.TemporaryDirectory() as folder:
        return small_pack(Path(folder), rows, bullets, **more)


def printed_of(case: dict[str, Any], key: str) -> str:
    """A comparator's figure as it has to be printed: with the fewer of the indicator's decimals and its own."""
    value, decimals = case["others"][key]
    sign = "%" if case["unit"] == "percent" else ""
    return f"{half_up(value, min(decimals, case['decimals'])):,f}{sign}"


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").rstrip("%"))


def expected_words(case: dict[str, Any], local: str, other: str, polarity: bool) -> str:
    """The words for one comparator, from the two printed figures, the bands and the rules."""
    difference = number(local) - number(other)
    size = abs(difference)
    decimals = len(other.rstrip("%").partition(".")[2])
    edges = case["bands"] or (("0.5", "2") if case["unit"] == "percent" else ("5%", "10%"))
    narrow, wide = (Decimal(edge[:-1]) / 100 * number(other) if edge.endswith("%") else Decimal(edge) for edge in edges)
    if size == 0 or size < narrow or (case["guard"] and size <= Decimal(1) / 2 / 10**decimals):
        return "in line with"
    up = (difference > 0) == (case["polarity"] == "high") if polarity else difference > 0
    word = ("better than" if up else "worse than") if polarity else ("above" if up else "below")
    return f"slightly {word}" if size < wide else word


def said_of(sentence: str) -> dict[str, str]:
    """For each comparator named in a sentence, the words that stand before its group."""
    place = re.compile(r"(in line with|(?:slightly )?(?:above|below|better than|worse than)|closer to|the same as)")
    pieces = place.split(sentence)
    return {name: words for words, after in zip(pieces[1::2], pieces[2::2], strict=True) for name in NAMES.values() if name in after}


@few
@given(cases(), st.booleans())
def test_every_claim_word_is_true_of_the_printed_figures(case: dict[str, Any], polarity: bool) -> None:
    """Above, below, better, worse, slightly and in line, for each comparator."""
    text = pack_of(case, words="polarity" if polarity else "side").text()
    local, _, phrase = text.partition(": ")
    assert number(local) == half_up(case["local"], case["decimals"])
    said = said_of(phrase)
    assert said.keys() == {NAMES[key] for key in case["others"]}
    for key in case["others"]:
        assert f"({printed_of(case, key)})" in phrase or f"({printed_of(case, key)}" in phrase
        assert said[NAMES[key]] == expected_words(case, local, printed_of(case, key), polarity)


@few
@given(cases())
def test_but_is_said_only_from_in_line_to_a_clear_gap(case: dict[str, Any]) -> None:
    """Between two groups, in that order."""
    phrase = pack_of(case).text().partition(": ")[2]
    groups = re.findall(r"in line with|slightly above|slightly below|above|below", phrase)
    assert ("but" in phrase) == (len(groups) == 2 and groups[0] == "in line with" and groups[1] in ("above", "below"))
    assert len(groups) == len(set(groups))


@few
@given(cases())
def test_every_printed_gap_is_the_difference_of_printed_figures(case: dict[str, Any]) -> None:
    """Members can check it with a pencil; equal figures are the same; only 1 and 1.0 are one point."""
    local, _, phrase = pack_of(case, style="amounts").text().partition(": ")
    for key in case["others"]:
        other = printed_of(case, key)
        difference = number(local) - number(other)
        clause = f"the {NAMES[key]} average ({other})"
        if not difference:
            assert f"the same as {clause}" in phrase
            continue
        amount = f"{abs(difference):,f}"
        unit = "per 10,000" if case["unit"] == "rate" else "percentage point" if abs(difference) == 1 else "percentage points"
        assert f"{amount} {unit} {'above' if difference > 0 else 'below'} {clause}" in phrase


@few
@given(cases())
def test_closer_is_true_of_every_comparator_it_names(case: dict[str, Any]) -> None:
    """Where it is said, each of the others is nearer than the first; where it is not, one is not, or the first is in line."""
    assume(len(case["others"]) > 1)
    text = pack_of(case, style="nearest").text()
    local = f"{half_up(case['local'], case['decimals']):,f}" + ("%" if case["unit"] == "percent" else "")
    keys = [key for key in ("sn", "reg", "eng") if key in case["others"]]
    first, *others = [abs(number(local) - number(printed_of(case, key))) for key in keys]
    away = expected_words(case, local, printed_of(case, keys[0]), polarity=False) != "in line with"
    assert ("closer to" in text) == (away and all(other < first for other in others))


@few
@given(PERCENT, PERCENT, st.integers(0, 2))
def test_a_change_says_what_its_printed_figures_say(before: Decimal, after: Decimal, decimals: int) -> None:
    """Verb, amount in points and relative change, all from the two figures in the sentence."""
    rows = [row("share", "2021-07", before), row("share", "2022-07", after)]
    text = "Share {c.verb} by {c.amount}[ or {c.percent}], from {c.from} to {c.to}"
    said = made(
        rows, [bullet({"c": {"change": "share", "from": "year_before"}}, text)], indicators={"share": indicator(decimals=decimals)}
    ).text()
    start, end = (half_up(value, decimals) for value in (before, after))
    if start == end:
        assert said.endswith(f"was unchanged at {end:f}%, in July 2021 and in July 2022.")
        return
    size = abs(end - start)
    relative = f" or {half_up(size / start * 100, 1):,f}%" if start else ""
    points = "percentage point" if size == 1 else "percentage points"
    assert said == f"Share {'rose' if end > start else 'fell'} by {size:f} {points}{relative}, from {start:f}% to {end:f}%"


@few
@given(*[st.integers(0, 5000)] * 4)
def test_a_flow_adds_up_or_says_by_how_much_it_does_not(came: int, left: int, before: int, after: int) -> None:
    """The net of the two flows, and what they leave unexplained."""
    year = "12 months to 2022-07"
    rows = [row("came", year, came), row("left", year, left), row("number", "2021-07-31", before), row("number", "2022-07-31", after)]
    indicators = {name: indicator("count", "neutral", 0) for name in ("came", "left")}
    measures = {"f": {"flow": {"in": "came", "out": "left"}, "over": "12 months to latest", "stock": "number"}}
    pack = made(rows, [bullet(measures, "{f.in} in, {f.out} out, {f.net}")], indicators=indicators)
    net = came - left
    word = f"a net rise of {net:,}" if net > 0 else f"a net fall of {-net:,}" if net else "no net change"
    assert pack.text() == f"{came:,} in, {left:,} out, {word}"
    residual = abs(after - before - net)
    sentence = f"{before:,} + {came:,} - {left:,} = {before + net:,}, but the figure given is {after:,} ({residual:,} unexplained)"
    assert [said for _, _, said in pack.found()] == ([sentence] if before + net != after else [])


@few
@given(cases(), st.sampled_from(["words", "amounts"]))
def test_flipping_polarity_flips_better_and_worse_only(case: dict[str, Any], style: str) -> None:
    """Every other word and number stays; by sides nothing changes at all."""
    flipped = case | {"polarity": "low" if case["polarity"] == "high" else "high"}
    swap = {"better": "worse", "worse": "better"}
    there, back = (pack_of(each, style=style, words="polarity").text() for each in (case, flipped))
    assert back == re.sub("better|worse", lambda found: swap[found.group()], there)
    assert pack_of(case, style=style).text() == pack_of(flipped, style=style).text()


@few
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(case: dict[str, Any], shuffled: random.Random) -> None:
    """Nor do figures of areas and months that nobody asked for."""
    rows = [row("share", f"2022-{month:02d}", of=(month * 3, 97)) for month in range(1, 8)] + [row("number", "2022-07", 5)]
    rows += [
        row("share", YEAR, min(value, Decimal(100)), area=key, decimals=decimals)
        for key, (value, decimals) in case["others"].items()
        if key != "sn"
    ]
    rows += [row("share", YEAR, 10 + place, area=f"n{place}") for place in range(1, 8)]
    beside = [row("share", "year ending 2019-03", 3, area="n9"), row("rate", "2022-07", 7), row("share", "2022-08", 9)]
    bullets = [
        bullet({"g": {"gap": "share", "at": "7 months to latest", "to": ["sn", "reg", "eng"]}}, id="s.g"),
        bullet({"w": {"window": "share", "over": "7 months to latest"}}, id="s.w"),
    ]
    said = [_all(made(given_, bullets)) for given_ in (rows, shuffled.sample(rows + beside, len(rows + beside)))]
    assert said[0] == said[1]


def _all(pack: SmallPack) -> list[str]:
    story = pack.told()
    texts = [text for section in story.sections for text in (section.headline, section.note, section.slide_note) if text]
    bullets = [text for printed in pack.printed().values() for text in (printed.text, printed.commentary.slide)]
    return [text.plain for text in (*texts, *bullets, *(finding.text for finding in story.findings))]
