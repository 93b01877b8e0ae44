"""What a section's note says of an authority that ended or began within its periods: what became of it, and where the other figures are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scrutiny_pack.config.charts import ChartEntry, LineChart, MonthBars
from scrutiny_pack.config.sections import SectionEntry
from scrutiny_pack.data.changed_areas import ChangedArea, before_or_after, changed_areas, forerunners, successors
from scrutiny_pack.disclosure.asked import figures_asked
from scrutiny_pack.measures.level import MONTHS_A_YEAR
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.periods import Period, parse_period
from scrutiny_pack.text import Text, authored, joined


def area_note(entry: SectionEntry, speaker: Speaker) -> Text:
    """The sentence, where a chart or bullet of the section reaches into a time in which the area was another; else nothing."""
    setting = speaker.setting
    if not any(before_or_after(setting.area, period) for period in _periods(entry, setting)):
        return Text()
    note, area = speaker.phrases.note, changed_areas()[setting.area]
    if not area.ended:
        return filled(note["area_began"], area=_name(area), since=_day(area.since, speaker), names=_named(forerunners(area.code), speaker))
    after = successors(area.code)
    return filled(
        note["area_ended_several" if len(after) > 1 else "area_ended"],
        area=_name(area),
        ended=_day(area.ended, speaker),
        since=_day(after[0].since, speaker),
        names=_named(after, speaker),
    )


def _name(area: ChangedArea) -> Text:
    return authored(area.name, "name")


def _named(areas: Sequence[ChangedArea], speaker: Speaker) -> Text:
    pattern = speaker.phrases.note["area_named"]
    said = [filled(pattern, name=_name(area), code=authored(area.code, "name")) for area in areas]
    return joined(said, speaker.phrases.comma, speaker.phrases.and_)


def _day(written: str, speaker: Speaker) -> Text:
    return speaker.period(parse_period(written))


def _periods(entry: SectionEntry, setting: Setting) -> Iterator[Period]:
    for indicator, reference in figures_asked(entry):
        period = setting.period(reference, indicator)
        if not isinstance(period, Missing):
            yield period
    for chart in entry.charts:
        yield from _ends(chart, setting)
    for table in entry.tables:
        yield from (setting.month.window(int(table.last.split()[0])),)


def _ends(chart: ChartEntry, setting: Setting) -> Iterator[Period]:
    """The months that a chart of months or years covers."""
    if isinstance(chart, LineChart | MonthBars):
        count, unit = chart.last.split()
        yield setting.month.window(int(count) * (MONTHS_A_YEAR if "year" in unit else 1))
