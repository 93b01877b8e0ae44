"""A section's source note: whose figures, as at when, validated or not; the comparators' dates and sources; what to bear in mind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scrutiny_pack.measures.comparators import ComparatorFigure
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.sealed import Few
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.finding import Finding, counted
from scrutiny_pack.narrative.findings import figures_of
from scrutiny_pack.narrative.kinds import kind_for
from scrutiny_pack.narrative.nodes import capitalised
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Text, authored, joined, words


def main_comparator_month(commentaries: Sequence[Commentary]) -> Period | None:
    """The month in which most comparators' periods end; of equals, the one met first. `None` without comparators."""
    months = [figure.quantity.period.end_month for figure in comparators_of(commentaries)]
    return max(dict.fromkeys(months), key=months.count) if months else None


def comparators_of(commentaries: Sequence[Commentary]) -> list[ComparatorFigure]:
    """Every comparator's figure that the bullets speak of, in order."""
    measures = [measure for commentary in commentaries for measure in commentary.measures.values()]
    return [figure for measure in measures for figure in kind_for(type(measure)).beside(measure)]


def source_note(
    commentaries: Sequence[Commentary], findings: Sequence[Finding], silent: Mapping[str, Sequence[str]], speaker: Speaker
) -> Text:
    """The note in full, for the report; `silent` names, by the phrase that says why, what nothing is said of."""
    notes = [
        *_local(commentaries, speaker),
        _comparators(commentaries, speaker, short=False),
        *_neighbours(commentaries, speaker),
        _tests(commentaries, speaker),
        *(_finding(finding, speaker) for finding in findings if finding.in_note),
        *(filled(speaker.phrases.note[why], names=_named(names, speaker)) for why, names in silent.items() if names),
    ]
    return joined(notes, " ")


def _named(names: Sequence[str], speaker: Speaker) -> Text:
    return joined([authored(name, "definition") for name in names], speaker.phrases.comma, speaker.phrases.and_)


def short_note(commentaries: Sequence[Commentary], speaker: Speaker) -> Text:
    """The note for the foot of a slide: whose figures, and the comparators' dates."""
    return joined([*_local(commentaries, speaker), _comparators(commentaries, speaker, short=True)], " ")


def _local(commentaries: Sequence[Commentary], speaker: Speaker) -> list[Text]:
    quantities = [q for commentary in commentaries for measure in commentary.measures.values() for q in figures_of(measure)]
    note, area = speaker.phrases.note, speaker.area()
    by_status = {status: [q for q in quantities if _has(q, status)] for status in ("local", "illustrative", "published")}
    own = by_status["local"] + by_status["illustrative"]
    said: list[Text] = []
    if own:
        newest = max(quantity.period.end_month for quantity in own)
        partly = "local_partly" if by_status["local"] else "local_illustrative"
        illustrative = words(note[partly]) if by_status["illustrative"] else Text()
        said.append(filled(note["local"], area=area, month=speaker.month(newest), illustrative=illustrative))
    if by_status["published"]:
        said.append(filled(note["published"], area=area, periods=_periods(by_status["published"], speaker)))
    return said


def _has(quantity: Quantity | Few, status: str) -> bool:
    return any(fact.status == status for fact in quantity.facts)


def _periods(quantities: Sequence[Quantity | Few], speaker: Speaker, form: str = "") -> Text:
    periods = list(dict.fromkeys(quantity.period for quantity in quantities))
    return joined([speaker.period(period, form) for period in periods], speaker.phrases.comma, speaker.phrases.and_)


def _comparators(commentaries: Sequence[Commentary], speaker: Speaker, short: bool) -> Text:
    measures = [measure for commentary in commentaries for measure in commentary.measures.values()]
    others = [figure for measure in measures for figure in kind_for(type(measure)).others(measure)]
    figures = [figure.quantity for figure in comparators_of(commentaries)] + others
    if not figures:
        return Text()
    note = speaker.phrases.note
    if short:
        return filled(note["comparators_short"], periods=_periods(figures, speaker, "short"))
    sources: dict[str, bool] = {}
    for quantity in figures:
        for fact in quantity.facts:
            source = fact.source or fact.file
            sources[source] = sources.get(source, False) or fact.status == "illustrative"
    mark = words(note["illustrative_comparator"])
    named = [authored(source, "source") + (mark if illustrative else Text()) for source, illustrative in sources.items()]
    return filled(note["comparators"], periods=_periods(figures, speaker), sources=joined(named, "; "))


def _tests(commentaries: Sequence[Commentary], speaker: Speaker) -> Text:
    """That gaps and changes were tested, and how sure the tests are."""
    measures = [measure for commentary in commentaries for measure in commentary.measures.values()]
    made = [test for measure in measures for test in kind_for(type(measure)).tests(measure).values() if test.result != "not_tested"]
    sure = joined([authored(each, "rule") for each in dict.fromkeys(test.confidence for test in made)], speaker.phrases.comma)
    return filled(speaker.phrases.note["tested"], confidence=sure) if made else Text()


def _neighbours(commentaries: Sequence[Commentary], speaker: Speaker) -> list[Text]:
    """Which list, and for each indicator how its group figure was made; the indicators are named where they were not all made alike."""
    note = speaker.phrases.note
    bases: dict[str, tuple[Text, list[str]]] = {}
    lists: dict[str, Text] = {}
    for figure in comparators_of(commentaries):
        entry = speaker.setting.comparators[figure.key]
        if entry.neighbours is None:
            continue
        lists[entry.neighbours] = authored(entry.neighbours, "neighbour list")
        basis = _basis(figure, speaker)
        names = bases.setdefault(basis.plain, (basis, []))[1]
        names.append(speaker.setting.indicators[figure.quantity.indicator].name)
    if not lists:
        return []
    said = [basis if len(bases) == 1 else _for_these(basis, names, speaker) for basis, names in bases.values()]
    return [filled(note["neighbours"], list=joined(lists.values(), speaker.phrases.comma), bases=joined(said, "; "))]


def _basis(figure: ComparatorFigure, speaker: Speaker) -> Text:
    note = speaker.phrases.note
    name = speaker.setting.comparators[figure.key].statistic
    statistic = words(note.get(name, name))
    if not figure.members:
        return filled(note["group_given"], statistic=statistic)
    used = counted(speaker, figure.used, "members with a figure", figure.quantity.facts)
    members = counted(speaker, figure.members, "members of the list", figure.quantity.facts)
    return filled(note["group_worked_out"], statistic=statistic, used=used, members=members)


def _for_these(basis: Text, names: Sequence[str], speaker: Speaker) -> Text:
    named = joined([authored(name, "definition") for name in dict.fromkeys(names)], speaker.phrases.comma, speaker.phrases.and_)
    return filled(speaker.phrases.note["group_for"], basis=basis, names=named)


def _finding(finding: Finding, speaker: Speaker) -> Text:
    name = speaker.setting.indicators[finding.indicator].name
    return filled(speaker.phrases.note["finding"], subject=capitalised(authored(name, "definition")), finding=finding.text)
