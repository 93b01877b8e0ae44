from __future__ import annotations

from pathlib import Path

import pytest

from tests.series import claims, monthly, one
from tests.small_pack import indicator, row

SUBJECT = "The share of visits that were repeat visits"
AT_LEAST = f"{SUBJECT} fell for at least 3 months in a row, from 25.0% in April 2022 to 22.0% in July 2022."
NONE = "In July 2022, the share of visits that were repeat visits was {}; it had not moved the same way 3 months in a row."


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["24", "25", "24", "23", "22", "21"], f"{SUBJECT} fell for 4 months in a row, from 25.0% in March 2022 to 21.0% in July 2022."),
        (["22", "20", "21", "22", "23"], f"{SUBJECT} rose for 3 months in a row, from 20.0% in April 2022 to 23.0% in July 2022."),
        (["25", "24", "23", "22"], AT_LEAST),
        (["25", "23", "22", "21", "21"], NONE.format("21.0%")),
        (["25", "24", "24", "23", "22"], NONE.format("22.0%")),
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
    assert claims(made) == {"direction": "down", "goodness": goodness}


def test_no_streak_claims_nothing(tmp_path: Path) -> None:
    """Neither a direction nor whether it is good."""
    assert claims(one(tmp_path, monthly(["25", "24", "23", "24"]), {"streak": "share"})) == {"direction": "same", "goodness": "none"}


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
    assert made.slide() == "Repeat visits: up for at least 4 years in a row, to 23.0%"
