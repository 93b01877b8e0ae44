"""Sections as blocks, in the order in which the report prints them: headline, charts, tables, bullets, source note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_pack.assemble.area_note import area_note
from scrutiny_pack.assemble.chart_blocks import charted, month_marks
from scrutiny_pack.assemble.chart_parts import Charted, indicators_of_chart, title_of
from scrutiny_pack.assemble.small_number_note import small_number_note
from scrutiny_pack.config.charts import ChartEntry, ComparisonBars, MonthTable
from scrutiny_pack.config.sections import LinkBlock, ProseBlock, SectionEntry, StaticEntry, TableBlock
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.findings import figures_of
from scrutiny_pack.narrative.headlines import headline
from scrutiny_pack.narrative.kinds import kind_for
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import SectionStory
from scrutiny_pack.pack import Block, Bullet, Link, Paragraph, Section, Table
from scrutiny_pack.text import Text, authored, joined, words

STATIC = "the pack's own text"


def section_of(story: SectionStory, speaker: Speaker) -> tuple[Section, list[Table]]:
    """The section, and the tables of the figures behind its charts."""
    entry = story.entry
    blocks: list[Block] = [Paragraph(f"{entry.id}.headline", "headline", story.headline)] if story.headline else []
    blocks += _static(entry, speaker)
    if story.silent:
        blocks.append(Paragraph(f"{entry.id}.silent", "body", _silence(entry, speaker)))
        if changed := area_note(entry, speaker):
            blocks.append(Paragraph(f"{entry.id}.note", "note", changed))
        return Section(entry.id, authored(entry.title, "title"), tuple(blocks)), []
    if story.withheld:
        withheld = filled(speaker.phrases.labels["withheld"], month=speaker.month(speaker.setting.month))
        blocks.append(Paragraph(f"{entry.id}.withheld", "body", withheld))
    commentaries = [printed.commentary for printed in story.bullets]
    beside = _beside(entry, commentaries)
    tables: list[Table] = []
    for chart_entry in entry.charts:
        made = charted(chart_entry, speaker)
        if made is None:
            blocks.append(_no_chart(chart_entry, speaker))
            continue
        here = [commentary for commentary in commentaries if commentary.id in beside[chart_entry.id]]
        blocks.append(replace(made.chart, bullets=tuple(beside[chart_entry.id]), headline=headline(here, speaker) or Text()))
        tables.append(_figures(made, speaker))
    blocks += [_month_table(table, speaker) for table in entry.tables]
    blocks += [Bullet(printed.commentary.id, printed.text, printed.slide, printed.full) for printed in story.bullets]
    printed = [*tables, *(block for block in blocks if isinstance(block, Table))]
    texts = [cell for table in printed for row in table.rows for cell in row] + [bullet.text for bullet in story.bullets]
    own_note = story.note if entry.bullets else _sources(printed, speaker)
    note = joined([own_note, area_note(entry, speaker), _symbols(printed, speaker), small_number_note(entry, texts, speaker)], " ")
    if note:
        blocks.append(Paragraph(f"{entry.id}.note", "note", note))
    return Section(entry.id, authored(entry.title, "title"), tuple(blocks), story.slide_note), tables


def _static(entry: SectionEntry, speaker: Speaker) -> list[Block]:
    """The pack's own words; left out for another area than the one they are about."""
    if entry.area not in (None, speaker.setting.area):
        return []
    return [_static_block(block) for block in entry.static]


def _static_block(block: StaticEntry) -> Block:
    match block:
        case ProseBlock():
            return Paragraph(block.id, "body", authored(block.prose, STATIC))
        case LinkBlock():
            return Link(block.id, authored(block.text, STATIC), block.link)
        case TableBlock():
            rows = tuple(tuple(authored(cell, STATIC) for cell in row) for row in block.rows)
            header = tuple(authored(cell, STATIC) for cell in block.header)
            return Table(block.id, authored(block.caption, STATIC), header, rows, authored(block.caption, STATIC), numeric=False)


def _silence(entry: SectionEntry, speaker: Speaker) -> Text:
    """Why nothing is said: there is no figure for the pack's month, or another is missing that the bullets take."""
    setting, labels = speaker.setting, speaker.phrases.labels
    named = {name for bullet in entry.bullets for measure in bullet.measures.values() for name in measure.indicators_named()}
    newest = [setting.observations.newest_period(name, setting.area, setting.month) for name in named]
    if any(period is not None and period.end_month == setting.month.end_month for period in newest):
        return words(labels["figures_missing"])
    return filled(labels["no_figures"], month=speaker.month(setting.month))


def _no_chart(entry: ChartEntry, speaker: Speaker) -> Paragraph:
    rule = speaker.setting.indicators[indicators_of_chart(entry)[0]]
    withheld = not speaker.setting.sealed.indicators.isdisjoint(indicators_of_chart(entry))
    label = speaker.phrases.labels["no_chart_withheld" if withheld else "no_chart"]
    return Paragraph(entry.id, "body", filled(label, title=title_of(entry, rule)))


def _figures(made: Charted, speaker: Speaker) -> Table:
    labels, title = speaker.phrases.labels, made.chart.title
    return Table(
        f"{made.chart.id}.figures",
        filled(labels["figures_caption"], title=title),
        made.header,
        made.rows,
        filled(labels["figures_description"], title=title),
    )


def _sources(tables: Sequence[Table], speaker: Speaker) -> Text:
    """Where the figures of charts come from that have no bullet beside them."""
    facts = [fact for table in tables for row in table.rows for cell in row for slot in cell.slots for fact in slot.facts]
    mark = speaker.phrases.note["illustrative_comparator"]
    named = dict.fromkeys(fact.source + (mark if fact.status == "illustrative" else "") for fact in facts)
    sources = joined([authored(name, "source") for name in named if name], "; ")
    return filled(speaker.phrases.note["charts_only"], sources=sources) if sources else Text()


def _symbols(tables: Sequence[Table], speaker: Speaker) -> Text:
    """What the symbols in the tables mean."""
    cells = {cell.plain for table in tables for row in table.rows for cell in row}
    used = [(symbol, meaning) for symbol, meaning in speaker.phrases.symbols.items() if f"[{symbol}]" in cells]
    pattern = speaker.phrases.note["symbol"]
    return joined([filled(pattern, symbol=words(f"[{symbol}]"), meaning=words(meaning)) for symbol, meaning in used], " ")


def _month_table(entry: MonthTable, speaker: Speaker) -> Table:
    labels, rule = speaker.phrases.labels, speaker.setting.indicators[entry.months]
    title = authored(rule.counts or rule.label, "definition")
    rows = tuple((mark.at, mark.printed) for mark in month_marks(speaker, entry.months, int(entry.last.split()[0]), counts=True))
    return Table(
        entry.id,
        filled(labels["month_table"], title=title),
        (words(labels["month"]), words(labels["number"])),
        rows,
        filled(labels["month_table_description"], title=title),
    )


def _beside(entry: SectionEntry, commentaries: Sequence[Commentary]) -> dict[str, list[str]]:
    """Which bullets stand beside which chart on the slides: each by the chart of its indicator, else by that of the bullet before it."""
    placed: dict[str, list[str]] = {chart.id: [] for chart in entry.charts}
    current = entry.charts[0].id if entry.charts else ""
    for commentary in commentaries:
        current = _chart_for(commentary, entry.charts) or current
        if current:
            placed[current].append(commentary.id)
    return placed


def _chart_for(commentary: Commentary, charts: Sequence[ChartEntry]) -> str:
    """The chart of the bullet's indicator; of several, the one beside comparators for a change or a gap."""
    named = [quantity.indicator for measure in commentary.measures.values() for quantity in figures_of(measure)]
    for indicator in dict.fromkeys(named):
        fitting = [chart for chart in charts if indicator in indicators_of_chart(chart)]
        kinds = [(kind_for(type(measure)), measure) for measure in commentary.measures.values()]
        compares = any(kind.compared(measure) or kind.changes(measure) for kind, measure in kinds)
        fitting.sort(key=lambda chart: isinstance(chart, ComparisonBars) != compares)
        if fitting:
            return fitting[0].id
    return ""


def front_words(text: str, speaker: Speaker) -> Text:
    """A title with its {month}, {area} and {region} filled in."""
    return speaker.titled(text, "title")
