"""A figure beside its target in words: on target, within tolerance or off target, and for how many periods it was on target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scrutiny_pack.config.measures.target import TargetEntry
from scrutiny_pack.config.targets import PeriodTarget
from scrutiny_pack.figures import Unit, printed
from scrutiny_pack.measures.bands import base_of, materiality
from scrutiny_pack.measures.held_targets import Held
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.target import Target, Targeted, illustrative, target
from scrutiny_pack.narrative.amounts import amount_of, number_of, said_of, steps
from scrutiny_pack.narrative.finding import Finding
from scrutiny_pack.narrative.kind import Kind, Weight, Worded
from scrutiny_pack.narrative.nodes import Measure, Phrase, Said
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.periods import parse_period
from scrutiny_pack.text import Text, authored, joined, words


def _measured(setting: Setting, entry: TargetEntry, _: Ruling) -> Measure | Missing:
    return target(setting, entry.target, entry.at, entry.last or "")


def distance_of(speaker: Speaker, target: Targeted) -> Number | None:
    """By how much the target is missed; `None` where it is met."""
    if not target.distance:
        return None
    end = target.low if target.side == "below" else target.high
    assert end is not None  # there is no distance to an open end
    formula = f"{target.quantity.shown} and {end.shown}: difference of the printed figure and the target"
    return amount_of(speaker, target.distance, (target.quantity, end), formula)


def _tolerance(speaker: Speaker, target: Targeted) -> Number | None:
    return amount_of(speaker, target.tolerance, target.ends, "as set") if target.tolerance else None


def goal_text(speaker: Speaker, target: Targeted | Held, path: str) -> Text:
    """What the target is: no more than 20.0%; 80% to 90%; marked where it is illustrative."""
    phrases = speaker.phrases.kinds["target"]
    if target.low is not None and target.high is not None:
        low, high = (speaker.figure(end, f"{path}.{name}") for end, name in ((target.low, "low"), (target.high, "high")))
        goal = filled(phrases["range"], low=low, high=high)
    elif target.low is not None:
        goal = filled(phrases["least"], value=speaker.figure(target.low, f"{path}.low"))
    else:
        assert target.high is not None  # a target has an end
        goal = filled(phrases["most"], value=speaker.figure(target.high, f"{path}.high"))
    return filled(phrases["illustrative"], goal=goal) if illustrative(target.ends) else goal


def status_text(speaker: Speaker, target: Targeted, path: str) -> Text:
    """Whether it is met, with the target and how far off."""
    phrases, side = speaker.phrases.kinds["target"], speaker.phrases.side
    goal, distance, tolerance = goal_text(speaker, target, path), distance_of(speaker, target), _tolerance(speaker, target)
    if distance is None:
        return filled(phrases["on"], goal=goal)
    return filled(
        phrases[target.status],
        goal=goal,
        distance=speaker.number(distance, f"{path}.distance"),
        side=words(side.below if target.side == "below" else side.above),
        tolerance=speaker.number(tolerance, f"{path}.tolerance") if tolerance else Text(),
    )


def _met(speaker: Speaker, target: Target, path: str) -> Text | None:
    """On target for 3 of the 4 quarters to June 2022; `None` where it was not asked for or none of them can be judged."""
    if not target.earlier:
        return None
    phrases, figures = speaker.phrases.kinds["target"], tuple(each.quantity for each in target.earlier)
    ends = tuple(end for each in target.earlier for end in each.ends)
    met = number_of(len(target.met), "periods on target, each beside the target of its own time", figures + ends)
    known = number_of(len(target.earlier), "periods with a figure and a target", figures)
    complete = len(target.earlier) == len(target.asked)
    said = filled(
        phrases["met" if complete else "met_some"],
        met=speaker.number(met, f"{path}.met"),
        known=speaker.number(known, f"{path}.known"),
        asked=authored(str(len(target.asked)), "period"),
        steps=words(steps(speaker, len(target.asked), target.step)),
        month=speaker.month(target.asked[-1]),
    )
    told = illustrative(target.ends) or not illustrative(ends)
    return said if told else filled(phrases["met_illustrative"], met=said)


def _findings(bullet: str, target: Target, speaker: Speaker) -> Iterator[Finding]:
    if not target.moved:
        return
    phrases = speaker.phrases
    said = [
        filled(
            phrases.kinds["target"]["held"],
            goal=_written(speaker, entry, target.quantity.unit),
            period=speaker.period(parse_period(entry.period)),
        )
        for entry in target.moved
    ]
    text = filled(phrases.findings["target-moved"], targets=joined(said, phrases.comma, phrases.and_))
    yield Finding("target-moved", bullet, target.quantity.indicator, text, fix="nothing, if it is meant; the section's note says so")


def _written(speaker: Speaker, entry: PeriodTarget, unit: Unit) -> Text:
    """A target as it is written down, with the sign of its unit."""
    value, low, high = (
        authored(printed(end, unit), "target") if end is not None else Text() for end in (entry.value, entry.low, entry.high)
    )
    return value or filled(speaker.phrases.kinds["target"]["range"], low=low, high=high)


def _phrase(_: Speaker, target: Target) -> Phrase:
    return Phrase(lambda speaker, path, __, ___: status_text(speaker, target, path))


def _weight(target: Target, speaker: Speaker) -> Weight | None:
    """A target that is met is just material; one missed by as much more as it is missed by; one within tolerance is no news."""
    if target.status == "near":
        return Weight(Decimal(0), "none")
    return Weight(Decimal(1), "good") if target.status == "on" else Weight(missed_by(target, speaker), "bad")


def missed_by(target: Targeted, speaker: Speaker) -> Decimal:
    """How material it is that `target`, or an expected range, is missed: one, and as many in-line bands more as it is missed by."""
    end = target.low if target.side == "below" else target.high
    assert end is not None  # an open end is not missed
    return 1 + materiality(target.distance, base_of(target.quantity, end), speaker.setting.indicators[target.quantity.indicator])


KIND = Kind(
    measure=Target,
    measured=_measured,
    worded={
        Target: Worded(
            {
                "value": lambda _, node: node.quantity,
                "low": lambda _, node: node.low,
                "high": lambda _, node: node.high,
                "distance": distance_of,
                "tolerance": _tolerance,
                "phrase": _phrase,
                "goal": lambda _, node: Phrase(lambda speaker, path, __, ___: goal_text(speaker, node, path)),
                "status": lambda speaker, node: Said(said_of(speaker, "target", f"{node.status}_word")),
                "symbol": lambda speaker, node: Said(said_of(speaker, "target", f"{node.status}_symbol")),
                "met": lambda _, node: Phrase(lambda speaker, path, __, ___: _met(speaker, node, path), Decimal(len(node.met))),
            },
            {
                "value": "the figure",
                "low": "the least that meets the target; unknown where low is good",
                "high": "the most that meets the target; unknown where high is good",
                "distance": "by how much the target is missed; unknown where it is met",
                "tolerance": "by how much it may be missed and still count as within tolerance; unknown where there is none",
                "phrase": "on target, within tolerance or off target, with the target and how far off",
                "goal": "the target in words: no more than 20.0%",
                "status": "on target, within tolerance or off target, and no more",
                "symbol": "a sign for the same, which never stands alone",
                "met": "on target for 3 of the 4 quarters to June 2022; unknown without `last`",
            },
            "`target`",
            figure=lambda node: node.quantity,
            inherits=True,
        )
    },
    claims=lambda target: {"status": target.status, "side": target.side},
    claimed={"status": ("on", "near", "off"), "side": ("within", "below", "above")},
    letters=("t",),
    quantities=lambda target: (target.quantity,),
    findings=_findings,
    weight=_weight,
)
