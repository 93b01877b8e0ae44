"""The change of a gap in words: narrowed, widened, crossed, opened or closed, with both gaps and both dates."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny_pack.config.measures.gap_change import GapChangeEntry
from scrutiny_pack.measures.comparators import ComparatorFigure
from scrutiny_pack.measures.gap_change import GapChange, GapThen, gap_change
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.amounts import amount_of, facts_of, said_of
from scrutiny_pack.narrative.finding import Finding, counted
from scrutiny_pack.narrative.kind import Kind, Worded
from scrutiny_pack.narrative.kinds.gap import findings_beside
from scrutiny_pack.narrative.kinds.level import ABOUT, NAMES, of_figure
from scrutiny_pack.narrative.nodes import Attribute, Covered, Measure, Phrase, Said
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import Text, words


def _measured(setting: Setting, entry: GapChangeEntry, ruling: Ruling) -> Measure | Missing:
    return gap_change(setting, entry.gap_change, entry.to, entry.start, entry.end, ruling.guard)


def _amount(speaker: Speaker, then: GapThen) -> Number:
    formula = f"{then.quantity.shown} and {then.figure.quantity.shown}: difference of the printed figures"
    return amount_of(speaker, abs(then.difference), (then.quantity, then.figure.quantity), formula)


def _place(speaker: Speaker, then: GapThen, path: str) -> Text:
    """2.7 percentage points below; the same as."""
    phrases = speaker.phrases
    if then.side == "same":
        return said_of(speaker, "gap_change", "level")
    side = words(phrases.side.above if then.side == "above" else phrases.side.below)
    return filled(phrases.kinds["gap_change"]["place"], amount=speaker.number(_amount(speaker, then), f"{path}.amount"), side=side)


def _word(name: str) -> Attribute:
    """A word for the movement, where it is the one called `name`."""

    def read(speaker: Speaker, node: GapChange) -> Said | None:
        return Said(said_of(speaker, "gap_change", node.movement)) if node.moved == (name == "moved") else None

    return read


def _comparator(speaker: Speaker, change: GapChange) -> Said:
    pattern, statistic = speaker.phrases.kinds["gap_change"]["comparator"], words(speaker.statistic(change.key))
    return Said(filled(pattern, name=speaker.comparator(change.key), statistic=statistic))


def _findings(bullet: str, change: GapChange, speaker: Speaker) -> Iterator[Finding]:
    """What is to be borne in mind of the comparator, and that its group was not the same at both times."""
    for then in (change.start, change.end):
        yield from findings_beside(bullet, then.quantity, [then.figure], speaker)
    first, last = (_members(then.figure) for then in (change.start, change.end))
    if first != last:
        counts = [counted(speaker, len(each), "members with a figure", facts_of((change.end.figure.quantity,))) for each in (first, last)]
        text = filled(speaker.phrases.findings["group-differs"], name=speaker.comparator(change.key), first=counts[0], last=counts[1])
        fix = "nothing, if it is meant; the section's note says so"
        yield Finding("group-differs", bullet, change.end.quantity.indicator, text, fix=fix)


def _members(figure: ComparatorFigure) -> frozenset[str]:
    """The areas whose figures a group's figure was worked out from; none for one that was published."""
    return frozenset(fact.area for fact in figure.quantity.facts if not fact.reason) if figure.members else frozenset()


KIND = Kind(
    measure=GapChange,
    measured=_measured,
    worded={
        GapChange: Worded(
            {
                "from": lambda _, node: node.start,
                "to": lambda _, node: node.end,
                "moved": _word("moved"),
                "unmoved": _word("unmoved"),
                "comparator": _comparator,
                **of_figure("end.quantity", NAMES),
            },
            {
                "from": "the gap at first, with its `value`, `beside`, `amount`, `place`, `period` and `when`",
                "to": "the gap at last, likewise",
                "moved": "narrowed, widened, crossed over, opened or closed; unknown where the gap did not move",
                "unmoved": "was the same, or moved by no more than rounding can explain; unknown where the gap moved",
                "comparator": "the comparator: the England average",
                **{name: ABOUT[name] for name in NAMES},
            },
            "`gap_change`",
            figure=lambda node: node.end.quantity,
        ),
        GapThen: Worded(
            {
                "value": lambda _, node: node.quantity,
                "beside": lambda _, node: node.figure.quantity,
                "amount": _amount,
                "place": lambda _, node: Phrase(lambda speaker, path, __, ___: _place(speaker, node, path)),
                "period": lambda _, node: Covered(node.quantity),
                "when": lambda _, node: Covered(node.quantity, preposition=True),
            },
            {
                "value": "the authority's figure",
                "beside": "the comparator's figure",
                "amount": "how much lies between the two as printed",
                "place": "the same with its side: 2.7 percentage points below; the same as",
                "period": ABOUT["period"],
                "when": ABOUT["when"],
            },
            "`from` and `to` of a `gap_change`: `{x.from.place}`",
            figure=lambda node: node.quantity,
        ),
    },
    claims=lambda change: {
        "movement": change.movement,
        "goodness": change.goodness,
        "from.side": change.start.side,
        "to.side": change.end.side,
    },
    claimed={
        "movement": ("narrowed", "widened", "crossed", "opened", "closed", "same", "rounding"),
        "side": ("above", "below", "same"),
        "goodness": ("good", "bad", "none"),
    },
    quantities=lambda change: (change.start.quantity, change.end.quantity),
    beside=lambda change: (change.start.figure, change.end.figure),
    findings=_findings,
)
