"""What targets, streaks, records, gaps, ratios, parts, ranks, tests and limits say, worked out again from what they print."""

from __future__ import annotations

import math
import re
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from tests.series import claims, monthly, one
from tests.small_pack import Row, SmallPack, indicator, months_to, row

often = settings(max_examples=60, deadline=None)
TENTHS = some.integers(0, 1000).map(lambda tenths: Decimal(tenths).scaleb(-1))
CLOSE = some.integers(180, 230).map(lambda tenths: Decimal(tenths).scaleb(-1))
NARROW = some.integers(100, 115).map(lambda tenths: Decimal(tenths).scaleb(-1))
POLARITY = some.sampled_from(["high", "low"])
NUMBER = r"(\d[\d,.]*\d|\d)"
EDGES = some.lists(
    some.sampled_from([Decimal(each) for each in ("18.1", "18.4", "20", "20.5", "21", "22.5", "22.8", "23.1", "24")]), max_size=9
)
RISES = some.lists(some.integers(198, 230).map(lambda tenths: Decimal(tenths) / 10), min_size=5, max_size=9, unique=True).map(sorted)
ENDS = some.one_of(EDGES, RISES, RISES.map(lambda rise: rise[::-1]), RISES.map(lambda rise: [value + 4 for value in rise[::-1]]))
"""Ends of a series near its limits, and ends that rise or fall without a break, some of them far above what was before."""
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def told(rows: list[Row], measure: dict[str, Any], **more: Any) -> SmallPack:
    with tempfile.TemporaryDirectory() as folder:
        return one(Path(folder), rows, measure, **more)


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def named(month: str) -> str:
    """A month of a data file as it is printed."""
    year, place = month.split("-")
    return f"{MONTHS[int(place) - 1]} {year}"


@often
@given(CLOSE, CLOSE, some.integers(0, 20), POLARITY)
def test_a_status_is_that_of_the_printed_figure_and_target(value: Decimal, goal: Decimal, tolerance: int, polarity: str) -> None:
    """On, within tolerance or off, and how far."""
    within = Decimal(tolerance) / 10
    share = indicator(polarity=polarity, targets=[{"for": "2022-23", "value": str(goal), "tolerance": str(within), "status": "local"}])
    text = told([row("share", "2022-07", value)], {"target": "share"}, indicators={"share": share}).text()
    figure, target = (number(text_) for text_ in (re.search(rf"was {NUMBER}%", text)[1], re.search(rf"(?:than|least) {NUMBER}%", text)[1]))
    missed = max(target - figure if polarity == "high" else figure - target, Decimal(0))
    assert ("on target (" in text) == (missed == 0)
    assert ("within the tolerance" in text) == (0 < missed <= within)
    assert ("off target" in text) == (missed > within)
    if missed:
        assert f"{missed} percentage point{'' if missed == 1 else 's'} {'below' if polarity == 'high' else 'above'}" in text


@often
@given(some.lists(CLOSE, min_size=4, max_size=10))
def test_a_streak_counts_the_printed_moves(values: list[Decimal]) -> None:
    """Its length, its way and both ends; none is claimed where there is none."""
    text = told(monthly(values), {"streak": "share"}).text()
    moves = [later - earlier for earlier, later in zip(values, values[1:], strict=False)]
    length = 0
    while length < len(moves) and moves[-1 - length] * moves[-1] > 0:
        length += 1
    found = re.search(rf"(rose|fell) for (at least )?(\d+) months in a row, from {NUMBER}% in (\w+ \d+) to {NUMBER}% in July 2022", text)
    assert (found is not None) == (length >= 3)
    if found:
        start = months_to("2022-07", length + 1)[0]
        assert (found[1], int(found[3]), found[5]) == ("rose" if moves[-1] > 0 else "fell", length, named(start))
        assert (found[2] is not None) == (length == len(moves))
        assert (number(found[4]), number(found[6])) == (values[-length - 1], values[-1])


@often
@given(some.lists(CLOSE, min_size=7, max_size=16), some.sampled_from([None, 0, 1]))
def test_a_record_is_true_of_every_month_it_covers(values: list[Decimal], gap: int | None) -> None:
    """No month since was as high (or low), the month named was, and no month of a row that is known is left out."""
    given_: list[Decimal | None] = list(values)
    if gap is not None and len(values) > 7 + gap:
        given_[gap] = None
        values = values[gap + 1 :]
    text = told(monthly(given_), {"record": "share"}).text()
    months = months_to("2022-07", len(values))
    newest = values[-1]
    found = re.search(r"the (highest|lowest) (since (\w+ \d+)|of the (\d+) months)", text)
    beats = {"highest": lambda value: newest > value, "lowest": lambda value: newest < value}
    if not found:
        assert "neither higher nor lower than all of the 6 months before" in text
        assert not any(all(better(value) for value in values[-7:-1]) for better in beats.values())
        return
    better = beats[found[1]]
    assert all(better(value) for value in values[-7:-1])
    if found[3]:
        place = [named(month) for month in months].index(found[3])
        assert not better(values[place]) and all(better(value) for value in values[place + 1 : -1])
    else:
        assert int(found[4]) == len(values) and all(better(value) for value in values[:-1])


@often
@given(some.lists(CLOSE, min_size=4, max_size=4), some.booleans())
def test_a_gap_s_movement_is_that_of_the_printed_gaps(four: list[Decimal], guard: bool) -> None:
    """Narrowed, widened, changed sides, opened, closed, the same or rounding; both gaps are differences of printed figures."""
    rows = [row("share", year, value, area=area) for (year, area), value in
            zip((("2020/21", "local"), ("2020/21", "eng"), ("2021/22", "local"), ("2021/22", "eng")), four, strict=True)]  # fmt: skip
    measure = {"gap_change": "share", "to": "eng", "from": "2020/21", "until": "2021/22"}
    text = told(rows, measure, rules={"guard": "on" if guard else "off"}).text()
    pairs = re.findall(rf"(no gap|{NUMBER} percentage points? (?:above|below)) in 20\d\d-\d\d \({NUMBER}% against {NUMBER}%\)", text)
    gaps = [number(pair[2]) - number(pair[3]) for pair in pairs]
    assert [number(pair[index]) for pair in pairs for index in (2, 3)] == four
    for pair, gap in zip(pairs, gaps, strict=True):
        word = "no gap" if not gap else f"{abs(gap)} percentage point{'' if abs(gap) == 1 else 's'} {'above' if gap > 0 else 'below'}"
        assert pair[0] == word
    before, after = gaps
    if before == after:
        word = "was the same"
    elif guard and abs(after - before) <= Decimal("0.05") * 4:
        word = "moved by no more than rounding can explain"
    elif not before or not after:
        word = "opened" if after else "closed"
    elif before * after < 0:
        word = "changed sides"
    else:
        word = "narrowed" if abs(after) < abs(before) else "widened"
    assert f"average {word}," in text


@often
@given(some.integers(0, 500), some.integers(1, 500), some.sampled_from([10, 100]))
def test_a_ratio_is_that_of_the_printed_counts(came: int, left: int, per: int) -> None:
    """As a whole number, half up, for so many that it is close; "about" exactly where it was rounded."""
    counts = {name: indicator("count", "neutral", 0) for name in ("came", "left")}
    rows = [row("came", "2022-07", came), row("left", "2022-07", left)]
    text = told(rows, {"ratio": "came", "to": "left", "per": per}, indicators=counts).text()
    every = [per * ten for ten in (1, 10, 100, 1000) if per * ten <= 10_000]
    amounts = [(2 * came * each + left) // (2 * left) for each in every]
    each, amount = next(pair for pair in zip(every, amounts, strict=True) if 10 * abs(pair[1] * left - came * pair[0]) <= came * pair[0])
    about = "about " if amount * left != came * each else ""
    assert text.endswith(f"was {came} and the number of visits was {left}: {about}{amount:,} for every {each:,}.")


@often
@given(some.lists(some.tuples(some.integers(0, 60), some.integers(0, 60)), min_size=2, max_size=4))
def test_the_parts_of_a_change_add_up_as_printed(parts: list[tuple[int, int]]) -> None:
    """More and fewer, those that moved most first."""
    names = [f"part{place}" for place in range(len(parts))]
    rows = [row("all", "2021-07", sum(before for before, _ in parts)), row("all", "2022-07", sum(after for _, after in parts))]
    for name, (before, after) in zip(names, parts, strict=True):
        rows += [row(name, "2021-07", before), row(name, "2022-07", after)]
    counts = {name: indicator("count", "neutral", 0, label=f"Label of {name}") for name in ("all", *names)}
    measure = {"contribution": "all", "parts": names, "from": "year_before"}
    text = told(rows, measure, indicators=counts).text()
    inside = text[text.index("(") + 1 : -2].split("; ")
    signed = [
        0 if each.endswith("the same") else int(re.search(r": (\d+)", each)[1]) * (1 if each.endswith("more") else -1) for each in inside
    ]
    total = sum(after - before for before, after in parts)
    assert sum(signed) == total
    assert [abs(each) for each in signed] == sorted((abs(each) for each in signed), reverse=True)
    assert (f"rose by {total}" in text) == (total > 0) and (f"fell by {-total}" in text) == (total < 0)


@often
@given(
    some.lists(NARROW, min_size=11, max_size=11),
    POLARITY,
    some.integers(0, 2),
)
def test_a_rank_is_that_of_the_printed_figures(values: list[Decimal], polarity: str, missing: int) -> None:
    """Its place, whether it is joint, how many there are, and the quarter."""
    own, *others = values
    others = others[missing:]
    rows = [row("share", "2020/21", own)]
    rows += [row("share", "2020/21", value, area=f"n{n}") for n, value in enumerate(others, 1)]
    measure = {"rank": "share", "to": "sn", "at": "2020/21"}
    text = told(rows, measure, indicators={"share": indicator(polarity=polarity)}).text()
    found = re.search(r", (joint )?(\d+)(st|nd|rd|th) of (\d+) \(", text)
    place = 1 + sum(value > own if polarity == "high" else value < own for value in others)
    ties = others.count(own)
    count = len(others) + 1
    assert (bool(found[1]), int(found[2]), int(found[4])) == (ties > 0, place, count)
    suffix = "th" if place in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    assert found[3] == suffix
    assert ("figures for" in text) == (missing > 0)
    quarters = ["in the best quarter", "in the second best quarter", "in the third best quarter", "in the worst quarter"]
    within = [word for q, word in enumerate(quarters) if 4 * (place - 1) >= q * count and 4 * (place + ties) <= (q + 1) * count]
    assert [word for word in quarters if f", {word}" in text] == within


@often
@given(some.integers(20, 400), some.data())
def test_significant_and_similar_are_those_of_an_interval_worked_out_again(of: int, data: some.DataObject) -> None:
    """Wilson's, from the counts alone, and the comparator anywhere that its rounding leaves it; the side is that of the printed figures."""
    events = data.draw(some.integers(0, of))
    share, z = events / of, 1.9599639845400545
    middle, whole = share + z * z / 2 / of, 1 + z * z / of
    half = z * math.sqrt(share * (1 - share) / of + z * z / 4 / of / of)
    low, high = 100 * (middle - half) / whole, 100 * (middle + half) / whole
    edges = some.sampled_from([low, high]), some.integers(-2, 2)
    close = some.tuples(*edges).map(lambda edge: min(max(round(Decimal(edge[0]), 1) + Decimal(edge[1]) / 10, Decimal(0)), Decimal(100)))
    england = data.draw(some.one_of(TENTHS, close))
    rows = [row("share", "2022-07", of=(events, of)), row("share", "2020/21", england, area="eng")]
    made = told(rows, {"gap": "share", "to": ["eng"]}, rules={"test": "95%"})
    text, low, high = made.text(), low - 0.05, high + 0.05
    near_edge = min(abs(float(england) - low), abs(float(england) - high)) < 0.006
    figure = number(re.search(rf"was {NUMBER}%", text)[1])
    if not near_edge:
        assert ("similar to" in text) == (low <= float(england) <= high or figure == england)
    assert ("significantly" in text) != ("similar to" in text)
    if "significantly" in text:
        assert f"significantly {'above' if figure > england else 'below'}" in text
    assert claims(made)["eng.test"] == ("significant" if "significantly" in text else "similar")


@often
@given(*[some.tuples(some.integers(0, 300), some.integers(0, 300))] * 2)
def test_a_significant_change_is_that_of_a_test_worked_out_again(before: tuple[int, int], after: tuple[int, int]) -> None:
    """Of the two proportions as the chi-squared statistic of their table; nothing is said where a cell expects fewer than five."""
    table = [before, after]
    if not all(map(sum, table)):
        return
    rows = [row("share", month, of=(yes, yes + no)) for month, (yes, no) in zip(("2021-07", "2022-07"), table, strict=True)]
    made = told(rows, {"change": "share", "from": "year_before"}, rules={"test": "95%"})
    text, total = made.text(), sum(map(sum, table))
    expected = [[sum(part) * sum(column) / total for column in zip(*table, strict=True)] for part in table]
    if min(map(min, expected)) < 5:
        assert claims(made)["test"] == "not_tested" and "significant" not in text
        return
    chi = sum((seen - due) ** 2 / due for seens, dues in zip(table, expected, strict=True) for seen, due in zip(seens, dues, strict=True))
    if abs(chi - 3.841459) > 1e-6 and "unchanged" not in text:
        assert ("significantly" in text, "not a significant change" in text) == (chi > 3.841459, chi < 3.841459)


@often
@given(ENDS, POLARITY)
def test_every_signal_of_variation_is_true_of_the_printed_figures(ends: list[Decimal], polarity: str) -> None:
    """Each is worked out again for the newest month; none is told that is not so, the first of those that are is, and both ways are."""
    values = [Decimal(20), Decimal(21)] * 6 + ends
    text = told(monthly(values), {"spc": "share"}, indicators={"share": indicator(polarity=polarity)}).text()
    average, low, high = (number(each) for each in re.search(rf"was {NUMBER}%, with limits of {NUMBER}% and {NUMBER}%", text).groups())
    third, newest = (high - low) / 3, values[-1]
    if any(abs(abs(value - average) - third) < Decimal("0.02") for value in values[-3:]):
        return  # too close to where the outer third begins to tell from what is printed
    true: dict[int, list[str]] = {1: [], -1: []}
    for way, side, which, verb in ((1, "above", "upper", "rise"), (-1, "below", "lower", "fall")):
        off = [(value - average) * way for value in values]
        if newest > high and way > 0 or newest < low and way < 0:
            true[way].append(f"it is {side} the {which} limit")
        moves = [(later - earlier) * way > 0 for earlier, later in zip(values, values[1:], strict=False)]
        if all(moves[-6:]):
            true[way].append(f"months {verb} without a break")
        near = [each > third and low <= value <= high for each, value in zip(off, values, strict=True)]
        if near[-1] and sum(near[-3:]) > 1 and min(off[-3:]) > 0:
            true[way].append(f"{sum(near[-3:])} of the last 3 months were near the {which} limit")
        if min(off[-7:]) > 0:
            true[way].append(f"months were all {side} the average")
    said = [*true[1][:1], *true[-1][:1]]
    assert all(each in text for each in said), (text, true)
    assert len(re.findall("it is|without a break|were near|were all", text)) == len(said)
    verdict = {0: "within ordinary variation", 2: "with signs both ways"}.get(len(said))
    if verdict is None:
        verdict = "a sign of improvement" if bool(true[1]) == (polarity == "high") else "a sign of concern"
    assert verdict in text


@often
@given(some.lists(CLOSE, min_size=12, max_size=24), some.sampled_from(["high", "low", "neutral"]))
def test_what_is_said_of_variation_is_true_of_the_printed_limits(values: list[Decimal], polarity: str) -> None:
    """The newest figure against the average and limits in the sentence, and the rows of months against the average."""
    text = told(monthly(values), {"spc": "share"}, indicators={"share": indicator(polarity=polarity)}).text()
    average, low, high = (number(each) for each in re.search(rf"was {NUMBER}%, with limits of {NUMBER}% and {NUMBER}%", text).groups())
    newest = values[-1]
    beyond = newest > high or newest < low
    assert ("it is above the upper limit" in text or "it is below the lower limit" in text) == beyond
    if "within ordinary variation" in text:
        assert not beyond
        assert not any(all((value - average) * way > 0 for value in values[-7:]) for way in (1, -1))
    words = {"high": ("a sign of improvement", "a sign of concern"), "low": ("a sign of concern", "a sign of improvement")}
    row_of = re.search(r"the last (\d+) months were all (above|below) the average", text)
    if row_of:
        way = 1 if row_of[2] == "above" else -1
        length = int(row_of[1])
        assert length >= 7 and all((value - average) * way > 0 for value in values[-length:])
        assert length == len(values) or (values[-length - 1] - average) * way <= 0
        if polarity != "neutral" and "signs both ways" not in text:
            assert words[polarity][0 if way > 0 else 1] in text
    if polarity == "neutral":
        assert "improvement" not in text and "concern" not in text
