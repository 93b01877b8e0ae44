"""The newest months of an indicator with their limits of ordinary variation, and what they say of the newest month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from scrutiny_pack.figures import Unit, shown
from scrutiny_pack.measures.change import Goodness
from scrutiny_pack.measures.level import lacking
from scrutiny_pack.measures.process import FEWEST_POINTS, Limits, Special, limits_of, signals
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.run import Run, run_of
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import parse_period

Variation = Literal["improvement", "concern", "change", "mixed", "ordinary", "unknown"]

MORE_DECIMALS = 1
"""Limits and average are printed with one decimal more than the figures, which may lie close to them."""
ORDER = ("beyond", "trend", "near", "side")
"""Of several signals about the newest point the first of these is told."""


@dataclass(frozen=True)
class Spc:
    """The figures of a run, earliest first, with their limits; without limits where there are too few."""

    run: Run
    limits: Limits | None
    special: tuple[tuple[Special, ...], ...]
    """For each figure what is beyond ordinary variation about it."""
    polarity: str

    @property
    def quantity(self) -> Quantity:
        """The newest figure."""
        return self.run.last

    @property
    def first(self) -> Quantity:
        """The earliest figure."""
        return self.run.figures[0]

    @property
    def told(self) -> tuple[Special, ...]:
        """What is told of the newest figure: its first signal, and the first that points the other way; none without limits."""
        found = sorted(self.special[-1], key=lambda each: ORDER.index(each.signal))
        return tuple({each.way: each for each in reversed(found)}[way] for way in dict.fromkeys(each.way for each in found))

    @property
    def variation(self) -> Variation:
        """What the newest figure's variation is, by polarity; "mixed" where its signals point both ways."""
        if self.limits is None:
            return "unknown"
        if not self.told:
            return "ordinary"
        if len(self.told) > 1:
            return "mixed"
        if self.polarity == "neutral":
            return "change"
        return "improvement" if (self.told[0].way > 0) == (self.polarity == "high") else "concern"

    @property
    def goodness(self) -> Goodness:
        """Good for an improvement, bad for a concern."""
        return {"improvement": "good", "concern": "bad"}.get(self.variation, "none")  # type: ignore[return-value]

    def line(self, name: Literal["average", "low", "high"]) -> Quantity | None:
        """The average or a limit as a figure, with all figures behind it; a limit stays within what the unit allows."""
        if self.limits is None:
            return None
        times = {"average": "", "low": " - 2.66 x ", "high": " + 2.66 x "}[name]
        formula = f"average of {len(self.run.figures)} printed figures"
        formula += f"{times}average moving range {shown(self.limits.moving_range, 4)}" if times else ""
        value: Decimal = getattr(self.limits, name)
        within = max(min(value, Decimal(100)) if self.quantity.unit is Unit.PERCENT else value, Decimal(0))
        formula += f", held to {within}" if within != value else ""
        facts = tuple(fact for figure in self.run.figures for fact in figure.facts)
        decimals = self.quantity.decimals + MORE_DECIMALS
        unit, area = self.quantity.unit, self.quantity.area
        return Quantity(self.quantity.indicator, area, self.quantity.period, within, unit, decimals, formula, facts)


def spc(setting: Setting, indicator: str, step: str, most: int, since: str | None = None) -> Spc | Missing:
    """The run of the pack's area with its limits, worked out from the figures as printed; without limits for fewer than twelve figures."""
    run = run_of(setting, indicator, step, most)
    if isinstance(run, Missing):
        return lacking(run)
    if since is not None:
        first = parse_period(since)
        run = replace(run, figures=tuple(figure for figure in run.figures if figure.period.first_month >= first))
        if not run.figures:
            return Missing(f"no figure since {since}")
    values = [figure.shown for figure in run.figures]
    polarity = setting.indicators[indicator].polarity
    if len(values) < FEWEST_POINTS:
        return Spc(run, None, ((),) * len(values), polarity)
    limits = limits_of(values, run.last.decimals + MORE_DECIMALS)
    return Spc(run, limits, tuple(signals(values, limits)), polarity)
