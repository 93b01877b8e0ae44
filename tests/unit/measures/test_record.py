from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.series import claims, monthly, one
from tests.small_pack import indicator, read_small_pack, row

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
    assert claims(made) == {"which": "highest", "goodness": goodness}


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
    assert one(tmp_path, rows, {"record": "share"}).slide() == "Repeat visits: 26.0%, highest since Nov 2021 (27.0%)"


def test_a_boundary_change_bounds_what_is_known(tmp_path: Path) -> None:
    """Cumberland began in April 2023: there is nothing of its own before."""
    one(tmp_path, [row("share", "2023-07", 20)], {"record": "share"})
    areas, rows, pack = (tmp_path / name for name in ("data/areas.csv", "data/rows.csv", "pack.yaml"))
    areas.write_text(areas.read_text(encoding="utf-8") + "E06000063,Cumberland,authority,E12000005\n", encoding="utf-8")
    header = rows.read_text(encoding="utf-8").splitlines()[0]
    figures = [f"share,E06000063,2023-{month:02d},{20 + month},,,,,local,Records" for month in range(1, 8)]
    rows.write_text("\n".join([header, *figures]) + "\n", encoding="utf-8")
    config = json.loads(pack.read_text(encoding="utf-8"))
    config["pack"] = {"id": "small", "title": "Small", "area": "E06000063", "month": "2023-07"}
    pack.write_text(json.dumps(config), encoding="utf-8")
    assert read_small_pack(tmp_path).why_dropped() == (
        "x: figures for 4 months in a row only: the area changed on 1 April 2023, so the two figures are not of the same area"
    )


def test_a_yearly_figure_is_no_month(tmp_path: Path) -> None:
    """A higher figure of a year neither is the month that was as high nor counts among those known."""
    rows = [*monthly(["20", "25", "24", "23", "22", "21", "26"]), row("share", "year ending 2021-03", "99")]
    made = one(tmp_path, rows, {"record": "share"})
    assert made.text() == START + "26.0%, the highest of the 7 months that are known in a row, from January 2022."
