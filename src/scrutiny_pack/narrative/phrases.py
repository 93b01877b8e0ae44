"""A phrase pack: the words of one language and tone, as typed tables. No number stands in it."""

from __future__ import annotations

import difflib
from decimal import Decimal
from typing import Any, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names
from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from scrutiny_pack.config.entry import Entry
from scrutiny_pack.figures import plural
from scrutiny_pack.narrative.phrase_mistakes import mistakes
from scrutiny_pack.narrative.shipped_phrases import merged, shipped_names, shipped_pack
from scrutiny_pack.text import Text, Words


class Directions(Entry):
    """A word for each way that a figure can go."""

    up: str
    """It rose."""
    down: str
    """It fell."""
    same: str = ""
    """It did not move; empty where a sentence of its own is needed."""


class Comparisons(Entry):
    """A word for each place that a figure can have beside another."""

    above: str
    """Clearly above."""
    below: str
    """Clearly below."""
    slightly_above: str
    """Above by the middle band."""
    slightly_below: str
    """Below by the middle band."""


class Averages(Entry):
    """What a comparator's figure is called."""

    one: str
    """One."""
    many: str
    """Several."""
    classes: dict[str, str] = {}
    """For languages with more forms than two: the form for each further plural class (zero, two, few, many), by its CLDR name."""

    def noun(self, value: Decimal, language: str) -> str:
        """The form for a printed `value` by the language's plural class: 21 is one in Ukrainian, as 0 is in French; 1.0 is one in all."""
        form = Locale.parse(language, sep="-").plural_form(value)
        return self.one if form == "one" else self.classes.get(form) or plural(value, self.one, self.many)


class Sentence(Entry):
    """A sentence in both lengths."""

    text: str
    """The report's."""
    slide: str
    """The slide's."""
    shorter: list[str] = Field(default_factory=list)
    """What the slide says instead where that is too long, the longest first."""


class Spans(Entry):
    """Periods in words; {n}, {month}, {start}, {end}, {day} and {year} are filled in."""

    months: str
    """A window: the {n} months to {month}."""
    months_between: str
    """A window that begins late: the {n} months from {start} to {month}."""
    some_months: str
    """A window with gaps: {k} of the {n} months to {month}."""
    year_ending: str
    """A year that ends with a month."""
    in_period: str
    """Before a year or a window, and a month where it has no phrase of its own: in {period}."""
    in_month: str = ""
    """Before a month; empty where that is said like `in_period`."""
    at_date: str
    """Before a date: at {period}."""
    article: str = ""
    """What a window or a year begins with in sentences and not in short forms; empty where there is no such word."""


class PhrasePack(Entry):
    """All words that the narrative engine needs."""

    version: Literal["1"]
    """The version of this format."""
    like: str = ""
    """A shipped phrase pack whose words stand for all that are not written here."""
    language: str
    """The language tag, such as en-GB."""
    verb: Directions
    """Fell, rose."""
    updown: Directions
    """Down, up."""
    lower: Directions
    """Lower, higher."""
    change: Directions
    """A rise, a fall, as nouns."""
    noun: dict[str, str]
    """What a figure is called: a rate, or a figure."""
    net: Directions
    """The net flow, with {n}."""
    side: Comparisons
    """Above and below."""
    polarity: Comparisons
    """Better (above) and worse (below)."""
    in_line: str
    """No gap to speak of."""
    same: str
    """No gap at all, where gaps are printed."""
    closer: str
    """Nearer to these."""
    placed: str
    """Where a figure is, and beside whom: {place} {names}."""
    statistic: dict[str, Averages]
    """What the mean, the median and a pooled figure are called."""
    average: str
    """One comparator: the {name} {statistic}{basis} ({value})."""
    average_short: str
    """One comparator on a slide: {name} ({value})."""
    member: str
    """One of several comparators: {name} ({value}{basis})."""
    averages: str
    """Several comparators: the {names} {statistic}."""
    basis_one: str
    """A comparator's own period, after one: for {period}."""
    basis_many: str
    """A comparator's own period, inside the brackets."""
    amount: str
    """A printed gap: {amount} {side} {comparator}."""
    comma: str
    """Between the entries of a list."""
    and_: str = Field(alias="and")
    """Before the last entry of a list."""
    but: str
    """Between "in line" and a clear gap."""
    points: Averages
    """The unit of the difference of two percentages."""
    days: Averages
    """The unit of a number of days."""
    ones: list[Averages] = Field(default_factory=list)
    """Nouns that may follow a count, for a count of 1: children, child."""
    one_verbs: list[Averages] = Field(default_factory=list)
    """Verbs that stand beside such a noun: were, was."""
    claim_words: dict[str, list[str]] = Field(default_factory=dict)
    """Words of authors that claim something, by what they claim: typed, they stay when the figures move."""
    per: str
    """A rate's unit: per {n}."""
    per_of: str
    """A rate's long unit: per {n} {of}."""
    of: str
    """A percentage's long unit: {value} of {of}."""
    few: str
    """A count of people that is withheld: fewer than {n}."""
    expected: Comparisons
    """Outside an expected range, with {low} and {high}; the slight forms are not used."""
    within: str
    """Inside it."""
    spans: Spans
    """Periods."""
    kinds: dict[str, dict[str, str]]
    """The words of measure kinds, by kind."""
    steps: dict[str, Averages]
    """Periods of one length: month, quarter and year, one and several."""
    defaults: dict[str, list[Sentence]]
    """The sentences of each measure kind that has none of its own; the first that can be printed is taken."""
    headlines: list[str]
    """A section's headline, by what it has; the first that can be printed is taken."""
    findings: dict[str, str]
    """The checks' results, by slug."""
    note: dict[str, str]
    """The source note's sentences."""
    labels: dict[str, str]
    """Headings and fixed words of the documents."""
    scorecard: dict[str, str]
    """The scorecard's headings and the words in its cells."""
    exceptions: dict[str, str]
    """The chapter of exceptions: its headings and its reasons."""
    fixed: dict[str, str]
    """Headings and marks of every document."""
    since: dict[str, str]
    """What changed since the pack before."""
    front: dict[str, str]
    """The labels of the front sheet's usual entries."""
    appendices: dict[str, str]
    """Headings and sentences of the appendices."""
    glossary: dict[str, str]
    """What the program's own words mean, for the glossary of the packs that use them."""
    symbols: dict[str, str]
    """What each symbol for a missing figure means."""
    alt: dict[str, str]
    """The sentences of alt text."""

    @model_validator(mode="before")
    @classmethod
    def _over_another(cls, written: Any) -> Any:
        if not isinstance(written, dict) or "like" not in written:
            return written
        like = written["like"] if isinstance(written["like"], str) else ""
        base = shipped_pack(like)
        if base is None:
            near = difflib.get_close_matches(like, shipped_names(), 1)
            fix = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(shipped_names())}"
            said = {"name": like, "fix": fix, "at": ("like",)}
            raise PydanticCustomError("unknown-phrases", 'there is no shipped phrase pack "{name}"', said)
        return merged({key: value for key, value in base.items() if key != "like"}, written)

    @field_validator("*")
    @classmethod
    def _usable(cls, value: object, info: ValidationInfo) -> object:
        field = str(cls.model_fields[info.field_name or ""].alias or info.field_name)
        if field in ("version", "like", "language"):
            return value
        found = list(mistakes(field, _plain(value), info.data.get("language", ""), isinstance(value, Entry)))
        if found:
            (at, first), *others = found
            raise PydanticCustomError(first.type, first.message_template, {**(first.context or {}), "at": at, "others": others})
        return value

    @field_validator("language")
    @classmethod
    def _is_language(cls, text: str) -> str:
        fix = "write a language tag like en-GB or cy"
        try:
            months = get_month_names(locale=Locale.parse(text, sep="-"))
        except (UnknownLocaleError, ValueError):
            raise PydanticCustomError("unknown-language", '"{text}" is no language that is known', {"text": text, "fix": fix}) from None
        if months == get_month_names(locale="root"):
            raise PydanticCustomError("unknown-language", '"{text}" is no language whose months are known', {"text": text, "fix": fix})
        return text


def _plain(value: object) -> object:
    """`value` with plain tables in place of classes."""
    if isinstance(value, Entry):
        return value.model_dump(by_alias=True)
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    return [_plain(entry) for entry in value] if isinstance(value, list) else value


def filled(pattern: str, **texts: Text) -> Text:
    """`pattern` with each {name} replaced by the text of that name; a name that is not given is our own mistake and raises `KeyError`."""
    whole = Text()
    for index, piece in enumerate(pattern.replace("}", "{").split("{")):
        if index % 2:
            whole += texts[piece]
        elif piece:
            whole += Text((Words(piece),))
    return whole
