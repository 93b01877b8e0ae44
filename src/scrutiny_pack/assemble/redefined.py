"""Indicators that count something else than in the pack before, whose good end is another, or that are to reach something else."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scrutiny_pack.assemble.last_pack import LastPack, OldIndicator
from scrutiny_pack.config.indicators import Expected, IndicatorEntry
from scrutiny_pack.config.targets import PeriodTarget
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.measures.target import Targeted, end_of, targeted
from scrutiny_pack.narrative.amounts import amount_of
from scrutiny_pack.narrative.kinds.target import goal_text
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.periods import Period, parse_period
from scrutiny_pack.text import Text, authored, words

ORIGIN = "the pack before"
"""Where the numbers of an earlier pack come from; its own evidence has the rest."""


def counted_otherwise(last: LastPack, indicator: str, setting: Setting) -> bool:
    """Whether the indicator counts something else now, so that its figures are not to be set beside those before."""
    before, rule = last.indicators.get(indicator), setting.indicators.get(indicator)
    return before is not None and rule is not None and (before.definition, before.unit) != (rule.definition, _unit_of(rule))


def _unit_of(rule: IndicatorEntry) -> tuple[str, ...]:
    """What an indicator's figures are of, as the evidence has it."""
    return rule.unit, rule.of, str(rule.per)


class Redefined:
    """Compares what both packs' indicators files say of an indicator."""

    def __init__(self, last: LastPack, speaker: Speaker) -> None:
        self.last, self.speaker, self.setting, self.said = last, speaker, speaker.setting, speaker.phrases.since

    def rows(self) -> Iterator[tuple[Text, ...]]:
        """Indicators that count something else, or of which the other end is good."""
        for name, before, rule in self._both():
            label = authored(rule.label, "definition")
            if counted_otherwise(self.last, name, self.setting):
                same = before.definition == rule.definition
                now = words(self.said["other_unit"]) if same else authored(rule.definition, "definition")
                yield words(self.said["defined"]), label, authored(before.definition, ORIGIN), now
            if before.polarity in ("high", "low", "neutral") and before.polarity != rule.polarity:
                was, now = (words(self.said[f"polarity_{polarity}"]) for polarity in (before.polarity, rule.polarity))
                yield words(self.said["defined"]), label, was, now

    def targets(self) -> Iterator[tuple[Text, ...]]:
        """Targets and ranges that are others for the same period; one that both packs have, or that holds in this pack's month."""
        for name, before, rule in self._both():
            if not before.polarity or counted_otherwise(self.last, name, self.setting):
                continue
            was, now = ({target.period: target for target in targets} for targets in (before.targets, rule.targets))
            for period in dict.fromkeys((*was, *now)):
                holds = self.setting.month.end_month in parse_period(period).members()
                if holds or (period in was and period in now):
                    yield from self._row(name, was.get(period), now.get(period), parse_period(period))
            yield from self._row(name, before.expected, rule.expected, self.setting.month)

    def _both(self) -> Iterator[tuple[str, OldIndicator, IndicatorEntry]]:
        for name, before in self.last.indicators.items():
            if rule := self.setting.indicators.get(name):
                yield name, before, rule

    def _row(
        self, name: str, was: PeriodTarget | Expected | None, now: PeriodTarget | Expected | None, period: Period
    ) -> Iterator[tuple[Text, ...]]:
        before, after = (self._goal(name, each, period) for each in (was, now))
        if before.plain == after.plain:
            return
        about = authored(self.setting.indicators[name].label, "definition")
        if not isinstance(was or now, Expected):
            about = filled(self.said["figure"], label=about, period=self.speaker.period(period, "short"))
        yield words(self.said["target"]), about, authored(before.plain, ORIGIN), authored(after.plain, "target")

    def _goal(self, name: str, goal: PeriodTarget | Expected | None, period: Period) -> Text:
        """What is to be reached, with its tolerance; that there is no target where there is none."""
        if goal is None:
            return words(self.said["no_target"])
        rule = self.setting.indicators[name]
        blank = Quantity(name, self.setting.area, period, Decimal(0), Unit(rule.unit), rule.decimals, "", ())
        if isinstance(goal, Expected):
            low, high = (end_of(self.setting, blank, end, "expected", goal.status, goal.source) for end in (goal.low, goal.high))
            return goal_text(self.speaker, Targeted(blank, low, high), f"since.{name}")
        aimed = targeted(self.setting, blank, goal)
        said = goal_text(self.speaker, aimed, f"since.{name}")
        tolerance = amount_of(self.speaker, aimed.tolerance, aimed.ends, "as set") if aimed.tolerance else None
        if tolerance is None:
            return said
        return filled(self.said["with_tolerance"], goal=said, tolerance=self.speaker.number(tolerance, f"since.{name}.tolerance"))
