"""Amounts, counts and places that several measure kinds print."""

from __future__ import annotations

from decimal import Decimal

from babel import Locale

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import Fact, Text, words


def amount_of(speaker: Speaker, size: Decimal, figures: tuple[Quantity, ...], formula: str) -> Number:
    """A difference of the printed `figures`: percentage points between percentages, per so many between rates."""
    unit, indicator = figures[0].unit, figures[0].indicator
    per = speaker.setting.indicators[indicator].per if unit is Unit.RATE else 0
    return Number(size, Unit.POINTS if unit is Unit.PERCENT else unit, formula, facts_of(figures), per)


def number_of(count: int, formula: str, figures: tuple[Quantity, ...]) -> Number:
    """A number of things, made from `figures`."""
    return Number(Decimal(count), Unit.COUNT, formula, facts_of(figures))


def facts_of(figures: tuple[Quantity, ...]) -> tuple[Fact, ...]:
    """All facts behind `figures`, each once."""
    return tuple(dict.fromkeys(fact for figure in figures for fact in figure.facts))


def steps(speaker: Speaker, count: int, step: str) -> str:
    """The noun for so many months, quarters or years."""
    return speaker.phrases.steps[step].noun(Decimal(count), speaker.phrases.language)


def ordinal(speaker: Speaker, number: Number, path: str) -> Text:
    """A place in an order: 1st, 2nd, 11th; the form is chosen by the language's own rule."""
    form = Locale.parse(speaker.phrases.language, sep="-").ordinal_form(int(number.value))
    table = speaker.phrases.kinds["ordinal"]
    return filled(table.get(form, table["other"]), n=speaker.number(number, path))


def said_of(speaker: Speaker, kind: str, name: str) -> Text:
    """A phrase of a kind that has no slots; none where it is empty."""
    return words(speaker.phrases.kinds[kind][name])
