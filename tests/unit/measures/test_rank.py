from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from scrutiny_pack.data.areas import Area, Areas
from scrutiny_pack.data.changed_areas import before_or_after
from scrutiny_pack.data.known_areas import authorities_of
from scrutiny_pack.errors import InputError
from scrutiny_pack.periods import parse_period
from tests.series import claims, counted, of_cumberland, one
from tests.small_pack import ENGLAND, LOCAL, NEIGHBOURS, REGION, Row, SmallPack, indicator, row

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
        ("12", [10, 11, 13, 14, 15, 16, 17, 18, 19, 20], f"12.0%, 3rd of 11 {LIST}, {FIRST}."),
        ("10", [11, 12, 13, 14, 15, 16, 17, 18, 19, 20], f"10.0%, 1st of 11 {LIST}, {FIRST}, in the best quarter."),
        ("30", [11, 12, 13, 14, 15, 16, 17, 18, 19, 20], f"30.0%, 11th of 11 {LIST}, {FIRST}, in the worst quarter."),
        ("11", [10, 12, 13, 14, 15, 16, 17, 18, 19, 20], f"11.0%, 2nd of 11 {LIST}, {FIRST}, in the best quarter."),
        ("12", [10, 12, 13, 14, 15, 16, 17, 18, 19, 20], f"12.0%, joint 2nd of 11 {LIST}, {FIRST}."),
        ("12", [10, 11, 12, 14, 15, 16, 17, 18, 19, 20], f"12.0%, joint 3rd of 11 {LIST}, {FIRST}."),
        ("12", [12] * 10, f"12.0%, joint 1st of 11 {LIST}, {FIRST}."),
        ("0", [0, 12, 13, 14, 15, 16, 17, 18, 19, 20], f"0.0%, joint 1st of 11 {LIST}, {FIRST}, in the best quarter."),
        ("12.04", [10, "12.01", 13, 14, 15, 16, 17, 18, 19, 20],
         f"12.0%, joint 2nd of 11 {LIST}, {FIRST}."),
        ("12", [10, 11, 13, 14, 15, 16, 17, 18, "c", None],
         f"12.0%, 3rd of 9 {LIST}, {FIRST}; figures for 8 of 10 others are known."),
    ],
)  # fmt: skip
def test_a_rank_is_of_printed_figures(own: str, others: list[object], said: str, tmp_path: Path) -> None:
    """From the best; those that are alike are joint; a place across a quarter's edge is in none; who is missing is told."""
    assert one(tmp_path, rows(own, others), {"rank": "share", "to": "sn"}).text() == START + said


def test_where_high_is_good_the_first_is_the_highest(tmp_path: Path) -> None:
    """By polarity."""
    made = one(tmp_path, rows("19", range(10, 20)), {"rank": "share", "to": "sn"}, indicators={"share": indicator(polarity="high")})
    assert made.text() == f"{START}19.0%, joint 1st of 11 {LIST}, where 1st is best (highest), in the best quarter."
    assert claims(made) == {"joint": "true", "quarter": "1", "complete": "true"}
    assert made.slide() == "Repeat visits: 19.0% in 2020-21, joint 1st of 11, where 1st is best (highest)"


def test_a_neutral_indicator_is_ranked_only_as_highest_or_lowest(tmp_path: Path) -> None:
    """Asked for the best, it is refused; asked for the highest, nothing is called best."""
    neutral = {"share": indicator(polarity="neutral")}
    with pytest.raises(InputError) as raised:
        one(tmp_path, rows("12", range(10, 20)), {"rank": "share", "to": "sn"}, indicators=neutral)
    assert [problem.slug for problem in raised.value.problems] == ["polarity-needed"]
    made = one(tmp_path, rows("12", range(10, 20)), {"rank": "share", "to": "sn", "order": "highest"}, indicators=neutral)
    assert made.text() == f"{START}12.0%, joint 8th of 11 {LIST}, where 1st is highest."


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
    """Those whose region it is; an authority of another region is told beside them."""
    made = around(tmp_path / "own", {"rank": "share", "to": "reg"}, wider=NORTH)
    assert made.text() == f"{START}12.0%, 3rd of 11 (the authorities of the North), {FIRST}."
    assert "Comparators for 2020-21: Records." in made.told().sections[0].note.plain
    made = around(tmp_path / "other", {"rank": "share", "to": "south"}, wider=NORTH)
    assert made.text() == f"{START}12.0%, 1st of 2 (Sandwell and the South authorities), {FIRST}."
    made = around(tmp_path / "country", {"rank": "share", "to": "land"}, wider=NORTH)
    assert made.text() == f"{START}12.0%, 3rd of 12 (the authorities of Land), {FIRST}, in the best quarter."


NORTH = ["E92000009,Land,country,", "X12000001,North,region,", "X12000002,South,region,", "E06000099,Far,authority,X12000002"]


def around(folder: Path, measure: Mapping[str, object], wider: Sequence[str]) -> SmallPack:
    """A pack whose authority lies in a made-up country with its ten neighbours, and one more in another region."""
    (folder / "data").mkdir(parents=True)
    own = [f"{code},{'Sandwell' if code == LOCAL else f'Area {code}'},authority,X12000001" for code in (LOCAL, *NEIGHBOURS)]
    (folder / "data" / "wider.csv").write_text("\n".join(["code,name,kind,region", *wider, *own]) + "\n", encoding="utf-8")
    given = [*rows("12", [10, 11, 13, 14, 15, 16, 17, 18, 19, 20]), rows("30", [])[0] | {"area": "E06000099"}]
    beside = {
        "reg": {"name": "{region}", "plural": "the {region}", "area": "region"},
        "south": {"name": "South", "area": "X12000002"},
        "land": {"name": "Land", "area": "E92000009"},
        "eng": None,
    }
    return one(folder, given, measure, areas="data/wider.csv", comparators=beside)


def test_those_that_the_areas_file_leaves_out_count_as_missing(tmp_path: Path) -> None:
    """Eleven areas of a short file are not the authorities of England, nor those of the West Midlands."""
    given = rows("12", [10, 11, 13, 14, 15, 16, 17, 18, 19, 20])
    made = one(tmp_path / "eng", given, {"rank": "share", "to": "eng"})
    assert made.why_dropped() == "x: figures for 10 of 150 areas only for 2020/21, under 80%"
    made = one(tmp_path / "reg", given, {"rank": "share", "to": "reg"})
    assert made.why_dropped() == "x: figures for 10 of 23 areas only for 2020/21, under 80%"


def test_authorities_that_had_ended_or_not_begun_are_not_missed(tmp_path: Path) -> None:
    """Cumbria ended where Cumberland began: each counts in its own years only."""
    assert of_england("2024-25") - of_england("2020-21") == {"E06000061", "E06000062", "E06000063", "E06000064"}
    assert of_england("2020-21") - of_england("2024-25") == {"E10000006", "E10000021"}


def of_england(year: str) -> set[str]:
    period = parse_period(year)
    return {code for code in authorities_of(Areas([Area(ENGLAND, "England", "country", "")]), ENGLAND) if not before_or_after(code, period)}


def test_a_region_has_no_place_among_authorities(tmp_path: Path) -> None:
    """A pack about the West Midlands does not rank it."""
    given = [each | {"area": each["area"].replace(LOCAL, REGION)} for each in rows("12", range(10, 20))]
    head = {"id": "small", "title": "Small", "area": REGION, "month": "2022-07"}
    made = one(tmp_path, given, {"rank": "share", "to": "eng", "at": "2020/21"}, pack=head)
    assert made.why_dropped() == "x: West Midlands is a region, and authorities are ranked"


@pytest.mark.parametrize("count", [8, 9, 10, 11])
def test_a_quarter_is_the_same_from_either_end(count: int, tmp_path: Path) -> None:
    """Whoever is in the highest quarter is in no other one counted from the lowest."""
    turned = {"highest": "highest", "second highest": "second highest", "third highest": "third highest", "lowest": "lowest",
              "second lowest": "third highest", "third lowest": "second highest"}  # fmt: skip
    for place in range(1, count + 1):
        others = [value for value in range(1, count + 1) if value != place]
        said = []
        for order in ("highest", "lowest"):
            given = rows(str(place), others)
            made = one(tmp_path / f"{place}{order}", given, {"rank": "share", "to": "sn", "order": order, "at_least": 50})
            found = re.search(r"in the ([a-z ]+) quarter", made.text())
            said.append(turned[found[1]] if found else "")
        assert said[0] == said[1]


def test_a_window_with_a_month_missing_is_not_ranked(tmp_path: Path) -> None:
    """Eleven months beside the others' twelve."""
    months = counted([(12, 100)] * 12)[1:]
    given = [*months, *(row("share", "12 months to 2022-07", 10 + n, area=f"n{n}") for n in range(1, 11))]
    measure = {"rank": "share", "to": "sn", "at": "12 months to latest"}
    assert one(tmp_path, given, measure).why_dropped() == "x: figures for 11 of 12 months only"


def test_before_the_authority_began_it_has_no_rank(tmp_path: Path) -> None:
    """What stands under its name is of another area."""
    given = [row("share", "2022-23", 12), *(row("share", "2022-23", 10 + n, area=f"n{n}") for n in range(1, 11))]
    made = of_cumberland(tmp_path, given, {"rank": "share", "to": "reg", "at": "2022-23"})
    assert made.why_dropped() == "x: the area began on 1 April 2023"


def test_the_slide_states_the_coverage(tmp_path: Path) -> None:
    """As the report does, with a long name too."""
    given = rows("12", [10, 11, 13, 14, 15, 16, 17, 18, "c", None])
    said = "3rd of 9, where 1st is best (lowest); figures for 8 of 10 others"
    assert one(tmp_path / "a", given, {"rank": "share", "to": "sn"}).slide() == f"Repeat visits: 12.0% in 2020-21, {said}"
    share = indicator(label=" ".join(["visits"] * 12), name="Visits of more than one")
    assert one(tmp_path / "b", given, {"rank": "share", "to": "sn"}, indicators={"share": share}).slide() == (
        f"Visits of more than one: 12.0%, {said}"
    )


def test_with_fewer_than_eight_there_is_no_quarter(tmp_path: Path) -> None:
    """A quarter of seven areas is one area, or none."""
    made = one(tmp_path, rows("10", [11, 12, 13, 14, 15, 16]), {"rank": "share", "to": "sn", "at_least": 50})
    assert made.text() == f"{START}10.0%, 1st of 7 {LIST}, {FIRST}; figures for 6 of 10 others are known."


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
