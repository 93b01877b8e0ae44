"""A section's headline, and how material what the bullets say is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scrutiny_pack.measures.change import Goodness
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.findings import quantities_of
from scrutiny_pack.narrative.kinds import kind_for, weighed
from scrutiny_pack.narrative.nodes import Measure, capitalised
from scrutiny_pack.narrative.rendering import rendered
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.template import parse_template, references
from scrutiny_pack.periods import Period
from scrutiny_pack.text import Text

GRADES = tuple(Decimal(grade) for grade in ("1", "1.25", "1.6", "2", "2.5", "3.15", "4", "5", "6.3", "8", "10"))
"""Ten steps to the tenfold, each about a quarter more than the one before (the preferred numbers of ISO 3)."""


@dataclass(frozen=True)
class Claim:
    """What a measure says, the bullet that states it, how material it is, and whether it is good."""

    commentary: Commentary
    name: str
    """What the bullet calls its measure."""
    kind: str
    """The kind of its measure, as the YAML names it."""
    measure: Measure
    score: Decimal
    goodness: Goodness
    story: str
    """The indicator it is about; of a rate, that of its count."""

    @property
    def rank(self) -> Decimal:
        """The score in `GRADES` (36 and 44 are both 40): what is chosen stays so when figures move a little."""
        step = Decimal(1).scaleb(self.score.adjusted())
        return min(GRADES, key=lambda grade: abs(grade - self.score / step)) * step if self.score else self.score

    @property
    def indicator(self) -> str:
        """The indicator it is about."""
        return quantities_of(self.measure)[-1].indicator


def claims_in(commentaries: Iterable[Commentary], speaker: Speaker) -> list[Claim]:
    """Every claim of the bullets that can be material, in order."""
    claims: list[Claim] = []
    for commentary in commentaries:
        for name, measure in commentary.measures.items():
            weight = weighed(measure, speaker)
            if weight is not None:
                indicator = quantities_of(measure)[-1].indicator
                story = speaker.setting.indicators[indicator].rate_of or indicator
                kind = commentary.entry.measures[name].kind
                claims.append(Claim(commentary, name, kind, measure, weight.score, weight.goodness, story))
    return claims


def headline(commentaries: Sequence[Commentary], speaker: Speaker) -> Text | None:
    """The section's most material claim in one sentence: the change of its indicator, and where that stands; `None` without a figure."""
    said = headline_said(commentaries, speaker)
    return said[0] if said else None


def headline_said(commentaries: Sequence[Commentary], speaker: Speaker) -> tuple[Text, Mapping[str, Measure], str] | None:
    """The headline, the measures it is made of by their letters, and the pattern that was taken; `None` without a figure."""
    claims = claims_in(commentaries, speaker)
    if claims:
        main = max(claims, key=lambda claim: claim.score)
        return _in_patterns(main.measure, _beside(main, claims), speaker) or _of_kind(main.kind, main.measure, speaker)
    for commentary in commentaries:
        name, measure = next(iter(commentary.measures.items()))
        figures = quantities_of(measure)
        if figures and kind_for(type(measure)).weight:  # it was weighed, and is no news
            return _in_patterns(figures[-1], (), speaker)
        if figures:
            return _in_patterns(measure, (), speaker) or _of_kind(commentary.entry.measures[name].kind, measure, speaker)
    return None


def _in_patterns(main: Measure, beside: Iterable[Measure], speaker: Speaker) -> tuple[Text, Mapping[str, Measure], str] | None:
    """The first of the phrase pack's headlines that says `main`, and of those beside it what it can."""
    month = speaker.setting.month
    others = {_letter(measure, month): measure for measure in reversed(list(beside)) if kind_for(type(measure)).letters}
    letter = _letter(main, month, alone=not others)
    measures = {**others, letter: main}
    for pattern in speaker.phrases.headlines:
        letters = {reference.path[0] for reference in references(parse_template(pattern))}
        if letter in letters and letters <= measures.keys():
            said = rendered(pattern, speaker, measures, frozenset())
            if said is not None:
                return capitalised(said), measures, pattern
    return None


def _letter(measure: Measure, month: Period, alone: bool = False) -> str:
    kind = kind_for(type(measure))
    return kind.letter(measure, month, alone) if kind.letter else next(iter(kind.letters), "")


def _of_kind(kind: str, measure: Measure, speaker: Speaker) -> tuple[Text, Mapping[str, Measure], str] | None:
    """The short form of the kind's sentence that is true of the measure: another's may say "unchanged"."""
    measures = {"m": measure}
    for sentence in speaker.phrases.defaults[kind]:
        if rendered(sentence.text, speaker, measures, frozenset()) is None:
            continue
        for form in (sentence.slide, *sentence.shorter):
            if (said := rendered(form, speaker, measures, frozenset())) is not None:
                return capitalised(said), measures, form
    return None


def _beside(main: Claim, claims: Iterable[Claim]) -> Iterator[Measure]:
    """What other kinds say of the very figure that the main claim is about."""
    figure = quantities_of(main.measure)[-1]
    for claim in claims:
        other = quantities_of(claim.measure)[-1]
        if claim.kind != main.kind and (other.indicator, other.period) == (figure.indicator, figure.period):
            yield claim.measure
