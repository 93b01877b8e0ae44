"""A change in words: its two figures, its amount, and which way it went."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny_pack.config.measures.change import ChangeEntry
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.bands import materiality
from scrutiny_pack.measures.change import Change, change
from scrutiny_pack.measures.consistency import contradicting_halves
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.amounts import said_of
from scrutiny_pack.narrative.finding import Finding
from scrutiny_pack.narrative.kind import Kind, Weight, Worded
from scrutiny_pack.narrative.kinds.level import ABOUT, NAMES, of_figure
from scrutiny_pack.narrative.nodes import Attribute, Covered, Measure, Said
from scrutiny_pack.narrative.phrases import Directions, filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.periods import Period
from scrutiny_pack.text import authored, words

MONTHS_A_YEAR = 12


def _measured(setting: Setting, entry: ChangeEntry, ruling: Ruling) -> Measure | Missing:
    return change(setting, entry.change, entry.start, entry.end, ruling.test)


def amount(speaker: Speaker, change: Change) -> Number:
    """How much lies between the two printed figures: points between percentages, per so many between rates."""
    unit = Unit.POINTS if change.end.unit is Unit.PERCENT else change.end.unit
    per = speaker.setting.indicators[change.end.indicator].per if unit is Unit.RATE else 0
    formula = f"{change.end.shown} - {change.start.shown}: difference of the printed figures"
    return Number(abs(change.difference), unit, formula, change.start.facts + change.end.facts, per)


def _percent(_: Speaker, change: Change) -> Number | None:
    if not change.percent:  # none from nought, and "0.0% higher" says nothing
        return None
    formula = f"({change.end.shown} - {change.start.shown}) / {change.start.shown} x 100, of the printed figures"
    return Number(change.percent, Unit.PERCENT, formula, change.start.facts + change.end.facts)


def _over_a_year(change: Change) -> bool:
    return change.end.period.months_since(change.start.period) == MONTHS_A_YEAR


def _dated(_: Speaker, change: Change) -> Covered | None:
    return None if _over_a_year(change) else Covered(change.start, preposition=True)


def directed(table: str) -> Attribute:
    """The word of one of the phrase pack's tables for the measure's `direction`; unknown where it has none."""

    def read(speaker: Speaker, node: Change) -> Said | None:
        directions: Directions = getattr(speaker.phrases, table)
        word = getattr(directions, node.direction)
        return Said(words(word)) if word else None

    return read


def _halves(bullet: str, change: Change, speaker: Speaker) -> Iterator[Finding]:
    halves = contradicting_halves(speaker.setting, change)
    if halves is None:
        return
    phrases = speaker.phrases
    up = halves.second.shown > halves.first.shown
    text = filled(
        phrases.findings["recent-months-disagree"],
        months=authored(str(change.end.period.months), "period"),
        noun=words(phrases.noun["rate" if change.end.unit is Unit.RATE else "other"]),
        verb=words(phrases.verb.up if change.direction == "up" else phrases.verb.down),
        half=authored(str(halves.second.period.months), "period"),
        second=speaker.figure(halves.second, "second"),
        side=words(phrases.side.above if up else phrases.side.below),
        first=speaker.figure(halves.first, "first"),
    )
    yield Finding("recent-months-disagree", bullet, change.end.indicator, text)


def _result(result: str, phrase: str) -> Attribute:
    """A phrase for the test's result, where it is this one and the figure moved at all."""

    def read(speaker: Speaker, change: Change) -> Said | None:
        told = change.tested is not None and change.tested.result == result and change.difference
        return Said(said_of(speaker, "change", phrase)) if told else None

    return read


def _claims(change: Change) -> dict[str, str]:
    claims = {"direction": change.direction, "goodness": change.goodness}
    return claims | ({"test": change.tested.result} if change.tested else {})


def _letter(change: Change, _: Period, __: bool) -> str:
    """A change over a year is said without its dates, which the headline's section has; any other is not."""
    return "c" if _over_a_year(change) else "d"


def _weight(change: Change, speaker: Speaker) -> Weight | None:
    """Nothing is made of what chance would make."""
    if change.tested and change.tested.result == "similar":
        return None
    rule = speaker.setting.indicators[change.end.indicator]
    return Weight(materiality(change.difference, change.start.shown, rule), change.goodness)


KIND = Kind(
    measure=Change,
    measured=_measured,
    worded={
        Change: Worded(
            {
                "from": lambda _, node: node.start,
                "to": lambda _, node: node.end,
                "dated": _dated,
                "amount": amount,
                "percent": _percent,
                **{table: directed(table) for table in ("verb", "updown", "lower", "change")},
                "significantly": _result("significant", "significantly"),
                "insignificant": _result("similar", "insignificant"),
                **of_figure("end", NAMES),
            },
            {
                "from": "the earlier figure, with all that a figure offers: `{c.from.period}`",
                "to": "the later figure, likewise",
                "dated": "when the earlier figure was: in 2018-19; unknown where that is a year before the later one",
                "amount": "how much lies between the two figures as printed; percentage points between percentages",
                "percent": "the same as a percentage of the earlier figure; unknown where nothing changed, or from nought",
                "verb": "rose or fell; unknown where nothing changed",
                "updown": "up or down; unknown where nothing changed",
                "lower": "higher or lower; unknown where nothing changed",
                "change": "rise or fall, as a noun; unknown where nothing changed",
                "significantly": "significantly, where a test was passed; else unknown",
                "insignificant": "not a significant change, where a test was not passed; unknown without a test",
                **{name: ABOUT[name] for name in NAMES},
            },
            "`change`",
            figure=lambda node: node.end,
        )
    },
    claims=_claims,
    claimed={"test": ("significant", "similar", "not_tested"), "direction": ("up", "down", "same"), "goodness": ("good", "bad", "none")},
    quantities=lambda change: (change.start, change.end),
    changes=lambda change: (change,),
    letters=("c", "d"),
    letter=_letter,
    tests=lambda change: {"": change.tested} if change.tested else {},
    findings=_halves,
    weight=_weight,
)
