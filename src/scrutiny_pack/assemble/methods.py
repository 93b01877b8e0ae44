"""Methods and sources: how figures are compared, who the comparators are, what was withheld, whose figures they are, what they count."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from scrutiny_pack.assemble.printed import facts_of
from scrutiny_pack.assemble.small_number_note import small_number_rule
from scrutiny_pack.narrative.finding import Finding
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.pack import Chapter, ChapterPart, Paragraph, Table
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Fact, Text, authored, joined, words

PARTIAL = "partial-comparator"


def methods_of(texts: Sequence[Text], findings: Sequence[Finding], restricted: bool, tested: Sequence[Text], speaker: Speaker) -> Chapter:
    """The appendix for a pack that prints `texts`: only what bears on them is explained. `tested` says what tests were made."""
    said, facts = speaker.phrases.appendices, facts_of(texts)
    parts = [
        _part("comparisons", [*_comparisons(facts, speaker), *tested], speaker),
        _part("comparators", _comparators(facts, speaker), speaker),
        _part("withheld", _withheld(texts, facts, findings, restricted, speaker), speaker),
        _part("sources", _sources(facts, speaker), speaker),
        _part("definitions", _definitions(facts, speaker), speaker),
    ]
    return Chapter("methods", words(said["methods"]), (), tuple(part for part in parts if part.blocks))


def _part(key: str, content: Iterable[Text | Table], speaker: Speaker) -> ChapterPart:
    blocks: list[Paragraph | Table] = []
    for entry in content:
        if isinstance(entry, Table):
            blocks.append(entry)
        elif entry:
            blocks.append(Paragraph(f"methods.{key}.{chr(ord('a') + len(blocks))}", "body", entry))
    return ChapterPart(f"methods.{key}", words(speaker.phrases.appendices[key]), tuple(blocks))


def _comparisons(facts: Sequence[Fact], speaker: Speaker) -> list[Text | Table]:
    said = speaker.phrases.appendices
    illustrative = any(fact.status == "illustrative" for fact in facts)
    return [words(said["rounding"]), words(said["illustrative"]) if illustrative else Text()]


def _comparators(facts: Sequence[Fact], speaker: Speaker) -> list[Text | Table]:
    """A paragraph on each comparator whose figures are printed."""
    areas = {fact.area for fact in facts}
    said: list[Text | Table] = []
    for key, entry in speaker.setting.comparators.items():
        if entry.neighbours is not None:
            if f"{speaker.setting.area}/{key}" in areas or areas & set(_members(entry.neighbours, speaker)):
                said += _neighbours(key, speaker)
        elif _area_of(key, speaker) in areas - {speaker.setting.area}:
            pattern = speaker.phrases.appendices["region" if entry.area == "region" else "other_area"]
            said.append(filled(pattern, name=speaker.comparator(key, alone=True), area=speaker.area()))
    return said


def _area_of(key: str, speaker: Speaker) -> str:
    entry, setting = speaker.setting.comparators[key], speaker.setting
    return setting.areas.region_of(setting.area).code if entry.area == "region" else entry.area or ""


def _members(name: str, speaker: Speaker) -> tuple[str, ...]:
    return tuple(speaker.setting.neighbours.get((name, speaker.setting.area), ()))


def _neighbours(key: str, speaker: Speaker) -> list[Text]:
    """Who the neighbours are, by name, and how their figure is made."""
    said, setting, entry = speaker.phrases.appendices, speaker.setting, speaker.setting.comparators[key]
    members = _members(entry.neighbours or "", speaker)
    names = [authored(setting.areas.name(code), "name") for code in members if code in setting.areas]
    known = {
        "plural": speaker.comparator(key, alone=True),
        "area": speaker.area(),
        "list": authored(entry.neighbours or "", "neighbour list"),
    }
    if not names:
        return [filled(said["neighbours_unknown"], **known)]
    whole = filled(said["neighbours"], **known, names=joined(names, speaker.phrases.comma, speaker.phrases.and_))
    bound = authored(str(entry.at_least), "the pack's rule for comparators")
    return [whole, filled(said["neighbours_statistic"], statistic=words(said[entry.statistic]), n=bound)]


def _sources(facts: Sequence[Fact], speaker: Speaker) -> list[Text | Table]:
    """A row for each source, the authority's own first."""
    said = speaker.phrases.appendices
    groups: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        # A target is nobody's count, so there is nothing to validate; its fact is named after the indicator that it is for.
        set_locally = fact.status == "local" and fact.indicator not in speaker.setting.indicators
        status = "target" if set_locally else fact.status
        groups.setdefault((fact.source or fact.file, status, fact.source_date), []).append(fact)
    order = {"local": 0, "illustrative": 1, "published": 2, "target": 3}
    rows = []
    for source, status, dated in sorted(groups, key=lambda key: (order.get(key[1], 4), key)):
        newest = max(groups[source, status, dated], key=lambda fact: fact.period.last_day).period
        kind = said.get(f"{status}_status", said.get(status, status))
        day = _day(dated, speaker) if dated else words(said["not_stated"])
        rows.append((authored(source, "source"), words(kind), speaker.period(newest, "short"), day))
    header = tuple(words(said[key]) for key in ("source", "status", "newest", "dated"))
    caption, description = words(said["sources_caption"]), words(said["sources_description"])
    return [Table("methods.sources.table", caption, header, tuple(rows), description, numeric=False)] if rows else []


def _day(written: str, speaker: Speaker) -> Text:
    """A source's date in words; as it was written where it is no day."""
    try:
        day = datetime.date.fromisoformat(written)
    except ValueError:
        return authored(written, "source")
    return speaker.period(Period(day.year, day.month, day.day, 0, "date"))


def _definitions(facts: Sequence[Fact], speaker: Speaker) -> list[Text | Table]:
    said, registry = speaker.phrases.appendices, speaker.setting.indicators
    used = {fact.indicator for fact in facts}
    rows = [
        (authored(rule.label, "definition"), authored(rule.definition, "definition")) for name, rule in registry.items() if name in used
    ]
    header = (words(speaker.phrases.labels["indicator"]), words(said["definition"]))
    caption, description = words(said["definitions_caption"]), words(said["definitions_description"])
    return [Table("methods.definitions.table", caption, header, tuple(rows), description, numeric=False)] if rows else []


def _withheld(
    texts: Sequence[Text], facts: Sequence[Fact], findings: Sequence[Finding], restricted: bool, speaker: Speaker
) -> list[Text | Table]:
    """The rule, the indicators that it bears on, and the neighbours whose figures are withheld at their source."""
    said, sealed, registry = speaker.phrases.appendices, speaker.setting.sealed, speaker.setting.indicators
    told: list[Text | Table] = []
    names = [authored(rule.label, "definition") for name, rule in registry.items() if name in sealed.indicators]
    if restricted:
        told.append(words(said["restricted"]))
    elif names:
        told.append(small_number_rule(speaker))
        told.append(filled(said["withheld_for"], names=joined(names, speaker.phrases.comma, speaker.phrases.and_)))
    elif not any("[c]" in text.plain for text in texts):
        told.append(filled(said["nothing_withheld"], area=speaker.area()))
    for finding in findings:
        if finding.slug == PARTIAL and finding.indicator in {fact.indicator for fact in facts}:
            name = authored(registry[finding.indicator].label, "definition")
            told.append(filled(said["partial_of"], name=name, text=finding.text))
    return told
