from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.measures.gap import Gap, gap
from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.periods import parse_period
from tests.small_pack import LOCAL, indicator, row, small_pack


def made(folder: Path, local: str, polarity: str = "low", *, guard: bool = True, unit: str = "percent", **others: str) -> Gap | Missing:
    rows = [row("share", "2022-07", local), *(row("share", "2020-21", value, area=area) for area, value in others.items())]
    setting = small_pack(folder, rows, indicators={"share": indicator(unit, polarity)}).setting
    figure = level(setting, "share", LOCAL, parse_period("2022-07"))
    assert isinstance(figure, Quantity)
    return gap(setting, figure, ["sn", "reg", "eng"], "words", "side", Ruling(guard))


def gap_of(*args: object, **more: object) -> Gap:
    found = made(*args, **more)  # type: ignore[arg-type]  # handed on
    assert isinstance(found, Gap), found
    return found


@pytest.mark.parametrize(
    ("local", "other", "side", "difference"),
    [("20.0", "22.7", "below", "-2.7"), ("22.7", "20.0", "above", "2.7"), ("20.04", "19.96", "same", "0.0")],
)
def test_side_and_size_are_those_of_printed_figures(local: str, other: str, side: str, difference: str, tmp_path: Path) -> None:
    """20.04 and 19.96 are printed alike, so they are the same."""
    (entry,) = gap_of(tmp_path, local, eng=other).compared
    assert (side, difference) == (entry.side, str(entry.difference))


@pytest.mark.parametrize(("polarity", "above", "below"), [("high", "good", "bad"), ("low", "bad", "good"), ("neutral", "none", "none")])
def test_polarity_says_which_side_is_good(polarity: str, above: str, below: str, tmp_path: Path) -> None:
    """A neutral indicator is never good or bad; the same is neither."""
    found = gap_of(tmp_path, "20", polarity, sn="15", reg="25", eng="20")
    assert {"sn": above, "reg": below, "eng": "none"} == {entry.key: entry.goodness for entry in found.compared}


def test_bands_follow_the_guard(tmp_path: Path) -> None:
    """8.5 beside 9: in line with the guard on, slightly below without."""
    assert gap_of(tmp_path, "8.5", eng="9").compared[0].band == "in_line"
    assert gap_of(tmp_path, "8.5", eng="9", guard=False).compared[0].band == "slightly"


def test_a_missing_comparator_is_kept_with_its_reason(tmp_path: Path) -> None:
    """Those that have a figure are compared in the order asked for; the others are listed."""
    found = gap_of(tmp_path, "20", reg="c", eng="22")
    assert [entry.key for entry in found.compared] == ["eng"]
    assert {key: missing.why for key, missing in found.missing} == {"sn": "no figure", "reg": "no figure"}


def test_without_comparators_there_is_no_gap(tmp_path: Path) -> None:
    """The bullet is dropped; nothing is compared with nothing."""
    assert Missing("no comparator has a figure", supplied=True, note="no_comparator") == made(tmp_path, "20")


@pytest.mark.parametrize(
    ("sn", "reg", "eng", "holds"),
    [
        ("585", "495", "494", True), ("585", "900", "494", False), ("585", "495", "461", False), ("585", "495", "462", True),
        ("585", "461", "494", False), ("523", "495", "494", False), ("548", "523", "523", False), ("560", "523", "523", True),
    ],
)  # fmt: skip
def test_nearest_is_true_only_if_every_other_gap_is_smaller(sn: str, reg: str, eng: str, holds: bool, tmp_path: Path) -> None:
    """Beside 523: a gap as wide as the first's is not nearer, and a first that is in line is not away."""
    assert holds == gap_of(tmp_path, "523", unit="rate", sn=sn, reg=reg, eng=eng).nearest_holds


def test_nothing_is_nearer_than_one(tmp_path: Path) -> None:
    """With one comparator left there is none to be nearer to."""
    assert not gap_of(tmp_path, "523", unit="rate", sn="585").nearest_holds
