from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from scrutiny_pack.errors import InputError
from tests.series import claims, one
from tests.small_pack import Row, indicator, row

FIRST = "where 1st is best (lowest)"
LIST = "(Sandwell and its statistical neighbours, 2021 list)"
START = "In 2020-21, the share of visits that were repeat visits was "


def rows(own: object, others: Sequence[object], **more: object) -> list[Row]:
    """The authority's figure and its neighbours', published for one year; `None` leaves one out."""
    more = {"decimals": 1, "status": "published"} | more
    neighbours = [row("share", "2020/21", value, area=f"n{n}", **more) for n, value in enumerate(others, 1) if value is not None]
    return [row("share", "2020/21", own, **more), *neighbours]  # fmt: skip


@pytest.mark.parametrize(
    ("own", "others", "said"),
    [
        ("12", [10, 11, 13, 14, 15, 16, 17, 18, 19, 20], f"12.0%, 3rd of 11 {LIST}, {FIRST}, in the best quarter."),
        ("10", [11, 12, 13, 14, 15, 16, 17, 18, 19, 20], f"10.0%, 1st of 11 {LIST}, {FIRST}, in the best quarter."),
        ("30", [11, 12, 13, 14, 15, 16, 17, 18, 19, 20], f"30.0%, 11th of 11 {LIST}, {FIRST}, in the worst quarter."),
        ("12", [10, 12, 13, 14, 15, 16, 17, 18, 19, 20], f"12.0%, joint 2nd of 11 {LIST}, {FIRST}, in the best quarter."),
        ("12", [10, 11, 12, 14, 15, 16, 17, 18, 19, 20], f"12.0%, joint 3rd of 11 {LIST}, {FIRST}."),
        ("12", [12] * 10, f"12.0%, joint 1st of 11 {LIST}, {FIRST}."),
        ("0", [0, 12, 13, 14, 15, 16, 17, 18, 19, 20], f"0.0%, joint 1st of 11 {LIST}, {FIRST}, in the best quarter."),
        ("12.04", [10, "12.01", 13, 14, 15, 16, 17, 18, 19, 20],
         f"12.0%, joint 2nd of 11 {LIST}, {FIRST}, in the best quarter."),
        ("12", [10, 11, 13, 14, 15, 16, 17, 18, "c", None],
         f"12.0%, 3rd of 9 {LIST}, {FIRST}, in the best quarter; figures for 8 of 10 others are known."),
    ],
)  # fmt: skip
def test_a_rank_is_of_printed_figures(own: str, others: list[object], said: str, tmp_path: Path) -> None:
    """From the best; those that are alike are joint; a tie across a quarter's edge is in none; who is missing is told."""
    assert one(tmp_path, rows(own, others), {"rank": "share", "to": "sn"}).text() == START + said


def test_where_high_is_good_the_first_is_the_highest(tmp_path: Path) -> None:
    """By polarity."""
    made = one(tmp_path, rows("19", range(10, 20)), {"rank": "share", "to": "sn"}, indicators={"share": indicator(polarity="high")})
    assert made.text() == f"{START}19.0%, joint 1st of 11 {LIST}, where 1st is best (highest), in the best quarter."
    assert claims(made) == {"joint": "true", "quarter": "1"}
    assert made.slide() == "Repeat visits: 19.0% in 2020-21, joint 1st of 11, where 1st is best (highest)"


def test_a_neutral_indicator_is_ranked_only_as_highest_or_lowest(tmp_path: Path) -> None:
    """Asked for the best, it is refused; asked for the highest, nothing is called best."""
    neutral = {"share": indicator(polarity="neutral")}
    with pytest.raises(InputError) as raised:
        one(tmp_path, rows("12", range(10, 20)), {"rank": "share", "to": "sn"}, indicators=neutral)
    assert [problem.slug for problem in raised.value.problems] == ["polarity-needed"]
    made = one(tmp_path, rows("12", range(10, 20)), {"rank": "share", "to": "sn", "order": "highest"}, indicators=neutral)
    assert made.text() == f"{START}12.0%, joint 8th of 11 {LIST}, where 1st is highest, in the third highest quarter."


def test_under_the_coverage_floor_there_is_no_rank(tmp_path: Path) -> None:
    """Seven of ten are too few; the pack may ask for less, and says how many there are."""
    given = rows("12", [10, 11, 13, 14, 15, 16, 17, "c", "c", None])
    assert one(tmp_path / "a", given, {"rank": "share", "to": "sn"}).why_dropped() == (
        "x: figures for 7 of 10 areas only for 2020/21, under 80%"
    )
    made = one(tmp_path / "b", given, {"rank": "share", "to": "sn", "at_least": 70})
    assert made.text().endswith("; figures for 7 of 10 others are known.")


def test_another_year_is_not_ranked(tmp_path: Path) -> None:
    """All figures are of the very same months."""
    given = [row("share", "2021/22", 12, status="published"), *rows("12", range(10, 20))[1:]]
    assert one(tmp_path, given, {"rank": "share", "to": "sn"}).why_dropped() == ("x: figures for 0 of 10 areas only for 2021/22, under 80%")


def test_figures_are_ranked_as_the_least_exact_was_published(tmp_path: Path) -> None:
    """12.4 and 12 are joint where one of them is published as a whole number."""
    given = rows("12.4", [12, 11, 13, 14, 15, 16, 17, 18, 19, 20])
    given[1]["decimals"] = "0"
    given[0]["decimals"] = "1"
    made = one(tmp_path, given, {"rank": "share", "to": "sn"})
    assert made.text().startswith(f"{START}12.4%, joint 2nd of 11 ")


def test_a_region_s_authorities_are_ranked(tmp_path: Path) -> None:
    """Those whose region it is; the small pack has ten neighbours there."""
    made = one(tmp_path, rows("12", range(10, 20)), {"rank": "share", "to": "reg"})
    assert made.text() == (f"{START}12.0%, joint 3rd of 11 (the authorities of the West Midlands), {FIRST}.")
    assert "Comparators for 2020-21: Records." in made.told().sections[0].note.plain


def test_a_count_is_not_ranked(tmp_path: Path) -> None:
    """Areas differ in size."""
    with pytest.raises(InputError) as raised:
        one(tmp_path, [row("number", "2020/21", 5)], {"rank": "number", "to": "sn", "order": "highest"})
    assert [problem.slug for problem in raised.value.problems] == ["measure-unit"]


def test_a_hidden_figure_has_no_rank(tmp_path: Path) -> None:
    """A percentage of a small count is withheld, and its place would tell between which others it lies."""
    given = rows("", range(10, 20))
    given[0] |= {"value": "", "numerator": "3", "denominator": "40"}
    measure = {"rank": "share", "to": "sn", "at": "2020/21"}
    made = one(tmp_path, given, measure, indicators={"share": indicator(counts_people="on")})
    assert made.why_dropped() == "withheld: it would give a small number back"
