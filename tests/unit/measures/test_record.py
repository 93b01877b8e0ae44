from __future__ import annotations

from pathlib import Path

import pytest

from tests.series import claims, counted, monthly, of_cumberland, one
from tests.small_pack import indicator, row

START = "In July 2022, the share of visits that were repeat visits was "


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            ["27", "20", "25", "24", "23", "22", "21", "20", "26"],
            "26.0%, the highest since November 2021 (27.0%); 9 months in a row are known.",
        ),
        (
            ["26", "20", "25", "24", "23", "22", "21", "20", "26"],
            "26.0%, the highest since November 2021 (26.0%); 9 months in a row are known.",
        ),
        (["15", "20", "25", "24", "23", "22", "21", "19"], "19.0%, the lowest since December 2021 (15.0%); 8 months in a row are known."),
        (["20", "25", "24", "23", "22", "21", "0"], "0.0%, the lowest of the 7 months that are known in a row, from January 2022."),
        (
            [None, "20", "25", "24", "23", "22", "21", "26"],
            "26.0%, the highest of the 7 months that are known in a row, from January 2022.",
        ),
        (
            ["99", "c", "20", "25", "24", "23", "22", "21", "26"],
            "26.0%, the highest of the 7 months that are known in a row, from January 2022.",
        ),
        (["30", "27", "20", "21", "22", "23", "24", "26"], "26.0%, neither higher nor lower than all of the 6 months before."),
        (["20", "25", "24", "23", "22", "26", "25"], "25.0%, neither higher nor lower than all of the 6 months before."),
        (["20", "20", "20", "20", "20", "20", "20"], "20.0%, neither higher nor lower than all of the 6 months before."),
        (["20", "20.04", "20", "20", "20", "20", "20.04"], "20.0%, neither higher nor lower than all of the 6 months before."),
    ],
)
def test_a_record_is_told_with_the_month_that_was_as_high(values: list[str | None], said: str, tmp_path: Path) -> None:
    """Of printed figures, in the unbroken row that ends with the newest: what is missing or withheld may have been higher."""
    assert one(tmp_path, monthly(values), {"record": "share"}).text() == START + said


@pytest.mark.parametrize(("polarity", "goodness"), [("low", "bad"), ("high", "good"), ("neutral", "none")])
def test_a_record_is_good_or_bad_by_polarity(polarity: str, goodness: str, tmp_path: Path) -> None:
    """A neutral one is neither."""
    rows = monthly(["20", "25", "24", "23", "22", "21", "26"])
    made = one(tmp_path, rows, {"record": "share"}, indicators={"share": indicator(polarity=polarity)})
    assert claims(made) == {"which": "highest", "all_known": "true", "goodness": goodness}


def test_too_few_figures_make_no_record(tmp_path: Path) -> None:
    """The highest of three months says nothing."""
    assert one(tmp_path, monthly(["20", "21", "22"]), {"record": "share"}).why_dropped() == (
        "x: figures for 3 months in a row only: no figure"
    )


def test_a_changed_definition_bounds_what_is_known(tmp_path: Path) -> None:
    """The higher figure of another definition does not count, and neither does it make a record."""
    share = indicator(changed="2022-01")
    made = one(tmp_path, monthly(["99", "20", "25", "24", "23", "22", "21", "26"]), {"record": "share"}, indicators={"share": share})
    assert made.text() == START + "26.0%, the highest of the 7 months that are known in a row, from January 2022."


def test_the_slide_says_the_same(tmp_path: Path) -> None:
    """In the short form."""
    rows = monthly(["27", "20", "25", "24", "23", "22", "21", "20", "26"])
    assert one(tmp_path, rows, {"record": "share"}).slide() == "Repeat visits: 26.0% in Jul 2022, highest since Nov 2021 (27.0%)"


def test_a_boundary_change_bounds_what_is_known(tmp_path: Path) -> None:
    """Cumberland began in April 2023: there is nothing of its own before."""
    rows = monthly(["99", "21", "22", "23", "24", "25"], last="2023-07")
    assert of_cumberland(tmp_path / "few", rows, {"record": "share"}).why_dropped() == (
        "x: figures for 4 months in a row only: the area changed on 1 April 2023, so the two figures are not of the same area"
    )
    assert of_cumberland(tmp_path / "enough", rows, {"record": "share", "at_least": 3}).text() == (
        "In July 2023, the share of visits that were repeat visits was 25.0%, the highest of the 4 months that are known in a row,"
        " from April 2023."
    )


def test_a_yearly_figure_is_no_month(tmp_path: Path) -> None:
    """A higher figure of a year neither is the month that was as high nor counts among those known."""
    rows = [*monthly(["20", "25", "24", "23", "22", "21", "26"]), row("share", "year ending 2021-03", "99")]
    made = one(tmp_path, rows, {"record": "share"})
    assert made.text() == START + "26.0%, the highest of the 7 months that are known in a row, from January 2022."


def test_a_higher_figure_since_is_claimed_as_such(tmp_path: Path) -> None:
    """That it beats all that are known is another claim than that it is the highest since some month."""
    rows = monthly(["27", "20", "25", "24", "23", "22", "21", "20", "26"])
    assert claims(one(tmp_path, rows, {"record": "share"})) == {"which": "highest", "all_known": "false", "goodness": "bad"}


def test_years_are_told_with_how_many_are_known(tmp_path: Path) -> None:
    """Yearly figures one after the other; months between them count for nothing."""
    rows = [row("share", f"year ending {year}-03", value) for year, value in ((2018, 19), (2019, 20), (2020, 21), (2021, 20), (2022, 17))]
    made = one(tmp_path, [*rows, row("share", "2022-01", 1)], {"record": "share", "by": "year"})
    assert made.text() == (
        "In the year ending March 2022, the share of visits that were repeat visits was 17.0%, the lowest of the 5 years that are known in"
        " a row, from the year ending March 2018."
    )
    assert made.slide() == "Repeat visits: 17.0% in year ending Mar 2022, lowest of 5 years known"


def test_a_year_with_a_month_missing_is_not_known(tmp_path: Path) -> None:
    """The missing month may have made it the highest."""
    parts = [(place // 12 + 10, 100) for place in range(48)]
    made = one(tmp_path / "short", counted(parts)[1:], {"record": "share", "by": "year"})
    assert made.why_dropped() == "x: figures for 3 years in a row only: figures for 11 of 12 months only"
    made = one(tmp_path / "whole", counted(parts), {"record": "share", "by": "year"})
    assert made.text() == (
        "In the 12 months to July 2022, the share of visits that were repeat visits was 13.0%, the highest of the 4 years that are known in"
        " a row, from the 12 months to July 2019."
    )


def test_without_the_newest_month_there_is_no_record(tmp_path: Path) -> None:
    """Nor where it is withheld: an older one is not passed off as newest."""
    rows = monthly(["20", "25", "24", "23", "22", "21", "26"], last="2022-06")
    assert one(tmp_path / "missing", rows, {"record": "share"}).why_dropped() == "x: no figure"
    made = one(tmp_path / "withheld", [*rows, row("share", "2022-07", "c")], {"record": "share"})
    assert made.why_dropped() == "x: withheld or not available [c]"


def test_a_count_that_is_too_small_bounds_what_is_known(tmp_path: Path) -> None:
    """A hidden one may have been lower; a nought is shown and counts."""
    visits = indicator("count", "low", 0, counts_people="on")
    made = one(tmp_path, monthly([4, 9, 8, 7, 9, 8, 6, 0], "v"), {"record": "v"}, indicators={"v": visits})
    assert made.text() == "In July 2022, the number of visits was 0, the lowest of the 7 months that are known in a row, from January 2022."


@pytest.mark.parametrize("words", [2, 10, 12, 14, 16])
@pytest.mark.parametrize(("first", "said"), [("27", "highest since Dec 2021 (27.0%)"), ("25", "highest of 8 months known")])
def test_a_slide_never_denies_the_record_to_save_words(words: int, first: str, said: str, tmp_path: Path) -> None:
    """A long label leaves no room; what is said in a short form is the same all the same."""
    label = " ".join(["visits"] * words)
    rows = monthly([first, "20", "25", "24", "23", "22", "21", "26"])
    made = one(tmp_path, rows, {"record": "share"}, indicators={"share": indicator(label=label, name=label)})
    assert said in made.slide() and "no record" not in made.slide()
