"""A figure beside its expected range in words."""

from __future__ import annotations

from scrutiny_pack.config.measures.expect import ExpectEntry
from scrutiny_pack.measures.expect import Expectation, expectation
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.kind import Kind, Weight, Worded
from scrutiny_pack.narrative.kinds.target import missed_by
from scrutiny_pack.narrative.nodes import Measure, Phrase
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.text import Text


def _measured(setting: Setting, entry: ExpectEntry, _: Ruling) -> Measure | Missing:
    return expectation(setting, entry.expect, entry.at)


def _phrase(_: Speaker, expectation: Expectation) -> Phrase:
    return Phrase(lambda speaker, path, __, ___: _said(speaker, expectation, path))


def _said(speaker: Speaker, expectation: Expectation, path: str) -> Text:
    """Within, below or above the expected range."""
    phrases = speaker.phrases
    pattern = {"within": phrases.within, "below": phrases.expected.below, "above": phrases.expected.above}[expectation.side]
    low, high = (speaker.figure(end, f"{path}.{name}") for end, name in zip(expectation.ends, ("low", "high"), strict=True))
    return filled(pattern, low=low, high=high)


def _weight(expectation: Expectation, speaker: Speaker) -> Weight | None:
    """A figure outside its range is as material as one that misses its target, and bad at the bad end alone; within it, it is no news."""
    if expectation.side == "within":
        return None
    bad_end = {"high": "below", "low": "above"}.get(speaker.setting.indicators[expectation.quantity.indicator].polarity)
    return Weight(missed_by(expectation, speaker), "bad" if expectation.side == bad_end else "none")


KIND = Kind(
    measure=Expectation,
    measured=_measured,
    worded={
        Expectation: Worded(
            {
                "value": lambda _, node: node.quantity,
                "low": lambda _, node: node.low,
                "high": lambda _, node: node.high,
                "phrase": _phrase,
            },
            {
                "value": "the figure",
                "low": "the lower end of the range",
                "high": "the upper end",
                "phrase": "within, below or above the expected range, with both ends",
            },
            "`expect`",
            figure=lambda node: node.quantity,
            inherits=True,
        )
    },
    claims=lambda expectation: {"side": expectation.side},
    claimed={"side": ("within", "below", "above")},
    quantities=lambda expectation: (expectation.quantity,),
    weight=_weight,
)
