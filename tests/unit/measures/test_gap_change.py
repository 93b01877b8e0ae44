from __future__ import annotations

from pathlib import Path

import pytest

from tests.series import claims, counted, of_cumberland, one
from tests.small_pack import Row, indicator, row

ENGLAND = {"gap_change": "share", "to": "eng", "from": "2020/21", "until": "2021/22"}
GAP = "The gap between the share of visits that were repeat visits and the England average "


def rows(before: tuple[str, str], after: tuple[str, str], area: str = "eng") -> list[Row]:
    """The authority's and the comparator's figures of two years."""
    years = (("2020/21", before), ("2021/22", after))
    return [row("share", year, value, area=place) for year, pair in years for place, value in zip(("local", area), pair, strict=True)]


@pytest.mark.parametrize(
    ("before", "after", "movement", "said"),
    [
        (("20.0", "22.7"), ("21.0", "22.0"), "narrowed",
         "narrowed, from 2.7 percentage points below in 2020-21 (20.0% against 22.7%) to 1.0 percentage point below in 2021-22"
         " (21.0% against 22.0%)."),
        (("24.0", "22.7"), ("26.0", "22.0"), "widened",
         "widened, from 1.3 percentage points above in 2020-21 (24.0% against 22.7%) to 4.0 percentage points above in 2021-22"
         " (26.0% against 22.0%)."),
        (("20.0", "22.7"), ("24.0", "22.0"), "crossed",
         "changed sides, from 2.7 percentage points below in 2020-21 (20.0% against 22.7%) to 2.0 percentage points above in 2021-22"
         " (24.0% against 22.0%)."),
        (("20.0", "22.7"), ("22.0", "22.0"), "closed",
         "closed, from 2.7 percentage points below in 2020-21 (20.0% against 22.7%) to no gap in 2021-22 (22.0% against 22.0%)."),
        (("22.7", "22.7"), ("20.0", "22.0"), "opened",
         "opened, from no gap in 2020-21 (22.7% against 22.7%) to 2.0 percentage points below in 2021-22 (20.0% against 22.0%)."),
        (("20.0", "22.7"), ("19.3", "22.0"), "same",
         "was the same, 2.7 percentage points below in 2020-21 (20.0% against 22.7%) and 2.7 percentage points below in 2021-22"
         " (19.3% against 22.0%)."),
        (("20.0", "22.7"), ("19.5", "22.0"), "rounding",
         "moved by no more than rounding can explain, 2.7 percentage points below in 2020-21 (20.0% against 22.7%) and"
         " 2.5 percentage points below in 2021-22 (19.5% against 22.0%)."),
        (("20.0", "22.7"), ("19.6", "22.0"), "narrowed",
         "narrowed, from 2.7 percentage points below in 2020-21 (20.0% against 22.7%) to 2.4 percentage points below in 2021-22"
         " (19.6% against 22.0%)."),
        (("0", "0.0"), ("0", "0.0"), "same",
         "was the same, no gap in 2020-21 (0.0% against 0.0%) and no gap in 2021-22 (0.0% against 0.0%)."),
    ],
)  # fmt: skip
def test_a_gap_that_moved_is_told_with_both_gaps(
    before: tuple[str, str], after: tuple[str, str], movement: str, said: str, tmp_path: Path
) -> None:
    """Of printed figures; and what the rounding of the four could have made is no movement, nor is it none."""
    made = one(tmp_path, rows(before, after), ENGLAND)
    assert made.text() == GAP + said
    assert claims(made)["movement"] == movement


@pytest.mark.parametrize(
    ("polarity", "after", "goodness"),
    [
        ("low", ("21.0", "22.0"), "bad"),
        ("high", ("21.0", "22.0"), "good"),
        ("neutral", ("21.0", "22.0"), "none"),
        ("low", ("18.0", "22.0"), "good"),
        ("high", ("19.3", "22.0"), "none"),
    ],
)
def test_a_gap_moves_the_good_way_by_polarity(polarity: str, after: tuple[str, str], goodness: str, tmp_path: Path) -> None:
    """To be less far below is bad where low is good: narrower is not better in itself."""
    made = one(tmp_path, rows(("20.0", "22.7"), after), ENGLAND, indicators={"share": indicator(polarity=polarity)})
    assert claims(made)["goodness"] == goodness


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (rows(("20", "22"), ("21", "23"))[:3], "x: eng has no figure for 2021/22"),
        ([*rows(("20", "22"), ("21", "23")), ][1:], "x: no figure"),
        (rows(("20", "22"), ("21", "c")), "x: eng: withheld or not available [c]"),
        (rows(("20", "22"), ("c", "22")), "x: withheld or not available [c]"),
    ],
)  # fmt: skip
def test_all_four_figures_are_needed(given: list[Row], why: str, tmp_path: Path) -> None:
    """The same old comparator beside both figures would make a change of the authority's own look like one of the gap."""
    assert one(tmp_path, given, ENGLAND).why_dropped() == why


def test_a_monthly_figure_is_not_set_beside_a_yearly_one(tmp_path: Path) -> None:
    """Both dates take figures of the very same months."""
    given = [row("share", "2021-07", 20), row("share", "2022-07", 21), row("share", "2020/21", 22, area="eng")]
    made = one(tmp_path, given, {"gap_change": "share", "to": "eng", "from": "year_before", "until": "latest"})
    assert made.why_dropped() == "x: eng has no figure for 2021-07"


def test_a_changed_definition_leaves_no_change(tmp_path: Path) -> None:
    """The two gaps are of two things."""
    made = one(tmp_path, rows(("20", "22"), ("21", "23")), ENGLAND, indicators={"share": indicator(changed="2021-04")})
    assert made.why_dropped() == "x: the definition changed in 2021-04, so the figures are not of the same thing"


def test_the_note_names_both_years_of_the_comparator(tmp_path: Path) -> None:
    """And the slide is short."""
    made = one(tmp_path, rows(("20.0", "22.7"), ("21.0", "22.0")), ENGLAND)
    assert "Comparators for 2020-21 and 2021-22: Records." in made.told().sections[0].note.plain
    assert (
        made.slide()
        == "Repeat visits: gap to the England average narrowed, from 2.7 percentage points below to 1.0 percentage point below in 2021-22"
    )


def test_a_group_of_other_members_is_told(tmp_path: Path) -> None:
    """Six neighbours at first and five at last are not one group."""
    given = [row("share", "2020/21", 20), row("share", "2021/22", 21)]
    given += [row("share", "2020/21", "22.0", area=f"n{n}") for n in range(1, 7)]
    given += [row("share", "2021/22", "22.0", area=f"n{n}") for n in range(1, 6)]
    made = one(tmp_path, given, {"gap_change": "share", "to": "sn", "from": "2020/21", "until": "2021/22"})
    said = "the statistical neighbour figure is of other members at the two times: 6 at first and 5 at last"
    assert ("group-differs", "s.b", said) in made.found()
    assert said in made.told().sections[0].note.plain


def test_whole_numbers_hide_more_of_a_move(tmp_path: Path) -> None:
    """Published without decimals all four may be half a point off, so that 3 and 1 points may be one and the same gap."""
    given = [each | {"status": "published", "decimals": "0"} for each in rows(("20", "23"), ("21", "22"))]
    made = one(tmp_path / "on", given, ENGLAND)
    assert made.text() == GAP + (
        "moved by no more than rounding can explain, 3 percentage points below in 2020-21 (20% against 23%) and 1 percentage point below in"
        " 2021-22 (21% against 22%)."
    )
    assert claims(made) == {"movement": "rounding", "goodness": "none", "from.side": "below", "to.side": "below"}
    made = one(tmp_path / "off", given, ENGLAND, rules={"guard": "off"})
    assert made.text() == GAP + (
        "narrowed, from 3 percentage points below in 2020-21 (20% against 23%) to 1 percentage point below in 2021-22 (21% against 22%)."
    )


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        ("2021/22", "2020/21", "x: 2020/21 is no later than 2021/22"),
        ("2021/22", "2021/22", "x: 2021/22 is no later than 2021/22"),
        ("2021/22", "latest published", "x: 2020/21 is no later than 2021/22"),
    ],
)
def test_a_gap_does_not_narrow_into_the_past(start: str, end: str, why: str, tmp_path: Path) -> None:
    """Two times in the wrong order, or one time twice, say nothing; "latest published" may be earlier than the pack's author thought."""
    given = rows(("20.0", "22.7"), ("21.0", "22.0"))
    for each in given[:2]:
        each["status"] = "published"
    assert one(tmp_path, given, ENGLAND | {"from": start, "until": end}).why_dropped() == why


def test_a_month_s_gap_is_not_set_beside_a_year_s(tmp_path: Path) -> None:
    """A month moves more than a year does."""
    given = [row("share", "2021-07", 20), row("share", "2021-07", 22, area="eng"), *rows(("0", "0"), ("21.0", "22.0"))[2:]]
    made = one(tmp_path, given, ENGLAND | {"from": "2021-07"})
    assert made.why_dropped() == "x: 2021-07 and 2021/22 are not of one length"


def test_a_window_with_a_month_missing_is_not_the_comparator_s(tmp_path: Path) -> None:
    """Eleven months beside the twelve of England are not the very same months."""
    given = [*counted([(20, 100)] * 24)[1:], *(row("share", f"12 months to {year}-07", 22, area="eng") for year in (2021, 2022))]
    measure = ENGLAND | {"from": "12 months to year_before", "until": "12 months to latest"}
    assert one(tmp_path, given, measure).why_dropped() == "x: figures for 11 of 12 months only"


def test_a_new_series_of_the_comparator_leaves_no_change(tmp_path: Path) -> None:
    """England counted otherwise is another England."""
    assert one(tmp_path, rows(("20.0", "22.7"), ("20.0", "21.5 [b]")), ENGLAND).why_dropped() == "x: a new series begins with 2021/22"


def test_a_new_series_of_a_neighbour_leaves_no_change(tmp_path: Path) -> None:
    """One of those that the average is made of counts otherwise since."""
    given = [row("share", "2020/21", 20), row("share", "2021/22", 21)]
    given += [row("share", year, "22.0", area=f"n{n}") for year in ("2020/21", "2021/22") for n in range(1, 7)]
    given[-1]["value"] = "22.0 [b]"
    made = one(tmp_path, given, {"gap_change": "share", "to": "sn", "from": "2020/21", "until": "2021/22"})
    assert made.why_dropped() == "x: a new series begins with 2021/22"


def test_a_boundary_change_leaves_no_change(tmp_path: Path) -> None:
    """The authority of two years ago was another."""
    given = [row("share", f"2023-0{month}", 20, area=area) for month in (3, 7) for area in ("local", "eng")]
    measure = {"gap_change": "share", "to": "eng", "from": "2023-03", "until": "2023-07"}
    assert of_cumberland(tmp_path, given, measure).why_dropped() == "x: the area began on 1 April 2023"


def test_with_too_few_neighbours_there_is_no_gap(tmp_path: Path) -> None:
    """An average takes five."""
    given = [row("share", "2020/21", 20), row("share", "2021/22", 21)]
    given += [row("share", year, "22.0", area=f"n{n}") for year, last in (("2020/21", 7), ("2021/22", 5)) for n in range(1, last)]
    made = one(tmp_path, given, {"gap_change": "share", "to": "sn", "from": "2020/21", "until": "2021/22"})
    assert made.why_dropped() == "x: sn: figures for 4 of 10 members, fewer than 5"


def test_a_small_count_is_not_given_back_by_its_gap(tmp_path: Path) -> None:
    """A percentage of 3 people is withheld, and so is what lies between it and another."""
    share = indicator(counts_people="on")
    given = [
        row("share", "2020/21", of=(3, 40)), row("share", "2020/21", 22, area="eng"),
        row("share", "2021/22", of=(9, 40)), row("share", "2021/22", 23, area="eng"),
    ]  # fmt: skip
    assert one(tmp_path, given, ENGLAND, indicators={"share": share}).why_dropped() == "withheld: it would give a small number back"


@pytest.mark.parametrize(
    ("after", "said"),
    [(("21.0", "22.0"), "gap to the England average narrowed"), (("19.3", "22.0"), "gap to the England average was the same")],
)
@pytest.mark.parametrize("words", [2, 8, 10])
def test_a_slide_fits_with_a_long_name(after: tuple[str, str], said: str, words: int, tmp_path: Path) -> None:
    """What has no room is left away from the end, and the movement stays."""
    label = " ".join(["visits"] * words)
    share = indicator(label=f"{label} or more", name=label)
    made = one(tmp_path, rows(("20.0", "22.7"), after), ENGLAND, indicators={"share": share})
    assert said in made.slide() and len(made.slide().split()) <= 20
