"""A section's headline and the pack's key messages: chosen by how many in-line bands wide each printed change or gap is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrutiny_pack.measures.bands import materiality
from scrutiny_pack.measures.change import Change, Goodness
from scrutiny_pack.measures.flow import Flow
from scrutiny_pack.measures.gap import Gap
from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.findings import quantities_of
from scrutiny_pack.narrative.nodes import Measure, capitalised
from scrutiny_pack.narrative.rendering import rendered
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.template import parse_template, references
from scrutiny_pack.text import Text

MONTHS_A_YEAR = 12
MATERIAL = Decimal(1)
"""A change narrower than the in-line band is no message."""


@dataclass(frozen=True)
class Claim:
    """A change or a gap, the bullet that states it, and how material it is."""

    commentary: Commentary
    measure: Change | Gap
    score: Decimal
    goodness: Goodness

    @property
    def indicator(self) -> str:
        """The indicator it is about."""
        return (self.measure.end if isinstance(self.measure, Change) else self.measure.quantity).indicator

    @property
    def kind(self) -> Literal["change", "gap"]:
        """Which of the two it is."""
        return "change" if isinstance(self.measure, Change) else "gap"


def claims_in(commentaries: Iterable[Commentary], speaker: Speaker) -> list[Claim]:
    """Every change and gap of the bullets, in order, with its materiality."""
    claims: list[Claim] = []
    for commentary in commentaries:
        for measure in commentary.measures.values():
            if isinstance(measure, Change):
                rule = speaker.setting.indicators[measure.end.indicator]
                score = materiality(measure.difference, measure.start.shown, rule)
                claims.append(Claim(commentary, measure, score, measure.goodness))
            elif isinstance(measure, Gap):
                rule = speaker.setting.indicators[measure.quantity.indicator]
                apart = [entry for entry in measure.compared if entry.band != "in_line"]
                scored = [(materiality(entry.difference, entry.figure.quantity.shown, rule), entry.goodness) for entry in apart]
                score, good = max(scored, key=lambda pair: pair[0], default=(Decimal(0), measure.compared[0].goodness))
                claims.append(Claim(commentary, measure, score, good))
    return claims


def headline(commentaries: Sequence[Commentary], speaker: Speaker) -> Text | None:
    """The section's most material claim in one sentence: the change of its indicator, and where that stands; `None` without a figure."""
    said = headline_said(commentaries, speaker)
    return said[0] if said else None


def headline_said(commentaries: Sequence[Commentary], speaker: Speaker) -> tuple[Text, Mapping[str, Measure], str] | None:
    """The headline, the measures it is made of by their letters, and the pattern that was taken; `None` without a figure."""
    claims = claims_in(commentaries, speaker)
    measures: dict[str, Measure] = {}
    if claims:
        main = max(claims, key=lambda claim: claim.score)
        measures = _about(main, claims)
    else:
        firsts = [next(iter(commentary.measures.values())) for commentary in commentaries]
        first = next((measure for measure in firsts if quantities_of(measure)), None)
        if first is not None:
            measures = {"f": first} if isinstance(first, Flow) else {"l": quantities_of(first)[-1]}
    if isinstance(gap := measures.get("g"), Gap) and gap.quantity.period.end_month != speaker.setting.month and len(measures) == 1:
        measures = {"h": gap}
    for pattern in speaker.phrases.headlines:
        if {reference.path[0] for reference in references(parse_template(pattern))} <= measures.keys():
            said = rendered(pattern, speaker, measures, frozenset())
            if said is not None:
                return capitalised(said), measures, pattern
    return None


def _about(main: Claim, claims: Sequence[Claim]) -> dict[str, Measure]:
    """The main claim's measure, and its counterpart about the same figure."""
    measures: dict[str, Measure] = {}
    for claim in [main, *(claim for claim in claims if claim.indicator == main.indicator and claim.kind != main.kind)]:
        if isinstance(claim.measure, Gap):
            measures.setdefault("g", claim.measure)
        else:
            yearly = claim.measure.end.period.months_since(claim.measure.start.period) == MONTHS_A_YEAR
            measures.setdefault("c" if yearly else "d", claim.measure)
    change, gap = measures.get("c", measures.get("d")), measures.get("g")
    if isinstance(change, Change) and isinstance(gap, Gap) and change.end.period != gap.quantity.period:
        del measures["g" if main.kind == "change" else ("c" if "c" in measures else "d")]
    return measures


def key_claims(commentaries: Sequence[Commentary], speaker: Speaker) -> list[Claim]:
    """A section's key messages: its most material change and its most material gap, each of another bullet; none that is not material."""
    chosen: list[Claim] = []
    for kind in ("change", "gap"):
        of_kind = [claim for claim in claims_in(commentaries, speaker) if claim.kind == kind and claim.score >= MATERIAL]
        if of_kind:
            best = max(of_kind, key=lambda claim: claim.score)
            if all(best.commentary.id != earlier.commentary.id for earlier in chosen):
                chosen.append(best)
    return chosen
