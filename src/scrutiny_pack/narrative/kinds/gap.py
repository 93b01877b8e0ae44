"""A figure beside its comparators in words, and what is to be borne in mind of the comparators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from scrutiny_pack.config.measures.gap import GapEntry
from scrutiny_pack.measures.bands import materiality
from scrutiny_pack.measures.comparators import ITSELF, ComparatorFigure
from scrutiny_pack.measures.gap import Compared, Gap, gap
from scrutiny_pack.measures.level import figure_at, lacking
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.sealed import SYMBOL
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.finding import Finding, counted
from scrutiny_pack.narrative.gap_phrases import difference_of, gap_phrase, standing_of
from scrutiny_pack.narrative.kind import MATERIAL, Kind, Weight, Worded
from scrutiny_pack.narrative.nodes import Covered, Measure, Node, Phrase, yes
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.periods import Period
from scrutiny_pack.text import authored, words

FEW_MEMBERS = 0.8
"""A group's figure from a smaller share of its members is warned of."""


def _measured(setting: Setting, entry: GapEntry, ruling: Ruling) -> Measure | Missing:
    figure = figure_at(setting, entry.gap, entry.at)
    return lacking(figure) if isinstance(figure, Missing) else gap(setting, figure, entry.to, entry.style, entry.words, ruling)


def _phrase(_: Speaker, gap: Gap) -> Phrase:
    return Phrase(lambda speaker, path, form, basis: gap_phrase(speaker, gap, path, form, basis))


def _parts(gap: Gap) -> Mapping[str, Node | None]:
    return {entry.key: entry for entry in gap.compared} | {key: None for key, _ in gap.missing}


def _claims(gap: Gap) -> dict[str, str]:
    claims = {"nearest": yes(gap.nearest_holds)}
    for entry in gap.compared:
        claims |= {f"{entry.key}.{key}": getattr(entry, key) for key in ("side", "band", "goodness")}
        if entry.tested is not None:
            claims[f"{entry.key}.test"] = entry.tested.result
    return claims


def _findings(bullet: str, gap: Gap, speaker: Speaker) -> Iterator[Finding]:
    for key in (key for key, missing in gap.missing if missing.why != ITSELF):
        text = filled(speaker.phrases.findings["comparator-missing"], name=speaker.comparator(key))
        yield Finding("comparator-missing", bullet, gap.quantity.indicator, text)
    yield from findings_beside(bullet, gap.quantity, [entry.figure for entry in gap.compared], speaker)


def findings_beside(bullet: str, quantity: Quantity, figures: Sequence[ComparatorFigure], speaker: Speaker) -> Iterator[Finding]:
    """What is to be borne in mind of a figure beside comparators: that it is not the same measure, or a group is not complete."""
    indicator, phrases = quantity.indicator, speaker.phrases
    reason = speaker.setting.indicators[indicator].not_like_for_like
    if reason and any(fact.status != "published" for fact in quantity.facts):
        yield Finding("not-like-for-like", bullet, indicator, authored(reason, "definition"))
    for figure in figures:
        if figure.passed_over is not None:
            pattern = phrases.findings["newer-comparator-withheld"]
            newer, used = speaker.period(figure.passed_over), speaker.period(figure.quantity.period)
            text = filled(pattern, name=speaker.comparator(figure.key), newer=newer, period=used)
            yield Finding("newer-comparator-withheld", bullet, indicator, text)
        if figure.partial and figure.used < FEW_MEMBERS * figure.members:
            withheld = sum(fact.reason == SYMBOL for fact in figure.quantity.facts) == figure.members - figure.used
            text = filled(
                phrases.findings["partial-comparator" if withheld else "partial-comparator-unknown"],
                statistic=words(speaker.statistic(figure.key)),
                used=counted(speaker, figure.used, "members with a figure", figure.quantity.facts),
                members=counted(speaker, figure.members, "members of the list", figure.quantity.facts),
                left=counted(speaker, figure.members - figure.used, "members without a figure", figure.quantity.facts),
            )
            yield Finding("partial-comparator", bullet, indicator, text)


def _letter(gap: Gap, month: Period, alone: bool) -> str:
    """Alone, a figure that is not of the pack's month has to say so."""
    return "h" if alone and gap.quantity.period.end_month != month else "g"


def _weight(gap: Gap, speaker: Speaker) -> Weight:
    """The widest gap of those that are apart, by test or band; where any of these is a concern, the widest that is one.

    What is worse than one comparator is no good news for being better than another.
    """
    rule = speaker.setting.indicators[gap.quantity.indicator]
    apart = [entry for entry in gap.compared if standing_of(entry)[0] not in ("in_line", "similar")]
    weights = [Weight(materiality(entry.difference, entry.figure.quantity.shown, rule), entry.goodness) for entry in apart]
    worse = [weight for weight in weights if weight.goodness == "bad"]
    material = [weight for weight in worse if weight.score >= MATERIAL]
    widest = max(material or weights, key=lambda weight: weight.score, default=Weight(Decimal(0), "none"))
    return replace(widest, goodness="none") if worse and widest.goodness == "good" else widest


KIND = Kind(
    measure=Gap,
    measured=_measured,
    worded={
        Gap: Worded(
            {"value": lambda _, node: node.quantity, "phrase": _phrase},
            {
                "value": "the authority's figure",
                "phrase": "where it stands to all comparators, in words, in the measure's `style`; unknown where `nearest` does not hold",
            },
            "`gap`",
            figure=lambda node: node.quantity,
            inherits=True,
            parts=_parts,
        ),
        Compared: Worded(
            {
                "value": lambda _, node: node.figure.quantity,
                "amount": lambda speaker, node: difference_of(node, speaker),
                "period": lambda _, node: Covered(node.figure.quantity),
            },
            {
                "value": "the comparator's figure; `{g.eng}` by itself is the same",
                "amount": "how much lies between the two figures as printed",
                "period": "the period of the comparator's figure",
            },
            "a comparator of a `gap`, by its key: `{g.eng.amount}`",
            figure=lambda node: node.figure.quantity,
        ),
    },
    claims=_claims,
    claimed={
        "nearest": ("true", "false"),
        "side": ("above", "below", "same"),
        "test": ("significant", "similar", "not_tested"),
        "band": ("in_line", "slightly", "clear"),
        "goodness": ("good", "bad", "none"),
    },
    quantities=lambda gap: (gap.quantity,),
    compared=lambda gap: gap.compared,
    leads=True,
    letters=("g", "h"),
    letter=_letter,
    beside=lambda gap: tuple(entry.figure for entry in gap.compared),
    tests=lambda gap: {entry.key: entry.tested for entry in gap.compared if entry.tested},
    findings=_findings,
    weight=_weight,
)
