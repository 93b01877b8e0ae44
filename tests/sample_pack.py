"""A small pack made by hand, for tests of what is drawn and built: a static section, a line chart and bars beside comparators."""

from __future__ import annotations

import datetime
from decimal import Decimal

from scrutiny_pack.pack import Bullet, Chart, KeyMessage, KeyMessageGroup, Level, Link, Pack, Paragraph, Point, Section, Series, Table
from scrutiny_pack.periods import parse_period
from scrutiny_pack.text import Fact, Slot, Text, authored, words

MONTHLY = [
    ("2021-08", "20.5"),
    ("2021-09", "21.5"),
    ("2021-10", "19.8"),
    ("2021-11", "18.9"),
    ("2021-12", "19.1"),
    ("2022-01", None),
    ("2022-02", "20.8"),
    ("2022-03", "19.2"),
    ("2022-04", "18.0"),
    ("2022-05", "20.1"),
    ("2022-06", "20.8"),
    ("2022-07", "19.7"),
]


def slot(printed: str, unit: str = "percent") -> Text:
    fact = Fact(
        "sample", "E08000028", parse_period("2022-07"), Decimal("20.0"), None, None, 1, "", "local", "Sample", "", "data/sample.csv", 2
    )
    number = Decimal(printed.rstrip("%").replace(",", ""))
    return Text((Slot(printed, "l.value", number, unit, "as given", "half up to 1 decimal", (fact,)),))


def literal(text: str, origin: str = "period") -> Text:
    return authored(text, origin)


def line_chart() -> Chart:
    points = []
    for month, value in MONTHLY:
        at = literal(datetime.date.fromisoformat(f"{month}-01").strftime("%b %y"))
        label = slot(f"{value}%") if month == "2022-07" else Text()
        points.append(Point(at, Decimal(value) if value else None, label, "" if value else "not available"))
    return Chart(
        id="rereferrals.trend",
        kind="line",
        title=words("Re-referrals"),
        subtitle=words("Percentage of referrals, each month"),
        series=(Series(words("Sandwell"), "authority", tuple(points)),),
        levels=(
            Level(words("Statistical neighbours ") + slot("20.8%") + literal(", 2020-21"), "sn", Decimal("20.83")),
            Level(words("England ") + slot("22.7%") + literal(", 2020-21"), "eng", Decimal("22.7")),
        ),
        ranges=(),
        strong=(),
        decimals=1,
        alt=words("Line chart of re-referrals each month. Sandwell ") + slot("19.7%") + literal(" in July 2022."),
        caption=words("Re-referrals, Sandwell and comparators"),
        bullets=("rereferrals.change", "rereferrals.compare"),
    )


def bar_chart() -> Chart:
    bars = [("Sandwell", "46.3"), ("Statistical neighbours", "55.2"), ("West Midlands", "54.7")]
    return Chart(
        id="eet1921.compare",
        kind="bars beside comparators",
        title=literal("Care leavers aged 19 to 21 in education or work", "definition"),
        subtitle=words("Percentage of care leavers"),
        series=(Series(words("Care leavers"), "authority", tuple(Point(words(n), Decimal(v), slot(f"{v}%")) for n, v in bars)),),
        levels=(),
        ranges=(),
        strong=(0,),
        decimals=1,
        alt=words("Bar chart. Sandwell ") + slot("46.3%") + words("."),
        caption=words("Care leavers, Sandwell and comparators"),
        bullets=("eet1921.compare",),
    )


def static_section() -> Section:
    grades = ("Overall effectiveness", "The experiences and progress of children in care and care leavers")
    table = Table(
        "ofsted.grades",
        words("Inspection grades"),
        (words("Judgement"), words("Grade")),
        tuple((words(grade), words("Requires improvement to be good")) for grade in grades),
        words("Each judgement with its grade"),
        numeric=False,
    )
    prose = Paragraph("ofsted.summary", "body", literal("Inspectors visited from 9 to 20 May 2022.", "static text"))
    return Section(
        "ofsted",
        words("Ofsted inspection"),
        (prose, table, Link("ofsted.link", words("Read the inspection report"), "https://reports.ofsted.gov.uk/provider/44/80549")),
    )


def section(title: str, chart: Chart, bullets: list[tuple[str, Text, Text]]) -> Section:
    key = chart.id.partition(".")[0]
    return Section(
        key,
        words(title),
        (
            Paragraph(
                f"{key}.headline",
                "headline",
                words(f"{title} fell from ") + slot("22.6%") + words(" to ") + slot("20.0%") + words(", below England"),
            ),
            chart,
            *(Bullet(*entry) for entry in bullets),
            Paragraph(
                f"{key}.note",
                "note",
                literal("Local data to July 2022, not validated. Comparators: published by DfE, year ending March 2021."),
            ),
        ),
        slide_note=literal("Local data to July 2022; comparators year ending March 2021 (DfE)"),
    )


def sample_pack() -> Pack:
    fell = words("Re-referrals fell by ") + slot(["2.6", "percentage", "points"][0]) + words(" percentage points.")
    compare = words("This is below the England average (") + slot("22.7%") + words(").")
    leavers = words("Of care leavers, ") + slot("46.3%") + words(" were in education, employment or training.")
    first = section("Re-referrals", line_chart(), [("rereferrals.change", fell, fell), ("rereferrals.compare", compare, compare)])
    second = section("Care leavers", bar_chart(), [("eet1921.compare", leavers, leavers)])
    figures = Table(
        "rereferrals.trend.figures",
        words("Re-referrals"),
        (words("Month"), words("Sandwell")),
        tuple((p.at, slot(f"{p.value}%") if p.value else words("[x]")) for p in line_chart().series[0].points),
        words("Each month"),
    )
    return Pack(
        id="sample-scrutiny",
        board="scrutiny",
        title=literal("Key performance, July 2022"),
        subtitle=words("Compared with England"),
        area_code="E08000028",
        area_name="Sandwell",
        month=parse_period("2022-07"),
        committee=words("Children's Services Scrutiny Board"),
        meeting_date=datetime.date(2022, 10, 10),
        language="en-GB",
        front_notes=(Paragraph("front.illustrative", "note", words("Some figures in this pack are illustrative.")),),
        key_messages=(
            KeyMessageGroup(
                "key.good", words("Where we do well"), (KeyMessage("key.rereferrals.change", "rereferrals", fell, fell, True),)
            ),
            KeyMessageGroup("key.look", words("Where we need to look"), (KeyMessage("key.eet", "eet1921", leavers, leavers, True),)),
        ),
        sections=(static_section(), first, second),
        appendix=(figures,),
        build_id="0123456789abcdef",
    )
