"""What each kind says in each phrase pack, in the report, on the slide and in the evidence, worked out again from what is printed.

Nothing of the program is asked here but what it prints: rounding, order, bands and words are written down anew.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as some

from tests.series import claims, one
from tests.small_pack import Row, SmallPack, indicator, months_to, row

often = settings(max_examples=60, deadline=None)
PACKS = ("en-GB", "en-GB-plain", "en-GB-officers")
VERBS = {"en-GB": ("rose", "fell"), "en-GB-plain": ("went up", "went down"), "en-GB-officers": ("increased", "decreased")}
STATUS = {
    "en-GB": {"on": "on target (", "near": "within the tolerance of ", "off": "off target, "},
    "en-GB-plain": {"on": "meeting the target (", "near": "close to the target: ", "off": "missing the target: "},
    "en-GB-officers": {"on": ", meeting the target (", "near": "within the tolerance of ", "off": "not meeting the target, "},
}
SHORT = {
    "en-GB": {"on": "on target", "near": "within tolerance", "off": "off target"},
    "en-GB-plain": {"on": "target met", "near": "close to target", "off": "target missed"},
    "en-GB-officers": {"on": "on target", "near": "within tolerance", "off": "off target"},
}
MOVED = {
    name: {"narrowed": "narrowed", "widened": "widened", "crossed": "changed sides", "opened": "opened", "closed": "closed",
           "same": "was the same", "rounding": "moved by no more than rounding can explain"}
    for name in PACKS
}  # fmt: skip
MOVED["en-GB-plain"] |= {"narrowed": "got smaller", "widened": "got bigger", "opened": "opened up"}
WAYS = {"more": "up", "fewer": "down", "same": "same"}
QUARTERS = ("best", "second best", "third best", "worst")
N = r"(\d[\d,]*(?:\.\d+)?)"
FINE = some.integers(1980, 2120).map(lambda hundredths: Decimal(hundredths) / 100)
"""Close to each other and finer than they are printed, so that ties of printed figures come up that are none otherwise."""
STEPS = some.sampled_from([-30, -12, -4, 0, 4, 12, 30])
"""From one month to the next, in hundredths: often one way for some months, and often less than is printed."""
POLARITY = some.sampled_from(["high", "low", "neutral"])
LENGTHS = some.sampled_from([1, 5, 9, 13, 17])
"""Words of a label: a slide has room for the shorter ones."""


def told(rows: list[Row], measure: dict[str, Any], indicators: Mapping[str, Any], **more: Any) -> dict[str, SmallPack]:
    """The pack in the words of each phrase pack, all of which claim the same."""
    with tempfile.TemporaryDirectory() as folder:
        made = one(Path(folder), rows, measure, indicators=indicators, **more)
    packs = {name: made.in_words(name) for name in PACKS}
    assert len({str(claims(each)) for each in packs.values()}) == 1
    return packs


def shares(polarity: str, decimals: int = 1, words: int = 2, **more: Any) -> dict[str, Any]:
    label = " ".join(["visits"] * words)
    return {"share": indicator(polarity=polarity, decimals=decimals, label=label, name=label, **more)}


def half_up(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(10) ** -decimals, rounding=ROUND_HALF_UP)


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def found(pattern: str, text: str) -> re.Match[str]:
    match = re.search(pattern, text)
    assert match, (pattern, text)
    return match


def good(difference: Decimal, polarity: str) -> str:
    if not difference or polarity == "neutral":
        return "none"
    return "good" if (difference > 0) == (polarity == "high") else "bad"


def only(words: Mapping[str, str], text: str) -> list[str]:
    """Which of `words` stand in `text`, by their keys."""
    return [key for key, word in words.items() if word in text]


def known_from(values: Sequence[Decimal | None]) -> list[Decimal]:
    """The figures behind the last that is missing."""
    gaps = [place for place, value in enumerate(values) if value is None]
    return [value for value in values[gaps[-1] + 1 if gaps else 0 :] if value is not None]


def walked(steps: Sequence[int], missing: int) -> list[Decimal | None]:
    """Figures one after the other, each a step from the one before, the one at the place `missing` left out (-1 for none)."""
    values: list[Decimal | None] = [Decimal(2000 + sum(steps[:place])) / 100 for place in range(len(steps) + 1)]
    return [None if place == missing else value for place, value in enumerate(values)]


def rows_of(values: Sequence[Decimal | None]) -> list[Row]:
    months = zip(months_to("2022-07", len(values)), values, strict=True)
    return [row("share", month, value) for month, value in months if value is not None]


@often
@given(some.data(), POLARITY, some.integers(0, 1), LENGTHS, some.integers(0, 10))
def test_a_target(data: some.DataObject, polarity: str, decimals: int, words: int, tolerance: int) -> None:
    """The status is that of the printed figure, goal and tolerance; how many months met it is counted again from their printed figures."""
    tenths = some.integers(190, 220).map(lambda value: half_up(Decimal(value) / 10, decimals))
    low, high = sorted(data.draw(some.tuples(tenths, tenths)))
    ends = data.draw(some.booleans()) or polarity == "neutral"
    within = half_up(Decimal(tolerance) / 10, decimals)
    goal = {"from": str(low), "to": str(high)} if ends else {"value": str(low)}
    target = {"for": "2022-23", **goal, "tolerance": str(within), "status": "local"}
    values = [*data.draw(some.lists(some.none() | FINE, min_size=3, max_size=3)), data.draw(FINE)]
    share = shares(polarity, decimals, words, targets=[target])
    packs = told(rows_of(values), {"target": "share", "last": "4 months"}, share)

    def missed(value: Decimal) -> Decimal:
        floor = None if not ends and polarity == "low" else low
        ceiling = high if ends else low if polarity == "low" else None
        return max(floor - value if floor is not None else 0, value - ceiling if ceiling is not None else 0, Decimal(0))

    printed = [half_up(value, decimals) for value in values if value is not None]
    status = "on" if not missed(printed[-1]) else "near" if missed(printed[-1]) <= within else "off"
    met = sum(not missed(value) for value in printed)
    for name, made in packs.items():
        text, slide = made.text(), made.slide()
        assert number(found(rf"was {N}%", text)[1]) == printed[-1]
        assert only(STATUS[name], text) == [status] and SHORT[name][status] in slide
        said = f"{low}% to {high}%" if ends else f"{'at least' if polarity == 'high' else 'no more than'} {low}%"
        assert f"({said})" in text
        if status != "on":
            size = missed(printed[-1])
            side = "below" if printed[-1] < low else "above"
            assert found(rf"{N} percentage points? {side} ", text)[1] == f"{size}"
            assert f"{size} percentage point{'' if size == 1 else 's'} {side}" in text
        of = "the 4 months" if len(printed) == 4 else f"{len(printed)} that can be judged, of the 4 months"
        assert f"{met} of {of} to July 2022." in text
        assert claims(made)["status"] == status
        assert claims(made)["side"] == ("within" if status == "on" else "below" if printed[-1] < low else "above")


@often
@given(some.lists(STEPS, min_size=4, max_size=9), some.integers(-4, 3), POLARITY, some.integers(2, 4), LENGTHS)
def test_a_streak(steps: list[int], missing: int, polarity: str, least: int, words: int) -> None:
    """Its way, length and beginning, and that nothing is denied or claimed that the printed months do not show."""
    values = walked(steps, missing)
    known = [half_up(value, 1) for value in known_from(values)]
    measure = {"streak": "share", "at_least": least}
    if len(known) <= least:
        with tempfile.TemporaryDirectory() as folder:
            made = one(Path(folder), rows_of(values), measure, indicators=shares(polarity))
        months = "month" if len(known) == 1 else "months"
        assert made.why_dropped().startswith(f"x: figures for {len(known)} {months} in a row only")
        return
    moves = [later - earlier for earlier, later in zip(known, known[1:], strict=False)]
    count = next((n for n, move in enumerate(reversed(moves)) if move * moves[-1] <= 0), len(moves))
    way = 0 if count < least else 1 if moves[-1] > 0 else -1
    for name, made in told(rows_of(values), measure, shares(polarity, words=words)).items():
        text, slide = made.text(), made.slide()
        up, down = VERBS[name]
        assert [verb for verb in (up, down) if f" {verb} for " in text] == ([] if not way else [up if way > 0 else down])
        if way:
            least_of = "at least " if count == len(moves) else ""
            assert f"for {least_of}{count} months in a row, from {known[-count - 1]}% in " in text
            assert text.endswith(f"to {known[-1]}% in July 2022.")
            assert f"{'up' if way > 0 else 'down'} for {least_of}{count} months in a row, to {known[-1]}%" in slide
        else:
            assert text.endswith(f"was {known[-1]}%; it did not move the same way in each of the last {least} months.")
            assert f"not the same way in each of the last {least} months" in slide
        assert claims(made) == {
            "direction": "up" if way > 0 else "down" if way else "same",
            "goodness": good(Decimal(way), polarity),
            "at_least": "true" if way and count == len(moves) else "false",
        }


@often
@example([0, 0, 0, 30, -30, 0, 0, 30], -1, "low", 2)  # it beats three figures, and four are asked for
@given(some.lists(STEPS, min_size=8, max_size=12), some.integers(-4, 3), POLARITY, LENGTHS)
def test_a_record(steps: list[int], missing: int, polarity: str, words: int) -> None:
    """Highest or lowest of the printed months that are known in a row, since when, and of how many."""
    values = walked(steps, missing)
    known = [half_up(value, 1) for value in known_from(values)]
    *earlier, newest = known
    beaten = {
        which: next((n for n, value in enumerate(reversed(earlier)) if not better(value)), len(earlier))
        for which, better in (("highest", lambda value: newest > value), ("lowest", lambda value: newest < value))
    }
    which = next((name for name, count in beaten.items() if count >= 4), "neither")
    whole = which != "neither" and beaten[which] == len(earlier)
    packs = told(rows_of(values), {"record": "share", "at_least": 4}, shares(polarity, words=words))
    for made in packs.values():
        text, slide = made.text(), made.slide()
        assert only({"highest": "the highest ", "lowest": "the lowest "}, text) == [name for name in (which,) if name != "neither"]
        if which == "neither":
            assert "neither higher nor lower than all of the 4 months before." in text and "no record" in slide
        elif whole:
            assert f"the {which} of the {len(known)} months that are known in a row, from " in text
            assert f"{which} of {len(known)} months known" in slide
        else:
            since = earlier[-beaten[which] - 1]
            assert found(rf"the {which} since \w+ 202\d \({N}%\); {len(known)} months in a row are known", text)[1] == f"{since}"
            assert found(rf"{which} since \w+ 202\d \({N}%\)", slide)[1] == f"{since}"
        way = Decimal({"highest": 1, "lowest": -1, "neither": 0}[which])
        assert claims(made) == {"which": which, "all_known": "true" if whole else "false", "goodness": good(way, polarity)}


@often
@given(
    some.lists(FINE, min_size=4, max_size=4), some.lists(some.integers(0, 2), min_size=4, max_size=4), some.booleans(), POLARITY, LENGTHS
)
def test_a_gap_change(four: list[Decimal], decimals: list[int], guard: bool, polarity: str, words: int) -> None:
    """The movement is that of the four printed figures, and no finer than they are printed."""
    places = [("2020/21", "local"), ("2020/21", "eng"), ("2021/22", "local"), ("2021/22", "eng")]
    rows = [
        row("share", year, half_up(value, places_), area=area, decimals=places_, status="published")
        for (year, area), value, places_ in zip(places, four, decimals, strict=True)
    ]
    measure = {"gap_change": "share", "to": "eng", "from": "2020/21", "until": "2021/22"}
    packs = told(rows, measure, shares(polarity, words=words), rules={"guard": "on" if guard else "off"})
    for name, made in packs.items():
        text = made.text()
        pairs = re.findall(rf"in 20\d\d-\d\d \({N}% against {N}%\)", text)
        printed = [number(each) for pair in pairs for each in pair]
        assert len(printed) == 4
        before, after = printed[0] - printed[1], printed[2] - printed[3]
        rounding = sum(Decimal(10) ** int(each.as_tuple().exponent) / 2 for each in printed)
        if before == after:
            moved = "same"
        elif guard and abs(after - before) <= rounding:
            moved = "rounding"
        elif not before or not after:
            moved = "opened" if after else "closed"
        elif (before > 0) != (after > 0):
            moved = "crossed"
        else:
            moved = "narrowed" if abs(after) < abs(before) else "widened"
        assert f" average {MOVED[name][moved]}," in text
        assert f" average {MOVED[name][moved]}" in made.slide()
        sides = ["same" if not gap else "above" if gap > 0 else "below" for gap in (before, after)]
        way = Decimal(0) if moved in ("same", "rounding") else after - before
        assert claims(made) == {"movement": moved, "goodness": good(way, polarity), "from.side": sides[0], "to.side": sides[1]}


@often
@given(some.integers(0, 300), some.integers(1, 300), some.sampled_from([1, 10, 25]))
def test_a_ratio(came: int, left: int, per: int) -> None:
    """Whoever divides the two printed counts finds the printed number, or one that is close and called "about"."""
    counts = {name: indicator("count", "neutral", 0) for name in ("came", "left")}
    rows = [row("came", "2022-07", came), row("left", "2022-07", left)]
    for made in told(rows, {"ratio": "came", "to": "left", "per": per}, counts).values():
        said = found(rf"was {N} and the number of visits was {N}: (about )?{N} for every {N}\.$", made.text())
        of, to, amount, every = (number(said[place]) for place in (1, 2, 4, 5))
        assert (of, to) == (came, left)
        assert every / per in (1, 10, 100, 1000, 10_000) and abs(amount - of * every / to) <= of * every / to / 10
        assert 2 * amount * to - to <= 2 * of * every < 2 * amount * to + to  # half up
        exact = amount * to == of * every
        assert bool(said[3]) != exact
        assert f"{said[3] or ''}{said[4]} for every {said[5]}" in made.slide()
        side = "same" if of == to else "more" if of > to else "fewer"
        assert claims(made) == {"side": side, "rounded": "false" if exact else "true", "for_every": f"{every}"}


@often
@given(some.lists(some.tuples(some.integers(0, 12), some.integers(0, 12)), min_size=2, max_size=5), LENGTHS)
def test_a_contribution(parts: list[tuple[int, int]], words: int) -> None:
    """Each part's way, the way of the whole, and the part that moved most that way."""
    names = [f"part{place}" for place in range(len(parts))]
    whole = [sum(pair[time] for pair in parts) for time in (0, 1)]
    times = ("2021-07", "2022-07")
    rows = [row("all", month, value) for month, value in zip(times, whole, strict=True)]
    rows += [row(name, month, value) for name, pair in zip(names, parts, strict=True) for month, value in zip(times, pair, strict=True)]
    counts = {name: indicator("count", "low", 0, label=" ".join([name, *["visits"] * words])) for name in ("all", *names)}
    moved = whole[1] - whole[0]
    for name, made in told(rows, {"contribution": "all", "parts": names, "from": "year_before"}, counts).items():
        text, said = made.text(), claims(made)
        for part in names:
            word = found(rf"{part}[ a-z]*: (?:{N} )?(more|fewer|the same)", text)
            size = int(word[1] or 0) * {"more": 1, "fewer": -1, "the same": 0}[word[2]]
            assert size == parts[names.index(part)][1] - parts[names.index(part)][0]
            assert said[f"{part}.direction"] == WAYS[word[2].removeprefix("the ")]
        verb = VERBS[name][0 if moved > 0 else 1]
        assert (f" {verb} by {abs(moved)}, from {whole[0]} " in text) == bool(moved)
        assert ("unchanged at" in text) == ("unchanged at" in made.slide()) == (not moved)
        assert said["direction"] == ("up" if moved > 0 else "down" if moved else "same")
        along = sorted(((after - before) * moved, part) for (before, after), part in zip(parts, names, strict=True))[::-1]
        largest = along[0][1] if moved and along[0][0] > along[1][0] and along[0][0] > 0 else "none"
        assert said["largest"] == largest


@often
@given(
    some.integers(8, 11), some.data(), some.integers(0, 1), POLARITY, some.integers(0, 2), LENGTHS
)  # fmt: skip
def test_a_rank(count: int, data: some.DataObject, decimals: int, polarity: str, missing: int, words: int) -> None:
    """The place, its ties and its quarter among the printed figures, as exact as the least exact."""
    coarse = data.draw(some.integers(-12, count))  # one of them, or more often none, was published without decimals
    near = some.integers(200, 215 if data.draw(some.booleans()) else 240).map(lambda tenths: Decimal(tenths) / 10)
    published = [(data.draw(near), 0 if place == coarse else data.draw(some.integers(1, 2))) for place in range(count - missing)]
    exact = min(decimals, *(places for _, places in published))
    place_of, *rest = [half_up(half_up(half_up(value, places), min(places, decimals)), exact) for value, places in published]
    order = data.draw(some.sampled_from(["highest", "lowest"] if polarity == "neutral" else ["best", "highest", "lowest"]))
    rows = [
        row("share", "2020/21", half_up(value, places), area=f"n{n}" if n else "local", decimals=places, status="published")
        for n, (value, places) in enumerate(published)
    ]
    from_high = order == "highest" or (order == "best" and polarity == "high")
    place = 1 + sum(value > place_of if from_high else value < place_of for value in rest)
    ties, known = rest.count(place_of), len(rest) + 1
    measure = {"rank": "share", "to": "sn", "at": "2020/21", "order": order, "at_least": 50}
    within = [q for q in range(4) if 4 * (place - 1) >= q * known and 4 * (place + ties) <= (q + 1) * known] if known >= 8 else []
    for made in told(rows, measure, shares(polarity, decimals, words)).values():
        text, slide = made.text(), made.slide()
        said = found(r", (joint )?(\d+)(st|nd|rd|th) of (\d+) \(", text)
        assert (bool(said[1]), int(said[2]), int(said[4])) == (ties > 0, place, known)
        assert f"{said[1] or ''}{said[2]}{said[3]} of {known}" in slide
        first = {"best": f"best ({'highest' if from_high else 'lowest'})"}.get(order, order)
        assert f"where 1st is {first}" in text and f"where 1st is {first}" in slide
        assert ("best" in text or "worst" in text) == (order == "best")
        side = (
            ("highest", "second highest", "third highest", "lowest")
            if from_high
            else ("lowest", "second lowest", "third lowest", "highest")
        )
        named = QUARTERS if order == "best" else side
        assert re.findall(r"in the ([a-z ]+) quarter", text) == [named[q] for q in within]
        some_only = len(rest) < 10
        assert (f"figures for {len(rest)} of 10 others" in text) == (f"figures for {len(rest)} of 10 others" in slide) == some_only
        assert claims(made) == {
            "joint": "true" if ties else "false",
            "quarter": str(within[0] + 1) if within else "none",
            "complete": "false" if some_only else "true",
        }
