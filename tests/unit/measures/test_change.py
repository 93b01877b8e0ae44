from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scrutiny_pack.assemble.chart_blocks import month_marks
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.change import Change, goodness
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.periods import parse_period
from tests.small_pack import SmallPack, bullet, months_to, row, small_pack


def quantity(value: str, decimals: int = 1, unit: Unit = Unit.PERCENT) -> Quantity:
    return Quantity("share", "E08000028", parse_period("2022-07"), Decimal(value), unit, decimals, "as given", ())


def change(start: str, end: str, polarity: str = "low", decimals: int = 1) -> Change:
    return Change(quantity(start, decimals), quantity(end, decimals), polarity)


@pytest.mark.parametrize(
    ("start", "end", "difference", "direction"),
    [
        ("22.6", "20.0", "-2.6", "down"), ("12.449", "12.451", "0.1", "up"), ("12.44", "12.36", "0.0", "same"),
        ("12.35", "12.44", "0.0", "same"),
        ("0", "5", "5.0", "up"), ("5", "0", "-5.0", "down"),
    ],
)  # fmt: skip
def test_the_change_is_that_of_the_printed_figures(start: str, end: str, difference: str, direction: str) -> None:
    """Members can check it with a pencil: what looks the same has not changed."""
    made = change(start, end)
    assert (difference, direction) == (str(made.difference), made.direction)


@pytest.mark.parametrize(
    ("start", "end", "percent"),
    [("718", "520", "27.6"), ("312", "178", "42.9"), ("520", "718", "38.1"), ("8", "9", "12.5"), ("3", "2", "33.3")],
)
def test_a_relative_change_is_of_the_printed_start(start: str, end: str, percent: str) -> None:
    """In percent, half up to one decimal, without a sign."""
    assert percent == str(change(start, end, decimals=0).percent)


@pytest.mark.parametrize("start", ["0", "0.04", "-3"])
def test_from_nought_there_is_no_percentage(start: str) -> None:
    """Nor from what is printed as nought, nor from less."""
    assert change(start, "5").percent is None


@pytest.mark.parametrize(
    ("polarity", "up", "down"), [("high", "good", "bad"), ("low", "bad", "good"), ("neutral", "none", "none")]
)  # fmt: skip
def test_polarity_alone_says_what_is_good(polarity: str, up: str, down: str) -> None:
    """A neutral indicator is never good or bad, and no change never is."""
    assert (up, down) == (goodness(Decimal(1), polarity), goodness(Decimal(-1), polarity))
    assert (up, down) == (change("1", "2", polarity).goodness, change("2", "1", polarity).goodness)
    assert goodness(Decimal(0), polarity) == "none" == change("2", "2", polarity).goodness


class DescribeNewSeries:
    """A figure marked [b] was counted in another way than those before it."""

    @staticmethod
    def pack(folder: Path, *figures: object) -> SmallPack:
        months = ("2021-07", "2022-06", "2022-07")
        rows = [row("number", month, figure) for month, figure in zip(months, figures, strict=True)]
        return small_pack(folder, rows, [bullet({"c": {"change": "number", "from": "year_before", "to": "latest"}})])

    @pytest.mark.parametrize(
        ("figures", "begins"),
        [((40, 41, "42[b]"), "2022-07"), ((40, "41 [b]", 42), "2022-06"), (("40[b]", 41, 42), None)],
    )
    def it_makes_no_change_across_it(self, figures: tuple[object, ...], begins: str | None, tmp_path: Path) -> None:
        """Whether it begins with the later figure or between the two; one that begins with the earlier figure covers both."""
        made = self.pack(tmp_path, *figures)
        if begins is None:
            assert "from 40" in made.text()
            return
        assert made.why_dropped() == f"c: a new series begins with {begins}"
        assert (
            "Not compared with figures from before the area, the definition or the series changed: Visits."
            in made.told().sections[0].note.plain
        )

    def it_makes_no_sum_across_it(self, tmp_path: Path) -> None:
        """Twelve months of two kinds have no total, and a line does not join them."""
        rows = [row("number", month, f"{place}[b]" if place == 6 else place) for place, month in enumerate(months_to("2022-07", 12))]
        made = small_pack(tmp_path, rows, [bullet({"l": {"level": "number", "at": "12 months to latest"}})])
        assert made.why_dropped() == "l: a new series begins within these months"
        marks = month_marks(made.speaker, "number", 12, counts=False)
        assert [place for place, each in enumerate(marks) if each.point().begins] == [6]
