"""The chapter of exceptions: what breaches a rule of the pack in a table, the most material first, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_pack.assemble.breaches import Breach, Breaches
from scrutiny_pack.config.exception_rules import ExceptionRules
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.narrative.amounts import number_of
from scrutiny_pack.narrative.nodes import capitalised
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.pack import Chapter, Paragraph, Table
from scrutiny_pack.text import Text, authored, joined, words

GOOD_TOO = ("special_cause", "record")
"""Rules that good news may breach too."""


def exceptions_of(found: Breaches, rules: ExceptionRules, speaker: Speaker) -> Chapter:
    """The chapter of exceptions; it says so where there are none."""
    said = speaker.phrases.exceptions
    title, reading = words(said["title"]), Paragraph("exceptions.reading", "note", _reading(rules, speaker))
    if not found.listed:
        none = _none(found, speaker)
        return Chapter("exceptions", title, (Paragraph("exceptions.none", "body", none), reading), slide_text=none)
    count, table = joined([_count(found, speaker), _more(found.left, speaker)], " "), _table(found.listed, speaker)
    beside = Paragraph("exceptions.comparators", "note", _comparators(found.listed, speaker))
    blocks: tuple[Paragraph | Table, ...] = (
        Paragraph("exceptions.count", "body", count),
        table,
        *([beside] if beside.text else []),
        reading,
    )
    caption = joined([count, _comparators(found.listed, speaker, short=True)], " ")
    return Chapter("exceptions", title, blocks, slide=replace(table, caption=caption))


def _none(found: Breaches, speaker: Speaker) -> Text:
    """That nothing breaches a rule; or that there is nothing to judge."""
    said = speaker.phrases.exceptions
    return words(said["none" if found.judged else "none_judged"])


def _reading(rules: ExceptionRules, speaker: Speaker) -> Text:
    said = speaker.phrases.exceptions
    keys = [f"rule_{rule}_any" if rules.good_news and rule in GOOD_TOO else f"rule_{rule}" for rule in rules.rules]
    return filled(said["reading"], rules=joined([words(said[key]) for key in keys], said["between"]))


def _count(found: Breaches, speaker: Speaker) -> Text:
    breaching = tuple(breach.latest for breach in found.all)
    n = _number(breaching, "indicators that breach a rule", "exceptions.count", speaker)
    of = _number(found.judged, "indicators that this report speaks of and whose newest figure is not withheld", "exceptions.of", speaker)
    return filled(speaker.phrases.exceptions["count"], n=n, of=of)


def _more(left: Sequence[Breach], speaker: Speaker) -> Text:
    if not left:
        return Text()
    n = _number(tuple(breach.latest for breach in left), "indicators that breach a rule and are not listed", "exceptions.more", speaker)
    return filled(speaker.phrases.exceptions["more"], n=n)


def _comparators(listed: Sequence[Breach], speaker: Speaker, *, short: bool = False) -> Text:
    """Of when the comparators' figures are that the reasons name; in `short` the months to which they go."""
    periods = list(dict.fromkeys(figure.period for breach in listed for reason in breach.reasons for figure in reason.beside))
    if not periods:
        return Text()
    phrases = speaker.phrases
    if short:
        months = [speaker.month(month) for month in sorted({period.end_month for period in periods})]
        return filled(phrases.scorecard["comparators"], months=joined(months, phrases.comma, phrases.and_))
    said = joined([speaker.period(period) for period in periods], phrases.comma, phrases.and_)
    return filled(phrases.note["comparators_short"], periods=said)


def _number(figures: tuple[Quantity, ...], counted: str, path: str, speaker: Speaker) -> Text:
    return speaker.number(number_of(len(figures), counted, figures), path)


def _table(listed: Sequence[Breach], speaker: Speaker) -> Table:
    said = speaker.phrases.exceptions
    header = (words(speaker.phrases.scorecard["indicator"]), words(said["latest"]), words(said["why"]))
    rows = tuple(_cells(breach, speaker) for breach in listed)
    return Table("exceptions.table", words(said["caption"]), header, rows, words(said["description"]), numeric=False)


def _cells(breach: Breach, speaker: Speaker) -> tuple[Text, ...]:
    latest = breach.latest
    value = speaker.figure(latest, f"{latest.indicator}.latest", "short")
    reasons = joined((reason.text for reason in breach.reasons), speaker.phrases.exceptions["between"])
    return (
        authored(speaker.setting.indicators[latest.indicator].label, "definition"),
        filled(speaker.phrases.scorecard["dated"], value=value, period=speaker.period(latest.period, "short")),
        capitalised(reasons),
    )
