"""Since last time: which figures were revised, and which are others for another reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_pack import SmallPack, bullet, indicator, read_small_pack, row
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
