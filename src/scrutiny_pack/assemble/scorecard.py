"""The scorecard: a row for each indicator that the bullets speak of, with its comparators, in words as well as signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.expect import Expectation
from scrutiny_pack.measures.gap import Compared, Gap
from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.findings import quantities_of
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.pack import Chapter, Paragraph, Table
from scrutiny_pack.text import Text, authored, words

A_YEAR = 12
AT_LEAST = 2
"""Fewer indicators than this need no table to be seen together."""


@dataclass
class _Row:
    """What the bullets say of one indicator: its newest figure, its comparators and what is expected of it."""

    latest: Quantity
    compared: dict[str, Compared] = field(default_factory=dict)
    expected: Expectation | None = None


def scorecard_of(story: Story, speaker: Speaker) -> Chapter | None:
    """The scorecard of the pack; `None` where its bullets speak of fewer indicators than `AT_LEAST`."""
    said = speaker.phrases.scorecard
    rows = _rows([printed.commentary for section in story.sections for printed in section.bullets])
    if len(rows) < AT_LEAST:
        return None
    keys = [key for key in speaker.setting.comparators if any(key in row.compared for row in rows.values())]
    expected = any(row.expected for row in rows.values())
    header = [*(words(said[name]) for name in ("indicator", "period", "latest", "year_before", "direction"))]
    header += [words(said["expected"])] if expected else []
    header += [_sentence_case(speaker.comparator(key, alone=True)) for key in keys]
    cells = tuple(_cells(row, keys, expected, speaker) for row in rows.values())
    table = Table("scorecard.table", words(said["caption"]), tuple(header), cells, words(said["description"]), numeric=False)
    reading = Paragraph("scorecard.reading", "body", filled(said["reading"], area=speaker.area()))
    lacking = any(cell.plain == said["none"] for row in cells for cell in row)
    note = [Paragraph("scorecard.note", "note", words(said["note"]))] if lacking else []
    return Chapter("scorecard", words(said["title"]), (reading, table, *note))


def _rows(commentaries: Sequence[Commentary]) -> dict[str, _Row]:
    """The indicators in the order in which the bullets come to them, each with its newest figure."""
    rows: dict[str, _Row] = {}
    for measure in (measure for commentary in commentaries for measure in commentary.measures.values()):
        for quantity in quantities_of(measure):
            row = rows.setdefault(quantity.indicator, _Row(quantity))
            if _newness(quantity) > _newness(row.latest):
                rows[quantity.indicator] = _Row(quantity)
    for measure in (measure for commentary in commentaries for measure in commentary.measures.values()):
        if isinstance(measure, Gap | Expectation):
            row = rows[measure.quantity.indicator]
            if measure.quantity.period != row.latest.period:
                continue
            if isinstance(measure, Gap):
                row.compared |= {entry.key: entry for entry in measure.compared}
            else:
                row.expected = measure
    return rows


def _newness(quantity: Quantity) -> tuple[object, int]:
    """Later is newer; of figures that end on one day the one of the longer period says more."""
    return quantity.period.last_day, quantity.period.months


def _cells(row: _Row, keys: Iterable[str], expected: bool, speaker: Speaker) -> tuple[Text, ...]:
    latest, said = row.latest, speaker.phrases.scorecard
    name = latest.indicator
    before = level(speaker.setting, name, latest.area, latest.period.shifted(-A_YEAR))
    cells = [
        authored(speaker.setting.indicators[name].label, "definition"),
        speaker.period(latest.period, "short"),
        speaker.figure(latest, f"{name}.latest"),
        _figure(before, f"{name}.year_before", speaker),
        _direction(before, latest, speaker),
    ]
    cells += [_expected(row.expected, speaker)] if expected else []
    return (*cells, *(_compared(row.compared.get(key), name, speaker) if key in row.compared else words(said["none"]) for key in keys))


def _figure(figure: Quantity | Missing, path: str, speaker: Speaker) -> Text:
    if isinstance(figure, Quantity):
        return speaker.figure(figure, path)
    return words(f"[{figure.symbol}]" if figure.symbol else speaker.phrases.scorecard["none"])


def _direction(before: Quantity | Missing, latest: Quantity, speaker: Speaker) -> Text:
    said = speaker.phrases.scorecard
    if isinstance(before, Missing):
        return words(said["none"])
    change = Change(before, latest, speaker.setting.indicators[latest.indicator].polarity)
    way = words(said[change.direction])
    return way if change.goodness == "none" else filled(said[f"direction_{change.goodness}"], direction=way)


def _expected(expectation: Expectation | None, speaker: Speaker) -> Text:
    said = speaker.phrases.scorecard
    if expectation is None:
        return words(said["none"])
    low, high = (
        speaker.figure(end, f"{expectation.quantity.indicator}.{name}") for end, name in zip(expectation.ends, ("low", "high"), strict=True)
    )
    return filled(said["range"], low=low, high=high, side=words(said[f"range_{expectation.side}"]))


def _compared(entry: Compared | None, name: str, speaker: Speaker) -> Text:
    said = speaker.phrases.scorecard
    if entry is None:
        return words(said["none"])
    value = speaker.figure(entry.figure.quantity, f"{name}.{entry.key}")
    standing = "in_line" if entry.band == "in_line" else f"slightly_{entry.side}" if entry.band == "slightly" else entry.side
    return filled(said["compared"], value=value, standing=words(said[standing]))


def _sentence_case(text: Text) -> Text:
    first = text.plain.removeprefix("the ")
    return authored(first[:1].upper() + first[1:], "name")
