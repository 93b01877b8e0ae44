from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.small_pack import Row, bullet, indicator, months_to, row, small_pack

YEAR_BEFORE = [row("share", "2021-07", "22.6"), row("rate", "2021-07", 0), row("number", "2021-07", 430), row("number", "2021-06", 405)]
NOW = [row("share", "2022-07", "20.0"), row("rate", "2022-07", 5), row("number", "2022-07", 405)]
ENGLAND = row("share", "year ending 2021-03", "22.7", area="eng")
CHANGE = {"c": {"change": "share", "from": "year_before"}}


def text(folder: Path, rows: list[Row], measures: dict[str, Any], wording: str | None = None, **more: Any) -> str:
    return small_pack(folder, rows, [bullet(measures, wording, **more)]).text()


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ({"level": "share"}, "In July 2022, the share of visits that were repeat visits was 20.0%."),
        ({"change": "share", "from": "year_before"},
         "The share of visits that were repeat visits fell from 22.6% in July 2021 to 20.0% in July 2022."),
        ({"change": "number", "from": "2021-06"}, "The number of visits was unchanged at 405, in June 2021 and in July 2022."),
        ({"gap": "share", "to": ["eng"]},
         "In July 2022, the share of visits that were repeat visits was 20.0%, below the England average (22.7%)."),
        ({"gap": "share", "to": ["eng"], "style": "amounts"},
         "In July 2022, the share of visits that were repeat visits was 20.0%, 2.7 percentage points below the England average (22.7%)."),
        ({"gap": "share", "to": ["eng"], "style": "nearest"},
         "In July 2022, the share of visits that were repeat visits was 20.0%, below the England average (22.7%)."),
    ],
)  # fmt: skip
def test_each_kind_has_a_default_sentence(measure: dict[str, Any], expected: str, tmp_path: Path) -> None:
    """A short pack names indicators and rules only."""
    assert expected == text(tmp_path, [*YEAR_BEFORE, *NOW, ENGLAND], {"m": measure})


def test_shares_flows_windows_and_expectations_have_one_too(tmp_path: Path) -> None:
    """The other four kinds."""
    months = [row(name, month, place) for name in ("number", "left") for place, month in enumerate(months_to("2022-07", 12), 10)]
    rows = [row("share", "2022-07", of=(21, 405)), *months, row("rate", "12 months to 2022-07", 7)]
    expected = {"from": "1", "to": "5", "status": "local"}
    indicators = {"share": indicator(expected=expected), "left": indicator("count", "neutral", 0)}
    measures = [
        {"share": "share"}, {"expect": "share"}, {"window": "number", "over": "12 months to latest"},
        {"flow": {"in": "number", "out": "left"}, "over": "12 months to latest"}, {"window": "rate", "over": "12 months to latest"},
    ]  # fmt: skip
    made = small_pack(tmp_path, rows, [bullet({"m": each}, id=f"s.b{n}") for n, each in enumerate(measures)], indicators=indicators)
    assert [printed.text.plain for printed in made.printed().values()] == [
        "In July 2022, the share of visits that were repeat visits was 5.2% (21 of 405).",
        "In July 2022, the share of visits that were repeat visits was 5.2%, above the expected range of 1.0% to 5.0%.",
        "In the 12 months to July 2022, the number of visits was 186; by month it ranged from 10 to 21.",
        "In the 12 months to July 2022, the number of visits was 186 and the number of visits was 186, no net change.",
        "In the 12 months to July 2022, the visit rate was 7 per 10,000.",
    ]


def test_a_rise_from_nought_has_no_percentage(tmp_path: Path) -> None:
    """The sentence that asks for one gives way to the default; no infinity is printed anywhere."""
    measures = {"c": {"change": "rate", "from": "year_before"}}
    made = small_pack(
        tmp_path, [*YEAR_BEFORE, *NOW], [bullet(measures, "The rate {c.verb} by {c.percent}.", slide="{c.updown} {c.percent}")]
    )
    assert made.text() == "The visit rate rose from 0 in July 2021 to 5 per 10,000 in July 2022."
    assert made.slide() == "The visit rate: up from 0 to 5"
    assert made.printed()["s.b"].commentary.variant == "default"


def test_a_tiny_change_is_that_of_the_printed_figures(tmp_path: Path) -> None:
    """12.449 to 12.451 is printed 12.4 to 12.5: text and amount agree."""
    rows = [row("share", "2021-07", "12.449"), row("share", "2022-07", "12.451")]
    said = text(tmp_path, rows, CHANGE, "Share {c.verb} by {c.amount}, from {c.from} to {c.to}.")
    assert said == "Share rose by 0.1 percentage points, from 12.4% to 12.5%."


@pytest.mark.parametrize("words", [2, 12, 14, 15, 16, 17, 18])
@pytest.mark.parametrize("name", ["en-GB", "en-GB-plain", "en-GB-officers"])
def test_a_slide_never_says_unchanged_to_save_words(name: str, words: int, tmp_path: Path) -> None:
    """With a label that leaves no room the slide is long; "unchanged" would be short and false."""
    share = indicator(label=" ".join(["visits"] * words))
    made = small_pack(tmp_path, [*YEAR_BEFORE, *NOW], [bullet(CHANGE)], indicators={"share": share}).in_words(name)
    assert "unchanged" not in made.slide() and "down" in made.slide()


def test_no_change_is_never_a_rise_or_a_fall(tmp_path: Path) -> None:
    """12.44 and 12.36 are printed alike: the sentence with a verb gives way."""
    rows = [row("share", "2021-07", "12.44"), row("share", "2022-07", "12.36")]
    said = text(tmp_path, rows, CHANGE, "Share {c.verb} by {c.amount}, from {c.from} to {c.to}.")
    assert said == "The share of visits that were repeat visits was unchanged at 12.4%, in July 2021 and in July 2022."


def test_the_first_true_wording_is_taken(tmp_path: Path) -> None:
    """Variants in their order, then the text; the evidence says which."""
    variants = [
        {"when": {"c.direction": "up"}, "text": "Up."},
        {"when": {"c.direction": "down"}, "text": "Down.", "slide": "Down {c.amount}"},
        {"when": {"c.goodness": "good"}, "text": "Good."},
    ]
    for last, expected in (
        (variants, ("variant 2", "Down.", "Down 2.6 percentage points")),
        (variants[:1], ("text", "Text.", "Slide")),
        (variants[2:], ("variant 1", "Good.", "Slide")),
    ):
        made = small_pack(tmp_path, [*YEAR_BEFORE, *NOW], [bullet(CHANGE, "Text.", variants=last, slide="Slide")]).printed()["s.b"]
        assert expected == (made.commentary.variant, made.text.plain, made.commentary.slide.plain)


def test_a_wording_with_an_unknown_slot_gives_way_to_the_next(tmp_path: Path) -> None:
    """A true condition is not enough."""
    measures = {"g": {"gap": "share", "to": ["sn", "eng"]}}
    variants = [{"when": {"g.eng.side": "below"}, "text": "Neighbours {g.sn}."}]
    assert text(tmp_path, [*NOW, ENGLAND], measures, "England {g.eng}.", variants=variants) == "England 22.7%."


@pytest.mark.parametrize(("bound", "printed"), [("2.6", True), ("2.7", False)])
def test_a_bullet_may_ask_to_be_material(bound: str, printed: bool, tmp_path: Path) -> None:
    """Otherwise it is dropped, and listed."""
    made = small_pack(tmp_path, [*YEAR_BEFORE, *NOW], [bullet(CHANGE, "Fell.", when={"c.amount": {"ge": bound}})])
    assert printed == ("s.b" in made.printed())
    assert printed or made.why_dropped() == "its condition does not hold"


@pytest.mark.parametrize(
    ("measures", "why"),
    [
        ({"c": {"change": "share", "from": "2019-07"}}, "c: no figure"),
        ({"g": {"gap": "number", "to": ["sn"]}}, "g: no comparator has a figure"),
        ({"a": {"level": "share"}, "b": {"level": "rate", "at": "previous"}}, "b: no figure"),
        ({"s": {"share": "share"}}, "s: no numerator and denominator"),
        ({"l": {"level": "share", "at": "latest published"}}, "l: no published figure of the authority"),
    ],
)  # fmt: skip
def test_a_bullet_without_its_figures_is_dropped(measures: dict[str, Any], why: str, tmp_path: Path) -> None:
    """With the reason; an older figure is never printed in its place."""
    assert why == small_pack(tmp_path, [*YEAR_BEFORE, *NOW, ENGLAND], [bullet(measures)]).why_dropped()


def test_an_incomplete_window_is_never_called_a_whole_one(tmp_path: Path) -> None:
    """Period, number of months and default sentence all speak of eleven."""
    rows = [row("share", month, of=(5, 20)) for month in months_to("2022-07", 11)]
    measures = {"l": {"level": "share", "at": "12 months to latest"}}
    said = text(tmp_path, rows, measures, "The {l.months}-month share, over {l.period}: {l}.")
    assert said == "The 11-month share, over the 11 months from September 2021 to July 2022: 25.0%."
    assert "12" not in text(tmp_path, rows, measures)


def test_a_gap_is_the_main_measure_of_the_default(tmp_path: Path) -> None:
    """Of a change and a gap the default sentence speaks of the gap; else of the first measure."""
    both = CHANGE | {"g": {"gap": "share", "to": ["eng"]}}
    assert "below the England average" in text(tmp_path, [*YEAR_BEFORE, *NOW, ENGLAND], both)
    two = {"n": {"change": "number", "from": "year_before"}} | CHANGE
    assert text(tmp_path, [*YEAR_BEFORE, *NOW], two).startswith("The number of visits fell from 430")
