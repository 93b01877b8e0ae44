"""What the checks found, in words: each with the bullet it belongs to, and whether it changes how a figure reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from scrutiny_pack.measures.consistency import CountAndRate, count_and_rate
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.sealed import Few
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.finding import Finding, counted
from scrutiny_pack.narrative.kinds import kind_for
from scrutiny_pack.narrative.nodes import Measure
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.periods import Period
from scrutiny_pack.text import authored

OLD_AFTER_MONTHS = 12
"""Comparators whose period ends longer before the local figure's than this are called old."""


def quantities_of(measure: Measure) -> tuple[Quantity, ...]:
    """The authority's figures in a measure, those that can be reckoned with."""
    return kind_for(type(measure)).quantities(measure)


def figures_of(measure: Measure) -> tuple[Quantity | Few, ...]:
    """The authority's figures in a measure, a small count that is only spoken of among them."""
    return (measure,) if isinstance(measure, Few) else quantities_of(measure)


def findings_of(commentaries: Sequence[Commentary], speaker: Speaker) -> tuple[Finding, ...]:
    """All findings for the bullets of a pack, in their order; what would be said twice is said at its first bullet."""
    found: dict[tuple[str, str, str], Finding] = {}
    checks = [finding for commentary in commentaries for finding in _of_bullet(commentary, speaker)]
    for finding in [*checks, *_populations(commentaries, speaker), *_old_comparators(commentaries, speaker)]:
        found.setdefault((finding.slug, finding.indicator, finding.text.plain), finding)
    order = {commentary.id: place for place, commentary in enumerate(commentaries)}
    return tuple(sorted(found.values(), key=lambda finding: order.get(finding.bullet, len(order))))


def _of_bullet(commentary: Commentary, speaker: Speaker) -> Iterator[Finding]:
    yield from _rate_moved_alone(commentary, speaker)
    for measure in commentary.measures.values():
        for quantity in quantities_of(measure):
            if quantity.points < quantity.of_points:
                pattern = speaker.phrases.findings["short-window"]
                points, months = (authored(str(count), "period") for count in (quantity.points, quantity.of_points))
                yield Finding("short-window", commentary.id, quantity.indicator, filled(pattern, points=points, months=months))
        yield from kind_for(type(measure)).findings(commentary.id, measure, speaker)


def _rate_moved_alone(commentary: Commentary, speaker: Speaker) -> Iterator[Finding]:
    changes = [change for measure in commentary.measures.values() for change in kind_for(type(measure)).changes(measure)]
    still = {change.end.indicator for change in changes if change.direction == "same"}
    for change in changes:
        if change.direction != "same" and speaker.setting.indicators[change.end.indicator].rate_of in still:
            start, end = speaker.figure(change.start, "start"), speaker.figure(change.end, "end")
            text = filled(speaker.phrases.findings["rate-moved-alone"], start=start, end=end)
            yield Finding("rate-moved-alone", commentary.id, change.end.indicator, text)


def _populations(commentaries: Iterable[Commentary], speaker: Speaker) -> Iterator[Finding]:
    pairs: dict[tuple[str, Period], tuple[str, CountAndRate]] = {}
    for commentary in commentaries:
        for measure in commentary.measures.values():
            for quantity in quantities_of(measure):
                pair = count_and_rate(speaker.setting, quantity)
                if pair is not None:
                    pairs.setdefault((quantity.indicator, quantity.period), (commentary.id, pair))
    for (bullet, first), (_, second) in combinations(pairs.values(), 2):
        if _of_one_population(first, second, speaker) and not first.agrees_with(second):
            text = filled(
                speaker.phrases.findings["populations-differ"],
                count=speaker.figure(first.count, "count"),
                rate=speaker.figure(first.rate, "rate"),
                other_count=speaker.figure(second.count, "other_count"),
                other_rate=speaker.figure(second.rate, "other_rate"),
            )
            yield Finding("populations-differ", bullet, first.rate.indicator, text)


def _of_one_population(first: CountAndRate, second: CountAndRate, speaker: Speaker) -> bool:
    """Whether both rates are of the same people at the same date: children and care leavers are not."""
    rules = [speaker.setting.indicators[pair.rate.indicator] for pair in (first, second)]
    return first.rate.period == second.rate.period and rules[0].of == rules[1].of


def _old_comparators(commentaries: Iterable[Commentary], speaker: Speaker) -> Iterator[Finding]:
    for commentary in commentaries:
        for measure in commentary.measures.values():
            for entry in kind_for(type(measure)).compared(measure):
                period = entry.figure.quantity.period
                months = entry.quantity.period.months_since(period)
                if months > OLD_AFTER_MONTHS:
                    facts = entry.quantity.facts[-1:] + entry.figure.quantity.facts[:1]
                    count = counted(speaker, months, "months from the comparator's period to the local one", facts)
                    text = filled(speaker.phrases.findings["old-comparator"], month=speaker.month(period), months=count)
                    yield Finding("old-comparator", "comparators", "", text)
