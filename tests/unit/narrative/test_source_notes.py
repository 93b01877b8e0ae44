from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.small_pack import COMPARATORS, Row, bullet, indicator, row, small_pack

YEAR = "year ending 2021-03"
LEVEL = bullet({"l": {"level": "share"}}, id="s.l")
GAP = bullet({"g": {"gap": "share", "to": ["sn", "reg", "eng"]}}, id="s.g")


def notes(folder: Path, rows: list[Row], *bullets: dict[str, Any], **more: Any) -> tuple[str, str]:
    section = small_pack(folder, rows, bullets, **more).told().sections[0]
    return section.note.plain, section.slide_note.plain


def published(area: str, value: str = "22.7", period: str = YEAR, source: str = "DfE", **more: Any) -> Row:
    return row("share", period, value, area=area, source=source, **({"status": "published"} | more))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("local", "Sandwell: local figures to July 2022, not validated."),
        ("illustrative", "Sandwell: local figures to July 2022, not validated; illustrative."),
        ("published", "Sandwell: published figures for July 2022."),
    ],
)
def test_a_note_says_whose_figures_they_are(status: str, expected: str, tmp_path: Path) -> None:
    """Local, illustrative or published, and to when; the same at the foot of a slide."""
    assert (expected, expected) == notes(tmp_path, [row("share", "2022-07", 20, status=status)], LEVEL)


def test_figures_that_are_illustrative_in_part_say_so(tmp_path: Path) -> None:
    """Beside local ones."""
    rows = [row("share", "2022-07", 20), row("number", "2022-07", 5, status="illustrative")]
    note, _ = notes(tmp_path, rows, LEVEL, bullet({"l": {"level": "number"}}, id="s.n"))
    assert note == "Sandwell: local figures to July 2022, not validated; illustrative in part."


def test_local_and_published_figures_are_told_apart(tmp_path: Path) -> None:
    """Each with its own periods."""
    rows = [row("share", "2022-07", 20), published("local")]
    note, _ = notes(tmp_path, rows, bullet({"c": {"change": "share", "from": "latest published"}}))
    assert note == "Sandwell: local figures to July 2022, not validated. Sandwell: published figures for the year ending March 2021."


def test_comparators_have_their_period_and_source(tmp_path: Path) -> None:
    """Sources once each, an illustrative one marked; the slide has the periods only."""
    rows = [row("share", "2022-07", 20), published("reg"), published("eng", source="LAIT 2022", status="illustrative")]
    note, short = notes(tmp_path, rows, GAP)
    local = "Sandwell: local figures to July 2022, not validated."
    assert note.startswith(f"{local} Comparators for the year ending March 2021: DfE; LAIT 2022 (illustrative).")
    assert short == f"{local} Comparators: year ending Mar 2021."


def test_every_period_of_the_comparators_is_named(tmp_path: Path) -> None:
    """Those that differ stand beside the comparator too."""
    rows = [row("share", "2022-07", 20), published("sn"), published("reg"), published("eng", period="2022-03")]
    note, _ = notes(tmp_path, rows, GAP)
    assert "Comparators for the year ending March 2021 and March 2022: DfE." in note


@pytest.mark.parametrize(("statistic", "values", "expected"), [
    ("mean", 10, "mean of 10 of 10 neighbours' published figures"), ("mean", 6, "mean of 6 of 10 neighbours' published figures"),
    ("median", 10, "median of 10 of 10 neighbours' published figures"), ("mean", 0, "mean as published or quoted"),
])  # fmt: skip
def test_a_groups_figure_says_how_it_was_made(statistic: str, values: int, expected: str, tmp_path: Path) -> None:
    """List, statistic, members used, or that it was given."""
    rows = [
        row("share", "2022-07", 20),
        *(published(f"n{place}") for place in range(1, values + 1)),
        *([] if values else [published("sn")]),
    ]
    note, _ = notes(tmp_path, rows, GAP, comparators={"sn": COMPARATORS["sn"] | {"statistic": statistic}})
    assert f"Statistical neighbours (2021 list): {expected}." in note


def test_indicators_made_unlike_are_named(tmp_path: Path) -> None:
    """Where one group figure was worked out and another given."""
    rows = [
        row("share", "2022-07", 20),
        row("rate", "2022-07", 500),
        published("sn"),
        *(row("rate", YEAR, 585, area=f"n{n}") for n in range(1, 11)),
    ]
    gaps = [bullet({"g": {"gap": name, "to": ["sn"]}}, id=f"s.{name}") for name in ("share", "rate")]
    note, _ = notes(tmp_path, rows, *gaps)
    assert note.endswith(
        "Statistical neighbours (2021 list): mean as published or quoted for Repeat visits; "
        "mean of 10 of 10 neighbours' published figures for The visit rate."
    )


def test_what_changes_how_a_figure_reads_stands_in_the_note(tmp_path: Path) -> None:
    """With the indicator's name before it; its numbers are accounted for."""
    unlike = {"share": indicator(not_like_for_like="it leaves out those under 16")}
    made = small_pack(tmp_path, [row("share", "2022-07", 20), published("eng")], [GAP], indicators=unlike).told().sections[0]
    assert "Repeat visits: it leaves out those under 16." in made.note.plain
    assert ("16", "definition") in {(literal.printed, literal.origin) for literal in made.note.literals}


def test_without_a_source_the_file_is_named(tmp_path: Path) -> None:
    """The note has no hole where a row does not say where it comes from."""
    note, _ = notes(tmp_path, [row("share", "2022-07", 20), published("eng", source="")], GAP)
    assert "Comparators for the year ending March 2021: data/rows.csv." in note


def test_no_figure_was_supplied_only_where_there_is_none(tmp_path: Path) -> None:
    """Of what another sentence prints a figure of, or compares, the note does not say that there is none."""
    change, number = bullet({"c": {"change": "share", "from": "year_before"}}, id="s.c"), bullet({"l": {"level": "number"}}, id="s.n")
    to_one = bullet({"g": {"gap": "share", "to": ["reg"]}}, id="s.r")
    rows = [row("share", "2022-07", 20), published("eng")]
    note, _ = notes(tmp_path / "a", rows, LEVEL, change, number, to_one)
    assert "No figure was supplied for: Visits. As a figure is missing, not everything can be said of: Repeat visits." in note
    assert note.endswith("No comparator has a figure for: Repeat visits.")
    some, _ = notes(
        tmp_path / "c", [row("share", "2022-07", 20), row("share", "2021-07", "c"), row("number", "2022-07", "x")], change, number
    )
    assert some.endswith("As a figure is withheld or not available, not everything can be said of: Repeat visits and Visits.")
    compared, _ = notes(tmp_path / "b", [row("share", "2022-07", 20), published("eng")], GAP, to_one)
    assert "No comparator has a figure" not in compared
