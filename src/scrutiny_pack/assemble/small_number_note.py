"""What a section's note says of small numbers: that they are withheld, and that a nought is one."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from scrutiny_pack.assemble.chart_parts import indicators_of_chart
from scrutiny_pack.config.sections import SectionEntry
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.text import Text, authored

ORIGIN = "the pack's rule for small numbers"


def small_number_note(entry: SectionEntry, texts: Iterable[Text], speaker: Speaker) -> Text:
    """The rule in one sentence where it bears on the section: its indicators have withheld figures, or one of its `texts` counts nobody."""
    sealed = speaker.setting.sealed
    if not sealed.fewer_than or not (_indicators(entry) & sealed.indicators or any(_counts_nobody(text, speaker) for text in texts)):
        return Text()
    return small_number_rule(speaker)


def small_number_rule(speaker: Speaker) -> Text:
    """Which counts of people are withheld, in one sentence."""
    sealed = speaker.setting.sealed
    bound = authored(str(sealed.fewer_than), ORIGIN)
    if sealed.zeros_too:
        return filled(speaker.phrases.note["small_numbers_and_none"], n=bound)
    return filled(speaker.phrases.note["small_numbers"], n=bound, zero=authored("0", ORIGIN))


def _indicators(entry: SectionEntry) -> set[str]:
    named = {name for bullet in entry.bullets for measure in bullet.measures.values() for name in measure.indicators_named()}
    named |= {name for chart in entry.charts for name in indicators_of_chart(chart)}
    return named | {table.months for table in entry.tables}


def _counts_nobody(text: Text, speaker: Speaker) -> bool:
    rules = speaker.setting.indicators
    return any(
        slot.value == Decimal(0) and any(fact.indicator in rules and rules[fact.indicator].counts_people for fact in slot.facts)
        for slot in text.slots
    )
