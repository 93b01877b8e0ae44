"""Since last time: which figures were revised, and which are others for another reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_pack import Row, SmallPack, bullet, indicator, read_small_pack, row
from tests.unit.assemble.test_since import GAP, LEVEL, compared, figures, neighbours, pack_of, rows_of, written

GROUP = bullet({"g": {"gap": "share", "to": ["sn"]}}, id="s.gap")
ROWS = [row("share", "2022-07", "65.0"), *neighbours("20.0", "21.0", "22.0", "23.0", "24.0", "40.0")]
MEDIAN = {"sn": {"name": "statistical neighbour", "plural": "statistical neighbours", "neighbours": "2021", "statistic": "median"}}
MADE = ("Group's figure made otherwise", "Repeat visits, statistical neighbours, Mar 2021")


def without_the_sixth(pack: SmallPack) -> SmallPack:
    """The same with another list of neighbours."""
    listed = pack.files.path.parent / "data/neighbours.csv"
    lines = [line for line in listed.read_text(encoding="utf-8").splitlines() if not line.endswith("E06000006")]
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_small_pack(pack.files.path.parent)


def test_the_figure_of_another_group_is_no_revision(tmp_path: Path) -> None:
    """The list of neighbours is another: no authority revised anything."""
    old = written(tmp_path, pack_of(tmp_path / "old", ROWS, GROUP))
    found, _ = compared(old, without_the_sixth(pack_of(tmp_path / "new", ROWS, GROUP)))
    assert rows_of(found) == [(*MADE, "25.0%", "22.0%")]


def test_a_median_in_place_of_a_mean_is_no_revision(tmp_path: Path) -> None:
    """Of the same authorities and the same figures."""
    old = written(tmp_path, pack_of(tmp_path / "old", ROWS, GROUP))
    found, _ = compared(old, pack_of(tmp_path / "new", ROWS, GROUP, comparators=MEDIAN))
    assert rows_of(found) == [(*MADE, "25.0%", "22.5%")]


def test_a_member_whose_figure_is_withheld_no_more_makes_another_group(tmp_path: Path) -> None:
    """As it is of other authorities' figures than before."""
    hidden = [*ROWS[:-1], *neighbours("c")]
    hidden[-1] = ROWS[-1] | {"value": "c"}
    old = written(tmp_path, pack_of(tmp_path / "old", hidden, GROUP))
    found, _ = compared(old, pack_of(tmp_path / "new", ROWS, GROUP))
    assert rows_of(found) == [(*MADE, "22.0%", "25.0%")]


@pytest.mark.parametrize(("figure", "expected"), [("25.4", []), ("28.4", [("25.4%", "28%")])])
def test_other_decimals_alone_revise_nothing(figure: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    """What was printed then is quoted as it was printed."""
    old = written(tmp_path, pack_of(tmp_path / "old", figures("25.4"), LEVEL))
    whole = {"share": indicator(decimals=0)}
    found, _ = compared(old, pack_of(tmp_path / "new", figures(figure), LEVEL, indicators=whole))
    assert [cells[2:] for cells in rows_of(found)] == expected


def test_other_decimals_of_a_groups_figure_alone_revise_nothing(tmp_path: Path) -> None:
    """25.0% and 25% are one figure."""
    old = written(tmp_path, pack_of(tmp_path / "old", ROWS, GROUP))
    assert compared(old, pack_of(tmp_path / "new", ROWS, GROUP, indicators={"share": indicator(decimals=0)}))[0].revised == ()


def test_figures_withheld_in_both_packs_are_no_revision(tmp_path: Path) -> None:
    """Whatever they are."""
    people = {"people": indicator("count", "neutral", 0, counts_people=True)}
    level = bullet({"l": {"level": "people"}}, id="s.people")
    old = written(tmp_path, pack_of(tmp_path / "old", [*figures(), row("people", "2022-07", "3")], level, GAP, indicators=people))
    now = pack_of(tmp_path / "new", [*figures(), row("people", "2022-07", "2")], level, GAP, indicators=people)
    assert compared(old, now)[0].revised == ()


def test_a_gap_that_is_printed_as_an_amount_is_not_taken_for_the_groups_figure(tmp_path: Path) -> None:
    """Where the authority's figure is of the same period, both are behind it."""
    amounts = bullet({"g": {"gap": "share", "at": "2021-03", "to": ["sn"], "style": "amounts"}}, id="s.gap")
    rows = [row("share", "2021-03", "65.0"), *ROWS[1:]]
    same = pack_of(tmp_path / "old", rows, amounts)
    assert rows_of(compared(written(tmp_path, same), same)[0]) == []


def test_a_newer_figure_of_a_group_is_no_revision_of_an_older_one(tmp_path: Path) -> None:
    """Although the older one is not among the data any more."""
    newer = [ROWS[0], *neighbours("30.0", "31.0", "32.0", "33.0", "34.0", "35.0", period="2022-03")]
    old = written(tmp_path, pack_of(tmp_path / "old", ROWS, GROUP))
    found, _ = compared(old, pack_of(tmp_path / "new", newer, GROUP))
    assert (found.revised, found.regrouped) == ((), ())


def test_another_areas_small_count_is_not_told_either(tmp_path: Path) -> None:
    """What this pack would withhold of the region it does not quote from a pack with a lower threshold."""
    people, loose = {"share": indicator(counts_people=True)}, {"small_numbers": {"threshold": 1}}
    then, now = ([*figures()[:1], row("share", "2022-03", of=(count, 100), area="reg", status="published")] for count in (3, 60))
    old = written(tmp_path, pack_of(tmp_path / "old", then, GAP, indicators=people, rules=loose))
    found, _ = compared(old, pack_of(tmp_path / "new", now, GAP, indicators=people))
    assert [tuple(cell.plain for cell in cells[2:]) for cells in found.revised] == [("withheld", "60.0%")]
    assert [cells[2].plain for cells in found.moved] == ["withheld"]


def test_a_nought_is_not_told_where_noughts_are_withheld_now(tmp_path: Path) -> None:
    """It was printed by other rules."""
    people = {"people": indicator("count", "neutral", 0, counts_people=True)}
    level = bullet({"l": {"level": "people"}}, id="s.people")
    old = written(tmp_path, pack_of(tmp_path / "old", [row("people", "2022-07", "0")], level, indicators=people))
    hidden = {"small_numbers": {"hide_zeros": "on"}}
    found, _ = compared(old, pack_of(tmp_path / "new", [row("people", "2022-07", "9")], level, indicators=people, rules=hidden))
    assert [cells[2:] for cells in rows_of(found)] == [("withheld", "9")]


def partial(values: list[str], share: str = "65.0") -> list[Row]:
    """The authority beside six neighbours."""
    return [row("share", "2022-07", share), *neighbours(*values)]


def test_a_group_with_a_member_withheld_in_both_packs_is_quoted(tmp_path: Path) -> None:
    """Its average was made without that one, and so gives nothing back."""
    then, now = (["20.0", "21.0", "22.0", "23.0", last, "c"] for last in ("24.0", "29.0"))
    old = written(tmp_path, pack_of(tmp_path / "old", partial(then), GROUP))
    found, _ = compared(old, pack_of(tmp_path / "new", partial(now, "10.0"), GROUP))
    assert [cells[2].plain for cells in found.moved] == [
        "In July 2022, the share of visits that were repeat visits was 65.0%, above the statistical neighbour average (22.0%)."
    ]
    assert [tuple(cell.plain for cell in cells[2:]) for cells in found.revised] == [("65.0%", "10.0%"), ("22.0%", "23.0%")]


def test_an_average_that_holds_a_member_withheld_now_is_not_quoted(tmp_path: Path) -> None:
    """With the others it would give the hidden figure back."""
    then, now = (["20.0", "21.0", "22.0", "23.0", "24.0", last] for last in ("40.0", "c"))
    old = written(tmp_path, pack_of(tmp_path / "old", partial(then), GROUP))
    found, _ = compared(old, pack_of(tmp_path / "new", partial(now), GROUP))
    assert rows_of(found) == [(*MADE, "withheld", "22.0%")]


def test_a_groups_figure_that_is_published_now_is_made_otherwise(tmp_path: Path) -> None:
    """Before it was worked out from the members' figures."""
    published = row("share", "2021-03", "25.4", area="sn", status="published", statistic="mean")
    old = written(tmp_path, pack_of(tmp_path / "old", ROWS, GROUP))
    found, _ = compared(old, pack_of(tmp_path / "new", [ROWS[0], published], GROUP))
    assert [cells for cells in rows_of(found) if cells[0] != "Message moved"] == [(*MADE, "25.0%", "25.4%")]
