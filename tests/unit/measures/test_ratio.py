from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.errors import InputError
from tests.series import claims, of_cumberland, one
from tests.small_pack import indicator, row

COUNTS = {
    "came": indicator("count", "neutral", 0, subject="the number who entered care", label="Entered care"),
    "left": indicator("count", "neutral", 0, subject="the number who left care", label="Left care"),
}
OVER = "12 months to latest"


def told(folder: Path, came: object, left: object, **more: object):  # type: ignore[no-untyped-def]  # a pack of one bullet
    rows = [row(name, "12 months to 2022-07", value) for name, value in (("came", came), ("left", left)) if value is not None]
    return one(folder, rows, {"ratio": "came", "to": "left", "at": OVER, **more}, indicators=COUNTS)


@pytest.mark.parametrize(
    ("came", "left", "amount", "side"),
    [
        (230, 192, "230 and the number who left care was 192: about 12 for every 10.", "more"),
        (240, 200, "240 and the number who left care was 200: 12 for every 10.", "more"),
        (187, 192, "187 and the number who left care was 192: about 10 for every 10.", "fewer"),
        (192, 192, "192 and the number who left care was 192: 10 for every 10.", "same"),
        (0, 192, "0 and the number who left care was 192: 0 for every 10.", "fewer"),
    ],
)
def test_a_ratio_is_told_with_both_counts(came: int, left: int, amount: str, side: str, tmp_path: Path) -> None:
    """About, where the whole number was rounded."""
    made = told(tmp_path, came, left)
    assert made.text() == f"In the 12 months to July 2022, the number who entered care was {amount}"
    assert claims(made) == {"side": side, "rounded": "true" if "about" in amount else "false", "for_every": "10"}


def test_for_every_hundred(tmp_path: Path) -> None:
    """The author chooses for every how many."""
    made = told(tmp_path, 187, 192, per=100)
    assert made.text().endswith("about 97 for every 100.")
    assert made.slide() == "Entered care: about 97 for every 100 (187 and 192)"


@pytest.mark.parametrize(
    ("came", "left", "why"),
    [
        (187, 0, "x: there were none of left"),
        (187, None, "x: no figure"),
        (187, "c", "x: withheld or not available [c]"),
    ],
)
def test_without_both_counts_there_is_no_ratio(came: object, left: object, why: str, tmp_path: Path) -> None:
    """And none to nought."""
    assert told(tmp_path, came, left).why_dropped() == why


@pytest.mark.parametrize(
    ("ratio", "to", "what"),
    [("share", "left", '"share" is a percent, and a ratio is of two counts'), ("left", "left", '"left" is set beside itself')],
)
def test_a_ratio_that_makes_no_sense_is_refused(ratio: str, to: str, what: str, tmp_path: Path) -> None:
    """Percentages, and a count beside itself."""
    with pytest.raises(InputError) as raised:
        one(tmp_path, [row("left", "2022-07", 5)], {"ratio": ratio, "to": to}, indicators=COUNTS)
    assert [problem.what for problem in raised.value.problems] == [what]


def test_a_small_count_is_not_given_back(tmp_path: Path) -> None:
    """12 for every 10 of a shown count is a hidden one."""
    people = {name: entry | {"counts_people": "on"} for name, entry in COUNTS.items()}
    rows = [row("came", "2022-07", 4), row("left", "2022-07", 40)]
    made = one(tmp_path, rows, {"ratio": "came", "to": "left", "at": "latest"}, indicators=people)
    assert made.why_dropped() == "withheld: it would give a small number back"


@pytest.mark.parametrize(
    ("came", "left", "amount", "every"),
    [
        (10, 200, "5", "100"),
        (3, 200, "15", "1,000"),
        (9, 200, "45", "1,000"),
        (1, 3, "about 3", "10"),
        (35, 200, "about 18", "100"),
        (46, 200, "23", "100"),
        (21, 100, "about 2", "10"),
        (1, 200, "5", "1,000"),
    ],
)
def test_where_a_whole_number_would_be_far_off_it_is_for_more(came: int, left: int, amount: str, every: str, tmp_path: Path) -> None:
    """10 of 200 are no 1 for every 10, and 3 of 200 are not 0: it is for every hundred or thousand then, and said so."""
    made = told(tmp_path, came, left)
    assert made.text() == (
        f"In the 12 months to July 2022, the number who entered care was {came} and the number who left care was {left}:"
        f" {amount} for every {every}."
    )
    assert made.slide() == f"Entered care: {amount} for every {every} ({came} and {left})"
    assert claims(made)["for_every"] == every.replace(",", "")


def test_where_no_whole_number_is_close_nothing_is_said(tmp_path: Path) -> None:
    """One of 200,000 is one in no readable number."""
    assert told(tmp_path, 1, 200_000).why_dropped() == "x: 1 of came and 200,000 of left are no whole number for every so many"


def test_counts_of_unlike_periods_are_no_ratio(tmp_path: Path) -> None:
    """A month's beside those of a day; and a window of which a month is missing."""
    day = COUNTS | {"came": COUNTS["came"] | {"timing": "month_end"}}
    rows = [row("came", "2022-07-31", 50), row("left", "2022-07", 40)]
    made = one(tmp_path / "day", rows, {"ratio": "came", "to": "left"}, indicators=day)
    assert made.why_dropped() == "x: came is of 2022-07-31 and left of 2022-07"
    rows = [row(name, month, 40) for name in ("came", "left") for month in ("2022-05", "2022-06", "2022-07")]
    made = one(tmp_path / "short", rows[1:], {"ratio": "came", "to": "left", "at": "3 months to latest"}, indicators=COUNTS)
    assert made.why_dropped() == "x: figures for 2 of 3 months only"


def test_before_the_authority_began_there_is_no_ratio(tmp_path: Path) -> None:
    """What was counted then is of other areas."""
    rows = [row(name, "2023-03", 40) for name in ("came", "left")]
    made = of_cumberland(tmp_path, rows, {"ratio": "came", "to": "left", "at": "2023-03"}, indicators=COUNTS)
    assert made.why_dropped() == "x: the area began on 1 April 2023"


def test_a_ratio_is_neither_good_nor_bad(tmp_path: Path) -> None:
    """More of one than of the other is a fact, whatever the polarity of either."""
    good = {name: entry | {"polarity": "low"} for name, entry in COUNTS.items()}
    rows = [row("came", "2022-07", 240), row("left", "2022-07", 200)]
    made = one(tmp_path, rows, {"ratio": "came", "to": "left"}, indicators=good)
    assert made.text() == "In July 2022, the number who entered care was 240 and the number who left care was 200: 12 for every 10."
    assert claims(made) == {"side": "more", "rounded": "false", "for_every": "10"}
