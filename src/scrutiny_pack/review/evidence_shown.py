"""The evidence of one text as the page shows it: each number with its arithmetic, and the rows behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.text import Fact, Slot, Text

ROWS_SHOWN = 40
"""A window of three years has 36 months."""


@dataclass(frozen=True)
class FactShown:
    """One row of a data file."""

    what: str
    area: str
    period: str
    figure: str
    where: str
    source: str


@dataclass(frozen=True)
class NumberShown:
    """One printed number: its slot, how it is worked out, and the rows behind it, those that are too many left out."""

    printed: str
    slot: str
    formula: str
    value: str
    rounding: str
    facts: tuple[FactShown, ...]
    more: int


def numbers_in(texts: Iterable[Text], speaker: Speaker) -> tuple[NumberShown, ...]:
    """Every computed number of `texts`, each once."""
    slots = {(slot.printed, slot.path): slot for text in texts for slot in text.slots}
    return tuple(_number(slot, speaker) for slot in slots.values())


def _number(slot: Slot, speaker: Speaker) -> NumberShown:
    facts = tuple(_fact(fact, speaker) for fact in slot.facts[:ROWS_SHOWN])
    return NumberShown(
        slot.printed, slot.path, slot.formula, _readable(slot.value), slot.rounding, facts, max(0, len(slot.facts) - ROWS_SHOWN)
    )


def _fact(fact: Fact, speaker: Speaker) -> FactShown:
    setting = speaker.setting
    indicator = setting.indicators.get(fact.indicator)
    area = setting.areas.name(fact.area) if fact.area in setting.areas else fact.area
    where = f"{fact.file}, {f'cell {fact.cell}' if fact.cell else f'row {fact.row}'}"
    source = f"{fact.source} ({fact.status})" if fact.source else fact.status
    return FactShown(indicator.label if indicator else fact.indicator, area, str(fact.period), _figure(fact), where, source)


def _figure(fact: Fact) -> str:
    if fact.value is not None:
        return f"{fact.value:,f}"
    if fact.numerator is not None:
        return f"{fact.numerator:,f} of {fact.denominator:,f}" if fact.denominator is not None else f"{fact.numerator:,f}"
    return f"[{fact.reason}]"


def _readable(value: Decimal) -> str:
    """The unrounded value, to as many decimals as anybody will check."""
    return f"{value:,.6f}".rstrip("0").rstrip(".")
