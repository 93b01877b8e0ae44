"""Exceptions: the indicators that breach a rule of the pack, the most material first, each with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scrutiny_pack.assemble.scorecard_rows import Row, rows_of
from scrutiny_pack.config.schema import ExceptionRules
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.bands import materiality
from scrutiny_pack.measures.expect import Expectation
from scrutiny_pack.measures.gap import Compared
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.record import Record
from scrutiny_pack.measures.spc import Spc
from scrutiny_pack.narrative.amounts import number_of, said_of, steps
from scrutiny_pack.narrative.gap_phrases import standing_of
from scrutiny_pack.narrative.kinds import weighed
from scrutiny_pack.narrative.kinds.spc import signal_text
from scrutiny_pack.narrative.kinds.target import goal_text, status_text
from scrutiny_pack.narrative.nodes import Measure
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.pack import Chapter, Paragraph, Table
from scrutiny_pack.text import Text, authored, joined, words


@dataclass(frozen=True)
class Reason:
    """Why an indicator is an exception, and how material that is."""

    text: Text
    score: Decimal


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

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons by the rules that count, in their order."""
        return tuple(reason for rule in self.rules.rules for reason in _RULES[rule](self))


def exceptions_of(story: Story, rules: ExceptionRules, speaker: Speaker) -> Chapter:
    """The chapter of exceptions; it says so where there are none."""
    said = speaker.phrases.exceptions
    measured = [measure for section in story.sections for each in section.bullets for measure in each.commentary.measures.values()]
    cases = [_Case(row, tuple(measured), rules, speaker) for row in rows_of(story.sections, speaker.setting)]
    found = [(case, reasons) for case in cases if (reasons := case.reasons())]
    ranked = sorted(found, key=lambda entry: -max(reason.score for reason in entry[1]))
    shown, left = ranked[: rules.at_most], ranked[rules.at_most :]
    blocks: list[Paragraph | Table] = [Paragraph("exceptions.reading", "body", _reading(rules, speaker))]
    if not shown:
        none = Paragraph("exceptions.none", "body", words(said["none"]))
        return Chapter("exceptions", words(said["title"]), (*blocks, none))
    if left:
        blocks.append(Paragraph("exceptions.more", "note", _more([case for case, _ in left], speaker)))
    table = _table(shown, speaker)
    return Chapter("exceptions", words(said["title"]), (*blocks, table), slide=table)


def _reading(rules: ExceptionRules, speaker: Speaker) -> Text:
    said = speaker.phrases.exceptions
    named = [words(said[f"rule_{rule}"]) for rule in rules.rules]
    return filled(said["reading"], rules=joined(named, said["between"]))


def _more(left: Sequence[_Case], speaker: Speaker) -> Text:
    said = speaker.phrases.exceptions
    if len(left) == 1:
        return words(said["one_more"])
    number = number_of(len(left), "indicators that breach a rule and are not listed", tuple(case.row.latest for case in left))
    return filled(said["more"], n=speaker.number(number, "exceptions.more"))


def _table(shown: Sequence[tuple[_Case, tuple[Reason, ...]]], speaker: Speaker) -> Table:
    said, card = speaker.phrases.exceptions, speaker.phrases.scorecard
    header = (words(card["indicator"]), words(card["section"]), words(said["latest"]), words(said["why"]))
    rows = tuple(_cells(case, reasons, speaker) for case, reasons in shown)
    return Table("exceptions.table", words(said["caption"]), header, rows, words(said["description"]), numeric=False)


def _cells(case: _Case, reasons: Iterable[Reason], speaker: Speaker) -> tuple[Text, ...]:
    latest = case.row.latest
    value = speaker.figure(latest, f"{case.name}.latest")
    return (
        authored(speaker.setting.indicators[case.name].label, "definition"),
        authored(case.row.section.entry.title, "title"),
        filled(speaker.phrases.scorecard["dated"], value=value, period=speaker.period(latest.period, "short")),
        joined((reason.text for reason in reasons), speaker.phrases.exceptions["between"]),
    )


def _off_target(case: _Case) -> Iterator[Reason]:
    target, speaker = case.row.target, case.speaker
    if target is None or target.status != "off":
        return
    rule = speaker.setting.indicators[case.name]
    end = target.low if target.side == "below" else target.high
    assert end is not None  # an open end is not missed
    score = 1 + materiality(target.distance, end.shown, rule)
    if isinstance(target, Expectation):
        side = speaker.phrases.side.below if target.side == "below" else speaker.phrases.side.above
        goal = goal_text(speaker, target, case.name)
        yield Reason(filled(speaker.phrases.exceptions["range"], side=words(side), goal=goal), score)
    else:
        yield Reason(status_text(speaker, target, case.name), score)


def _worse(case: _Case) -> Iterator[Reason]:
    speaker, said = case.speaker, case.speaker.phrases.exceptions
    worse = [entry for entry in case.row.compared.values() if _clearly_worse(entry)]
    if not worse:
        return
    rule = speaker.setting.indicators[case.name]
    names = [
        filled(
            said["comparator"],
            name=speaker.comparator(entry.key, alone=True),
            value=speaker.figure(entry.figure.quantity, f"{case.name}.{entry.key}"),
        )
        for entry in worse
    ]
    score = max(materiality(entry.difference, entry.figure.quantity.shown, rule) for entry in worse)
    yield Reason(filled(said["worse"], names=joined(names, speaker.phrases.comma, speaker.phrases.and_)), score)


def _clearly_worse(entry: Compared) -> bool:
    """Worse by more than slightly; where the gap was tested, so sure that chance would make it once in 500 times only."""
    standing, _ = standing_of(entry)
    sure = entry.tested is not None and entry.tested.alert
    return entry.goodness == "bad" and (standing == "clear" or (standing == "significant" and sure))


def _special_cause(case: _Case) -> Iterator[Reason]:
    speaker = case.speaker
    for spc in (each for each in case.measures if isinstance(each, Spc) and each.quantity.indicator == case.name):
        weight = weighed(spc, speaker)
        signal = signal_text(speaker, spc, f"{case.name}.spc") if weight else None
        if weight and signal:
            verdict = said_of(speaker, "spc", spc.variation)
            text = filled(speaker.phrases.exceptions["special"], verdict=verdict, signal=signal)
            yield Reason(_of_figure(case, spc.quantity, text), weight.score)


def _record(case: _Case) -> Iterator[Reason]:
    speaker, said = case.speaker, case.speaker.phrases.exceptions
    for record in (each for each in case.measures if isinstance(each, Record) and each.quantity.indicator == case.name):
        weight = weighed(record, speaker)
        if weight is None:
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
    if months <= case.rules.stale_after:
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
