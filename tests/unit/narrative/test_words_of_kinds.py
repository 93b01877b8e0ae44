"""The sentences of targets, streaks, records, gaps, ratios, parts and ranks in full, in each phrase pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.series import monthly, one
from tests.small_pack import Row, indicator, row

PACKS = ("en-GB", "en-GB-plain", "en-GB-officers")
SHARE = "the share of visits that were repeat visits"
TARGETS = [{"for": "2022-23", "value": "20", "tolerance": "1", "status": "local"}]
GAP = {"gap_change": "share", "to": "eng", "from": "2020/21", "until": "2021/22"}


def yearly(*four: str) -> list[Row]:
    """The authority's figure and England's, of two years."""
    places = [("2020/21", "local"), ("2020/21", "eng"), ("2021/22", "local"), ("2021/22", "eng")]
    return [row("share", year, value, area=area) for (year, area), value in zip(places, four, strict=True)]


def said(folder: Path, rows: list[Row], measure: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    """Report and slide in each pack's words."""
    made = one(folder, rows, measure, **more)
    return [(each.text(), each.slide()) for each in (made.in_words(name) for name in PACKS)]


@pytest.mark.parametrize(
    ("values", "ends", "slides"),
    [
        (["21", "20", "19"],
         ["on target (no more than 20.0%); it was on target for 2 of the 3 months to July 2022.",
          "meeting the target (no more than 20.0%); the target was met in 2 of the 3 months to July 2022.",
          "meeting the target (no more than 20.0%); it was on target for 2 of the 3 months to July 2022."],
         ["on target (no more than 20.0%); on target for 2 of the 3 months to July 2022", "target met (no more than 20.0%)",
          "on target (no more than 20.0%); on target for 2 of the 3 months to July 2022"]),
        ([None, "20", "20.5"],
         ["0.5 percentage points above the target (no more than 20.0%), within the tolerance of 1 percentage point;"
          " it was on target for 1 of 2 that can be judged, of the 3 months to July 2022.",
          "close to the target: 0.5 percentage points above it (no more than 20.0%), within the tolerance of 1 percentage point;"
          " the target was met in 1 of 2 that can be judged, of the 3 months to July 2022.",
          "0.5 percentage points above the target (no more than 20.0%), within the tolerance of 1 percentage point;"
          " it was on target for 1 of 2 that can be judged, of the 3 months to July 2022."],
         ["within tolerance (no more than 20.0%)", "close to target (no more than 20.0%)", "within tolerance (no more than 20.0%)"]),
        (["19", "20", "24"],
         ["off target, 4.0 percentage points above it (no more than 20.0%); it was on target for 2 of the 3 months to July 2022.",
          "missing the target: 4.0 percentage points above it (no more than 20.0%); the target was met in 2 of the 3 months"
          " to July 2022.",
          "not meeting the target, 4.0 percentage points above it (no more than 20.0%); it was on target for 2 of the 3 months"
          " to July 2022."],
         ["off target (no more than 20.0%); on target for 2 of the 3 months to July 2022", "target missed (no more than 20.0%)",
          "off target (no more than 20.0%); on target for 2 of the 3 months to July 2022"]),
    ],
)  # fmt: skip
def test_a_target(values: list[str | None], ends: list[str], slides: list[str], tmp_path: Path) -> None:
    """Whatever the words, what is missed is nowhere called met."""
    rows = monthly(values, last="2022-07")
    measure = {"target": "share", "last": "3 months"}
    found = said(tmp_path, rows, measure, indicators={"share": indicator(targets=TARGETS)})
    figure = f"{float(values[-1] or 0):.1f}%"
    assert [text for text, _ in found] == [f"In July 2022, {SHARE} was {figure}, {end}" for end in ends]
    for (_, slide), end in zip(found, slides, strict=True):
        dated = " in Jul 2022" if "; " not in end else ""
        assert slide == f"Repeat visits: {figure}{dated}, {end}"


def test_a_streak(tmp_path: Path) -> None:
    """Rose, went up, increased."""
    found = said(tmp_path, monthly(["22", "20", "21", "22", "23"]), {"streak": "share"})
    end = "for 3 months in a row, from 20.0% in April 2022 to 23.0% in July 2022."
    subject = "The share of visits that were repeat visits"
    assert [text for text, _ in found] == [f"{subject} {verb} {end}" for verb in ("rose", "went up", "increased")]
    assert {slide for _, slide in found} == {"Repeat visits: up for 3 months in a row, to 23.0% in Jul 2022"}


def test_no_streak(tmp_path: Path) -> None:
    """The same words in all."""
    assert set(said(tmp_path, monthly(["22", "20", "21", "22", "21"]), {"streak": "share"})) == {
        (f"In July 2022, {SHARE} was 21.0%; it did not move the same way in each of the last 3 months.",
         "Repeat visits: 21.0% in Jul 2022; not the same way in each of the last 3 months"),
    }  # fmt: skip


def test_a_record(tmp_path: Path) -> None:
    """The same words in all."""
    assert set(said(tmp_path, monthly(["27", "20", "25", "24", "23", "22", "21", "26"]), {"record": "share"})) == {
        (f"In July 2022, {SHARE} was 26.0%, the highest since December 2021 (27.0%); 8 months in a row are known.",
         "Repeat visits: 26.0% in Jul 2022, highest since Dec 2021 (27.0%)"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("four", "words", "end"),
    [
        (("20.0", "22.7", "21.0", "22.0"), ("narrowed", "got smaller", "narrowed"),
         "from 2.7 percentage points below in 2020-21 (20.0% against 22.7%)"
         " to 1.0 percentage point below in 2021-22 (21.0% against 22.0%)."),
        (("20.0", "22.7", "18.0", "22.0"), ("widened", "got bigger", "widened"),
         "from 2.7 percentage points below in 2020-21 (20.0% against 22.7%)"
         " to 4.0 percentage points below in 2021-22 (18.0% against 22.0%)."),
        (("20.0", "20.0", "18.0", "22.0"), ("opened", "opened up", "opened"),
         "from no gap in 2020-21 (20.0% against 20.0%) to 4.0 percentage points below in 2021-22 (18.0% against 22.0%)."),
        (("20.0", "22.0", "24.0", "22.0"), ("changed sides",) * 3,
         "from 2.0 percentage points below in 2020-21 (20.0% against 22.0%)"
         " to 2.0 percentage points above in 2021-22 (24.0% against 22.0%)."),
        (("20.0", "22.0", "20.1", "22.0"), ("moved by no more than rounding can explain",) * 3,
         "2.0 percentage points below in 2020-21 (20.0% against 22.0%) and 1.9 percentage points below in 2021-22 (20.1% against 22.0%)."),
    ],
)  # fmt: skip
def test_a_gap_change(four: tuple[str, ...], words: tuple[str, ...], end: str, tmp_path: Path) -> None:
    """England's figure is called an average in all of them: it is no mean of its authorities."""
    found = said(tmp_path, yearly(*four), GAP)
    assert [text for text, _ in found] == [f"The gap between {SHARE} and the England average {word}, {end}" for word in words]
    assert all(f"gap to the England average {word}" in slide for (_, slide), word in zip(found, words, strict=True))


def test_a_group_s_average_is_called_what_it_is(tmp_path: Path) -> None:
    """A mean, to officers."""
    rows = [row("share", "2020/21", 20), row("share", "2021/22", 21)]
    rows += [row("share", year, "22.0", area=f"n{n}") for year in ("2020/21", "2021/22") for n in range(1, 9)]
    found = said(tmp_path, rows, GAP | {"to": "sn"})
    start = f"The gap between {SHARE} and the statistical neighbour"
    assert [text.startswith(f"{start} {word} ") for (text, _), word in zip(found, ("average", "average", "mean"), strict=True)] == [
        True
    ] * 3


def test_a_ratio(tmp_path: Path) -> None:
    """The same words in all."""
    counts = {"came": indicator("count", "neutral", 0, subject="the number who entered care", label="Entered care"),
              "left": indicator("count", "neutral", 0, subject="the number who left care", label="Left care")}  # fmt: skip
    rows = [row("came", "2022-07", 230), row("left", "2022-07", 192)]
    assert set(said(tmp_path, rows, {"ratio": "came", "to": "left"}, indicators=counts)) == {
        ("In July 2022, the number who entered care was 230 and the number who left care was 192: about 12 for every 10.",
         "Entered care: about 12 for every 10 (230 and 192)"),
    }  # fmt: skip


def test_a_contribution(tmp_path: Path) -> None:
    """Rose, went up, increased; the parts in the same words."""
    counts = {
        name: indicator("count", "neutral", 0, label=label) for name, label in (("all", "Visits"), ("a", "By day"), ("b", "By night"))
    }
    figures = (("2021-07", (400, 300, 100)), ("2022-07", (440, 345, 95)))
    rows = [row(name, month, value) for month, values in figures for name, value in zip(("all", "a", "b"), values, strict=True)]
    found = said(tmp_path, rows, {"contribution": "all", "parts": ["a", "b"], "from": "year_before"}, indicators=counts)
    end = "by 40, from 400 in July 2021 to 440 in July 2022 (By day: 45 more; By night: 5 fewer)."
    assert [text for text, _ in found] == [f"The number of visits {verb} {end}" for verb in ("rose", "went up", "increased")]
    assert {slide for _, slide in found} == {"Visits: up by 40 to 440"}


def test_a_rank(tmp_path: Path) -> None:
    """The same words in all."""
    rows = [row("share", "2020/21", 12)] + [row("share", "2020/21", 8 + 2 * n, area=f"n{n}") for n in range(1, 10)]
    assert set(said(tmp_path, rows, {"rank": "share", "to": "sn", "at": "2020/21"})) == {
        (f"In 2020-21, {SHARE} was 12.0%, joint 2nd of 10 (Sandwell and its statistical neighbours, 2021 list), where 1st is best (lowest);"
         " figures for 9 of 10 others are known.",
         "Repeat visits: 12.0% in 2020-21, joint 2nd of 10, where 1st is best (lowest); figures for 9 of 10 others"),
    }  # fmt: skip


@pytest.mark.parametrize("values", [["20"], ["22", None, "20"]])
def test_one_figure_is_not_told_twice(values: list[str | None], tmp_path: Path) -> None:
    """There is no earlier one in a row, and "1 month in a row" is no row."""
    start, end = f"In July 2022, {SHARE} was 20.0%; one figure by itself cannot tell", "which takes 12 in a row."
    ordinary, slide = f"{start} ordinary variation, {end}", "Repeat visits: 20.0% in Jul 2022"
    plain = f"{start} what its usual ups and downs are, {end}"
    assert said(tmp_path, monthly(values), {"spc": "share"}) == [(ordinary, slide), (plain, slide), (ordinary, slide)]
