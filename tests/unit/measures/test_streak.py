from __future__ import annotations

from pathlib import Path

import pytest

from tests.series import claims, counted, monthly, of_cumberland, one
from tests.small_pack import indicator, row

SUBJECT = "The share of visits that were repeat visits"
AT_LEAST = f"{SUBJECT} fell for at least 3 months in a row, from 25.0% in April 2022 to 22.0% in July 2022."
NONE = "In July 2022, the share of visits that were repeat visits was {}; it did not move the same way in each of the last 3 months."


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["24", "25", "24", "23", "22", "21"], f"{SUBJECT} fell for 4 months in a row, from 25.0% in March 2022 to 21.0% in July 2022."),
        (["22", "20", "21", "22", "23"], f"{SUBJECT} rose for 3 months in a row, from 20.0% in April 2022 to 23.0% in July 2022."),
        (["25", "24", "23", "22"], AT_LEAST),
        (["25", "23", "22", "21", "21"], NONE.format("21.0%")),
        (["25", "24", "24", "23", "22"], NONE.format("22.0%")),
        (["29", "28", "27", "26", "25", "24", "25"], NONE.format("25.0%")),
        (["20", "21", "20", "21", "20"], NONE.format("20.0%")),
        (["0", "0", "0", "0", "0"], NONE.format("0.0%")),
        (["21", "20.04", "20.03", "20.02", "20.01"], NONE.format("20.0%")),
        (["9", None, "25", "24", "23", "22"], AT_LEAST),
        (["9", "c", "25", "24", "23", "22"], AT_LEAST),
    ],
)  # fmt: skip
def test_a_streak_is_of_printed_figures_that_went_one_way(values: list[str | None], said: str, tmp_path: Path) -> None:
    """A tie ends it, and so does a month that is missing or withheld: then it is at least so long."""
    assert one(tmp_path, monthly(values), {"streak": "share"}).text() == said


@pytest.mark.parametrize(
    ("polarity", "goodness"),
    [("low", "good"), ("high", "bad"), ("neutral", "none")],
)
def test_a_streak_is_good_or_bad_by_polarity(polarity: str, goodness: str, tmp_path: Path) -> None:
    """A neutral one is neither."""
    made = one(tmp_path, monthly(["25", "24", "23", "22"]), {"streak": "share"}, indicators={"share": indicator(polarity=polarity)})
    assert claims(made) == {"direction": "down", "goodness": goodness, "at_least": "true"}


def test_no_streak_claims_nothing(tmp_path: Path) -> None:
    """Neither a direction nor whether it is good."""
    assert claims(one(tmp_path, monthly(["25", "24", "23", "24"]), {"streak": "share"})) == {
        "direction": "same", "goodness": "none", "at_least": "false",
    }  # fmt: skip


def test_too_few_figures_are_told(tmp_path: Path) -> None:
    """Three moves take four figures."""
    made = one(tmp_path, monthly(["25", "24", "23"]), {"streak": "share"})
    assert made.why_dropped() == "x: figures for 3 months in a row only: no figure"


def test_without_the_newest_month_there_is_no_streak(tmp_path: Path) -> None:
    """An older streak is not passed off as one up to now."""
    made = one(tmp_path, monthly(["26", "25", "24", "23"], last="2022-06"), {"streak": "share"})
    assert made.why_dropped() == "x: no figure"


def test_a_changed_definition_ends_it(tmp_path: Path) -> None:
    """Figures of before and after are not of the same thing."""
    share = indicator(changed="2022-04")
    made = one(tmp_path, monthly(["27", "26", "25", "24", "23", "22"]), {"streak": "share"}, indicators={"share": share})
    assert made.text() == f"{SUBJECT} fell for at least 3 months in a row, from 25.0% in April 2022 to 22.0% in July 2022."


def test_years_are_those_of_the_newest_yearly_figure(tmp_path: Path) -> None:
    """And the slide says the same."""
    rows = [row("share", f"year ending {year}-03", value) for year, value in ((2018, 19), (2019, 20), (2020, 21), (2021, 22), (2022, 23))]
    made = one(tmp_path, rows, {"streak": "share", "by": "year", "at_least": 2})
    assert made.text() == (
        f"{SUBJECT} rose for at least 4 years in a row, from 19.0% in the year ending March 2018 to 23.0% in the year ending March 2022."
    )
    assert made.slide() == "Repeat visits: up for at least 4 years in a row, to 23.0% in year ending Mar 2022"


def test_a_boundary_change_ends_it(tmp_path: Path) -> None:
    """What was counted before the authority began is of no area of this name."""
    rows = monthly(["27", "26", "25", "24", "23", "22"], last="2023-07")
    assert of_cumberland(tmp_path, rows, {"streak": "share"}).text() == (
        f"{SUBJECT} fell for at least 3 months in a row, from 25.0% in April 2023 to 22.0% in July 2023."
    )


def test_a_yearly_figure_is_no_month(tmp_path: Path) -> None:
    """It neither goes on with a streak of months nor ends it."""
    rows = [*monthly(["24", "25", "24", "23", "22"]), row("share", "year ending 2022-06", "99"), row("share", "2022-07-31", "1")]
    assert one(tmp_path, rows, {"streak": "share"}).text() == (
        f"{SUBJECT} fell for 3 months in a row, from 25.0% in April 2022 to 22.0% in July 2022."
    )


def test_quarters_are_those_that_were_over(tmp_path: Path) -> None:
    """July is of no quarter yet."""
    parts = [(share, 100) for share in (20, 20, 20, 21, 21, 21, 22, 22, 22, 23, 23, 23, 99)]
    made = one(tmp_path, counted(parts), {"streak": "share", "by": "quarter"})
    assert made.text() == (
        f"{SUBJECT} rose for at least 3 quarters in a row,"
        " from 20.0% in the 3 months to September 2021 to 23.0% in the 3 months to June 2022."
    )


def test_a_year_with_a_month_missing_is_no_year(tmp_path: Path) -> None:
    """Three quarters of its months may be a figure; beside whole years they are not one."""
    parts = [(place // 12 + 10, 100) for place in range(36)]
    measure = {"streak": "share", "by": "year", "at_least": 2}
    assert one(tmp_path / "whole", counted(parts), measure).text() == (
        f"{SUBJECT} rose for at least 2 years in a row, from 10.0% in the 12 months to July 2020 to 12.0% in the 12 months to July 2022."
    )
    made = one(tmp_path / "short", counted(parts)[1:], measure)
    assert made.why_dropped() == "x: figures for 2 years in a row only: figures for 11 of 12 months only"


def test_a_single_figure_is_told_in_the_singular(tmp_path: Path) -> None:
    """One month is no months."""
    assert one(tmp_path, monthly(["25"]), {"streak": "share"}).why_dropped() == "x: figures for 1 month in a row only: no figure"


def test_a_count_that_is_too_small_ends_it(tmp_path: Path) -> None:
    """What is hidden of people may have been anything from 1 to 5, so that the streak is at least so long."""
    visits = indicator("count", "low", 0, counts_people="on")
    made = one(tmp_path, monthly([4, 7, 8, 9, 10], "v"), {"streak": "v"}, indicators={"v": visits})
    assert made.text() == "The number of visits rose for at least 3 months in a row, from 7 in April 2022 to 10 in July 2022."


def test_what_is_counted_on_a_day_is_told_with_the_day(tmp_path: Path) -> None:
    """And it is at that day, not in it."""
    days = ("2022-04-30", "2022-05-31", "2022-06-30", "2022-07-31")
    rows = [row("v", day, value) for day, value in zip(days, (25, 24, 23, 22), strict=True)]
    made = one(tmp_path, rows, {"streak": "v"}, indicators={"v": indicator("count", "neutral", 0, timing="month_end")})
    assert made.text() == "The number of visits fell for at least 3 months in a row, from 25 at 30 April 2022 to 22 at 31 July 2022."


@pytest.mark.parametrize("words", [2, 8, 11, 12, 14, 16])
def test_a_slide_never_denies_the_streak_to_save_words(words: int, tmp_path: Path) -> None:
    """With a label so long that the slide has no room, a shorter form of the same sentence is taken, and no other sentence."""
    label = " ".join(["visits"] * words)
    made = one(tmp_path, monthly(["25", "24", "23", "22"]), {"streak": "share"}, indicators={"share": indicator(label=label, name=label)})
    assert "down for at least 3 months in a row, to 22.0%" in made.slide() and "not the same way" not in made.slide()
