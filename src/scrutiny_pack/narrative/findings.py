"""What the checks found, in words: each with the bullet it belongs to, and whether it changes how a figure reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.comparators import ITSELF
from scrutiny_pack.measures.consistency import CountAndRate, contradicting_halves, count_and_rate
from scrutiny_pack.measures.expect import Expectation
from scrutiny_pack.measures.flow import Flow
from scrutiny_pack.measures.gap import Gap
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.sealed import Few
from scrutiny_pack.measures.window import Window
from scrutiny_pack.narrative.attributes import Measure
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact, Text, authored, words

OLD_AFTER_MONTHS = 12
"""Comparators whose period ends longer before the local figure's than this are called old."""

FEW_MEMBERS = Decimal("0.8")
"""A group's figure from a smaller share of its members is warned of."""

NOT_IN_NOTE = ("old-comparator", "recent-months-disagree")
"""These do not change how a single figure reads."""


@dataclass(frozen=True)
class Finding:
    """One result of a check: its slug, the bullet (or "comparators"), the indicator it is about, and the sentence."""

    slug: str
    bullet: str
    indicator: str
    text: Text

    @property
    def in_note(self) -> bool:
        """Whether the section's source note says it too."""
        return self.slug not in NOT_IN_NOTE


def quantities_of(measure: Measure) -> tuple[Quantity, ...]:
    """The authority's figures in a measure, those that can be reckoned with."""
    match measure:
        case Change():
            return (measure.start, measure.end)
        case Flow():
            return (measure.into, measure.out)
        case Quantity():
            return (measure,)
        case Few():
            return ()
        case Window() | Gap() | Expectation():
            return (measure.quantity,)


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
        match measure:
            case Flow():
                yield from _flow(commentary.id, measure, speaker)
            case Change():
                yield from _halves(commentary.id, measure, speaker)
            case Gap():
                yield from _gap(commentary.id, measure, speaker)


def _flow(bullet: str, flow: Flow, speaker: Speaker) -> Iterator[Finding]:
    if flow.before is None or flow.after is None or not flow.residual:
        return
    facts = flow.before.facts + flow.into.facts + flow.out.facts
    total = Number(flow.before.shown + flow.net, Unit.COUNT, "stock before + came - left", facts)
    left_over = Number(abs(flow.residual), Unit.COUNT, "stock after - (stock before + came - left)", facts + flow.after.facts)
    text = filled(
        speaker.phrases.findings["flow-does-not-reconcile"],
        before=speaker.figure(flow.before, "before"),
        **{"in": speaker.figure(flow.into, "in"), "out": speaker.figure(flow.out, "out")},
        sum=speaker.number(total, "sum"),
        after=speaker.figure(flow.after, "after"),
        residual=speaker.number(left_over, "residual"),
    )
    yield Finding("flow-does-not-reconcile", bullet, flow.after.indicator, text)


def _halves(bullet: str, change: Change, speaker: Speaker) -> Iterator[Finding]:
    halves = contradicting_halves(speaker.setting, change)
    if halves is None:
        return
    phrases = speaker.phrases
    up = halves.second.shown > halves.first.shown
    text = filled(
        phrases.findings["recent-months-disagree"],
        months=authored(str(change.end.period.months), "period"),
        noun=words(phrases.noun["rate" if change.end.unit is Unit.RATE else "other"]),
        verb=words(phrases.verb.up if change.direction == "up" else phrases.verb.down),
        half=authored(str(halves.second.period.months), "period"),
        second=speaker.figure(halves.second, "second"),
        side=words(phrases.side.above if up else phrases.side.below),
        first=speaker.figure(halves.first, "first"),
    )
    yield Finding("recent-months-disagree", bullet, change.end.indicator, text)


def _gap(bullet: str, gap: Gap, speaker: Speaker) -> Iterator[Finding]:
    indicator, phrases = gap.quantity.indicator, speaker.phrases
    reason = speaker.setting.indicators[indicator].not_like_for_like
    if reason and any(fact.status != "published" for fact in gap.quantity.facts):
        yield Finding("not-like-for-like", bullet, indicator, authored(reason, "definition"))
    for key in (key for key, missing in gap.missing if missing.why != ITSELF):
        text = filled(phrases.findings["comparator-missing"], name=speaker.comparator(key))
        yield Finding("comparator-missing", bullet, indicator, text)
    for entry in gap.compared:
        figure = entry.figure
        if figure.passed_over is not None:
            pattern = phrases.findings["newer-comparator-withheld"]
            newer, used = speaker.period(figure.passed_over), speaker.period(figure.quantity.period)
            text = filled(pattern, name=speaker.comparator(entry.key), newer=newer, period=used)
            yield Finding("newer-comparator-withheld", bullet, indicator, text)
        if figure.partial and figure.used < FEW_MEMBERS * figure.members:
            text = filled(
                phrases.findings["partial-comparator"],
                statistic=words(speaker.statistic(entry.key)),
                used=counted(speaker, figure.used, "members with a figure", figure.quantity.facts),
                members=counted(speaker, figure.members, "members of the list", figure.quantity.facts),
                left=counted(speaker, figure.members - figure.used, "members without a figure", figure.quantity.facts),
            )
            yield Finding("partial-comparator", bullet, indicator, text)


def _rate_moved_alone(commentary: Commentary, speaker: Speaker) -> Iterator[Finding]:
    changes = [measure for measure in commentary.measures.values() if isinstance(measure, Change)]
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
            for entry in measure.compared if isinstance(measure, Gap) else ():
                period = entry.figure.quantity.period
                months = entry.quantity.period.months_since(period)
                if months > OLD_AFTER_MONTHS:
                    facts = entry.quantity.facts[-1:] + entry.figure.quantity.facts[:1]
                    count = counted(speaker, months, "months from the comparator's period to the local one", facts)
                    text = filled(speaker.phrases.findings["old-comparator"], month=speaker.month(period), months=count)
                    yield Finding("old-comparator", "comparators", "", text)


def counted(speaker: Speaker, count: int, formula: str, facts: tuple[Fact, ...]) -> Text:
    """A number of things as a traced number."""
    return speaker.number(Number(Decimal(count), Unit.COUNT, formula, facts), "count")
