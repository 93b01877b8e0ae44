from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.small_pack import SmallPack, bullet, indicator, row, small_pack

ROWS = [
    row("share", "2021-07", "22.6"), row("share", "2022-07", of=(40, 200)), row("number", "2022-07", 5),
    row("share", "year ending 2021-03", "22.7", area="eng"), row("share", "year ending 2021-03", "20.8", area="reg"),
]  # fmt: skip
MEASURES = {
    "c": {"change": "share", "from": "year_before"},
    "g": {"gap": "share", "to": ["sn", "reg", "eng"], "style": "amounts"},
    "s": {"share": "share"},
    "l": {"level": "number"},
}


def pack(folder: Path, text: str | None, **more: Any) -> SmallPack:
    return small_pack(folder, ROWS, [bullet(MEASURES, text, **more)], terms={"eet": {"long": "education", "short": "E16"}})


def told_error(folder: Path, text: str, **more: Any) -> tuple[str, str, int]:
    (found,) = pack(folder, text, **more).errors()
    cause: Any = found.cause
    return cause.what, cause.fix, cause.column


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{c.verb} by {c.amount} from {c.from} to {c.to}", "fell by 2.6 percentage points from 22.6% to 20.0%"),
        ("{c.updown}, {c.lower}, a {c.change}", "down, lower, a fall"), ("{c.percent} {c.lower}", "11.5% lower"),
        ("{s.num} of {s.den} ({s}), {s.rest} were not", "40 of 200 (20.0%), 80.0% were not"), ("{c.to|long}", "20.0% of visits"),
        ("{c.to.period}, {c.to.period|short}, {c.to.when}, {c.to.When}", "July 2022, Jul 2022, in July 2022, In July 2022"),
        ("{g.eng}, {g.eng.value}, {g.eng.amount}, {g.eng.amount|bare}", "22.7%, 22.7%, 2.7 percentage points, 2.7"),
        ("{g.eng.period}, {g.eng.period|short}", "the year ending March 2021, year ending Mar 2021"),
        ("{g.area}: {g.name}", "Sandwell: Repeat visits"),
        ("{c.Subject}", "The share of visits that were repeat visits"), ("{terms.eet}", "E16"), ("{c}", "20.0%"), ("{g}", "20.0%"),
        ("{l}", "5"), ("{l} children were", "5 children were"),
        ("{{{l}}} [[{l}]]", "{5} [5]"), ("{c.to.months} month", "1 month"), ("{ c.verb }", "fell"),
    ],
)  # fmt: skip
def test_a_slot_prints_what_it_names(text: str, expected: str, tmp_path: Path) -> None:
    """Each attribute of the closed list."""
    assert expected == pack(tmp_path, text).text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Share {c.to}[ beside {g.sn}].", "Share 20.0%."), ("Share {c.to}[ beside {g.eng}].", "Share 20.0% beside 22.7%."),
        ("Share {c.to}[, {g.sn} and {g.eng}].", "Share 20.0%."), ("{c.to}[ of {s.den}][, {g.sn.amount}]", "20.0% of 200"),
        ("{l}[ always]", "5 always"),
    ],
)  # fmt: skip
def test_an_optional_part_goes_with_its_unknown_slot(text: str, expected: str, tmp_path: Path) -> None:
    """All of it or none, and the sentence round it stays."""
    assert expected == pack(tmp_path, text).text()


@pytest.mark.parametrize("text", ["Share {g.sn} is known.", "{g.sn.amount}", "{l.rest} were not", "{l.den}"])
def test_an_unknown_slot_gives_the_default_sentence(text: str, tmp_path: Path) -> None:
    """Never a hole in a sentence."""
    assert pack(tmp_path, text).text().startswith("In July 2022, the share of visits that were repeat visits was 20.0%, ")


@pytest.mark.parametrize(
    ("text", "what", "fix", "column"),
    [
        ("By {c.amont}", 'c has no "amont", in the slot {c.amont}', 'did you mean "amount"?', 4),
        ("At {d.to}", 'this bullet has no measure "d", in the slot {d.to}', "write one of c, g, s, l, terms", 4),
        ("{g.end}", 'g has no "end", in the slot {g.end}', 'did you mean "eng"?', 1),
        ("{g.eng.side}", 'g has no "side", in the slot {g.eng.side}', "write one of value, amount, period", 1),
        ("{c.to|lng}", 'there is no format "lng", in the slot {c.to}', 'did you mean "long"?', 1),
        ("Of {terms.ett}", 'terms has no "ett", in the slot {terms.ett}', 'did you mean "eet"?', 4),
        ("Of {terms}", 'terms has no "", in the slot {terms}', "write one of eet", 4),
        ("[by {c.amont}]", 'c has no "amont", in the slot {c.amont}', 'did you mean "amount"?', 5),
        ("{c.to.period.start}", 'c has no "start", in the slot {c.to.period.start}', "write one of end", 1),
        ("fell to {c.to", '"{" by itself', "write {name.attribute}, or {{ and }} for the characters", 9),
    ],
)  # fmt: skip
def test_each_mistake_has_its_column_and_a_suggestion(text: str, what: str, fix: str, column: int, tmp_path: Path) -> None:
    """What was meant is named where it can be guessed, else what there is."""
    assert (what, fix, column) == told_error(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "number", "column"),
    [("Fell to 20 from {c.from}.", "20", 9), ("{c.to}0", "0", 7), ("{{5}}", "5", 3), ("Fell [by 2.6]", "2.6", 10), ("About ٣", "٣", 7),
     ("S{l}, 1,000", "1,000", 7)],
)  # fmt: skip
def test_a_typed_number_is_refused(text: str, number: str, column: int, tmp_path: Path) -> None:
    """A figure belongs in a data file, where it can be traced."""
    what, _, at = told_error(tmp_path, text)
    assert (f'the number "{number}" is typed, not computed', column) == (what, at)


def test_a_number_of_the_definition_may_be_typed(tmp_path: Path) -> None:
    """Definitions hold numbers, and so do the names and units of the bullet's indicators; another indicator's do not count."""
    indicators = {"share": indicator(definition="Visits within 45 days, by children aged 2.5 or more")}
    good = small_pack(tmp_path, ROWS, [bullet({"l": {"level": "share"}}, "Within 45 days, at 2.5: {l}")], indicators=indicators)
    assert good.text() == "Within 45 days, at 2.5: 20.0%"
    (found,) = small_pack(tmp_path, ROWS, [bullet({"l": {"level": "number"}}, "Within 45 days: {l}")], indicators=indicators).errors()
    assert "45" in str(found.cause)


@pytest.mark.parametrize(
    "more",
    [
        {"slide": "{c.amont}"}, {"variants": [{"when": {"c.direction": "up"}, "text": "{c.amont}"}]},
        {"variants": [{"when": {"c.direction": "up"}, "text": "Up", "slide": "{c.amont}"}]},
        {"variants": [{"when": {"c.direction": "up"}, "text": "Rose by 5"}]},
        {"when": {"c.direction": "up"}, "slide": "{c.amont}"},
        {"variants": [{"when": {"c.direction": "up", "c.bogus": "up"}, "text": "Up"}]},
    ],
)  # fmt: skip
def test_what_is_not_printed_this_month_is_checked_too(more: dict[str, Any], tmp_path: Path) -> None:
    """A mistake in a wording for next month is told now."""
    assert len(pack(tmp_path, "{c.to}", **more).errors()) == 1


def test_all_bullets_are_checked_at_once(tmp_path: Path) -> None:
    """Not the first mistake only."""
    made = small_pack(
        tmp_path, ROWS, [bullet(MEASURES, "{c.x}", id="s.a"), bullet(MEASURES, "{c.y}", id="s.b"), bullet(MEASURES, id="s.c")]
    )
    assert [found.bullet for found in made.errors()] == ["s.a", "s.b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{l} children were seen", "1 child was seen"), ("There were {l} children.", "There was 1 child."),
        ("{l} young people have moved", "1 young person has moved"), ("{l} children-only", "1 children-only"),
        ("{l} plans were {l.period}", "1 plan was July 2022"), ("{l} childrens", "1 childrens"), ("{l}", "1"),
        ("were {l} of them", "were 1 of them"),
    ],
)  # fmt: skip
def test_beside_a_one_stands_the_singular(text: str, expected: str, tmp_path: Path) -> None:
    """A text is written for many; where the count is 1 this month, its noun and verb follow, and nothing else is touched."""
    rows = [row("number", "2022-07", 1)]
    assert expected == small_pack(tmp_path, rows, [bullet({"l": {"level": "number"}}, text)]).text()


@pytest.mark.parametrize(("text", "column"), [("{l},{l}", 5), ("{l}{l}", 4), ("{l}.{l}", 5), ("{l}[,{l}]", 6)])
def test_two_numbers_are_never_read_as_one(text: str, column: int, tmp_path: Path) -> None:
    """12 and 345 with only a comma between would print a figure that nobody computed."""
    (found,) = small_pack(tmp_path, [row("number", "2022-07", 12)], [bullet({"l": {"level": "number"}}, text)]).errors()
    assert ("would run into the number beside it" in str(found.cause), column) == (True, found.cause.column)


@pytest.mark.parametrize("sign", ["½", "²", "①", "Ⅳ", "⅓", "₂"])
def test_a_sign_for_a_number_is_a_number(sign: str, tmp_path: Path) -> None:
    """A half typed as one sign is as little traced as one in digits."""
    (found,) = small_pack(tmp_path, [row("number", "2022-07", 12)], [bullet({"l": {"level": "number"}}, f"{{l}} is about {sign}")]).errors()
    assert f'the number "{sign}" is typed, not computed' == found.cause.what
