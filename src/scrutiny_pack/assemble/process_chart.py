"""A line of months with its average and limits of ordinary variation, and what is beyond them in its alt text."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny_pack.assemble.chart_parts import Charted, Mark, caption, mark, title_of, unit_of
from scrutiny_pack.config.charts import ProcessChart
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.process import FEWEST_POINTS
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.spc import Spc, spc
from scrutiny_pack.narrative.amounts import number_of, said_of
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.pack import Chart, Level, Series
from scrutiny_pack.text import Text, authored, joined, words

LINES = (("high", "limit_high"), ("average", "average"), ("low", "limit_low"))
"""The lines across the plot from the top, and what they are called in the phrase pack and as roles."""


def process_chart(entry: ProcessChart, speaker: Speaker) -> Charted | None:
    """The chart that `entry` asks for; `None` without a figure for the newest month."""
    found = spc(speaker.setting, entry.spc, "month", int(entry.last.split()[0]), entry.since)
    if isinstance(found, Missing):
        return None
    labels, rule, title = (
        speaker.phrases.labels,
        speaker.setting.indicators[entry.spc],
        title_of(entry, speaker.setting.indicators[entry.spc]),
    )
    marks = [mark(speaker, speaker.axis_month(figure.period), figure, str(figure.period)) for figure in found.run.figures]
    beyond = [any(each.signal == "beyond" for each in special) for special in found.special]
    points = tuple(each.point(labelled=told or each is marks[-1]) for each, told in zip(marks, beyond, strict=True))
    lines = list(_lines(found, speaker))
    levels = tuple(Level(filled(labels["line"], name=name, value=printed), role, figure.value) for role, name, printed, figure in lines)
    pattern = labels["each_month_annualised" if Unit(rule.unit) is Unit.RATE else "each_month"]
    chart = Chart(
        entry.id, "line", title, _subtitle(filled(pattern, unit=unit_of(speaker, rule)), found, speaker),
        (Series(speaker.area(), "authority", points),), levels, (), (),
        rule.decimals, _alt(found, marks, lines, title, speaker), caption(speaker, title, []),
    )  # fmt: skip
    rows = [(each.at, each.printed) for each in marks] + [(name, printed) for _, name, printed, _ in lines]
    return Charted(chart, (words(labels["month"]), speaker.area()), tuple(rows))


def _subtitle(unit: Text, found: Spc, speaker: Speaker) -> Text:
    """The unit, and why there are no limits where there are none."""
    return unit if found.limits else filled(speaker.phrases.labels["without_limits"], unit=unit)


def _lines(found: Spc, speaker: Speaker) -> Iterator[tuple[str, Text, Text, Quantity]]:
    """The average and the limits, from the top: role, name, printed figure and figure; nothing where there are too few months."""
    for line, role in LINES:
        figure = found.line(line)  # type: ignore[arg-type]  # the three names of a line
        if figure is not None:
            yield role, words(speaker.phrases.labels[role]), speaker.figure(figure, line), figure


def _alt(found: Spc, marks: list[Mark], lines: list[tuple[str, Text, Text, Quantity]], title: Text, speaker: Speaker) -> Text:
    alt, last = speaker.phrases.alt, marks[-1]
    ends = {"start": speaker.month(found.first.period, short=True), "end": speaker.month(found.quantity.period, short=True)}
    said = filled(alt["process"], title=title, area=speaker.area(), last=last.printed, **ends)
    if found.limits is None:
        count = speaker.number(number_of(len(marks), "figures in a row", found.run.figures), "count")
        return said + filled(alt["process_few"], n=count, least=authored(str(FEWEST_POINTS), "rule"))
    levels = [filled(alt["level"], name=name, value=printed) for _, name, printed, _ in lines]
    return joined([said, *levels]) + filled(alt["process_verdict"], verdict=said_of(speaker, "spc", found.variation))
