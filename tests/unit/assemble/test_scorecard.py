"""The scorecard: each cell's words follow from figures that are printed, and what is not known is not guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.scorecard import scorecard_of
from scrutiny_pack.grouped_table import GroupedTable
from scrutiny_pack.pack import Chapter, Paragraph
from tests.small_pack import AREAS, Row, bullet, indicator, months_to, row, small_pack

LEVELS = [bullet({"l": {"level": "share"}}, id="s.share"), bullet({"l": {"level": "rate"}}, id="s.rate")]
GAPS = [
    bullet({"g": {"gap": "share", "to": ["sn", "reg", "eng"]}}, id="s.share"),
    bullet({"g": {"gap": "rate", "to": ["reg"]}}, id="s.rate"),
]
ILLUSTRATIVE = {"for": "2022-23", "value": "20", "tolerance": "1", "status": "illustrative"}


def figures(share: str = "20.0", before: str = "22.6", **more: Any) -> list[Row]:
    """A share with its figure of a year before and three comparators, and a rate with one."""
    return [
        row("share", "2021-07", before),
        row("share", "2022-07", share, **more),
        row("share", "2022-03", "20.8", area="sn", statistic="mean"),
        row("share", "2022-03", "20.4", area="reg"),
        row("share", "2022-03", "20.0", area="eng"),
        row("rate", "2022-07", "523"),
        row("rate", "2022-03", "495", area="reg"),
    ]


def chapter(folder: Path, rows: list[Row], bullets: list[dict[str, Any]] = LEVELS, **more: Any) -> Chapter:
    """The scorecard of a small pack."""
    pack = small_pack(folder, rows, bullets, **more)
    made = scorecard_of(pack.told(), pack.speaker)
    assert made is not None
    return made


def table(made: Chapter) -> GroupedTable:
    """Its table in the report."""
    return next(block for block in made.blocks if isinstance(block, GroupedTable))


def cells(folder: Path, rows: list[Row], bullets: list[dict[str, Any]] = LEVELS, **more: Any) -> dict[str, str]:
    """The first row, by the headings of its columns; spaces that do not break are as others, and a new line is a stroke."""
    shown = table(chapter(folder, rows, bullets, **more))
    return {
        head.plain: cell.plain.replace("\u00a0", " ").replace("\n", " / ") for head, cell in zip(shown.header, shown.rows[0], strict=True)
    }


def test_a_row_says_all_in_words_and_signs(tmp_path: Path) -> None:
    """Indicator, newest figure, target, the figure of a year before and each comparator's, in this order, with words under each."""
    said = cells(tmp_path, figures(), GAPS, indicators={"share": indicator(targets=[ILLUSTRATIVE])})
    assert said == {
        "Indicator": "Repeat visits",
        "Latest": "20.0% / Jul 2022",
        "Target (illustrative)": "20.0% or less / ✓ on target",
        "A year before": "22.6% / ▼ down, better",
        "Statistical neighbours": "20.8% / ▼ slightly below",
        "West Midlands": "20.4% / ● in line",
        "England": "20.0% / ● in line",
    }


def test_a_slide_has_short_names_and_units_and_else_the_same_words(tmp_path: Path) -> None:
    """Its letters are large: the short name stands for the label, so that the unit stands with the figure."""
    rules = {"rate": indicator("rate", "neutral", 0, label="Visits per 10,000 children")}
    made = chapter(tmp_path, figures(), GAPS, indicators=rules)
    assert made.slide is not None
    assert made.slide.header == table(made).header
    assert [row[0].plain for row in table(made).rows] == ["Repeat visits", "Visits per 10,000 children"]
    assert [row[0].plain for row in made.slide.rows] == ["Repeat visits", "The visit rate"]
    assert [row[1].plain for row in made.slide.rows] == ["20.0%\nJul 2022", "523 per 10,000\nJul 2022"]
    assert [row[2:] for row in made.slide.rows] == [row[2:] for row in table(made).rows]


def test_each_section_is_a_group(tmp_path: Path) -> None:
    """Its title stands over its first indicator; where there is one section only, that would say nothing."""
    titles = [("a", "Visits", LEVELS[0]), ("b", "Rates, 2022", LEVELS[1])]
    sections = [{"id": name, "title": title, "bullets": [each]} for name, title, each in titles]
    assert [name.plain for name in table(chapter(tmp_path / "two", figures(), sections=sections)).groups] == ["Visits", "Rates, 2022"]
    assert [name.plain for name in table(chapter(tmp_path / "one", figures())).groups] == ["", ""]


@pytest.mark.parametrize(
    ("period", "rows", "expected"),
    [
        ("12 months to latest", [row("share", "12 months to 2022-07", "20")], "20.0% / year to Jul 2022"),
        ("year ending 2022-03", [row("share", "year ending 2022-03", "20")], "20.0% / year to Mar 2022"),
        ("2021-22", [row("share", "2021-22", "20")], "20.0% / 2021-22"),
        ("2022 Q2", [row("share", "2022 Q2", "20")], "20.0% / 3 months to Jun 2022"),
        ("12 months to latest", [row("share", m, of=(20, 100)) for m in months_to("2022-07", 11)], "20.0% / 11 months to Jul 2022"),
        (
            "12 months to latest",
            [row("share", m, of=(20, 100)) for m in months_to("2022-07", 12) if m != "2022-02"],
            "20.0% / 11 of 12 months to Jul 2022",
        ),
    ],
    ids=["window", "year ending", "financial year", "quarter", "a late start", "a month missing"],
)
def test_a_period_is_short_and_never_more_than_is_known(period: str, rows: list[Row], expected: str, tmp_path: Path) -> None:
    """A year is called one only where all of its months have a figure."""
    bullets = [bullet({"l": {"level": "share", "at": period}}, id="s.share"), LEVELS[1]]
    assert cells(tmp_path, [*rows, row("rate", "2022-07", "523")], bullets)["Latest"] == expected


@pytest.mark.parametrize(
    ("share", "polarity", "expected"),
    [
        ("20.0", "low", "20.0% or less / ✓ on target"),
        ("20.04", "low", "20.0% or less / ✓ on target"),
        ("20.1", "low", "20.0% or less / ≈ within tolerance"),
        ("21.0", "low", "20.0% or less / ≈ within tolerance"),
        ("21.1", "low", "20.0% or less / ✗ off target"),
        ("20.0", "high", "20.0% or more / ✓ on target"),
        ("19.0", "high", "20.0% or more / ≈ within tolerance"),
        ("18.9", "high", "20.0% or more / ✗ off target"),
    ],
)
def test_a_target_is_met_nearly_met_or_missed(share: str, polarity: str, expected: str, tmp_path: Path) -> None:
    """The printed figure counts, and both ends of the tolerance are within it."""
    rules = {"share": indicator(polarity=polarity, targets=[ILLUSTRATIVE | {"status": "local"}])}
    assert cells(tmp_path, figures(share), indicators=rules)["Target"] == expected


def test_an_illustrative_target_says_so_itself_among_others(tmp_path: Path) -> None:
    """The heading says it only where it holds for the whole column."""
    local = {"for": "2022-23", "from": "500", "to": "600", "status": "local"}
    rules = {"share": indicator(targets=[ILLUSTRATIVE]), "rate": indicator("rate", "neutral", 0, targets=[local])}
    shown = table(chapter(tmp_path, figures(), indicators=rules))
    assert shown.header[2].plain == "Target"
    assert [row[2].plain for row in shown.rows] == ["20.0% or less, illustrative\n✓\u00a0on target", "500 to 600\n✓\u00a0on target"]


def test_a_target_of_another_year_is_not_held_against_a_figure(tmp_path: Path) -> None:
    """A target that moved counts for its own time only; with none for the others, there is no column."""
    rules = {"share": indicator(targets=[ILLUSTRATIVE | {"for": "2021-22"}])}
    assert not [head for head in cells(tmp_path, figures(), indicators=rules) if "Target" in head]


@pytest.mark.parametrize(
    ("before", "polarity", "expected"),
    [
        ("22.6", "low", "▼ down, better"),
        ("22.6", "high", "▼ down, worse"),
        ("22.6", "neutral", "▼ down"),
        ("18.1", "low", "▲ up, worse"),
        ("20.04", "low", "► no change"),
        ("0", "low", "▲ up, worse"),
    ],
)
def test_the_direction_is_of_printed_figures_and_by_polarity(before: str, polarity: str, expected: str, tmp_path: Path) -> None:
    """Nothing is better or worse where neither high nor low is good; what rounds to the same did not move."""
    said = cells(tmp_path, figures(before=before), indicators={"share": indicator(polarity=polarity)})["A year before"]
    assert said.partition(" / ")[2] == expected


def test_a_change_that_chance_would_make_is_not_called_better(tmp_path: Path) -> None:
    """Where the bullet's change is tested and not significant, the direction says so."""
    rows = [row("share", "2021-07", of=(23, 100)), row("share", "2022-07", of=(20, 100)), row("rate", "2022-07", "523")]
    change = bullet({"c": {"change": "share", "from": "year_before", "to": "latest"}}, id="s.c", rules={"test": "95%"})
    assert cells(tmp_path, rows, [change, LEVELS[1]])["A year before"] == "23.0% / ▼ down, not significant"


@pytest.mark.parametrize(
    ("counts", "eng", "test", "expected"),
    [
        ((12, 50), "20.0", {"test": "95%"}, "● similar"),
        ((12, 50), "20.0", {}, "▲ above"),
        ((2000, 10000), "19.0", {"test": "95%"}, "▲ above"),
        ((2000, 10000), "19.0", {}, "▲ slightly above"),
    ],
    ids=["chance", "band alone", "significant, if slight", "slight"],
)
def test_where_a_gap_was_tested_the_test_says_where_it_stands(
    counts: tuple[int, int], eng: str, test: dict[str, str], expected: str, tmp_path: Path
) -> None:
    """As in the sentence: a wide gap may be chance, and a narrow one may be none."""
    rows = [row("share", "2022-07", of=counts), row("share", "2022-03", eng, area="eng"), row("rate", "2022-07", "523")]
    gap = bullet({"g": {"gap": "share", "to": ["eng"]}}, id="s.g", rules=test)
    assert cells(tmp_path, rows, [gap, LEVELS[1]])["England"] == f"{eng}% / {expected}"


@pytest.mark.parametrize(
    ("rows", "rules", "expected"),
    [
        (figures()[1:], {}, "–"),
        ([row("share", "2021-07", "c"), *figures()[1:]], {}, "withheld"),
        ([row("share", "2021-07", "x"), *figures()[1:]], {}, "not available"),
        (figures(), {"changed": "2022-04"}, "counted in another way"),
    ],
    ids=["no row", "withheld", "not available", "another definition"],
)
def test_a_year_before_that_is_not_known_is_not_compared(rows: list[Row], rules: dict[str, Any], expected: str, tmp_path: Path) -> None:
    """The cell says why in words, and no direction is made of it."""
    assert cells(tmp_path, rows, indicators={"share": indicator(**rules)})["A year before"] == expected


def test_what_a_dash_means_is_said_before_the_table(tmp_path: Path) -> None:
    """It never stands alone on a page after it, and is left out where no cell has a dash."""
    ids = [block.id for block in chapter(tmp_path, figures()[:6]).blocks]
    assert ids == ["scorecard.reading", "scorecard.note", "scorecard.table"]
    whole = [*figures(), row("rate", "2021-07", "500")]
    assert [block.id for block in chapter(tmp_path, whole).blocks] == ["scorecard.reading", "scorecard.table"]


def test_the_months_of_the_comparators_are_said_in_report_and_on_slides(tmp_path: Path) -> None:
    """Beside figures to July nobody takes older ones for figures to July; without comparators there is nothing to say."""
    older = [each | {"period": "2021-03"} if each["area"] == AREAS["eng"] else each for each in figures()]
    made = chapter(tmp_path, older, GAPS)
    said = {block.id: block.text.plain for block in made.blocks if isinstance(block, Paragraph)}
    assert said["scorecard.note"].startswith("Comparators: figures to March 2021 and March 2022. A dash means")
    assert made.slide and made.slide.caption.plain == "All indicators of this report. Comparators: figures to March 2021 and March 2022."
    assert table(made).caption.plain == "All indicators of this report"
    alone = chapter(tmp_path, figures())
    assert alone.slide and alone.slide.caption.plain == "All indicators of this report"
    assert not [block for block in alone.blocks if isinstance(block, Paragraph) and "Comparators" in block.text.plain]


@pytest.mark.parametrize(("count", "expected"), [(24, "► no change"), (21, "9 months to Jul 2021, ► no change")])
def test_a_year_before_without_some_months_says_so(count: int, expected: str, tmp_path: Path) -> None:
    """As the latest figure does: nine months are not passed off as a year."""
    rows = [*(row("share", month, of=(20, 100)) for month in months_to("2022-07", count)), row("rate", "2022-07", "523")]
    bullets = [bullet({"l": {"level": "share", "at": "12 months to latest"}}, id="s.share"), LEVELS[1]]
    assert cells(tmp_path, rows, bullets)["A year before"] == f"20.0% / {expected}"


def test_a_newer_figure_that_is_withheld_is_told_of(tmp_path: Path) -> None:
    """The newest that can be shown is not passed off as the newest there is."""
    old = [bullet({"l": {"level": "share", "at": "2022-06"}}, id="s.share"), LEVELS[1]]
    rows = [row("share", "2022-06", "21"), row("rate", "2022-07", "523")]
    assert cells(tmp_path / "none", rows, old)["Latest"] == "21.0% / Jun 2022"
    assert cells(tmp_path / "newer", [*rows, row("share", "2022-07", "c")], old)["Latest"] == "21.0% / Jun 2022, newer withheld"


@pytest.mark.parametrize(("earlier", "told"), [([], True), ([bullet({"l": {"level": "people", "at": "2022-06"}}, id="s.e")], False)])
def test_an_indicator_without_a_figure_to_show_is_named(earlier: list[dict[str, Any]], told: bool, tmp_path: Path) -> None:
    """Its sentence says "fewer than"; the table does not pass for whole without it."""
    rules = {"people": indicator("count", "low", 0, counts_people=True, label="Children who went missing")}
    rows = [*figures(), row("people", "2022-06", 20), row("people", "2022-07", 3)]
    made = chapter(tmp_path, rows, [*LEVELS, bullet({"l": {"level": "people"}}, id="s.people"), *earlier], indicators=rules)
    (note,) = (block.text.plain for block in made.blocks if isinstance(block, Paragraph) and block.id == "scorecard.note")
    assert ("Left out, as no figure of them can be shown: Children who went missing." in note) is told
    assert ("Children who went missing" in [cells[0].plain for cells in table(made).rows]) is not told


def test_an_expected_range_stands_in_the_column_of_targets(tmp_path: Path) -> None:
    """It is a target with two ends, and is called a range."""
    rules = {"share": indicator(polarity="neutral", expected={"from": "15", "to": "19", "status": "local"})}
    bullets = [bullet({"e": {"expect": "share"}}, id="s.e"), LEVELS[1]]
    assert cells(tmp_path, figures(), bullets, indicators=rules)["Target"] == "15.0% to 19.0% / ✗ above range"


def test_one_indicator_needs_no_scorecard(tmp_path: Path) -> None:
    """There is nothing to be seen together."""
    pack = small_pack(tmp_path, figures(), LEVELS[:1])
    assert scorecard_of(pack.told(), pack.speaker) is None
