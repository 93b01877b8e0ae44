"""Which indicators breach a rule of the pack: each once, with all its reasons, the most material first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from scrutiny_pack.assemble.scorecard_rows import Row, compared_in, rows_of
from scrutiny_pack.config.exception_rules import ExceptionRules
from scrutiny_pack.config.sections import SectionEntry
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.bands import base_of, materiality
from scrutiny_pack.measures.expect import Expectation
from scrutiny_pack.measures.gap import Compared, Gap
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.record import Record
from scrutiny_pack.measures.spc import Spc
from scrutiny_pack.measures.target import Targeted
from scrutiny_pack.narrative.amounts import number_of, said_of, steps
from scrutiny_pack.narrative.gap_phrases import standing_of
from scrutiny_pack.narrative.kind import Weight
from scrutiny_pack.narrative.kinds import weighed
from scrutiny_pack.narrative.kinds.spc import signal_text
from scrutiny_pack.narrative.kinds.target import distance_of, goal_text, missed_by
from scrutiny_pack.narrative.nodes import Measure
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.text import Text, joined, words


@dataclass(frozen=True)
class Reason:
    """Why an indicator is an exception, and how material that is."""

    text: Text
    score: Decimal
    beside: tuple[Quantity, ...] = ()
    """The comparators' figures that it names."""
    rule: str = ""
    """The rule that is breached, as the YAML names it."""


@dataclass(frozen=True)
class Breach:
    """An indicator that breaches a rule: its newest figure, and why, each reason once."""

    latest: Quantity
    section: SectionEntry
    """The first that speaks of it."""
    reasons: tuple[Reason, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that it breaches, each once."""
        return tuple(dict.fromkeys(reason.rule for reason in self.reasons))

    @property
    def score(self) -> Decimal:
        """How material its most material reason is."""
        return max(reason.score for reason in self.reasons)


@dataclass(frozen=True)
class Breaches:
    """What breaches the rules, as far as it is listed; what else does; and how many indicators were looked at."""

    listed: tuple[Breach, ...]
    left: tuple[Breach, ...]
    judged: tuple[Quantity, ...]
    """The newest figure of each indicator that was looked at."""

    @property
    def all(self) -> tuple[Breach, ...]:
        """All of them, the most material first."""
        return (*self.listed, *self.left)


@dataclass(frozen=True)
class _Case:
    """One indicator, with what its bullets measured."""

    row: Row
    measures: tuple[Measure, ...]
    rules: ExceptionRules
    speaker: Speaker

    @property
    def name(self) -> str:
        return self.row.latest.indicator

    @property
    def targets(self) -> tuple[Targeted, ...]:
        """Those of the newest figure, and those that bullets set beside figures of other lengths that end with it."""
        newest = self.row.latest.period
        others = (each for each in self.measures if isinstance(each, Targeted) and each.quantity.indicator == self.name)
        as_new = (each for each in others if each.quantity.period.last_day == newest.last_day and each.quantity.period != newest)
        return *self.row.targets, *as_new

    @property
    def compared(self) -> Mapping[str, Compared]:
        """By comparator where the newest figure stands that a bullet sets beside it: that may be an older one than the newest of all."""
        gaps = [each for each in self.measures if isinstance(each, Gap) and each.quantity.indicator == self.name]
        newest = max((each.quantity.period for each in gaps), key=lambda period: (period.last_day, period.months), default=None)
        older = compared_in(each for each in gaps if each.quantity.period == newest)
        return self.row.compared or older

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons by the rules that count, in their order, none said twice."""
        found = (replace(reason, rule=rule) for rule in self.rules.rules for reason in _RULES[rule](self))
        return tuple({reason.text.plain: reason for reason in found}.values())

    def counts(self, weight: Weight | None) -> bool:
        """Whether a record or a signal is an exception: good news only where it is asked for."""
        return weight is not None and (self.rules.good_news or weight.goodness != "good")


def breaches_of(story: Story, rules: ExceptionRules, speaker: Speaker) -> Breaches:
    """The indicators of `story` that breach a rule; of equally material ones in the order of the sections."""
    measured = [measure for section in story.sections for each in section.bullets for measure in each.commentary.measures.values()]
    cases = [_Case(row, tuple(measured), rules, speaker) for row in rows_of(story.sections, speaker.setting)]
    judged = [case for case in cases if not case.row.is_newer_withheld]  # nor is an older figure judged in its place
    found = [Breach(case.row.latest, case.row.section.entry, reasons) for case in judged if (reasons := case.reasons())]
    ranked = tuple(sorted(found, key=lambda breach: -breach.score))
    return Breaches(ranked[: rules.at_most], ranked[rules.at_most :], tuple(case.row.latest for case in judged))


def _off_target(case: _Case) -> Iterator[Reason]:
    speaker, said = case.speaker, case.speaker.phrases.exceptions
    for target in (each for each in case.targets if each.status == "off"):
        side = words(speaker.phrases.side.below if target.side == "below" else speaker.phrases.side.above)
        goal = goal_text(speaker, target, case.name)
        distance = distance_of(speaker, target)
        assert distance is not None  # one that is missed is missed by something
        by = speaker.number(distance, f"{case.name}.distance")
        missed = filled(said["range" if isinstance(target, Expectation) else "off_target"], distance=by, side=side, goal=goal)
        yield Reason(_of_figure(case, target.quantity, missed), missed_by(target, speaker))


def _worse(case: _Case) -> Iterator[Reason]:
    speaker, said, compared = case.speaker, case.speaker.phrases.exceptions, case.compared
    asked = case.rules.worse_than or compared
    worse = [entry for entry in compared.values() if entry.key in asked and _clearly_worse(entry)]
    if not worse:
        return
    names = [
        filled(
            said["comparator"],
            name=speaker.comparator(entry.key, alone=True),
            value=speaker.figure(entry.figure.quantity, f"{case.name}.{entry.key}"),
        )
        for entry in worse
    ]
    beside = tuple(entry.figure.quantity for entry in worse)
    text = filled(said["worse"], names=joined(names, speaker.phrases.comma, speaker.phrases.and_))
    rule = speaker.setting.indicators[case.name]
    score = max(materiality(entry.difference, base_of(entry.quantity, entry.figure.quantity), rule) for entry in worse)
    yield Reason(_of_figure(case, worse[0].quantity, text), score, beside)


def _clearly_worse(entry: Compared) -> bool:
    """Worse by more than slightly; where the gap was tested, so sure that chance would make it once in 500 times only."""
    standing, _ = standing_of(entry)
    sure = entry.tested is not None and entry.tested.alert
    return entry.goodness == "bad" and (standing == "clear" or (standing == "significant" and sure))


def _special_cause(case: _Case) -> Iterator[Reason]:
    speaker = case.speaker
    for spc in (each for each in case.measures if isinstance(each, Spc) and each.quantity.indicator == case.name):
        weight = weighed(spc, speaker)
        signal = signal_text(speaker, spc, f"{case.name}.spc") if case.counts(weight) else None
        if weight and signal:
            verdict = said_of(speaker, "spc", spc.variation)
            text = filled(speaker.phrases.exceptions["special"], verdict=verdict, signal=signal)
            yield Reason(_of_figure(case, spc.quantity, text), weight.score)


def _record(case: _Case) -> Iterator[Reason]:
    speaker, said = case.speaker, case.speaker.phrases.exceptions
    for record in (each for each in case.measures if isinstance(each, Record) and each.quantity.indicator == case.name):
        weight = weighed(record, speaker)
        if weight is None or not case.counts(weight):
            continue
        which, path = said_of(speaker, "record", record.which), f"{case.name}.record"
        if record.since is not None:
            value, period = speaker.figure(record.since, path), speaker.period(record.since.period)
            text = filled(said["record_since"], which=which, period=period, value=value)
        else:
            known = speaker.number(number_of(len(record.known), "figures in a row", record.known), path)
            named = words(steps(speaker, len(record.known), record.step))
            text = filled(said["record_all"], which=which, n=known, steps=named)
        yield Reason(_of_figure(case, record.quantity, text), weight.score)


def _of_figure(case: _Case, figure: Quantity, reason: Text) -> Text:
    """`reason` with the figure that it is about, where that is not the newest one beside it."""
    if figure.period == case.row.latest.period:
        return reason
    value, speaker = case.speaker.figure(figure, f"{case.name}.about"), case.speaker
    return filled(speaker.phrases.exceptions["of_figure"], value=value, period=speaker.period(figure.period, "short"), reason=reason)


def _stale(case: _Case) -> Iterator[Reason]:
    speaker, latest = case.speaker, case.row.latest
    months = speaker.setting.month.months_since(latest.period.end_month)
    if months <= case.rules.stale_after or case.row.newer is not None:
        return
    number = Number(Decimal(months), Unit.COUNT, "months from the newest figure to the pack's month", latest.facts)
    text = filled(
        speaker.phrases.exceptions["stale"],
        period=speaker.period(latest.period),
        n=speaker.number(number, f"{case.name}.age"),
        month=speaker.month(speaker.setting.month),
    )
    yield Reason(text, Decimal(months) / case.rules.stale_after)


_RULES: Mapping[str, Callable[[_Case], Iterator[Reason]]] = {
    "off_target": _off_target,
    "worse": _worse,
    "special_cause": _special_cause,
    "record": _record,
    "stale": _stale,
}
