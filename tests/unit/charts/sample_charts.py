"""Charts to be drawn in tests, from plain lists."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from scrutiny_pack.pack import Chart, ChartKind, Goal, Level, Point, Range, Series
from scrutiny_pack.text import Text, authored
from tests.sample_pack import bar_chart, line_chart

AREAS = ["Sandwell", "Statistical neighbour average", "West Midlands", "England"]


def numbers(text: str) -> list[str]:
    return text.split()


MONTHLY = numbers("18.2 17.5 19.9 20.4 22.1 21.8 23.0 22.6 20.9 21.4 20.2 19.8 20.5 21.5 19.8 18.9 19.1 - 20.8 19.2 18.0 20.1 20.8 19.7")
COUNTS = numbers("412 533 478 501 390 - 455 530 421 498 502 1467")


def plain(text: str) -> Text:
    return authored(text, "sample")


def months(count: int) -> list[str]:
    numbers = range(2022 * 12 + 7 - count, 2022 * 12 + 7)
    return [datetime.date(number // 12, number % 12 + 1, 1).strftime("%b %y") for number in numbers]


def series(
    name: str, places: Sequence[str], values: Sequence[str], role: str = "authority", labelled: str = "all", unit: str = "%"
) -> Series:
    """A series; the value "-" is missing. `labelled` is all or last."""
    points = []
    for index, (place, value) in enumerate(zip(places, values, strict=True)):
        missing = value == "-"
        label = "" if missing or (labelled == "last" and index < len(values) - 1) else f"{value}{unit}"
        points.append(Point(plain(place), None if missing else Decimal(value), plain(label), "not available" if missing else ""))
    return Series(plain(name), role, tuple(points))


def level(label: str, role: str, value: str) -> Level:
    return Level(plain(label), role, Decimal(value))


def band(label: str, low: str, high: str) -> Range:
    return Range(plain(label), Decimal(low), Decimal(high))


def goal(words: str, short: str, places: tuple[int, int], low: str = "", high: str = "") -> Goal:
    ends = [Decimal(end) if end else None for end in (low, high)]
    return Goal(plain(words), plain(short), *places, *ends)


MOVED = (
    goal("Target: no more than 21.0%", "Target: 21.0%", (8, 19), high="21"),
    goal("Target: no more than 20.0%", "Target: 20.0%", (20, 23), high="20"),
)
BANDS = (
    goal("Target: 19.0% to 21.0%", "Target: 19.0% to 21.0%", (0, 11), "19", "21"),
    goal("Target: 18.0% to 20.0%, illustrative", "Target: 18.0% to 20.0%", (12, 23), "18", "20"),
)
COUNTED = (goal("Target: at least 450", "Target: 450", (0, 7), "450"), goal("Target: at least 420", "Target: 420", (8, 11), "420"))
THREE_LEVELS = (
    level("Statistical neighbours 20.8%, 2020-21", "sn", "20.83"),
    level("West Midlands 20.0%, 2020-21", "reg", "20.0"),
    level("England 22.7%, 2020-21", "eng", "22.7"),
)


def chart(
    kind: ChartKind,
    *drawn: Series,
    levels: Sequence[Level] = (),
    ranges: Sequence[Range] = (),
    goals: Sequence[Goal] = (),
    strong: Sequence[int] = (),
    title: str = "Re-referrals within 12 months of the previous referral",
    subtitle: str = "Percentage of referrals, each month",
    decimals: int = 1,
) -> Chart:
    return Chart(
        "sample.chart", kind, plain(title), plain(subtitle), drawn, tuple(levels), tuple(ranges), tuple(strong), decimals, Text(), Text(),
        goals=tuple(goals),
    )  # fmt: skip


CHARTS: dict[str, Chart] = {
    "line of the sample pack": line_chart(),
    "bars of the sample pack": bar_chart(),
    "two years beside three levels": chart("line", series("Sandwell", months(24), MONTHLY, labelled="last"), levels=THREE_LEVELS),
    "three series, levels and a range": chart(
        "line",
        series("Sandwell", ["2019", "2020", "2021"], ["10", "12", "11"], labelled="last"),
        series("Statistical neighbours", ["2019", "2020", "2021"], ["11", "11", "11"], "sn", labelled="last"),
        series("England", ["2019", "2020", "2021"], ["9", "-", "11.2"], "eng", labelled="last"),
        levels=[level("West Midlands 11.1%, 2020-21", "reg", "11.1")],
        ranges=[band("Target 10% to 12%", "10", "12")],
    ),
    "line whose last month is missing": chart("line", series("Sandwell", months(12), [*MONTHLY[:11], "-"], labelled="last")),
    "line with every point labelled": chart("line", series("Sandwell", months(6), numbers("5 9 4 8 3 7"))),
    "a target that moved": chart("line", series("Sandwell", months(24), MONTHLY, labelled="last"), levels=THREE_LEVELS, goals=MOVED),
    "a target with two ends": chart("line", series("Sandwell", months(24), MONTHLY, labelled="last"), goals=BANDS),
    "a target of one month": chart("line", series("Sandwell", ["Jul 22"], ["19.7"]), goals=[goal("Target: 20%", "x", (0, 0), "20")]),
    "counts beside targets": chart("bars by month", series("Referrals", months(12), COUNTS, unit=""), decimals=0, goals=COUNTED),
    "single point": chart("line", series("Sandwell", ["Jul 22"], ["19.7"])),
    "all zero": chart("line", series("Sandwell", months(3), ["0", "0", "0"], labelled="last"), levels=[level("England 0", "eng", "0")]),
    "counts by month": chart("bars by month", series("Referrals", months(12), COUNTS, unit=""), decimals=0),
    "percentages by month": chart("bars by month", series("Sandwell", months(11), MONTHLY[-11:]), levels=THREE_LEVELS),
    "many bars": chart("bars by month", series("Sandwell", months(24), MONTHLY), levels=THREE_LEVELS[:1]),
    "falls and rises": chart("bars by month", series("Net", months(5), numbers("5 -3 - - -8"), unit=""), decimals=0),
    "four areas": chart(
        "bars beside comparators",
        series("Care leavers", AREAS, ["46.3", "55.2", "54.7", "-"]),
        strong=[0],
        ranges=[band("Target 50% to 60%", "50", "60")],
    ),
    "areas with levels": chart(
        "bars beside comparators", series("Care leavers", AREAS, numbers("46 55 54 52")), levels=THREE_LEVELS, strong=[0]
    ),
    "areas of one name": chart("bars beside comparators", series("Care leavers", ["Sandwell"] * 20, [str(n) for n in range(20)])),
    "twelve areas with long names": chart(
        "bars beside comparators",
        series("Care leavers", [f"The Royal Metropolitan Borough Council of {name}" for name in "ABCDEFGHIJKL"], MONTHLY[:12]),
    ),
    "below zero": chart("bars beside comparators", series("Change", AREAS, numbers("-4.5 2.0 -1.1 0"), unit=""), strong=[0]),
    "two groups of two": chart(
        "grouped bars",
        series("Aged 17 to 18", ["Sandwell", "England"], ["64.2", "65.9"]),
        series("Aged 19 to 21", ["Sandwell", "England"], ["46.3", "52.0"], "older"),
    ),
    "four groups of three": chart(
        "grouped bars",
        series("Aged 16", AREAS, numbers("64.2 65.9 - 60.0")),
        series("Aged 17 to 18", AREAS, numbers("46.3 52.0 44.0 50.1"), "middle"),
        series("Aged 19 to 21", AREAS, numbers("46.3 52.0 44.0 99.9"), "older"),
        ranges=[band("Target 50% to 60%", "50", "60")],
    ),
    "code in labels": chart(
        "line",
        series("_under $10 & $20 x_{$", ["a_1", "$b$", "<c>"], ["1", "2", "3"], labelled="last"),
        levels=[level("Łódź ŵ $1 and $2", "eng", "2")],
        title="Cost $10 and $20 _{x " * 9,
        subtitle="没有 " * 60,
    ),
}
