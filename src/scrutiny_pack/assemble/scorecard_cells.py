"""The cells of the scorecard: a figure, and under it what is said of it, in a sign and a word."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_pack.assemble.scorecard_rows import Row
from scrutiny_pack.measures.change import Change
from scrutiny_pack.measures.expect import Expectation
from scrutiny_pack.measures.gap import Compared
from scrutiny_pack.measures.level import MONTHS_A_YEAR
from scrutiny_pack.measures.quantity import Missing, Quantity
from scrutiny_pack.measures.target import Targeted, illustrative
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.text import Text, authored, joined, words


class Cells:
    """The cells of the `rows` of one scorecard."""

    def __init__(self, speaker: Speaker, rows: Sequence[Row]) -> None:
        self._speaker, self._said = speaker, speaker.phrases.scorecard
        targets = [row.target for row in rows if row.target]
        self._all_illustrative = bool(targets) and all(illustrative(target.ends) for target in targets)

    def latest(self, row: Row, *, unit: bool = False) -> Text:
        """The newest figure that can be shown, with its `unit` where that is asked for, over its period."""
        figure = self._speaker.figure(row.latest, f"{row.latest.indicator}.latest", "short" if unit else "")
        period = self._period(row.latest)
        return _over(figure, filled(self._said["newer_withheld"], period=period) if row.is_newer_withheld else period)

    def target_header(self) -> Text:
        """The heading over the targets, which says it where all are illustrative; else each of those says so itself."""
        return words(self._said["targets_illustrative" if self._all_illustrative else "target"])

    def target(self, row: Row) -> Text:
        """The target over its status."""
        if row.target is None:
            return self.none()
        return _over(self._goal(row.target, row.latest.indicator), words(self._status(row.target)))

    def year_before(self, row: Row) -> Text:
        """The figure of a year before over the direction since, with its months where it is without some; or why there is none."""
        if isinstance(row.year, Missing):
            return words(self._said[_why(row.year)])
        before, direction = row.year.start, self._direction(row.year)
        said = direction if before.points == before.of_points else joined([self._period(before), direction], self._speaker.phrases.comma)
        return _over(self._speaker.figure(before, f"{row.latest.indicator}.year_before"), said)

    def compared(self, row: Row, key: str) -> Text:
        """A comparator's figure over where the authority stands to it."""
        entry = row.compared.get(key)
        if entry is None:
            return self.none()
        figure = self._speaker.figure(entry.figure.quantity, f"{row.latest.indicator}.{entry.key}")
        return _over(figure, words(self._said[_standing(entry)]))

    def none(self) -> Text:
        """What stands where there is nothing to be said."""
        return words(self._said["none"])

    def _period(self, figure: Quantity) -> Text:
        """The period in few letters: year to Jul 2022, 31 Jul 2022; a year of which a month is missing is not called one."""
        month = self._speaker.month(figure.period, short=True)
        if figure.points < figure.of_points:
            present = figure.months_present
            unbroken = present[0].months_since(present[-1]) == 1 - len(present)
            counts = (authored(str(count), "period") for count in (figure.points, figure.of_points))
            return filled(
                self._said["late_months" if unbroken else "some_months"], month=month, **dict(zip(("k", "n"), counts, strict=True))
            )
        if figure.period.months == MONTHS_A_YEAR and figure.period.kind != "financial year":
            return filled(self._said["year_to"], month=month)
        return self._speaker.period(figure.period, "short")

    def _goal(self, target: Targeted, name: str) -> Text:
        """What the target is, in few words: 20.0% or less, 80% to 90%; marked where it is illustrative and the heading does not say so."""
        phrases = self._speaker.phrases.kinds["target"]
        ends = {"low": target.low, "high": target.high}
        figures = {end: self._speaker.figure(figure, f"{name}.{end}") for end, figure in ends.items() if figure is not None}
        goal = filled(phrases["range"] if len(figures) > 1 else self._said[f"goal_{next(iter(figures))}"], **figures)
        marked = illustrative(target.ends) and not self._all_illustrative
        return filled(phrases["illustrative"], goal=goal) if marked else goal

    def _status(self, target: Targeted) -> str:
        if isinstance(target, Expectation):
            return self._said[f"range_{target.side}"]
        phrases = self._speaker.phrases.kinds["target"]
        return f"{phrases[f'{target.status}_symbol']}\u00a0{phrases[f'{target.status}_word']}"

    def _direction(self, change: Change) -> Text:
        way = words(self._said[change.direction])
        if change.tested and change.tested.result == "similar":
            return filled(self._said["direction_chance"], direction=way)
        return way if change.goodness == "none" else filled(self._said[f"direction_{change.goodness}"], direction=way)


def _over(figure: Text, said: Text) -> Text:
    return figure + words("\n") + said


def _standing(entry: Compared) -> str:
    """Where the authority stands: what a test says where one was made, else the band of the printed gap."""
    result = entry.tested.result if entry.tested else "not_tested"
    if result == "similar":
        return "similar"
    if result == "significant" or entry.band == "clear":
        return entry.side
    return "in_line" if entry.band == "in_line" else f"slightly_{entry.side}"


def _why(missing: Missing) -> str:
    """The word that stands in the place of a figure."""
    if missing.note == "apart":
        return "apart"
    return "withheld" if missing.symbol == "c" else "unavailable" if missing.symbol else "none"
