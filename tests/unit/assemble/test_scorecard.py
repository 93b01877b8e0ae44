"""The scorecard: each cell's words follow from figures that are printed, and what is not known is not guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.assemble.scorecard import scorecard_of
from scrutiny_pack.pack import Chapter, Table
from tests.small_pack import Row, bullet, indicator, row, small_pack

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


def table(made: Chapter) -> Table:
    """Its table in the report."""
    return next(block for block in made.blocks if isinstance(block, Table))


def cells(folder: Path, rows: list[Row], bullets: list[dict[str, Any]] = LEVELS, **more: Any) -> dict[str, str]:
    """The first row, by the headings of its columns; spaces that do not break are as others."""
    shown = table(chapter(folder, rows, bullets, **more))
    return {head.plain: cell.plain.replace("\u00a0", " ") for head, cell in zip(shown.header, shown.rows[0], strict=True)}


def test_a_row_says_all_in_words_and_signs(tmp_path: Path) -> None:
    """Indicator, section, period, figures, direction, target and each comparator, in this order."""
    said = cells(tmp_path, figures(), GAPS, indicators={"share": indicator(targets=[ILLUSTRATIVE])})
    assert said == {
        "Indicator": "Repeat visits",
        "Section": "Visits",
        "Period": "Jul 2022",
        "Latest": "20.0%",
        "A year before": "22.6%",
        "Direction": "▼ down, better",
        "Target": "✓ on target (no more than 20.0%, illustrative)",
        "Statistical neighbours": "20.8% (▼ slightly below)",
        "West Midlands": "20.4% (● in line)",
        "England": "20.0% (● in line)",
    }


def test_a_slide_has_fewer_columns_and_the_same_words(tmp_path: Path) -> None:
    """The period stands with the figure; section and the figure of a year before are in the report."""
    made = chapter(tmp_path, figures(), GAPS)
    assert made.slide is not None
    assert [head.plain for head in made.slide.header] == [
        "Indicator", "Latest", "Direction", "Statistical neighbours", "West Midlands", "England"
    ]  # fmt: skip
    assert made.slide.rows[0][1].plain == "20.0%, Jul 2022"
    assert [cell.plain for cell in made.slide.rows[0][2:]] == [cell.plain for cell in table(made).rows[0][5:]]


@pytest.mark.parametrize(
    ("share", "polarity", "expected"),
    [
        ("20.0", "low", "✓ on target (no more than 20.0%)"),
        ("20.04", "low", "✓ on target (no more than 20.0%)"),
        ("20.1", "low", "≈ within tolerance (no more than 20.0%)"),
        ("21.0", "low", "≈ within tolerance (no more than 20.0%)"),
        ("21.1", "low", "✗ off target (no more than 20.0%)"),
        ("20.0", "high", "✓ on target (at least 20.0%)"),
        ("19.0", "high", "≈ within tolerance (at least 20.0%)"),
        ("18.9", "high", "✗ off target (at least 20.0%)"),
    ],
)
def test_a_target_is_met_nearly_met_or_missed(share: str, polarity: str, expected: str, tmp_path: Path) -> None:
    """The printed figure counts, and both ends of the tolerance are within it."""
    rules = {"share": indicator(polarity=polarity, targets=[ILLUSTRATIVE | {"status": "local"}])}
    assert cells(tmp_path, figures(share), indicators=rules)["Target"] == expected


def test_a_target_of_another_year_is_not_held_against_a_figure(tmp_path: Path) -> None:
    """A target that moved counts for its own time only; with none for the others, there is no column."""
    rules = {"share": indicator(targets=[ILLUSTRATIVE | {"for": "2021-22"}])}
    assert "Target" not in cells(tmp_path, figures(), indicators=rules)


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
    assert cells(tmp_path, figures(before=before), indicators={"share": indicator(polarity=polarity)})["Direction"] == expected


def test_a_change_that_chance_would_make_is_not_called_better(tmp_path: Path) -> None:
    """Where the bullet's change is tested and not significant, the direction says so."""
    rows = [row("share", "2021-07", of=(23, 100)), row("share", "2022-07", of=(20, 100)), row("rate", "2022-07", "523")]
    change = bullet({"c": {"change": "share", "from": "year_before", "to": "latest"}}, id="s.c", rules={"test": "95%"})
    assert cells(tmp_path, rows, [change, LEVELS[1]])["Direction"] == "▼ down, not significant"


@pytest.mark.parametrize(
    ("rows", "rules", "expected"),
    [
        (figures()[1:], {}, ("–", "–")),
        ([row("share", "2021-07", "c"), *figures()[1:]], {}, ("withheld", "–")),
        ([row("share", "2021-07", "x"), *figures()[1:]], {}, ("not available", "–")),
        (figures(), {"changed": "2022-04"}, ("counted in another way", "–")),
    ],
    ids=["no row", "withheld", "not available", "another definition"],
)
def test_a_year_before_that_is_not_known_is_not_compared(
    rows: list[Row], rules: dict[str, Any], expected: tuple[str, str], tmp_path: Path
) -> None:
    """The cell says why in words, and no direction is made of it."""
    said = cells(tmp_path, rows, indicators={"share": indicator(**rules)})
    assert (said["A year before"], said["Direction"]) == expected


def test_what_a_dash_means_is_said_before_the_table(tmp_path: Path) -> None:
    """It never stands alone on a page after it, and is left out where no cell has a dash."""
    ids = [block.id for block in chapter(tmp_path, figures()[:6]).blocks]
    assert ids == ["scorecard.reading", "scorecard.note", "scorecard.table"]
    whole = [*figures(), row("rate", "2021-07", "500")]
    bullets = [bullet({"g": {"gap": name, "to": ["reg"]}}, id=f"s.{name}") for name in ("share", "rate")]
    assert [block.id for block in chapter(tmp_path, whole, bullets).blocks] == ["scorecard.reading", "scorecard.table"]


def test_an_expected_range_stands_in_the_column_of_targets(tmp_path: Path) -> None:
    """It is a target with two ends, and is called a range."""
    rules = {"share": indicator(polarity="neutral", expected={"from": "15", "to": "19", "status": "local"})}
    bullets = [bullet({"e": {"expect": "share"}}, id="s.e"), LEVELS[1]]
    assert cells(tmp_path, figures(), bullets, indicators=rules)["Target"] == "✗ above range (15.0% to 19.0%)"


def test_one_indicator_needs_no_scorecard(tmp_path: Path) -> None:
    """There is nothing to be seen together."""
    pack = small_pack(tmp_path, figures(), LEVELS[:1])
    assert scorecard_of(pack.told(), pack.speaker) is None
