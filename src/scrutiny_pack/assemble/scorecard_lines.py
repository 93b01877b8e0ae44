"""The small lines of the scorecard: how each indicator went, its lowest and highest figure, and the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_pack.figures import Unit
from scrutiny_pack.grouped_table import SmallLine
from scrutiny_pack.measures.bands import slight
from scrutiny_pack.measures.course import Course, course
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.text import Text, authored, joined, words


@dataclass(frozen=True)
class _Lined:
    """One indicator with its course, where enough is known of it."""

    indicator: str
    course: Course | None


class Lines:
    """The small lines of the `indicators` of one scorecard, in their order."""

    def __init__(self, speaker: Speaker, indicators: Sequence[str]) -> None:
        self._speaker, self._said = speaker, speaker.phrases.scorecard
        self._all = [_Lined(name, course(speaker.setting, name)) for name in indicators]
        self._steps = tuple(dict.fromkeys(each.course.step for each in self._all if each.course))

    def __bool__(self) -> bool:
        """Whether there is a line at all."""
        return bool(self._steps)

    def header(self) -> Text:
        """The heading over the lines; it says by what they go where all go by the same."""
        return words(self._said[f"trend_by_{self._steps[0]}" if len(self._steps) == 1 else "trend"])

    def cells(self) -> list[Text]:
        """Under each line its lowest and highest figure; where lines differ in it, by what it goes."""
        return [self._cell(each) for each in self._all]

    def drawn(self) -> tuple[SmallLine | None, ...]:
        """The line of each indicator, where it has one."""
        return tuple(self._drawn(each.indicator, each.course) if each.course else None for each in self._all)

    def reading(self) -> Text:
        """How the lines are read: what of them bears on those that are there."""
        known = [each.course for each in self._all if each.course]
        said = ["lines"]
        if any(len(each.known) < len(each.figures) for each in known):
            said.append("lines_broken")
        if any(each.step != "year" and self._is_scaled(each.known[-1]) for each in known):
            said.append("lines_rate")
        return joined((words(self._said[key]) for key in said), " ")

    def _is_scaled(self, figure: Quantity) -> bool:
        """Whether a figure of less than a year is told as one of a year: a rate is, but for that of a day."""
        is_stock = self._speaker.setting.indicators[figure.indicator].timing == "month_end"
        return figure.unit is Unit.RATE and bool(figure.period.months) and not is_stock

    def _cell(self, lined: _Lined) -> Text:
        if lined.course is None:
            return words(self._said["no_trend"])
        low, high = _ends(lined.course)
        said = filled(self._said["trend_range"], low=self._figure(low, "low"), high=self._figure(high, "high"))
        if len(self._steps) == 1:
            return said
        return filled(self._said["trend_of_step"], range=said, by=words(self._said[f"by_{lined.course.step}"]))

    def _drawn(self, indicator: str, known: Course) -> SmallLine:
        rule = self._speaker.setting.indicators[indicator]
        values = tuple(None if figure is None else figure.shown for figure in known.figures)
        return SmallLine(f"scorecard.{indicator}.line", values, slight(_ends(known)[1], rule), self._alt(indicator, known))

    def _alt(self, indicator: str, known: Course) -> Text:
        """What the line shows: from when to when it goes, how many of these are known, the first, last, lowest and highest of them."""
        speaker, figures = self._speaker, known.known
        low, high = _ends(known)
        named = {"first": figures[0], "last": figures[-1], "low": low, "high": high}
        unknown_since = next(place for place, figure in enumerate(reversed(known.figures)) if figure is not None)
        counts = {"k": len(figures), "n": len(known.figures) - unknown_since}
        return filled(
            speaker.phrases.alt["small_line"],
            title=authored(speaker.setting.indicators[indicator].label, "definition"),
            by=words(self._said[f"by_{known.step}"]),
            **{name: self._figure(figure, name) for name, figure in named.items()},
            **{f"{name}_at": speaker.month(figure.period, short=True) for name, figure in named.items()},
            **{name: authored(str(count), "period") for name, count in counts.items()},
        )

    def _figure(self, figure: Quantity, name: str) -> Text:
        return self._speaker.figure(figure, f"{figure.indicator}.{name}")


def _ends(known: Course) -> tuple[Quantity, Quantity]:
    """The lowest and the highest figure, as printed; of equal ones the earliest."""
    return min(known.known, key=lambda figure: figure.shown), max(known.known, key=lambda figure: figure.shown)
