"""A larger pack for tests of the slides, made from the small one, and drawings that need no chart library."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image, ImageDraw

from scrutiny_pack.charts.drawing import Drawing
from scrutiny_pack.pack import Chart, KeyMessage, KeyMessageGroup, Pack, Paragraph, Section, Table
from scrutiny_pack.text import Text, words
from tests.sample_pack import bar_chart, line_chart, literal, sample_pack, section, slot

LONG = " of children in need of help and protection in the borough, which is slightly below the statistical neighbour average"


def drawing(label: str = "Sample") -> Drawing:
    """A picture of the size of a real chart, with its corners marked so that cropping shows."""
    picture = Image.new("RGB", (640, 320), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 639, 319), outline="#12436D", width=4)
    pen.line([(40 + 50 * step, 250 - (step * 37) % 150) for step in range(12)], fill="#28A197", width=6)
    pen.text((20, 15), label, fill="black", font_size=24)
    png = io.BytesIO()
    picture.save(png, "PNG")
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320"><title>{label}</title><rect width="640" height="320"/></svg>'
    return Drawing(svg.encode(), png.getvalue(), 16.0, 8.0, ())


def drawings(pack: Pack) -> dict[str, Drawing]:
    """A drawing for each chart of `pack`."""
    return {chart.id: drawing(chart.title.plain) for part in pack.sections for chart in part.charts}


def bullet(identifier: str, slide: Text, full: Text | None = None) -> tuple[str, Text, Text]:
    """A bullet as `section` takes it."""
    return identifier, full or slide + words(" This is the full sentence, for the report."), slide


def chart(identifier: str, *bullets: str) -> Chart:
    """A line chart with the bullets that stand beside it."""
    return replace(line_chart(), id=identifier, bullets=bullets)


def two_charts() -> Section:
    """A section with two charts of two bullets each, of which each chart names the first only."""
    base = section(
        "Assessments", chart("assessments.rate", "assessments.change"),
        [bullet("assessments.change", words("Fell to ") + slot("543.4") + words(" per ") + literal("10,000", "unit")),
         bullet("assessments.unnamed", words("Lower than England and the West Midlands")),
         bullet("assessments.timely", slot("81.5%") + words(" done in ") + literal("45", "definition") + words(" working days")),
         bullet("assessments.last", words("Faster than a year before"))],
    )  # fmt: skip
    at = base.blocks.index(base.charts[0]) + 1
    return replace(base, blocks=(*base.blocks[:at], chart("assessments.days", "assessments.timely"), *base.blocks[at:]))


def full_section(count: int = 8) -> Section:
    """A section with more bullets than fit beside a chart."""
    entries = [bullet(f"plans.b{letter}", slot("50.4%") + words(LONG)) for letter in "abcdefghij"[:count]]
    return section("Child protection plans", chart("plans.trend", *(entry[0] for entry in entries)), entries)


def month_table(rows: int = 12) -> Table:
    """A table of months, as it stands after the charts of a section."""
    points = (line_chart().series[0].points * 5)[:rows]
    body = tuple((p.at, slot(f"{p.value}%") if p.value else words("[x]"), slot("22.7%")) for p in points)
    header = (words("Month"), words("Sandwell"), words("England"))
    return Table("months.table", words("Each month of the last year"), header, body, words("Each month with its percentage"))


def with_table() -> Section:
    """A section with a chart, a comment and a month table."""
    base = section("Repeat plans", chart("months.trend", "months.a"), [bullet("months.a", words("Rose to ") + slot("24.1%"))])
    comment = Paragraph(
        "months.comment", "comment", words("Two large families account for most of the rise; the service expects it to fall.")
    )
    return replace(base, blocks=(*base.blocks, month_table(), comment))


def static_prose() -> Section:
    """A static section with prose only."""
    text = words("Inspectors found that leaders had acted on what the last inspection asked for, and that children are safer. ") + words(
        "The service has a plan for each of the recommendations, and reports on it to the board every quarter."
    )
    paragraphs = (Paragraph("summary.a", "body", text), Paragraph("summary.comment", "comment", words("We accept all recommendations.")))
    return Section("summary", words("Summary of the inspection"), paragraphs)


def messages(group: str, title: str, count: int) -> KeyMessageGroup:
    """A group of key messages that are all on the slide."""
    text = words("Re-referrals fell to ") + slot("20.0%") + words(", slightly below statistical neighbours and below England")
    full = text + words(".")
    return KeyMessageGroup(group, words(title), tuple(KeyMessage(f"{group}.{n}", "rereferrals", full, text, True) for n in range(count)))


def large_pack(key_messages: int = 3) -> Pack:
    """A pack with every kind of slide, eighteen or so."""
    small = sample_pack()
    groups = (
        messages("key.good", "Where we do well", key_messages),
        messages("key.look", "Where we need to look", key_messages + 1),
        messages("key.changed", "What changed", key_messages),
    )
    leavers = section(
        "Care leavers' education, employment or training, by area and region", replace(bar_chart(), id="eet.compare", bullets=()), []
    )
    more = (two_charts(), full_section(), with_table(), leavers, static_prose())
    return replace(small, key_messages=groups, sections=(*small.sections, *more))
