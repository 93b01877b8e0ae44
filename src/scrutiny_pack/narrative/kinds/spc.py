"""Ordinary variation in words: improvement, concern, a change, or nothing beyond what is ordinary; and why there are no limits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from scrutiny_pack.config.measures.spc import SpcEntry
from scrutiny_pack.measures.process import FEWEST_POINTS, Special
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.spc import Spc, spc
from scrutiny_pack.narrative.amounts import number_of, said_of, steps
from scrutiny_pack.narrative.finding import Finding
from scrutiny_pack.narrative.kind import Kind, Weight, Worded
from scrutiny_pack.narrative.nodes import Attribute, Measure, Phrase, Said
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import Text, authored, words

LAST_THREE = 3


def _measured(setting: Setting, entry: SpcEntry, _: Ruling) -> Measure | Missing:
    return spc(setting, entry.spc, entry.by, entry.last, entry.since)


def _count(_: Speaker, spc: Spc) -> Number:
    return number_of(len(spc.run.figures), "figures in a row", spc.run.figures)


def _verdict(*variations: str) -> Attribute:
    def read(speaker: Speaker, spc: Spc) -> Said | None:
        return Said(said_of(speaker, "spc", spc.variation)) if spc.variation in variations else None

    return read


def signal_text(speaker: Speaker, spc: Spc, path: str) -> Text | None:
    """What is beyond ordinary variation about the newest figure: one signal, or one each way."""
    said = [_said(speaker, spc, special, f"{path}.{special.signal}") for special in spc.told]
    if len(said) > 1:
        return filled(speaker.phrases.kinds["spc"]["both"], first=said[0], second=said[1])
    return said[0] if said else None


def _said(speaker: Speaker, spc: Spc, special: Special, path: str) -> Text:
    phrases, side = speaker.phrases.kinds["spc"], speaker.phrases.side
    near = special.signal == "near"
    counted = number_of(special.length, "of the last three" if near else "figures in a row", spc.run.figures)
    name: Literal["low", "high"] = "high" if special.way > 0 else "low"
    limit = spc.line(name)
    assert limit is not None  # there is no signal without limits
    return filled(
        phrases[special.signal],
        n=speaker.number(counted, f"{path}.row"),
        of=authored(str(LAST_THREE), "rule"),
        steps=words(steps(speaker, LAST_THREE if near else special.length, spc.run.step)),
        side=words(side.above if special.way > 0 else side.below),
        which=words(phrases[name]),
        way=words(phrases["up" if special.way > 0 else "down"]),
        limit=speaker.figure(limit, f"{path}.{name}"),
    )


def _findings(bullet: str, spc: Spc, speaker: Speaker) -> Iterator[Finding]:
    if spc.limits is not None:
        return
    number = speaker.number(_count(speaker, spc), "count")
    least = authored(str(FEWEST_POINTS), "rule")
    text = filled(speaker.phrases.findings["too-few-points"], n=number, least=least)
    fix = "nothing: the bullet says how the figures went instead; limits come with more figures in a row"
    yield Finding("too-few-points", bullet, spc.quantity.indicator, text, noted=False, fix=fix)


def _weight(spc: Spc, _: Speaker) -> Weight | None:
    """A signal beyond ordinary variation is as material as a gap of twice the in-line band."""
    return Weight(Decimal(2), spc.goodness) if spc.variation not in ("ordinary", "unknown") else None


KIND = Kind(
    measure=Spc,
    measured=_measured,
    worded={
        Spc: Worded(
            {
                "value": lambda _, node: node.quantity,
                "verdict": _verdict("improvement", "concern", "change", "mixed"),
                "ordinary": _verdict("ordinary"),
                "signal": lambda _, node: Phrase(lambda speaker, path, __, ___: signal_text(speaker, node, path)),
                "average": lambda _, node: node.line("average"),
                "lower": lambda _, node: node.line("low"),
                "upper": lambda _, node: node.line("high"),
                "first": lambda _, node: node.first if len(node.run.figures) > 1 else None,
                "count": _count,
                "steps": lambda speaker, node: Said(words(steps(speaker, len(node.run.figures), node.run.step))),
                "enough": lambda _, node: Said(authored(str(FEWEST_POINTS), "rule")),
            },
            {
                "value": "the newest figure",
                "verdict": "a sign of improvement, a sign of concern, a change, or signs both ways; unknown for ordinary variation",
                "ordinary": "within ordinary variation; unknown where it is beyond it, or without limits",
                "signal": "what is beyond ordinary variation about the newest figure, a sign each way where there are both; else unknown",
                "average": "the average of all figures; unknown with fewer than 12",
                "lower": "the lower limit, likewise",
                "upper": "the upper limit, likewise",
                "first": "the earliest figure, with all that a figure offers; unknown where it is the only one",
                "count": "how many figures there are in a row",
                "steps": "months or quarters",
                "enough": "how many figures limits take",
            },
            "`spc`",
            figure=lambda node: node.quantity,
            inherits=True,
        )
    },
    claims=lambda spc: {"variation": spc.variation, "signal": spc.told[0].signal if spc.told else "none"},
    claimed={
        "variation": ("improvement", "concern", "change", "mixed", "ordinary", "unknown"),
        "signal": ("beyond", "side", "trend", "near", "none"),
    },
    quantities=lambda spc: (spc.quantity,),
    findings=_findings,
    weight=_weight,
)
