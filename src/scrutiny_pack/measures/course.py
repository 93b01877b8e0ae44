"""How an indicator went: the authority's figures of its last months, quarters or years, with a gap wherever there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, islice

from scrutiny_pack.measures.breaks import apart
from scrutiny_pack.measures.level import level
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.measures.run import periods_back
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.periods import Period

AT_LEAST = 5
"""Fewer figures are no course: public health's guidance asks for as many before it speaks of a trend."""
STEPS = {"month": 24, "quarter": 12, "year": 10}
"""How far back each is looked for: two years of months, three of quarters, ten of years."""


@dataclass(frozen=True)
class Course:
    """The figures of one `step`, earliest first, from the first that is known; `None` where one is missing, hidden or of another kind."""

    step: str
    figures: tuple[Quantity | None, ...]

    @property
    def known(self) -> tuple[Quantity, ...]:
        """The figures that are known."""
        return tuple(figure for figure in self.figures if figure is not None)


def course(setting: Setting, indicator: str) -> Course | None:
    """The course by the shortest step of which enough figures are known; `None` where there is none.

    All figures are of the same definition, area, way of counting and status as the newest of them: local figures are no earlier part of
    published ones.
    """
    for step, asked in STEPS.items():
        periods = list(islice(periods_back(setting, indicator, step), asked))
        figures = tuple(dropwhile(lambda figure: figure is None, reversed(list(_alike(setting, indicator, periods)))))
        found = Course(step, figures)
        if len(found.known) >= AT_LEAST:
            return found
    return None


def _alike(setting: Setting, indicator: str, periods: list[Period]) -> Iterator[Quantity | None]:
    """The figures of `periods`, newest first, without those that are not of one kind with the newest that is known."""
    newest: Quantity | None = None
    for period in periods:
        figure = level(setting, indicator, setting.area, period)
        if not isinstance(figure, Quantity):
            yield None
            continue
        newest = newest or figure
        same = _status(figure) == _status(newest) and not apart(setting, indicator, period, newest.period)
        yield figure if same else None


def _status(figure: Quantity) -> frozenset[str]:
    return frozenset(fact.status for fact in figure.facts)
