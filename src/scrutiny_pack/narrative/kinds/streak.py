"""A streak in words: fell for 4 months in a row."""

from __future__ import annotations

from decimal import Decimal

from scrutiny_pack.config.measures.streak import StreakEntry
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.streak import Streak, streak
from scrutiny_pack.narrative.amounts import number_of, said_of, steps
from scrutiny_pack.narrative.kind import Kind, Weight, Worded
from scrutiny_pack.narrative.kinds.change import directed
from scrutiny_pack.narrative.kinds.level import ABOUT, NAMES, of_figure
from scrutiny_pack.narrative.nodes import Measure, Said, yes
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import authored, words


def _measured(setting: Setting, entry: StreakEntry, _: Ruling) -> Measure | Missing:
    return streak(setting, entry.streak, entry.by, entry.at_least)


def _count(_: Speaker, streak: Streak) -> Number | None:
    if not streak.holds:
        return None
    way = "higher" if streak.direction == "up" else "lower"
    return number_of(streak.count, f"printed figures in a row, each {way} than the one before", streak.figures)


def _weight(streak: Streak, _: Speaker) -> Weight | None:
    """How many times as long it is as it has to be."""
    return Weight(Decimal(streak.count) / streak.at_least, streak.goodness) if streak.holds else None


KIND = Kind(
    measure=Streak,
    measured=_measured,
    worded={
        Streak: Worded(
            {
                "from": lambda _, node: node.start,
                "to": lambda _, node: node.end,
                "count": _count,
                "open": lambda speaker, node: Said(said_of(speaker, "streak", "open")) if node.open else None,
                "steps": lambda speaker, node: Said(words(steps(speaker, node.count, node.step))),
                "least": lambda _, node: Said(authored(str(node.at_least), "rule")),
                "least_steps": lambda speaker, node: Said(words(steps(speaker, node.at_least, node.step))),
                "verb": directed("verb"),
                "updown": directed("updown"),
                **of_figure("end", NAMES),
            },
            {
                "from": "the figure before the first move, with all that a figure offers",
                "to": "the newest figure, likewise",
                "count": "how many moves one way, each to a figure as printed; unknown where they are fewer than `at_least`",
                "open": "at least: where nothing is known of before; else unknown",
                "steps": "months, quarters or years",
                "least": "the `at_least` of the measure",
                "least_steps": "months, quarters or years, to go with `least`",
                "verb": "rose or fell; unknown where there is no streak",
                "updown": "up or down; unknown where there is no streak",
                **{name: ABOUT[name] for name in NAMES},
            },
            "`streak`",
            figure=lambda node: node.end,
        )
    },
    claims=lambda streak: {"direction": streak.direction, "goodness": streak.goodness, "at_least": yes(streak.holds and streak.open)},
    claimed={"direction": ("up", "down", "same"), "goodness": ("good", "bad", "none"), "at_least": ("true", "false")},
    quantities=lambda streak: (streak.start, streak.end),
    weight=_weight,
)
