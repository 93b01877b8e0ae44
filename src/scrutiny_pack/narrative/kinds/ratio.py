"""A ratio in words: for every 10 of one, 12 of the other."""

from __future__ import annotations

from scrutiny_pack.config.measures.ratio import RatioEntry
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ratio import Ratio, ratio
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.kind import Kind, Worded
from scrutiny_pack.narrative.kinds.level import ABOUT, WHEN, of_figure
from scrutiny_pack.narrative.nodes import Measure, Phrase, Said, yes
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import Text, authored


def _measured(setting: Setting, entry: RatioEntry, _: Ruling) -> Measure | Missing:
    return ratio(setting, entry.ratio, entry.to, entry.at, entry.per)


def _amount(speaker: Speaker, ratio: Ratio, path: str) -> Text:
    """The whole number, with "about" where it was rounded."""
    formula = f"{ratio.quantity.shown} x {ratio.per} / {ratio.base.shown}, of the printed figures"
    said = speaker.number(Number(ratio.amount, Unit.COUNT, formula, ratio.quantity.facts + ratio.base.facts), f"{path}.amount")
    return filled(speaker.phrases.kinds["ratio"]["about"], n=said) if ratio.rounded else said


KIND = Kind(
    measure=Ratio,
    measured=_measured,
    worded={
        Ratio: Worded(
            {
                "of": lambda _, node: node.quantity,
                "to": lambda _, node: node.base,
                "amount": lambda _, node: Phrase(lambda speaker, path, __, ___: _amount(speaker, node, path), node.amount),
                "per": lambda _, node: Said(authored(f"{node.per:,}", "rule")),
                **of_figure("quantity", WHEN),
            },
            {
                "of": "the count of which it is said how many there are, with all that a figure offers",
                "to": "the count for which they are counted, likewise",
                "amount": "how many for every `per`, as a whole number; with about where it was rounded",
                "per": "the `per` of the measure, or ten times as many where a whole number would be far off, and so on",
                **{name: ABOUT[name] for name in WHEN},
            },
            "`ratio`",
            figure=lambda node: node.quantity,
        )
    },
    claims=lambda ratio: {"side": ratio.side, "rounded": yes(ratio.rounded), "for_every": str(ratio.per)},
    claimed={"side": ("more", "fewer", "same"), "rounded": ("true", "false")},
    quantities=lambda ratio: (ratio.quantity, ratio.base),
)
