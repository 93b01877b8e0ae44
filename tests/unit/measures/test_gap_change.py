from __future__ import annotations

from pathlib import Path

import pytest

from tests.series import claims, one
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
         "was much the same, 2.7 percentage points below in 2020-21 (20.0% against 22.7%) and 2.7 percentage points below in 2021-22"
         " (19.3% against 22.0%)."),
        (("20.0", "22.7"), ("19.4", "22.0"), "same",
         "was much the same, 2.7 percentage points below in 2020-21 (20.0% against 22.7%) and 2.6 percentage points below in 2021-22"
         " (19.4% against 22.0%)."),
        (("0", "0.0"), ("0", "0.0"), "same",
         "was much the same, no gap in 2020-21 (0.0% against 0.0%) and no gap in 2021-22 (0.0% against 0.0%)."),
    ],
)  # fmt: skip
def test_a_gap_that_moved_is_told_with_both_gaps(
    before: tuple[str, str], after: tuple[str, str], movement: str, said: str, tmp_path: Path
) -> None:
    """Of printed figures; and what the comparator's rounding could have made is much the same."""
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
