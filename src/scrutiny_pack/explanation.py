"""Why a bullet says what it says, in plain text: its wording, its claims, and for each number the arithmetic and the rows behind it."""

from __future__ import annotations

from decimal import Decimal

from scrutiny_pack.narrative.kinds import kind_for
from scrutiny_pack.narrative.nodes import Measure
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Printed
from scrutiny_pack.text import Fact, Slot

ROWS_SHOWN = 30


def explanation(printed: Printed, speaker: Speaker) -> str:
    """The explanation of one bullet, a fact a line."""
    commentary = printed.commentary
    variant = "default sentence, as the bullet it follows is not before it" if printed.stands_alone else commentary.variant
    lines = [commentary.id, f"  report:  {printed.text.plain}", f"  slide:   {printed.slide.plain}", f"  wording: {variant}"]
    lines += [f"  claim:   {path} = {claim}" for path, claim in commentary.claims.items()]
    lines += [f"  band:    {line}" for measure in commentary.measures.values() for line in _bands(measure, speaker)]
    lines += [f"  test:    {line}" for name, measure in commentary.measures.items() for line in _tests(name, measure)]
    told: set[str] = set()
    for slot in printed.text.slots:
        if slot.path not in told:
            told.add(slot.path)
            lines += _slot(slot)
    return "\n".join(lines)


def _tests(name: str, measure: Measure) -> list[str]:
    """Each test that was asked for: its result, and how it was made or why it was not."""
    made = kind_for(type(measure)).tests(measure)
    return [
        f"{'.'.join(filter(None, (name, path)))} = {test.result.replace('_', ' ')}, at {test.confidence}: "
        f"{', '.join(filter(None, (test.method, test.detail)))}"
        for path, test in made.items()
    ]


def _bands(measure: Measure, speaker: Speaker) -> list[str]:
    return [
        f"{speaker.comparator(entry.key)}: {entry.quantity.shown} against {entry.figure.quantity.shown}, "
        f"a gap of {entry.difference}: {entry.band.replace('_', ' ')}"
        for entry in kind_for(type(measure)).compared(measure)
    ]


def _slot(slot: Slot) -> list[str]:
    lines = [f"  {slot.printed}  {{{slot.path}}}", f"      {slot.formula} = {_readable(slot.value)}, {slot.rounding}"]
    lines += [f"      {_row(fact)}" for fact in slot.facts[:ROWS_SHOWN]]
    if len(slot.facts) > ROWS_SHOWN:
        lines.append(f"      and {len(slot.facts) - ROWS_SHOWN} more rows")
    return lines


def _readable(value: Decimal) -> str:
    """The unrounded value, to as many decimals as anybody will check."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _row(fact: Fact) -> str:
    figure = f"[{fact.reason}]"
    if fact.numerator is not None:
        figure = f"{fact.numerator} of {fact.denominator}"
    if fact.value is not None:
        figure = f"value {fact.value}"
    place = f"cell {fact.cell}" if fact.cell else f"row {fact.row}"
    where = f"{fact.file}, {place}: {fact.indicator}, {fact.area}, {fact.period}"
    return f"{where}: {figure} ({fact.status}; {fact.source})"
